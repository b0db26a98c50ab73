//! Asks what lies beyond the plan's finish, when somebody looks and the draft rests.

use gloo::timers::callback::Timeout;
use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::route::Step;
use crate::worker::protocol::Request;

/// Milliseconds for which nothing has changed before it is asked: it takes several plans.
const REST_MS: u32 = 400;

/// Asks for the outlook of the plan on the Review step.
#[hook]
pub fn use_outlook(desk: &Desk) {
    let state = &desk.state;
    let has_plan = state.answer().is_some_and(|answer| answer.plan.is_some());
    let is_wanted = state.step == Step::Review && has_plan && state.up_to_date();
    let link = desk.link().clone();
    use_effect_with(is_wanted.then_some(state.revision), move |number| {
        let asks = number
            .map(|number| Timeout::new(REST_MS, move || link.send(Request::Outlook { number })));
        move || drop(asks)
    });
}
