//! What would make the send faster: asked for by a person, and about one draft only.

use std::rc::Rc;

use send_plan::faster::Faster;

use super::{Draft, State};

/// A question for what would make the send faster.
#[derive(Clone, Debug)]
pub struct Hurry {
    /// Number of the question.
    number: u64,
    /// The draft it is about.
    draft: Draft,
    /// The answer, once it is there.
    pub found: Option<Rc<Faster>>,
}

impl Hurry {
    fn is_about(&self, draft: &Draft) -> bool {
        let audiences = match (&self.draft.audience, &draft.audience) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        audiences
            && Rc::ptr_eq(&self.draft.campaign, &draft.campaign)
            && Rc::ptr_eq(&self.draft.templates, &draft.templates)
    }
}

impl State {
    /// The question about the draft as it is; one about a draft that has changed since is none.
    pub fn hurry(&self) -> Option<&Hurry> {
        self.hurry.as_ref().filter(|hurry| hurry.is_about(self.draft()))
    }

    /// Whether the draft misses its deadline.
    pub fn misses_deadline(&self) -> bool {
        let plan = self.answer().and_then(|answer| answer.plan.as_ref());
        plan.is_some_and(|plan| {
            plan.deadline_ms.is_some_and(|deadline_ms| deadline_ms < plan.estimate.finish_ms)
        })
    }

    pub(super) fn ask_faster(&mut self, number: u64) {
        let draft = self.draft().clone();
        self.hurry = Some(Hurry { number, draft, found: None });
    }

    pub(super) fn found_faster(&mut self, number: u64, found: Rc<Faster>) {
        if let Some(hurry) = self.hurry.as_mut().filter(|hurry| hurry.number == number) {
            hurry.found = Some(found);
        }
    }
}
