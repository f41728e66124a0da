//! The parser: a stack of nodes, as Go's `regexp/syntax.Parse` keeps one with the flags `Perl`.

use super::class;
use super::error::{Code, Error};
use super::factor::{clean_class, merge_class};
use super::flags::{DOT_NEWLINE, FOLD_CASE, NON_GREEDY, ONE_LINE};
use super::limits::Limits;
use super::node::{Id, Op, Ranges, Tree};

/// The greatest repetition count, also of repetitions within each other multiplied.
const MAX_REPEAT: i32 = 1000;

/// The state of a parse.
pub(super) struct Parser<'a> {
    pub(super) flags: u16,
    pub(super) tree: Tree,
    pub(super) stack: Vec<Id>,
    pub(super) whole: &'a str,
    /// How many alternations deep factoring is.
    pub(super) levels: usize,
    limits: Limits,
}

/// Parses an expression into a tree and its root.
pub(super) fn parse(whole: &str) -> Result<(Tree, Id), Error> {
    let mut parser =
        Parser { flags: ONE_LINE, tree: Tree::default(), stack: Vec::new(), whole, levels: 0, limits: Limits::new() };
    let mut rest = whole;
    let mut last_repeat = "";
    while let Some(first) = rest.chars().next() {
        let before = rest;
        rest = parser.step(first, rest, last_repeat)?;
        let repeats = matches!(first, '*' | '+' | '?') || first == '{' && parse_repeat(before).is_some();
        last_repeat = if repeats { before } else { "" };
    }
    parser.close()?;
    match parser.stack[..] {
        [root] => Ok((parser.tree, root)),
        _ => Err(Error::new(Code::MissingParen, whole)),
    }
}

impl<'a> Parser<'a> {
    /// Reads one element at the start of `text`, and returns what is left.
    fn step(&mut self, first: char, text: &'a str, last_repeat: &'a str) -> Result<&'a str, Error> {
        let rest = &text[first.len_utf8()..];
        match first {
            '(' if text.starts_with("(?") => return self.parse_group(text),
            '(' => {
                let id = self.add(Op::LeftParen)?;
                self.tree[id].captures = true;
            }
            '|' => self.parse_bar()?,
            ')' => self.parse_right_paren()?,
            '^' => drop(self.add(if self.flags & ONE_LINE != 0 { Op::BeginText } else { Op::BeginLine })?),
            '$' => drop(self.add(if self.flags & ONE_LINE != 0 { Op::EndText } else { Op::EndLine })?),
            '.' => drop(self.add(if self.flags & DOT_NEWLINE != 0 { Op::Any } else { Op::AnyNotNewline })?),
            '[' => return self.parse_class(text),
            '*' => return self.repeat(Op::Star, (0, 0), text, rest, last_repeat),
            '+' => return self.repeat(Op::Plus, (0, 0), text, rest, last_repeat),
            '?' => return self.repeat(Op::Quest, (0, 0), text, rest, last_repeat),
            '{' => match parse_repeat(text) {
                Some((min, max, rest)) => {
                    if !(0..=MAX_REPEAT).contains(&min) || max > MAX_REPEAT || max >= 0 && min > max {
                        return Err(Error::new(Code::RepeatSize, &text[..text.len() - rest.len()]));
                    }
                    return self.repeat(Op::Repeat, (min, max), text, rest, last_repeat);
                }
                None => self.literal(u32::from('{'))?,
            },
            '\\' => return self.parse_backslash(text),
            _ => self.literal(u32::from(first))?,
        }
        Ok(rest)
    }

    /// Adds and pushes a node with the present flags.
    pub(super) fn add(&mut self, op: Op) -> Result<Id, Error> {
        let id = self.tree.add(op);
        self.tree[id].flags = self.flags;
        self.push(id)?;
        Ok(id)
    }

    /// Pushes one character.
    pub(super) fn literal(&mut self, rune: u32) -> Result<(), Error> {
        let id = self.tree.add(Op::Literal);
        self.tree[id].flags = self.flags;
        self.tree[id].runes = vec![if self.flags & FOLD_CASE != 0 { class::least_fold(rune) } else { rune }];
        self.push(id)
    }

    /// Pushes a class that was made as `id`.
    pub(super) fn push_class(&mut self, id: Id, ranges: Ranges) -> Result<(), Error> {
        self.tree[id].ranges = ranges;
        self.push(id)
    }

    /// Gives a node back.
    pub(super) fn release(&mut self, id: Id) {
        self.limits.forget(id);
        self.tree.release(id);
    }

    pub(super) fn check_limits(&mut self, id: Id) -> Result<(), Error> {
        self.limits.check(&self.tree, &self.stack, id).map_err(|code| Error::new(code, self.whole))
    }

    fn push(&mut self, id: Id) -> Result<(), Error> {
        self.limits.count_runes(self.tree[id].rune_count());
        // A class of one character, or of one in both cases, is a literal.
        let literal = match self.tree[id].ranges[..] {
            _ if self.tree[id].op != Op::Class => None,
            [(low, high)] if low == high => Some((low, self.flags & !FOLD_CASE)),
            [(low, high)] if low + 1 == high && class::fold(&[(low, low)]) == [(low, high)] => {
                Some((low, self.flags | FOLD_CASE))
            }
            [(a, b), (c, d)] if a == b && c == d && class::fold(&[(a, a)]) == [(a, a), (c, c)] => {
                Some((a, self.flags | FOLD_CASE))
            }
            _ => None,
        };
        if let Some((rune, flags)) = literal {
            if self.concat_literals(Some((rune, flags))) {
                return Ok(());
            }
            let node = &mut self.tree[id];
            (node.op, node.runes, node.flags) = (Op::Literal, vec![rune], flags);
            node.ranges.clear();
        } else {
            self.concat_literals(None);
        }
        self.stack.push(id);
        self.check_limits(id)
    }

    /// Joins the two literals on top of the stack; no operator can reach them any more. If it does, and `next` is given, it
    /// takes the place of the top one, and the answer is true.
    fn concat_literals(&mut self, next: Option<(u32, u16)>) -> bool {
        let [.., below, top] = self.stack[..] else { return false };
        let (a, b) = (&self.tree[below], &self.tree[top]);
        if a.op != Op::Literal || b.op != Op::Literal || a.flags & FOLD_CASE != b.flags & FOLD_CASE {
            return false;
        }
        let mut runes = std::mem::take(&mut self.tree[top].runes);
        self.tree[below].runes.append(&mut runes);
        match next {
            Some((rune, flags)) => {
                self.tree[top].runes.push(rune);
                self.tree[top].flags = flags;
                true
            }
            None => {
                self.stack.pop();
                self.release(top);
                false
            }
        }
    }

    /// Repeats the node on top of the stack. `before` starts at the operator, `after` behind it.
    fn repeat(
        &mut self,
        op: Op,
        (min, max): (i32, i32),
        before: &'a str,
        after: &'a str,
        last_repeat: &'a str,
    ) -> Result<&'a str, Error> {
        let mut flags = self.flags;
        let rest = after.strip_prefix('?').inspect(|_| flags ^= NON_GREEDY).unwrap_or(after);
        if !last_repeat.is_empty() {
            return Err(Error::new(Code::RepeatOp, &last_repeat[..last_repeat.len() - rest.len()]));
        }
        let operator = &before[..before.len() - rest.len()];
        let sub = match self.stack.last() {
            Some(&sub) if !self.tree[sub].op.is_pseudo() => sub,
            _ => return Err(Error::new(Code::MissingRepeatArgument, operator)),
        };
        let id = self.tree.add(op);
        let node = &mut self.tree[id];
        (node.min, node.max, node.flags, node.sub) = (min, max, flags, vec![sub]);
        self.stack.pop();
        self.stack.push(id);
        self.check_limits(id)?;
        if op == Op::Repeat && (min >= 2 || max >= 2) && !repeat_is_valid(&self.tree, id, MAX_REPEAT) {
            return Err(Error::new(Code::RepeatSize, operator));
        }
        Ok(rest)
    }

    /// Takes the nodes down to the topmost `|` or `(` off the stack.
    fn take_operands(&mut self) -> Vec<Id> {
        let tree = &self.tree;
        let start = self.stack.iter().rposition(|&id| tree[id].op.is_pseudo()).map_or(0, |index| index + 1);
        self.stack.split_off(start)
    }

    fn concat(&mut self) -> Result<(), Error> {
        self.concat_literals(None);
        let subs = self.take_operands();
        let id = if subs.is_empty() { self.tree.add(Op::Empty) } else { self.collapse(subs, Op::Concat)? };
        self.push(id)
    }

    fn alternate(&mut self) -> Result<(), Error> {
        let subs = self.take_operands();
        if let Some(&last) = subs.last() {
            clean_class(&mut self.tree[last]);
        }
        let id = if subs.is_empty() { self.tree.add(Op::NoMatch) } else { self.collapse(subs, Op::Alternate)? };
        self.push(id)
    }

    fn parse_bar(&mut self) -> Result<(), Error> {
        self.concat()?;
        if !self.swap_bar() {
            self.add(Op::VerticalBar)?;
        }
        Ok(())
    }

    /// If the node below the top is `|`, brings it to the top; two classes around it become one.
    fn swap_bar(&mut self) -> bool {
        let length = self.stack.len();
        let [.., bar, top] = self.stack[..] else { return false };
        if self.tree[bar].op != Op::VerticalBar {
            return false;
        }
        if length >= 3 {
            let third = self.stack[length - 3];
            if self.tree[top].is_class() && self.tree[third].is_class() {
                let (lesser, greater) =
                    if self.tree[top].op > self.tree[third].op { (third, top) } else { (top, third) };
                self.stack[length - 3] = greater;
                merge_class(&mut self.tree, greater, lesser);
                self.release(lesser);
                self.stack.pop();
                return true;
            }
            clean_class(&mut self.tree[third]);
        }
        self.stack.swap(length - 2, length - 1);
        true
    }

    /// Ends an alternation at `)` or at the end.
    fn close(&mut self) -> Result<(), Error> {
        self.concat()?;
        if self.swap_bar() {
            self.stack.pop();
        }
        self.alternate()
    }

    fn parse_right_paren(&mut self) -> Result<(), Error> {
        self.close()?;
        let [.., paren, inner] = self.stack[..] else {
            return Err(Error::new(Code::UnexpectedParen, self.whole));
        };
        self.stack.truncate(self.stack.len() - 2);
        if self.tree[paren].op != Op::LeftParen {
            return Err(Error::new(Code::UnexpectedParen, self.whole));
        }
        self.flags = self.tree[paren].flags;
        if !self.tree[paren].captures {
            return self.push(inner);
        }
        self.tree[paren].op = Op::Capture;
        self.tree[paren].sub = vec![inner];
        self.push(paren)
    }
}

/// Whether the repetitions within each other multiply to no more than `times`.
fn repeat_is_valid(tree: &Tree, id: Id, mut times: i32) -> bool {
    let node = &tree[id];
    if node.op == Op::Repeat {
        let count = if node.max < 0 { node.min } else { node.max };
        if node.max == 0 {
            return true;
        }
        if count > times {
            return false;
        }
        if count > 0 {
            times /= count;
        }
    }
    node.sub.iter().all(|&sub| repeat_is_valid(tree, sub, times))
}

/// `{2}`, `{2,}` or `{2,5}` at the start of a text: the bounds and what is left. A bound that is far too large is `-1` for the
/// lower one; the upper one is `-1` where there is none.
fn parse_repeat(text: &str) -> Option<(i32, i32, &str)> {
    let (mut min, rest) = parse_count(text.strip_prefix('{')?)?;
    let Some(upper) = rest.strip_prefix(',') else { return Some((min, min, rest.strip_prefix('}')?)) };
    if let Some(rest) = upper.strip_prefix('}') {
        return Some((min, -1, rest));
    }
    let (max, rest) = parse_count(upper)?;
    if max < 0 {
        min = -1;
    }
    Some((min, max, rest.strip_prefix('}')?))
}

/// A number without leading zeros; `-1` from 100,000,000 on.
fn parse_count(text: &str) -> Option<(i32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    if digits.is_empty() || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    Some((digits.parse().ok().filter(|_| digits.len() <= 9).unwrap_or(-1), rest))
}
