//! Asks what the scenarios come to, where they are looked at.

use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::clock;
use crate::route::Step;
use crate::worker::protocol::Request;

/// Asks what the scenarios come to, once the draft's own answer is there.
#[hook]
pub fn use_scenarios(desk: &Desk) {
    let state = &desk.state;
    let wanted = state.step == Step::Review
        && state.up_to_date()
        && !state.draft().scenarios.is_empty()
        && state.glances().is_none();
    let desk = desk.clone();
    use_effect_with((wanted, state.revision), move |(wanted, number)| {
        if !*wanted {
            return;
        }
        let draft = desk.state.draft();
        let others = draft.scenarios.iter().map(|scenario| scenario.of(&draft.campaign));
        let ways = std::iter::once((*draft.campaign).clone()).chain(others).collect();
        desk.link().send(Request::Glance { number: *number, ways, now_ms: clock::now_ms() });
    });
}
