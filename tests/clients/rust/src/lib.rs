//! What is made of CRDs, in a private module and in one of a build script.

mod hostile;

/// A tree as a build script gives it to a crate.
pub mod included {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/crontab/mod.rs"));
}

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, reason = "`json!` reads well as an argument")]
mod tests {
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::hostile::hostile_example_com::v1::record::{Record, RecordSpec, RecordSpecMode, RecordSpecNullableMode};
    use super::hostile::value::IntOrString;

    /// Holds that `json` is read as a `T` and written as it was.
    #[track_caller]
    fn check<T: DeserializeOwned + Serialize>(json: Value) -> T {
        let read: T = serde_json::from_value(json.clone()).expect("a value");
        assert_eq!(serde_json::to_value(&read).expect("JSON"), json);
        read
    }

    /// The least that is a specification, and `more`.
    fn spec(more: Value) -> Value {
        let mut spec = json!({
            "class": "", "a-b": "", "": {}, "int": 1, "*/": {}, "nullableText": null,
        });
        let more = more.as_object().cloned().expect("an object");
        spec.as_object_mut().expect("an object").extend(more);
        spec
    }

    #[test]
    fn what_no_type_names_is_kept() {
        let unknown = json!({"a": [1, null, {"b": 9_007_199_254_740_993_u64}], "unknown_fields": 1});
        let record: Record = check(json!({
            "apiVersion": "hostile.example.com/v1",
            "kind": "Record",
            "metadata": {"name": "a"},
            "spec": spec(json!({"free": unknown, "open": unknown, "a_b": unknown, "any": unknown})),
            "unknown": unknown,
        }));
        assert_eq!(record.unknown_fields["unknown"], unknown);
        assert_eq!(record.unknown_fields.len(), 1);
        check::<RecordSpec>(spec(
            json!({"embedded": {"apiVersion": "v1", "kind": "X", "metadata": {"creationTimestamp": null}}}),
        ));
    }

    #[test]
    fn another_kind_is_not_read() {
        for (key, value) in [("kind", "Other"), ("apiVersion", "hostile.example.com/v1beta1")] {
            let json = json!({"metadata": {}, "spec": spec(json!({})), key: value});
            let error = serde_json::from_value::<Record>(json).expect_err("another kind");
            assert!(error.to_string().contains(value), "{error}");
        }
    }

    #[test]
    fn null_is_not_absence() {
        let with = |nullable: Value| check::<RecordSpec>(spec(nullable)).nullable_mode;
        assert_eq!(with(json!({})), None);
        assert_eq!(with(json!({"nullableMode": null})), Some(None));
        let on = RecordSpecNullableMode::On;
        assert_eq!(with(json!({"nullableMode": "on"})), Some(Some(on)));
        assert_eq!(check::<RecordSpec>(spec(json!({"any": null}))).any, Some(Value::Null));
        check::<RecordSpec>(spec(json!({
            "objects": [null, {}], "lists": [["a", null]], "mapOfMaps": {"a": null, "b": {"c": 1}},
        })));
    }

    #[test]
    fn enums_are_open() {
        for (text, expected) in [
            ("*/", RecordSpecMode::from("*/")),
            ("", RecordSpecMode::default()),
            ("of tomorrow", RecordSpecMode::Other("of tomorrow".to_owned())),
        ] {
            let mode = check::<RecordSpec>(spec(json!({"mode": text}))).mode;
            assert_eq!(mode.as_ref(), Some(&expected));
            assert_eq!(expected.as_str(), text);
        }
        assert_eq!(RecordSpecMode::Other("\"\"\"".to_owned()), RecordSpecMode::from("\"\"\""));
        assert!(!matches!(RecordSpecMode::from("None"), RecordSpecMode::Other(_)));
    }

    #[test]
    fn numbers_keep_their_value() {
        let read: RecordSpec = check(spec(json!({
            "port": 5_368_709_120_i64, "long": i64::MAX, "number": 0.1, "maps": {"a": [i64::MIN]},
        })));
        assert_eq!(read.port, Some(IntOrString::Int(5_368_709_120)));
        check::<RecordSpec>(spec(json!({"port": "80%"})));
        // JSON knows no difference between 1 and 1.0.
        let read: RecordSpec = serde_json::from_value(spec(json!({"number": 1}))).expect("a value");
        assert_eq!(read.number, Some(1.0));
    }
}
