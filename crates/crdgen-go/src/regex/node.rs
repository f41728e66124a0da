//! The tree of an expression, and the count of its nodes by which Go's parser decides when to weigh it.

/// What a node is, in Go's order, which decides which of two merged classes is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Op {
    NoMatch,
    Empty,
    Literal,
    Class,
    AnyNotNewline,
    Any,
    BeginLine,
    EndLine,
    BeginText,
    EndText,
    WordBoundary,
    NoWordBoundary,
    Capture,
    Star,
    Plus,
    Quest,
    Repeat,
    Concat,
    Alternate,
    /// `(`, while it stands on the parser's stack.
    LeftParen,
    /// `|`, while it stands on the parser's stack.
    VerticalBar,
}

impl Op {
    /// Whether it only stands on the parser's stack.
    pub(super) fn is_pseudo(self) -> bool {
        self >= Op::LeftParen
    }
}

/// The index of a node in its [`Tree`].
pub(super) type Id = usize;

/// Ranges of code points, ends included, sorted and apart. Surrogates may be among them: Go's classes hold them, though no
/// text does.
pub(super) type Ranges = Vec<(u32, u32)>;

/// One node. Which fields count depends on `op`.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) op: Op,
    pub(super) flags: u16,
    pub(super) sub: Vec<Id>,
    pub(super) runes: Vec<u32>,
    pub(super) ranges: Ranges,
    pub(super) min: i32,
    /// `-1` for no upper bound.
    pub(super) max: i32,
    /// Whether the `(` captures.
    pub(super) captures: bool,
}

impl Node {
    fn new(op: Op) -> Self {
        Self { op, flags: 0, sub: Vec::new(), runes: Vec::new(), ranges: Vec::new(), min: 0, max: 0, captures: false }
    }

    /// The length of Go's `Rune` slice.
    pub(super) fn rune_count(&self) -> usize {
        self.runes.len() + 2 * self.ranges.len()
    }

    /// Whether it matches exactly one of a set of code points.
    pub(super) fn is_class(&self) -> bool {
        match self.op {
            Op::Literal => self.runes.len() == 1,
            Op::Class | Op::AnyNotNewline | Op::Any => true,
            _ => false,
        }
    }

    /// Whether a node for which [`is_class`](Self::is_class) holds matches `rune`.
    pub(super) fn matches(&self, rune: u32) -> bool {
        match self.op {
            Op::Literal => self.runes == [rune],
            Op::Class => self.ranges.iter().any(|&(low, high)| (low..=high).contains(&rune)),
            Op::AnyNotNewline => rune != u32::from('\n'),
            Op::Any => true,
            _ => false,
        }
    }
}

/// All nodes that a parse made. Freed ones are used again, last freed first, since Go counts how many it had to allocate.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    free: Vec<Id>,
}

impl Tree {
    /// How many nodes were allocated.
    pub(super) fn allocated(&self) -> usize {
        self.nodes.len()
    }

    /// A node, new or used again.
    pub(super) fn add(&mut self, op: Op) -> Id {
        if let Some(id) = self.free.pop() {
            self.nodes[id] = Node::new(op);
            return id;
        }
        self.nodes.push(Node::new(op));
        self.nodes.len() - 1
    }

    /// Gives a node back.
    pub(super) fn release(&mut self, id: Id) {
        self.free.push(id);
    }
}

impl std::ops::Index<Id> for Tree {
    type Output = Node;

    fn index(&self, id: Id) -> &Node {
        &self.nodes[id]
    }
}

impl std::ops::IndexMut<Id> for Tree {
    fn index_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id]
    }
}
