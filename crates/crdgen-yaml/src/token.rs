//! What the scanner makes of a text.

use std::borrow::Cow;

/// A token and where it stands.
#[derive(Debug)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind<'t>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The flow level at which this token may turn out to start a key.
    pub(crate) level: Option<u32>,
}

/// The kinds of tokens of YAML 1.1.
#[derive(Debug)]
pub(crate) enum Kind<'t> {
    StreamEnd,
    Version { major: u8, minor: u8 },
    TagDirective(Box<Tag>),
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias(&'t str),
    Anchor(&'t str),
    Tag(Box<Tag>),
    Scalar { text: Cow<'t, str>, plain: bool },
}

/// A tag, or what a `%TAG` line says of a handle.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    pub(crate) handle: String,
    /// What follows the handle, or stands for it.
    pub(crate) suffix: String,
}
