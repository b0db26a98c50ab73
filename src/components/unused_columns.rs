//! Columns that neither message nor plan uses, and leaving them out.

use yew::prelude::*;

use super::extract::{extract_button, extract_progress};
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::State;
use crate::worker::protocol::extracting::Extract;

/// Which columns are not used, in a sentence; nothing where every one is, or nobody knows.
pub fn unused_sentence(state: &State) -> Option<String> {
    let columns = state.column_use()?;
    let all = columns.needed.len() + columns.unused.len();
    let (unused, are) = match columns.unused.len() {
        1 => ("One".to_owned(), "is"),
        many => (intl::number(many as u64), "are"),
    };
    Some(format!(
        "{unused} of {} {are} used by neither the message nor the plan: {}.",
        say::counted(all as u64, "column", "columns"),
        say::list(&columns.unused),
    ))
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
            <p>
                { sentence }
                { " Every column of a file goes to the send API." }
            </p>
            if state.is_continuation() {
                <p class="quiet">
                    { "This plan continues another, so its files must stay as they are." }
                </p>
            } else if state.source.is_empty() {
                <p class="quiet">{ "Drop the file again to leave out what is not used." }</p>
            } else {
                <p class="quiet">
                    { "A file without them is saved to your downloads and takes the place of the one at \
                       hand: the same recipients, and only what they need. The original stays as it is." }
                </p>
                if state.up_to_date() || state.extraction.is_some() {
                    { extract_button(desk, Extract::Reduced(columns.needed.clone()), "Leave out what is not used".to_owned()) }
                }
                { extract_progress(desk, is_this, "Leaving out what is not used") }
            }
        </div>
    }
}
