//! An expression as a list of instructions, each of which says where to go on: Thompson's automaton.

use std::collections::BTreeMap;

use super::class::{self, MAX};
use super::flags::{FOLD_CASE, NON_GREEDY};
use super::node::{Id, Node, Op, Ranges, Tree};

/// The index of an instruction.
pub(super) type Pc = u32;

#[derive(Debug, Clone)]
pub(super) enum Inst {
    Match,
    Fail,
    /// Goes on at both.
    Split(Pc, Pc),
    /// Goes on where the text, here, is as the assertion says.
    Assert(Op, Pc),
    /// Takes this code point.
    Char(u32, Pc),
    /// Takes any code point of the set with this index.
    Set(u32, Pc),
}

/// A set of code points, with a bit for each in ASCII.
#[derive(Debug, Clone)]
pub(super) struct Set {
    ascii: u128,
    ranges: Ranges,
}

impl Set {
    fn new(ranges: Ranges) -> Self {
        let ascii = (0..128).filter(|&c| contains(&ranges, c)).fold(0, |bits, c| bits | 1 << c);
        Self { ascii, ranges }
    }

    pub(super) fn contains(&self, c: u32) -> bool {
        if c < 128 { self.ascii >> c & 1 == 1 } else { contains(&self.ranges, c) }
    }
}

fn contains(ranges: &[(u32, u32)], c: u32) -> bool {
    let index = ranges.partition_point(|&(_, high)| high < c);
    ranges.get(index).is_some_and(|&(low, _)| low <= c)
}

#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) insts: Vec<Inst>,
    pub(super) sets: Vec<Set>,
    pub(super) start: Pc,
}

impl Program {
    /// Writes the instructions from the last to the first. Go's limits on a tree are limits on their number, too.
    pub(super) fn new(tree: &Tree, root: Id) -> Self {
        let mut program = Self { insts: vec![Inst::Match], sets: Vec::new(), start: 0 };
        let mut compiler = Compiler { tree, program: &mut program, known: BTreeMap::new() };
        program.start = compiler.node(root, 0);
        program
    }
}

struct Compiler<'a> {
    tree: &'a Tree,
    program: &'a mut Program,
    /// The sets that are there already: of a class by its node, of a letter in both cases by its code point.
    known: BTreeMap<(bool, usize), u32>,
}

impl Compiler<'_> {
    /// Writes a node, behind which it goes on at `next`, and says where it starts.
    fn node(&mut self, id: Id, next: Pc) -> Pc {
        let tree = self.tree;
        let node = &tree[id];
        let first = node.sub.first().copied();
        match (node.op, first) {
            (Op::Literal, _) => node.runes.iter().rev().fold(next, |next, &rune| self.rune(rune, node.flags, next)),
            (Op::Class | Op::AnyNotNewline | Op::Any, _) => self.set((false, id), || ranges(node), next),
            (Op::BeginLine | Op::EndLine | Op::BeginText | Op::EndText | Op::WordBoundary | Op::NoWordBoundary, _) => {
                self.push(Inst::Assert(node.op, next))
            }
            (Op::Capture, Some(sub)) => self.node(sub, next),
            (Op::Star, Some(sub)) => self.repeat(sub, (0, -1), node.flags, next),
            (Op::Plus, Some(sub)) => self.repeat(sub, (1, -1), node.flags, next),
            (Op::Quest, Some(sub)) => self.repeat(sub, (0, 1), node.flags, next),
            (Op::Repeat, Some(sub)) => self.repeat(sub, (node.min, node.max), node.flags, next),
            (Op::Concat, _) => node.sub.iter().rev().fold(next, |next, &sub| self.node(sub, next)),
            (Op::Alternate, Some(_)) => self.alternate(&node.sub, next),
            (Op::Empty, _) => next,
            _ => self.push(Inst::Fail),
        }
    }

    fn alternate(&mut self, subs: &[Id], next: Pc) -> Pc {
        let mut starts: Vec<Pc> = subs.iter().map(|&sub| self.node(sub, next)).collect();
        let last = starts.pop().unwrap_or(next);
        starts.into_iter().rev().fold(last, |other, start| self.push(Inst::Split(start, other)))
    }

    /// `x{2,5}` is `xx(x(x(x)?)?)?`, `x{2,}` is `xx+`.
    fn repeat(&mut self, sub: Id, (min, max): (i32, i32), flags: u16, next: Pc) -> Pc {
        let split =
            |body, next| if flags & NON_GREEDY == 0 { Inst::Split(body, next) } else { Inst::Split(next, body) };
        let (mut start, mut copies) = (next, min);
        if max < 0 {
            let again = self.push(Inst::Fail);
            let body = self.node(sub, again);
            self.program.insts[again as usize] = split(body, next);
            (start, copies) = match min {
                // What may match nothing is tried once before nothing is: `x*` is `(x+)?` then.
                0 if self.is_nullable(sub) => (self.push(split(body, next)), 0),
                0 => (again, 0),
                _ => (body, min - 1),
            };
        }
        for _ in min..max {
            let body = self.node(sub, start);
            start = self.push(split(body, next));
        }
        for _ in 0..copies {
            start = self.node(sub, start);
        }
        start
    }

    /// Whether a node matches without taking anything.
    fn is_nullable(&self, id: Id) -> bool {
        let node = &self.tree[id];
        match node.op {
            Op::Star | Op::Quest | Op::Empty => true,
            Op::BeginLine | Op::EndLine | Op::BeginText | Op::EndText | Op::WordBoundary | Op::NoWordBoundary => true,
            Op::Repeat if node.min == 0 => true,
            Op::Literal => node.runes.is_empty(),
            Op::Capture | Op::Plus | Op::Repeat | Op::Concat => node.sub.iter().all(|sub| self.is_nullable(*sub)),
            Op::Alternate => node.sub.iter().any(|sub| self.is_nullable(*sub)),
            _ => false,
        }
    }

    fn rune(&mut self, rune: u32, flags: u16, next: Pc) -> Pc {
        if flags & FOLD_CASE == 0 {
            return self.push(Inst::Char(rune, next));
        }
        self.set((true, rune as usize), || class::fold(&[(rune, rune)]), next)
    }

    fn set(&mut self, key: (bool, usize), ranges: impl FnOnce() -> Ranges, next: Pc) -> Pc {
        let sets = &mut self.program.sets;
        let set = *self.known.entry(key).or_insert_with(|| {
            sets.push(Set::new(ranges()));
            sets.len() as u32 - 1
        });
        self.push(Inst::Set(set, next))
    }

    fn push(&mut self, inst: Inst) -> Pc {
        self.program.insts.push(inst);
        self.program.insts.len() as Pc - 1
    }
}

/// The set of a class or `.`.
fn ranges(node: &Node) -> Ranges {
    const NEWLINE: u32 = '\n' as u32;
    match node.op {
        Op::Any => vec![(0, MAX)],
        Op::AnyNotNewline => vec![(0, NEWLINE - 1), (NEWLINE + 1, MAX)],
        _ => node.ranges.clone(),
    }
}
