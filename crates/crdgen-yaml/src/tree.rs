//! The nodes of a document.

use std::borrow::Cow;
use std::ops::Range;

/// A document: its nodes in the order of the text, each before what it holds. The first is the root.
#[derive(Debug, Default)]
pub(crate) struct Tree<'t> {
    pub(crate) nodes: Vec<Node<'t>>,
    /// Whether the text is JSON.
    pub(crate) json: bool,
    /// Whether there is an alias.
    pub(crate) aliases: bool,
}

/// A node of a document, YAML or JSON.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The index after the last node that this one holds.
    pub(crate) next: usize,
    /// The text of a scalar, or the name of an alias.
    pub(crate) text: Cow<'t, str>,
    /// The tag of a scalar.
    pub(crate) tag: Option<Box<str>>,
}

/// The kinds of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A scalar; what it is follows from its text if it is `implicit`: without quotes, or tagged `!`.
    Scalar {
        implicit: bool,
    },
    Sequence,
    /// Keys and values in turn.
    Mapping,
    /// Another node, by its index.
    Alias(usize),
}

impl<'t> Tree<'t> {
    pub(crate) fn node(&self, index: usize) -> Option<&Node<'t>> {
        self.nodes.get(index)
    }

    /// The nodes that the node `index` holds.
    pub(crate) fn children(&self, index: usize) -> Children<'_, 't> {
        let end = self.node(index).map_or(0, |node| node.next);
        Children { tree: self, at: index + 1, end }
    }

    /// The keys and values that the mapping `index` holds.
    pub(crate) fn pairs(&self, index: usize) -> impl Iterator<Item = (usize, usize)> {
        let mut children = self.children(index);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The node that `index` is or stands for.
    pub(crate) fn target(&self, index: usize) -> usize {
        match self.node(index) {
            Some(Node { kind: Kind::Alias(target), .. }) => *target,
            _ => index,
        }
    }

    pub(crate) fn range(&self, index: usize) -> Range<usize> {
        self.node(index).map_or(0..0, |node| node.start..node.end)
    }
}

/// The indices of the nodes that a node holds.
#[derive(Clone)]
pub(crate) struct Children<'a, 't> {
    tree: &'a Tree<'t>,
    at: usize,
    end: usize,
}

impl Iterator for Children<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.at >= self.end {
            return None;
        }
        let index = self.at;
        // A node ends after itself, or this would not end.
        self.at = self.tree.node(index)?.next.max(index + 1);
        Some(index)
    }
}
