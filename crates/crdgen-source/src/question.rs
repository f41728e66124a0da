//! What a compiled program can be asked where source alone does not tell a kind's schemas.

use crdgen_core::diagnostic::Span;
use crdgen_core::lower::{self, Contracts};
use crdgen_core::resource::Resource;
use quote::ToTokens;
use serde_json::Value;

use crate::attr::resource::{ResourceAttrs, SchemaMode};
use crate::engine::Engine;
use crate::input::Generation;
use crate::kinds::Kind;
use crate::tree::ItemId;

/// The schemas that one kind lacks.
#[derive(Debug, Clone)]
pub struct Question {
    /// What the attributes say.
    pub resource: Resource,
    /// The Rust type, with its module.
    pub rust_type: String,
    /// The place of the type's name.
    pub span: Option<Span>,
    /// The place of its crate's root file among those of the package.
    pub root: usize,
    /// The path of `schemars` in the author's code.
    pub schemars: String,
    /// The modules from the crate's root to the kind.
    pub(crate) modules: Vec<String>,
    subject: Subject,
}

/// The types to ask, as they are written in the kind's module.
#[derive(Debug, Clone)]
enum Subject {
    Types { spec: String, status: Option<String> },
    Root { name: String, status: bool },
}

impl Question {
    /// None for a kind that asks for no schema.
    pub(crate) fn new(engine: &Engine, id: ItemId, attrs: &ResourceAttrs) -> Option<Self> {
        let item = engine.tree.item(id);
        let status = attrs.status.as_ref();
        let subject = match attrs.schema {
            SchemaMode::Disabled => return None,
            SchemaMode::Manual => Subject::Root { name: attrs.root_name().value.clone(), status: status.is_some() },
            SchemaMode::Derived => Subject::Types {
                spec: item.ident.to_string(),
                status: status.map(|path| path.value.to_token_stream().to_string()),
            },
        };
        let path = attrs.crates.schemars.as_ref().map(|path| path.to_token_stream().to_string());
        let (root, modules) = engine.tree.place(item.module)?;
        Some(Self {
            resource: attrs.resource(),
            rust_type: engine.name(id),
            span: engine.place(id),
            root,
            schemars: path.unwrap_or_else(|| "::schemars".to_owned()),
            modules,
            subject,
        })
    }

    /// Whether it is the whole resource whose schema is asked for: its own, and not a reference to it.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.subject, Subject::Root { .. })
    }

    /// The types that are asked, in the order of the answers.
    pub(crate) fn types(&self) -> Vec<&str> {
        match &self.subject {
            Subject::Types { spec, status } => std::iter::once(spec).chain(status).map(String::as_str).collect(),
            Subject::Root { name, .. } => vec![name],
        }
    }

    /// The kind, once the compiled program has answered with two schemas for each type.
    ///
    /// # Errors
    /// This is no such answer.
    pub fn answered(self, answer: &str, generation: Generation) -> Result<Kind, String> {
        let wrong = || format!("the compiled `{}` answered with something else than schemas", self.rust_type);
        let answers: Vec<[Value; 2]> = serde_json::from_str(answer).map_err(|error| format!("{}: {error}", wrong()))?;
        let mut types = answers.into_iter().map(|[first, second]| match generation {
            Generation::V0 => Contracts::same(with_definitions(first, second)),
            Generation::V1 => Contracts { deserialize: first, serialize: second },
        });
        let first = types.next().ok_or_else(wrong)?;
        let (spec, status) = match &self.subject {
            Subject::Root { status, .. } => lower::split_root(first, *status),
            Subject::Types { status: None, .. } => (first, None),
            Subject::Types { .. } => (first, Some(types.next().ok_or_else(wrong)?)),
        };
        let Self { resource, rust_type, span, .. } = self;
        Ok(Kind { resource, rust_type, span, spec: Some(spec), status })
    }
}

/// A root schema of schemars 0.8 in the words of draft 2020-12.
fn with_definitions(mut root: Value, definitions: Value) -> Value {
    if let Value::Object(root) = &mut root {
        root.insert("$defs".to_owned(), definitions);
    }
    modernise(&mut root);
    root
}

/// In draft 2019-09 the items of a tuple have another keyword.
fn modernise(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("items").is_some_and(Value::is_array)
                && let Some(items) = map.remove("items")
            {
                map.insert("prefixItems".to_owned(), items);
                let rest = map.remove("additionalItems");
                map.extend(rest.map(|rest| ("items".to_owned(), rest)));
            }
            map.iter_mut()
                .filter(|(key, _)| !matches!(key.as_str(), "default" | "enum" | "const" | "examples"))
                .for_each(|(_, value)| modernise(value));
        }
        Value::Array(all) => all.iter_mut().for_each(modernise),
        _ => {}
    }
}
