//! The custom resources of a package, found without a list.

use std::sync::Arc;

use crdgen_core::diagnostic::{Diagnostic, Note, Span};
use crdgen_core::lower::{self, Contracts};
use crdgen_core::resource::{Resource, ResourceVersion};
use crdgen_core::structural::Structural;
use crdgen_core::types::Contract;

use crate::attr::resource::{self, ResourceAttrs, SchemaMode};
use crate::attr::{AttrError, Ctxt};
use crate::container::Containers;
use crate::engine::Engine;
use crate::input::{Files, Package};
use crate::question::Question;
use crate::schemas::Schemas;
use crate::tree::{self, ItemId};
use crate::ty::{Scope, Ty};
use crate::{engine, span};

/// What was found in a package.
#[derive(Debug, Default)]
pub struct Output {
    /// The kinds whose schemas could be told, in the order of the files.
    pub kinds: Vec<Kind>,
    /// The kinds that source alone cannot tell, or that are wrong.
    pub refused: Vec<Refused>,
    /// What is wrong besides, and what to look at.
    pub diagnostics: Vec<Diagnostic>,
}

/// A kind that was found and not read.
#[derive(Debug)]
pub struct Refused {
    /// The Rust type, with its module.
    pub rust_type: String,
    /// Why, at least one error among it.
    pub findings: Vec<Diagnostic>,
    /// What the compiled types could be asked instead; none where what is written there is wrong, compiled or not.
    pub question: Option<Question>,
}

/// One version of one kind, as source tells it.
#[derive(Debug)]
pub struct Kind {
    /// What the attributes say.
    pub resource: Resource,
    /// The Rust type, with its module.
    pub rust_type: String,
    /// The place of the type's name.
    pub span: Option<Span>,
    /// The JSON Schemas of the type; `None` where the author asked for no schema.
    pub spec: Option<Contracts>,
    /// The JSON Schemas of the status.
    pub status: Option<Contracts>,
}

impl Kind {
    /// The kind with structural schemas, and what the lowering has to say; `None` if one of them has none.
    pub fn lower(&self) -> (Option<ResourceVersion>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut side = |contracts: &Option<Contracts>, place: &str| -> Result<Option<Structural>, ()> {
            let Some(contracts) = contracts else { return Ok(None) };
            let (schema, mut found) = lower::lower(contracts);
            for diagnostic in &mut found {
                diagnostic.path = join(place, &diagnostic.path);
                diagnostic.trail.push(Note { message: self.note(), span: self.span.clone() });
                if diagnostic.span.is_none() {
                    diagnostic.span = self.span.clone();
                }
            }
            diagnostics.extend(found);
            schema.map(Some).ok_or(())
        };
        let sides = (side(&self.spec, "spec"), side(&self.status, "status"));
        let version = match sides {
            (Ok(spec), Ok(status)) => Some(ResourceVersion { resource: self.resource.clone(), spec, status }),
            _ => None,
        };
        (version, diagnostics)
    }

    fn note(&self) -> String {
        format!("in kind `{}` of `{}`", self.resource.kind, self.rust_type)
    }
}

fn join(place: &str, path: &str) -> String {
    match path.chars().next() {
        None => place.to_owned(),
        Some('[' | '{') => format!("{place}{path}"),
        Some(_) => format!("{place}.{path}"),
    }
}

/// Reads a package and finds every kind in it.
pub fn read(package: &Package, files: &dyn Files) -> Output {
    let engine = Engine::new(tree::load(package, files), package.schemars);
    let mut output = Output::default();
    let items: Vec<ItemId> = engine.tree.own_items().into_iter().map(|(id, _)| id).collect();
    for id in items.into_iter().filter(|id| is_kind(&engine, *id)) {
        let kind = kind(&engine, id);
        let findings = engine.take_diagnostics();
        match kind {
            Ok(kind) => {
                output.kinds.extend(kind);
                output.diagnostics.extend(findings);
            }
            Err(question) => {
                let question = question.map(|question| *question);
                let is_told = |finding: &Diagnostic| finding.is_error() && !CANNOT_TELL.contains(&finding.rule);
                let question = question.filter(|_| !findings.iter().any(is_told));
                output.refused.push(Refused { rust_type: engine.name(id), findings, question });
            }
        }
    }
    let of_files = engine.tree.into_diagnostics();
    output.diagnostics.splice(0..0, of_files);
    output
}

/// The rules of findings that say only that source does not tell.
const CANNOT_TELL: &[&str] =
    &["no-schema", "schema-by-code", "unknown-type", "unknown-value", "unknown-writer", "unsupported-type"];

/// Finds every kind in a package and reads no schema: each has a question, unless it is wrong or asks for no schema.
pub fn find(package: &Package, files: &dyn Files) -> Output {
    let engine = Engine::new(tree::load(package, files), package.schemars);
    let mut output = Output::default();
    let items: Vec<ItemId> = engine.tree.own_items().into_iter().map(|(id, _)| id).collect();
    for id in items.into_iter().filter(|id| is_kind(&engine, *id)) {
        let attrs = attributes(&engine, id);
        let findings = engine.take_diagnostics();
        match attrs {
            Some(attrs) if attrs.schema == SchemaMode::Disabled && !findings.iter().any(Diagnostic::is_error) => {
                output.diagnostics.extend(findings);
                output.diagnostics.push(without_schema(&engine, id));
            }
            attrs => {
                let is_wrong = findings.iter().any(Diagnostic::is_error);
                let question = attrs.filter(|_| !is_wrong).and_then(|attrs| Question::new(&engine, id, &attrs));
                output.refused.push(Refused { rust_type: engine.name(id), findings, question });
            }
        }
    }
    let of_files = engine.tree.into_diagnostics();
    output.diagnostics.splice(0..0, of_files);
    output
}

/// A kind whose CRD is somebody else's: the type is only for its clients.
fn without_schema(engine: &Engine, id: ItemId) -> Diagnostic {
    let message = format!("no CRD is made of `{}`, which asks for no schema", engine.name(id));
    Diagnostic::warning("schema-disabled", message).at(engine.place(id)).help(
        "the server takes no CRD without one: remove `schema = \"disabled\"` if this is where the kind is defined",
    )
}

/// What the attributes of a kind say; what is wrong with them is reported.
fn attributes(engine: &Engine, id: ItemId) -> Option<ResourceAttrs> {
    let input = engine.input(id)?;
    let cx = Ctxt::new();
    let attrs = resource::parse(&input.attrs, &input.ident, &cx);
    let file = engine.tree.file(engine.tree.item(id).module).clone();
    if let Err(errors) = cx.check() {
        errors.iter().for_each(|e| report(engine, &file, e));
    }
    attrs
}

fn is_kind(engine: &Engine, id: ItemId) -> bool {
    engine.input(id).is_some_and(|input| engine::derives(&input, "CustomResource"))
}

/// The kind, none if it asks for no CRD, or what to ask the compiled types in its place.
fn kind(engine: &Engine, id: ItemId) -> Result<Option<Kind>, Option<Box<Question>>> {
    let before = engine.errors();
    let Some(attrs) = attributes(engine, id) else { return Err(None) };
    if attrs.schema == SchemaMode::Disabled && engine.errors() == before {
        engine.report(without_schema(engine, id));
        return Ok(None);
    }
    let resource = attrs.resource();
    let rust_type = engine.name(id);
    let note = Note { message: format!("in kind `{}`", resource.kind), span: engine.place(id) };
    let containers = Containers::new(engine);
    let contracts = |ty: &Ty| {
        let side = |contract| Schemas::new(&containers, contract, vec![note.clone()]).root(ty);
        Contracts { deserialize: side(Contract::Deserialize), serialize: side(Contract::Serialize) }
    };
    let mut manual_status = None;
    let spec = match attrs.schema {
        SchemaMode::Disabled => None,
        SchemaMode::Manual => {
            let Some(ty) = root_type(engine, id, &attrs) else {
                return Err(Question::new(engine, id, &attrs).map(Box::new));
            };
            let side = |contract| Schemas::new(&containers, contract, vec![note.clone()]).whole(&ty);
            let root = Contracts { deserialize: side(Contract::Deserialize), serialize: side(Contract::Serialize) };
            let (spec, status) = lower::split_root(root, attrs.status.is_some());
            manual_status = status;
            Some(spec)
        }
        SchemaMode::Derived => Some(contracts(&Ty::Item(id, Vec::new()))),
    };
    let scope = Scope::of(engine.tree.item(id).module);
    let status = match attrs.schema {
        SchemaMode::Manual => manual_status,
        SchemaMode::Derived | SchemaMode::Disabled => {
            attrs.status.as_ref().map(|path| contracts(&engine.tree.ty_of_path(&scope, &path.value)))
        }
    };
    if engine.errors() == before {
        return Ok(Some(Kind { resource, rust_type, span: engine.place(id), spec, status }));
    }
    Err(Question::new(engine, id, &attrs).map(Box::new))
}

/// The type of the whole object, whose schema is the author's own code; that there is none is reported.
fn root_type(engine: &Engine, id: ItemId, attrs: &ResourceAttrs) -> Option<Ty> {
    let name = attrs.root_name();
    let ty = syn::parse_str(&name.value)
        .ok()
        .map(|path: syn::Path| engine.tree.ty_of_path(&Scope::of(engine.tree.item(id).module), &path));
    let has_code = |ty: &Ty| matches!(ty, Ty::Item(root, _) if engine.trait_impl(*root, "JsonSchema").is_some());
    let ty = ty.filter(has_code);
    if ty.is_none() {
        let file = engine.tree.file(engine.tree.item(id).module);
        let message = format!("`schema = \"manual\"`, but `{}` does not implement `JsonSchema` here", name.value);
        engine.report(Diagnostic::error("no-schema", message).at(span::of(file, name.span)));
    }
    ty
}

/// A finding about an attribute, as one about the file.
pub(crate) fn report(engine: &Engine, file: &Arc<str>, error: &AttrError) {
    let reason = error.reason.name();
    for part in error.error.clone() {
        let mut diagnostic = Diagnostic::error(reason, part.to_string()).at(span::of(file, part.span()));
        diagnostic.help = error.help.clone();
        engine.report(diagnostic);
    }
}
