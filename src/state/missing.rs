//! What is still to be entered before anything can be said.

use super::State;
use crate::route::Step;

/// Something that is still to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where.
    pub step: Step,
    /// What, to follow "Still missing:".
    pub what: &'static str,
}

/// What is still missing, in the order of the steps.
pub fn missing(state: &State) -> Vec<Missing> {
    let draft = state.draft();
    let mut missing = Vec::new();
    if draft.audience.is_none() {
        let what = if state.is_test() { "the seed list" } else { "a recipient file" };
        missing.push(Missing { step: Step::Audience, what });
    }
    if draft.templates.is_empty() {
        missing.push(Missing { step: Step::Message, what: "the message" });
    }
    if draft.campaign.from.address.is_empty() {
        missing.push(Missing { step: Step::Message, what: "the sender's address" });
    }
    if draft.campaign.accounts.is_empty() {
        missing.push(Missing { step: Step::Accounts, what: "an account that sends" });
    }
    missing
}
