//! How far each step is.

use send_plan::diagnostic::Severity;

use super::{Stand, State, missing, places};
use crate::route::Step;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing was entered.
    NotStarted,
    /// So many findings want a look; with an error among them or not.
    Attention(usize),
    /// Nothing is left to do.
    Done,
}

/// How far a step is.
pub fn mark(state: &State, step: Step) -> Mark {
    let draft = state.draft();
    let started = match step {
        Step::Audience => draft.audience.is_some() || state.reading.is_some(),
        Step::Message => !draft.templates.is_empty() || !draft.campaign.from.address.is_empty(),
        Step::Accounts => !draft.campaign.accounts.is_empty(),
        // Everything in it may stay as it is: it starts now, as fast as the limits allow.
        Step::Schedule | Step::Review => state.answer().is_some_and(|answer| answer.plan.is_some()),
        // It is not a part of the draft: what there is to look at, its page says.
        Step::Send => {
            let now = state.sending.now.as_ref();
            return match now.map(|now| now.state) {
                Some(Stand::Finished) => Mark::Done,
                Some(Stand::Running | Stand::Paused | Stand::Stopped) => Mark::Attention(1),
                _ => Mark::NotStarted,
            };
        }
        Step::Enrol | Step::Drafts => return Mark::NotStarted,
        Step::Approve => state.approver.approval.opened.is_some(),
    };
    let look_at = state
        .findings()
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .filter(|finding| places::step_of(state, finding) == step)
        .count();
    let lacks = missing(state).iter().filter(|missing| missing.step == step).count();
    match (started, look_at, lacks) {
        (false, _, 1..) => Mark::NotStarted,
        (false, 0, 0) => Mark::NotStarted,
        (true, 0, 0) => Mark::Done,
        (_, look_at, lacks) => Mark::Attention(look_at.max(lacks)),
    }
}
