//! The module of one version of a kind.

use askama::Template;

use super::MADE_BY;
use super::scope::{NamedView, Scope};
use super::text::{docstring, literal, rendered};
use super::types::{Value, assignment, class, decorator};
use crate::plan::{Kind, Version};

#[derive(Template)]
#[template(path = "python/kind.py", escape = "none")]
struct Module {
    doc: String,
    has_enums: bool,
    has_any: bool,
    kind: String,
    kind_class: NamedView,
    api_info: String,
    deprecated: Option<String>,
    apis: [ApiView; 2],
    types: Vec<NamedView>,
}

struct ApiView {
    head: String,
    doc: String,
}

/// The text of the module.
pub(super) fn module(kind: &Kind, version: &Version) -> String {
    let scope = Scope::new(&kind.group, &kind.kind, version);
    let api_version = format!("{}/{}", kind.group, version.name);
    let place = if kind.namespaced { "Namespaced" } else { "Cluster" };
    let root = scope.view(0, &format!("objects.{place}Resource"), version.deprecated.as_deref());
    let info = [&kind.group, &version.name, &kind.kind, &kind.plural].map(|text| literal(text)).to_vec();
    let of = format!("client of ``{}`` in ``{api_version}``.", kind.plural);
    let name = scope.kind().to_owned();
    let api = |suffix: &str, module: &str, doc: String| ApiView {
        head: class(&format!("{name}{suffix}"), &bases(kind, version, module, &name)),
        doc: docstring(&doc, 4),
    };
    rendered(&Module {
        doc: docstring(&format!("``{}`` of ``{api_version}``.\n\n{MADE_BY}", kind.kind), 0),
        has_enums: scope.has_enums(),
        has_any: scope.has_any(),
        kind_class: root,
        api_info: assignment("_api_info", &Value::Call("objects.api_info", info)),
        apis: [api("Api", "client.", format!("A {of}")), api("AsyncApi", "aio.Async", format!("An asynchronous {of}"))],
        deprecated: version.deprecated.as_deref().map(|text| decorator("objects.deprecated", literal(text))),
        types: (1..version.types.len()).map(|index| scope.view(index, "objects.Object", None)).collect(),
        kind: name,
    })
}

/// What a client of the kind called `name` can do.
fn bases(kind: &Kind, version: &Version, module: &str, name: &str) -> Vec<String> {
    let place = if kind.namespaced { "NamespacedApi" } else { "ClusterApi" };
    let parts = [(version.status, "WithStatus"), (version.scale.is_some(), "WithScale")];
    let parts = parts.into_iter().filter_map(|(is_there, base)| is_there.then_some(base));
    [place].into_iter().chain(parts).map(|base| format!("{module}{base}[{name}]")).collect()
}
