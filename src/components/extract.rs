//! A button that has something made out of the recipient files, and how far it is.

use yew::prelude::*;

use super::reading::progress;
use crate::hooks::Desk;
use crate::say;
use crate::worker::protocol::extracting::Extract;

/// The files to ask for while they are not at hand.
pub fn files_named(desk: &Desk) -> String {
    let files = desk.state.draft().audience.iter().flat_map(|audience| &audience.files);
    say::list(&files.map(|file| file.name.clone()).collect::<Vec<_>>())
}

/// A button that has it made.
pub fn extract_button(desk: &Desk, what: Extract, label: String) -> Html {
    let make = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.extract(what.clone()))
    };
    html! {
        <button type="button" class="button" disabled={!desk.state.can_extract()} onclick={make}>
            { label }
        </button>
    }
}

/// How far it is, where one of these is being made.
pub fn extract_progress(desk: &Desk, is: fn(&Extract) -> bool, label: String) -> Html {
    match desk.state.extraction.as_ref().filter(|extraction| is(&extraction.what)) {
        Some(extraction) => html! {
            <div class="reading">{ progress(desk, &extraction.reading, label) }</div>
        },
        None => html! {},
    }
}
