//! Undo and redo over campaign and templates. What the audience's files hold is not undone: files
//! are dropped, not typed.

use std::rc::Rc;

use super::Draft;

/// Most steps back.
const DEPTH: usize = 200;

/// The draft with its past and its future.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    now: Draft,
    past: Rc<Vec<Draft>>,
    future: Rc<Vec<Draft>>,
    /// Member edited last: further typing in it is the same step.
    last: String,
}

impl History {
    /// A draft without a past.
    pub fn new(draft: Draft) -> Self {
        Self { now: draft, ..Self::default() }
    }

    /// The draft as it is.
    pub fn now(&self) -> &Draft {
        &self.now
    }

    /// Changes the draft so that it can be undone. An empty `member` is always a step of its own.
    pub fn edit(&mut self, member: &str, change: impl FnOnce(&mut Draft)) {
        let before = self.now.clone();
        change(&mut self.now);
        if self.now == before {
            return;
        }
        let same_step = !member.is_empty() && member == self.last && self.future.is_empty();
        if !same_step {
            let past = Rc::make_mut(&mut self.past);
            past.push(before);
            if past.len() > DEPTH {
                past.remove(0);
            }
        }
        self.future = Rc::default();
        member.clone_into(&mut self.last);
    }

    /// Changes the draft so that it can be undone, unless there was nothing to go back to.
    pub fn edit_or_begin(&mut self, begins: bool, change: impl FnOnce(&mut Draft)) {
        if begins {
            self.amend(change);
        } else {
            self.edit("", change);
        }
    }

    /// Changes the draft without a step of undo.
    pub fn amend(&mut self, change: impl FnOnce(&mut Draft)) {
        change(&mut self.now);
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// One step back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = Rc::make_mut(&mut self.past).pop() else { return false };
        let after = self.swap(before);
        Rc::make_mut(&mut self.future).push(after);
        true
    }

    /// One step forward; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = Rc::make_mut(&mut self.future).pop() else { return false };
        let before = self.swap(after);
        Rc::make_mut(&mut self.past).push(before);
        true
    }

    /// Puts another draft in place, but keeps the audience that was read.
    fn swap(&mut self, mut other: Draft) -> Draft {
        self.last.clear();
        other.audience.clone_from(&self.now.audience);
        if other.campaign.audience != self.now.campaign.audience {
            Rc::make_mut(&mut other.campaign).audience = self.now.campaign.audience.clone();
        }
        std::mem::replace(&mut self.now, other)
    }
}
