//! Sentences to the person.

use yew::prelude::*;

use crate::browser::{offline, page};
use crate::hooks::Desk;
use crate::state::{Action, Keeping, Tone, Update};
use crate::t;

/// Sentences to the person, newest last.
pub fn notices(desk: &Desk) -> Html {
    let undo = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Undo))
    };
    html! {
        <div class="notices" role="status" aria-live="polite">
            if let Some(update) = desk.state.update {
                { newer(update) }
            }
            if let Keeping::Refused(why) = &desk.state.keeping {
                <p class="notice problem">{ why }</p>
            }
            { for desk.state.notices.iter().map(|notice| {
                let class = match notice.tone {
                    Tone::Done => "done",
                    Tone::Info => "info",
                    Tone::Problem => "problem",
                };
                let dismiss = {
                    let desk = desk.clone();
                    let id = notice.id;
                    Callback::from(move |_: MouseEvent| desk.dispatch(Action::Dismiss(id)))
                };
                html! {
                    <p class={classes!("notice", class)} key={notice.id}>
                        <span>{ &notice.text }</span>
                        if notice.undo {
                            <button type="button" class="link" onclick={undo.clone()}>{ t!("notice-undo") }</button>
                        }
                        <button type="button" class="link" onclick={dismiss}>{ t!("notice-dismiss") }</button>
                    </p>
                }
            }) }
        </div>
    }
}

/// That a newer build is here; drafts are kept by either.
fn newer(update: Update) -> Html {
    let (what, button, onclick): (_, _, fn(MouseEvent)) = match update {
        Update::Waits => (t!("notice-newer"), t!("notice-newer-take"), |_| offline::take()),
        Update::Taken => (t!("notice-newer-taken"), t!("reload"), |_| page::reload()),
    };
    html! {
        <p class="notice info">
            <span>{ what }</span>
            <button type="button" class="link" {onclick}>{ button }</button>
        </p>
    }
}
