//! Mending keeps the meaning of a schema: random ones are mended, and random values asked of both.

use crdgen_core::props::JsonSchemaProps;
use serde_json::{Value, json};

use super::{Migration, preserve, schema};
use crate::field::Path;
use crate::object::{Patterns, View, validate_value};

/// Numbers that are the same in every run (`xorshift64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap_or_default()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    fn schema(&mut self, depth: usize) -> Value {
        let mut schema = json!({});
        if !self.one_in(3) {
            schema["type"] = json!(self.pick(&["object", "object", "array", "string", "integer", "number", "boolean"]));
        }
        for _ in 0..self.below(3) {
            let (keyword, value) = match self.below(11) {
                0 => ("pattern", json!("^a")),
                1 => ("maxLength", json!(1)),
                2 => ("minimum", json!(1)),
                3 => ("enum", json!(["a", 1])),
                4 => ("enum", json!(["a", "b"])),
                5 => ("required", json!(["a"])),
                6 => ("maxItems", json!(1)),
                7 => ("maxProperties", json!(1)),
                8 => ("nullable", json!(true)),
                9 => ("x-kubernetes-preserve-unknown-fields", json!(true)),
                _ => ("description", json!("words")),
            };
            schema[keyword] = value;
        }
        let Some(depth) = depth.checked_sub(1) else { return schema };
        for _ in 0..self.below(3) {
            match self.below(8) {
                0 => schema["items"] = self.schema(depth),
                1 => schema["additionalProperties"] = self.schema(depth),
                2 => schema["additionalProperties"] = json!(true),
                3 => schema["not"] = self.schema(depth),
                4 => {
                    schema[self.pick(&["anyOf", "oneOf"])] =
                        json!([{"type": "string", "pattern": "^a"}, {"type": "integer", "minimum": 1}])
                }
                5 => schema[self.pick(&["anyOf", "oneOf", "allOf"])] = json!([self.schema(depth), self.schema(depth)]),
                _ => schema["properties"] = json!({"a": self.schema(depth), "b": self.schema(depth)}),
            }
        }
        schema
    }

    fn value(&mut self, depth: usize) -> Value {
        match (self.below(10), depth.checked_sub(1)) {
            (0 | 1, Some(depth)) => json!([self.value(depth)]),
            (2 | 3, Some(depth)) => json!({"a": self.value(depth), "b": self.value(depth)}),
            (4, Some(depth)) => json!({"b": self.value(depth)}),
            (0..=4, _) => json!("a"),
            (5, _) => json!("bb"),
            (6, _) => json!(1),
            (7, _) => json!(0.5),
            (8, _) => json!(true),
            _ => json!({}),
        }
    }
}

#[test]
fn mending_keeps_the_meaning() {
    let mut random = Random(1);
    let (mut asked, mut narrowed) = (0, 0);
    for _ in 0..4_000 {
        let source = random.schema(3);
        let Ok(before) = serde_json::from_value::<JsonSchemaProps>(json!({"properties": {"spec": source}})) else {
            panic!("{source} is no schema");
        };
        let mut after = before.clone();
        let mut migration = Migration::default();
        schema::mend(&mut after, true, &Path::new("schema"), &mut migration);
        preserve::mark(&mut after);
        // A type that keywords tell takes away values that they do not speak of.
        let is_narrower = migration.decisions.iter().any(|decision| decision.message.contains("says so, and"));
        for _ in 0..8 {
            let object = json!({"spec": random.value(3)});
            let fits = |schema: &JsonSchemaProps| {
                validate_value(&object, None, schema, View::Objects, &Patterns::default(), &Path::nil()).is_empty()
            };
            match (fits(&before), fits(&after)) {
                (true, false) if is_narrower => narrowed += 1,
                (before, after_) if before == after_ => asked += 1,
                (before, _) => panic!("{object} fitted: {before}\n{source}\n{}", json!(after)),
            }
        }
    }
    assert!(asked > 25_000 && narrowed < 3_000, "{asked} the same, {narrowed} narrowed");
}
