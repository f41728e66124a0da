//! Types, and where ruff breaks the lines of what has one.

use crate::plan::Type;

/// The longest line.
const WIDTH: usize = 88;

/// The blanks before what stands in a class.
const INDENT: usize = 4;

/// A type as it is written.
pub(super) enum Py {
    /// A name, or several with `.`.
    Name(String),
    /// `list[T]`
    List(Box<Py>),
    /// `dict[str, T]`
    Dict(Box<Py>),
    /// `A | B`
    Union(Vec<Py>),
}

/// What stands behind `=`.
pub(super) enum Value {
    /// A name or a literal.
    Atom(String),
    /// A call.
    Call(&'static str, Vec<String>),
}

impl Py {
    /// What stands for `ty`, where `names` are those of the version's types and `enums` tells which of them are texts.
    pub(super) fn new(ty: &Type, names: &[String], is_enum: &dyn Fn(usize) -> bool) -> Py {
        let name = |name: &str| Py::Name(name.to_owned());
        let inner = |ty: &Type, nullable: &bool| Box::new(Py::new(ty, names, is_enum).or(&["None"], *nullable));
        match ty {
            Type::Boolean => name("bool"),
            Type::Int32 | Type::Int64 => name("int"),
            Type::Number => name("float"),
            Type::String(_) => name("str"),
            Type::IntOrString => name("objects.IntOrString"),
            Type::Object => Py::Dict(Box::new(name("Any"))),
            Type::Resource => name("objects.EmbeddedResource"),
            Type::Any => name("Any"),
            Type::List(items, nullable) => Py::List(inner(items, nullable)),
            Type::Map(values, nullable) => Py::Dict(inner(values, nullable)),
            Type::Named(index) => {
                let named = Py::Name(names.get(*index).cloned().unwrap_or_default());
                named.or(&["str"], is_enum(*index))
            }
        }
    }

    /// The type or one of `others`, if `condition`; `Any` has all anyway.
    pub(super) fn or(self, others: &[&str], condition: bool) -> Py {
        let mut parts = match self {
            ty if !condition || ty.flat() == "Any" => return ty,
            Py::Union(parts) => parts,
            ty => vec![ty],
        };
        parts.extend(others.iter().map(|other| Py::Name((*other).to_owned())));
        Py::Union(parts)
    }

    fn flat(&self) -> String {
        match self {
            Py::Name(name) => name.clone(),
            Py::List(items) => format!("list[{}]", items.flat()),
            Py::Dict(values) => format!("dict[str, {}]", values.flat()),
            Py::Union(parts) => parts.iter().map(Py::flat).collect::<Vec<_>>().join(" | "),
        }
    }

    /// The type on a line of its own, `indent` blanks from the left, with `after` more characters behind it.
    fn block(&self, indent: usize, after: usize) -> String {
        let flat = self.flat();
        if indent + flat.len() + after <= WIDTH {
            return flat;
        }
        match self {
            Py::Union(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.block(indent, 0)).collect();
                parts.join(&format!("\n{}| ", " ".repeat(indent)))
            }
            other => other.broken(indent),
        }
    }

    /// The type with its brackets opened, on a line that starts `indent` blanks from the left.
    fn broken(&self, indent: usize) -> String {
        let inner = indent + 4;
        let (outer_pad, pad) = (" ".repeat(indent), " ".repeat(inner));
        match self {
            Py::Name(_) | Py::Union(_) => self.flat(),
            Py::List(items) => format!("list[\n{pad}{}\n{outer_pad}]", items.block(inner, 0)),
            Py::Dict(values) => {
                let flat = values.flat();
                if inner + "str, ".len() + flat.len() <= WIDTH {
                    return format!("dict[\n{pad}str, {flat}\n{outer_pad}]");
                }
                format!("dict[\n{pad}str,\n{pad}{},\n{outer_pad}]", values.block(inner, 1))
            }
        }
    }
}

impl Value {
    fn flat(&self) -> String {
        match self {
            Value::Atom(text) => text.clone(),
            Value::Call(function, arguments) => format!("{function}({})", arguments.join(", ")),
        }
    }

    /// The value behind the last line of `head`, which starts `indent` blanks from the left.
    fn after(&self, head: &str, indent: usize) -> String {
        let flat = self.flat();
        let Value::Call(function, arguments) = self else { return flat };
        let column = head.rsplit('\n').next().unwrap_or_default().len();
        if column + flat.len() <= WIDTH {
            return flat;
        }
        let (outer_pad, pad) = (" ".repeat(indent), " ".repeat(indent + 4));
        let line = arguments.join(", ");
        if indent + 4 + line.len() <= WIDTH {
            return format!("{function}(\n{pad}{line}\n{outer_pad})");
        }
        // A comma at the end, unless there is but one.
        let comma = if arguments.len() > 1 { "," } else { "" };
        let lines = arguments.join(&format!(",\n{pad}"));
        format!("{function}(\n{pad}{lines}{comma}\n{outer_pad})")
    }
}

/// `name: type`, or `name: type = value`, as it stands in a class, without the blanks in front.
pub(super) fn declaration(name: &str, ty: &Py, value: Option<&Value>) -> String {
    let pad = " ".repeat(INDENT);
    let fits = |text: &str| INDENT + text.len() <= WIDTH;
    let head = format!("{name}: ");
    let plain = format!("{head}{}", ty.flat());
    let broken = || match ty {
        Py::Union(_) => format!("{head}(\n{pad}    {}\n{pad})", ty.block(INDENT + 4, 0)),
        _ => format!("{head}{}", ty.broken(INDENT)),
    };
    let Some(value) = value else {
        let opened = match ty {
            Py::Name(_) | Py::Union(_) => plain.clone(),
            Py::List(_) => format!("{head}list["),
            Py::Dict(_) => format!("{head}dict["),
        };
        let fits_inside = fits(&format!("{head}(")) && fits(&format!("    {}", ty.flat()));
        return match ty {
            _ if fits(&plain) => plain,
            _ if fits_inside && !fits(&opened) => format!("{head}(\n{pad}    {}\n{pad})", ty.flat()),
            _ => broken(),
        };
    };
    let flat = format!("{plain} = {}", value.flat());
    if fits(&flat) {
        return flat;
    }
    let is_name = matches!(ty, Py::Name(_));
    match value {
        Value::Call(function, _) if fits(&format!("{plain} = {function}(")) => {
            format!("{plain} = {}", value.after(&format!("{pad}{plain} = "), INDENT))
        }
        // Around a call behind a mere name there are parentheses only if they help.
        _ if fits(&format!("{plain} = (")) && (!is_name || all_fit(&parenthesized(&plain, value))) => {
            parenthesized(&plain, value)
        }
        Value::Atom(_) if !matches!(ty, Py::Union(_)) => flat,
        _ => {
            let head = format!("{} = ", broken());
            format!("{head}{}", value.after(&head, INDENT))
        }
    }
}

/// `name = value`, as it stands in a class, without the blanks in front.
pub(super) fn assignment(name: &str, value: &Value) -> String {
    let flat = format!("{name} = {}", value.flat());
    let fits = |length: usize| INDENT + length <= WIDTH;
    match value {
        _ if fits(flat.len()) => flat,
        Value::Atom(text) if fits(name.len() + " = (".len()) && fits(4 + text.len()) => parenthesized(name, value),
        Value::Atom(_) => flat,
        Value::Call(..) => format!("{name} = {}", value.after(&flat, INDENT)),
    }
}

fn all_fit(text: &str) -> bool {
    text.lines().skip(1).all(|line| line.len() <= WIDTH)
}

fn parenthesized(head: &str, value: &Value) -> String {
    let (pad, inner) = (" ".repeat(INDENT), " ".repeat(INDENT + 4));
    format!("{head} = (\n{inner}{}\n{pad})", value.after(&inner, INDENT + 4))
}

/// `@function(argument)`
pub(super) fn decorator(function: &'static str, argument: String) -> String {
    Value::Call(function, vec![argument]).after("@", 0)
}

/// `class Name(Base):`, with a line for each base if there are several.
pub(super) fn class(name: &str, bases: &[String]) -> String {
    let flat = format!("class {name}({}):", bases.join(", "));
    match bases {
        [base] if flat.len() > WIDTH => format!("class {name}(\n    {base}\n):"),
        [_] => flat,
        bases => format!("class {name}(\n    {},\n):", bases.join(",\n    ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(length: usize) -> Py {
        Py::Name("T".repeat(length))
    }

    fn check(ty: &Py, value: Option<Value>, expected: &str) {
        assert_eq!(declaration(&"n".repeat(40), ty, value.as_ref()), format!("{}: {expected}", "n".repeat(40)));
    }

    #[test]
    fn declarations() {
        let t = |length| "T".repeat(length);
        let none = || Some(Value::Atom("None".to_owned()));
        let field = || Some(Value::Call("objects.field", vec!["\"x\"".to_owned(), "default=None".to_owned()]));
        check(&named(3).or(&["None"], true), none(), "TTT | None = None");
        check(&named(40), None, &t(40));
        check(&named(50), None, &format!("(\n        {}\n    )", t(50)));
        check(&named(90), None, &t(90));
        check(&Py::List(Box::new(named(40))), None, &format!("list[\n        {}\n    ]", t(40)));
        check(&Py::Dict(Box::new(named(80))), None, &format!("dict[\n        str,\n        {},\n    ]", t(80)));
        check(&named(30).or(&["None"], true), none(), &format!("{} | None = (\n        None\n    )", t(30)));
        check(&named(40).or(&["None"], true), none(), &format!("(\n        {} | None\n    ) = None", t(40)));
        check(&named(80).or(&["None"], true), None, &format!("(\n        {}\n        | None\n    )", t(80)));
        let call = "objects.field(\n        \"x\", default=None\n    )";
        check(&named(20), field(), &format!("{} = {call}", t(20)));
        let call = "(\n        objects.field(\"x\", default=None)\n    )";
        check(&named(30), field(), &format!("{} = {call}", t(30)));
    }
}
