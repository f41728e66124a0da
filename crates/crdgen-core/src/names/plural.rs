//! The plural of a kind.

/// The plural that stands for `kind` where none is given: the rule of kube-derive 5.0, so that a move from it renames no
/// CRD. Lower case, then `es` after s, x, z, ch and sh, `ies` for a y after a consonant, `s` otherwise.
pub fn plural(kind: &str) -> String {
    let word = kind.to_lowercase();
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return word + "es";
    }
    if let Some(stem) = word.strip_suffix('y')
        && stem.ends_with(|c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
    {
        return format!("{stem}ies");
    }
    word + "s"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english() {
        let check = |kind: &str, expected: &str| assert_eq!(plural(kind), expected);
        check("CronTab", "crontabs");
        check("Ingress", "ingresses");
        check("Box", "boxes");
        check("Quiz", "quizes");
        check("Branch", "branches");
        check("Dish", "dishes");
        check("NetworkPolicy", "networkpolicies");
        check("Gateway", "gateways");
        check("Key", "keys");
        check("Y", "ys");
    }
}
