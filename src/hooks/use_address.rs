//! The step on the screen and the address bar say the same.

use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::page;
use crate::route::Step;
use crate::state::Action;

/// Keeps step and address bar in step.
#[hook]
pub fn use_address(desk: &Desk) {
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            if let Some(step) = Step::from_hash(&page::hash()) {
                desk.dispatch(Action::Go(step));
            }
            let heard = page::on_window("hashchange", move |_| {
                if let Some(step) = Step::from_hash(&page::hash()) {
                    desk.dispatch(Action::Arrive(step));
                }
            });
            move || drop(heard)
        });
    }
    use_effect_with((desk.state.step, desk.state.restored), |(step, restored)| {
        page::set_title(&format!("{} · Piecewise", step.title()));
        if *restored {
            page::set_hash(&step.href());
        }
    });
}
