//! `#[derive(CrdSchema)]` against schemars' own derive: the same types, the same schemas; and what it adds to them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

/// The root schemas that serde reads and writes, without the two keywords that no CRD has.
fn schemas<T: JsonSchema>() -> [Value; 2] {
    [SchemaSettings::draft2020_12(), SchemaSettings::draft2020_12().for_serialize()].map(|settings| {
        let unsaid = |schema: &mut Schema| {
            schema.remove("readOnly");
            schema.remove("writeOnly");
        };
        let settings = settings.with_transform(schemars::transform::RecursiveTransform(unsaid));
        settings.into_generator().into_root_schema_for::<T>().to_value()
    })
}

/// Declares types twice and compares the schemas of each that is named first.
macro_rules! same {
    ($($name:ident: $root:ty { $($items:item)* })*) => {
        $(
            #[test]
            fn $name() {
                macro_rules! module {
                    ($module:ident $derive:path) => {
                        #[allow(dead_code, deprecated, unreachable_pub)]
                        mod $module {
                            use std::collections::BTreeMap;

                            #[allow(unused_imports)]
                            use super::{seven, a_string, is_zero, upper, Outside};
                            #[allow(unused_imports)]
                            use serde::{Deserialize, Serialize};
                            #[allow(unused_imports)]
                            use $derive as Derived;

                            #[allow(unused)]
                            type Map = BTreeMap<String, i32>;

                            $($items)*
                        }
                    };
                }
                module!(theirs schemars::JsonSchema);
                module!(ours crdgen::CrdSchema);
                let ([read, written], [their_read, their_written]) =
                    ({ use ours::*; schemas::<$root>() }, { use theirs::*; schemas::<$root>() });
                assert_eq!(read, their_read);
                assert_eq!(written, their_written);
            }
        )*
    };
}

fn seven() -> i32 {
    7
}

fn a_string(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string"})
}

fn is_zero(number: &i32) -> bool {
    *number == 0
}

fn upper<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.to_uppercase())
}

/// A type that serde cannot write.
#[derive(serde::Deserialize, JsonSchema, Default)]
struct Outside {}

same! {
    structs: Root {
        /// # Title
        ///
        /// Two lines
        /// of text.
        #[derive(Serialize, Deserialize, Derived)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct Root {
            /// A field.
            pub some_text: String,
            pub maybe: Option<i32>,
            pub list: Vec<Inner>,
            pub map: Map,
            #[serde(skip)]
            pub skipped: i32,
            #[serde(skip_serializing)]
            pub read_only: i32,
            #[serde(skip_deserializing)]
            pub written_only: i32,
            #[serde(rename(serialize = "out", deserialize = "in"))]
            pub renamed: u8,
            #[deprecated]
            pub old: bool,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Inner {
            #[serde(flatten)]
            pub flat: Flat,
            #[serde(flatten)]
            pub rest: BTreeMap<String, String>,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Flat {
            pub a: i32,
            pub next: Option<Box<Flat>>,
        }
    }

    defaults: Root {
        #[derive(Serialize, Deserialize, Derived)]
        #[serde(default)]
        pub struct Root {
            pub whole: i32,
            #[serde(default = "seven")]
            pub seven: i32,
            #[serde(default)]
            pub zero: i32,
            #[serde(skip_serializing_if = "is_zero")]
            pub not_zero: i32,
            #[serde(serialize_with = "upper")]
            #[schemars(with = "String")]
            pub upper: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub none: Option<i32>,
        }

        impl Default for Root {
            fn default() -> Self {
                Root { whole: 3, seven: 0, zero: 9, not_zero: 0, upper: "up".into(), none: None }
            }
        }
    }

    default_that_cannot_be_written: Root {
        #[derive(Deserialize, Derived)]
        pub struct Root {
            #[serde(default)]
            pub outside: Outside,
        }
    }

    newtypes: Root {
        #[derive(Serialize, Deserialize, Derived)]
        pub struct Root {
            pub plain: Plain,
            pub seen_through: Maybe,
            pub documented: Documented,
            pub pair: Pair,
            pub unit: Unit,
            pub from: Converted,
            pub inline: Inlined,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Plain(pub String);

        #[derive(Serialize, Deserialize, Derived)]
        #[serde(transparent)]
        pub struct Maybe(pub Option<String>);

        /// Text.
        #[derive(Serialize, Deserialize, Derived)]
        #[serde(transparent)]
        pub struct Documented {
            pub field: Option<String>,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Pair(pub i32, #[schemars(length(max = 3))] pub String);

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Unit;

        #[derive(Serialize, Deserialize, Derived, Clone)]
        #[serde(from = "i32", into = "String")]
        pub struct Converted {}

        impl From<i32> for Converted {
            fn from(_: i32) -> Self {
                Converted {}
            }
        }

        impl From<Converted> for String {
            fn from(_: Converted) -> Self {
                String::new()
            }
        }

        #[derive(Serialize, Deserialize, Derived)]
        #[schemars(inline)]
        pub struct Inlined {
            pub a: i32,
        }
    }

    enums: Root {
        #[derive(Serialize, Deserialize, Derived)]
        pub struct Root {
            pub names: Names,
            pub external: External,
            pub internal: Internal,
            pub adjacent: Adjacent,
            pub untagged: Untagged,
        }

        #[derive(Serialize, Deserialize, Derived)]
        #[serde(rename_all = "kebab-case")]
        pub enum Names {
            OneName,
            #[serde(rename = "other")]
            SomeOther,
            #[serde(skip)]
            Never,
        }

        /// Of data.
        #[derive(Serialize, Deserialize, Derived)]
        pub enum External {
            /// None.
            Documented,
            Plain,
            One(i32),
            Two(i32, String),
            #[serde(rename_all = "camelCase")]
            Named { some_field: i32 },
        }

        #[derive(Serialize, Deserialize, Derived)]
        #[serde(tag = "type")]
        pub enum Internal {
            Unit,
            Named { a: i32 },
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Content {
            pub b: Option<String>,
        }

        #[derive(Serialize, Deserialize, Derived)]
        #[serde(tag = "t", content = "c")]
        pub enum Adjacent {
            Unit,
            One(Content),
        }

        #[derive(Serialize, Deserialize, Derived)]
        #[serde(untagged)]
        pub enum Untagged {
            Number(i32),
            Text(String),
            Named { c: bool },
        }
    }

    schemars_attributes: Root {
        #[derive(Serialize, Deserialize, Derived)]
        #[schemars(title = "A title", description = "A description", extend("x-a" = {"b": [1, null]}))]
        pub struct Root {
            #[schemars(length(min = 1, max = 5), regex(pattern = "^a+$"))]
            pub text: String,
            #[schemars(range(min = -1, max = 9.5))]
            pub number: f64,
            #[schemars(with = "Option<bool>")]
            pub with: i32,
            #[schemars(schema_with = "a_string")]
            pub made: i32,
            #[schemars(required)]
            pub required: Option<i32>,
            #[schemars(email)]
            pub email: String,
            #[validate(length(min = 2))]
            pub validated: Vec<i32>,
            #[schemars(inner(length(min = 2)), extend("x-kubernetes-list-type" = "set"))]
            pub texts: Vec<String>,
            #[schemars(contains(pattern = "a.b"))]
            pub contains: String,
            #[schemars(rename = "elsewhere", title = concat!("a", "b"))]
            pub renamed: i32,
        }
    }

    generics: Root {
        #[derive(Serialize, Deserialize, Derived)]
        pub struct Root {
            pub numbers: Of<i32, String>,
            pub texts: Of<String, bool>,
            pub array: Sized<3>,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Of<T, U> {
            pub value: T,
            pub values: Vec<U>,
        }

        #[derive(Serialize, Deserialize, Derived)]
        pub struct Sized<const N: usize> {
            pub value: i32,
        }
    }
}

#[derive(serde::Serialize, serde::Deserialize, crdgen::CrdSchema)]
#[serde(tag = "type")]
#[allow(dead_code)]
enum Internal {
    Newtype(Port),
}

/// schemars has a `$ref` beside the tag.
#[test]
fn internal_newtype_stands_inline() {
    let [schema, _] = schemas::<Internal>();
    let properties = json!({"type": {"type": "string", "const": "Newtype"}, "name": {"type": "string"}});
    let branch = json!({"type": "object", "properties": properties, "required": ["type", "name"]});
    assert_eq!(schema["oneOf"], json!([branch]));
}

#[derive(serde::Serialize, serde::Deserialize, crdgen::CrdSchema)]
#[crd(validation = ("self.min <= self.max", "min is greater than max"))]
#[allow(dead_code)]
struct Range {
    #[crd(minimum = 1, default = 3)]
    min: i32,
    #[x_kube(validation = Rule::new("self > 0").message("not positive"))]
    max: i32,
    #[crd(list_type = "map", list_map_keys("name"))]
    ports: Vec<Port>,
    #[x_kube(merge_strategy = ListMerge::Set)]
    names: Vec<String>,
    #[crd(preserve_unknown_fields, description = "anything")]
    free: Value,
}

#[derive(serde::Serialize, serde::Deserialize, JsonSchema)]
#[allow(dead_code)]
struct Port {
    name: String,
}

#[test]
fn crd_attributes() {
    let [schema, _] = schemas::<Range>();
    let properties = &schema["properties"];
    assert_eq!(
        schema["x-kubernetes-validations"],
        json!([{"rule": "self.min <= self.max", "message": "min is greater than max"}])
    );
    assert_eq!(properties["min"], json!({"type": "integer", "format": "int32", "minimum": 1, "default": 3}));
    assert_eq!(properties["max"]["x-kubernetes-validations"], json!([{"rule": "self > 0", "message": "not positive"}]));
    assert_eq!(
        properties["ports"],
        json!({
            "type": "array",
            "items": {"$ref": "#/$defs/Port"},
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name"],
        })
    );
    assert_eq!(properties["names"]["x-kubernetes-list-type"], "set");
    assert_eq!(properties["free"], json!({"description": "anything", "x-kubernetes-preserve-unknown-fields": true}));
}
