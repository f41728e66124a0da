//! `k8s.io/kube-aggregator/pkg/apis/apiregistration/v1`.

use serde_json::Value;

use super::super::go_struct::go_struct;
use super::super::{Abort, Decoder, Document, Field, Place, Step, Struct, Target, Type};
use super::{OBJECT_META, TEXT};
use crate::apiservice::{ApiService, ApiServiceCondition, ApiServiceSpec, ApiServiceStatus, ServiceReference};

static CONDITIONS: Type = Type::List(&Type::Struct(&CONDITION), "[]v1.APIServiceCondition");

go_struct!(ApiService, DOCUMENT = "v1.APIService" {
    "kind" "Kind" TEXT => kind;
    "apiVersion" "APIVersion" TEXT => api_version;
    "metadata" "ObjectMeta" Type::Struct(&OBJECT_META) => metadata;
    "spec" "Spec" Type::Struct(&SPEC) => spec;
    "status" "Status" Type::Struct(&STATUS) => status;
});

go_struct!(ApiServiceSpec, SPEC = "v1.APIServiceSpec" {
    "service" "Service" Type::Pointer(&Type::Struct(&SERVICE)) => service;
    "group" "Group" TEXT => group;
    "version" "Version" TEXT => version;
    "insecureSkipTLSVerify" "InsecureSkipTLSVerify" Type::Bool => insecure_skip_tls_verify;
    "caBundle" "CABundle" Type::Bytes => ca_bundle;
    "groupPriorityMinimum" "GroupPriorityMinimum" Type::Int32 => group_priority_minimum;
    "versionPriority" "VersionPriority" Type::Int32 => version_priority;
});

go_struct!(ServiceReference, SERVICE = "v1.ServiceReference" {
    "namespace" "Namespace" TEXT => namespace;
    "name" "Name" TEXT => name;
    "port" "Port" Type::Pointer(&Type::Int32) => port;
});

go_struct!(ApiServiceStatus, STATUS = "v1.APIServiceStatus" {
    "conditions" "Conditions" CONDITIONS => conditions;
});

go_struct!(ApiServiceCondition, CONDITION = "v1.APIServiceCondition" {
    "type" "Type" Type::String("v1.APIServiceConditionType") => type_;
    "status" "Status" Type::String("v1.ConditionStatus") => status;
    "lastTransitionTime" "LastTransitionTime" Type::Time => last_transition_time;
    "reason" "Reason" TEXT => reason;
    "message" "Message" TEXT => message;
});
