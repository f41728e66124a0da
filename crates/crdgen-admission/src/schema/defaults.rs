//! `ValidateDefaults`: a default is a value that the schema around it admits (N1 to N6).

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value};

use super::view::{additional, items};
use crate::field::{Error, Path, aggregate};
use crate::go;
use crate::object::{
    BUDGET, Correlation, Malformed, Patterns, Rules, View, coerce, prune, validate_metadata, validate_value,
};

/// What is wrong with the defaults of `schema`, the root of a kind; N1 only with `pruned`.
pub(super) fn validate(schema: &JsonSchemaProps, pruned: bool, path: &Path<'_>) -> Vec<Error> {
    let mut walk = Walk { pruned, patterns: Patterns::default(), budget: Some(BUDGET), errors: Vec::new() };
    walk.node(schema, Place { object: schema, steps: &Steps::Object, inside_meta: false }, true, path);
    walk.errors
}

struct Walk {
    pruned: bool,
    patterns: Patterns,
    /// What rules may still cost, if they have not cost too much.
    budget: Option<u64>,
    errors: Vec<Error>,
}

/// Where a schema stands in the object around it.
#[derive(Clone, Copy)]
struct Place<'s> {
    /// The schema of the object: the root, or an embedded resource.
    object: &'s JsonSchemaProps,
    /// The way from there.
    steps: &'s Steps<'s>,
    /// Whether it describes the `apiVersion`, `kind` or `metadata` of the object.
    inside_meta: bool,
}

/// `SurroundingObjectFunc`: the way from an object to a value in it.
enum Steps<'s> {
    Object,
    Field(&'s Steps<'s>, &'s str),
    Item(&'s Steps<'s>),
}

impl Steps<'_> {
    /// An object with nothing in it but `value` at its place.
    fn around(&self, value: Value) -> Value {
        match self {
            Steps::Object => value,
            Steps::Field(steps, name) => steps.around(Value::Object(Map::from_iter([((*name).to_owned(), value)]))),
            Steps::Item(steps) => steps.around(Value::Array(vec![value])),
        }
    }

    /// What stands at this place of `object`, if anything does.
    fn inside<'v>(&self, object: &'v Value) -> Option<&'v Value> {
        match self {
            Steps::Object => Some(object),
            Steps::Field(steps, name) => steps.inside(object)?.get(name),
            Steps::Item(steps) => steps.inside(object)?.get(0),
        }
    }
}

impl Walk {
    fn node(&mut self, schema: &JsonSchemaProps, place: Place<'_>, is_root: bool, path: &Path<'_>) {
        if self.budget.is_none() {
            return;
        }
        let is_object = is_root || schema.x_embedded_resource;
        let place = if is_object { Place { object: schema, steps: &Steps::Object, inside_meta: false } } else { place };
        if let Some(default) = schema.default.as_ref().filter(|default| !default.is_null()) {
            let path = path.child("default");
            if place.inside_meta {
                self.inside_meta(default, schema, place, &path);
            } else {
                self.default(default, schema, is_object, &path);
            }
        }
        // Not below additionalProperties: Kubernetes does not look there.
        if let Some(items) = items(schema) {
            let steps = Steps::Item(place.steps);
            self.node(items, Place { steps: &steps, ..place }, false, &path.child("items"));
        }
        for (name, property) in &schema.properties {
            let inside_meta =
                place.inside_meta || is_object && matches!(name.as_str(), "metadata" | "apiVersion" | "kind");
            let steps = Steps::Field(place.steps, name);
            let path = path.child("properties");
            self.node(property, Place { steps: &steps, inside_meta, ..place }, false, &path.key(name));
        }
    }

    /// N5: with the default in it, the metadata around it must be right.
    fn inside_meta(&mut self, default: &Value, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
        let mut object = place.steps.around(default.clone());
        if let Value::Object(fields) = &mut object {
            fields.entry("kind").or_insert_with(|| "Validation".into());
            fields.entry("apiVersion").or_insert_with(|| "validation/v1".into());
        }
        let wrong = match coerce(&mut object, Some(place.object), true, Malformed::Refuse, &Path::nil()) {
            Err(error) => Some(error.to_string()),
            Ok(_) => {
                let mut errors = Vec::new();
                validate_metadata(&object, Some(place.object), true, &Path::nil(), &mut errors);
                (!errors.is_empty()).then(|| aggregate(errors.iter().map(ToString::to_string)))
            }
        };
        match wrong {
            Some(wrong) => {
                let detail = format!("must result in valid metadata: {wrong}");
                self.errors.push(Error::invalid(path, go::print(default), detail));
            }
            None => self.value(default, schema, false, path),
        }
    }

    /// N1 to N4.
    fn default(&mut self, default: &Value, schema: &JsonSchemaProps, is_object: bool, path: &Path<'_>) {
        if !matches!(default, Value::Object(_) | Value::Array(_)) {
            return self.value(default, schema, is_object, path);
        }
        let mut value = default.clone();
        let has_unknown_fields = self.pruned && {
            let mut pruned = default.clone();
            prune(&mut pruned, Some(schema), is_object);
            pruned != *default
        };
        let coerced = coerce(&mut value, Some(schema), is_object, Malformed::Refuse, path);
        if has_unknown_fields {
            // Kubernetes prints the value when all is done, and so without what it dropped from embedded metadata.
            self.errors.push(Error::invalid(path, go::print(&value), "must not have unknown fields"));
        }
        if let Err(error) = coerced {
            return self.errors.push(error);
        }
        let before = self.errors.len();
        validate_metadata(&value, Some(schema), is_object, path, &mut self.errors);
        if self.errors.len() == before {
            self.value(&value, schema, is_object, path);
        }
    }

    fn value(&mut self, value: &Value, schema: &JsonSchemaProps, is_object: bool, path: &Path<'_>) {
        let before = self.errors.len();
        self.errors.extend(validate_value(value, None, schema, View::Defaults, &self.patterns, path));
        if self.errors.len() == before {
            self.rules(value, schema, is_object, path);
        }
    }

    /// N6: the rules hold for a default that stays, and for one that is new.
    fn rules(&mut self, value: &Value, schema: &JsonSchemaProps, is_object: bool, path: &Path<'_>) {
        let (Some(rules), Some(budget)) = (Rules::new(schema, is_object), self.budget) else { return };
        let mut left = Some(budget);
        for old in [Some(value), None] {
            let found = rules.validate(value, old, Correlation::default(), path, budget);
            let is_wrong = !found.errors.is_empty();
            left = if found.is_exhausted { None } else { left.map(|left| left.min(found.budget)) };
            self.errors.extend(found.errors);
            if is_wrong {
                break;
            }
        }
        self.budget = left;
    }
}

/// `schemaHasUnprunedDefaults` of a structural schema: whether the server's own pruning of the defaults, which it does when
/// it serves the kind, takes something out of one.
pub(super) fn are_unpruned(schema: &JsonSchemaProps) -> bool {
    is_unpruned(schema, schema, &Steps::Object)
}

fn is_unpruned(schema: &JsonSchemaProps, root: &JsonSchemaProps, steps: &Steps<'_>) -> bool {
    let own = schema.default.as_ref().filter(|default| !default.is_null()).is_some_and(|default| {
        let mut object = steps.around(default.clone());
        if !object.is_object() || coerce(&mut object, Some(root), true, Malformed::Drop, &Path::nil()).is_err() {
            return false;
        }
        prune(&mut object, Some(root), true);
        steps.inside(&object) != Some(default)
    });
    own || additional(schema).is_some_and(|values| is_unpruned(values, root, &Steps::Field(steps, "*")))
        || items(schema).is_some_and(|items| is_unpruned(items, root, &Steps::Item(steps)))
        || schema.properties.iter().any(|(name, property)| is_unpruned(property, root, &Steps::Field(steps, name)))
}
