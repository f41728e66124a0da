//! The names of the attributes and of everything in them. No other file spells one out.

use super::entry::Key;

/// `#[crd(...)]`, crdgen's own.
pub const CRD: &str = "crd";
/// `#[kube(...)]` of kube-derive.
pub const KUBE: &str = "kube";
/// `#[x_kube(...)]` of kube-derive.
pub const X_KUBE: &str = "x_kube";

/// A key of `#[crd(...)]` or `#[kube(...)]` on a custom resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResourceKey {
    Group,
    Version,
    Kind,
    Plural,
    Singular,
    ListKind,
    ShortName,
    Category,
    Scope,
    Namespaced,
    Status,
    Scale,
    PrintColumn,
    Selectable,
    Served,
    Storage,
    Deprecated,
    Doc,
    Label,
    Annotation,
    Validation,
    Conversion,
    Root,
    NoSpec,
    Derive,
    Attr,
    Schema,
    Crates,
    Spec,
    Cel,
    ApiExtensions,
}

/// The keys of `#[crd(...)]` on a custom resource.
pub(crate) const CRD_KEYS: &[Key<ResourceKey>] = &[
    Key::one(ResourceKey::Group, &["group"]),
    Key::one(ResourceKey::Version, &["version"]),
    Key::one(ResourceKey::Kind, &["kind"]),
    Key::one(ResourceKey::Plural, &["plural"]),
    Key::one(ResourceKey::Singular, &["singular"]),
    Key::one(ResourceKey::ListKind, &["list_kind", "listKind"]),
    Key::many(ResourceKey::ShortName, &["shortname"]),
    Key::many(ResourceKey::Category, &["category"]),
    Key::one(ResourceKey::Scope, &["scope"]),
    Key::one(ResourceKey::Namespaced, &["namespaced"]),
    Key::one(ResourceKey::Status, &["status"]),
    Key::one(ResourceKey::Scale, &["scale"]),
    Key::many(ResourceKey::PrintColumn, &["printcolumn"]),
    Key::many(ResourceKey::Selectable, &["selectable"]),
    Key::one(ResourceKey::Served, &["served"]),
    Key::one(ResourceKey::Storage, &["storage"]),
    Key::one(ResourceKey::Deprecated, &["deprecated"]),
    Key::one(ResourceKey::Doc, &["doc"]),
    Key::many(ResourceKey::Label, &["label"]),
    Key::many(ResourceKey::Annotation, &["annotation"]),
    Key::many(ResourceKey::Validation, &["validation"]),
    Key::one(ResourceKey::Conversion, &["conversion"]),
    Key::one(ResourceKey::Root, &["root"]),
    Key::one(ResourceKey::NoSpec, &["no_spec"]),
    Key::many(ResourceKey::Derive, &["derive"]),
    Key::many(ResourceKey::Attr, &["attr"]),
    Key::one(ResourceKey::Schema, &["schema"]),
    Key::one(ResourceKey::Crates, &["crates"]),
    Key::many(ResourceKey::Spec, &["spec"]),
    Key::one(ResourceKey::Cel, &["cel"]),
];

/// The keys of `#[kube(...)]`, those of older releases included.
pub(crate) const KUBE_KEYS: &[Key<ResourceKey>] = &[
    Key::one(ResourceKey::Group, &["group"]),
    Key::one(ResourceKey::Version, &["version"]),
    Key::one(ResourceKey::Kind, &["kind"]),
    Key::one(ResourceKey::Plural, &["plural"]),
    Key::one(ResourceKey::Singular, &["singular"]),
    Key::many(ResourceKey::ShortName, &["shortname"]),
    Key::many(ResourceKey::Category, &["category"]),
    Key::one(ResourceKey::Namespaced, &["namespaced"]),
    Key::one(ResourceKey::Status, &["status"]),
    Key::one(ResourceKey::Scale, &["scale"]),
    Key::many(ResourceKey::PrintColumn, &["printcolumn"]),
    Key::many(ResourceKey::Selectable, &["selectable"]),
    Key::one(ResourceKey::Served, &["served"]),
    Key::one(ResourceKey::Storage, &["storage"]),
    Key::one(ResourceKey::Deprecated, &["deprecated"]),
    Key::one(ResourceKey::Doc, &["doc"]),
    Key::many(ResourceKey::Label, &["label"]),
    Key::many(ResourceKey::Annotation, &["annotation"]),
    Key::many(ResourceKey::Validation, &["validation"]),
    Key::one(ResourceKey::Root, &["root", "struct"]),
    Key::one(ResourceKey::NoSpec, &["no_spec"]),
    Key::many(ResourceKey::Derive, &["derive"]),
    Key::many(ResourceKey::Attr, &["attr"]),
    Key::one(ResourceKey::Schema, &["schema"]),
    Key::one(ResourceKey::Crates, &["crates"]),
    Key::one(ResourceKey::Cel, &["cel"]),
    Key::one(ResourceKey::ApiExtensions, &["apiextensions"]),
];

/// A key of `printcolumn(...)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKey {
    Name,
    Type,
    JsonPath,
    Description,
    Format,
    Priority,
}

/// The keys of `printcolumn(...)`; `jsonPath` is that of the JSON form.
pub(crate) const COLUMN_KEYS: &[Key<ColumnKey>] = &[
    Key::one(ColumnKey::Name, &["name"]),
    Key::one(ColumnKey::Type, &["type", "type_"]),
    Key::one(ColumnKey::JsonPath, &["json_path", "jsonPath", "path"]),
    Key::one(ColumnKey::Description, &["description"]),
    Key::one(ColumnKey::Format, &["format"]),
    Key::one(ColumnKey::Priority, &["priority"]),
];

/// A key of `scale(...)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScaleKey {
    Spec,
    Status,
    Selector,
}

/// The keys of `scale(...)`: short, as kube has them, and as the JSON form has them.
pub(crate) const SCALE_KEYS: &[Key<ScaleKey>] = &[
    Key::one(ScaleKey::Spec, &["spec", "spec_replicas_path", "specReplicasPath"]),
    Key::one(ScaleKey::Status, &["status", "status_replicas_path", "statusReplicasPath"]),
    Key::one(ScaleKey::Selector, &["selector", "label_selector_path", "labelSelectorPath"]),
];

/// A key of `conversion(...)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConversionKey {
    Service,
    Namespace,
    Path,
    Port,
    Url,
}

/// The keys of `conversion(...)`.
pub(crate) const CONVERSION_KEYS: &[Key<ConversionKey>] = &[
    Key::one(ConversionKey::Service, &["service"]),
    Key::one(ConversionKey::Namespace, &["namespace"]),
    Key::one(ConversionKey::Path, &["path"]),
    Key::one(ConversionKey::Port, &["port"]),
    Key::one(ConversionKey::Url, &["url"]),
];

/// A key of `validation(...)`, and a method of kube's `Rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RuleKey {
    Rule,
    Message,
    MessageExpression,
    Reason,
    FieldPath,
    OptionalOldSelf,
}

/// The keys of `validation(...)`, and the methods of kube's `Rule`.
pub(crate) const RULE_KEYS: &[Key<RuleKey>] = &[
    Key::one(RuleKey::Rule, &["rule"]),
    Key::one(RuleKey::Message, &["message"]),
    Key::one(RuleKey::MessageExpression, &["message_expression"]),
    Key::one(RuleKey::Reason, &["reason"]),
    Key::one(RuleKey::FieldPath, &["field_path"]),
    Key::one(RuleKey::OptionalOldSelf, &["optional_old_self"]),
];

/// A key of `crates(...)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CrateKey {
    Crdgen,
    Kube,
    KubeCore,
    K8sOpenapi,
    Schemars,
    Serde,
    SerdeJson,
    Std,
}

/// The keys of `crates(...)`.
pub(crate) const CRATE_KEYS: &[Key<CrateKey>] = &[
    Key::one(CrateKey::Crdgen, &["crdgen"]),
    Key::one(CrateKey::Kube, &["kube"]),
    Key::one(CrateKey::KubeCore, &["kube_core"]),
    Key::one(CrateKey::K8sOpenapi, &["k8s_openapi"]),
    Key::one(CrateKey::Schemars, &["schemars"]),
    Key::one(CrateKey::Serde, &["serde"]),
    Key::one(CrateKey::SerdeJson, &["serde_json"]),
    Key::one(CrateKey::Std, &["std"]),
];

/// A key of `#[crd(...)]` on a field, a variant or a type that is no custom resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemaKey {
    ListType,
    ListMapKeys,
    MapType,
    PreserveUnknownFields,
    EmbeddedResource,
    IntOrString,
    Nullable,
    Format,
    Pattern,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    MinProperties,
    MaxProperties,
    Default,
    Example,
    Title,
    Description,
    Validation,
    MergeStrategy,
    Cel,
    Crates,
}

/// The keys of `#[crd(...)]` on a field, a variant or a type that is no custom resource.
pub(crate) const SCHEMA_KEYS: &[Key<SchemaKey>] = &[
    Key::one(SchemaKey::ListType, &["list_type"]),
    Key::one(SchemaKey::ListMapKeys, &["list_map_keys"]),
    Key::one(SchemaKey::MapType, &["map_type"]),
    Key::one(SchemaKey::PreserveUnknownFields, &["preserve_unknown_fields"]),
    Key::one(SchemaKey::EmbeddedResource, &["embedded_resource"]),
    Key::one(SchemaKey::IntOrString, &["int_or_string"]),
    Key::one(SchemaKey::Nullable, &["nullable"]),
    Key::one(SchemaKey::Format, &["format"]),
    Key::one(SchemaKey::Pattern, &["pattern"]),
    Key::one(SchemaKey::Minimum, &["minimum"]),
    Key::one(SchemaKey::Maximum, &["maximum"]),
    Key::one(SchemaKey::ExclusiveMinimum, &["exclusive_minimum"]),
    Key::one(SchemaKey::ExclusiveMaximum, &["exclusive_maximum"]),
    Key::one(SchemaKey::MultipleOf, &["multiple_of"]),
    Key::one(SchemaKey::MinLength, &["min_length"]),
    Key::one(SchemaKey::MaxLength, &["max_length"]),
    Key::one(SchemaKey::MinItems, &["min_items"]),
    Key::one(SchemaKey::MaxItems, &["max_items"]),
    Key::one(SchemaKey::MinProperties, &["min_properties"]),
    Key::one(SchemaKey::MaxProperties, &["max_properties"]),
    Key::one(SchemaKey::Default, &["default"]),
    Key::one(SchemaKey::Example, &["example"]),
    Key::one(SchemaKey::Title, &["title"]),
    Key::one(SchemaKey::Description, &["description"]),
    Key::many(SchemaKey::Validation, &["validation"]),
];

/// The keys of `#[x_kube(...)]`.
pub(crate) const X_KUBE_KEYS: &[Key<SchemaKey>] = &[
    Key::many(SchemaKey::Validation, &["validation"]),
    Key::one(SchemaKey::MergeStrategy, &["merge_strategy"]),
    Key::one(SchemaKey::Cel, &["cel"]),
    Key::one(SchemaKey::Crates, &["crates"]),
];

/// Every list of keys: where it stands, as headings of the documentation have it, and the names of each key, the one to
/// use first.
pub fn lists() -> Vec<(&'static str, Vec<&'static [&'static str]>)> {
    fn names<K>(keys: &[Key<K>]) -> Vec<&'static [&'static str]> {
        keys.iter().map(|key| key.names).collect()
    }
    vec![
        ("`#[crd(...)]` on a kind", names(CRD_KEYS)),
        ("`printcolumn(...)`", names(COLUMN_KEYS)),
        ("`scale(...)`", names(SCALE_KEYS)),
        ("`validation(...)`", names(RULE_KEYS)),
        ("`conversion(...)`", names(CONVERSION_KEYS)),
        ("`crates(...)`", names(CRATE_KEYS)),
        ("`#[crd(...)]` on a type, a variant or a field", names(SCHEMA_KEYS)),
        ("`#[kube(...)]`", names(KUBE_KEYS)),
        ("`#[x_kube(...)]`", names(X_KUBE_KEYS)),
    ]
}
