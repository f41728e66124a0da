//! The one description of the kinds, from which both the Rust and the Go sources are written.

/// A struct.
pub(crate) struct Struct {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) fields: &'static [Field],
}

/// An enum of strings.
pub(crate) struct Enum {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) variants: &'static [&'static str],
}

/// A field, by its name in JSON.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) shape: Shape,
    pub(crate) presence: Presence,
}

/// Whether a field must be given.
#[derive(Clone, Copy)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// A default, as a literal in JSON.
    Default(&'static str),
}

/// What a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Bool,
    /// 64 bits without bounds.
    Integer,
    /// 32 bits between two bounds.
    Bounded(i32, i32),
    Text,
    /// From 1 to so many characters.
    Short(u32),
    /// Matches a pattern.
    Pattern(&'static str),
    Texts,
    TextMap,
    /// A struct or an enum of this kind.
    Of(&'static str),
    /// Structs, told apart by one of their fields.
    ListMap(&'static str, &'static str),
    /// `metav1.Condition`, told apart by their type.
    Conditions,
    /// `corev1.PodTemplateSpec`.
    PodTemplate,
}

/// One kind: its spec, its status and what they are made of.
pub(crate) struct Kind {
    pub(crate) name: String,
    /// Whether the spec has a `template`.
    pub(crate) template: bool,
}

impl Kind {
    /// So many kinds.
    pub(crate) fn several(count: usize, template: bool) -> Vec<Self> {
        (0..count).map(|number| Self { name: format!("Widget{number}"), template }).collect()
    }

    /// The fields of the spec.
    pub(crate) fn spec(&self) -> impl Iterator<Item = &'static Field> {
        SPEC.iter().chain(self.template.then_some(&TEMPLATE))
    }
}

const fn field(name: &'static str, shape: Shape, presence: Presence, doc: &'static str) -> Field {
    Field { name, doc, shape, presence }
}

use Presence::{Default, Optional, Required};
use Shape::{Bool, Bounded, Conditions, Integer, ListMap, Of, Pattern, PodTemplate, Short, Text, TextMap, Texts};

const SPEC: &[Field] = &[
    field("image", Short(255), Required, "Image is what the workload runs, by name and tag."),
    field("replicas", Bounded(0, 1000), Default("1"), "Replicas is how many pods run at once."),
    field("schedule", Pattern(r"^(\S+ ){4}\S+$"), Optional, "Schedule is when it runs, in the five fields of cron."),
    field("suspend", Bool, Default("false"), "Suspend stops all pods until it is taken back."),
    field("concurrencyPolicy", Of("ConcurrencyPolicy"), Default("\"Allow\""), "ConcurrencyPolicy is about late runs."),
    field("priority", Integer, Optional, "Priority decides who goes first where there is not room for all."),
    field("timeoutSeconds", Bounded(1, 86_400), Default("30"), "TimeoutSeconds is how long a run may take."),
    field("serviceAccountName", Text, Optional, "ServiceAccountName is the account that the pods act for."),
    field("args", Texts, Optional, "Args are the words behind the program's name."),
    field("ports", ListMap("Port", "name"), Required, "Ports are where the workload listens."),
    field("labels", TextMap, Optional, "Labels are put on every pod."),
    field("storage", Of("Storage"), Required, "Storage is the volume that each pod gets."),
    field("backup", Of("Backup"), Optional, "Backup says whether and when the volumes are copied."),
    field("upstreams", ListMap("Upstream", "host"), Optional, "Upstreams are the hosts that requests go on to."),
    field("updateStrategy", Of("UpdateStrategy"), Optional, "UpdateStrategy is how pods are replaced by newer ones."),
];

const TEMPLATE: Field = field("template", PodTemplate, Required, "Template is what the pods are made from.");

/// The status of every kind.
pub(crate) const STATUS: &[Field] = &[
    field("phase", Of("Phase"), Optional, "Phase sums up the conditions in a word."),
    field("observedGeneration", Integer, Optional, "ObservedGeneration is the generation that was last acted on."),
    field("readyReplicas", Bounded(0, 1000), Optional, "ReadyReplicas is how many pods can serve."),
    field("conditions", Conditions, Optional, "Conditions are what is known of the workload."),
];

/// What specs are made of. Each kind has its own.
pub(crate) const STRUCTS: &[Struct] = &[
    Struct {
        name: "Port",
        doc: "is a port that the workload listens on.",
        fields: &[
            field("name", Short(63), Required, "Name tells the ports apart."),
            field("port", Bounded(1, 65_535), Required, "Port is its number."),
            field("protocol", Of("Protocol"), Default("\"TCP\""), "Protocol is what is spoken there."),
            field("hostPort", Bounded(1, 65_535), Optional, "HostPort is its number on the node."),
        ],
    },
    Struct {
        name: "Storage",
        doc: "is the volume of a pod.",
        fields: &[
            field("size", Pattern("^[0-9]+(Ki|Mi|Gi|Ti)$"), Required, "Size is how much it holds."),
            field("className", Text, Optional, "ClassName is the storage class; the cluster's own if absent."),
            field("accessModes", Texts, Optional, "AccessModes are the ways in which it can be mounted."),
        ],
    },
    Struct {
        name: "Backup",
        doc: "says whether and when the volumes are copied.",
        fields: &[
            field("enabled", Bool, Default("true"), "Enabled turns copies on."),
            field("schedule", Text, Required, "Schedule is when a copy is made."),
            field("retention", Bounded(1, 365), Default("7"), "Retention is how many copies are kept."),
            field("bucket", Short(63), Required, "Bucket is where they go."),
        ],
    },
    Struct {
        name: "Upstream",
        doc: "is a host that requests go on to.",
        fields: &[
            field("host", Short(253), Required, "Host is its name."),
            field("weight", Bounded(0, 100), Default("1"), "Weight is its share of the requests."),
            field("headers", TextMap, Optional, "Headers are added to each request."),
        ],
    },
];

/// The words that specs and statuses choose from. Each kind has its own.
pub(crate) const ENUMS: &[Enum] = &[
    Enum {
        name: "ConcurrencyPolicy",
        doc: "is what happens where a run is due and the last has not ended.",
        variants: &["Allow", "Forbid", "Replace"],
    },
    Enum { name: "Protocol", doc: "is what is spoken on a port.", variants: &["TCP", "UDP", "SCTP"] },
    Enum {
        name: "UpdateStrategy",
        doc: "is how pods are replaced by newer ones.",
        variants: &["RollingUpdate", "Recreate", "OnDelete"],
    },
    Enum { name: "Phase", doc: "is where a workload stands.", variants: &["Pending", "Running", "Failed"] },
];
