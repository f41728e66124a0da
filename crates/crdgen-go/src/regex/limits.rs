//! The limits of Go's parser: how large an expression may grow and how deep it may nest.
//!
//! Go starts to weigh nodes only when there are enough of them, and keeps what it weighed; both decide whether an expression
//! is refused, so both are done in the same way here.

use super::error::Code;
use super::node::{Id, Op, Tree};

/// The greatest height of a tree.
const MAX_HEIGHT: usize = 1000;
/// The greatest number of instructions: 128 MiB of 40 bytes each.
const MAX_SIZE: i64 = (128 << 20) / 40;
/// The greatest number of code points in all nodes: 128 MiB of 4 bytes each.
const MAX_RUNES: usize = (128 << 20) / 4;

/// What was weighed so far.
#[derive(Debug)]
pub(super) struct Limits {
    runes: usize,
    /// The product of all repetitions seen.
    repeats: i64,
    sizes: Option<Vec<Option<i64>>>,
    heights: Option<Vec<Option<usize>>>,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self { runes: 0, repeats: 1, sizes: None, heights: None }
    }

    /// Counts the code points of a node that is pushed.
    pub(super) fn count_runes(&mut self, runes: usize) {
        self.runes += runes;
    }

    /// Forgets the height of a node that is released, but not its size: Go does the same.
    pub(super) fn forget(&mut self, id: Id) {
        if let Some(height) = self.heights.as_mut().and_then(|heights| heights.get_mut(id)) {
            *height = None;
        }
    }

    /// Checks a node; `stack` are the nodes on the parser's stack.
    pub(super) fn check(&mut self, tree: &Tree, stack: &[Id], id: Id) -> Result<(), Code> {
        if self.runes > MAX_RUNES {
            return Err(Code::Large);
        }
        self.check_size(tree, stack, id)?;
        self.check_height(tree, stack, id)
    }

    fn check_size(&mut self, tree: &Tree, stack: &[Id], id: Id) -> Result<(), Code> {
        if self.sizes.is_none() {
            if tree[id].op == Op::Repeat {
                let times = match tree[id].max {
                    -1 => tree[id].min,
                    max => max,
                };
                let times = i64::from(times.max(1));
                self.repeats = if times > MAX_SIZE / self.repeats { MAX_SIZE } else { self.repeats * times };
            }
            if (tree.allocated() as i64) < MAX_SIZE / self.repeats {
                return Ok(());
            }
            self.sizes = Some(Vec::new());
            for &waiting in stack {
                self.check_size(tree, stack, waiting)?;
            }
        }
        if size(tree, self.sizes.get_or_insert_default(), id, true) > MAX_SIZE { Err(Code::Large) } else { Ok(()) }
    }

    fn check_height(&mut self, tree: &Tree, stack: &[Id], id: Id) -> Result<(), Code> {
        if tree.allocated() < MAX_HEIGHT {
            return Ok(());
        }
        if self.heights.is_none() {
            self.heights = Some(Vec::new());
            for &waiting in stack {
                self.check_height(tree, stack, waiting)?;
            }
        }
        let heights = self.heights.get_or_insert_default();
        if height(tree, heights, id, true) > MAX_HEIGHT { Err(Code::NestingDepth) } else { Ok(()) }
    }
}

/// The number of instructions that Go reckons for a node.
fn size(tree: &Tree, known: &mut Vec<Option<i64>>, id: Id, force: bool) -> i64 {
    if !force && let Some(Some(size)) = known.get(id) {
        return *size;
    }
    let node = &tree[id];
    let mut of = |index: usize| node.sub.get(index).map_or(0, |&sub| size(tree, known, sub, false));
    let total = match node.op {
        Op::Literal => node.runes.len() as i64,
        Op::Capture | Op::Star => 2 + of(0),
        Op::Plus | Op::Quest => 1 + of(0),
        Op::Concat => (0..node.sub.len()).map(of).sum(),
        Op::Alternate => (0..node.sub.len()).map(of).sum::<i64>() + (node.sub.len() as i64 - 1).max(0),
        Op::Repeat => {
            let (min, max) = (i64::from(node.min), i64::from(node.max));
            match (min, max) {
                (0, -1) => 2 + of(0),
                (_, -1) => 1 + min * of(0),
                _ => max * of(0) + (max - min),
            }
        }
        _ => 0,
    };
    remember(known, id, total.max(1))
}

fn height(tree: &Tree, known: &mut Vec<Option<usize>>, id: Id, force: bool) -> usize {
    if !force && let Some(Some(height)) = known.get(id) {
        return *height;
    }
    let below = tree[id].sub.iter().map(|&sub| height(tree, known, sub, false)).max();
    remember(known, id, below.unwrap_or(0) + 1)
}

fn remember<T: Copy>(known: &mut Vec<Option<T>>, id: Id, value: T) -> T {
    if known.len() <= id {
        known.resize(id + 1, None);
    }
    known[id] = Some(value);
    value
}
