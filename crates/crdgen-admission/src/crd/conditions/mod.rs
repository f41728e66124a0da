//! The conditions that a server's controllers give to CRDs once they are created (§2.U).

mod names;

use crdgen_core::crd::{CustomResourceDefinition, CustomResourceDefinitionCondition};
use crdgen_core::names::{Approval, is_protected_group};
use serde_json::Value;

use super::{approval, ca_bundle};
use crate::field::{Error, Path, aggregate};
use crate::schema::{self, Source};
use names::Taken;

/// The conditions of each of `crds`, admitted and created in this order in a cluster that has no others: `NamesAccepted`,
/// `Established`, and `NonStructuralSchema` and `KubernetesAPIApprovalPolicyConformant` where they apply.
pub fn conditions(crds: &[&CustomResourceDefinition]) -> Vec<Vec<CustomResourceDefinitionCondition>> {
    let mut taken = Taken::default();
    crds.iter()
        .map(|crd| {
            let names = taken.accept(&crd.spec.group, &crd.spec.names);
            let accepted = match names {
                Ok(()) => condition("NamesAccepted", "True", "NoConflicts", "no conflicts found"),
                Err((reason, message)) => condition("NamesAccepted", "False", reason, message),
            };
            let established = established(crd, accepted.status == "True");
            [Some(accepted), Some(established), non_structural(crd), approved(crd)].into_iter().flatten().collect()
        })
        .collect()
}

fn condition(type_: &str, status: &str, reason: &str, message: impl Into<String>) -> CustomResourceDefinitionCondition {
    CustomResourceDefinitionCondition {
        type_: type_.to_owned(),
        status: status.to_owned(),
        reason: Some(reason.to_owned()),
        message: Some(message.into()),
        ..CustomResourceDefinitionCondition::default()
    }
}

/// `EstablishingController`.
fn established(crd: &CustomResourceDefinition, names_accepted: bool) -> CustomResourceDefinitionCondition {
    let webhook = crd.spec.conversion.as_ref().and_then(|conversion| conversion.webhook.as_ref());
    let bundle = webhook.and_then(|webhook| webhook.client_config.as_ref()?.ca_bundle.as_deref()).unwrap_or_default();
    if !names_accepted {
        condition("Established", "False", "NotAccepted", "not all names are accepted")
    } else if !bundle.is_empty() && ca_bundle::validate(bundle).is_err() {
        condition("Established", "False", "InvalidCABundle", "The conversion webhook CABundle is invalid")
    } else {
        condition("Established", "True", "InitialNamesAccepted", "the initial names have been accepted")
    }
}

/// `nonstructuralschema.calculateCondition`, which knows the paths of the document and not those of the internal type.
fn non_structural(crd: &CustomResourceDefinition) -> Option<CustomResourceDefinitionCondition> {
    const TYPE: &str = "NonStructuralSchema";
    let spec = Path::new("spec");
    let mut errors = Vec::new();
    if crd.spec.preserve_unknown_fields == Some(true) {
        errors.push(Error::invalid(&spec.child("preserveUnknownFields"), "true", "must be false"));
    }
    let path = spec.child("versions");
    for (index, version) in crd.spec.versions.iter().enumerate() {
        let Some(schema) = version.schema.as_ref().and_then(|schema| schema.open_api_v3_schema.as_ref()) else {
            continue;
        };
        if let Err(error) = schema::structural(schema) {
            let message = format!("failed to check validation schema for version {}: {error}", version.name);
            return Some(condition(TYPE, "Unknown", "StructuralError", message));
        }
        let path = path.index(index);
        let path = path.child("schema");
        let source = Source { props: schema, json: &Value::Null };
        errors.extend(schema::validate_structural(source, &path.child("openAPIV3Schema")));
    }
    let texts = errors.iter().map(ToString::to_string);
    (!errors.is_empty()).then(|| condition(TYPE, "True", "Violations", aggregate(texts)))
}

/// `apiapproval.calculateCondition`.
fn approved(crd: &CustomResourceDefinition) -> Option<CustomResourceDefinitionCondition> {
    if !is_protected_group(&crd.spec.group) {
        return None;
    }
    let (state, message) = approval::state(&crd.metadata.annotations);
    let (status, reason) = match state {
        Approval::Approved => ("True", "ApprovedAnnotation"),
        Approval::Bypassed => ("False", "UnapprovedAnnotation"),
        Approval::Invalid => ("False", "InvalidAnnotation"),
        Approval::Missing => ("False", "MissingAnnotation"),
    };
    Some(condition("KubernetesAPIApprovalPolicyConformant", status, reason, message))
}

#[cfg(test)]
mod tests;
