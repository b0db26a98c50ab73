//! What is still to be entered before anything can be said.

use super::State;
use crate::route::Step;
use crate::t;

/// Something that is still to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where.
    pub step: Step,
    /// What, to follow "Still missing:".
    pub what: String,
}

/// What is still missing, in the order of the steps.
pub fn missing(state: &State) -> Vec<Missing> {
    let draft = state.draft();
    let mut missing = Vec::new();
    if draft.audience.is_none() {
        let what = if state.is_test() { t!("missing-seeds") } else { t!("missing-recipients") };
        missing.push(Missing { step: Step::Audience, what });
    }
    if draft.templates.is_empty() {
        missing.push(Missing { step: Step::Message, what: t!("missing-message") });
    }
    if draft.campaign.from.address.is_empty() {
        missing.push(Missing { step: Step::Message, what: t!("missing-sender") });
    }
    if draft.campaign.accounts.is_empty() {
        missing.push(Missing { step: Step::Accounts, what: t!("missing-account") });
    }
    missing
}
