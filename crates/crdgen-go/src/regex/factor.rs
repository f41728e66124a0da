//! The alternations that Go's parser takes apart: common prefixes come first, classes become one.
//!
//! It changes no match, but it does change how deep and how large an expression is.

use super::class;
use super::error::{Code, Error};
use super::flags::FOLD_CASE;
use super::node::{Id, Node, Op, Tree};
use super::parse::Parser;

/// Every level of factoring makes the tree one level higher, so deeper ones are refused for their height in any case.
const MAX_LEVELS: usize = 1000;

impl Parser<'_> {
    /// One node of `op` over `subs`, with nodes of the same kind dissolved in it.
    pub(super) fn collapse(&mut self, subs: Vec<Id>, op: Op) -> Result<Id, Error> {
        if let [only] = subs[..] {
            return Ok(only);
        }
        let id = self.tree.add(op);
        let mut flat = Vec::with_capacity(subs.len());
        for sub in subs {
            if self.tree[sub].op == op {
                flat.append(&mut self.tree[sub].sub);
                self.release(sub);
            } else {
                flat.push(sub);
            }
        }
        if op == Op::Alternate {
            self.levels += 1;
            if self.levels > MAX_LEVELS {
                return Err(Error::new(Code::NestingDepth, self.whole));
            }
            flat = self.factor(flat)?;
            self.levels -= 1;
            if let [only] = flat[..] {
                self.release(id);
                return Ok(only);
            }
        }
        self.tree[id].sub = flat;
        Ok(id)
    }

    fn factor(&mut self, subs: Vec<Id>) -> Result<Vec<Id>, Error> {
        if subs.len() < 2 {
            return Ok(subs);
        }
        let subs = self.factor_strings(subs)?;
        let subs = self.factor_nodes(subs)?;
        let mut subs = self.merge_classes(subs);
        subs.dedup_by(|next, last| self.tree[*next].op == Op::Empty && self.tree[*last].op == Op::Empty);
        Ok(subs)
    }

    /// Round 1: common literal prefixes.
    fn factor_strings(&mut self, mut subs: Vec<Id>) -> Result<Vec<Id>, Error> {
        let mut out = Vec::new();
        let (mut text, mut text_flags, mut start) = (Vec::new(), 0, 0);
        for i in 0..=subs.len() {
            let (mut leading, mut flags) = (Vec::new(), 0);
            if let Some(&sub) = subs.get(i) {
                (leading, flags) = leading_string(&self.tree, sub);
                if flags == text_flags {
                    let same = text.iter().zip(&leading).take_while(|(a, b)| a == b).count();
                    if same > 0 {
                        text.truncate(same);
                        continue;
                    }
                }
            }
            if i == start + 1 {
                out.push(subs[start]);
            } else if i > start {
                let prefix = self.tree.add(Op::Literal);
                self.tree[prefix].flags = text_flags;
                self.tree[prefix].runes = text.clone();
                for sub in &mut subs[start..i] {
                    *sub = self.remove_leading_string(*sub, text.len());
                    self.check_limits(*sub)?;
                }
                let suffix = self.collapse(subs[start..i].to_vec(), Op::Alternate)?;
                out.push(self.concat_of(prefix, suffix));
            }
            start = i;
            text = leading;
            text_flags = flags;
        }
        Ok(out)
    }

    /// Round 2: common simple prefixes: a class, or one repeated a fixed number of times.
    fn factor_nodes(&mut self, mut subs: Vec<Id>) -> Result<Vec<Id>, Error> {
        let mut out = Vec::new();
        let (mut first, mut start): (Option<Id>, usize) = (None, 0);
        for i in 0..=subs.len() {
            let mut leading = None;
            if let Some(&sub) = subs.get(i) {
                leading = leading_node(&self.tree, sub);
                if let (Some(first), Some(leading)) = (first, leading)
                    && same_simple_node(&self.tree, first, leading)
                {
                    continue;
                }
            }
            if i == start + 1 {
                out.push(subs[start]);
            } else if i > start
                && let Some(prefix) = first
            {
                for (j, sub) in subs[start..i].iter_mut().enumerate() {
                    *sub = self.remove_leading_node(*sub, j != 0);
                    self.check_limits(*sub)?;
                }
                let suffix = self.collapse(subs[start..i].to_vec(), Op::Alternate)?;
                out.push(self.concat_of(prefix, suffix));
            }
            start = i;
            first = leading;
        }
        Ok(out)
    }

    /// Round 3: single characters and classes in a row become one class.
    fn merge_classes(&mut self, mut subs: Vec<Id>) -> Vec<Id> {
        let mut out = Vec::new();
        let mut start = 0;
        for i in 0..=subs.len() {
            if subs.get(i).is_some_and(|&sub| self.tree[sub].is_class()) {
                continue;
            }
            if i == start + 1 {
                out.push(subs[start]);
            } else if i > start {
                let weight = |node: &Node| (node.op, node.rune_count());
                let mut max = start;
                for j in start + 1..i {
                    if weight(&self.tree[subs[max]]) < weight(&self.tree[subs[j]]) {
                        max = j;
                    }
                }
                subs.swap(start, max);
                for &sub in &subs[start + 1..i] {
                    merge_class(&mut self.tree, subs[start], sub);
                    self.release(sub);
                }
                clean_class(&mut self.tree[subs[start]]);
                out.push(subs[start]);
            }
            out.extend(subs.get(i));
            start = i + 1;
        }
        out
    }

    fn concat_of(&mut self, prefix: Id, suffix: Id) -> Id {
        let id = self.tree.add(Op::Concat);
        self.tree[id].sub = vec![prefix, suffix];
        id
    }

    fn remove_leading_string(&mut self, id: Id, length: usize) -> Id {
        if let (Op::Concat, Some(&head)) = (self.tree[id].op, self.tree[id].sub.first()) {
            let head = self.remove_leading_string(head, length);
            self.tree[id].sub[0] = head;
            if self.tree[head].op == Op::Empty {
                self.release(head);
                match self.tree[id].sub.len() {
                    1 => {
                        self.tree[id].op = Op::Empty;
                        self.tree[id].sub.clear();
                    }
                    2 => {
                        let rest = self.tree[id].sub[1];
                        self.release(id);
                        return rest;
                    }
                    _ => drop(self.tree[id].sub.remove(0)),
                }
            }
        } else if self.tree[id].op == Op::Literal {
            let node = &mut self.tree[id];
            node.runes.drain(..length.min(node.runes.len()));
            if node.runes.is_empty() {
                node.op = Op::Empty;
            }
        }
        id
    }

    fn remove_leading_node(&mut self, id: Id, reuse: bool) -> Id {
        if let (Op::Concat, Some(&head)) = (self.tree[id].op, self.tree[id].sub.first()) {
            if reuse {
                self.release(head);
            }
            self.tree[id].sub.remove(0);
            match self.tree[id].sub[..] {
                [] => self.tree[id].op = Op::Empty,
                [only] => {
                    self.release(id);
                    return only;
                }
                _ => {}
            }
            return id;
        }
        if reuse {
            self.release(id);
        }
        self.tree.add(Op::Empty)
    }
}

fn leading_string(tree: &Tree, id: Id) -> (Vec<u32>, u16) {
    let id = match tree[id].sub.first() {
        Some(&head) if tree[id].op == Op::Concat => head,
        _ => id,
    };
    if tree[id].op == Op::Literal { (tree[id].runes.clone(), tree[id].flags & FOLD_CASE) } else { (Vec::new(), 0) }
}

fn leading_node(tree: &Tree, id: Id) -> Option<Id> {
    match tree[id].sub.first() {
        _ if tree[id].op == Op::Empty => None,
        Some(&head) if tree[id].op == Op::Concat => (tree[head].op != Op::Empty).then_some(head),
        _ => Some(id),
    }
}

fn same_simple_node(tree: &Tree, first: Id, second: Id) -> bool {
    let (a, b) = (&tree[first], &tree[second]);
    if a.op != b.op {
        return false;
    }
    match a.op {
        Op::Repeat => {
            a.min == a.max
                && (a.min, a.max, a.flags & super::flags::NON_GREEDY)
                    == (b.min, b.max, b.flags & super::flags::NON_GREEDY)
                && tree[a.sub[0]].is_class()
                && same_class(&tree[a.sub[0]], &tree[b.sub[0]])
        }
        _ => a.is_class() && same_class(a, b),
    }
}

fn same_class(a: &Node, b: &Node) -> bool {
    a.op == b.op
        && match a.op {
            Op::Literal | Op::Class => {
                a.flags & FOLD_CASE == b.flags & FOLD_CASE && a.runes == b.runes && a.ranges == b.ranges
            }
            _ => true,
        }
}

/// Adds what `from` matches to `into`, whose op is not the lesser.
pub(super) fn merge_class(tree: &mut Tree, into: Id, from: Id) {
    let from = tree[from].clone();
    let into = &mut tree[into];
    match into.op {
        Op::AnyNotNewline if from.matches(u32::from('\n')) => into.op = Op::Any,
        Op::Class => {
            match from.op {
                Op::Literal => class::add_literal(&mut into.ranges, from.runes[0], from.flags),
                _ => into.ranges.extend(from.ranges),
            }
            class::clean(&mut into.ranges);
        }
        Op::Literal if from.runes[0] != into.runes[0] || from.flags != into.flags => {
            into.op = Op::Class;
            let rune = into.runes[0];
            into.runes.clear();
            class::add_literal(&mut into.ranges, rune, into.flags);
            class::add_literal(&mut into.ranges, from.runes[0], from.flags);
            class::clean(&mut into.ranges);
        }
        _ => {}
    }
}

/// A class of all code points is `.`.
pub(super) fn clean_class(node: &mut Node) {
    const NEWLINE: u32 = '\n' as u32;
    if node.op != Op::Class {
        return;
    }
    node.op = match node.ranges[..] {
        [(0, class::MAX)] => Op::Any,
        [(0, before), (after, class::MAX)] if before + 1 == NEWLINE && after == NEWLINE + 1 => Op::AnyNotNewline,
        _ => return,
    };
    node.ranges.clear();
}
