//! The way from a variable to a value: fields, `@items`, `@keys` and `@values`.
//!
//! cel-go keeps such a way in a slice of Go, to which it appends without copying. Two ways that start alike may then share
//! their last step, and what is appended last stands in both. Costs depend on it, so it is the same here.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A way. One without steps leads nowhere.
#[derive(Clone, Default)]
pub(super) struct Path {
    /// The steps, with room for more, which others may fill.
    steps: Rc<RefCell<Vec<Option<Arc<str>>>>>,
    length: usize,
}

impl Path {
    /// That of a variable.
    pub(super) fn of(variable: &Arc<str>) -> Self {
        Self::default().then(variable)
    }

    /// The same way with another step.
    pub(super) fn then(&self, step: &str) -> Self {
        let has_room = self.length < self.steps.borrow().len();
        let steps = if has_room { Rc::clone(&self.steps) } else { self.grown() };
        if let Some(last) = steps.borrow_mut().get_mut(self.length) {
            *last = Some(step.into());
        }
        Self { steps, length: self.length + 1 }
    }

    /// A copy, twice as large.
    fn grown(&self) -> Rc<RefCell<Vec<Option<Arc<str>>>>> {
        let mut steps = self.steps.borrow().clone();
        steps.resize((2 * self.length).max(1), None);
        Rc::new(RefCell::new(steps))
    }

    /// A copy that shares nothing.
    pub(super) fn copied(&self) -> Self {
        let steps = self.steps.borrow().iter().take(self.length).cloned().collect();
        Self { steps: Rc::new(RefCell::new(steps)), length: self.length }
    }

    /// The steps.
    pub(super) fn steps(&self) -> Vec<Arc<str>> {
        self.steps.borrow().iter().take(self.length).flatten().cloned().collect()
    }
}
