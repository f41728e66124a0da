//! The disk of crdgen: which packages there are, the text of their files, and the manifests that are written.
//!
//! The program `crdgen` and `crdgen::build` share it, so that both read and write alike. It knows no command line and no
//! terminal, and prints nothing.

mod dependencies;
mod disk;
mod error;
mod features;
mod generate;
mod lock;
mod manifest;
mod members;
mod packages;
mod plan;
mod vendor;

pub use disk::Disk;
pub use error::Error;
pub use features::FeatureSelection;
pub use generate::{Crd, Format, Generated, assemble, generate};
pub use lock::Lock;
pub use packages::{Selected, Selection, Target, feature_names, select};
pub use plan::{Change, Document, Plan};
