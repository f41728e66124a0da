//! Files that crdgen wrote for kinds that are gone.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crdgen_core::text::{to_json, to_yaml};
use crdgen_files::Format;
use serde_json::Value;

/// The files in `folder` that a run of crdgen would have written: each a CRD under its own name, in crdgen's own text to the
/// last byte. What a person or another tool wrote is not among them, nor anything reached through a link.
pub(crate) fn own_files(folder: &Path, format: Format) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| name.ends_with(&format!(".{}", format.extension()))) else {
            continue;
        };
        if entry.file_type()?.is_file()
            && fs::read_to_string(entry.path()).is_ok_and(|text| is_own(name, &text, format))
        {
            files.push(folder.join(name));
        }
    }
    files.sort();
    Ok(files)
}

fn is_own(file_name: &str, text: &str, format: Format) -> bool {
    let value: Option<Value> = match format {
        Format::Yaml => serde_yaml::from_str(text).ok(),
        Format::Json => serde_json::from_str(text).ok(),
    };
    let Some(value) = value else { return false };
    let canonical = match format {
        Format::Yaml => to_yaml(&value),
        Format::Json => to_json(&value),
    };
    let name = value.pointer("/metadata/name").and_then(Value::as_str);
    value.get("apiVersion").and_then(Value::as_str) == Some("apiextensions.k8s.io/v1")
        && value.get("kind").and_then(Value::as_str) == Some("CustomResourceDefinition")
        && name.is_some_and(|name| file_name == format!("{name}.{}", format.extension()))
        && canonical.is_ok_and(|canonical| canonical == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: a.example.com
";

    #[test]
    fn only_what_crdgen_wrote() {
        let check = |name: &str, text: &str, format: Format, expected: bool| {
            assert_eq!(is_own(name, text, format), expected, "{name} {text}");
        };
        check("a.example.com.yaml", OWN, Format::Yaml, true);
        check("b.example.com.yaml", OWN, Format::Yaml, false);
        check("a.example.com.yaml", &format!("# by hand\n{OWN}"), Format::Yaml, false);
        check("a.example.com.yaml", &format!("---\n{OWN}"), Format::Yaml, false);
        check("a.example.com.yaml", &OWN.replace("Definition", "Thing"), Format::Yaml, false);
        check("a.example.com.yaml", &format!("{OWN}spec: \"x\"\n"), Format::Yaml, false);
        check("a.example.com.yaml", "{", Format::Yaml, false);
        let value: Value = serde_yaml::from_str(OWN).expect("a document");
        let json = to_json(&value).expect("a document");
        check("a.example.com.json", &json, Format::Json, true);
        check("a.example.com.json", json.trim_end(), Format::Json, false);
    }
}
