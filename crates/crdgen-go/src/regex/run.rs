//! Runs a program over a text: in all its states at once, so that the time grows with the length of the text alone.

use super::node::Op;
use super::program::{Inst, Pc, Program};

/// Whether `program` matches anywhere in `text`.
pub(super) fn is_match(program: &Program, text: &str) -> bool {
    let is_anchored = matches!(program.insts[program.start as usize], Inst::Assert(Op::BeginText, _));
    // The position, counted from 1, at which an instruction was reached last.
    let mut reached = vec![0; program.insts.len()];
    let mut waiting = vec![program.start];
    let mut takers = Vec::new();
    let mut chars = text.chars().map(u32::from);
    let mut before = None;
    for position in 1_usize.. {
        let after = chars.next();
        while let Some(pc) = waiting.pop() {
            if std::mem::replace(&mut reached[pc as usize], position) == position {
                continue;
            }
            match program.insts[pc as usize] {
                Inst::Match => return true,
                Inst::Fail => {}
                Inst::Split(one, other) => waiting.extend([other, one]),
                Inst::Assert(op, next) => {
                    if holds(op, before, after) {
                        waiting.push(next);
                    }
                }
                Inst::Char(..) | Inst::Set(..) => takers.push(pc),
            }
        }
        let Some(c) = after else { break };
        waiting.extend(takers.drain(..).filter_map(|pc| take(program, pc, c)));
        if !is_anchored {
            waiting.push(program.start);
        } else if waiting.is_empty() {
            break;
        }
        before = after;
    }
    false
}

/// The first match in `text` from the byte `from` on, and of those that start there the one that a search by trial would
/// find first.
pub(super) fn find(program: &Program, text: &str, from: usize) -> Option<(usize, usize)> {
    let mut search = Search { program, reached: vec![0; program.insts.len()], stack: Vec::new() };
    // What waits for a code point: the instruction, and where its match started. The first ones are preferred.
    let mut takers: Vec<(Pc, usize)> = Vec::new();
    let mut found: Option<(usize, usize)> = None;
    let mut before = text[..from].chars().next_back().map(u32::from);
    let mut chars = text[from..].chars();
    for step in 1_usize.. {
        let at = text.len() - chars.as_str().len();
        let after = chars.next().map(u32::from);
        let mut next = Vec::new();
        let starts = takers.drain(..).chain(found.is_none().then_some((program.start, at)));
        for (pc, start) in starts {
            if search.follow(pc, step, (before, after), |pc| next.push((pc, start))) {
                // Whoever waits behind this one would not have been asked.
                found = Some((start, at));
                break;
            }
        }
        let Some(c) = after else { break };
        takers.extend(next.into_iter().filter_map(|(pc, start)| Some((take(program, pc, c)?, start))));
        if takers.is_empty() && found.is_some() {
            break;
        }
        before = after;
    }
    found
}

struct Search<'p> {
    program: &'p Program,
    /// The step at which an instruction was reached last.
    reached: Vec<usize>,
    stack: Vec<Pc>,
}

impl Search<'_> {
    /// Goes on from an instruction as far as it can without taking anything. Whether that ends a match; what would only be
    /// tried behind that is not.
    fn follow(
        &mut self,
        pc: Pc,
        step: usize,
        (before, after): (Option<u32>, Option<u32>),
        mut takes: impl FnMut(Pc),
    ) -> bool {
        self.stack.push(pc);
        while let Some(pc) = self.stack.pop() {
            if std::mem::replace(&mut self.reached[pc as usize], step) == step {
                continue;
            }
            match self.program.insts[pc as usize] {
                Inst::Match => {
                    self.stack.clear();
                    return true;
                }
                Inst::Fail => {}
                Inst::Split(one, other) => self.stack.extend([other, one]),
                Inst::Assert(op, next) => {
                    if holds(op, before, after) {
                        self.stack.push(next);
                    }
                }
                Inst::Char(..) | Inst::Set(..) => takes(pc),
            }
        }
        false
    }
}

/// Where an instruction goes on behind `c`, if it takes that.
fn take(program: &Program, pc: Pc, c: u32) -> Option<Pc> {
    let (takes, next) = match program.insts[pc as usize] {
        Inst::Char(rune, next) => (rune == c, next),
        Inst::Set(set, next) => (program.sets[set as usize].contains(c), next),
        _ => (false, pc),
    };
    takes.then_some(next)
}

/// Whether an assertion holds between two code points, of which there is none at the ends.
fn holds(op: Op, before: Option<u32>, after: Option<u32>) -> bool {
    const NEWLINE: u32 = '\n' as u32;
    let is_word = |c: Option<u32>| c.and_then(char::from_u32).is_some_and(|c| c == '_' || c.is_ascii_alphanumeric());
    match op {
        Op::BeginText => before.is_none(),
        Op::EndText => after.is_none(),
        Op::BeginLine => before.is_none_or(|c| c == NEWLINE),
        Op::EndLine => after.is_none_or(|c| c == NEWLINE),
        Op::WordBoundary => is_word(before) != is_word(after),
        Op::NoWordBoundary => is_word(before) == is_word(after),
        _ => false,
    }
}
