//! Which draft this tab shows: remembers it, tells the other tabs, and follows what they change.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_mut_ref};

use super::desk::Desk;
use crate::browser::tabs::{self, Line, Word};
use crate::browser::{drafts, page};
use crate::state::{Action, DraftsAction, Tone};

/// How often a tab asks whether the other one still shows its draft.
const ASK_MS: u32 = 3_000;

/// Keeps this tab and the others in step.
#[hook]
pub fn use_drafts(desk: &Desk) {
    let latest = use_mut_ref(|| desk.clone());
    latest.replace(desk.clone());
    {
        let (desk, latest) = (desk.clone(), Rc::clone(&latest));
        use_effect_with((), move |()| {
            let (leaving, hearing) = (Rc::clone(&latest), Rc::clone(&latest));
            desk.tools.tabs.replace(Line::open(move |word| hear(&hearing.borrow(), word)));
            let leaves = page::on_window("pagehide", move |_| {
                let desk = leaving.borrow();
                desk.say_to_tabs(&Word::Gone(desk.state.drafts.here.clone()));
            });
            move || drop(leaves)
        });
    }
    {
        // A tab that closes or breaks may say nothing: who else is here is asked again and again.
        let desk = desk.clone();
        use_effect_with(desk.state.drafts.elsewhere, move |elsewhere| {
            let asks = elsewhere.then(|| {
                desk.tools.is_answered.set(true);
                Interval::new(ASK_MS, move || {
                    let desk = latest.borrow();
                    if desk.tools.is_answered.replace(false) {
                        desk.say_to_tabs(&Word::Here(desk.state.drafts.here.clone()));
                    } else {
                        desk.dispatch(Action::Drafts(DraftsAction::Elsewhere(false)));
                    }
                })
            });
            move || drop(asks)
        });
    }
    {
        let desk = desk.clone();
        let here = desk.state.drafts.here.clone();
        use_effect_with(here, move |here| {
            let here = here.clone();
            if !here.is_empty() {
                tabs::show(Some(&here));
                desk.say_to_tabs(&Word::Here(here.clone()));
                desk.read_what_was_put_away(&here);
            }
            move || {
                if !here.is_empty() {
                    desk.say_to_tabs(&Word::Gone(here));
                }
            }
        });
    }
    // What its author has signed stays to be looked at, however the draft goes on.
    let desk = desk.clone();
    let signed = desk.state.signed_plan().map(|signed| signed.plan.clone());
    use_effect_with(signed, move |signed| {
        if let Some(plan) = signed {
            desk.keep_version_as(&plan.chars().take(12).collect::<String>());
        }
    });
}

/// Asks anew whether another tab shows the draft.
fn ask_again(desk: &Desk) {
    desk.dispatch(Action::Drafts(DraftsAction::Elsewhere(false)));
    desk.say_to_tabs(&Word::Here(desk.state.drafts.here.clone()));
}

fn hear(desk: &Desk, word: Word) {
    let here = desk.state.drafts.here.clone();
    let is_elsewhere = || {
        desk.tools.is_answered.set(true);
        desk.dispatch(Action::Drafts(DraftsAction::Elsewhere(true)));
    };
    match word {
        Word::Here(key) if key == here => {
            is_elsewhere();
            desk.say_to_tabs(&Word::Too(key));
        }
        Word::Too(key) if key == here => is_elsewhere(),
        // Perhaps a third one shows it.
        Word::Gone(key) if key == here => ask_again(desk),
        Word::Kept(key) if key == here && !desk.tools.is_unkept.get() => {
            let desk = desk.clone();
            spawn_local(async move {
                let kept = drafts::load(&key).await;
                // What was typed here in the meantime is the newer one.
                if let (Ok(Some(saved)), false) = (kept, desk.tools.is_unkept.get()) {
                    desk.dispatch(Action::Drafts(DraftsAction::Changed(Box::new(saved))));
                }
            });
        }
        Word::Forgot => {
            desk.clear();
            // Perhaps this tab kept a change before it heard.
            let desk = desk.clone();
            spawn_local(async move {
                if let Err(refusal) = drafts::remove(&here).await {
                    desk.tell(Tone::Problem, refusal);
                }
            });
        }
        _ => {}
    }
}
