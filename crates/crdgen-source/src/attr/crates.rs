//! `crates(serde = "my::serde", ...)`: where the generated code finds what it names.

use syn::Path;

use super::Ctxt;
use super::entry::{self, Entry, Value};
use super::symbol::{CRATE_KEYS, CrateKey};
use super::value::{path, report};
use super::{AttrError, Reason};

/// Paths in place of the usual ones; `None` where the author gave none.
#[derive(Debug, Clone, Default)]
pub struct Crates {
    /// The facade of crdgen.
    pub crdgen: Option<Path>,
    /// `kube::core` or `kube_core`.
    pub kube_core: Option<Path>,
    /// `k8s_openapi`.
    pub k8s_openapi: Option<Path>,
    /// `schemars`.
    pub schemars: Option<Path>,
    /// `serde`.
    pub serde: Option<Path>,
}

/// The paths that `entry` gives.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Option<Crates> {
    let Value::List(tokens) = &entry.value else {
        let error = AttrError::at(Reason::Malformed, entry.span(), "expected a list of paths");
        return report(cx, error.help("write `crates(serde = \"my::serde\")`"));
    };
    let mut crates = Crates::default();
    for (key, entry) in entry::keyed(entry::of_list(tokens, cx), CRATE_KEYS, "`crates(...)`", cx) {
        let path = path(&entry, cx).map(|path| path.value);
        match key {
            CrateKey::Crdgen => crates.crdgen = path,
            CrateKey::KubeCore => crates.kube_core = path,
            CrateKey::K8sOpenapi => crates.k8s_openapi = path,
            CrateKey::Schemars => crates.schemars = path,
            CrateKey::Serde => crates.serde = path,
            // kube's own code names these three; ours has no use for them.
            CrateKey::Kube | CrateKey::SerdeJson | CrateKey::Std => {}
        }
    }
    Some(crates)
}
