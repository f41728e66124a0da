//! Clients, and what registers the kinds.

use askama::Template;

use super::scope::{Package, Scoped};
use super::text::{comment, literal, rendered};
use crate::text::lines;

#[derive(Template)]
#[template(path = "go/register.go", escape = "none")]
struct Register<'a> {
    package: &'a str,
    api_doc: String,
    group_doc: String,
    group: String,
    version: String,
    kinds: Vec<Registered<'a>>,
}

struct Registered<'a> {
    kind: String,
    name: &'a str,
    list_kind: String,
    list: &'a str,
}

#[derive(Template)]
#[template(path = "go/clientset.go", escape = "none")]
struct Clientset<'a> {
    package: &'a str,
    kinds: Vec<Accessor<'a>>,
}

struct Accessor<'a> {
    doc: String,
    name: &'a str,
    accessor: &'a str,
    interface: &'a str,
    namespaced: bool,
}

#[derive(Template)]
#[template(path = "go/client.go", escape = "none")]
struct Client<'a> {
    package: &'a str,
    doc: String,
    name: &'a str,
    list: &'a str,
    apply: &'a str,
    interface: &'a str,
    plural: String,
    namespaced: bool,
    status: bool,
    scale: bool,
}

/// The file of the group and version.
pub(super) fn register(package: &Package<'_>) -> String {
    let kinds = package.kinds.iter().map(|scoped| Registered {
        kind: literal(&scoped.kind.kind),
        name: &scoped.root().name,
        list_kind: literal(&scoped.kind.list_kind),
        list: &scoped.list,
    });
    rendered(&Register {
        package: &package.name,
        api_doc: one_line(&format!("{}/{}", package.group, package.version)),
        group_doc: one_line(package.group),
        group: literal(package.group),
        version: literal(package.version),
        kinds: kinds.collect(),
    })
}

/// The file of the clientset.
pub(super) fn clientset(package: &Package<'_>) -> String {
    let kinds = package.kinds.iter().map(|scoped| {
        let Scoped { kind, version, accessor, interface, .. } = scoped;
        let place = if kind.namespaced { " in a namespace, or with none in all of them" } else { "" };
        let doc = format!("{accessor} is the client of {}{place}.", kind.plural);
        let doc = comment(Some(&doc), version.deprecated.as_deref());
        Accessor { doc, name: &scoped.root().name, accessor, interface, namespaced: kind.namespaced }
    });
    rendered(&Clientset { package: &package.name, kinds: kinds.collect() })
}

/// The file of a kind's client.
pub(super) fn client(package: &Package<'_>, kind: &Scoped<'_>) -> String {
    let root = kind.root();
    rendered(&Client {
        package: &package.name,
        doc: comment(Some(&format!("{} is a client of {}.", kind.interface, kind.kind.plural)), None),
        name: &root.name,
        list: &kind.list,
        apply: &root.apply,
        interface: &kind.interface,
        plural: literal(&kind.kind.plural),
        namespaced: kind.kind.namespaced,
        status: kind.version.status,
        scale: kind.version.scale.is_some(),
    })
}

fn one_line(text: &str) -> String {
    lines(text).join(" ")
}
