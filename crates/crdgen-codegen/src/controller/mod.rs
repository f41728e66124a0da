//! A controller in Rust, on kube: a package that builds, runs and has tests, for its author to go on with.
//!
//! [`new`] starts one for a kind that does not exist yet, whose types are Rust's; [`generate`] for kinds that do, with the types
//! that [`crate::rust`] makes of their CRDs.

mod sample;

use askama::Template;
use serde_json::{Value, json};

use crate::File;
use crate::names::{Case, names};
use crate::plan::{Kind, Shape, Type, Version};
use crate::rust;
use crate::text::literal;

/// What a module of the package cannot be called: it has a file of that name, or a crate.
const TAKEN: [&str; 11] =
    ["core", "crdgen", "futures", "k8s_openapi", "kinds", "kube", "lib", "main", "serde_json", "std", "tracing"];

/// A kind that [`new`] starts with. All names are admitted by the API server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKind {
    /// The API group.
    pub group: String,
    /// The version, such as `v1alpha1`.
    pub version: String,
    /// The kind, which is the name of a Rust type too.
    pub kind: String,
    /// The name in URLs.
    pub plural: String,
    /// Whether objects live in a namespace.
    pub namespaced: bool,
}

/// A package for kinds that there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The types, made anew whenever the CRDs change.
    pub types: Vec<File>,
    /// What the author goes on with, and nobody else may write again.
    pub start: Vec<File>,
}

/// A package named `controller`, with a controller for the preferred version of each of `kinds`.
pub fn generate(kinds: &[Kind]) -> Package {
    const PACKAGE: &str = "controller";
    // `plan` makes no kind without a version.
    let served: Vec<(&Kind, &Version)> = kinds.iter().filter_map(|kind| Some((kind, kind.versions.first()?))).collect();
    let is_alone = |kind: &Kind| kinds.iter().filter(|other| other.kind == kind.kind).count() == 1;
    let words = served.iter().map(|(kind, _)| match is_alone(kind) {
        true => vec![&*kind.kind],
        false => vec![&*kind.kind, &*kind.group],
    });
    let modules = names(&words.collect::<Vec<_>>(), Case::Snake, &rust::reserved(&TAKEN));
    let controllers: Vec<Controller> = served
        .iter()
        .zip(modules)
        .map(|((kind, version), module)| {
            let (path, name) = rust::place(kinds, kind, version);
            Controller {
                kind: name.clone(),
                module,
                path: format!("kinds::{path} as api"),
                ty: format!("api::{name}"),
                namespaced: kind.namespaced,
                ready: Ready::of(version),
                finalizer: finalizer(&kind.plural, &kind.group),
                url: url(&kind.group, &version.name, &kind.plural, kind.namespaced),
                sample: sample(&kind.group, &version.name, &kind.kind, sample::object(version)),
            }
        })
        .collect();
    let types = rust::generate(kinds).into_iter();
    let mut start = package_files(PACKAGE, "Controllers of custom resources.", false, &controllers);
    start.extend(controllers.iter().map(|one| file(&format!("tests/{}.rs", one.module), &tests(PACKAGE, one))));
    Package { types: types.map(|file| File { path: format!("src/kinds/{}", file.path), ..file }).collect(), start }
}

/// The files of a package with this name: types, controller, program and tests.
pub fn new(package: &str, kind: &NewKind) -> Vec<File> {
    let ready = Ready { generation: true, generation_of_condition: true };
    let controller = Controller {
        kind: kind.kind.clone(),
        module: "controller".to_owned(),
        path: "api".to_owned(),
        ty: format!("api::{}", kind.kind),
        namespaced: kind.namespaced,
        ready: Some(ready),
        finalizer: finalizer(&kind.plural, &kind.group),
        url: url(&kind.group, &kind.version, &kind.plural, kind.namespaced),
        sample: sample(&kind.group, &kind.version, &kind.kind, json!({"spec": {}})),
    };
    let api = Api {
        group: rust_literal(&kind.group),
        version: rust_literal(&kind.version),
        plural: rust_literal(&kind.plural),
        kind: &kind.kind,
        namespaced: kind.namespaced,
    };
    let doc = format!("The custom resource [`api::{}`] and its controller.", kind.kind);
    let mut files = package_files(package, &doc, true, std::slice::from_ref(&controller));
    files.push(file("src/api.rs", &api));
    files.push(file("tests/reconcile.rs", &tests(package, &controller)));
    files.push(File { path: ".gitignore".to_owned(), text: "/target\n".to_owned() });
    files
}

/// The files that a package has whatever its kinds are, and the controllers.
fn package_files(package: &str, doc: &str, derives: bool, controllers: &[Controller]) -> Vec<File> {
    let library = library(package);
    // What the client that is made of CRDs shares is in a module `api` of its own.
    let mut modules = vec![if derives { "api" } else { "kinds" }];
    modules.extend(controllers.iter().map(|controller| &*controller.module));
    modules.sort_unstable();
    let mut files = vec![
        file("Cargo.toml", &Manifest { package: rust_literal(package), derives }),
        file("src/lib.rs", &Library { doc, modules }),
        file("src/main.rs", &Main { library, controllers }),
    ];
    files.extend(controllers.iter().map(|controller| {
        let module = Module {
            reconcile: signature(
                "pub async fn reconcile",
                &[format!("object: Arc<{}>", controller.ty), "context: Arc<Context>".to_owned()],
                "Result<Action, Error>",
            ),
            apply: step("apply", &controller.ty),
            clean_up: step("clean_up", &controller.ty),
            report: signature(
                "async fn report",
                &[
                    format!("api: &Api<{}>", controller.ty),
                    format!("object: &{}", controller.ty),
                    "outcome: &Result<(), Error>".to_owned(),
                ],
                "Result<(), Error>",
            ),
            controller,
        };
        file(&format!("src/{}.rs", controller.module), &module)
    }));
    files
}

fn tests<'c>(package: &str, controller: &'c Controller) -> Tests<'c> {
    Tests { library: library(package), controller }
}

/// The name of the library of a package.
fn library(package: &str) -> String {
    package.replace('-', "_")
}

fn step(name: &str, ty: &str) -> String {
    signature(
        &format!("async fn {name}"),
        &[format!("object: &{ty}"), "_context: &Context".to_owned()],
        "Result<(), Error>",
    )
}

/// The head of a function as rustfmt writes it: on one line if that has room for it.
fn signature(name: &str, arguments: &[String], result: &str) -> String {
    let line = format!("{name}({}) -> {result} {{", arguments.join(", "));
    if line.len() <= 100 {
        return line;
    }
    let arguments: String = arguments.iter().map(|argument| format!("    {argument},\n")).collect();
    format!("{name}(\n{arguments}) -> {result} {{")
}

fn finalizer(plural: &str, group: &str) -> String {
    constant("pub const FINALIZER", &rust_literal(&format!("{plural}.{group}/clean-up")))
}

/// The path of the object `a`.
fn url(group: &str, version: &str, plural: &str, namespaced: bool) -> String {
    let place = if namespaced { "namespaces/default/" } else { "" };
    constant("const PATH", &rust_literal(&format!("/apis/{group}/{version}/{place}{plural}/a")))
}

/// The text of an object of a kind.
fn sample(group: &str, version: &str, kind: &str, mut object: Value) -> String {
    object["apiVersion"] = format!("{group}/{version}").into();
    object["kind"] = kind.into();
    let text = object.to_string();
    let literal = if text.contains('#') || !text.is_ascii() { rust_literal(&text) } else { format!("r#\"{text}\"#") };
    constant("const OBJECT", &literal)
}

/// A constant as rustfmt writes it: on one line, or on two if that gives room for it.
fn constant(head: &str, literal: &str) -> String {
    let line = format!("{head}: &str = {literal};");
    if line.len() <= 100 || literal.len() + 5 > 100 { line } else { format!("{head}: &str =\n    {literal};") }
}

fn rust_literal(text: &str) -> String {
    literal(text, |c| c.escape_unicode().to_string())
}

/// What the condition `Ready` can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ready {
    /// Whether the status has an `observedGeneration`.
    generation: bool,
    /// Whether a condition has one.
    generation_of_condition: bool,
}

impl Ready {
    /// What a version's status has; none if it has no conditions as `metav1.Condition` describes them.
    fn of(version: &Version) -> Option<Self> {
        let field = |at: usize, name: &str| match &version.types.get(at)?.shape {
            Shape::Struct(fields) => fields.iter().find(|field| field.json == name).map(|field| &field.ty),
            Shape::Enum(_) => None,
        };
        let Some(Type::Named(status)) = field(0, "status").filter(|_| version.status) else { return None };
        let Some(Type::List(item, _)) = field(*status, "conditions") else { return None };
        let Type::Named(condition) = &**item else { return None };
        let has = |name: &str| field(*condition, name).is_some();
        ["type", "status", "reason", "message", "lastTransitionTime"].into_iter().all(has).then(|| Self {
            generation: field(*status, "observedGeneration").is_some(),
            generation_of_condition: has("observedGeneration"),
        })
    }
}

/// A controller of one kind and version.
#[derive(Debug, Clone, PartialEq)]
struct Controller {
    kind: String,
    /// The module that it is in.
    module: String,
    /// The module of the types, as it is imported from the crate.
    path: String,
    /// The type of the object.
    ty: String,
    namespaced: bool,
    ready: Option<Ready>,
    /// The constants of its finalizer, and of the path and the text of an object.
    finalizer: String,
    url: String,
    sample: String,
}

#[derive(Template)]
#[template(path = "controller/Cargo.toml", escape = "none")]
struct Manifest {
    package: String,
    derives: bool,
}

#[derive(Template)]
#[template(path = "controller/lib.rs", escape = "none")]
struct Library<'a> {
    doc: &'a str,
    modules: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "controller/main.rs", escape = "none")]
struct Main<'a> {
    library: String,
    controllers: &'a [Controller],
}

#[derive(Template)]
#[template(path = "controller/api.rs", escape = "none")]
struct Api<'a> {
    group: String,
    version: String,
    kind: &'a str,
    plural: String,
    namespaced: bool,
}

#[derive(Template)]
#[template(path = "controller/controller.rs", escape = "none")]
struct Module<'a> {
    controller: &'a Controller,
    reconcile: String,
    apply: String,
    clean_up: String,
    report: String,
}

#[derive(Template)]
#[template(path = "controller/tests.rs", escape = "none")]
struct Tests<'a> {
    library: String,
    controller: &'a Controller,
}

fn file(path: &str, template: &impl Template) -> File {
    // Nothing in a template can fail but writing into a text, which does not.
    let text = template.render().unwrap_or_default().trim_end().to_owned() + "\n";
    File { path: path.to_owned(), text }
}
