//! Selectable fields (I1 to I9).

use std::collections::BTreeSet;

use super::internal::Parts;
use crate::field::{Error, ErrorType, Path};
use crate::{field_path, go, schema};

/// As many different fields may be selected.
pub(super) const MAX: usize = 8;

/// `ValidateCustomResourceSelectableFields` and what is asked before it; `missing` is what there is to say where no schema
/// is, `path` that of `selectableFields`' parent.
pub(super) fn validate(
    parts: &Parts<'_>,
    missing: &str,
    may_have_many: bool,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
) {
    if parts.selectable_fields.is_empty() {
        return;
    }
    let fields_path = path.child("selectableFields");
    let Some(source) = parts.schema() else {
        errors.push(Error::invalid(&fields_path, "\"\"", missing));
        return;
    };
    if let Err(error) = schema::structural(source.props) {
        errors.push(Error::invalid(&path.child("schema.openAPIV3Schema"), "\"\"", error));
        // Here the server panics at the first path.
        return;
    }
    let mut seen = BTreeSet::new();
    for (index, field) in parts.selectable_fields.iter().enumerate() {
        let item = fields_path.index(index);
        let path = item.child("jsonPath");
        let text = field.json_path.as_str();
        if text.is_empty() {
            errors.push(Error::required(&path, ""));
            continue;
        }
        let mut invalid = |detail: String| errors.push(Error::invalid(&path, go::quote(text), detail));
        let (steps, field) = match field_path::resolve(text, source.props, false) {
            Ok(found) => found,
            Err(error) => {
                invalid(format!("is an invalid path: {error}"));
                continue;
            }
        };
        if steps.first().is_some_and(|step| step == "metadata") {
            invalid("must not point to fields in metadata".to_owned());
        }
        let type_ = field.and_then(|field| field.type_.as_deref());
        if !matches!(type_, Some("string" | "boolean" | "integer")) {
            let detail = "must point to a field of type string, boolean or integer. Enum string fields and strings with \
                          formats are allowed.";
            invalid(detail.to_owned());
        }
        if !seen.insert(steps) {
            errors.push(Error::new(&path, ErrorType::Duplicate, Some(go::quote(text)), ""));
        }
    }
    if seen.len() > MAX && !may_have_many {
        let detail = format!("must have at most {MAX} items");
        errors.push(Error::new(&fields_path, ErrorType::TooMany, Some(seen.len().to_string()), detail));
    }
}
