//! A calm word where an account makes one call per person though its provider has a safe way to
//! carry many.

use yew::prelude::*;

use crate::browser::intl;
use crate::hooks::Desk;
use crate::state::{Action, shape_saves};

/// A word on the safe batch shape, with a button that takes it.
pub fn shape_hint(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let found = campaign
        .accounts
        .iter()
        .enumerate()
        .find_map(|(at, account)| Some((at, account, shape_saves(account)?)));
    let Some((at, account, batch)) = found else { return html! {} };
    let take = {
        let desk = desk.clone();
        let shape = batch.shape;
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.max_recipients_per_call = None;
                }
            });
            desk.dispatch(Action::TellUndoable(format!("Calls now go out as {shape}.")));
        })
    };
    html! {
        <section class="callout faster" aria-label="A faster way">
            <p>
                <b>{ "It can be faster, and just as safe. " }</b>
                { format!(
                    "{} makes one call per person. {} Each message still shows 1 address, so up to {} \
                     people are reached by a call instead of 1.",
                    account.id, batch.sentence, intl::number(batch.recipients_per_call)
                ) }
            </p>
            <button type="button" class="button primary" onclick={take}>
                { format!("Use {}", batch.shape) }
            </button>
        </section>
    }
}
