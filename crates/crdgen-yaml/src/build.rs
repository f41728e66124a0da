//! Events to values, with go-yaml's rules of keys, merges and aliases. Nothing here recurses.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::Span;
use serde_json::{Map, Value};

use crate::events::{Event, Events};
use crate::lines::LineIndex;
use crate::resolve::scalar;
use crate::{Document, Problem};

/// What is read so far of a list or a map.
struct Frame {
    anchor: usize,
    start: Span,
    /// How many values are in it, itself included.
    count: usize,
    kind: Kind,
}

enum Kind {
    List(Vec<Value>),
    Map { fields: Map<String, Value>, key: Option<Key> },
}

enum Key {
    Plain(String, Span),
    Merge,
}

struct Builder<'t> {
    events: Events<'t>,
    lines: LineIndex<'t>,
    depth: usize,
    frames: Vec<Frame>,
    /// What an alias stands for: the value and how many values are in it.
    anchors: BTreeMap<usize, (Value, usize)>,
    duplicates: Vec<Problem>,
    /// `decodeCount` and `aliasCount` of go-yaml.
    decoded: usize,
    aliased: usize,
}

/// The documents of `text`, nested no deeper than `depth`.
pub(crate) fn read(text: &str, depth: usize) -> Result<Vec<Document>, Problem> {
    let mut builder = Builder {
        events: Events::new(text),
        lines: LineIndex::new(text),
        depth,
        frames: Vec::new(),
        anchors: BTreeMap::new(),
        duplicates: Vec::new(),
        decoded: 0,
        aliased: 0,
    };
    let mut documents = Vec::new();
    let (mut start, mut root) = (0, None);
    while let Some((event, span)) = builder.events.next()? {
        match event {
            Event::DocumentStart => {
                builder.anchors.clear();
                (builder.decoded, builder.aliased) = (0, 0);
                start = builder.range(span).start;
                root = None;
            }
            Event::DocumentEnd => {
                let duplicate_keys = std::mem::take(&mut builder.duplicates);
                let value = root.take().unwrap_or(Value::Null);
                if !value.is_null() {
                    let range = start..builder.range(span).start.max(start);
                    documents.push(Document { value, range, duplicate_keys });
                }
            }
            event => {
                if let Some(value) = builder.event(event, span)? {
                    root = Some(value);
                }
            }
        }
    }
    Ok(documents)
}

impl<'t> Builder<'t> {
    /// Takes an event in. Gives the value that it ends, if that stands in no other.
    fn event(&mut self, event: Event<'t>, span: Span) -> Result<Option<Value>, Problem> {
        match event {
            Event::DocumentStart | Event::DocumentEnd => Ok(None),
            Event::ListStart(anchor) => self.open(anchor, span, Kind::List(Vec::new())),
            Event::MapStart(anchor) => self.open(anchor, span, Kind::Map { fields: Map::new(), key: None }),
            Event::ListEnd | Event::MapEnd => {
                let Some(frame) = self.frames.pop() else { return Ok(None) };
                let value = match frame.kind {
                    Kind::List(items) => Value::Array(items),
                    Kind::Map { fields, .. } => Value::Object(fields),
                };
                if frame.anchor > 0 {
                    self.anchors.insert(frame.anchor, (value.clone(), frame.count));
                }
                self.add(value, frame.count, frame.start)
            }
            Event::Alias(anchor) => {
                if self.frames.iter().any(|frame| frame.anchor == anchor) {
                    return Err(self.problem(span, "yaml: an anchor's value contains itself"));
                }
                let Some((value, count)) = self.anchors.get(&anchor) else {
                    return Err(self.problem(span, "yaml: unknown anchor referenced"));
                };
                let (decoded, aliased) = (self.decoded + count + 1, self.aliased + count);
                if aliased > 100 && decoded > 1000 && aliased as f64 / decoded as f64 > allowed_alias_ratio(decoded) {
                    return Err(self.problem(span, "yaml: document contains excessive aliasing"));
                }
                let (value, count) = (value.clone(), *count);
                (self.decoded, self.aliased) = (decoded, aliased);
                if self.awaits_key() {
                    return self.alias_as_key(value, span);
                }
                self.add(value, count + 1, span)
            }
            Event::Scalar { text, plain, anchor, tag } => {
                self.decoded += 1;
                let tag = tag.as_deref();
                let is_merge = text == "<<" && (plain && tag.is_none() || tag == Some("!!merge"));
                let range = self.range(span);
                let fail = |message: String| Problem { message, range: range.clone() };
                let found = scalar(&text, plain, tag).map_err(fail)?;
                if anchor > 0 {
                    let value = found.clone().value(text.as_ref()).map_err(fail)?;
                    self.anchors.insert(anchor, (value, 1));
                }
                if self.awaits_key() {
                    let key = if is_merge { Key::Merge } else { Key::Plain(found.key(text).map_err(fail)?, span) };
                    self.set_key(key);
                    return Ok(None);
                }
                let value = found.value(text).map_err(fail)?;
                self.add(value, 1, span)
            }
        }
    }

    fn open(&mut self, anchor: usize, span: Span, kind: Kind) -> Result<Option<Value>, Problem> {
        self.decoded += 1;
        if self.awaits_key() {
            return Err(self.problem(span, "yaml: invalid map key: a list or a map"));
        }
        if self.frames.len() >= self.depth {
            let message = format!("the document nests deeper than {} levels", self.depth);
            return Err(self.problem(span, &message));
        }
        self.frames.push(Frame { anchor, start: span, count: 1, kind });
        Ok(None)
    }

    fn awaits_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { kind: Kind::Map { key: None, .. }, .. }))
    }

    fn set_key(&mut self, new: Key) {
        if let Some(Frame { kind: Kind::Map { key, .. }, count, .. }) = self.frames.last_mut() {
            *count += 1;
            *key = Some(new);
        }
    }

    fn alias_as_key(&mut self, value: Value, span: Span) -> Result<Option<Value>, Problem> {
        let key = match value {
            Value::String(text) => text,
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                return Err(self.problem(span, "yaml: invalid map key: a list, a map or nothing"));
            }
        };
        self.set_key(Key::Plain(key, span));
        Ok(None)
    }

    /// Puts a value where it belongs: into the list or map around it, or else it is the document.
    fn add(&mut self, value: Value, count: usize, span: Span) -> Result<Option<Value>, Problem> {
        let Some(frame) = self.frames.last_mut() else { return Ok(Some(value)) };
        frame.count += count;
        let (fields, key) = match &mut frame.kind {
            Kind::List(items) => {
                items.push(value);
                return Ok(None);
            }
            Kind::Map { fields, key } => (fields, key.take()),
        };
        match key {
            None => {}
            Some(Key::Plain(key, at)) => {
                // Only a strict reader minds, which takes the first, and is not to be satisfied anyway.
                if let Some(before) = fields.insert(key.clone(), value) {
                    drop(before);
                    let message = format!("line {}: key {key:?} already set in map", at.start.line());
                    let range = self.range(at);
                    self.duplicates.push(Problem { message, range });
                }
            }
            Some(Key::Merge) => {
                let sources = match value {
                    Value::Object(source) => vec![source],
                    // The first has the last word.
                    Value::Array(items) => {
                        let sources = items.into_iter().rev().map(|item| match item {
                            Value::Object(source) => Some(source),
                            _ => None,
                        });
                        sources.collect::<Option<Vec<_>>>().unwrap_or_default()
                    }
                    _ => Vec::new(),
                };
                if sources.is_empty() {
                    return Err(self.problem(span, "yaml: map merge requires map or sequence of maps as the value"));
                }
                for source in sources {
                    fields.extend(source);
                }
            }
        }
        Ok(None)
    }

    fn problem(&self, span: Span, message: &str) -> Problem {
        Problem { message: message.to_owned(), range: self.range(span) }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.lines.byte(span.start.line(), span.start.col());
        start..self.lines.byte(span.end.line(), span.end.col()).max(start)
    }
}

/// `allowedAliasRatio`: how much of a document may come from aliases. The more there is, the less.
fn allowed_alias_ratio(decoded: usize) -> f64 {
    const LOW: f64 = 400_000.0;
    const HIGH: f64 = 4_000_000.0;
    0.99 - 0.89 * ((decoded as f64 - LOW) / (HIGH - LOW)).clamp(0.0, 1.0)
}
