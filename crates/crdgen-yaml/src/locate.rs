//! Where the values of a text stand.

use std::ops::Range;

use crate::decode::{is_merge, scalar};
use crate::number;
use crate::resolve::Scalar;
use crate::stream::Parsed;
use crate::tree::{Kind, Node, Tree};
use crate::{Place, Step, documents};

/// How many maps that are merged into others are searched for one key: merges of merges can make many of few.
const MERGES: usize = 1_000;

/// The places of all values of a text, for as many questions as there are.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The root of each document.
    documents: Vec<usize>,
    nodes: Vec<Located>,
}

/// A node of any document.
#[derive(Debug, Clone)]
struct Located {
    range: Range<usize>,
    inside: Inside,
}

#[derive(Debug, Clone)]
enum Inside {
    Nothing,
    Items(Vec<usize>),
    Fields(Vec<Field>),
    /// What an alias stands for.
    Alias(usize),
}

#[derive(Debug, Clone)]
struct Field {
    /// What it is in JSON; none where the value is merged into the map, or where JSON has no such key.
    name: Option<String>,
    merges: bool,
    key: usize,
    value: usize,
}

impl Places {
    /// Reads `text`, as far as it can be read.
    pub fn of(text: &str) -> Self {
        let mut places = Self::default();
        let whole = crate::with_line_break(text);
        for document in documents(&whole, text.len(), usize::MAX).map_while(Result::ok) {
            places.documents.push(places.nodes.len());
            places.add(&document);
        }
        places
    }

    fn add(&mut self, document: &Parsed<'_>) {
        let tree = &document.tree;
        let base = self.nodes.len();
        for (index, node) in tree.nodes.iter().enumerate() {
            let inside = match node.kind {
                Kind::Scalar { .. } => Inside::Nothing,
                Kind::Alias(target) => Inside::Alias(base + target),
                Kind::Sequence => Inside::Items(tree.children(index).map(|item| base + item).collect()),
                Kind::Mapping => Inside::Fields(
                    tree.pairs(index).map(|(key, value)| field(tree, key, base + key, base + value)).collect(),
                ),
            };
            self.nodes.push(Located { range: document.frame.place(shown(document.text, node)), inside });
        }
    }

    /// Where the value at `path` of document `index` of those that [`crate::read`] gives stands: its key if it has one, and
    /// the value. A path that leads nowhere ends at the last step that there is.
    pub fn find(&self, index: usize, path: &[Step<'_>]) -> Option<Place> {
        let (mut key, mut value, mut steps) = (None, *self.documents.get(index)?, 0);
        for step in path {
            // What an alias stands for is looked at only to go inside.
            let found = match (step, self.inside(value)?) {
                (Step::Key(name), Inside::Fields(fields)) => self.field(fields, name, &mut MERGES.clone()),
                (Step::Index(index), Inside::Items(items)) => items.get(*index).map(|item| (None, *item)),
                _ => None,
            };
            let Some(found) = found else { break };
            (key, value) = found;
            steps += 1;
        }
        let range = |index: usize| self.nodes.get(index).map(|node| node.range.clone());
        Some(Place { key: key.and_then(range), value: range(value)?, steps })
    }

    fn inside(&self, index: usize) -> Option<&Inside> {
        match &self.nodes.get(index)?.inside {
            Inside::Alias(target) => self.nodes.get(*target).map(|node| &node.inside),
            inside => Some(inside),
        }
    }

    /// The key and the value of the field `name`: the last, be it the map's own or that of a merged one.
    fn field(&self, fields: &[Field], name: &str, merges: &mut usize) -> Option<(Option<usize>, usize)> {
        let mut found = None;
        for field in fields {
            if field.name.as_deref() == Some(name) {
                found = Some((Some(field.key), field.value));
            }
            if !field.merges {
                continue;
            }
            *merges = merges.saturating_sub(1);
            if *merges == 0 {
                continue;
            }
            let inside = match self.inside(field.value) {
                Some(Inside::Fields(fields)) => self.field(fields, name, merges),
                // Of several the earlier wins.
                Some(Inside::Items(items)) => items.iter().find_map(|item| match self.inside(*item) {
                    Some(Inside::Fields(fields)) => self.field(fields, name, merges),
                    _ => None,
                }),
                _ => None,
            };
            found = inside.or(found);
        }
        found
    }
}

fn field(tree: &Tree<'_>, node: usize, key: usize, value: usize) -> Field {
    let merges = tree.node(node).is_some_and(is_merge);
    let name = if merges { None } else { tree.node(tree.target(node)).and_then(name) };
    Field { name, merges, key, value }
}

/// What a key is in JSON.
fn name(node: &Node<'_>) -> Option<String> {
    match scalar(node) {
        Ok(Scalar::Text(text)) => Some(text.into_owned()),
        Ok(Scalar::Bool(bool)) => Some(bool.to_string()),
        Ok(Scalar::Int(int)) => Some(int.to_string()),
        Ok(Scalar::Float(float)) => Some(number::key(float)),
        _ => None,
    }
}

/// What of a node is worth showing: of a scalar all, of a collection its first line.
fn shown(text: &str, node: &Node<'_>) -> Range<usize> {
    let whole = text.get(node.start..node.end).unwrap_or_default();
    let shown = match node.kind {
        Kind::Sequence | Kind::Mapping => whole.lines().next().unwrap_or_default(),
        _ => whole,
    };
    node.start..node.start + shown.trim_end().len()
}
