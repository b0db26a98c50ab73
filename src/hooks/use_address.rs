//! The step on the screen and the address bar say the same.

use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::page;
use crate::route::Step;
use crate::state::{Action, EnrolmentAction};

/// Keeps step and address bar in step.
#[hook]
pub fn use_address(desk: &Desk) {
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            if let Some(step) = Step::from_hash(&page::hash()) {
                desk.dispatch(Action::Go(step));
            }
            take_detail(&desk);
            let heard = page::on_window("hashchange", move |_| {
                if let Some(step) = Step::from_hash(&page::hash()) {
                    desk.dispatch(Action::Arrive(step));
                }
                take_detail(&desk);
            });
            move || drop(heard)
        });
    }
    let step = desk.state.step;
    // Elsewhere it must not get in the way of a link that was just followed.
    let send = desk.state.sending.digest.clone().filter(|_| step == Step::Send);
    use_effect_with((step, desk.state.language), |(step, _)| {
        page::set_title(&format!("{} · Piecewise", step.title()));
    });
    use_effect_with((step, desk.state.restored, send), |(step, restored, send)| {
        if *restored {
            page::set_hash(
                &send.as_ref().map_or_else(|| step.href(), |digest| step.href_of(digest)),
            );
        }
    });
}

/// What the address brings beside the step: the send to be looked at, or the code of an invitation.
fn take_detail(desk: &Desk) {
    let hash = page::hash();
    if let Some(digest) = Step::detail(&hash) {
        // Going back and forth must not leave one send's watch under another's name.
        if desk.tools.looked_at.borrow().as_ref() != Some(&digest) {
            desk.look_at(Some(digest));
        }
    }
    if let Some(code) = Step::invitation(&hash) {
        desk.dispatch(Action::Enrolment(EnrolmentAction::Invited(code)));
        page::replace_hash(&Step::Enrol.href());
    }
}
