//! `Cargo.lock`: which version of a crate a package is built with.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::Deserialize;

use crate::Error;

/// The packages of a lock file, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    packages: BTreeMap<String, Vec<Locked>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Locked {
    name: String,
    version: String,
    source: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    package: Vec<Locked>,
}

impl Lock {
    /// The lock file in the folder of a workspace; none if Cargo has never been asked there.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join("Cargo.lock");
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text).map(Some).map_err(|error| Error::new(&path, error)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io(&path, "cannot be read", error)),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let document: Document = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut packages: BTreeMap<String, Vec<Locked>> = BTreeMap::new();
        for package in document.package {
            packages.entry(package.name.clone()).or_default().push(package);
        }
        Ok(Self { packages })
    }

    /// The version of `name` that `package` depends on; the only one there is, if `package` does not name it itself.
    pub fn version(&self, package: &str, name: &str) -> Option<&str> {
        self.locked(package, name).map(|locked| locked.version.as_str())
    }

    /// Where that version comes from; none for a package beside it.
    pub(crate) fn source(&self, package: &str, name: &str) -> Option<&str> {
        self.locked(package, name)?.source.as_deref()
    }

    fn locked(&self, package: &str, name: &str) -> Option<&Locked> {
        let all = self.packages.get(name)?;
        let dependencies = self.packages.get(package).into_iter().flatten().flat_map(|locked| &locked.dependencies);
        // A dependency has its version beside it where the lock file has several.
        let stated = dependencies.map(|text| text.split(' ')).find_map(|mut parts| {
            let is_it = parts.next() == Some(name);
            if is_it { parts.next() } else { None }
        });
        match (stated, all.as_slice()) {
            (Some(stated), _) => all.iter().find(|locked| locked.version == stated),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let text = r#"
            version = 4
            [[package]]
            name = "a"
            version = "0.1.0"
            dependencies = ["b 0.8.22", "c"]
            [[package]]
            name = "b"
            version = "0.8.22"
            [[package]]
            name = "b"
            version = "1.2.0"
            [[package]]
            name = "c"
            version = "3.0.0"
        "#;
        let lock = Lock::parse(text).expect("a lock file");
        let check = |package: &str, name: &str, version: Option<&str>| assert_eq!(lock.version(package, name), version);
        check("a", "b", Some("0.8.22"));
        check("a", "c", Some("3.0.0"));
        check("c", "b", None);
        check("a", "d", None);
    }
}
