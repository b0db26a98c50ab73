//! Columns that neither message nor plan uses, and leaving them out.

use yew::prelude::*;

use super::extract::{extract_button, extract_progress};
use crate::hooks::Desk;
use crate::say;
use crate::state::State;
use crate::t;
use crate::worker::protocol::extracting::Extract;

/// Which columns are not used, in a sentence; nothing where every one is, or nobody knows.
pub fn unused_sentence(state: &State) -> Option<String> {
    let columns = state.column_use()?;
    let all = columns.needed.len() + columns.unused.len();
    let names = say::list(&columns.unused);
    Some(t!("audience-unused", unused = columns.unused.len(), all = all, names = names))
}

/// Columns that are not used, and leaving them out.
pub fn unused_columns(desk: &Desk) -> Html {
    let state = &desk.state;
    let (Some(sentence), Some(columns)) = (unused_sentence(state), state.column_use()) else {
        return html! {};
    };
    let is_this = |what: &Extract| matches!(what, Extract::Reduced(_));
    html! {
        <div class="callout" data-member="audience.unused">
            <p>{ sentence }{ " " }{ t!("audience-unused-sent") }</p>
            if state.is_continuation() {
                <p class="quiet">{ t!("audience-unused-continuation") }</p>
            } else if state.source.is_empty() {
                <p class="quiet">{ t!("audience-unused-drop") }</p>
            } else {
                <p class="quiet">{ t!("audience-unused-about") }</p>
                if state.up_to_date() || state.extraction.is_some() {
                    { extract_button(desk, Extract::Reduced(columns.needed.clone()), t!("audience-unused-leave-out")) }
                }
                { extract_progress(desk, is_this, t!("audience-unused-leaving-out")) }
            }
        </div>
    }
}
