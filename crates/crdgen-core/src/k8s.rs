//! What Kubernetes' own API says of the lists and maps in its types, by definition name (`io.k8s.api.core.v1.PodSpec`).
//!
//! k8s-openapi's schemas carry none of it. The table is written by `tests/k8s-tables`, which leaves out what no CRD may
//! hold; a definition a line, sorted, read only where it is asked for.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::structural::{ListType, MapType};

const MARKERS: &str = include_str!("k8s/markers.tsv");

/// What Kubernetes says of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListMarker {
    /// `x-kubernetes-list-type` and `x-kubernetes-list-map-keys`.
    pub list_type: ListType,
    /// The defaults of map keys that are not required: the items' properties must have them, or the server rejects the
    /// CRD. Kubernetes' own, such as `TCP` for the protocol of a port.
    pub key_defaults: BTreeMap<&'static str, Value>,
}

/// The marker of a property that is a list.
///
/// ```
/// use crdgen_core::{k8s, structural::ListType};
///
/// let env = k8s::list("io.k8s.api.core.v1.Container", "env").unwrap();
/// assert_eq!(env.list_type, ListType::Map(vec!["name".to_owned()]));
/// ```
pub fn list(definition: &str, property: &str) -> Option<ListMarker> {
    let mut words = words(definition, property, "list")?;
    let mut key_defaults = BTreeMap::new();
    let list_type = match words.next()? {
        "atomic" => ListType::Atomic,
        "set" => ListType::Set,
        "map" => {
            let mut keys = Vec::new();
            for word in words {
                let (key, default) = word.split_once('=').map_or((word, None), |(key, default)| (key, Some(default)));
                if let Some(default) = default {
                    key_defaults.insert(key, serde_json::from_str(default).ok()?);
                }
                keys.push(key.to_owned());
            }
            ListType::Map(keys)
        }
        _ => return None,
    };
    Some(ListMarker { list_type, key_defaults })
}

/// `x-kubernetes-map-type` of a property, which goes before that of the definition that the property refers to.
pub fn map_type(definition: &str, property: &str) -> Option<MapType> {
    match words(definition, property, "object")?.next()? {
        "atomic" => Some(MapType::Atomic),
        "granular" => Some(MapType::Granular),
        _ => None,
    }
}

/// `x-kubernetes-map-type` of a whole definition, such as `LabelSelector`: of every property that refers to it.
pub fn definition_map_type(definition: &str) -> Option<MapType> {
    map_type(definition, ".")
}

/// The words behind `property kind` in the row of the definition.
fn words(definition: &str, property: &str, kind: &str) -> Option<impl Iterator<Item = &'static str> + use<>> {
    row(MARKERS, definition)?.split('\t').find_map(|cell| {
        let mut words = cell.split(' ');
        (words.next()? == property && words.next()? == kind).then_some(words)
    })
}

/// What stands behind `key` and a tab in a text of such lines, sorted by key.
///
/// Looks at a few lines only, whatever the size of the text.
pub fn row<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    // Bytes, because the middle of the text may be the middle of a character.
    let bytes = text.as_bytes();
    let newline = |byte: &u8| *byte == b'\n';
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes.get(low..middle)?.iter().rposition(newline).map_or(low, |at| low + at + 1);
        let end = bytes.get(middle..)?.iter().position(newline).map_or(bytes.len(), |at| middle + at);
        let line = text.get(start..end)?;
        let (found, rest) = line.split_once('\t').unwrap_or((line, ""));
        match found.cmp(key) {
            std::cmp::Ordering::Equal => return Some(rest),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn markers_of_lists() {
        let check = |definition: &str, property: &str, list_type: ListType, key_defaults: &[(&'static str, Value)]| {
            let key_defaults = key_defaults.iter().cloned().collect();
            let expected = Some(ListMarker { list_type, key_defaults });
            assert_eq!(list(definition, property), expected, "{definition} {property}");
        };
        let map = |keys: &[&str]| ListType::Map(keys.iter().map(ToString::to_string).collect());
        let tcp = [("protocol", json!("TCP"))];
        check("io.k8s.api.core.v1.PodSpec", "containers", map(&["name"]), &[]);
        check("io.k8s.api.core.v1.PodSpec", "imagePullSecrets", map(&["name"]), &[]);
        check("io.k8s.api.core.v1.PodSpec", "tolerations", ListType::Atomic, &[]);
        let constraint = map(&["topologyKey", "whenUnsatisfiable"]);
        check("io.k8s.api.core.v1.PodSpec", "topologySpreadConstraints", constraint, &[]);
        check("io.k8s.api.core.v1.Container", "ports", map(&["containerPort", "protocol"]), &tcp);
        check("io.k8s.api.core.v1.ServiceSpec", "ports", map(&["port", "protocol"]), &tcp);
        check("io.k8s.api.apps.v1.DeploymentStatus", "conditions", map(&["type"]), &[("type", json!(""))]);
        check("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "finalizers", ListType::Set, &[]);
    }

    #[test]
    fn markers_of_objects() {
        assert_eq!(definition_map_type("io.k8s.api.core.v1.SecretKeySelector"), Some(MapType::Atomic));
        assert_eq!(definition_map_type("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"), Some(MapType::Atomic));
        assert_eq!(definition_map_type("io.k8s.api.core.v1.PodSpec"), None);
        assert_eq!(map_type("io.k8s.api.core.v1.PodSpec", "nodeSelector"), Some(MapType::Atomic));
        assert_eq!(map_type("io.k8s.api.core.v1.PersistentVolumeSpec", "claimRef"), Some(MapType::Granular));
    }

    /// The server rejects a list-map whose key is neither required nor defaulted; `left-out.tsv` has the reasons.
    #[test]
    fn markers_that_no_crd_can_hold_are_absent() {
        assert_eq!(list("io.k8s.api.core.v1.ServiceAccount", "secrets"), None);
        assert_eq!(list("io.k8s.api.resource.v1.ResourceClaimStatus", "devices"), None);
        assert_eq!(list("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec", "caBundle"), None);
    }

    #[test]
    fn what_is_not_a_list_or_a_definition_has_no_marker() {
        assert_eq!(list("io.k8s.api.core.v1.PodSpec", "nodeSelector"), None);
        assert_eq!(list("io.k8s.api.core.v1.PodSpec", ""), None);
        assert_eq!(list("", "containers"), None);
        assert_eq!(map_type("example.com.Widget", "spec"), None);
    }

    #[test]
    fn every_cell_reads() {
        for line in MARKERS.lines().skip(1) {
            let (definition, cells) = line.split_once('\t').unwrap();
            assert_eq!(row(MARKERS, definition), Some(cells));
            for cell in cells.split('\t') {
                let property = cell.split(' ').next().unwrap();
                assert!(list(definition, property).is_some() != map_type(definition, property).is_some(), "{line}");
            }
        }
    }

    #[test]
    fn rows_are_found_in_any_place() {
        let text = "a\t1\nb\t2\t3\nd\t\ne\t——————\n";
        for (key, expected) in [("a", "1"), ("b", "2\t3"), ("d", ""), ("e", "——————")] {
            assert_eq!(row(text, key), Some(expected), "{key}");
        }
        for absent in ["", "aa", "c", "f", "2"] {
            assert_eq!(row(text, absent), None, "{absent}");
        }
        assert_eq!(row("", "a"), None);
        assert_eq!(row("a", "a"), Some(""));
    }
}
