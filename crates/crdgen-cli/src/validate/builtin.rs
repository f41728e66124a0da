//! The groups and kinds that Kubernetes itself serves, or that are read by its programs and never sent to it.

/// The kinds of the group without a name.
const CORE: &[&str] = &[
    "Binding",
    "ComponentStatus",
    "ConfigMap",
    "Endpoints",
    "Event",
    "LimitRange",
    "List",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "PodTemplate",
    "ReplicationController",
    "ResourceQuota",
    "Secret",
    "Service",
    "ServiceAccount",
    "Config",
];

/// No CRD can be in these: they are served by Kubernetes, or are the settings of a program.
const GROUPS: &[&str] = &[
    "admission.k8s.io",
    "admissionregistration.k8s.io",
    "apps",
    "audit.k8s.io",
    "authentication.k8s.io",
    "authorization.k8s.io",
    "autoscaling",
    "batch",
    "certificates.k8s.io",
    "client.authentication.k8s.io",
    "coordination.k8s.io",
    "discovery.k8s.io",
    "events.k8s.io",
    "extensions",
    "flowcontrol.apiserver.k8s.io",
    "internal.apiserver.k8s.io",
    "kubeadm.k8s.io",
    "networking.k8s.io",
    "node.k8s.io",
    "policy",
    "rbac.authorization.k8s.io",
    "resource.k8s.io",
    "scheduling.k8s.io",
    "storage.k8s.io",
    "storagemigration.k8s.io",
    "apiserver.config.k8s.io",
    "apiserver.k8s.io",
    "imagepolicy.k8s.io",
    "kind.x-k8s.io",
    "kubelet.config.k8s.io",
    "kubeproxy.config.k8s.io",
    "kubescheduler.config.k8s.io",
    "kustomize.config.k8s.io",
    "pod-security.admission.config.k8s.io",
];

/// Whether no CRD defines this.
pub(super) fn is_kind(group: &str, kind: &str) -> bool {
    if group.is_empty() { CORE.contains(&kind) } else { GROUPS.contains(&group) }
}
