//! `objectValidator`: properties, additional and required ones.

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool};
use serde_json::{Map, Value};

use super::failure::{Failure, What};
use super::{Validator, View};
use crate::object::correlation::old_field;
use crate::object::place::Place;
use crate::object::view::sorted;

impl Validator<'_> {
    pub(super) fn object<'a>(
        self,
        fields: &'a Map<String, Value>,
        old: Option<&'a Value>,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let size = i64::try_from(fields.len()).unwrap_or(i64::MAX);
        if let Some(min) = schema.min_properties.filter(|min| size < *min) {
            failures.push(Failure::new(place, What::TooFewProperties { min, size }));
        }
        if let Some(max) = schema.max_properties.filter(|max| size > *max) {
            failures.push(Failure::new(place, What::TooManyProperties { max, size }));
        }
        let mut matched = self.additional(fields, old, schema, place, failures);
        for (name, property) in &schema.properties {
            if let Some(value) = fields.get(name) {
                let old = self.old(old, schema, name, place);
                matched += self.ratcheted(value, old, property, &Place::Property(place, name), failures);
            }
        }
        for name in schema.required.iter().filter(|name| !fields.contains_key(*name)) {
            failures.push(Failure::new(&Place::Key(place, name), What::Required));
        }
        matched
    }

    fn additional<'a>(
        self,
        fields: &'a Map<String, Value>,
        old: Option<&'a Value>,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let rule = match &schema.additional_properties {
            _ if self.view == View::NestedDefaults => return 0,
            None | Some(SchemaOrBool::Bool(true)) => return 0,
            Some(rule) => rule,
        };
        let mut matched = 0;
        for (key, value) in sorted(fields).into_iter().filter(|(key, _)| !schema.properties.contains_key(*key)) {
            match rule {
                SchemaOrBool::Bool(_) => failures.push(Failure::new(place, What::Forbidden { key })),
                SchemaOrBool::Schema(values) => {
                    let old = self.old(old, schema, key, place);
                    matched += self.ratcheted(value, old, values, &Place::Key(place, key), failures);
                }
            }
        }
        matched
    }

    /// The old value of a field. The type of the object itself never counts as unchanged, for old and new objects are
    /// converted to the same version before they are compared.
    fn old<'a>(
        self,
        old: Option<&'a Value>,
        schema: &JsonSchemaProps,
        name: &str,
        place: &Place<'_>,
    ) -> Option<&'a Value> {
        let is_type = matches!(place, Place::Root) && matches!(name, "apiVersion" | "kind");
        if is_type { None } else { old_field(old, schema, name) }
    }
}
