//! Maps in one order.

use serde_json::{Map, Value};

/// The entries in the byte order of their keys.
pub(super) fn sorted(map: &Map<String, Value>) -> Vec<(&str, &Value)> {
    let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.as_str(), value)).collect();
    entries.sort_unstable_by_key(|&(key, _)| key);
    entries
}
