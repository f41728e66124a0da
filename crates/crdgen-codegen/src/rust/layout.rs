//! Where rustfmt breaks lines.

/// The longest line.
const WIDTH: usize = 100;
/// The longest list of an attribute that stays on a line.
const ATTRIBUTE_WIDTH: usize = 70;

/// A type as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rust {
    /// A name or a path.
    Name(String),
    /// `Option<T>`
    Generic(&'static str, Vec<Rust>),
}

impl Rust {
    /// A name of the language.
    pub(super) fn name(name: &str) -> Rust {
        Rust::Name(name.to_owned())
    }

    /// The type on one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Rust::Name(name) => name.clone(),
            Rust::Generic(name, inner) => {
                format!("{name}<{}>", inner.iter().map(Rust::flat).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// `pub name: type` as a field, four blanks from the left, without the comma.
    pub(super) fn field(&self, name: &str) -> String {
        let before = format!("pub {name}:");
        let flat = self.flat();
        let fits = |column: usize| column + flat.len() < WIDTH;
        if fits(4 + before.len() + 1) {
            format!("{before} {flat}")
        } else if fits(8) {
            format!("{before}\n        {flat}")
        } else {
            format!("{before} {}", self.block(4))
        }
    }

    /// The type on several lines, of which the last stands `indent` blanks from the left.
    fn block(&self, indent: usize) -> String {
        let Rust::Generic(name, inner) = self else { return self.flat() };
        let pad = " ".repeat(indent + 4);
        let lines = inner.iter().map(|ty| {
            let flat = ty.flat();
            let text = if indent + 4 + flat.len() < WIDTH { flat } else { ty.block(indent + 4) };
            format!("{pad}{text},\n")
        });
        format!("{name}<\n{}{}>", lines.collect::<String>(), " ".repeat(indent))
    }
}

/// `#[serde(…)]` with its line end at the end, `indent` blanks from the left; empty if there is nothing to say.
pub(super) fn serde(arguments: &[String], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let flat = arguments.join(", ");
    if arguments.is_empty() {
        String::new()
    } else if flat.len() <= ATTRIBUTE_WIDTH {
        format!("{pad}#[serde({flat})]\n")
    } else {
        let lines = arguments.join(&format!(",\n{pad}    "));
        format!("{pad}#[serde(\n{pad}    {lines}\n{pad})]\n")
    }
}

/// `pub fn new(name: &str, …) -> Self`, four blanks from the left.
pub(super) fn new_function(spec: Option<&str>) -> String {
    let parameters: Vec<&str> = ["name: &str"].into_iter().chain(spec).collect();
    let flat = format!("    pub fn new({}) -> Self", parameters.join(", "));
    if flat.len() + " {".len() <= WIDTH {
        return flat;
    }
    format!("    pub fn new(\n        {},\n    ) -> Self", parameters.join(",\n        "))
}

/// `pub struct name {`
pub(super) fn struct_header(name: &str) -> String {
    let brace = if "pub struct  {".len() + name.len() <= WIDTH { " {" } else { "\n{" };
    format!("pub struct {name}{brace}")
}

/// `impl what for name {`
pub(super) fn impl_header(what: &str, name: &str) -> String {
    let flat = format!("impl {what} for {name} {{");
    if flat.len() <= WIDTH { flat } else { format!("impl {what}\n    for {name}\n{{") }
}

/// What follows `before =`, where a semicolon ends it; `before` has no line end.
pub(super) fn right_side(before: &str, text: &str, indent: usize) -> String {
    let fits = indent + before.len() + " = ".len() + text.len() < WIDTH;
    if fits { format!(" {text}") } else { format!("\n{}{text}", " ".repeat(indent + 4)) }
}
