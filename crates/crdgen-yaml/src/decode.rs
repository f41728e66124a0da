//! Nodes to values: `decode.go` of go-yaml v2, `convertToJSONableObject` of sigs.k8s.io/yaml, and `json.Marshal`.

mod duplicates;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::print;
use crate::resolve::Scalar;
use crate::tree::{Kind, Node, Tree};
use crate::{Limits, Problem, number, resolve};

/// How many lists and maps may be keys within each other. None may in the end, but what Go says of it prints the innermost.
const KEYS: usize = 50;

type Result<T> = std::result::Result<T, Problem>;

/// What go-yaml says of `<<` with anything but maps.
const WANT_MAP: &str = "yaml: map merge requires map or sequence of maps as the value";

/// The value of a document, and what a strict reader says of keys that stand twice.
pub(crate) fn decode(text: &str, tree: Tree<'_>, limits: &Limits) -> Result<(Value, Vec<Problem>)> {
    let mut decoder = Decoder {
        tree,
        limits,
        // The document itself is one.
        decoded: 1,
        aliased: 0,
        aliases: 0,
        followed: BTreeSet::new(),
        expanded: 0,
        depth: 0,
        keys: 0,
        entries: Vec::new(),
        duplicates: Vec::new(),
        unfit_key: None,
        unfit: Vec::new(),
        replaced: Vec::new(),
    };
    let value = decoder.value(0)?;
    // Go converts only what it has decoded, so that these come after all other errors, and keys before values.
    let unfit = first_kept(decoder.unfit, decoder.replaced);
    if let Some(problem) = decoder.unfit_key.or(unfit) {
        return Err(problem);
    }
    Ok((value, duplicates::problems(text, &decoder.tree, decoder.duplicates)))
}

struct Decoder<'a, 't> {
    tree: Tree<'t>,
    limits: &'a Limits,
    /// How many nodes were decoded, how many of them through aliases.
    decoded: usize,
    aliased: usize,
    /// How many aliases are being followed, and which.
    aliases: usize,
    followed: BTreeSet<usize>,
    /// How many bytes of text were copied through aliases.
    expanded: usize,
    depth: usize,
    /// How many lists and maps that are keys are being read.
    keys: usize,
    /// The entries of the maps that are not complete yet.
    entries: Vec<Entry>,
    duplicates: Vec<Duplicate>,
    /// The first key that JSON cannot have, and the values that it cannot have.
    unfit_key: Option<Problem>,
    unfit: Vec<Unfit>,
    /// What was decoded for values that others replace.
    replaced: Vec<(usize, usize)>,
}

/// An entry of a map.
struct Entry {
    name: String,
    value: Value,
    /// The nodes of the key and of the value.
    nodes: (usize, usize),
    /// How many nodes were decoded before the value and with it.
    decoded: (usize, usize),
}

/// A key that stands twice.
struct Duplicate {
    nodes: (usize, usize),
    decoded: usize,
}

/// A value that YAML can say and JSON cannot.
struct Unfit {
    problem: Problem,
    decoded: usize,
}

/// The first of what JSON cannot say that no other value replaces.
fn first_kept(unfit: Vec<Unfit>, mut replaced: Vec<(usize, usize)>) -> Option<Problem> {
    replaced.sort_unstable();
    let mut replaced = replaced.into_iter().peekable();
    let mut until = 0;
    let kept = unfit.into_iter().find(|unfit| {
        while let Some((_, to)) = replaced.next_if(|(from, _)| *from < unfit.decoded) {
            until = until.max(to);
        }
        unfit.decoded > until
    });
    kept.map(|unfit| unfit.problem)
}

impl<'t> Decoder<'_, 't> {
    fn error<T>(&self, index: usize, message: String) -> Result<T> {
        Err(Problem { message, range: self.tree.range(index) })
    }

    fn value(&mut self, index: usize) -> Result<Value> {
        self.count(index)?;
        match self.tree.node(index).map(|node| node.kind) {
            Some(Kind::Scalar { .. }) => self.scalar_value(index),
            Some(Kind::Sequence) => self.sequence(index),
            Some(Kind::Mapping) => self.mapping(index),
            Some(Kind::Alias(target)) => {
                self.follow(index)?;
                let value = self.value(target);
                self.unfollow(index);
                value
            }
            None => Ok(Value::Null),
        }
    }

    /// Counts a node that is decoded, and refuses a text of which aliases make too much: `d.unmarshal`.
    fn count(&mut self, index: usize) -> Result<()> {
        self.decoded += 1;
        if self.aliases == 0 {
            return Ok(());
        }
        self.aliased += 1;
        self.expanded += self.tree.node(index).map_or(0, |node| node.text.len());
        let (decoded, aliased) = (self.decoded as f64, self.aliased as f64);
        let ratio = match self.decoded {
            0..=400_000 => 0.99,
            4_000_000.. => 0.10,
            _ => 0.99 - 0.89 * ((decoded - 400_000.0) / 3_600_000.0),
        };
        let excessive = self.aliased > 100 && self.decoded > 1000 && aliased / decoded > ratio;
        // Go shares the bytes of a text that stands in many places; a `Value` cannot.
        if excessive || self.expanded > self.limits.bytes {
            return self.error(index, "yaml: document contains excessive aliasing".to_owned());
        }
        Ok(())
    }

    fn follow(&mut self, index: usize) -> Result<()> {
        if !self.followed.insert(index) {
            let name = self.tree.node(index).map(|node| node.text.clone()).unwrap_or_default();
            return self.error(index, format!("yaml: anchor '{name}' value contains itself"));
        }
        self.aliases += 1;
        Ok(())
    }

    fn unfollow(&mut self, index: usize) {
        self.aliases -= 1;
        self.followed.remove(&index);
    }

    /// Enters a collection; aliases may make one deeper than the parser saw.
    fn enter(&mut self, index: usize) -> Result<()> {
        self.depth += 1;
        if self.depth > self.limits.depth {
            return self.error(index, format!("yaml: exceeded max depth of {}", self.limits.depth));
        }
        Ok(())
    }

    fn sequence(&mut self, index: usize) -> Result<Value> {
        self.enter(index)?;
        let mut items = Vec::new();
        let mut at = index + 1;
        while at < self.end(index) {
            items.push(self.value(at)?);
            at = self.end(at);
        }
        self.depth -= 1;
        Ok(Value::Array(items))
    }

    /// Where the next node after `index` and all that it holds stands.
    fn end(&self, index: usize) -> usize {
        self.tree.node(index).map_or(usize::MAX, |node| node.next)
    }

    fn mapping(&mut self, index: usize) -> Result<Value> {
        self.enter(index)?;
        let first = self.entries.len();
        self.collect(index)?;
        self.depth -= 1;
        Ok(Value::Object(self.map(first)))
    }

    /// Puts the entries of a mapping onto the stack, those of merged ones among them.
    fn collect(&mut self, index: usize) -> Result<()> {
        let mut key = index + 1;
        while key < self.end(index) {
            let value = self.end(key);
            if self.is_merge(key) {
                self.merge(value)?;
            } else {
                let fits = self.unfit_key.is_some();
                let name = self.key(key)?;
                let fits = fits || self.unfit_key.is_none();
                let before = self.decoded;
                let nodes = (key, value);
                let value = self.value(value)?;
                if let Some(problem) = self.unfit_key.as_mut().filter(|_| !fits) {
                    problem.message.push_str(&print::argument(&value));
                }
                self.entries.push(Entry { name, value, nodes, decoded: (before, self.decoded) });
            }
            key = self.end(value);
        }
        Ok(())
    }

    fn is_merge(&self, index: usize) -> bool {
        self.tree.node(index).is_some_and(is_merge)
    }

    /// Adds the entries of the map or maps that a merge key names: the earlier of several goes last, so that it wins.
    fn merge(&mut self, index: usize) -> Result<()> {
        let target = self.tree.target(index);
        match self.tree.node(index).map(|node| node.kind) {
            Some(Kind::Sequence) => {
                let items: Vec<_> = self.tree.children(index).collect();
                items.into_iter().rev().try_for_each(|item| match self.tree.node(item).map(|node| node.kind) {
                    Some(Kind::Sequence) => self.error(item, WANT_MAP.to_owned()),
                    _ => self.merge(item),
                })
            }
            _ if !self.tree.node(target).is_some_and(|node| node.kind == Kind::Mapping) => {
                self.error(index, WANT_MAP.to_owned())
            }
            _ => {
                self.count(index)?;
                if target == index {
                    return self.merge_mapping(index);
                }
                self.follow(index)?;
                self.count(target)?;
                self.merge_mapping(target)?;
                self.unfollow(index);
                Ok(())
            }
        }
    }

    fn merge_mapping(&mut self, index: usize) -> Result<()> {
        // Merges nest without a map of their own.
        self.enter(index)?;
        self.collect(index)?;
        self.depth -= 1;
        Ok(())
    }

    /// Makes a map of the entries from `first` on. Of two with one name the last wins.
    fn map(&mut self, first: usize) -> Map<String, Value> {
        if let Some(entries) = self.entries.get_mut(first..) {
            entries.sort_by(|one, other| one.name.cmp(&other.name));
            if entries.windows(2).any(|pair| matches!(pair, [one, other] if one.name == other.name)) {
                self.find_duplicates(first);
            }
        }
        self.entries.drain(first..).map(|entry| (entry.name, entry.value)).collect()
    }

    /// The name of a key in JSON.
    fn key(&mut self, index: usize) -> Result<String> {
        let target = self.tree.target(index);
        if !matches!(self.tree.node(target).map(|node| node.kind), Some(Kind::Scalar { .. })) {
            self.keys += 1;
            if self.keys > KEYS {
                return self.error(index, format!("yaml: exceeded max depth of {KEYS} in keys"));
            }
            let key = self.value(index)?;
            return self.error(index, format!("yaml: invalid map key: {}", print::go_syntax(&key)));
        }
        self.count(index)?;
        if target != index {
            self.follow(index)?;
            self.count(target)?;
            self.unfollow(index);
        }
        Ok(match self.scalar(target)? {
            Scalar::Text(text) => text.into_owned(),
            Scalar::Bool(bool) => bool.to_string(),
            Scalar::Int(int) => int.to_string(),
            Scalar::Float(float) => number::key(float),
            Scalar::Null => self.unfit_key(index, "%!s(<nil>)", "<nil>".to_owned()),
            Scalar::Uint(uint) => self.unfit_key(index, "uint64", format!("{uint:#x}")),
        })
    }

    /// What stands for a key that JSON cannot have. The value that its message ends with is not read yet.
    fn unfit_key(&mut self, index: usize, kind: &str, key: String) -> String {
        let range = self.tree.range(index);
        self.unfit_key.get_or_insert_with(|| Problem {
            message: format!("unsupported map key of type: {kind}, key: {key}, value: "),
            range,
        });
        key
    }

    fn scalar(&self, index: usize) -> Result<Scalar<'_>> {
        match self.tree.node(index) {
            None => Ok(Scalar::Null),
            Some(node) => scalar(node).or_else(|message| self.error(index, message)),
        }
    }

    fn scalar_value(&mut self, index: usize) -> Result<Value> {
        let Some(node) = self.tree.nodes.get_mut(index) else { return Ok(Value::Null) };
        if self.tree.json {
            return self.json_value(index);
        }
        // A text that was put together is moved, not copied, unless an alias may ask for it again.
        let movable = matches!(node.text, Cow::Owned(_)) && node.tag.is_none() && !self.tree.aliases;
        if movable && matches!(scalar(node), Ok(Scalar::Text(_))) {
            return Ok(Value::String(std::mem::take(&mut node.text).into_owned()));
        }
        Ok(match self.scalar(index)? {
            Scalar::Null => Value::Null,
            Scalar::Bool(bool) => Value::Bool(bool),
            Scalar::Int(int) => Value::from(int),
            Scalar::Uint(uint) => number::from_uint(uint),
            Scalar::Text(text) => Value::String(text.into_owned()),
            Scalar::Float(float) => match number::from_float(float) {
                Some(value) => value,
                None => {
                    let message = format!("json: unsupported value: {}", number::go_name(float));
                    let problem = Problem { message, range: self.tree.range(index) };
                    self.unfit.push(Unfit { problem, decoded: self.decoded });
                    Value::Null
                }
            },
        })
    }

    fn json_value(&mut self, index: usize) -> Result<Value> {
        let Some(node) = self.tree.nodes.get_mut(index) else { return Ok(Value::Null) };
        if node.kind == (Kind::Scalar { implicit: false }) {
            // JSON has no aliases; its keys are not moved.
            return Ok(Value::String(std::mem::take(&mut node.text).into_owned()));
        }
        Ok(match node.text.as_ref() {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            text => match number::from_json(text) {
                Some(value) => value,
                None => {
                    let message = format!("json: cannot unmarshal number {text} into Go value of type float64");
                    return self.error(index, message);
                }
            },
        })
    }
}

/// What a scalar of YAML is.
pub(crate) fn scalar<'n>(node: &'n Node<'_>) -> std::result::Result<Scalar<'n>, String> {
    match (&node.tag, node.kind) {
        (Some(tag), _) => resolve::tagged(tag, &node.text),
        (None, Kind::Scalar { implicit: true }) => Ok(resolve::plain(&node.text)),
        (None, _) => Ok(Scalar::Text(Cow::Borrowed(&node.text))),
    }
}

/// Whether a key is `<<`.
pub(crate) fn is_merge(node: &Node<'_>) -> bool {
    node.text == "<<"
        && match node.kind {
            Kind::Scalar { implicit } => implicit || node.tag.as_deref() == Some("tag:yaml.org,2002:merge"),
            _ => false,
        }
}
