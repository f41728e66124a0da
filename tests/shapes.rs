//! One corpus of Rust shapes, three ways to a CRD: the source engine, the derive with schemars' schemas, and the derive
//! with crdgen's own. All three must end in the same bytes, the bytes must be those beside each shape, and every value
//! that serde writes must be stored unchanged.
//!
//! After a change that is meant, `CRDGEN_BLESS=1 cargo test -p crdgen-tests --test shapes` writes the files anew, to be
//! read in the diff; it does nothing in CI.

// The fields of shapes are read by serde alone, the modules are `pub` for the macro below, and are mounted twice.
#![allow(dead_code, unreachable_pub, unused_imports, clippy::duplicate_mod)]

mod harness;

use std::collections::{BTreeMap, BTreeSet};

use harness::{Case, files, source};

#[path = "."]
mod with_json_schema {
    pub mod prelude {
        pub use crdgen::CustomResource;
        pub use kube::KubeSchema;
        pub use schemars::JsonSchema;
    }

    #[path = "shapes/mod.rs"]
    pub mod shapes;
}

#[path = "."]
mod with_crd_schema {
    pub mod prelude {
        pub use crdgen::{CrdSchema as JsonSchema, CrdSchema as KubeSchema, CustomResource};
    }

    #[path = "shapes/mod.rs"]
    pub mod shapes;
}

/// Each shape with its kind, as cases of each mount.
macro_rules! shapes {
    ($($name:ident: $kind:ident,)*) => {
        fn with_json_schema() -> Vec<Case> {
            use with_json_schema::shapes;
            vec![$(Case::of::<shapes::$name::$kind, _>(stringify!($name), shapes::$name::values())),*]
        }

        fn with_crd_schema() -> Vec<Case> {
            use with_crd_schema::shapes;
            vec![$(Case::of::<shapes::$name::$kind, _>(stringify!($name), shapes::$name::values())),*]
        }
    };
}

shapes! {
    a01_primitives: A01Primitives,
    a05_newtype: A05Newtype,
    a07_tuple_struct: A07TupleStruct,
    a08_tuple_field: A08TupleField,
    a09_tuple_homog: A09TupleHomog,
    a10_array: A10Array,
    a11_array0: A11Array0,
    a12_unit_field: A12UnitField,
    a14_option_scalar: A14OptionScalar,
    a17_option_struct_documented: A17OptionStructDocumented,
    a24_map_pattern_key: A24MapPatternKey,
    a27_map_option_value: A27MapOptionValue,
    a28_map_value: A28MapValue,
    a29_indexmap: A29Indexmap,
    a30_hashset: A30Hashset,
    a32_vec_vec: A32VecVec,
    a36_mutual_recursion: A36MutualRecursion,
    a37_json_value: A37JsonValue,
    a38_option_json_value: A38OptionJsonValue,
    a41_flatten_struct: A41FlattenStruct,
    a42_flatten_option_struct: A42FlattenOptionStruct,
    a44_flatten_map_value: A44FlattenMapValue,
    a46_flatten_value: A46FlattenValue,
    a48_flatten_int_enum: A48FlattenIntEnum,
    a50_flatten_two_enums: A50FlattenTwoEnums,
    a52_flatten_option_int_enum: A52FlattenOptionIntEnum,
    a53_flatten_unit_enum: A53FlattenUnitEnum,
    a55_deny_unknown_empty: A55DenyUnknownEmpty,
    a59_default_container: A59DefaultContainer,
    a60_default_out_of_range: A60DefaultOutOfRange,
    a66_with_type: A66WithType,
    a68_remote: A68Remote,
    a69_generics: A69Generics,
    a70_from_into: A70FromInto,
    b04_option_unit_enum: B04OptionUnitEnum,
    b06_option_unit_enum_some_docs: B06OptionUnitEnumSomeDocs,
    b07_vec_unit_enum: B07VecUnitEnum,
    b11_ext_newtype: B11ExtNewtype,
    b12_ext_tuple: B12ExtTuple,
    b13_ext_mixed_unit_struct: B13ExtMixedUnitStruct,
    b15_option_ext: B15OptionExt,
    b16_vec_ext: B16VecExt,
    b17_map_ext: B17MapExt,
    b18_ext_empty_struct_variant: B18ExtEmptyStructVariant,
    b22_int_shared_diff_docs_only: B22IntSharedDiffDocsOnly,
    b23_int_unit: B23IntUnit,
    b24_int_all_unit: B24IntAllUnit,
    b25_int_newtype: B25IntNewtype,
    b27_int_one_variant: B27IntOneVariant,
    b30_adj_same: B30AdjSame,
    b31_adj_diff: B31AdjDiff,
    b32_adj_diff_struct: B32AdjDiffStruct,
    b34_untagged_scalar: B34UntaggedScalar,
    b37_untagged_structs_overlap_same: B37UntaggedStructsOverlapSame,
    b38_untagged_structs_overlap_diff: B38UntaggedStructsOverlapDiff,
    b41_untagged_map_or_bool: B41UntaggedMapOrBool,
    b42_serde_other: B42SerdeOther,
    b43_variant_untagged: B43VariantUntagged,
    b44_variant_untagged_str: B44VariantUntaggedStr,
    b46_repr_enum: B46ReprEnum,
    b48_int_with_nested_ext: B48IntWithNestedExt,
    b49_int_newtype_of_enum: B49IntNewtypeOfEnum,
    b50_option_untagged: B50OptionUntagged,
    b51_ext_newtype_option: B51ExtNewtypeOption,
    b53_ext_deny_unknown: B53ExtDenyUnknown,
    b55_int_overlap_optional_vs_required: B55IntOverlapOptionalVsRequired,
    b56_const_tag_via_ext: B56ConstTagViaExt,
    c05_uuid: C05Uuid,
    c06_url: C06Url,
    c08_decimal: C08Decimal,
    c09_std_duration: C09StdDuration,
    c14_nonzero: C14Nonzero,
    c15_result: C15Result,
    c17_bound: C17Bound,
    c18_either: C18Either,
    c19_bytes: C19Bytes,
    c20_weekday: C20Weekday,
    c31_opt_intorstring: C31OptIntorstring,
    c33_meta_time: C33MetaTime,
    c34_objectmeta: C34Objectmeta,
    c37_rawextension: C37Rawextension,
    c41_configmap_embedded: C41ConfigmapEmbedded,
    c53_enum_default_docs: C53EnumDefaultDocs,
    c54_title: C54Title,
    c58_smallint_min_float: C58SmallintMinFloat,
    d02_spec_int_enum: D02SpecIntEnum,
    d04_spec_newtype: D04SpecNewtype,
    d06_spec_empty: D06SpecEmpty,
    d07_no_spec: D07NoSpec,
    d08_status: D08Status,
    d09_scale_without_status: D09ScaleWithoutStatus,
    d17_printcol_missing_field: D17PrintcolMissingField,
    d22_meta_label_anno: D22MetaLabelAnno,
    d30_cel_ok: D30CelOk,
    d31_cel_field_path: D31CelFieldPath,
    d33_cel_cost: D33CelCost,
    d34_cel_kebab: D34CelKebab,
    d35_merge_strategies: D35MergeStrategies,
    d44_rule_multiline: D44RuleMultiline,
    e01_f32_default: E01F32Default,
    e03_default_nested_option_int: E03DefaultNestedOptionInt,
    e04_default_quantity: E04DefaultQuantity,
    e05_default_u64max: E05DefaultU64max,
    e06_default_uuid_string: E06DefaultUuidString,
    e07_default_string_minlen: E07DefaultStringMinlen,
    e08_default_skip_ser_if_default: E08DefaultSkipSerIfDefault,
    e09_default_struct_with_required_inner: E09DefaultStructWithRequiredInner,
    e10_default_chrono: E10DefaultChrono,
    e11_default_flatten_inner: E11DefaultFlattenInner,
    e14_untagged_structs_deny: E14UntaggedStructsDeny,
    e15_ext_enum_with_same_inner_shape_docs: E15ExtEnumWithSameInnerShapeDocs,
    f01_rename_both: F01RenameBoth,
    f02_rename_variant_both: F02RenameVariantBoth,
    f03_rename_all_both: F03RenameAllBoth,
    f04_tagged_struct: F04TaggedStruct,
    f05_skips: F05Skips,
    f06_skip_if_without_default: F06SkipIfWithoutDefault,
    f07_double_option: F07DoubleOption,
    f08_wrappers: F08Wrappers,
    f09_sets: F09Sets,
    f10_map_enum_key: F10MapEnumKey,
    f11_map_scalar_keys: F11MapScalarKeys,
    f12_map_newtype_key: F12MapNewtypeKey,
    f13_map_of_maps: F13MapOfMaps,
    f14_flatten_map_string: F14FlattenMapString,
    f15_flatten_untagged: F15FlattenUntagged,
    f16_flatten_only_map_value: F16FlattenOnlyMapValue,
    f17_flatten_only_map_string: F17FlattenOnlyMapString,
    f18_flatten_nested: F18FlattenNested,
    f20_deny_unknown: F20DenyUnknown,
    f21_container_default_rename_all: F21ContainerDefaultRenameAll,
    f22_transparent: F22Transparent,
    f23_inline: F23Inline,
    f24_extend: F24Extend,
    f25_null_in_lists: F25NullInLists,
    f26_chrono_naive: F26ChronoNaive,
    f27_semver_smallvec: F27SemverSmallvec,
    f28_wide_integers: F28WideIntegers,
    f29_unit_structs: F29UnitStructs,
    f30_addresses: F30Addresses,
    f31_intorstring_quantity: F31IntorstringQuantity,
    f33_bounds: F33Bounds,
    f34_validate_garde: F34ValidateGarde,
    f35_docs: F35Docs,
    f37_raw_names: F37RawNames,
    f38_with_module: F38WithModule,
    f40_skip_if_own: F40SkipIfOwn,
    f41_required: F41Required,
    f43_from_into_differ: F43FromIntoDiffer,
    f45_examples: F45Examples,
    f46_alias: F46Alias,
    f47_rename_all_fields: F47RenameAllFields,
    f48_time_delta: F48TimeDelta,
    f49_jiff: F49Jiff,
    f50_recursion_in_list: F50RecursionInList,
    f51_deserialize_only_text: F51DeserializeOnlyText,
    f52_ranges: F52Ranges,
    f53_json_map_number: F53JsonMapNumber,
    f54_service: F54Service,
    f55_paths_texts: F55PathsTexts,
    f56_long_arrays: F56LongArrays,
    g01_adj_unit: G01AdjUnit,
    g02_int_rename_all: G02IntRenameAll,
    g03_ext_all: G03ExtAll,
    g04_one_or_many: G04OneOrMany,
    g05_untagged_unit: G05UntaggedUnit,
    g06_option_mixed: G06OptionMixed,
    g07_vec_int: G07VecInt,
    g08_map_adj: G08MapAdj,
    g09_int_deny: G09IntDeny,
    g10_adj_deny: G10AdjDeny,
    g11_int_map: G11IntMap,
    g12_adj_tuple: G12AdjTuple,
    g13_skipped_variants: G13SkippedVariants,
    g14_int_nested: G14IntNested,
    g15_unit_docs: G15UnitDocs,
    g16_repr_signed: G16ReprSigned,
    g17_spec_external: G17SpecExternal,
    g18_spec_untagged: G18SpecUntagged,
    g19_int_unit_struct: G19IntUnitStruct,
    g20_adj_option: G20AdjOption,
    g21_untagged_many: G21UntaggedMany,
    g22_enum_in_enum: G22EnumInEnum,
    g23_untagged_object_or_list: G23UntaggedObjectOrList,
    g24_generic_enum: G24GenericEnum,
    g25_flatten_ext_unit_and_data: G25FlattenExtUnitAndData,
    g26_flatten_adj: G26FlattenAdj,
    g27_int_shared_diff_types: G27IntSharedDiffTypes,
    g28_int_shared_diff_enums: G28IntSharedDiffEnums,
    h01_default_functions: H01DefaultFunctions,
    h02_manual_default: H02ManualDefault,
    h03_generic_alias: H03GenericAlias,
    h04_reexports: H04Reexports,
    h05_const_bounds: H05ConstBounds,
    h06_scalar_defaults: H06ScalarDefaults,
    h07_default_derived: H07DefaultDerived,
    h08_default_paths: H08DefaultPaths,
    h09_shadowed_names: H09ShadowedNames,
    h10_const_generic: H10ConstGeneric,
    h11_default_with_logic: H11DefaultWithLogic,
    h12_rename_type: H12RenameType,
    i01_everything: I01Everything,
    i02_deprecated_version: I02DeprecatedVersion,
}

#[test]
fn every_module_is_a_case() {
    let cases: BTreeSet<String> = with_json_schema().into_iter().map(|case| case.kind).collect();
    let kinds: BTreeSet<String> = source::shapes().into_keys().collect();
    assert_eq!(cases, kinds);
}

/// Source and derive agree but for the shapes of `known-differences.txt`, which must differ.
#[test]
fn source_and_derive_agree() {
    let mut known = files::known_differences();
    let source = source::shapes();
    let mut failures = Vec::new();
    for case in with_json_schema() {
        let (read, derived) = (source[&case.kind].crd.as_deref(), case.crd.as_deref().ok());
        match (known.remove(case.name), read == derived) {
            (None, true) | (Some(_), false) => {}
            (Some(_), true) => failures.push(format!("{}: they agree: not a known difference", case.name)),
            (None, false) => {
                failures.push(format!("{}: source and derive differ{}", case.name, files::diff(read, derived)))
            }
        }
    }
    failures.extend(known.into_keys().map(|name| format!("{name}: a known difference of no shape")));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Source and derive agree on every shape where the schemas are crdgen's own.
#[test]
fn source_and_schema_derive_agree() {
    let source = source::shapes();
    let mut failures = Vec::new();
    for case in with_crd_schema() {
        let (read, derived) = (source[&case.kind].crd.as_deref(), case.crd.as_deref().ok());
        if read != derived {
            failures.push(format!("{}: source and derive differ{}", case.name, files::diff(read, derived)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The source engine's CRD and findings of each shape are those beside it.
#[test]
fn crds_are_as_expected() {
    let source = source::shapes();
    let mut expected = files::Expected::new("shapes");
    for case in with_json_schema() {
        let read = &source[&case.kind];
        expected.file(&format!("{}.yaml", case.name), read.crd.as_deref().map(|crd| files::relevant(case.name, crd)));
        expected.file(&format!("{}.txt", case.name), Some(read.findings.join("")).filter(|text| !text.is_empty()));
    }
    expected.finish();
}

/// What serde writes is admitted and stored unchanged, by the schema of the source engine.
#[test]
fn values_are_stored_unchanged() {
    let source = source::shapes();
    let mut failures = Vec::new();
    for case in with_json_schema() {
        let Some(schema) = &source[&case.kind].spec else { continue };
        let damaged = case.values.iter().flat_map(|value| files::damage(schema, value));
        failures.extend(damaged.map(|what| format!("{}: {what}", case.name)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What no reader of the type could take is refused, where a structural schema can say so.
#[test]
fn hostile_values_are_refused() {
    let source = source::shapes();
    let kinds: BTreeMap<&str, String> = with_json_schema().into_iter().map(|case| (case.name, case.kind)).collect();
    for (name, value) in files::hostile() {
        let schema = source[&kinds[name.as_str()]].spec.as_ref().expect("a schema");
        assert!(!files::damage(schema, &value).is_empty(), "{name}: {value} is admitted and stored unchanged");
    }
}

/// Attributes that are refused: the findings are those beside each file, and there is no CRD.
#[test]
fn bad_attributes_are_refused() {
    let mut expected = files::Expected::new("shapes/refused");
    for (name, shape) in source::refused() {
        assert_eq!(shape.crd, None, "{name}");
        expected.file(&format!("{name}.txt"), Some(shape.findings.join("")));
    }
    expected.finish();
}
