//! What schemars 0.8 makes of types otherwise than 1.x.

/// The title and the description in a doc comment: the lines of a paragraph become one.
pub(crate) fn title_and_description(doc: &str) -> (Option<String>, Option<String>) {
    let mut lines: Vec<&str> = doc.split('\n').map(str::trim).skip_while(|line| line.is_empty()).collect();
    if lines.last() == Some(&"") {
        lines.pop();
    }
    if lines.iter().all(|line| line.starts_with('*')) {
        lines =
            lines.iter().map(|line| line.trim_start_matches('*').trim()).skip_while(|line| line.is_empty()).collect();
    }
    let doc = lines.join("\n");
    match doc.strip_prefix('#') {
        Some(_) => {
            let (heading, rest) = doc.split_once('\n').unwrap_or((&doc, ""));
            (some(heading.trim_start_matches('#').trim()), paragraphs(rest))
        }
        None => (None, paragraphs(&doc)),
    }
}

fn paragraphs(text: &str) -> Option<String> {
    let paragraphs: Vec<String> =
        text.trim().split("\n\n").filter_map(|paragraph| some(&paragraph.trim().replace('\n', " "))).collect();
    some(&paragraphs.join("\n\n"))
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs() {
        let check = |doc: &str, title: Option<&str>, description: Option<&str>| {
            assert_eq!(
                title_and_description(doc),
                (title.map(str::to_owned), description.map(str::to_owned)),
                "{doc:?}"
            );
        };
        check("", None, None);
        check("One\ntwo.\n\nThree.", None, Some("One two.\n\nThree."));
        check("# Title\n\nText\ngoes on.", Some("Title"), Some("Text goes on."));
        check("* one\n* two", None, Some("one two"));
    }
}
