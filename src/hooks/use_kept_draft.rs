//! Keeps the draft on this computer a moment after every change, and when the page goes away.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_mut_ref};

use super::desk::Desk;
use crate::browser::tabs::Word;
use crate::browser::{clock, drafts, page};
use crate::state::{Action, Keeping};

/// Milliseconds of rest after which a draft is kept.
const REST_MS: u32 = 300;

/// A draft that waits to be kept.
#[derive(Default)]
struct Waiting {
    desk: Option<Desk>,
    timer: Option<Timeout>,
    /// Whether something is kept.
    kept: Cell<bool>,
}

/// Keeps the draft.
#[hook]
pub fn use_kept_draft(desk: &Desk) {
    let waiting: Rc<RefCell<Waiting>> = use_mut_ref(Waiting::default);
    {
        let waiting = Rc::clone(&waiting);
        let desk = desk.clone();
        let draft = desk.state.draft().clone();
        let step = desk.state.step;
        let signed = desk.state.signing.own.as_ref().map(|(_, signed)| Rc::clone(signed));
        use_effect_with((draft, step, signed, desk.state.restored), move |(.., restored)| {
            if *restored {
                let later = Rc::clone(&waiting);
                let timer = Timeout::new(REST_MS, move || keep(&later));
                let mut waiting = waiting.borrow_mut();
                desk.tools.is_unkept.set(true);
                waiting.desk = Some(desk);
                waiting.timer = Some(timer);
            }
        });
    }
    use_effect_with((), move |()| {
        let leaving = Rc::clone(&waiting);
        let hiding = Rc::clone(&waiting);
        let listeners = (
            page::on_window("pagehide", move |_| keep(&leaving)),
            page::on_document("visibilitychange", move |_| {
                if page::is_hidden() {
                    keep(&hiding);
                }
            }),
        );
        move || drop(listeners)
    });
}

fn keep(waiting: &RefCell<Waiting>) {
    let desk = {
        let mut waiting = waiting.borrow_mut();
        waiting.timer = None;
        waiting.desk.take()
    };
    let Some(desk) = desk else { return };
    // What was forgotten since is kept no more.
    if !desk.tools.is_unkept.replace(false) {
        return;
    }
    if desk.state.draft().is_blank() {
        // Nothing is kept of nothing: not even that there was something.
        if waiting.borrow().kept.replace(false) {
            spawn_local(async move {
                if let Err(refusal) = drafts::remove(&desk.state.drafts.here).await {
                    desk.dispatch(Action::Keeping(Keeping::Refused(refusal)));
                }
            });
        }
        return;
    }
    waiting.borrow().kept.set(true);
    let saved = desk.state.to_keep(clock::exact_ms());
    spawn_local(async move {
        let keeping = match drafts::save(&saved).await {
            Ok(()) => {
                desk.say_to_tabs(&Word::Kept(saved.key));
                Keeping::Kept
            }
            Err(refusal) => Keeping::Refused(refusal),
        };
        desk.dispatch(Action::Keeping(keeping));
    });
}
