//! Kinds whose names the expansion could confuse with its own, or with those of the prelude.

macro_rules! kinds {
    ($($module:ident $kind:ident $name:literal;)*) => {
        $(
            mod $module {
                #[derive(
                    crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, Default, schemars::JsonSchema,
                )]
                #[crd(group = "example.com", version = "v1", kind = $name, status = Status, derive = "Default")]
                pub struct TheSpec {
                    pub size: i32,
                }

                #[derive(serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
                pub struct Status {}

                pub fn check() {
                    let object = $kind::new("a", TheSpec { size: 1 });
                    let text = serde_json::to_string(&object).unwrap();
                    assert!(text.contains(concat!("\"kind\":\"", $name, "\"")), "{text}");
                }
            }
        )*
        fn main() {
            $($module::check();)*
        }
    };
}

kinds! {
    s S "S";
    t T "T";
    option Option "Option";
    result Result "Result";
    serializer Serializer "Serializer";
    resource Resource "Resource";
    layout Layout "Layout";
    object_meta ObjectMeta "ObjectMeta";
    cow Cow "Cow";
}
