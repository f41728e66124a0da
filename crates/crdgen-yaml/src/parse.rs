//! Tokens to nodes: the grammar of `parserc.go`, whose states are kept in a stack, so that no text is too deep for it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::Problem;
use crate::marks;
use crate::scan::Scanner;
use crate::token::{Kind as T, Tag, Token};
use crate::tree::{Kind, Node, Tree};

type Result<T> = std::result::Result<T, Problem>;

/// How many bytes of a manifest there are to a node, about.
const BYTES_A_NODE: usize = 32;

/// What is expected next.
#[derive(Clone, Copy)]
enum State {
    BlockSequenceEntry,
    IndentlessSequenceEntry,
    BlockMappingKey,
    BlockMappingValue,
    FlowSequenceEntry { first: bool },
    FlowPairKey,
    FlowPairValue,
    FlowPairEnd,
    FlowMappingKey { first: bool },
    FlowMappingValue,
    FlowMappingEmptyValue,
}

/// The first document of `text`, if there is one: go-yaml's `Unmarshal` looks at no other.
pub(crate) fn parse(text: &str, depth: usize) -> Result<Option<Tree<'_>>> {
    let mut parser = Parser {
        text,
        depth,
        scanner: Scanner::new(text),
        states: Vec::new(),
        tree: Tree { nodes: Vec::with_capacity(text.len() / BYTES_A_NODE), ..Tree::default() },
        open: Vec::new(),
        end: 0,
        anchors: BTreeMap::new(),
        handles: BTreeMap::new(),
    };
    if !parser.start()? {
        return Ok(None);
    }
    while let Some(state) = parser.states.pop() {
        parser.step(state)?;
    }
    // What follows is not read, but its first token is looked at.
    parser.scanner.peek()?;
    Ok(Some(parser.tree))
}

struct Parser<'t> {
    text: &'t str,
    depth: usize,
    scanner: Scanner<'t>,
    states: Vec<State>,
    tree: Tree<'t>,
    /// The collections that are not ended yet.
    open: Vec<usize>,
    /// Where the last node ended.
    end: usize,
    anchors: BTreeMap<&'t str, usize>,
    /// What the handles of tags stand for.
    handles: BTreeMap<String, String>,
}

/// What stands before a node.
#[derive(Default)]
struct Properties<'t> {
    start: Option<usize>,
    end: usize,
    anchor: Option<&'t str>,
    tag: Option<Box<str>>,
}

impl<'t> Parser<'t> {
    fn peek(&mut self) -> Result<&mut Token<'t>> {
        self.scanner.peek()
    }

    /// Takes the next token; gives its end.
    fn skip(&mut self) -> usize {
        self.scanner.take().map_or(0, |token| token.end)
    }

    fn error<T>(&mut self, problem: &str) -> Result<T> {
        let at = self.peek()?.start;
        Err(marks::at_parser(self.text, at, problem))
    }

    /// Begins the document; `false` if there is none.
    fn start(&mut self) -> Result<bool> {
        let explicit = match self.peek()?.kind {
            T::StreamEnd => return Ok(false),
            T::Version { .. } | T::TagDirective(_) | T::DocumentStart => true,
            _ => false,
        };
        self.directives()?;
        if !explicit {
            self.node(true, false)?;
            return Ok(true);
        }
        if !matches!(self.peek()?.kind, T::DocumentStart) {
            return self.error("did not find expected <document start>");
        }
        self.skip();
        match self.peek()?.kind {
            T::Version { .. } | T::TagDirective(_) | T::DocumentStart | T::DocumentEnd | T::StreamEnd => {
                let at = self.peek()?.start;
                self.empty(at);
            }
            _ => self.node(true, false)?,
        }
        Ok(true)
    }

    fn directives(&mut self) -> Result<()> {
        let mut version = false;
        loop {
            match &mut self.peek()?.kind {
                T::Version { major, minor } => {
                    let supported = (*major, *minor) == (1, 1);
                    if version {
                        return self.error("found duplicate %YAML directive");
                    }
                    if !supported {
                        return self.error("found incompatible YAML document");
                    }
                    version = true;
                    self.skip();
                }
                T::TagDirective(tag) => {
                    let Tag { handle, suffix } = std::mem::take(&mut **tag);
                    if self.handles.contains_key(&handle) {
                        return self.error("found duplicate %TAG directive");
                    }
                    self.handles.insert(handle, suffix);
                    self.skip();
                }
                _ => break,
            }
        }
        // A line of the document goes before these.
        for (handle, prefix) in [("!", "!"), ("!!", "tag:yaml.org,2002:")] {
            self.handles.entry(handle.to_owned()).or_insert_with(|| prefix.to_owned());
        }
        Ok(())
    }

    fn step(&mut self, state: State) -> Result<()> {
        match state {
            State::BlockSequenceEntry => match self.peek()?.kind {
                T::BlockEntry => {
                    let end = self.skip();
                    self.states.push(state);
                    match self.peek()?.kind {
                        T::BlockEntry | T::BlockEnd => self.empty(end),
                        _ => self.node(true, false)?,
                    }
                }
                T::BlockEnd => self.end_block(),
                _ => return self.error("did not find expected '-' indicator"),
            },
            State::IndentlessSequenceEntry => match self.peek()?.kind {
                T::BlockEntry => {
                    let end = self.skip();
                    self.states.push(state);
                    match self.peek()?.kind {
                        T::BlockEntry | T::Key | T::Value | T::BlockEnd => self.empty(end),
                        _ => self.node(true, false)?,
                    }
                }
                _ => self.close(None),
            },
            State::BlockMappingKey => match self.peek()?.kind {
                T::Key => {
                    let end = self.skip();
                    self.states.push(State::BlockMappingValue);
                    self.block_pair_node(end)?;
                }
                T::BlockEnd => self.end_block(),
                _ => return self.error("did not find expected key"),
            },
            State::BlockMappingValue => {
                self.states.push(State::BlockMappingKey);
                let token = self.peek()?;
                let at = token.start;
                match token.kind {
                    T::Value => {
                        let end = self.skip();
                        self.block_pair_node(end)?;
                    }
                    _ => self.empty(at),
                }
            }
            _ => self.flow_step(state)?,
        }
        Ok(())
    }

    /// The key or the value of a block mapping, which may be left out.
    fn block_pair_node(&mut self, end: usize) -> Result<()> {
        match self.peek()?.kind {
            T::Key | T::Value | T::BlockEnd => {
                self.empty(end);
                Ok(())
            }
            _ => self.node(true, true),
        }
    }

    fn flow_step(&mut self, state: State) -> Result<()> {
        match state {
            State::FlowSequenceEntry { first } => {
                if !first {
                    match self.peek()?.kind {
                        T::FlowEntry => _ = self.skip(),
                        T::FlowSequenceEnd => {}
                        _ => return self.error("did not find expected ',' or ']'"),
                    }
                }
                let token = self.peek()?;
                let start = token.start;
                match token.kind {
                    T::FlowSequenceEnd => {
                        let end = self.skip();
                        self.close(Some(end));
                    }
                    T::Key => {
                        self.skip();
                        self.states.push(State::FlowSequenceEntry { first: false });
                        self.states.push(State::FlowPairKey);
                        self.open(Kind::Mapping, start, None)?;
                    }
                    _ => {
                        self.states.push(State::FlowSequenceEntry { first: false });
                        self.node(false, false)?;
                    }
                }
            }
            State::FlowPairKey => {
                self.states.push(State::FlowPairValue);
                match self.peek()?.kind {
                    T::Value | T::FlowEntry | T::FlowSequenceEnd => {
                        let end = self.skip();
                        self.empty(end);
                    }
                    _ => self.node(false, false)?,
                }
            }
            State::FlowPairValue => {
                self.states.push(State::FlowPairEnd);
                self.flow_value(|kind| matches!(kind, T::FlowEntry | T::FlowSequenceEnd))?;
            }
            State::FlowPairEnd => {
                self.peek()?;
                self.close(None);
            }
            State::FlowMappingKey { first } => self.flow_mapping_key(first)?,
            State::FlowMappingValue => {
                self.states.push(State::FlowMappingKey { first: false });
                self.flow_value(|kind| matches!(kind, T::FlowEntry | T::FlowMappingEnd))?;
            }
            // The others are those of block collections.
            _ => {
                let at = self.peek()?.start;
                self.states.push(State::FlowMappingKey { first: false });
                self.empty(at);
            }
        }
        Ok(())
    }

    fn flow_mapping_key(&mut self, first: bool) -> Result<()> {
        if !first {
            match self.peek()?.kind {
                T::FlowEntry => _ = self.skip(),
                T::FlowMappingEnd => {}
                _ => return self.error("did not find expected ',' or '}'"),
            }
        }
        match self.peek()?.kind {
            T::FlowMappingEnd => {
                let end = self.skip();
                self.close(Some(end));
                Ok(())
            }
            T::Key => {
                self.skip();
                self.states.push(State::FlowMappingValue);
                self.flow_node(|kind| matches!(kind, T::Value | T::FlowEntry | T::FlowMappingEnd))
            }
            _ => {
                self.states.push(State::FlowMappingEmptyValue);
                self.node(false, false)
            }
        }
    }

    /// The value of a pair in a flow collection, after its `:` if it has one.
    fn flow_value(&mut self, left_out: fn(&T<'t>) -> bool) -> Result<()> {
        let token = self.peek()?;
        let at = token.start;
        match token.kind {
            T::Value => {
                self.skip();
                self.flow_node(left_out)
            }
            _ => {
                self.empty(at);
                Ok(())
            }
        }
    }

    /// A node of a flow collection, unless the next token says that it is left out.
    fn flow_node(&mut self, left_out: fn(&T<'t>) -> bool) -> Result<()> {
        let token = self.peek()?;
        let at = token.start;
        if left_out(&token.kind) {
            self.empty(at);
            return Ok(());
        }
        self.node(false, false)
    }

    /// A node, with what it is marked with; of a collection only the start.
    fn node(&mut self, block: bool, indentless: bool) -> Result<()> {
        if let T::Alias(name) = self.peek()?.kind {
            return self.alias(name);
        }
        let properties = self.properties()?;
        let token = self.peek()?;
        let start = properties.start.unwrap_or(token.start);
        let (kind, state) = match &mut token.kind {
            T::Scalar { text, plain } => {
                let text = std::mem::take(text);
                let implicit = match properties.tag.as_deref() {
                    None => *plain,
                    Some(tag) => tag == "!",
                };
                let end = self.skip();
                self.scalar(start..end, text, implicit, properties);
                return Ok(());
            }
            // The first `-` is not taken.
            T::BlockEntry if indentless => {
                self.states.push(State::IndentlessSequenceEntry);
                return self.open(Kind::Sequence, start, properties.anchor);
            }
            T::FlowSequenceStart => (Kind::Sequence, State::FlowSequenceEntry { first: true }),
            T::FlowMappingStart => (Kind::Mapping, State::FlowMappingKey { first: true }),
            T::BlockSequenceStart if block => (Kind::Sequence, State::BlockSequenceEntry),
            T::BlockMappingStart if block => (Kind::Mapping, State::BlockMappingKey),
            _ if properties.start.is_some() => {
                let implicit = properties.tag.is_none();
                self.scalar(start..properties.end, Cow::Borrowed(""), implicit, properties);
                return Ok(());
            }
            _ => return self.error("did not find expected node content"),
        };
        self.skip();
        self.states.push(state);
        self.open(kind, start, properties.anchor)
    }

    fn alias(&mut self, name: &'t str) -> Result<()> {
        let start = self.peek()?.start;
        let end = self.skip();
        let Some(&target) = self.anchors.get(name) else {
            return Err(Problem { message: format!("yaml: unknown anchor '{name}' referenced"), range: start..end });
        };
        self.tree.aliases = true;
        self.end = end;
        let next = self.tree.nodes.len() + 1;
        let text = Cow::Borrowed(name);
        self.tree.nodes.push(Node { kind: Kind::Alias(target), start, end, next, text, tag: None });
        Ok(())
    }

    /// The anchor and the tag before a node, in either order, each at most once.
    fn properties(&mut self) -> Result<Properties<'t>> {
        let mut properties = Properties::default();
        let mut tagged = None;
        loop {
            let token = self.peek()?;
            let (start, end) = (token.start, token.end);
            match &mut token.kind {
                T::Anchor(name) if properties.anchor.is_none() => properties.anchor = Some(name),
                T::Tag(tag) if tagged.is_none() => tagged = Some((std::mem::take(tag.as_mut()), start)),
                _ => break,
            }
            self.skip();
            properties.start.get_or_insert(start);
            properties.end = end;
        }
        if let Some((tag, at)) = tagged {
            properties.tag = Some(self.resolve(tag, at)?);
        }
        Ok(properties)
    }

    /// The tag with its handle spelled out.
    fn resolve(&mut self, tag: Tag, at: usize) -> Result<Box<str>> {
        if tag.handle.is_empty() {
            return Ok(tag.suffix.into());
        }
        match self.handles.get(&tag.handle) {
            Some(prefix) => Ok(format!("{prefix}{}", tag.suffix).into()),
            None => Err(marks::at_parser(self.text, at, "found undefined tag handle")),
        }
    }

    fn empty(&mut self, at: usize) {
        self.scalar(at..at, Cow::Borrowed(""), true, Properties::default());
    }

    fn scalar(
        &mut self,
        range: std::ops::Range<usize>,
        text: Cow<'t, str>,
        implicit: bool,
        properties: Properties<'t>,
    ) {
        let index = self.tree.nodes.len();
        if let Some(name) = properties.anchor {
            self.anchors.insert(name, index);
        }
        let (start, end) = (range.start, range.end);
        self.end = end;
        let kind = Kind::Scalar { implicit };
        self.tree.nodes.push(Node { kind, start, end, next: index + 1, text, tag: properties.tag });
    }

    fn open(&mut self, kind: Kind, start: usize, anchor: Option<&'t str>) -> Result<()> {
        if self.open.len() >= self.depth {
            let message = format!("exceeded max depth of {}", self.depth);
            return Err(marks::at_scanner(self.text, start, &message));
        }
        let index = self.tree.nodes.len();
        if let Some(name) = anchor {
            self.anchors.insert(name, index);
        }
        self.open.push(index);
        let text = Cow::Borrowed("");
        self.tree.nodes.push(Node { kind, start, end: start, next: index + 1, text, tag: None });
        Ok(())
    }

    fn end_block(&mut self) {
        self.skip();
        self.close(None);
    }

    /// Ends the innermost collection, at `end` or with the last node that it holds.
    fn close(&mut self, end: Option<usize>) {
        let next = self.tree.nodes.len();
        if let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index)) {
            node.next = next;
            node.end = end.unwrap_or(self.end).max(node.start);
            self.end = node.end;
        }
    }
}
