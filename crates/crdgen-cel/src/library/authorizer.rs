//! What a user may do. No rule of a CRD has an authorizer to ask, but the functions are there.

use super::Overload;

/// Its overloads.
pub(super) const AUTHORIZER: &[Overload] = &[
    ("decision_allowed", "allowed", "kubernetes.authorization.Decision.() -> bool"),
    ("pathcheck_check", "check", "kubernetes.authorization.PathCheck.(string) -> kubernetes.authorization.Decision"),
    (
        "resourcecheck_check",
        "check",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.Decision",
    ),
    ("decision_error", "error", "kubernetes.authorization.Decision.() -> string"),
    ("decision_errored", "errored", "kubernetes.authorization.Decision.() -> bool"),
    (
        "authorizer_group",
        "group",
        "kubernetes.authorization.Authorizer.(string) -> kubernetes.authorization.GroupCheck",
    ),
    (
        "resourcecheck_name",
        "name",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
    (
        "resourcecheck_namespace",
        "namespace",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
    ("authorizer_path", "path", "kubernetes.authorization.Authorizer.(string) -> kubernetes.authorization.PathCheck"),
    ("decision_reason", "reason", "kubernetes.authorization.Decision.() -> string"),
    (
        "groupcheck_resource",
        "resource",
        "kubernetes.authorization.GroupCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
    (
        "authorizer_serviceaccount",
        "serviceAccount",
        "kubernetes.authorization.Authorizer.(string, string) -> kubernetes.authorization.Authorizer",
    ),
    (
        "resourcecheck_subresource",
        "subresource",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
];

/// Selectors, since Kubernetes 1.31.
pub(super) const SELECTORS: &[Overload] = &[
    (
        "authorizer_fieldselector",
        "fieldSelector",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
    (
        "authorizer_labelselector",
        "labelSelector",
        "kubernetes.authorization.ResourceCheck.(string) -> kubernetes.authorization.ResourceCheck",
    ),
];
