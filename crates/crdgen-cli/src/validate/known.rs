//! The CRDs that objects are judged by.

use std::path::PathBuf;

use crdgen_admission::object::Kind;
use crdgen_core::crd::{CustomResourceDefinition, CustomResourceDefinitionVersion};

use super::document::Document;
use super::source::Source;

/// A document that is a CRD.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly all are admitted")]
pub(super) enum Definition {
    Admitted(CustomResourceDefinition),
    /// The server would not take it: only this is known.
    Refused {
        group: String,
        kind: String,
    },
}

/// A CRD, and where it is from.
#[derive(Debug)]
struct Known {
    kind: Kind,
    file: String,
    folder: PathBuf,
}

/// All CRDs that are known.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    known: Vec<Known>,
    /// Group and kind of those that the server would not take, and their files.
    refused: Vec<([String; 2], String)>,
}

/// Who judges an object.
#[derive(Debug, Clone, Copy)]
pub(super) enum Judge<'k> {
    /// The CRD of its kind, at its version.
    Of(&'k Kind, &'k str),
    /// No CRD serves what it says it is; this one, at this version, is the one that must be meant.
    Meant(&'k Kind, &'k str),
    /// Its CRD, in this file, is refused itself.
    Refused(&'k str),
    Nobody,
}

impl Kinds {
    /// One more CRD, of `source`.
    pub(super) fn add(&mut self, definition: Definition, source: &Source) {
        let (file, folder) = (source.name.clone(), source.folder.clone());
        match definition {
            Definition::Admitted(crd) => self.known.push(Known { kind: Kind::new(crd), file, folder }),
            Definition::Refused { group, kind } => self.refused.push(([group, kind], file)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty() && self.refused.is_empty()
    }

    /// The judge of `object`, which is in `source`. Of several that fit it is the one nearest by: a folder of examples
    /// often has the CRD of another release than the next.
    pub(super) fn judge(&self, object: &Document, source: &Source) -> Judge<'_> {
        let (group, kind) = (object.group(), object.text("kind"));
        let (_, version) = object.text("apiVersion").split_once('/').unwrap_or_default();
        let exact = self.known.iter().filter_map(|known| {
            let spec = &known.kind.crd().spec;
            let is_kind = spec.group == group && spec.names.kind == kind;
            let version = spec.versions.iter().find(|own| is_kind && own.served && own.name == version)?;
            Some((known, &*version.name))
        });
        let distance = |known: &Known| (known.file != source.name, known.folder != source.folder);
        if let Some((known, version)) = exact.min_by_key(|(known, _)| distance(known)) {
            return Judge::Of(&known.kind, version);
        }
        if let Some((_, file)) = self.refused.iter().find(|(refused, _)| refused == &[group, kind]) {
            return Judge::Refused(file);
        }
        let meant = self
            .only(|known| known.kind.crd().spec.names.kind == kind)
            .or_else(|| self.only(|known| known.kind.crd().spec.names.kind == kind && known.folder == source.folder))
            // What names another group altogether is of another project, whose CRD is not here.
            .or_else(|| self.only(|_| true).filter(|known| may_be_of(group, known)))
            .or_else(|| self.only(|known| known.folder == source.folder).filter(|known| may_be_of(group, known)));
        match meant.and_then(|known| Some((known, endpoint(known.kind.crd())?))) {
            Some((known, version)) => Judge::Meant(&known.kind, &version.name),
            None => Judge::Nobody,
        }
    }

    /// The one CRD that fits; copies of it count as one.
    fn only(&self, fits: impl Fn(&Known) -> bool) -> Option<&Known> {
        let mut fitting = self.known.iter().filter(|known| fits(known));
        let first = fitting.next()?;
        let name = |known: &Known| known.kind.crd().metadata.name.clone();
        fitting.all(|other| name(other) == name(first)).then_some(first)
    }
}

fn may_be_of(group: &str, known: &Known) -> bool {
    group.is_empty() || group == known.kind.crd().spec.group
}

/// The version whose URL an object would be sent to: the stored one, or else the first that is served.
fn endpoint(crd: &CustomResourceDefinition) -> Option<&CustomResourceDefinitionVersion> {
    let mut served = crd.spec.versions.iter().filter(|version| version.served);
    served.clone().find(|version| version.storage).or_else(|| served.next())
}
