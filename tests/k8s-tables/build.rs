//! Lists the types of k8s-openapi: reads the sources of the version of Kubernetes that its feature `latest` selects, and
//! writes a function that calls [`Rows::add`] or [`Rows::add_with_default`] for each type that implements `JsonSchema`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use cargo_metadata::{MetadataCommand, Package};
use syn::{Attribute, Item, ItemImpl, Type, UseTree, Visibility};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let package = k8s_openapi()?;
    let version = latest(&package)?;
    let root = package.manifest_path.as_std_path().with_file_name("src").join(&version);

    let mut types = BTreeMap::new();
    module(&root, "k8s_openapi", &mut types)?;

    let mut code = format!(
        "const K8S_OPENAPI: &str = \"{}\";\nconst K8S_OPENAPI_FEATURE: &str = \"{version}\";\n\nfn add_all(rows: &mut Rows) {{\n",
        package.version
    );
    for (path, has_default) in &types {
        let add = if *has_default { "add_with_default" } else { "add" };
        writeln!(code, "    rows.{add}::<{path}>(\"{path}\");")?;
    }
    code.push_str("}\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("types.rs"), code)?;

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    Ok(())
}

/// The package that this one depends on, as cargo resolved it.
fn k8s_openapi() -> Result<Package> {
    let metadata = MetadataCommand::new()
        .manifest_path(PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("Cargo.toml"))
        .other_options(["--filter-platform".to_owned(), env::var("HOST")?])
        .exec()?;
    let resolve = metadata.resolve.as_ref().ok_or("cargo metadata resolved nothing")?;
    let node = resolve.nodes.iter().find(|node| Some(&node.id) == resolve.root.as_ref()).ok_or("no root package")?;
    let dependency = node.deps.iter().find(|dependency| dependency.name == "k8s_openapi").ok_or("no k8s-openapi")?;
    Ok(metadata[&dependency.pkg].clone())
}

/// The feature that `latest` stands for, which is also the name of the folder with the types: `v1_37`.
fn latest(package: &Package) -> Result<String> {
    match package.features.get("latest").map(Vec::as_slice) {
        Some([feature]) => Ok(feature.clone()),
        other => Err(format!("the feature `latest` of k8s-openapi is {other:?}").into()),
    }
}

/// Adds the types of the module in `folder`, and of the public modules below it, by path, with whether they are `Default`.
///
/// k8s-openapi has one private module a type, and re-exports the type beside it; public modules are folders.
fn module(folder: &Path, path: &str, types: &mut BTreeMap<String, bool>) -> Result<()> {
    for item in parse(&folder.join("mod.rs"))?.items {
        match item {
            Item::Mod(item) if matches!(item.vis, Visibility::Public(_)) => {
                let name = item.ident.to_string();
                module(&folder.join(&name), &format!("{path}::{name}"), types)?;
            }
            Item::Use(item) => {
                let Some((file, name)) = reexport(&item.tree) else { continue };
                let file = parse(&folder.join(file).with_extension("rs"))?;
                if implements(&file, &name, "JsonSchema") {
                    let has_default = implements(&file, &name, "Default") || derives_default(&file, &name);
                    types.insert(format!("{path}::{name}"), has_default);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn parse(file: &Path) -> Result<syn::File> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(syn::parse_file(&text).map_err(|error| format!("{}: {error}", file.display()))?)
}

/// `self::env_var::EnvVar` as (`env_var`, `EnvVar`).
fn reexport(tree: &UseTree) -> Option<(String, String)> {
    let UseTree::Path(this) = tree else { return None };
    let UseTree::Path(file) = &*this.tree else { return None };
    let UseTree::Name(name) = &*file.tree else { return None };
    (this.ident == "self").then(|| (file.ident.to_string(), name.ident.to_string()))
}

/// Whether the file has `impl … Trait for Name`. An impl with parameters (`List<T>`) does not count: one path, many schemas.
fn implements(file: &syn::File, name: &str, trait_name: &str) -> bool {
    file.items.iter().any(|item| match item {
        Item::Impl(ItemImpl { trait_: Some((path, _)), self_ty, generics, .. }) => {
            generics.params.is_empty()
                && path.segments.last().is_some_and(|segment| segment.ident == trait_name)
                && matches!(&**self_ty, Type::Path(this) if this.path.is_ident(name))
        }
        _ => false,
    })
}

fn derives_default(file: &syn::File, name: &str) -> bool {
    let derives = |attributes: &[Attribute]| {
        attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
            let mut found = false;
            let parsed = attribute.parse_nested_meta(|meta| {
                found |= meta.path.is_ident("Default");
                Ok(())
            });
            parsed.is_ok() && found
        })
    };
    file.items.iter().any(|item| match item {
        Item::Struct(item) => item.ident == name && derives(&item.attrs),
        Item::Enum(item) => item.ident == name && derives(&item.attrs),
        _ => false,
    })
}
