//! Declarations, with the lines that google-java-format makes of them.

use super::layout::{Doc, Fill, Indent, Tag, fill, level, line, print, text};
use super::text::literal;

/// The indent of a member of a class.
const MEMBER: usize = 2;

/// `public class Name extends Base implements Interface {`, where `end` is what stands from the brace on.
pub(super) fn class(words: &str, name: &str, base: Doc, interface: Option<String>, end: &str, indent: usize) -> String {
    let mut supers = vec![fill(" "), text("extends "), base];
    if let Some(interface) = interface {
        supers.extend([fill(" "), text(format!("implements {interface}"))]);
    }
    let head = [text(format!("class {name}")), level(Indent::Continued, supers), text(format!(" {end}"))];
    print(&[modifiers(words), head.into()].concat(), indent)
}

/// `public record Name(@JsonValue String value) {`
pub(super) fn record(name: &str, component: &str) -> String {
    let inside = [fill(""), level(Indent::None, [text(component)]), text(")")];
    let head = [text(format!("record {name}(")), level(Indent::Continued, inside), text(" {")];
    print(&[modifiers("public"), head.into()].concat(), 0)
}

/// `public Name {`, the constructor of a record.
pub(super) fn compact_constructor(name: &str) -> String {
    print(&[modifiers("public"), vec![text(format!("{name} {{"))]].concat(), MEMBER)
}

/// `public Name(Type name, Type name) {`
pub(super) fn constructor(words: &str, name: &str, parameters: &[(&str, &str)], indent: usize) -> String {
    let mut inside = Vec::new();
    for (ty, name) in parameters {
        if !inside.is_empty() {
            inside.extend([text(","), line(" ")]);
        }
        inside.push(variable("", text(*ty), name, Vec::new()));
    }
    let parameters = [fill(""), level(Indent::None, inside), text(")")];
    let head = [text(format!("{name}(")), level(Indent::Continued, [level(Indent::None, parameters), text(" {")])];
    print(&[modifiers(words), head.into()].concat(), indent)
}

/// `private Type name;`
pub(super) fn field(ty: Doc, name: &str) -> String {
    print(&[variable("private", ty, name, vec![text(";")])], MEMBER)
}

/// `public static final Name CONSTANT = new Name("value");`
pub(super) fn constant(class: &str, name: &str, value: &str) -> String {
    let arguments =
        level(Indent::Continued, [text("("), line(""), Doc::Literal(literal(value), ");".len()), text(")")]);
    let new = level(Indent::None, [text(format!("new {class}")), arguments]);
    let value = level(Indent::If(Tag::Variable), [fill(" "), new]);
    print(&[variable("public static final", text(class), name, vec![text(" ="), value, text(";")])], MEMBER)
}

/// `public Type name() {`
pub(super) fn accessor(ty: Doc, name: &str, indent: usize) -> String {
    method(ty, name, Vec::new(), indent)
}

/// `public Owner setName(Type name) {`
pub(super) fn setter(owner: &str, name: &str, ty: Doc, parameter: &str) -> String {
    let parameter = variable("", ty, parameter, Vec::new());
    method(text(owner), &format!("set{name}"), vec![fill(""), level(Indent::None, [parameter])], MEMBER)
}

/// `this.name = name;`
pub(super) fn assignment(name: &str) -> String {
    print(&[level(Indent::Continued, [text(format!("this.{name} =")), line(" "), text(name)]), text(";")], 2 * MEMBER)
}

/// `keepNull("json", name);`
pub(super) fn keep_null(json: &str, name: &str) -> String {
    call("keepNull", vec![Doc::Literal(literal(json), ",".len()), text(name)])
}

/// `name(argument, argument);`
pub(super) fn call(name: &str, arguments: Vec<Doc>) -> String {
    let mut inside = Vec::new();
    for argument in arguments {
        if !inside.is_empty() {
            inside.extend([text(","), line(" ")]);
        }
        inside.push(argument);
    }
    let arguments = level(Indent::Continued, [text("("), line(""), level(Indent::None, inside), text(")")]);
    print(&[text(name), arguments, text(";")], 2 * MEMBER)
}

/// `@Name("value")`
pub(super) fn annotation(name: &str, value: &str, indent: usize) -> String {
    let inside = [text(format!("@{name}(")), line(""), Doc::Literal(literal(value), ")".len())];
    print(&[level(Indent::Continued, inside), text(")")], indent)
}

/// `@Name({"value", "value"})`, or without braces for one.
pub(super) fn annotation_of_all(name: &str, values: &[String]) -> String {
    if let [value] = values {
        return annotation(name, value, 0);
    }
    let literals: Vec<String> = values.iter().map(|value| literal(value)).collect();
    let is_short = literals.iter().all(|literal| literal.len() < 10);
    let how = if is_short { Fill::Independent } else { Fill::Unified };
    let mut inside = Vec::new();
    for literal in literals {
        if !inside.is_empty() {
            inside.extend([text(","), Doc::Break(how, " ", None)]);
        }
        inside.push(text(literal));
    }
    let inside = if is_short { vec![level(Indent::None, inside)] } else { inside };
    let array = [vec![text("{"), line("")], inside].concat();
    let array = print(&[text(format!("@{name}(")), level(Indent::Elements, array)], 0);
    let end = if array.contains('\n') { "\n})" } else { "})" };
    array + end
}

/// `@Name(key = value, key = value)`
pub(super) fn annotation_with(name: &str, arguments: Vec<(&str, Doc)>, indent: usize) -> String {
    let mut inside = vec![text("("), line("")];
    for (index, (key, value)) in arguments.into_iter().enumerate() {
        if index > 0 {
            inside.extend([text(","), line(" ")]);
        }
        inside.push(level(Indent::Continued, [text(format!("{key} =")), line(" "), value]));
    }
    inside.push(text(")"));
    print(&[text(format!("@{name}")), level(Indent::Continued, inside)], indent)
}

/// Words, each with a blank behind it.
fn modifiers(words: &str) -> Vec<Doc> {
    words.split_ascii_whitespace().flat_map(|word| [text(word), level(Indent::None, [fill(" ")])]).collect()
}

fn variable(words: &str, ty: Doc, name: &str, after: Vec<Doc>) -> Doc {
    let at_name = Doc::Break(Fill::Independent, " ", Some(Tag::Variable));
    let name = level(Indent::If(Tag::Variable), [text(name)]);
    let declared = level(Indent::None, [level(Indent::None, [ty]), at_name, name]);
    level(Indent::None, [modifiers(words), vec![level(Indent::Continued, [vec![declared], after].concat())]].concat())
}

fn method(ty: Doc, name: &str, mut parameters: Vec<Doc>, indent: usize) -> String {
    let at_name = Doc::Break(Fill::Independent, " ", Some(Tag::Method));
    let head = level(Indent::None, [level(Indent::None, [ty]), at_name, text(format!("{name}("))]);
    parameters.push(text(")"));
    let parameters = level(Indent::If(Tag::Method), [level(Indent::None, [level(Indent::None, parameters)])]);
    let method = level(Indent::Continued, [level(Indent::None, [head]), parameters, text(" {")]);
    print(&[modifiers("public"), vec![method]].concat(), indent)
}
