//! The foot of the page: undo, what is kept, forget everything.

use yew::prelude::*;

use super::confirm::Confirm;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::{Action, Keeping};

/// The foot of the page.
pub fn footer(desk: &Desk) -> Html {
    let on = |action: fn() -> Action| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(action()))
    };
    let forget = {
        let desk = desk.clone();
        Callback::from(move |()| desk.forget())
    };
    let history = &desk.state.draft;
    html! {
        <footer class="foot">
            <p class="undo">
                <button type="button" class="button quiet" disabled={!history.can_undo()}
                    title="Ctrl+Z" onclick={on(|| Action::Undo)}>{ "Undo" }</button>
                <button type="button" class="button quiet" disabled={!history.can_redo()}
                    title="Ctrl+Shift+Z" onclick={on(|| Action::Redo)}>{ "Redo" }</button>
            </p>
            <p class="kept">
                { match &desk.state.keeping {
                    Keeping::Kept if desk.state.drafts.elsewhere => {
                        "The draft is kept on this computer, and open in another tab as well: each shows what the other changes."
                    }
                    Keeping::Kept => "The draft is kept on this computer, in this browser. Recipients’ rows are not.",
                    Keeping::Refused(_) => "The draft is not kept on this computer.",
                    Keeping::Untried => "What you enter stays on this computer.",
                } }
            </p>
            <p><a href={Step::Drafts.href()}>{ "All drafts" }</a></p>
            <Confirm
                label="Forget everything on this computer"
                question="All drafts, their messages and this browser’s keys go away for good. Files you exported stay, and what was signed stays signed."
                yes="Forget it"
                on_yes={forget}
            />
        </footer>
    }
}
