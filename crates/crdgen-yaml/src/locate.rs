//! Where a value stands in a text.

use std::ops::Range;

use crate::decode::{is_merge, scalar};
use crate::number;
use crate::resolve::Scalar;
use crate::stream::Parsed;
use crate::tree::{Kind, Node, Tree};
use crate::{Place, Step};

/// How many maps that are merged into others are searched for one key: merges of merges can make many of few.
const MERGES: usize = 1_000;

/// The place of the value at `path`, or of the last value on the way that there is.
pub(crate) fn locate(document: &Parsed<'_>, path: &[Step<'_>]) -> Place {
    let tree = &document.tree;
    let (mut key, mut value, mut steps) = (None, 0, 0);
    for step in path {
        // What an alias stands for is looked at only to go inside.
        let inside = tree.target(value);
        let found = match (step, tree.node(inside).map(|node| node.kind)) {
            (Step::Key(name), Some(Kind::Mapping)) => find(tree, inside, name, &mut MERGES.clone()),
            (Step::Index(index), Some(Kind::Sequence)) => tree.children(inside).nth(*index).map(|item| (None, item)),
            _ => None,
        };
        let Some(found) = found else { break };
        (key, value) = found;
        steps += 1;
    }
    let range = |index| document.frame.place(shown(document.text, tree.node(index)));
    Place { key: key.map(range), value: range(value), steps }
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

/// What of a node is worth showing: of a scalar all, of a collection its first line.
fn shown(text: &str, node: Option<&Node<'_>>) -> Range<usize> {
    let Some(node) = node else { return 0..0 };
    let whole = text.get(node.start..node.end).unwrap_or_default();
    let shown = match node.kind {
        Kind::Sequence | Kind::Mapping => whole.lines().next().unwrap_or_default(),
        _ => whole,
    };
    node.start..node.start + shown.trim_end().len()
}
