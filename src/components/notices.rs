//! Sentences to the person.

use yew::prelude::*;

use crate::hooks::Desk;
use crate::state::{Action, Keeping, Tone};

/// Sentences to the person, newest last.
pub fn notices(desk: &Desk) -> Html {
    let undo = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Undo))
    };
    html! {
        <div class="notices" role="status" aria-live="polite">
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
                            <button type="button" class="link" onclick={undo.clone()}>{ "Undo" }</button>
                        }
                        <button type="button" class="link" onclick={dismiss}>{ "Dismiss" }</button>
                    </p>
                }
            }) }
        </div>
    }
}
