//! The names of rules, which stay the same whatever the server's words become, and what to do where it breaks one.

use crdgen_admission::field::ErrorType;

use super::document::What;

/// A rule, and what of the author's path and the server's detail tells it, in the order of the questions.
/// A part that starts with `^` must stand at the start.
struct Rule {
    name: &'static str,
    path: &'static str,
    detail: &'static str,
}

const fn rule(name: &'static str, path: &'static str, detail: &'static str) -> Rule {
    Rule { name, path, detail }
}

/// Those of CRDs. The first that fits is it.
const CRD: &[Rule] = &[
    rule("api-approved", "api-approved.kubernetes.io", ""),
    rule("metadata", "^metadata", ""),
    rule("status", "^status", ""),
    rule("conversion", "^spec.conversion", ""),
    rule("names", "^spec.names", ""),
    rule("group", "^spec.group", ""),
    rule("scope", "^spec.scope", ""),
    rule("preserve-unknown-fields", "^spec.preserveUnknownFields", ""),
    rule("printer-columns", ".additionalPrinterColumns", ""),
    rule("selectable-fields", ".selectableFields", ""),
    rule("subresources", ".subresources", ""),
    rule("structural", "", " to be structural"),
    rule("cel-cost", "", "estimated rule cost"),
    rule("cel-cost", "", "estimated messageExpression cost"),
    rule("cel-rule", ".x-kubernetes-validations", ""),
    rule("list-type", "", "x-kubernetes-list"),
    rule("list-type", "", "x-kubernetes-map-type"),
    rule("list-type", ".x-kubernetes-list", ""),
    rule("list-type", ".x-kubernetes-map-type", ""),
    rule("default", ".default", ""),
    rule("subresources", "", "if the status subresource is enabled"),
    rule("schema-keywords", ".type", "supported values"),
    rule("structural", ".type", ""),
    rule("structural", "", "at the root"),
    rule("structural", "", "must be specified"),
    rule("structural", "", "must be false if"),
    rule("structural", "", "x-kubernetes-embedded-resource is"),
    rule("structural", "", "must not specify anything other than"),
    rule("structural", "", "because it is defined in"),
    rule("schema-keywords", "openAPIV3Schema", ""),
    rule("versions", "^spec.version", ""),
];

/// The rule that an error at `path`, the author's, breaks.
pub(super) fn name(what: What, path: &str, kind: ErrorType, detail: &str) -> &'static str {
    match what {
        What::Object => object(path, kind, detail),
        What::ApiService if path.starts_with("metadata") => "metadata",
        What::ApiService => "api-service",
        // A version without a schema.
        _ if kind == ErrorType::Required && path.ends_with(".openAPIV3Schema") => "versions",
        _ => CRD.iter().find(|rule| fits(rule, path, detail)).map_or("crd", |rule| rule.name),
    }
}

fn fits(rule: &Rule, path: &str, detail: &str) -> bool {
    let is_there = match rule.path.strip_prefix('^') {
        Some(start) => path.starts_with(start),
        None => path.contains(rule.path),
    };
    is_there && detail.contains(rule.detail)
}

fn object(path: &str, kind: ErrorType, detail: &str) -> &'static str {
    match kind {
        _ if path.starts_with("metadata") => "metadata",
        ErrorType::Required => "object-required",
        ErrorType::TypeInvalid => "object-type",
        ErrorType::NotSupported => "object-enum",
        ErrorType::Duplicate => "object-duplicate",
        ErrorType::TooLong | ErrorType::TooShort | ErrorType::TooMany | ErrorType::TooFew => "object-bounds",
        _ if detail.contains("should match") => "object-pattern",
        _ if detail.contains("must be of type") => "object-type",
        _ if detail.contains("should be") => "object-bounds",
        _ => "object-value",
    }
}

/// The rule that a whole document breaks, by the `reason` of the verdict.
pub(super) fn of_document(reason: &str) -> &'static str {
    match reason {
        "BadRequest" => "decode",
        "RequestEntityTooLarge" => "too-large",
        "Forbidden" => "forbidden",
        "Conflict" => "conflict",
        "NotFound" => "not-found",
        _ => "invalid",
    }
}

/// Parts of messages, and what to do.
const HELP: &[(&str, &str)] = &[
    ("must be spec.names.plural+\".\"+spec.group", "name it <plural>.<group>"),
    (
        "unknown field",
        "remove the field, or correct its name: names are spelled as in the API, upper and lower case included",
    ),
    ("already set in map", "a key may stand once in a map: remove one of the two"),
    (
        "must not be empty for specified array items",
        "give the items a type, or set x-kubernetes-preserve-unknown-fields: true",
    ),
    (
        "must not be empty for specified object fields",
        "give the field a type, x-kubernetes-int-or-string: true or x-kubernetes-preserve-unknown-fields: true",
    ),
    ("must not be empty at the root", "set type: object"),
    (
        "must not be true",
        "unknown fields are pruned in v1: set it to false, and mark what must be kept with x-kubernetes-preserve-unknown-fields: true",
    ),
    ("must be structural", "every field needs a type, outside of allOf, anyOf, oneOf and not"),
    (
        "must have exactly one version marked as storage version",
        "set storage: true on one version, false on all others",
    ),
    (
        "should be a list of strings that contain at least one",
        "add the versions of ConversionReview that the webhook understands: conversionReviewVersions: [v1]",
    ),
    (
        "protected groups must have approval annotation",
        "*.k8s.io and *.kubernetes.io belong to Kubernetes: take a group of your own",
    ),
    ("must match spec.names.plural", "name it <plural>.<group>"),
    ("schemas are required", "add schema.openAPIV3Schema to each version"),
    (
        "forbidden in structural schemas",
        "inside of allOf, anyOf, oneOf and not only what restricts a value may stand: move it out",
    ),
    (
        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property",
        "add it to required, or give it a default",
    ),
    ("does not match the expected API version", "set apiVersion to one that the CRD serves"),
    ("does not match the namespace of the request", "choose another --namespace, or leave it out"),
];

/// What to do about `message`.
pub(super) fn help(message: &str) -> Option<&'static str> {
    HELP.iter().find(|(part, _)| message.contains(part)).map(|(_, help)| *help)
}

/// What rules are about, in a sentence.
const ABOUT: &[(&str, &str)] = &[
    ("syntax", "The text can be read as YAML or JSON"),
    ("decode", "The document has the fields and types of its kind, and no others"),
    ("too-large", "The document fits into a request"),
    ("metadata", "Names, labels, annotations, owners and finalizers are well formed"),
    ("names", "The names of the kind are well formed and do not clash"),
    ("versions", "Versions have names, one of them is stored, and each has a schema"),
    ("conversion", "The conversion between versions can be done"),
    ("subresources", "The paths of status and scale lead where they must"),
    ("printer-columns", "Printer columns have a name, a type and a path"),
    ("selectable-fields", "Selectable fields exist and are of simple types"),
    ("schema-keywords", "The schema uses the keywords that Kubernetes knows, with values of their types"),
    ("structural", "The schema is structural"),
    ("list-type", "The list and map types fit the schema"),
    ("default", "Defaults fit the schema that they stand in"),
    ("cel-rule", "CEL rules are well formed"),
    ("api-approved", "Groups of Kubernetes need its approval"),
    ("no-longer-served", "The API version is still served"),
    ("no-crd", "Each object has a CRD"),
    ("crd-refused", "The CRD of the object is admitted"),
    ("object-type", "Values have the types that the CRD demands"),
    ("object-required", "Required fields are there"),
    ("object-enum", "Values are of those that the CRD lists"),
    ("object-bounds", "Values are within bounds"),
    ("object-pattern", "Texts match their patterns"),
    ("object-duplicate", "Items of sets and maps are there once"),
    ("conflict", "The old and the new document are of one object"),
    ("forbidden", "The request is allowed"),
    ("not-found", "The version is served"),
    ("group", "The group is well formed"),
    ("scope", "The scope is Cluster or Namespaced"),
    ("status", "The status is well formed"),
    ("preserve-unknown-fields", "Unknown fields are pruned"),
    ("cel-cost", "CEL rules cost no more than they may"),
    ("crd", "What else a CRD must be"),
    ("api-service", "The spec of the APIService is well formed"),
    ("object-value", "What else the CRD demands of values"),
    ("invalid", "What else a server demands"),
    ("warning", "The server admits it with a warning"),
];

/// What the rule `name` is about.
pub(super) fn about(name: &'static str) -> &'static str {
    ABOUT.iter().find(|(known, _)| *known == name).map_or("What crdgen demands of Rust source", |(_, about)| about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |what: What, path: &str, kind: ErrorType, detail: &str, expected: &str| {
            assert_eq!(name(what, path, kind, detail), expected, "{path}: {detail}");
        };
        let schema = "spec.versions[0].schema.openAPIV3Schema.properties[a]";
        check(What::Crd, "metadata.name", ErrorType::Invalid, "", "metadata");
        check(What::Crd, "spec.names.kind", ErrorType::Required, "", "names");
        check(What::Crd, "spec.versions[0].name", ErrorType::Invalid, "", "versions");
        check(What::Crd, "spec.versions[0].subresources.scale", ErrorType::Invalid, "", "subresources");
        check(What::Crd, &format!("{schema}.default"), ErrorType::TypeInvalid, "", "default");
        check(What::Crd, &format!("{schema}.type"), ErrorType::Required, "", "structural");
        check(What::Crd, &format!("{schema}.x-kubernetes-list-type"), ErrorType::NotSupported, "", "list-type");
        check(What::Crd, &format!("{schema}.uniqueItems"), ErrorType::Forbidden, "", "schema-keywords");
        let root = "spec.versions[0].schema.openAPIV3Schema";
        check(What::Crd, root, ErrorType::Required, "", "versions");
        check(
            What::Crd,
            &format!("{root}.additionalProperties"),
            ErrorType::Forbidden,
            "must not be used at the root",
            "structural",
        );
        check(What::Crd, &format!("{schema}.items"), ErrorType::Required, "must be specified", "structural");
        check(
            What::Crd,
            &format!("{schema}.default"),
            ErrorType::Forbidden,
            "must be undefined to be structural",
            "structural",
        );
        let keys =
            "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property";
        check(What::Crd, &format!("{schema}.default"), ErrorType::Required, keys, "list-type");
        let cost = "estimated rule cost exceeds budget by factor of 2.0x";
        check(What::Crd, &format!("{schema}.x-kubernetes-validations[0].rule"), ErrorType::Forbidden, cost, "cel-cost");
        check(What::Crd, "spec", ErrorType::Invalid, "", "crd");
        check(What::Object, "metadata.name", ErrorType::Required, "", "metadata");
        check(What::Object, "spec.a", ErrorType::Required, "", "object-required");
        check(What::Object, "spec.a", ErrorType::Invalid, "spec.a in body should match 'b'", "object-pattern");
        check(What::ApiService, "spec.version", ErrorType::Required, "", "api-service");
    }

    #[test]
    fn all_are_described_here_and_in_the_docs() {
        for rule in CRD {
            assert!(ABOUT.iter().any(|(name, _)| *name == rule.name), "{}", rule.name);
        }
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/validate.md");
        let page = std::fs::read_to_string(page).expect("the page");
        for (name, about) in ABOUT {
            assert!(page.contains(&format!("| `{name}` | {about} |")), "{name}");
        }
    }
}
