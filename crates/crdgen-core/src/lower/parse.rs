//! Reads JSON Schema (draft 2020-12, as schemars writes it) into shapes.

mod keywords;
mod references;

use serde_json::{Map, Value};

use self::keywords::{constants, count, int_or_string, list, numbers, parse_span};
use self::references::{recursive, target};
use crate::diagnostic::{Diagnostic, Span};
use crate::lower::algebra::{complement, join, meet};
use crate::lower::extensions;
use crate::lower::formats::{self, StringFormat};
use crate::lower::kubernetes;
use crate::lower::shape::{Choice, Notes, Part, Rest, Shape, Type};

/// Where a front end may write the place in the source from which a schema comes: `file:line:column-line:column`.
const SPAN: &str = "x-crdgen-span";

/// Keywords of JSON Schema that constrain values and that no structural schema has.
const UNSAYABLE: [&str; 10] = [
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "propertyNames",
    "then",
];

/// Reads a root schema.
pub(super) fn root(schema: &Value, diagnostics: &mut Vec<Diagnostic>) -> Shape {
    let name = schema.get("title").and_then(Value::as_str).unwrap_or("the root");
    let mut parser = Parser { root: schema, root_name: name, refs: vec!["#"], span: None, cuts: 0, diagnostics };
    let mut shape = match kubernetes::known(name) {
        Some(shape) => Shape { notes: parser.read_notes(schema, "").over(shape.notes.clone()), ..shape },
        None => parser.schema(schema, "", false),
    };
    if kubernetes::is_api(name) {
        kubernetes::mark(name, &mut shape);
    }
    // The name of the Rust type, which is nobody's title.
    shape.notes.title = None;
    shape
}

/// Keywords that constrain values, besides those that combine schemas.
const OWN: [&str; 24] = [
    "additionalProperties",
    "const",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
    "type",
    "unevaluatedProperties",
    "uniqueItems",
];

struct Parser<'a, 'd> {
    root: &'a Value,
    root_name: &'a str,
    /// The references that are being followed, outermost first.
    refs: Vec<&'a str>,
    /// The place of the schema around.
    span: Option<Span>,
    /// How many cycles were cut so far.
    cuts: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Parser<'a, '_> {
    /// Reads one schema. `cut`: whether its author wants any cycle to end here.
    fn schema(&mut self, schema: &'a Value, path: &str, cut: bool) -> Shape {
        match schema {
            Value::Bool(true) => Shape::any(),
            Value::Bool(false) => Shape::default(),
            Value::Object(schema) => self.object(schema, path, cut),
            other => {
                self.report(path, Diagnostic::error("not-a-schema", format!("{other} is not a JSON Schema")));
                Shape::any()
            }
        }
    }

    fn object(&mut self, schema: &'a Map<String, Value>, path: &str, cut: bool) -> Shape {
        let span = schema.get(SPAN).and_then(Value::as_str).and_then(parse_span).or_else(|| self.span.clone());
        let outer = std::mem::replace(&mut self.span, span);
        let mut notes = self.notes(schema, path);
        let cut = cut || notes.preserve_unknown_fields;
        let cuts = self.cuts;

        // A bare reference is what it refers to.
        let own = schema.keys().any(|keyword| OWN.contains(&keyword.as_str()));
        let mut shape = if own { Some(self.own(schema, path, cut)) } else { None };
        if let Some(reference) = schema.get("$ref") {
            shape = Some(both(shape, self.reference(reference, path, cut)));
        }
        for part in list(schema, "allOf") {
            shape = Some(both(shape, self.schema(part, path, cut)));
        }
        for (keyword, choice) in [("anyOf", Choice::AnyOf), ("oneOf", Choice::OneOf)] {
            if schema.contains_key(keyword) {
                let union = list(schema, keyword).map(|variant| self.variant(variant, choice, path, cut)).collect();
                shape = Some(both(shape, join(choice, union)));
            }
        }
        if let Some(not) = schema.get("not") {
            let not = Shape { notes: Notes::default(), ..self.schema(not, path, cut) };
            shape = Some(both(shape, complement(&not)));
        }
        let mut shape = shape.unwrap_or_else(Shape::any);
        if schema.get("nullable") == Some(&Value::Bool(true)) {
            shape.null = true;
        }
        if schema.get("x-kubernetes-int-or-string") == Some(&Value::Bool(true)) {
            shape = int_or_string(schema, shape);
        }
        if self.cuts > cuts && shape.part(Type::Object).is_none_or(|part| !matches!(part.rest, Rest::Skipped)) {
            // Said for the cycle below, which is cut now.
            notes.preserve_unknown_fields = false;
        }
        for keyword in UNSAYABLE.into_iter().filter(|keyword| schema.contains_key(*keyword)) {
            self.loss(path, &format!("`{keyword}`"));
        }
        shape.notes = notes.over(std::mem::take(&mut shape.notes));
        shape.notes.span.clone_from(&self.span);
        self.span = outer;
        shape
    }

    /// What the keywords beside `$ref`, `allOf` and the like say.
    fn own(&mut self, schema: &'a Map<String, Value>, path: &str, cut: bool) -> Shape {
        let mut shape = self.types(schema, path);
        if let Some(part) = shape.part_mut(Type::Number) {
            part.value = numbers(schema);
        }
        if let Some(part) = shape.part_mut(Type::String) {
            part.value.min_length = count(schema, "minLength");
            part.value.max_length = count(schema, "maxLength");
            part.value.pattern = schema.get("pattern").and_then(Value::as_str).map(str::to_owned);
        }
        if let Some(format) = schema.get("format").and_then(Value::as_str) {
            self.format(format, &mut shape, path);
        }
        if let Some(part) = shape.part_mut(Type::Number) {
            formats::drop_void_bounds(part);
        }
        if shape.part(Type::Array).is_some() {
            let part = self.array(schema, path, cut);
            shape.set(Type::Array, Some(part));
        }
        if shape.part(Type::Object).is_some() {
            let part = self.keys(schema, path, cut);
            shape.set(Type::Object, Some(part));
        }
        let listed = schema.get("enum").and_then(Value::as_array).cloned();
        for values in [schema.get("const").map(|value| vec![value.clone()]), listed].into_iter().flatten() {
            shape = meet(shape, constants(values));
        }
        shape
    }

    fn types(&mut self, schema: &Map<String, Value>, path: &str) -> Shape {
        let names: Vec<&str> = match schema.get("type") {
            None => return Shape::any(),
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            Some(_) => Vec::new(),
        };
        let mut shape = Shape::default();
        for name in &names {
            let part = Part { rest: Rest::Skipped, ..Part::default() };
            match *name {
                "null" => shape.null = true,
                "boolean" => shape.set(Type::Boolean, Some(part)),
                "integer" => shape.set(Type::Number, Some(Part { integral: !names.contains(&"number"), ..part })),
                "number" => shape.set(Type::Number, Some(part)),
                "string" => shape.set(Type::String, Some(part)),
                "array" => shape.set(Type::Array, Some(part)),
                "object" => shape.set(Type::Object, Some(part)),
                unknown => {
                    let message = format!("`{unknown}` is no type of JSON Schema");
                    let help = "the types are array, boolean, integer, null, number, object and string";
                    self.report(path, Diagnostic::error("unknown-type", message).help(help));
                    return Shape::any();
                }
            }
        }
        shape
    }

    fn format(&mut self, format: &str, shape: &mut Shape, path: &str) {
        if let Some(part) = shape.part_mut(Type::Number) {
            formats::number(part, format);
        }
        let Some(part) = shape.part_mut(Type::String) else { return };
        match formats::string(format) {
            StringFormat::Known => part.value.format = Some(format.to_owned()),
            StringFormat::Unknown => {}
            StringFormat::Other => self.report(
                path,
                Diagnostic::warning(
                    "format",
                    format!("format `{format}` is not written: its values are not what the server takes for one"),
                )
                .help("JSON Schema means ISO 8601 (PT1H), Kubernetes means 1h"),
            ),
        }
    }

    fn array(&mut self, schema: &'a Map<String, Value>, path: &str, cut: bool) -> Part {
        let item_path = format!("{path}[]");
        let mut part = Part { rest: Rest::Skipped, ..Part::default() };
        part.unique = schema.get("uniqueItems") == Some(&Value::Bool(true));
        part.value.min_items = count(schema, "minItems").filter(|count| *count > 0);
        part.value.max_items = count(schema, "maxItems");
        let rest = schema.get("items").map(|items| self.schema(items, &item_path, cut));
        let mut places: Vec<Shape> = Vec::new();
        let positions = list(schema, "prefixItems").count();
        for place in list(schema, "prefixItems") {
            let shape = self.schema(place, &item_path, cut);
            if !places.contains(&shape) {
                places.push(shape);
            }
        }
        // What may follow the tuple; nothing, where its length is fixed.
        let closed = part.value.max_items.and_then(|max| usize::try_from(max).ok()).is_some_and(|max| max <= positions);
        if positions == 0 || !closed {
            places.extend(rest.or_else(|| (positions > 0).then(Shape::any)));
        }
        if places.len() > 1 {
            self.loss(path, "which item of a tuple has which type");
        }
        part.items = if places.len() > 1 { Some(join(Choice::AnyOf, places)) } else { places.pop() };
        part
    }

    fn keys(&mut self, schema: &'a Map<String, Value>, path: &str, cut: bool) -> Part {
        let mut part = Part::default();
        part.value.min_properties = count(schema, "minProperties").filter(|count| *count > 0);
        part.value.max_properties = count(schema, "maxProperties");
        part.value.required = list(schema, "required").filter_map(Value::as_str).map(str::to_owned).collect();
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            // Whatever order the map has, findings come in that of the names.
            let mut sorted: Vec<(&String, &Value)> = properties.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            for (name, property) in sorted {
                let dot = if path.is_empty() { "" } else { "." };
                let shape = self.schema(property, &format!("{path}{dot}{name}"), cut);
                part.properties.insert(name.clone(), shape);
            }
        }
        let value_path = format!("{path}{{}}");
        let additional = schema.get("additionalProperties").or_else(|| schema.get("unevaluatedProperties"));
        let rest = match additional {
            None if schema.contains_key("type") => Rest::Skipped,
            None => Rest::Any,
            Some(Value::Bool(false)) => Rest::Closed,
            Some(values) => match self.schema(values, &value_path, cut) {
                shape if shape.null && shape.is_any() && shape.notes.description.is_none() => Rest::Free,
                shape => Rest::Of(Box::new(shape)),
            },
        };
        part.rest = self.patterns(schema, rest, &value_path, cut);
        part
    }

    /// Keys with a pattern: the pattern cannot be said, but the shape of the values can.
    fn patterns(&mut self, schema: &'a Map<String, Value>, rest: Rest, path: &str, cut: bool) -> Rest {
        let Some(patterns) = schema.get("patternProperties").and_then(Value::as_object) else { return rest };
        let mut sorted: Vec<(&String, &Value)> = patterns.iter().collect();
        sorted.sort_by_key(|(pattern, _)| *pattern);
        let mut shapes = Vec::new();
        for (pattern, values) in sorted {
            if !matches!(pattern.as_str(), "" | ".*" | "^.*$") {
                self.loss(path.trim_end_matches("{}"), &format!("that keys match `{pattern}`"));
            }
            shapes.push(self.schema(values, path, cut));
        }
        match rest {
            Rest::Of(values) => shapes.push(*values),
            Rest::Free => shapes.push(Shape::any()),
            Rest::Any | Rest::Skipped | Rest::Closed => {}
        }
        match shapes.pop() {
            Some(only) if shapes.is_empty() => Rest::Of(Box::new(only)),
            Some(last) => {
                shapes.push(last);
                Rest::Of(Box::new(join(Choice::AnyOf, shapes)))
            }
            None => rest_without_values(schema),
        }
    }

    /// One alternative. The description of a variant of an externally tagged enum goes to the variant's own key.
    fn variant(&mut self, variant: &'a Value, choice: Choice, path: &str, cut: bool) -> Shape {
        let mut shape = self.schema(variant, path, cut);
        let closed = variant.get("additionalProperties") == Some(&Value::Bool(false));
        let Some(description) = variant.get("description").and_then(Value::as_str) else { return shape };
        if variant.get("$ref").is_some() || (choice == Choice::AnyOf && !closed) {
            return shape;
        }
        let Some(object) = shape.part_mut(Type::Object) else { return shape };
        if object.properties.len() == 1 {
            for (name, property) in &mut object.properties {
                let tag = property.types() == [Type::String]
                    && property.part(Type::String).and_then(Part::as_enum).is_some_and(|values| values.len() == 1);
                if !tag && object.value.required.contains(name) {
                    property.notes.description = Some(description.to_owned());
                }
            }
        }
        shape
    }

    fn reference(&mut self, reference: &'a Value, path: &str, cut: bool) -> Shape {
        let Some(reference) = reference.as_str() else {
            self.report(path, Diagnostic::error("reference", format!("`$ref` is {reference}, not a string")));
            return Shape::any();
        };
        let Some(target) = target(self.root, reference) else {
            let message = format!("`$ref` leads to `{reference}`, which is not in this schema");
            self.report(path, Diagnostic::error("reference", message));
            return Shape::any();
        };
        let name = self.name(reference);
        if let Some(known) = kubernetes::known(name) {
            let notes = self.read_notes(target, path);
            return Shape { notes: notes.over(known.notes.clone()), ..known };
        }
        if cut && recursive(self.root, reference) {
            self.cuts += 1;
            return Shape::free_object();
        }
        if let Some(start) = self.refs.iter().position(|open| *open == reference) {
            self.cycle(start, reference, path);
            return Shape::any();
        }
        self.refs.push(reference);
        let mut shape = self.schema(target, path, false);
        self.refs.pop();
        if reference == "#" {
            shape.notes.title = None;
        }
        if kubernetes::is_api(name) {
            kubernetes::mark(name, &mut shape);
        }
        shape
    }

    fn cycle(&mut self, start: usize, reference: &'a str, path: &str) {
        let mut names: Vec<&str> = self.refs.iter().skip(start).map(|open| self.name(open)).collect();
        names.push(self.name(reference));
        let message = format!("the type contains itself ({}), and no structural schema does", names.join(" -> "));
        let help =
            "cut the cycle at one of its fields: #[schemars(extend(\"x-kubernetes-preserve-unknown-fields\" = true))]";
        self.report(path, Diagnostic::error("recursive-type", message).help(help));
    }

    fn name(&self, reference: &'a str) -> &'a str {
        if reference == "#" { self.root_name } else { reference.rsplit('/').next().unwrap_or(reference) }
    }

    fn notes(&mut self, schema: &Map<String, Value>, path: &str) -> Notes {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let mut notes = Notes {
            title: text("title"),
            description: text("description"),
            default: schema.get("default").cloned(),
            example: schema.get("example").cloned(),
            external_docs: schema.get("externalDocs").and_then(|docs| serde_json::from_value(docs.clone()).ok()),
            ..Notes::default()
        };
        let mut found = Vec::new();
        extensions::read(schema, &mut notes, &mut |diagnostic| found.push(diagnostic));
        for diagnostic in found {
            self.report(path, diagnostic);
        }
        notes
    }

    fn read_notes(&mut self, schema: &Value, path: &str) -> Notes {
        schema.as_object().map(|schema| self.notes(schema, path)).unwrap_or_default()
    }

    fn loss(&mut self, path: &str, what: &str) {
        let message = format!("no structural schema can say {what}: the server will not check it");
        self.report(path, Diagnostic::warning("unsayable", message));
    }

    fn report(&mut self, path: &str, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.at(self.span.clone()).on(path));
    }
}

/// Intersects what was read so far, if anything was, with more.
fn both(so_far: Option<Shape>, more: Shape) -> Shape {
    match so_far {
        Some(shape) => meet(shape, more),
        None => more,
    }
}

fn rest_without_values(schema: &Map<String, Value>) -> Rest {
    if schema.contains_key("type") { Rest::Skipped } else { Rest::Any }
}
