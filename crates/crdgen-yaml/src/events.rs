//! The syntax of YAML as events, each with its place.

use std::borrow::Cow;

use saphyr_parser::{Event as Raw, Marker, Parser, ScalarStyle, Span, StrInput, Tag};

use crate::Problem;
use crate::lines::LineIndex;

/// An event of the syntax.
#[derive(Debug)]
pub(crate) enum Event<'t> {
    DocumentStart,
    DocumentEnd,
    /// The number of an anchor.
    Alias(usize),
    Scalar {
        text: Cow<'t, str>,
        plain: bool,
        anchor: usize,
        tag: Option<String>,
    },
    ListStart(usize),
    ListEnd,
    MapStart(usize),
    MapEnd,
}

/// The events of a text, with the places where they start and end.
pub(crate) struct Events<'t> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
}

impl<'t> Events<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { parser: Parser::new_from_str(text), text }
    }

    /// The next event, if there is one.
    ///
    /// # Errors
    /// The text is no YAML.
    pub(crate) fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Problem> {
        loop {
            let Some(next) = self.parser.next_event() else { return Ok(None) };
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => return Err(self.problem(error.marker(), error.info())),
            };
            let event = match event {
                Raw::Nothing | Raw::StreamStart => continue,
                Raw::StreamEnd => return Ok(None),
                Raw::DocumentStart(_) => Event::DocumentStart,
                Raw::DocumentEnd => Event::DocumentEnd,
                Raw::Alias(anchor) => Event::Alias(anchor),
                Raw::Scalar(text, style, anchor, tag) => Event::Scalar {
                    text,
                    plain: style == ScalarStyle::Plain,
                    anchor,
                    tag: tag.as_deref().map(tag_name),
                },
                Raw::SequenceStart(anchor, _) => Event::ListStart(anchor),
                Raw::SequenceEnd => Event::ListEnd,
                Raw::MappingStart(anchor, _) => Event::MapStart(anchor),
                Raw::MappingEnd => Event::MapEnd,
            };
            return Ok(Some((event, span)));
        }
    }

    /// A problem at a place, in the form of go-yaml's own.
    pub(crate) fn problem(&self, at: &Marker, message: &str) -> Problem {
        let start = LineIndex::new(self.text).byte(at.line(), at.col());
        Problem { message: format!("yaml: line {}: {message}", at.line()), range: start..start }
    }
}

/// A tag as go-yaml has it: `!!int`, `!mine`, `!`.
fn tag_name(tag: &Tag) -> String {
    if tag.is_yaml_core_schema() { format!("!!{}", tag.suffix) } else { format!("{}{}", tag.handle, tag.suffix) }
}
