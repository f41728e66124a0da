//! Deep copies, as deepcopy-gen writes them.

use askama::Template;

use super::scope::Package;
use super::text::rendered;
use super::types::{Field, Go};

#[derive(Template)]
#[template(path = "go/zz_generated.deepcopy.go", escape = "none")]
struct DeepCopy<'a> {
    package: &'a str,
    types: Vec<Copied<'a>>,
}

struct Copied<'a> {
    name: &'a str,
    is_object: bool,
    lines: Vec<String>,
}

/// The file of the deep copies of all kinds.
pub(super) fn functions(package: &Package<'_>) -> String {
    let mut types = Vec::new();
    for kind in &package.kinds {
        for (names, is_root, fields) in kind.structs() {
            types.push(Copied { name: &names.name, is_object: is_root, lines: struct_lines(fields, is_root) });
            if is_root {
                types.push(Copied { name: &kind.list, is_object: true, lines: list_lines(&names.name) });
            }
        }
    }
    types.sort_by_key(|copied| copied.name);
    rendered(&DeepCopy { package: &package.name, types })
}

fn struct_lines(fields: &[Field], is_root: bool) -> Vec<String> {
    let mut lines = Lines { out: Vec::new(), depth: 1 };
    if is_root {
        lines.line("in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)");
    }
    for field in fields {
        lines.nested(&field.ty, &format!("in.{}", field.name), &format!("out.{}", field.name));
    }
    lines.line("out.UnknownFields = copyUnknown(in.UnknownFields)");
    lines.out
}

fn list_lines(item: &str) -> Vec<String> {
    let mut lines = Lines { out: Vec::new(), depth: 1 };
    lines.line("in.ListMeta.DeepCopyInto(&out.ListMeta)");
    lines.nested(&Go::Slice(Box::new(Go::Struct(item.to_owned()))), "in.Items", "out.Items");
    lines.out
}

struct Lines {
    out: Vec<String>,
    depth: usize,
}

impl Lines {
    fn line(&mut self, text: &str) {
        self.out.push(format!("{}{text}", "\t".repeat(self.depth)));
    }

    fn block(&mut self, head: &str, inside: impl FnOnce(&mut Lines)) {
        self.line(&format!("{head} {{"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line("}");
    }

    /// Copies `from` into `to`, which are variables, of which `to` has been given what `from` is.
    fn nested(&mut self, ty: &Go, from: &str, to: &str) {
        match ty {
            Go::Plain(_) => {}
            Go::Struct(_) => self.line(&format!("{from}.DeepCopyInto(&{to})")),
            Go::Pointer(_) | Go::Slice(_) | Go::Map(_) => self.block(&format!("if {from} != nil"), |lines| {
                lines.line(&format!("in, out := &{from}, &{to}"));
                lines.behind(ty);
            }),
        }
    }

    /// Copies `*in`, which is not nil, into `*out`.
    fn behind(&mut self, ty: &Go) {
        match ty {
            Go::Plain(_) | Go::Struct(_) => {}
            Go::Pointer(inner) => {
                self.line(&format!("*out = new({inner})"));
                match &**inner {
                    Go::Plain(_) => self.line("**out = **in"),
                    _ => self.line("(*in).DeepCopyInto(*out)"),
                }
            }
            Go::Slice(inner) => {
                self.line(&format!("*out = make({ty}, len(*in))"));
                match &**inner {
                    Go::Plain(_) => self.line("copy(*out, *in)"),
                    inner => self.block("for i := range *in", |lines| lines.nested(inner, "(*in)[i]", "(*out)[i]")),
                }
            }
            Go::Map(inner) => {
                self.line(&format!("*out = make({ty}, len(*in))"));
                self.block("for key, val := range *in", |lines| match &**inner {
                    Go::Plain(_) => lines.line("(*out)[key] = val"),
                    Go::Struct(_) => lines.line("(*out)[key] = *val.DeepCopy()"),
                    inner => {
                        lines.line(&format!("var outVal {inner}"));
                        lines.nested(inner, "val", "outVal");
                        lines.line("(*out)[key] = outVal");
                    }
                });
            }
        }
    }
}
