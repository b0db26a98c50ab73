//! A calm word where an account makes one call per person though its provider has a safe way to
//! carry many.

use send_plan::provider::shape_words;
use yew::prelude::*;

use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, shape_saves};
use crate::t;
use crate::words::rich;

/// A word on the safe batch shape, with a button that takes it.
pub fn shape_hint(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let found = campaign
        .accounts
        .iter()
        .enumerate()
        .find_map(|(at, account)| Some((at, account, shape_saves(account)?)));
    let Some((at, account, batch)) = found else { return html! {} };
    let shape = say::text(&shape_words(batch.shape)).words;
    let take = {
        let desk = desk.clone();
        let shape = shape.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.max_recipients_per_call = None;
                }
            });
            desk.dispatch(Action::TellUndoable(t!(
                "accounts-faster-taken",
                shape = shape.as_str()
            )));
        })
    };
    let sentence = say::text(&batch.sentence);
    let lang = sentence.lang;
    let why = t!(
        "accounts-faster-why",
        account = account.id.as_str(),
        sentence = sentence.words,
        people = batch.recipients_per_call
    );
    html! {
        <section class="callout faster" aria-label={t!("accounts-faster")}>
            <p>
                { rich(&why, &[
                    ("b", &|words| html! { <b>{ words }</b> }),
                    ("shape", &|words| html! { <bdi {lang}>{ words }</bdi> }),
                ]) }
            </p>
            <button type="button" class="button primary" onclick={take}>
                { t!("accounts-faster-take", shape = shape) }
            </button>
        </section>
    }
}
