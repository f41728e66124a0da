use serde_json::json;

use super::*;

/// A namespaced kind `Foo` of `example.com` with one version for each schema: `v1`, which is stored, `v2`, …
fn kind(schemas: &[Value], more: Value) -> Kind {
    let versions: Vec<Value> = schemas
        .iter()
        .enumerate()
        .map(|(index, schema)| {
            let mut version = json!({"name": format!("v{}", index + 1), "served": true, "storage": index == 0,
                "schema": {"openAPIV3Schema": schema}});
            for (key, value) in more.as_object().into_iter().flatten() {
                version[key] = value.clone();
            }
            version
        })
        .collect();
    let crd = json!({"spec": {"group": "example.com", "scope": "Namespaced", "names": {"kind": "Foo", "plural": "foos"},
        "versions": versions}});
    Kind::new(serde_json::from_value(crd).unwrap())
}

fn foo(fields: Value) -> Value {
    let mut object = json!({"apiVersion": "example.com/v1", "kind": "Foo", "metadata": {"name": "a"}});
    for (key, value) in fields.as_object().into_iter().flatten() {
        object[key] = value.clone();
    }
    object
}

/// The answer in short: the stored fields, or the message.
fn answer(verdict: Verdict) -> Value {
    match verdict.object {
        Some(object) => object,
        None => json!(verdict.message),
    }
}

#[track_caller]
fn check_create(kind: &Kind, object: Value, expected: Value) {
    assert_eq!(answer(kind.create("v1", "default", &object)), expected);
}

fn stored(fields: Value) -> Value {
    let mut object = foo(fields);
    object["metadata"]["namespace"] = json!("default");
    object
}

#[test]
fn what_is_no_foo_is_refused() {
    let kind = kind(&[json!({"type": "object"})], json!({}));
    let refused = |object: Value, expected: &str| check_create(&kind, object, json!(expected));
    refused(
        json!([1]),
        r#"the object provided is unrecognized (must be of type Foo): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" } (5b315d)"#,
    );
    refused(
        json!({"a": 1}),
        r#"the object provided is unrecognized (must be of type Foo): Object 'Kind' is missing in '{"a":1}' ({"a":1})"#,
    );
    refused(
        foo(json!({"apiVersion": "a/b/c"})),
        r#"the object provided is unrecognized (must be of type Foo): unexpected GroupVersion string: a/b/c ({"apiVersion":"a/b/c","kind":" ...)"#,
    );
    refused(
        foo(json!({"apiVersion": "v1"})),
        "the API version in the data (v1) does not match the expected API version (example.com/v1)",
    );
    refused(
        foo(json!({"apiVersion": "other.com/v1"})),
        "the API version in the data (other.com/v1) does not match the expected API version (example.com/v1)",
    );
    refused(foo(json!({"kind": "Bar"})), r#"Bar.example.com "a" is invalid: kind: Invalid value: "Bar": must be Foo"#);
    refused(
        foo(json!({"metadata": {"name": "a", "namespace": "b"}})),
        "the namespace of the provided object does not match the namespace sent on the request",
    );
    refused(
        foo(json!({"metadata": {"name": "a", "labels": 1}})),
        r#"Foo in version "v1" cannot be handled as a Foo: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type map[string]string"#,
    );
    refused(
        foo(json!({"metadata": {"name": "a", "x": 1}, "y": 1})),
        r#"Foo in version "v1" cannot be handled as a Foo: strict decoding error: unknown field "metadata.x", unknown field "y""#,
    );
    // Once it is decoded, the server takes the object's own word for its kind.
    refused(
        foo(json!({"kind": "Bar", "metadata": {"name": "a", "x": 1}})),
        r#"Bar in version "v1" cannot be handled as a Bar: strict decoding error: unknown field "metadata.x""#,
    );
    refused(
        foo(json!({"kind": "Bar", "metadata": 1})),
        r#"Bar in version "v1" cannot be handled as a Foo: json: cannot unmarshal number into Go value of type v1.ObjectMeta"#,
    );
    assert_eq!(kind.create("v2", "default", &foo(json!({}))).code, 404);
}

#[test]
fn what_is_stored() {
    let schema = json!({"type": "object", "properties": {
        "spec": {"type": "object", "properties": {"size": {"type": "number", "default": 1}, "gone": {"type": "string"}}},
        "status": {"type": "object", "default": {}, "properties": {"ready": {"type": "boolean", "default": false}}},
    }});
    let plain = kind(std::slice::from_ref(&schema), json!({}));
    check_create(
        &plain,
        foo(json!({"spec": {"gone": null}, "status": {"ready": true}})),
        stored(json!({"spec": {"size": 1}, "status": {"ready": true}})),
    );
    // The status of a new object is dropped, and defaulted when the object is read again.
    let with_status = kind(&[schema], json!({"subresources": {"status": {}}}));
    check_create(&with_status, foo(json!({"status": {"ready": true}})), stored(json!({"status": {"ready": false}})));
    let generated = with_status.create("v1", "default", &foo(json!({"metadata": {"generateName": "a-"}})));
    assert_eq!(answer(generated)["metadata"], json!({"generateName": "a-", "namespace": "default"}));
    // What the stored version does not have is lost.
    let fields = |names: &[&str]| {
        let fields: serde_json::Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
        json!({"type": "object", "properties": fields})
    };
    let two = kind(&[fields(&["a"]), fields(&["a", "b"])], json!({}));
    let object = foo(json!({"apiVersion": "example.com/v2", "a": 1.0, "b": 2}));
    assert_eq!(answer(two.create("v2", "default", &object)), stored(json!({"apiVersion": "example.com/v2", "a": 1})));
}

#[test]
fn lists_of_items_that_differ() {
    let list = |list_type: &str| {
        json!({"type": "object", "properties": {"l": {"type": "array",
        "x-kubernetes-list-type": list_type, "x-kubernetes-list-map-keys": ["k"], "items": {"x-kubernetes-preserve-unknown-fields": true}}}})
    };
    let check = |list_type: &str, items: Value, expected: &[&str]| {
        let verdict = kind(&[list(list_type)], json!({})).create("v1", "default", &foo(json!({"l": items})));
        assert_eq!(verdict.causes.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    };
    check("set", json!(["a", "b", "a", "a", 1, 1.0]), &[r#"l[2]: Duplicate value: "a""#]);
    check("map", json!([{"k": "a"}, {"k": "a"}, null]), &[r#"l[1]: Duplicate value: {"k":"a"}"#]);
    check("map", json!([{"x": 1}, null]), &["l[1]: Duplicate value: {}"]);
    check("map", json!([{"k": "a"}, 1]), &["l[1]: Invalid value: 1: must be an object for an array of list-type map"]);
}

#[test]
fn paths_of_scale() {
    let scale = json!({"subresources": {"scale": {"specReplicasPath": ".spec.replicas",
        "statusReplicasPath": ".status.replicas", "labelSelectorPath": ".status.selector"}}});
    let schema = json!({"type": "object", "x-kubernetes-preserve-unknown-fields": true});
    let kind = kind(&[schema], scale);
    let check = |fields: Value, expected: &[&str]| {
        let verdict = kind.create("v1", "default", &foo(fields));
        assert_eq!(verdict.causes.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    };
    check(json!({"spec": {"replicas": 1}}), &[]);
    check(
        json!({"spec": {"replicas": -1}, "status": {"replicas": 2147483648i64}}),
        &[
            ".spec.replicas: Invalid value: -1: should be a non-negative integer",
            ".status.replicas: Invalid value: 2147483648: should be less than or equal to 2147483647",
        ],
    );
    check(
        json!({"spec": "x", "status": {"replicas": 1.5, "selector": [1, "a"]}}),
        &[
            ".spec.replicas: Invalid value: 0: .spec.replicas accessor error: x is of the type string, expected \
         map[string]interface{}",
            ".status.replicas: Invalid value: 0: .status.replicas accessor error: 1.5 is of the type float64, expected int64",
            ".status.selector: Invalid value: \"\": .status.selector accessor error: [1 a] is of the type []interface {}, \
         expected string",
        ],
    );
}

#[test]
fn embedded_objects() {
    let schema = json!({"type": "object", "properties": {"e": {"type": "object", "x-kubernetes-embedded-resource": true,
        "x-kubernetes-preserve-unknown-fields": true}}});
    let kind = kind(&[schema], json!({}));
    let check = |embedded: Value, expected: &[&str]| {
        let verdict = kind.create("v1", "default", &foo(json!({"e": embedded})));
        assert_eq!(verdict.causes.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    };
    check(json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "any:thing"}, "spec": {}}), &[]);
    let time =
        json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"creationTimestamp": "2020-01-01T01:00:00+01:00"}});
    let stored = kind.create("v1", "default", &foo(json!({"e": time}))).object.unwrap();
    assert_eq!(stored["e"]["metadata"], json!({"creationTimestamp": "2020-01-01T00:00:00Z"}));
    check(json!({}), &["e.apiVersion: Required value", "e.kind: Required value"]);
    check(
        json!({"apiVersion": "", "kind": ""}),
        &["e.apiVersion: Invalid value: \"\": must not be empty", "e.kind: Invalid value: \"\": must not be empty"],
    );
    check(
        json!({"apiVersion": "a/b/c", "kind": "P_d", "metadata": {"name": "a/b"}}),
        &[
            "e.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
            "e.kind: Invalid value: \"P_d\": may have mixed case, but should otherwise match: a DNS-1035 label must consist of \
         lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric \
         character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
            "e.metadata.name: Invalid value: \"a/b\": may not contain '/'",
        ],
    );
    let refused = kind.create("v1", "default", &foo(json!({"e": {"apiVersion": 1, "kind": "Pod"}})));
    assert_eq!(
        refused.message,
        r#"Foo in version "v1" cannot be handled as a Foo: e.apiVersion: Invalid value: 1: must be a string"#
    );
}

#[test]
fn updates() {
    let schema = json!({"type": "object", "properties": {
        "spec": {"type": "object", "properties": {"a": {"type": "integer", "maximum": 3}, "b": {"type": "string"}}},
        "status": {"type": "object", "properties": {"n": {"type": "integer", "maximum": 3}}},
    }});
    let kind = kind(&[schema], json!({"subresources": {"status": {}}}));
    let old = foo(json!({"spec": {"a": 9}, "status": {"n": 1}}));
    let update = |new: Value| answer(kind.update("v1", "default", &old, &new));
    // What was wrong before is let off, and the status stays.
    assert_eq!(
        update(foo(json!({"spec": {"a": 9, "b": "x"}}))),
        stored(json!({"spec": {"a": 9, "b": "x"}, "status": {"n": 1}}))
    );
    assert_eq!(
        update(foo(json!({"spec": {"a": 8}}))),
        json!(
            r#"Foo.example.com "a" is invalid: spec.a: Invalid value: 8: spec.a in body should be less than or equal to 3"#
        )
    );
    assert_eq!(
        update(foo(json!({"metadata": {"name": "b"}}))),
        json!("the name of the object (b) does not match the name on the URL (a)")
    );
    let status = |new: Value| answer(kind.update_status("v1", "default", &old, &new));
    assert_eq!(
        status(foo(json!({"spec": {"a": 1}, "status": {"n": 2}}))),
        stored(json!({"spec": {"a": 9}, "status": {"n": 2}}))
    );
    assert_eq!(
        status(foo(json!({"status": {"n": 4}}))),
        json!(
            r#"Foo.example.com "a" is invalid: status.n: Invalid value: 4: n in body should be less than or equal to 3"#
        )
    );
    let mut read = old.clone();
    read["metadata"] = json!({"name": "a", "uid": "u", "resourceVersion": "7"});
    let changed = |metadata: Value| answer(kind.update("v1", "default", &read, &foo(json!({"metadata": metadata}))));
    assert_eq!(
        changed(json!({"name": "a", "resourceVersion": "6"})),
        json!(
            "Operation cannot be fulfilled on foos.example.com \"a\": the object has been modified; please apply your \
               changes to the latest version and try again"
        )
    );
    assert_eq!(
        changed(json!({"name": "a", "uid": "w"})),
        json!(
            "Operation cannot be fulfilled on foos.example.com \"a\": StorageError: invalid object, Code: 4, Key: \
               /example.com/foos/default/a, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in \
               precondition: w, UID in object meta: u"
        )
    );
}

#[test]
fn warnings() {
    let schema = json!({"type": "object"});
    let deprecated = kind(&[schema.clone(), schema.clone()], json!({"deprecated": true}));
    let warned =
        |kind: &Kind, metadata: Value| kind.create("v1", "default", &foo(json!({"metadata": metadata}))).warnings;
    assert_eq!(warned(&deprecated, json!({"name": "a"})), ["example.com/v1 Foo is deprecated"]);
    let mut crd = deprecated.crd().clone();
    crd.spec.versions[1].deprecated = false;
    assert_eq!(warned(&Kind::new(crd), json!({})), ["example.com/v1 Foo is deprecated; use example.com/v2 Foo"]);
    let plain = kind(&[schema], json!({}));
    assert_eq!(
        warned(&plain, json!({"name": "a", "finalizers": ["b.c", "a", "x.y/z", "orphan"]})),
        [
            r#"metadata.finalizers: "a": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"#,
            r#"metadata.finalizers: "b.c": prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers"#,
        ]
    );
}

/// Documents are at most this deep.
const DEPTH: usize = 1000;

#[test]
fn deep_documents() {
    fn deep(leaf: Value, wrap: impl Fn(Value) -> Value) -> Value {
        (0..DEPTH).fold(leaf, |inner, _| wrap(inner))
    }
    // Unoptimised frames are large, most of all those that read a schema.
    fn with_stack<T: Send>(mebibytes: usize, run: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(mebibytes << 20).spawn_scoped(scope, run).unwrap();
            thread.join().unwrap()
        })
    }
    let object = |leaf: Value| foo(json!({"a": deep(leaf, |inner| json!({"a": inner}))["a"]}));
    let (right, wrong) = (object(json!("x")), object(json!(1)));
    let schema = || {
        deep(
            json!({"type": "string", "x-kubernetes-validations": [{"rule": "true"}]}),
            |inner| json!({"type": "object", "properties": {"a": inner, "b": {"type": "string", "default": "x"}}}),
        )
    };
    let deep_kind = with_stack(64, || {
        let kind = kind(&[schema()], json!({}));
        // The rules of a kind are compiled when the first object comes.
        kind.create("v1", "default", &right);
        kind
    });
    let any = kind(&[json!({"type": "object", "x-kubernetes-preserve-unknown-fields": true})], json!({}));
    with_stack(2, || {
        assert_eq!(deep_kind.create("v1", "default", &right).code, 201);
        assert_eq!(deep_kind.create("v1", "default", &wrong).code, 422);
        assert_eq!(deep_kind.update("v1", "default", &wrong, &wrong).code, 200);
        assert_eq!(any.create("v1", "default", &right).code, 201);
    });
    with_stack(64, || drop(deep_kind));
}

/// Numbers that look random and are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    fn pick(&mut self, values: &[Value]) -> Value {
        values[self.below(values.len())].clone()
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 1 } else { 3 }) {
            0 => self.pick(&[
                json!(null),
                json!(0),
                json!(-1),
                json!(1.5),
                json!(1e300),
                json!("é"),
                json!(""),
                json!(true),
            ]),
            1 => (0..self.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => (0..self.below(4))
                .map(|_| (self.name(), self.value(depth - 1)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }

    fn name(&mut self) -> String {
        ["a", "b", "metadata", "kind", "apiVersion", "spec", ""][self.below(7)].to_owned()
    }

    /// A schema that a CRD could have, or nearly.
    fn schema(&mut self, depth: usize) -> Value {
        let mut schema = serde_json::Map::new();
        let keywords = [
            ("type", vec![json!("object"), json!("array"), json!("string"), json!("integer"), json!("number")]),
            ("format", vec![json!("int32"), json!("date"), json!("none")]),
            ("nullable", vec![json!(true)]),
            ("enum", vec![json!([1, "a", null]), json!([])]),
            ("maximum", vec![json!(1), json!(-1e300)]),
            ("multipleOf", vec![json!(0), json!(0.1), json!(-3)]),
            ("maxLength", vec![json!(-1), json!(1)]),
            ("pattern", vec![json!("a|("), json!("^a")]),
            ("required", vec![json!(["a"])]),
            ("x-kubernetes-list-type", vec![json!("set"), json!("map")]),
            ("x-kubernetes-list-map-keys", vec![json!(["a"]), json!([])]),
            ("x-kubernetes-preserve-unknown-fields", vec![json!(true)]),
            ("x-kubernetes-embedded-resource", vec![json!(true)]),
            ("x-kubernetes-int-or-string", vec![json!(true)]),
            ("default", vec![json!({}), json!({"kind": 1}), json!("a")]),
        ];
        for (keyword, values) in keywords {
            if self.below(4) == 0 {
                schema.insert(keyword.to_owned(), self.pick(&values));
            }
        }
        if depth > 0 {
            for keyword in ["items", "additionalProperties", "not"] {
                if self.below(4) == 0 {
                    schema.insert(keyword.to_owned(), self.schema(depth - 1));
                }
            }
            let properties: serde_json::Map<_, _> =
                (0..self.below(4)).map(|_| (self.name(), self.schema(depth - 1))).collect();
            schema.insert("properties".to_owned(), properties.into());
            schema.insert("anyOf".to_owned(), (0..self.below(3)).map(|_| self.schema(depth - 1)).collect());
        }
        schema.into()
    }
}

#[test]
fn nothing_panics() {
    let mut random = Random(88_172_645_463_325_252);
    let mut codes = std::collections::BTreeSet::new();
    for _ in 0..500 {
        let schema = random.schema(3);
        let subresources = json!({"subresources": {"status": {}, "scale": {"specReplicasPath": ".spec.a", "statusReplicasPath": ".."}}});
        let kind = kind(&[schema.clone(), schema], subresources);
        let mut object = || {
            let mut object = if random.below(3) == 0 { json!({}) } else { random.value(4) };
            if let (true, Value::Object(fields)) = (random.below(8) > 0, &mut object) {
                fields.insert("kind".to_owned(), json!("Foo"));
                fields.insert("apiVersion".to_owned(), json!("example.com/v2"));
                fields.insert("metadata".to_owned(), json!({"name": "a"}));
            }
            object
        };
        let (old, new) = (object(), object());
        codes.insert(kind.create("v2", "default", &new).code);
        codes.insert(kind.update("v2", "default", &old, &new).code);
        codes.insert(kind.update_status("v2", "", &old, &new).code);
    }
    // All kinds of answers were given.
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), [200, 201, 400, 422]);
}
