//! The foot of the page: undo, what is kept, forget everything.

use yew::prelude::*;

use super::confirm::Confirm;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::{Action, Keeping};
use crate::t;

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
                    title={t!("key-undo")} onclick={on(|| Action::Undo)}>{ t!("undo") }</button>
                <button type="button" class="button quiet" disabled={!history.can_redo()}
                    title={t!("key-redo")} onclick={on(|| Action::Redo)}>{ t!("redo") }</button>
            </p>
            <p class="kept">
                { match &desk.state.keeping {
                    Keeping::Kept if desk.state.drafts.elsewhere => t!("kept-elsewhere"),
                    Keeping::Kept => t!("kept"),
                    Keeping::Refused(_) => t!("kept-refused"),
                    Keeping::Untried => t!("kept-untried"),
                } }
            </p>
            <p><a href={Step::Drafts.href()}>{ t!("drafts-all") }</a></p>
            <p>
                <button type="button" class="link" onclick={on(|| Action::Tour(Some(0)))}>{ t!("tour") }</button>
            </p>
            <Confirm
                label={t!("forget")}
                question={t!("forget-question")}
                yes={t!("forget-yes")}
                on_yes={forget}
            />
        </footer>
    }
}
