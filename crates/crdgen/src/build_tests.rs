use std::fs;
use std::path::{Path, PathBuf};

use super::{Config, Error, Format};

const SOURCE: &str = r#"
    #[derive(CustomResource, Serialize, Deserialize, JsonSchema)]
    #[crd(group = "stable.example.com", version = "v1", kind = "CronTab")]
    pub struct CronTabSpec {
        pub image: String,
        #[cfg(feature = "more")]
        pub more: String,
    }
"#;

struct Package(tempfile::TempDir);

impl Package {
    fn new(source: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("src")).expect("a folder");
        let manifest = "[package]\nname = \"a\"\n[features]\ndefault = [\"more\"]\nmore = []\n[workspace]\n";
        fs::write(folder.path().join("Cargo.toml"), manifest).expect("written");
        fs::write(folder.path().join("src/lib.rs"), "mod tab;").expect("written");
        fs::write(folder.path().join("src/tab.rs"), source).expect("written");
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `config` as Cargo does with the features `features`; gives what Cargo hears, with the folder as `$`.
    fn run(&self, config: &Config, features: &[&str]) -> (Result<Vec<PathBuf>, Error>, String) {
        let variable = |name: &str| match name {
            "CARGO_MANIFEST_DIR" => Some(self.0.path().to_owned()),
            "OUT_DIR" => Some(self.path("target/out")),
            _ => features.contains(&name).then(|| PathBuf::from("1")),
        };
        let mut heard = Vec::new();
        let result = config.generate_with(&variable, &mut heard);
        (result, String::from_utf8(heard).expect("text").replace(&self.0.path().display().to_string(), "$"))
    }
}

const RERUN: &str = "\
cargo::rerun-if-changed=$/Cargo.toml
cargo::rerun-if-changed=$/src/lib.rs
cargo::rerun-if-changed=$/src/tab.rs
";

fn has(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).expect("a file").contains(text)
}

#[test]
fn writes_where_it_is_told_to() {
    let package = Package::new(SOURCE);
    for (config, folder, name) in [
        (Config::new(), "target/out", "crontabs.stable.example.com.yaml"),
        (Config::new().out_dir("crds"), "crds", "crontabs.stable.example.com.yaml"),
        (Config::new().format(Format::Json), "target/out", "crontabs.stable.example.com.json"),
    ] {
        let (result, heard) = package.run(&config, &[]);
        let path = package.path(folder).join(name);
        assert_eq!(result.expect("paths"), std::slice::from_ref(&path));
        assert_eq!(heard, RERUN);
        assert!(has(&path, "image"));
    }
}

#[test]
fn knows_the_features_from_cargo() {
    let package = Package::new(SOURCE);
    for (features, expected) in [(&[][..], false), (&["CARGO_FEATURE_MORE"][..], true)] {
        let (result, _) = package.run(&Config::new(), features);
        assert_eq!(has(&result.expect("paths")[0], "more"), expected);
    }
}

#[test]
fn tells_cargo_what_is_wrong_and_writes_nothing() {
    let package = Package::new(&SOURCE.replace("v1", "V1"));
    let (result, heard) = package.run(&Config::new(), &[]);
    assert!(matches!(result, Err(Error::Findings(1))), "{result:?}");
    let rest = heard.strip_prefix(RERUN).expect("the files that were read");
    assert!(rest.starts_with("cargo::error=$/src/tab.rs:3:"), "{rest}");
    assert!(rest.contains("a DNS-1035 label must consist of"), "{rest}");
    assert_eq!(rest.lines().count(), 1, "{rest}");
    assert!(!package.path("target").exists());
}

#[test]
fn runs_again_for_packages_beside_it() {
    let package = Package::new(&SOURCE.replace("image: String", "image: b::Image"));
    let manifest = fs::read_to_string(package.path("Cargo.toml")).expect("a manifest");
    fs::write(package.path("Cargo.toml"), manifest + "[dependencies]\nb = { path = \"b\" }\n").expect("written");
    fs::create_dir_all(package.path("b/src")).expect("a folder");
    fs::write(package.path("b/Cargo.toml"), "[package]\nname = \"b\"\n").expect("written");
    let image = "#[derive(Serialize, Deserialize, JsonSchema)]\npub struct Image(String);\n";
    fs::write(package.path("b/src/lib.rs"), image).expect("written");
    let (result, heard) = package.run(&Config::new(), &[]);
    result.expect("paths");
    let beside = "cargo::rerun-if-changed=$/b/Cargo.toml\ncargo::rerun-if-changed=$/b/src/lib.rs\n";
    let (first, rest) = RERUN.split_at(RERUN.find('\n').expect("a line") + 1);
    assert_eq!(heard, [first, beside, rest].concat());
}

#[test]
fn needs_cargo() {
    let error = Config::new().generate_with(&|_| None, &mut Vec::new()).expect_err("an error");
    assert_eq!(error.to_string(), "no build script: Cargo has not set CARGO_MANIFEST_DIR");
}
