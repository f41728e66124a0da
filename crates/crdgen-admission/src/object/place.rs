//! Where in an object a walk is, as `kube-openapi` and pruning write it, which differs from a `field.Path` in keys of maps:
//! `spec.labels.app`. It is a list on the stack, made into text only when there is something to say.

use std::fmt::Write as _;

/// The step from a value to one inside it, and the steps before.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'p> {
    /// Where the walk began.
    Root,
    /// A property that the schema names.
    Property(&'p Place<'p>, &'p str),
    /// A key that only `additionalProperties` speaks of.
    Key(&'p Place<'p>, &'p str),
    /// An item.
    Item(&'p Place<'p>, usize),
}

impl<'p> Place<'p> {
    fn parent(&self) -> Option<&'p Place<'p>> {
        match self {
            Place::Root => None,
            Place::Property(parent, _) | Place::Key(parent, _) | Place::Item(parent, _) => Some(parent),
        }
    }

    /// The steps, the first one first.
    fn steps(&self) -> Vec<Place<'p>> {
        let mut steps: Vec<Place<'p>> = std::iter::successors(Some(*self), |place| place.parent().copied()).collect();
        steps.reverse();
        steps
    }

    /// As `kube-openapi` writes it: `spec.ports[0].name`, with a dot before a key even where nothing stands before it.
    pub(crate) fn name(&self) -> String {
        self.write(true)
    }

    /// As `UnknownFieldPathOptions` writes it.
    pub(crate) fn unknown_field(&self) -> String {
        self.write(false)
    }

    fn write(&self, dot_before_key: bool) -> String {
        let mut text = String::new();
        for step in self.steps() {
            match step {
                Place::Root => {}
                Place::Property(_, name) | Place::Key(_, name) => {
                    if !text.is_empty() || (dot_before_key && matches!(step, Place::Key(..))) {
                        text.push('.');
                    }
                    text.push_str(name);
                }
                Place::Item(_, index) => {
                    // Writing to a String does not fail.
                    let _ = write!(text, "[{index}]");
                }
            }
        }
        text
    }
}
