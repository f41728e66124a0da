//! Where in an object a walk is: a list on the stack, made into text only when there is something to say.

use std::fmt::Write as _;

use crate::field::Path;

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

    /// The same as a `field.Path` from `base` on: `spec.labels[app]`.
    pub(crate) fn path(&self, base: &Path) -> Path {
        self.steps().iter().fold(base.clone(), |path, step| match step {
            Place::Root => path,
            Place::Property(_, name) => path.child(name),
            Place::Key(_, key) => path.key(key),
            Place::Item(_, index) => path.index(*index),
        })
    }
}
