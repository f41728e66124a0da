//! `crdgen new`

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crdgen_codegen::controller::{self, NewKind};
use crdgen_core::names;
use crdgen_files::Plan;
use heck::ToUpperCamelCase as _;

use crate::args::NewArgs;
use crate::targets::document;
use crate::{Outcome, Result};

/// What a module of the package imports: a type of it cannot have the same name.
const TAKEN: [&str; 9] =
    ["Condition", "CrdSchema", "CustomResource", "Default", "Deserialize", "Option", "Self", "Serialize", "Vec"];

/// Names that Cargo gives to no package.
const NO_PACKAGE: [&str; 5] = ["build", "deps", "examples", "incremental", "test"];

/// Writes a package for a new kind into a folder that is not there yet.
pub(crate) fn run(args: &NewArgs) -> Result<Outcome> {
    let name = args.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    package_name(name).map_err(|reason| format!("{}: {name:?} {reason}", args.path.display()))?;
    if !is_empty(&args.path)? {
        return Err(format!("{} is there already: name a folder that is not", args.path.display()).into());
    }
    let kind = kind(args, name)?;
    let documents = controller::new(name, &kind).into_iter().map(|file| document(&args.path, file));
    Plan::new(documents.collect(), Vec::new())?.apply()?;
    if !args.quiet {
        let path = args.path.display();
        writeln!(anstream::stderr(), "{path}: a package with the kind {} and its controller", kind.kind)?;
        writeln!(anstream::stderr(), "next: cd {path} && crdgen generate && cargo test")?;
    }
    Ok(Outcome::Clean)
}

/// The kind, of which an API server would admit every name.
fn kind(args: &NewArgs, package: &str) -> Result<NewKind> {
    let kind = args.kind.clone().unwrap_or_else(|| package.to_upper_camel_case());
    let plural = args.plural.clone().unwrap_or_else(|| names::plural(&kind));
    let checks = [
        ("--kind", names::kind(&kind)),
        ("--group", names::group(&args.group)),
        ("--version", names::version_name(&args.version)),
        ("--plural", names::plural_name(&plural)),
        ("--group", names::dns1123_subdomain(&format!("{plural}.{}", args.group))),
        ("--group", names::approval(&args.group, None)),
    ];
    for (option, result) in checks {
        result.map_err(|error| format!("{option}: {error}"))?;
    }
    let is_type = kind.starts_with(|c: char| c.is_ascii_uppercase()) && kind.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_type || TAKEN.contains(&&*kind) {
        let reason =
            if is_type { "the package uses a type of that name" } else { "it is the name of a Rust type, too" };
        return Err(format!("--kind: {kind:?}: {reason}: name another, such as CronTab").into());
    }
    Ok(NewKind { group: args.group.clone(), version: args.version.clone(), kind, plural, namespaced: !args.cluster })
}

/// Whether Cargo takes this for the name of a package that Rust code can name.
fn package_name(name: &str) -> std::result::Result<(), String> {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(is_word) {
        return Err("is no name of a package: take lowercase letters, digits, `-` and `_`, a letter first".to_owned());
    }
    if NO_PACKAGE.contains(&name) || is_keyword(name) || is_dependency(name) {
        return Err("means something else to Cargo or Rust: take another name".to_owned());
    }
    Ok(())
}

fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 38] = [
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
        "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
        "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while",
    ];
    KEYWORDS.contains(&name)
}

/// Whether the package could not tell itself from one that it depends on, or from the standard library.
fn is_dependency(name: &str) -> bool {
    const NAMES: [&str; 16] = [
        "alloc",
        "core",
        "crdgen",
        "futures",
        "http",
        "k8s-openapi",
        "k8s_openapi",
        "kube",
        "schemars",
        "serde",
        "serde_json",
        "std",
        "thiserror",
        "tokio",
        "tower",
        "tracing",
    ];
    NAMES.contains(&name)
}

/// Whether there is nothing at `path`, or an empty folder.
fn is_empty(path: &Path) -> Result<bool> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(format!("{}: {error}", path.display()).into()),
    }
}
