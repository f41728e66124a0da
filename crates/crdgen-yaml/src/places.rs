//! Where in a text the values of its documents stand.

use std::borrow::Cow;
use std::ops::Range;

use crate::Step;
use crate::decode::{is_merge, is_null, scalar};
use crate::number;
use crate::resolve::Scalar;
use crate::stream::{Parsed, Stream, with_line_break};
use crate::tree::{Kind, Node, Tree};

/// How many maps that are merged into others are searched for one key: merges of merges can make many of few.
const MERGES: usize = 1_000;

/// Where a value stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The key, if it stands in a map.
    pub key: Option<Range<usize>>,
    /// The value: a scalar with its quotes, the first line of a map or a list, the alias if it is one.
    pub value: Range<usize>,
    /// How many steps of the path were found.
    pub steps: usize,
}

/// Where in `text` the value at `path` of document `index` of those that [`read`](crate::read) gives stands: its key if it
/// has one, and the value. A path that leads nowhere ends at the last step that there is. For more than one question to a
/// text, [`Places`] reads it once.
pub fn locate(text: &str, index: usize, path: &[Step<'_>]) -> Option<Place> {
    Places::of(text).find(index, path)
}

/// The places of all values of a text.
#[derive(Debug, Clone, Default)]
pub struct Places {
    documents: Vec<Tree<'static>>,
}

impl Places {
    /// Reads `text`, as far as [`read`](crate::read) could read it.
    pub fn of(text: &str) -> Self {
        let whole = with_line_break(text);
        let parsed = Stream::new(&whole, text.len(), usize::MAX).map_while(Result::ok);
        let documents = parsed.filter(|parsed| !is_null(&parsed.tree)).map(|parsed| shown(parsed, text.len()));
        Self { documents: documents.collect() }
    }

    /// [`locate`].
    pub fn find(&self, index: usize, path: &[Step<'_>]) -> Option<Place> {
        let tree = self.documents.get(index)?;
        let (mut key, mut value, mut steps) = (None, 0, 0);
        for step in path {
            // What an alias stands for is looked at only to go inside.
            let inside = tree.target(value);
            let found = match (step, tree.node(inside).map(|node| node.kind)) {
                (Step::Key(name), Some(Kind::Mapping)) => find(tree, inside, name, &mut MERGES.clone()),
                (Step::Index(index), Some(Kind::Sequence)) => {
                    tree.children(inside).nth(*index).map(|item| (None, item))
                }
                _ => None,
            };
            let Some(found) = found else { break };
            (key, value) = found;
            steps += 1;
        }
        Some(Place { key: key.map(|key| tree.range(key)), value: tree.range(value), steps })
    }
}

/// The nodes of a document with the places, in the whole text of `length` bytes, of what of them is worth showing: of a
/// scalar all, of a collection its first line.
fn shown(parsed: Parsed<'_>, length: usize) -> Tree<'static> {
    let Parsed { tree, text, offset, .. } = parsed;
    let nodes = tree.nodes.into_iter().map(|node| {
        let whole = text.get(node.start..node.end).unwrap_or_default();
        let shown = match node.kind {
            Kind::Sequence | Kind::Mapping => whole.lines().next().unwrap_or_default(),
            _ => whole,
        };
        let start = (node.start + offset).min(length);
        let end = (start + shown.trim_end().len()).min(length);
        Node { start, end, text: Cow::Owned(node.text.into_owned()), ..node }
    });
    Tree { nodes: nodes.collect(), ..tree }
}

/// The key and the value that the mapping `index` has for `name`: the last, be it its own or that of a merged one.
fn find(tree: &Tree<'_>, index: usize, name: &str, merges: &mut usize) -> Option<(Option<usize>, usize)> {
    let mut found = None;
    for (key, value) in tree.pairs(index) {
        let Some(node) = tree.node(tree.target(key)) else { continue };
        if !tree.node(key).is_some_and(is_merge) {
            if is_named(node, name) {
                found = Some((Some(key), value));
            }
            continue;
        }
        *merges = merges.saturating_sub(1);
        if *merges == 0 {
            continue;
        }
        let merged = tree.target(value);
        let inside = match tree.node(merged).map(|node| node.kind) {
            Some(Kind::Mapping) => find(tree, merged, name, merges),
            // Of several the earlier wins.
            Some(Kind::Sequence) => tree.children(merged).find_map(|item| find(tree, tree.target(item), name, merges)),
            _ => None,
        };
        found = inside.or(found);
    }
    found
}

/// Whether a key is `name` in JSON.
fn is_named(node: &Node<'_>, name: &str) -> bool {
    match scalar(node) {
        Ok(Scalar::Text(text)) => text == name,
        Ok(Scalar::Bool(bool)) => name == if bool { "true" } else { "false" },
        Ok(Scalar::Int(int)) => name == int.to_string(),
        Ok(Scalar::Float(float)) => name == number::key(float),
        _ => false,
    }
}
