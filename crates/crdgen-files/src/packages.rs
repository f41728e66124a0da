//! Which packages a path names, and where their manifests go.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cargo_toml::{Manifest, Value};
use crdgen_source::{Generation, Package};
use serde::Deserialize;

use crate::dependencies::{Reader, others};
use crate::features::{FeatureSelection, enable};
use crate::manifest::{Member, Root, clean, complete, dependencies, find_root, is_inside, parse};
use crate::vendor::Vendor;
use crate::{Error, Lock, members};

/// What the user picks, as of Cargo.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// `--package`: these members of the workspace.
    pub packages: Vec<String>,
    /// `--workspace`: all members, where the path names a package that is also the root of a workspace.
    pub workspace: bool,
    /// Features of the packages.
    pub features: FeatureSelection,
}

/// A package to read, with its settings.
#[derive(Debug, Clone)]
pub struct Selected {
    /// What the source engine is given.
    pub package: Package,
    /// What Cargo calls the crate of each of the package's root files; empty for a single file.
    pub targets: Vec<Target>,
    /// The package's own manifest, and others that were read for it.
    pub manifests: Vec<PathBuf>,
    /// The folder of the workspace, or of the package where it has none.
    pub workspace: PathBuf,
    /// The folder for what is generated: `out` in `[package.metadata.crdgen]` or `[workspace.metadata.crdgen]`, beside
    /// that manifest, or else `crds` beside the manifest of the path that was given.
    pub out: PathBuf,
    /// Whether packages that are not selected may write into that folder.
    pub out_is_shared: bool,
    /// `apiservice` in `[package.metadata.crdgen]`, or else in `[workspace.metadata.crdgen]`, as it stands there.
    pub apiservice: Option<Value>,
}

/// One of the crates of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `[lib]`
    Library,
    /// `[[bin]]`, by name.
    Program(String),
}

/// `[package.metadata.crdgen]` and `[workspace.metadata.crdgen]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    out: Option<PathBuf>,
    apiservice: Option<Value>,
}

/// The packages at `path`: a folder with a manifest, a manifest, or a single Rust file.
///
/// # Errors
/// There is nothing there, a manifest is wrong, or a name in `selection` is unknown.
pub fn select(path: &Path, selection: &Selection) -> Result<Vec<Selected>, Error> {
    if path.extension().is_some_and(|extension| extension == "rs") {
        return file(path, selection).map(|file| vec![file]);
    }
    let folder = if path.file_name().is_some_and(|name| name == "Cargo.toml") {
        path.parent().unwrap_or(Path::new(""))
    } else if path.is_dir() {
        path
    } else {
        let message = if path.exists() { "is no folder, `Cargo.toml` or Rust file" } else { "does not exist" };
        return Err(Error::new(path, message));
    };
    let folder = clean(folder);
    let manifest = parse(&folder)?;
    let root = find_root(&folder, &manifest)?;
    let all = match &root {
        Some(root) if manifest.workspace.is_some() || !selection.packages.is_empty() => members::of(root)?,
        _ => vec![folder.clone()],
    };
    let picked = pick(&folder, &manifest, &all, selection)?;
    let is_partial = picked.len() < all.len();
    let fallback = folder.join("crds");
    let mut reader = Reader::default();
    picked
        .into_iter()
        .map(|(folder, manifest)| {
            let member = complete(&folder, manifest, root.as_ref())?;
            package(&member, root.as_ref(), selection, &mut reader, (&fallback, is_partial))
        })
        .collect()
}

/// The names of all features of the package in `folder`, for a build script, which is told of each whether it is on.
///
/// # Errors
/// The manifest cannot be read.
pub fn feature_names(folder: &Path) -> Result<Vec<String>, Error> {
    let manifest = parse(&clean(folder))?;
    let optional = dependencies(&manifest).filter(|(_, dependency)| dependency.optional()).map(|(name, _)| name);
    let mut names: Vec<_> = manifest.features.keys().map(String::as_str).chain(optional).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// Folders and manifests of the packages that are meant: as with Cargo, the package in the folder itself, or the default
/// members of a workspace that is no package.
fn pick(
    folder: &Path,
    manifest: &Manifest,
    all: &[PathBuf],
    selection: &Selection,
) -> Result<Vec<(PathBuf, Manifest)>, Error> {
    if manifest.package.is_some() && !selection.workspace && selection.packages.is_empty() {
        return Ok(vec![(folder.to_owned(), manifest.clone())]);
    }
    let mut members = Vec::new();
    for member in all {
        let manifest = parse(member)?;
        members.push((member.clone(), manifest));
    }
    let name = |manifest: &Manifest| manifest.package.as_ref().map(|package| package.name.clone());
    if !selection.packages.is_empty() {
        for wanted in &selection.packages {
            if !members.iter().any(|(_, manifest)| name(manifest).as_ref() == Some(wanted)) {
                let message = format!("the workspace has no package `{wanted}`");
                return Err(Error::new(&folder.join("Cargo.toml"), message));
            }
        }
        members.retain(|(_, manifest)| name(manifest).is_some_and(|name| selection.packages.contains(&name)));
    } else if !selection.workspace
        && let Some(workspace) = manifest.workspace.as_ref().filter(|workspace| !workspace.default_members.is_empty())
    {
        let defaults = members::expand(folder, &workspace.default_members)?;
        members.retain(|(member, _)| defaults.contains(member));
    }
    Ok(members)
}

fn package(
    member: &Member,
    root: Option<&Root>,
    selection: &Selection,
    reader: &mut Reader,
    (fallback, is_partial): (&Path, bool),
) -> Result<Selected, Error> {
    let Member { folder, manifest } = member;
    let path = folder.join("Cargo.toml");
    let Some(package) = &manifest.package else { return Err(Error::new(&path, "has no `[package]`")) };
    let enabled = enable(manifest, &selection.features)
        .map_err(|name| Error::new(&path, format!("package `{}` has no feature `{name}`", package.name)))?;
    let root_folder = root.map_or(folder.as_path(), |root| &root.folder);
    let dependencies = reader.libraries(member, &enabled, root)?;
    let library = manifest.lib.iter().map(|lib| (Target::Library, &lib.path));
    let programs = manifest.bin.iter().map(|bin| (Target::Program(bin.name.clone().unwrap_or_default()), &bin.path));
    let (targets, roots) = library
        .chain(programs)
        .filter_map(|(target, path)| Some((target, clean(&folder.join(path.as_ref()?)))))
        .unzip();

    let own = settings(&path, package.metadata.as_ref())?;
    let root_metadata = root.and_then(Root::workspace).and_then(|workspace| workspace.metadata.as_ref());
    let root_path = root.map(|root| root.folder.join("Cargo.toml"));
    let shared = settings(root_path.as_deref().unwrap_or(&path), root_metadata)?;
    let (out, out_is_shared) = match (own.out, shared.out) {
        (Some(out), _) => (folder.join(out), false),
        // From inside the workspace only one package is read.
        (None, Some(out)) => (root_folder.join(out), is_partial || fallback.parent() != Some(root_folder)),
        (None, None) => (fallback.to_owned(), is_partial),
    };
    let mut manifests = vec![path];
    manifests.extend(root_path);
    manifests.extend(reader.manifests.iter().cloned());
    manifests.dedup();
    Ok(Selected {
        package: Package {
            name: package.name.clone(),
            roots,
            schemars: schemars(manifest, &package.name, root_folder)?,
            others: others(manifest, &enabled),
            features: enabled.features,
            dependencies,
            libraries: Some(Arc::new(Vendor::new(root_folder.to_owned()))),
        },
        targets,
        manifests,
        workspace: root_folder.to_owned(),
        out: clean(&out),
        out_is_shared,
        apiservice: own.apiservice.or(shared.apiservice),
    })
}

/// Which schemars a package derives from: what its manifest asks for, or else what Cargo has chosen for one of the others.
fn schemars(manifest: &Manifest, package: &str, workspace: &Path) -> Result<Generation, Error> {
    let generation = |version: &str| {
        let is_old = version.trim_start_matches(['=', '^', '~', '>', ' ']).starts_with("0.");
        if is_old { Generation::V0 } else { Generation::V1 }
    };
    let stated = dependencies(manifest).find(|(key, dependency)| dependency.package().unwrap_or(key) == "schemars");
    let asked = stated.map(|(_, dependency)| dependency.req().to_string()).filter(|text| text != "*");
    if let Some(requirement) = asked {
        return Ok(generation(&requirement));
    }
    let lock = Lock::read(workspace)?;
    Ok(lock.and_then(|lock| lock.version(package, "schemars").map(generation)).unwrap_or_default())
}

fn settings(path: &Path, metadata: Option<&Value>) -> Result<Settings, Error> {
    match metadata.and_then(|metadata| metadata.get("crdgen")) {
        None => Ok(Settings::default()),
        Some(value) => Settings::deserialize(value.clone())
            .map_err(|error| Error::new(path, format!("in `metadata.crdgen`: {}", error.to_string().trim_end()))),
    }
}

/// A single file as a package of its own, whose manifests go into `crds` in the working folder.
fn file(path: &Path, selection: &Selection) -> Result<Selected, Error> {
    if !path.is_file() {
        return Err(Error::new(path, "is no file"));
    }
    if let Some(name) = selection.packages.first() {
        return Err(Error::new(path, format!("is a single file, which has no package `{name}`")));
    }
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Selected {
        package: Package {
            name,
            roots: vec![clean(path)],
            features: selection.features.features.clone(),
            ..Package::default()
        },
        targets: Vec::new(),
        manifests: Vec::new(),
        workspace: PathBuf::new(),
        out: PathBuf::from("crds"),
        out_is_shared: true,
        apiservice: None,
    })
}

/// Folders that are members because a member depends on them by path.
pub(crate) fn path_dependencies(folder: &Path, manifest: &Manifest, root: &Root) -> Vec<PathBuf> {
    dependencies(manifest)
        .filter_map(|(_, dependency)| dependency.detail()?.path.as_ref())
        .map(|path| clean(&folder.join(path)))
        .filter(|folder| is_inside(folder, &root.folder))
        .collect()
}
