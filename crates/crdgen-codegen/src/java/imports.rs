//! Which names a file imports.

use std::collections::BTreeSet;

/// The imports of a file, which grow with every name that is asked for.
pub(super) struct Imports<'a> {
    package: &'a str,
    /// The names of the package's own classes, which stand before those of `java.lang`.
    own: &'a BTreeSet<String>,
    names: BTreeSet<String>,
}

impl<'a> Imports<'a> {
    pub(super) fn new(package: &'a str, own: &'a BTreeSet<String>) -> Self {
        Imports { package, own, names: BTreeSet::new() }
    }

    /// How the file calls the class with this qualified name: by its last word, unless the package has a class of that name.
    pub(super) fn name(&mut self, qualified: &str) -> String {
        let (package, name) = qualified.rsplit_once('.').unwrap_or(("", qualified));
        if self.own.contains(name) {
            return qualified.to_owned();
        }
        if package != "java.lang" && package != self.package {
            self.names.insert(qualified.to_owned());
        }
        name.to_owned()
    }

    /// What stands behind `import`, in order.
    pub(super) fn lines(self) -> Vec<String> {
        self.names.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_of_the_package_goes_first() {
        let own = BTreeSet::from(["List".to_owned(), "Object".to_owned()]);
        let mut imports = Imports::new("com.example.v1", &own);
        let check =
            |imports: &mut Imports, qualified: &str, expected: &str| assert_eq!(imports.name(qualified), expected);
        check(&mut imports, "java.util.List", "java.util.List");
        check(&mut imports, "java.lang.Object", "java.lang.Object");
        check(&mut imports, "java.lang.String", "String");
        check(&mut imports, "java.util.Map", "Map");
        assert_eq!(imports.lines(), ["java.util.Map"]);
    }
}
