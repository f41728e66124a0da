//! From packages to documents: the engine, the CRDs, their text.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crdgen_core::crd::{CustomResourceDefinition, assemble_with};
use crdgen_core::diagnostic::{Diagnostic, Span};
use crdgen_core::text::{to_json, to_yaml};
use crdgen_source::Output;

use crate::{Disk, Document, Selected};

/// The text of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// `<plural>.<group>.yaml`
    #[default]
    Yaml,
    /// `<plural>.<group>.json`
    Json,
}

impl Format {
    /// What file names end with.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Yaml => "yaml",
            Format::Json => "json",
        }
    }
}

/// What packages give.
#[derive(Debug, Default)]
pub struct Generated {
    /// The CRDs that could be made, in the order of folders and names.
    pub documents: Vec<Document>,
    /// What the documents say, one for each of them in their order.
    pub crds: Vec<Crd>,
    /// The findings, in the order of packages and stages. With an error among them nothing should be written.
    pub diagnostics: Vec<Diagnostic>,
    /// How many versions of kinds were found, those refused included.
    pub kinds: usize,
}

/// A CRD that was made of Rust types.
#[derive(Debug)]
pub struct Crd {
    /// The document.
    pub crd: CustomResourceDefinition,
    /// The name of the Rust type of its first version.
    pub span: Option<Span>,
}

/// Reads `packages` through `disk` and makes the CRDs of every kind in them. The versions of a kind may stand in several
/// packages, if these write into one folder.
pub fn generate(packages: &[Selected], disk: &Disk, format: Format) -> Generated {
    let outputs = packages.iter().map(|selected| crdgen_source::read(&selected.package, disk)).collect();
    assemble(packages, outputs, format)
}

/// Makes the CRDs of the kinds that were found in `packages`, one output for each of them.
pub fn assemble(packages: &[Selected], outputs: Vec<Output>, format: Format) -> Generated {
    let mut generated = Generated::default();
    let mut folders: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
    for (selected, output) in packages.iter().zip(outputs) {
        generated.kinds += output.kinds.len() + output.refused.len();
        generated.diagnostics.extend(output.diagnostics);
        for finding in output.refused.into_iter().flat_map(|refused| refused.findings) {
            // Several kinds may have the same wrong type.
            if !generated.diagnostics.contains(&finding) {
                generated.diagnostics.push(finding);
            }
        }
        for kind in output.kinds {
            let (version, diagnostics) = kind.lower();
            generated.diagnostics.extend(diagnostics);
            if let Some(version) = version {
                folders.entry(selected.out.clone()).or_default().push((version, kind.span));
            }
        }
    }
    for (folder, versions) in folders {
        let (versions, spans): (Vec<_>, Vec<Option<Span>>) = versions.into_iter().unzip();
        let locate = |index: usize, _: &str| spans.get(index).cloned().flatten();
        let mut kinds: BTreeMap<(String, String), Option<Span>> = BTreeMap::new();
        for (version, span) in versions.iter().zip(&spans) {
            let kind = (version.resource.group.clone(), version.resource.kind.clone());
            kinds.entry(kind).or_insert_with(|| span.clone());
        }
        let (crds, diagnostics) = assemble_with(versions, &locate);
        generated.diagnostics.extend(diagnostics);
        for crd in crds {
            let name = format!("{}.{}", crd.metadata.name.as_deref().unwrap_or_default(), format.extension());
            let text = match format {
                Format::Yaml => to_yaml(&crd),
                Format::Json => to_json(&crd),
            };
            match text {
                Ok(text) => {
                    let kind = (crd.spec.group.clone(), crd.spec.names.kind.clone());
                    let span = kinds.get(&kind).cloned().flatten();
                    generated.documents.push(Document { folder: folder.clone(), name, text });
                    generated.crds.push(Crd { crd, span });
                }
                Err(error) => {
                    generated.diagnostics.push(Diagnostic::error("unwritable", format!("{name} {error}")));
                }
            }
        }
    }
    generated
}
