//! What a Go type is, as far as decoding and printing need it.

/// What a field, an item or a value of a map holds.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A string type, by its Go name.
    String(&'static str),
    /// `bool`.
    Bool,
    /// `int32`.
    Int32,
    /// `int64`.
    Int64,
    /// `float64`.
    Float,
    /// `[]byte`, base64 in the document.
    Bytes,
    /// `metav1.Time`.
    Time,
    /// Any JSON.
    Raw,
    /// A pointer, which is nil where the document has nothing.
    Pointer(&'static Type),
    /// A list, by its Go name.
    List(&'static Type, &'static str),
    /// A map, by its Go name.
    Map(&'static Type, &'static str),
    /// A struct.
    Struct(&'static Struct),
    /// `JSONSchemaPropsOrArray`.
    SchemaOrArray,
    /// `JSONSchemaPropsOrBool`.
    SchemaOrBool,
    /// `JSONSchemaPropsOrStringArray`.
    SchemaOrStrings,
}

impl Type {
    /// The name that an error gives: `[]string`.
    pub fn name(&self) -> &'static str {
        match self {
            Type::String(name) | Type::List(_, name) | Type::Map(_, name) => name,
            Type::Bool => "bool",
            Type::Int32 => "int32",
            Type::Int64 => "int64",
            Type::Float => "float64",
            Type::Bytes => "[]uint8",
            Type::Time => "v1.Time",
            Type::Raw => "v1.JSON",
            Type::Pointer(type_) => type_.name(),
            Type::Struct(struct_) => struct_.name,
            Type::SchemaOrArray => "v1.JSONSchemaPropsOrArray",
            Type::SchemaOrBool => "v1.JSONSchemaPropsOrBool",
            Type::SchemaOrStrings => "v1.JSONSchemaPropsOrStringArray",
        }
    }
}

/// A struct.
#[derive(Debug)]
pub struct Struct {
    /// Its Go name with the package: `v1.ObjectMeta`.
    pub name: &'static str,
    /// The fields, in the order of the server's internal type.
    pub fields: &'static [Field],
}

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// Its name in documents.
    pub json: &'static str,
    /// Its name in the internal type.
    pub go: &'static str,
    /// What it holds.
    pub type_: Type,
}

/// The table of a struct, and from it the decoder of the Rust type that stands for it. A line is the name in documents,
/// the Go name, the type, and the field of the Rust type.
macro_rules! go_struct {
    ($rust:ty, $table:ident = $name:literal { $($json:literal $go:literal $type_:expr => $field:ident;)* }) => {
        pub(crate) static $table: Struct = Struct {
            name: $name,
            fields: &[$(Field { json: $json, go: $go, type_: $type_ }),*],
        };

        impl Document for $rust {
            const TYPE: &'static Type = &Type::Struct(&$table);
        }

        impl Target for $rust {
            fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
                let Some(fields) = value.as_object() else {
                    decoder.mismatch(value, at);
                    return Ok(());
                };
                #[allow(unused_variables, reason = "a struct without fields reads none")]
                for (key, value) in fields {
                    match key.as_str() {
                        // Nothing tells a field that is null from one that is absent.
                        $($json => if !value.is_null() {
                            static TYPE: Type = $type_;
                            let at = Place { type_: &TYPE, step: Step::Field(at, $name, $json) };
                            self.$field.read(value, &at, decoder)?;
                        })*
                        _ => decoder.unknown(key, at),
                    }
                }
                Ok(())
            }
        }
    };
}

pub(super) use go_struct;
