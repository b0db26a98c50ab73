//! Asks what would meet the deadline as soon as the Review step shows that it is missed.

use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::route::Step;

/// Asks for faster ways where the deadline is missed; otherwise a person asks.
#[hook]
pub fn use_hurry(desk: &Desk) {
    let state = &desk.state;
    let wanted = state.step == Step::Review
        && state.up_to_date()
        && state.misses_deadline()
        && state.hurry().is_none();
    let desk = desk.clone();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            desk.ask_faster();
        }
    });
}
