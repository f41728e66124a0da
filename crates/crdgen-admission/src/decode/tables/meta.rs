//! `k8s.io/apimachinery/pkg/apis/meta/v1`.

use crdgen_core::meta::{ManagedFieldsEntry, ObjectMeta, OwnerReference};
use serde_json::Value;

use super::super::go_struct::go_struct;
use super::super::{Abort, Decoder, Document, Field, Place, Step, Struct, Target, Type};
use super::{STRING_MAP, STRINGS, TEXT};

static OWNER_REFERENCES: Type = Type::List(&Type::Struct(&OWNER_REFERENCE), "[]v1.OwnerReference");
static MANAGED_FIELDS: Type = Type::List(&Type::Struct(&MANAGED_FIELDS_ENTRY), "[]v1.ManagedFieldsEntry");

go_struct!(ObjectMeta, OBJECT_META = "v1.ObjectMeta" {
    "name" "Name" TEXT => name;
    "generateName" "GenerateName" TEXT => generate_name;
    "namespace" "Namespace" TEXT => namespace;
    "selfLink" "SelfLink" TEXT => self_link;
    "uid" "UID" Type::String("types.UID") => uid;
    "resourceVersion" "ResourceVersion" TEXT => resource_version;
    "generation" "Generation" Type::Int64 => generation;
    "creationTimestamp" "CreationTimestamp" Type::Time => creation_timestamp;
    "deletionTimestamp" "DeletionTimestamp" Type::Pointer(&Type::Time) => deletion_timestamp;
    "deletionGracePeriodSeconds" "DeletionGracePeriodSeconds" Type::Pointer(&Type::Int64) => deletion_grace_period_seconds;
    "labels" "Labels" STRING_MAP => labels;
    "annotations" "Annotations" STRING_MAP => annotations;
    "ownerReferences" "OwnerReferences" OWNER_REFERENCES => owner_references;
    "finalizers" "Finalizers" STRINGS => finalizers;
    "managedFields" "ManagedFields" MANAGED_FIELDS => managed_fields;
});

go_struct!(OwnerReference, OWNER_REFERENCE = "v1.OwnerReference" {
    "apiVersion" "APIVersion" TEXT => api_version;
    "kind" "Kind" TEXT => kind;
    "name" "Name" TEXT => name;
    "uid" "UID" Type::String("types.UID") => uid;
    "controller" "Controller" Type::Pointer(&Type::Bool) => controller;
    "blockOwnerDeletion" "BlockOwnerDeletion" Type::Pointer(&Type::Bool) => block_owner_deletion;
});

go_struct!(ManagedFieldsEntry, MANAGED_FIELDS_ENTRY = "v1.ManagedFieldsEntry" {
    "manager" "Manager" TEXT => manager;
    "operation" "Operation" Type::String("v1.ManagedFieldsOperationType") => operation;
    "apiVersion" "APIVersion" TEXT => api_version;
    "time" "Time" Type::Pointer(&Type::Time) => time;
    "fieldsType" "FieldsType" TEXT => fields_type;
    "fieldsV1" "FieldsV1" Type::Pointer(&Type::Raw) => fields_v1;
    "subresource" "Subresource" TEXT => subresource;
});
