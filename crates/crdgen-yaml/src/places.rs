//! Where in a text the values of its documents stand.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::Span;

use crate::events::{Event, Events};
use crate::lines::LineIndex;
use crate::resolve::scalar;
use crate::{Step, is_json, json};

/// Where a value stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The key, if it stands in a map.
    pub key: Option<Range<usize>>,
    /// The value; of a list or a map what is in its first line.
    pub value: Range<usize>,
    /// How many steps of the path were found.
    pub steps: usize,
}

/// Where in `text` the value at `path` of document `index` stands: its key if it has one, and the value. A path that leads
/// nowhere ends at the last step that there is. For more than one question to a text, [`Places`] reads it once.
pub fn locate(text: &str, index: usize, path: &[Step<'_>]) -> Option<Place> {
    Places::of(text).find(index, path)
}

/// The places of all values of a text.
#[derive(Debug, Clone, Default)]
pub struct Places {
    documents: Vec<usize>,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    range: Range<usize>,
    inside: Inside,
}

#[derive(Debug, Clone)]
enum Inside {
    Nothing,
    Items(Vec<usize>),
    /// Key, place of the key, value.
    Fields(Vec<(String, Range<usize>, usize)>),
    /// Another node.
    Alias(usize),
}

/// A key and its place.
type Key = (String, Range<usize>);

impl Places {
    /// Reads `text`, which [`crate::read`] could read.
    pub fn of(text: &str) -> Self {
        let mut places = Self::default();
        // A stream of JSON documents is no YAML, but each of them is.
        match is_json(text).then(|| json::read(text, usize::MAX)) {
            Some(Ok(documents)) => documents.iter().for_each(|document| places.add(text, document.range.clone())),
            _ => places.add(text, 0..text.len()),
        }
        places
    }

    /// [`locate`].
    pub fn find(&self, index: usize, path: &[Step<'_>]) -> Option<Place> {
        let mut id = *self.documents.get(index)?;
        let mut place = Place { key: None, value: self.nodes[id].range.clone(), steps: 0 };
        for step in path {
            let found = match (step, &self.nodes[self.resolved(id)].inside) {
                (Step::Index(index), Inside::Items(items)) => items.get(*index).map(|item| (None, *item)),
                (Step::Key(name), Inside::Fields(_)) => self.field(id, name, 0),
                _ => None,
            };
            let Some((key, value)) = found else { break };
            id = value;
            place = Place { key, value: self.nodes[id].range.clone(), steps: place.steps + 1 };
        }
        Some(place)
    }

    fn resolved(&self, id: usize) -> usize {
        match self.nodes[id].inside {
            Inside::Alias(other) => other,
            _ => id,
        }
    }

    /// The field `name`, be it merged in.
    fn field(&self, id: usize, name: &str, depth: usize) -> Option<(Option<Range<usize>>, usize)> {
        // Merges within merges end, for an anchor does not contain itself; this is for texts that were never read.
        if depth > 100 {
            return None;
        }
        let Inside::Fields(fields) = &self.nodes[self.resolved(id)].inside else { return None };
        if let Some((_, key, value)) = fields.iter().rev().find(|(key, ..)| key == name) {
            return Some((Some(key.clone()), *value));
        }
        let merged = fields.iter().filter(|(key, ..)| key == "<<");
        merged.into_iter().find_map(|(_, _, source)| match &self.nodes[self.resolved(*source)].inside {
            Inside::Items(sources) => sources.iter().find_map(|source| self.field(*source, name, depth + 1)),
            _ => self.field(*source, name, depth + 1),
        })
    }

    fn add(&mut self, text: &str, part: Range<usize>) {
        let offset = part.start;
        let text = text.get(part).unwrap_or_default();
        let lines = LineIndex::new(text);
        let mut events = Events::new(text);
        let mut open: Vec<(usize, Option<Key>)> = Vec::new();
        let mut anchors: BTreeMap<usize, usize> = BTreeMap::new();
        let range = |span: Span| {
            let start = lines.byte(span.start.line(), span.start.col());
            let end = lines.byte(span.end.line(), span.end.col()).max(start);
            start + offset..end + offset
        };
        let first_line = |span: Span| {
            let start = lines.byte(span.start.line(), span.start.col());
            start + offset..lines.end_of_line(start) + offset
        };
        let mut root = None;
        while let Ok(Some((event, span))) = events.next() {
            let awaits_key =
                matches!(open.last(), Some((id, None)) if matches!(self.nodes[*id].inside, Inside::Fields(_)));
            let (node, anchor) = match event {
                Event::DocumentStart => {
                    anchors.clear();
                    root = None;
                    continue;
                }
                Event::DocumentEnd => {
                    self.documents.extend(root.take());
                    continue;
                }
                Event::ListEnd | Event::MapEnd => {
                    open.pop();
                    continue;
                }
                Event::Scalar { text, plain, tag, .. } if awaits_key => {
                    let key = match scalar(&text, plain, tag.as_deref()).and_then(|found| found.key(text.as_ref())) {
                        Ok(key) => key,
                        Err(_) => text.into_owned(),
                    };
                    if let Some((_, awaiting)) = open.last_mut() {
                        *awaiting = Some((key, range(span)));
                    }
                    continue;
                }
                Event::Scalar { text, plain, anchor, .. } => {
                    // What says nothing is no document.
                    if open.is_empty() && plain && matches!(&*text, "" | "~" | "null") {
                        continue;
                    }
                    (Node { range: range(span), inside: Inside::Nothing }, anchor)
                }
                Event::Alias(anchor) => {
                    let inside = anchors.get(&anchor).map_or(Inside::Nothing, |id| Inside::Alias(*id));
                    (Node { range: range(span), inside }, 0)
                }
                Event::ListStart(anchor) => {
                    (Node { range: first_line(span), inside: Inside::Items(Vec::new()) }, anchor)
                }
                Event::MapStart(anchor) => {
                    (Node { range: first_line(span), inside: Inside::Fields(Vec::new()) }, anchor)
                }
            };
            let id = self.nodes.len();
            let opens = matches!(node.inside, Inside::Items(_) | Inside::Fields(_));
            self.nodes.push(node);
            if anchor > 0 {
                anchors.insert(anchor, id);
            }
            match open.last_mut() {
                None => root = root.or(Some(id)),
                Some((parent, key)) => match (&mut self.nodes[*parent].inside, key.take()) {
                    (Inside::Items(items), _) => items.push(id),
                    (Inside::Fields(fields), Some((key, range))) => fields.push((key, range, id)),
                    _ => {}
                },
            }
            if opens {
                open.push((id, None));
            }
        }
    }
}
