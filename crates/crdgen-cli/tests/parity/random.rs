//! Random type graphs, as Rust that compiles and whose schemas are structural.

use std::fmt::Write as _;

/// The source of a module with `kinds` kinds.
pub(crate) fn module(seed: u64, kinds: u64) -> String {
    let mut writer = Writer { random: Random(seed | 1), names: 0, types: Vec::new(), out: PRELUDE.to_owned() };
    for index in 0..kinds {
        writer.kind(index);
    }
    writer.out
}

const PRELUDE: &str = "\
use std::collections::{BTreeMap, BTreeSet};

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

";

const CASES: &[&str] = &["camelCase", "kebab-case", "snake_case", "PascalCase", "SCREAMING_SNAKE_CASE"];

struct Random(u64);

impl Random {
    /// Less than `below`, by xorshift.
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % below
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

struct Writer {
    random: Random,
    /// How many names were given: no two fields share one, so that whatever is flattened does not collide.
    names: usize,
    /// The types so far that a field can have.
    types: Vec<Type>,
    out: String,
}

#[derive(Clone)]
struct Type {
    name: String,
    /// Whether serde writes an object for it, so that it can be flattened.
    is_object: bool,
}

impl Writer {
    fn name(&mut self, start: &str) -> String {
        self.names += 1;
        format!("{start}{}", self.names)
    }

    fn kind(&mut self, index: u64) {
        self.types.clear();
        for _ in 0..3 + self.random.below(4) {
            if self.random.one_in(2) { self.structure() } else { self.choice() }
        }
        let _ = writeln!(
            self.out,
            "#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]\n\
             #[crd(group = \"random.dev\", version = \"v1\", kind = \"Random{index}\")]"
        );
        self.rename_all();
        let _ = writeln!(self.out, "pub struct Random{index}Spec {{");
        let count = 3 + self.random.below(4);
        self.fields(count, true);
        self.out.push_str("}\n\n");
    }

    fn derive(&mut self) {
        if self.random.one_in(2) {
            let _ = writeln!(self.out, "/// A type\n/// of two lines.");
        }
        self.out.push_str("#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]\n");
    }

    fn rename_all(&mut self) {
        if self.random.one_in(3) {
            let case = self.random.pick(CASES);
            let _ = writeln!(self.out, "#[serde(rename_all = \"{case}\")]");
        }
    }

    fn structure(&mut self) {
        let name = self.name("Type");
        self.derive();
        if self.random.one_in(4) {
            let inner = self.scalar();
            if self.random.one_in(2) {
                self.out.push_str("#[serde(transparent)]\n");
            }
            let _ = writeln!(self.out, "pub struct {name}({inner});\n");
            self.types.push(Type { name, is_object: false });
            return;
        }
        self.rename_all();
        let _ = writeln!(self.out, "pub struct {name} {{");
        let count = 1 + self.random.below(4);
        self.fields(count, true);
        self.out.push_str("}\n\n");
        self.types.push(Type { name, is_object: true });
    }

    fn choice(&mut self) {
        let name = self.name("Type");
        self.derive();
        self.rename_all();
        let form = self.random.below(4);
        match form {
            2 => self.out.push_str("#[serde(tag = \"type\")]\n"),
            3 => self.out.push_str("#[serde(tag = \"type\", content = \"content\")]\n"),
            _ => {}
        }
        let _ = writeln!(self.out, "pub enum {name} {{");
        for _ in 0..2 + self.random.below(3) {
            let variant = self.name("Case");
            if self.random.one_in(3) {
                self.out.push_str("    /// A variant.\n");
            }
            // Names alone, or data in each.
            if form == 0 {
                let _ = writeln!(self.out, "    {variant},");
            } else {
                let _ = writeln!(self.out, "    {variant} {{");
                let count = 1 + self.random.below(3);
                self.fields(count, false);
                self.out.push_str("    },\n");
            }
        }
        self.out.push_str("}\n\n");
        self.types.push(Type { name, is_object: form != 0 });
    }

    fn fields(&mut self, count: usize, may_flatten: bool) {
        let mut flattened = false;
        for _ in 0..count {
            let name = self.name("field_");
            if self.random.one_in(3) {
                self.out.push_str("    /// A field.\n    ///\n    /// It goes on.\n");
            }
            let objects: Vec<Type> = self.types.iter().filter(|ty| ty.is_object).cloned().collect();
            if may_flatten && !flattened && !objects.is_empty() && self.random.one_in(6) {
                flattened = true;
                let ty = &objects[self.random.below(objects.len())].name;
                let _ = writeln!(self.out, "    #[serde(flatten)]\n    {name}: {ty},");
                continue;
            }
            self.field(&name);
        }
    }

    fn field(&mut self, name: &str) {
        if self.random.one_in(5) {
            let other = self.name("other");
            let _ = writeln!(self.out, "    #[serde(rename = \"{other}\")]");
        }
        let line = match self.random.below(9) {
            0 => "    #[schemars(range(min = 1, max = 100))]\n    NAME: u8,".to_owned(),
            1 => "    #[schemars(length(min = 1, max = 63))]\n    NAME: String,".to_owned(),
            2 => "    #[schemars(regex(pattern = \"^[a-z]+$\"))]\n    NAME: String,".to_owned(),
            3 => "    #[schemars(extend(\"x-kubernetes-list-type\" = \"atomic\"))]\n    NAME: Vec<String>,".to_owned(),
            4 => {
                let default =
                    self.random.pick(&["i32", "String", "bool", "Vec<i64>", "BTreeMap<String, String>", "f64"]);
                format!("    #[serde(default)]\n    NAME: {default},")
            }
            5 => {
                let ty = self.any();
                format!("    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n    NAME: Option<{ty}>,")
            }
            6 => format!("    NAME: Option<{}>,", self.any()),
            _ => format!("    NAME: {},", self.any()),
        };
        let _ = writeln!(self.out, "{}", line.replace("NAME", name));
    }

    fn scalar(&mut self) -> &'static str {
        self.random.pick(&[
            "String",
            "bool",
            "char",
            "u8",
            "i16",
            "u32",
            "i64",
            "u64",
            "f32",
            "f64",
            "std::net::Ipv4Addr",
        ])
    }

    fn any(&mut self) -> String {
        match self.random.below(8) {
            0 => format!("Vec<{}>", self.inner()),
            1 => format!("BTreeMap<String, {}>", self.inner()),
            2 => "BTreeSet<String>".to_owned(),
            3 => format!("Box<{}>", self.inner()),
            4 => "(i32, i32)".to_owned(),
            5 => "[u16; 3]".to_owned(),
            _ => self.inner(),
        }
    }

    fn inner(&mut self) -> String {
        if self.types.is_empty() || self.random.one_in(2) {
            return self.scalar().to_owned();
        }
        let index = self.random.below(self.types.len());
        self.types[index].name.clone()
    }
}
