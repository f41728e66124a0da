//! A crate's root that, once compiled, says the schemas of its types.
//!
//! The author's own files are compiled, with a function added to each module on the way to a kind, so that everything is in
//! scope that the kind's attributes name, private or not. Those files are copied and changed; all others are used where
//! they stand.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;

use crate::input::{Files, Generation, Package};
use crate::question::Question;
use crate::tree::{self, ModuleId, Tree};

/// The files of a probe.
#[derive(Debug)]
pub struct Probe {
    /// The crate's root.
    pub root: PathBuf,
    /// Every file with its text.
    pub files: Vec<(PathBuf, String)>,
}

/// The function in each module, which no author has.
const ASK: &str = "__crdgen_ask";

/// The probe for `questions`, all of one crate of `package`, to be written into `folder`. The program is given the place of
/// a question among them, and prints the answer. `folder` and `here`, from where the names of files start, are absolute.
///
/// # Errors
/// A file cannot be read any more.
pub fn probe(
    package: &Package,
    files: &dyn Files,
    folder: &Path,
    here: &Path,
    questions: &[(Question, Generation)],
) -> Result<Probe, String> {
    let tree = tree::load(package, files);
    let index = questions.first().map_or(0, |(question, _)| question.root);
    let root = tree.root(index).ok_or("the package has no such root")?;
    let asked = questions.iter().enumerate().map(|(i, (question, generation))| Asked {
        index: i,
        question,
        generation: *generation,
        modules: &question.modules,
    });
    let mut writer = Writer { tree: &tree, files, folder, here, written: Vec::new() };
    let path = writer.file(root, "main", asked.collect())?;
    Ok(Probe { root: path, files: writer.written })
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    index: usize,
    question: &'a Question,
    generation: Generation,
    /// The modules from here on.
    modules: &'a [String],
}

struct Writer<'a> {
    tree: &'a Tree<'a>,
    files: &'a dyn Files,
    folder: &'a Path,
    here: &'a Path,
    written: Vec<(PathBuf, String)>,
}

type Edits = Vec<(Range<usize>, String)>;

impl Writer<'_> {
    /// Writes the file of a module, with those below it that are changed too; gives its path.
    fn file(&mut self, module: ModuleId, name: &str, asked: Vec<Asked>) -> Result<PathBuf, String> {
        let path = PathBuf::from(&**self.tree.file(module));
        let cannot = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
        let text = self.files.read(&path).map_err(|error| cannot(&error))?;
        let file = syn::parse_file(&text).map_err(|error| cannot(&error))?;
        let mut edits = Edits::new();
        let source = self.here.join(&path);
        includes(file.to_token_stream(), source.parent().unwrap_or(Path::new("")), &mut edits);
        let end = text.len();
        self.items(module, name, &file.items, asked, end, &mut edits)?;
        if name == "main" {
            edits.push((end..end, MAIN.to_owned()));
            for item in &file.items {
                match item {
                    syn::Item::Fn(function) if function.sig.ident == "main" => {
                        edits.push((function.sig.ident.span().byte_range(), "__crdgen_main".to_owned()));
                    }
                    _ => {}
                }
            }
        }
        let path = self.folder.join(format!("{name}.rs"));
        self.written.push((path.clone(), edit(&text, edits)));
        Ok(path)
    }

    /// Changes the items of a module; `end` is where another can be added.
    fn items(
        &mut self,
        module: ModuleId,
        name: &str,
        items: &[syn::Item],
        asked: Vec<Asked>,
        end: usize,
        edits: &mut Edits,
    ) -> Result<(), String> {
        let mut children: Vec<String> = Vec::new();
        for item in items {
            let syn::Item::Mod(item) = item else { continue };
            let child_name = crate::span::name(&item.ident);
            let Some(child) = self.tree.child(module, &child_name) else { continue };
            let below: Vec<Asked> = asked.iter().filter_map(|asked| asked.below(&child_name)).collect();
            let qualified = format!("{name}.{child_name}");
            if !below.is_empty() {
                children.push(item.ident.to_string());
            }
            if let Some((brace, items)) = &item.content {
                let end = brace.span.close().byte_range().start;
                self.items(child, &qualified, items, below, end, edits)?;
                continue;
            }
            let path = if below.is_empty() {
                self.here.join(&**self.tree.file(child))
            } else {
                self.file(child, &qualified, below)?
            };
            let path = format!("#[path = {:?}] ", path.to_string_lossy());
            for attr in item.attrs.iter().filter(|attr| attr.path().is_ident("path")) {
                edits.push((attr.span().byte_range(), String::new()));
            }
            // Beside the keyword and not before all attributes: there it could stand in a comment of the module itself.
            let start = match &item.vis {
                syn::Visibility::Inherited => item.mod_token.span.byte_range().start,
                vis => vis.span().byte_range().start,
            };
            edits.push((start..start, path));
        }
        let here = asked.iter().filter(|asked| asked.modules.is_empty());
        if !children.is_empty() || here.clone().next().is_some() {
            edits.push((end..end, function(&children, here)));
        }
        Ok(())
    }
}

impl<'a> Asked<'a> {
    fn below(self, child: &str) -> Option<Self> {
        let (first, modules) = self.modules.split_first()?;
        (first == child).then_some(Self { modules, ..self })
    }
}

/// The function that answers for the kinds of a module and of those below it.
fn function<'a>(children: &[String], here: impl Iterator<Item = &'a Asked<'a>>) -> String {
    let string = "::std::string::String";
    let mut text = format!("\npub(crate) fn {ASK}(question: usize) -> ::std::option::Option<{string}> {{\n");
    for child in children {
        let _ = writeln!(text, "    if let Some(answer) = self::{child}::{ASK}(question) {{ return Some(answer); }}");
    }
    for asked in here {
        let Asked { index, question, generation, .. } = asked;
        let schemars = &question.schemars;
        let body = match generation {
            Generation::V0 => V0,
            Generation::V1 => V1,
        };
        let body = if question.is_whole() {
            body.replace("generator.subschema_for::<T>()", "T::json_schema(&mut generator)")
        } else {
            body.to_owned()
        };
        let answers: Vec<String> = question.types().iter().map(|ty| format!("side::<{ty}>()")).collect();
        let _ = write!(
            text,
            "    if question == {index} {{\n        use {schemars} as __schemars;\n        \
             fn side<T: __schemars::JsonSchema + ?Sized>() -> {string} {{\n{body}        }}\n        \
             return Some(::std::format!(\"[{}]\", {}));\n    }}\n",
            vec!["{}"; answers.len()].join(","),
            answers.join(", ")
        );
    }
    text + "    None\n}\n"
}

/// What is read and what is written, each with its definitions.
const V1: &str = include_str!("probe/schemars1.txt");

/// One schema, which stands for both, and the definitions.
const V0: &str = include_str!("probe/schemars0.txt");

const MAIN: &str = include_str!("probe/main.txt");

/// The paths in `include_str!(\"…\")` and its like start at the file that they stand in, which is copied elsewhere.
fn includes(tokens: TokenStream, folder: &Path, edits: &mut Edits) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (i, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let macro_name =
            match (i.checked_sub(2).and_then(|i| tokens.get(i)), i.checked_sub(1).and_then(|i| tokens.get(i))) {
                (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(mark))) if mark.as_char() == '!' => {
                    name.to_string()
                }
                _ => String::new(),
            };
        match (macro_name.as_str(), syn::parse2::<syn::LitStr>(group.stream())) {
            ("include_str" | "include_bytes" | "include", Ok(path)) if Path::new(&path.value()).is_relative() => {
                let whole = folder.join(path.value());
                edits.push((path.span().byte_range(), format!("{:?}", whole.to_string_lossy())));
            }
            _ => includes(group.stream(), folder, edits),
        }
    }
}

fn edit(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len() + 1024);
    let mut from = 0;
    for (range, new) in edits {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&new);
        from = range.end;
    }
    out + text.get(from..).unwrap_or_default()
}
