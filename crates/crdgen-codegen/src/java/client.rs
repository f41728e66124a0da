//! The client of one version of a kind.

use askama::Template;

use super::declarations as declare;
use super::imports::Imports;
use super::kind::Scope;
use super::layout::text;
use super::names::Classes;
use super::text::{comment, rendered};
use super::types::generic;
use crate::plan::{Kind, Version};

#[derive(Template)]
#[template(path = "java/Client.java", escape = "none")]
struct Client<'a> {
    package: &'a str,
    imports: Vec<String>,
    doc: String,
    deprecated: Option<String>,
    class: String,
    constructor: String,
    in_namespace: Option<String>,
    in_namespace_constructor: String,
    super_: String,
    subresources: Vec<Subresource>,
    string: String,
}

/// The client of a part of an object, with its own path.
struct Subresource {
    name: &'static str,
    accessor: String,
    new: String,
}

/// The client.
pub(super) fn client(scope: &Scope, kind: &Kind, version: &Version, classes: &Classes) -> String {
    let mut imports = Imports::new(scope.package, scope.own);
    let (root, client) = (&*classes.types[0], &*classes.client);
    let base = if kind.namespaced { "crdgen.NamespacedClient" } else { "crdgen.ResourceClient" };
    let base = generic(imports.name(base), vec![text(root)]);
    let string = imports.name("java.lang.String");
    let kubernetes_client = imports.name("io.fabric8.kubernetes.client.KubernetesClient");
    let parameters = [(&*kubernetes_client, "client"), (&*string, "fieldManager")];
    let in_namespace = kind.namespaced.then(|| {
        let base = generic(imports.name("crdgen.ResourceClient"), vec![text(root)]);
        declare::class("public static", "InNamespace", base, None, "{", 2)
    });
    let doc = format!("A client of {} in {}/{}.", kind.plural, kind.group, version.name);
    rendered(&Client {
        package: scope.package,
        doc: comment(&doc, &[], version.deprecated.as_deref(), 0),
        class: declare::class("public", client, base, None, "{", 0),
        constructor: declare::constructor("public", client, &parameters, 2),
        super_: declare::call("super", vec![text("client"), text(format!("{root}.class")), text("fieldManager")]),
        in_namespace,
        in_namespace_constructor: declare::constructor(
            "private",
            "InNamespace",
            &[(client, "all"), (&string, "namespace")],
            4,
        ),
        subresources: subresources(kind, version, root, &mut imports),
        deprecated: version.deprecated.as_ref().map(|_| imports.name("java.lang.Deprecated")),
        string,
        imports: imports.lines(),
    })
}

fn subresources(kind: &Kind, version: &Version, root: &str, imports: &mut Imports) -> Vec<Subresource> {
    let indent = if kind.namespaced { 4 } else { 2 };
    let mut subresources = Vec::new();
    if version.status {
        let class = imports.name("crdgen.StatusClient");
        let new = format!("new {class}<>(this)");
        let accessor = declare::accessor(generic(class, vec![text(root)]), "status", indent);
        subresources.push(Subresource { name: "status", accessor, new });
    }
    if version.scale.is_some() {
        let class = imports.name("crdgen.ScaleClient");
        let new = format!("new {class}(this)");
        let accessor = declare::accessor(text(class), "scale", indent);
        subresources.push(Subresource { name: "scale", accessor, new });
    }
    subresources
}
