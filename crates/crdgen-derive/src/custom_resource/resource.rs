//! `impl crdgen::CustomResource`: the attributes as a value, and where the schemas come from.

use crdgen_core::resource::{ConversionWebhook, Layout, PrinterColumn, Resource, Scale, Scope, ValidationRule};
use crdgen_source::attr::resource::SchemaMode;
use proc_macro2::TokenStream;
use quote::quote;

use super::input::Input;

pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let Input { attrs, spec, root, crdgen, .. } = input;
    let resource = value(&attrs.resource());
    let schemas = match (attrs.schema, &attrs.status) {
        (SchemaMode::Derived, None) => quote!(of_spec::<#spec>()),
        (SchemaMode::Derived, Some(status)) => {
            let status = &status.value;
            quote!(of_spec_and_status::<#spec, #status>())
        }
        (SchemaMode::Manual, status) => {
            let status = status.is_some();
            quote!(of_root::<Self>(#status))
        }
        (SchemaMode::Disabled, _) => quote!(none()),
    };
    quote! {
        #[automatically_derived]
        impl #crdgen::CustomResource for #root {
            fn resource() -> #crdgen::core::resource::Resource {
                #[allow(unused_imports)]
                use #crdgen::core::resource::{ConversionWebhook, Layout, PrinterColumn, Resource, Scale, Scope, ValidationRule};
                #resource
            }

            fn schemas() -> #crdgen::Schemas {
                #crdgen::Schemas::#schemas
            }
        }
    }
}

/// An expression that makes `resource`: only what differs from [`Resource::new`] is set.
fn value(resource: &Resource) -> TokenStream {
    let Resource { group, version, kind, .. } = resource;
    let mut set = Vec::new();
    let texts = [
        (quote!(plural), &resource.plural),
        (quote!(singular), &resource.singular),
        (quote!(list_kind), &resource.list_kind),
        (quote!(description), &resource.description),
        (quote!(deprecation_warning), &resource.deprecation_warning),
    ];
    for (field, text) in texts {
        set.extend(text.as_ref().map(|text| quote!(resource.#field = ::core::option::Option::Some(#text.into());)));
    }
    let lists = [
        (quote!(short_names), &resource.short_names),
        (quote!(categories), &resource.categories),
        (quote!(selectable_fields), &resource.selectable_fields),
    ];
    for (field, texts) in lists {
        set.extend(
            (!texts.is_empty())
                .then(|| quote!(resource.#field = [#(#texts),*].map(::core::convert::Into::into).into();)),
        );
    }
    for (field, map) in [(quote!(labels), &resource.labels), (quote!(annotations), &resource.annotations)] {
        let pairs = map.iter().map(|(key, value)| quote!((#key.into(), #value.into())));
        set.extend((!map.is_empty()).then(|| quote!(resource.#field = [#(#pairs),*].into();)));
    }
    if resource.scope == Scope::Cluster {
        set.push(quote!(resource.scope = Scope::Cluster;));
    }
    if !resource.served {
        set.push(quote!(resource.served = false;));
    }
    if let Some(storage) = resource.storage {
        set.push(quote!(resource.storage = ::core::option::Option::Some(#storage);));
    }
    if resource.deprecated {
        set.push(quote!(resource.deprecated = true;));
    }
    if resource.layout == Layout::Flat {
        set.push(quote!(resource.layout = Layout::Flat;));
    }
    if let Some(scale) = &resource.scale {
        let scale = self::scale(scale);
        set.push(quote!(resource.scale = ::core::option::Option::Some(#scale);));
    }
    if !resource.printer_columns.is_empty() {
        let columns = resource.printer_columns.iter().map(column);
        set.push(quote!(resource.printer_columns = [#(#columns),*].into();));
    }
    if !resource.validations.is_empty() {
        let rules = resource.validations.iter().map(rule);
        set.push(quote!(resource.validations = [#(#rules),*].into();));
    }
    if let Some(webhook) = &resource.conversion {
        let webhook = conversion(webhook);
        set.push(quote!(resource.conversion = ::core::option::Option::Some(#webhook);));
    }
    if set.is_empty() {
        return quote!(Resource::new(#group, #version, #kind));
    }
    quote! {
        let mut resource = Resource::new(#group, #version, #kind);
        #(#set)*
        resource
    }
}

fn option<T: quote::ToTokens>(value: &Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value.into())),
        None => quote!(::core::option::Option::None),
    }
}

fn scale(scale: &Scale) -> TokenStream {
    let Scale { spec_replicas_path, status_replicas_path, label_selector_path } = scale;
    let label_selector_path = option(label_selector_path);
    quote! {
        Scale {
            spec_replicas_path: #spec_replicas_path.into(),
            status_replicas_path: #status_replicas_path.into(),
            label_selector_path: #label_selector_path,
        }
    }
}

fn conversion(webhook: &ConversionWebhook) -> TokenStream {
    match webhook {
        ConversionWebhook::Url(url) => quote!(ConversionWebhook::Url(#url.into())),
        ConversionWebhook::Service { namespace, name, path, port } => {
            let (path, port) = (option(path), option(port));
            quote! {
                ConversionWebhook::Service {
                    namespace: #namespace.into(),
                    name: #name.into(),
                    path: #path,
                    port: #port,
                }
            }
        }
    }
}

fn column(column: &PrinterColumn) -> TokenStream {
    let PrinterColumn { name, type_, json_path, description, format, priority } = column;
    let (description, format, priority) = (option(description), option(format), option(priority));
    quote! {
        PrinterColumn {
            name: #name.into(),
            type_: #type_.into(),
            json_path: #json_path.into(),
            description: #description,
            format: #format,
            priority: #priority,
        }
    }
}

fn rule(rule: &ValidationRule) -> TokenStream {
    let ValidationRule { rule, message, message_expression, reason, field_path, optional_old_self } = rule;
    let [message, message_expression, reason, field_path] =
        [message, message_expression, reason, field_path].map(option);
    let optional_old_self = option(optional_old_self);
    quote! {
        ValidationRule {
            rule: #rule.into(),
            message: #message,
            message_expression: #message_expression,
            reason: #reason,
            field_path: #field_path,
            optional_old_self: #optional_old_self,
        }
    }
}
