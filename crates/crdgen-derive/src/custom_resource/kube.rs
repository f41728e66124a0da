//! kube's traits, for `Api<CronTab>` and the like. The facade keeps them only with its feature `kube`: a feature of the
//! derive could not know whether the crate that it expands in wants them.

use crdgen_core::resource::Scope;
use proc_macro2::TokenStream;
use quote::quote;

use super::input::Input;

pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let crdgen = &input.crdgen;
    let resource = resource(input);
    let custom_resource = custom_resource(input);
    let accessors = accessors(input);
    let cel = cel(input);
    quote! {
        #crdgen::__if_kube! { #resource #custom_resource #accessors #cel }
    }
}

fn resource(input: &Input<'_>) -> TokenStream {
    let Input { attrs, root, crdgen, kube_core, .. } = input;
    let (group, version, kind) = (attrs.group.as_str(), attrs.version.as_str(), attrs.kind.as_str());
    let plural = attrs.plural_name();
    let api_version = format!("{group}/{version}");
    let scope = match attrs.scope {
        Scope::Namespaced => quote!(NamespaceResourceScope),
        Scope::Cluster => quote!(ClusterResourceScope),
    };
    let texts = [
        (quote!(group), group),
        (quote!(version), version),
        (quote!(kind), kind),
        (quote!(plural), &plural),
        (quote!(api_version), &api_version),
    ];
    let texts = texts.into_iter().map(|(name, text)| {
        quote! {
            fn #name(_: &()) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(#text)
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #kube_core::Resource for #root {
            type DynamicType = ();
            type Scope = #kube_core::#scope;

            #(#texts)*

            fn meta(&self) -> &#crdgen::ObjectMeta {
                &self.metadata
            }

            fn meta_mut(&mut self) -> &mut #crdgen::ObjectMeta {
                &mut self.metadata
            }
        }
    }
}

fn custom_resource(input: &Input<'_>) -> TokenStream {
    let Input { attrs, root, crdgen, kube_core, k8s_openapi, .. } = input;
    let name = format!("{}.{}", attrs.plural_name(), attrs.group.as_str());
    let short_names = attrs.short_names.iter().map(|name| name.as_str());
    let apiextensions = quote!(#k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1);
    quote! {
        #[automatically_derived]
        impl #kube_core::CustomResourceExt for #root {
            fn crd() -> #apiextensions::CustomResourceDefinition {
                #crdgen::__private::kube_definition::<Self>()
            }

            fn crd_name() -> &'static str {
                #name
            }

            fn api_resource() -> #kube_core::discovery::ApiResource {
                #kube_core::discovery::ApiResource::erase::<Self>(&())
            }

            fn shortnames() -> &'static [&'static str] {
                &[#(#short_names),*]
            }
        }
    }
}

fn accessors(input: &Input<'_>) -> TokenStream {
    let Input { attrs, root, spec, kube_core, .. } = input;
    let has_status = attrs.status.as_ref().map(|status| {
        let status = &status.value;
        quote! {
            #[automatically_derived]
            impl #kube_core::object::HasStatus for #root {
                type Status = #status;

                fn status(&self) -> ::core::option::Option<&#status> {
                    self.status.as_ref()
                }

                fn status_mut(&mut self) -> &mut ::core::option::Option<#status> {
                    &mut self.status
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #kube_core::object::HasSpec for #root {
            type Spec = #spec;

            fn spec(&self) -> &#spec {
                &self.spec
            }

            fn spec_mut(&mut self) -> &mut #spec {
                &mut self.spec
            }
        }
        #has_status
    }
}

/// `cel`: kube's own checks of the rules in the client, which need kube's feature of that name.
fn cel(input: &Input<'_>) -> Option<TokenStream> {
    let Input { attrs, root, vis, kube_core, .. } = input;
    attrs.cel.map(|_| {
        quote! {
            impl #root {
                /// Checks the object against the CEL rules of its schema.
                #vis fn validate_cel(&self) -> ::core::result::Result<(), #kube_core::cel::ValidationErrors> {
                    #kube_core::cel::validate_cel(self)
                }

                /// Checks the object against the CEL rules of its schema, those about the `old` object included.
                #vis fn validate_cel_update(
                    &self,
                    old: &Self,
                ) -> ::core::result::Result<(), #kube_core::cel::ValidationErrors> {
                    #kube_core::cel::validate_cel_update(self, old)
                }
            }
        }
    })
}
