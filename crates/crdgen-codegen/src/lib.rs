//! From CRDs to named files: typed clients, and what else is written beside a CRD.
//!
//! A [`plan`] says what there is to write, the same for all targets: the kinds, their versions, and every type by its path.
//! A module a language gives the names and the types of that language to it, and fills in the files of `templates/`. The
//! text of a CRD is input of strangers: it reaches a file only through [`mod@text`] as a literal or a comment, and through
//! [`names`] as an identifier.

pub mod apiservice;
pub mod controller;
pub mod golang;
pub mod java;
pub mod names;
pub mod plan;
pub mod python;
pub mod rust;
pub mod text;
pub mod typescript;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the folder of the output, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}
