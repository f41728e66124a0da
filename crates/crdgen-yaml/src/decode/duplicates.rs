//! Keys that stand twice in a map, in the words of a strict reader.

use std::collections::BTreeSet;

use super::{Decoder, Duplicate, scalar};
use crate::tree::{Kind, Tree};
use crate::{Problem, marks, print};

/// How many `sigs.k8s.io/json` tells of.
const MOST: usize = 100;

impl Decoder<'_, '_> {
    /// Notes the keys that stand twice among the entries from `first` on, which are sorted, and forgets what JSON could
    /// not say in a value that another replaces.
    pub(super) fn find_duplicates(&mut self, first: usize) {
        let entries = self.entries.get(first..).unwrap_or_default();
        let mut noted = None;
        for pair in entries.windows(2) {
            let [earlier, entry] = pair else { continue };
            if earlier.name != entry.name {
                continue;
            }
            self.replaced.push(earlier.decoded);
            if self.tree.json {
                // Each is told of once, when its second value is about to be read.
                if noted != Some(&entry.name) {
                    self.duplicates.push(Duplicate { nodes: entry.nodes, decoded: entry.decoded.0 });
                }
                noted = Some(&entry.name);
            } else if same_key(&self.tree, earlier.nodes.0, entry.nodes.0) {
                self.duplicates.push(Duplicate { nodes: entry.nodes, decoded: entry.decoded.1 });
            }
        }
    }
}

/// Whether two keys of YAML of one name are one key of a Go map: `1` and `"1"` are not.
fn same_key(tree: &Tree<'_>, one: usize, other: usize) -> bool {
    let key = |index| tree.node(tree.target(index)).and_then(|node| scalar(node).ok());
    key(one) == key(other)
}

/// What is said of them, in the order in which Go finds them.
pub(super) fn problems(text: &str, tree: &Tree<'_>, mut duplicates: Vec<Duplicate>) -> Vec<Problem> {
    if duplicates.is_empty() {
        return Vec::new();
    }
    duplicates.sort_by_key(|duplicate| duplicate.decoded);
    let mut said = BTreeSet::new();
    let lines = marks::Lines::new(text);
    let problems = duplicates.into_iter().map(|duplicate| {
        let (key, value) = duplicate.nodes;
        let message = if tree.json {
            format!("duplicate field {}", print::quote(&path(tree, key)))
        } else {
            // It is the value's line that Go names.
            let line = lines.line(tree.range(value).start) + 1;
            format!("line {line}: key {} already set in map", key_syntax(tree, key))
        };
        Problem { message, range: tree.range(key) }
    });
    if !tree.json {
        return problems.collect();
    }
    problems.filter(|problem| said.insert(problem.message.clone())).take(MOST).collect()
}

/// A key as Go's `%#v` prints it.
fn key_syntax(tree: &Tree<'_>, index: usize) -> String {
    match tree.node(tree.target(index)).map(scalar) {
        Some(Ok(key)) => print::scalar(&key),
        _ => String::new(),
    }
}

/// The path of the key `index` of JSON.
fn path(tree: &Tree<'_>, index: usize) -> String {
    let mut path = String::new();
    let mut node = 0;
    let holds = |child: &usize| tree.node(*child).is_some_and(|node| (*child..node.next).contains(&index));
    loop {
        let next = match tree.node(node).map(|node| node.kind) {
            Some(Kind::Sequence) => {
                tree.children(node).enumerate().find(|(_, child)| holds(child)).map(|(at, child)| {
                    path.push_str(&format!("[{at}]"));
                    child
                })
            }
            Some(Kind::Mapping) => tree.pairs(node).find(|(_, value)| holds(value)).map(|(key, value)| {
                push_name(&mut path, tree.node(key).map_or("", |key| &key.text));
                value
            }),
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    push_name(&mut path, tree.node(index).map_or("", |key| &key.text));
    path
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
