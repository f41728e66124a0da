//! Writes the CRDs of `src` into `OUT_DIR` before `src` is compiled.
//!
//! This is for a program that carries its CRDs, to apply them itself or to print them: the text cannot be older than the
//! types, and there is no file to commit.
//!
//! Prefer a folder in the repository where people or other tools read the CRDs: reviewers see the change of a schema in
//! the diff, and Helm and Kustomize can name the file. Then there is nothing to do while Cargo builds. Run
//! `crdgen generate`, commit `crds`, and let CI run `crdgen generate --check`. `Config::out_dir("crds")` would write there
//! from here too, but a build that changes files of the repository surprises, and fails where the source is read-only.

fn main() -> Result<(), crdgen::build::Error> {
    crdgen::build::Config::new().generate()?;
    Ok(())
}
