//! Rows whose address came before, with the rows that they repeat.

use std::rc::Rc;

use send_plan::audience::{AudienceSummary, Repeat, RowPlace};
use yew::prelude::*;

use super::extract::{extract_button, extract_progress, files_named};
use crate::hooks::use_desk;
use crate::t;
use crate::worker::protocol::extracting::Extract;

/// Rows shown at first.
const FIRST: usize = 20;

/// An audience.
#[derive(Clone, PartialEq, Properties)]
pub struct DuplicatesProps {
    /// The audience.
    pub audience: Rc<AudienceSummary>,
}

/// Rows whose address came before.
#[component]
pub fn Duplicates(props: &DuplicatesProps) -> Html {
    let desk = use_desk();
    let all = use_state(|| false);
    let audience = &props.audience;
    let total = audience.duplicates;
    if total == 0 {
        return html! {};
    }
    let at_hand = !desk.state.source.is_empty();
    let is_this = |what: &Extract| matches!(what, Extract::Duplicates | Extract::FirstDuplicates);
    html! {
        <section class="card" aria-labelledby="duplicates-title" id="duplicates">
            <h2 id="duplicates-title">
                { t!("duplicates", n = total) }
            </h2>
            <p>
                { t!("audience-duplicates-about") }{ " " }
                <span class="quiet">{ t!("audience-duplicates-read-twice") }</span>
            </p>
            if at_hand {
                <div class="buttons">
                    if desk.state.repeats.is_none() {
                        { extract_button(&desk, Extract::FirstDuplicates, t!("audience-duplicates-show")) }
                    }
                    { extract_button(&desk, Extract::Duplicates, t!("audience-duplicates-save", n = total)) }
                </div>
                { extract_progress(&desk, is_this, t!("audience-duplicates-looking")) }
            } else {
                <p class="quiet">{ t!("audience-duplicates-drop", files = files_named(&desk)) }</p>
            }
            if let Some(repeats) = &desk.state.repeats {
                { list(audience, repeats, total, &all) }
            }
        </section>
    }
}

fn list(
    audience: &AudienceSummary,
    repeats: &[Repeat],
    total: u64,
    all: &UseStateHandle<bool>,
) -> Html {
    let known = repeats.len();
    let shown = if **all { known } else { FIRST.min(known) };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <>
            <ul class="reasons" tabindex="-1">
                { for repeats[..shown].iter().map(|repeat| html! {
                    <li>
                        { sentence(audience, repeat) }{ " " }
                        <bdi class="example">{ &repeat.address }</bdi>
                    </li>
                }) }
            </ul>
            if shown < known {
                <button type="button" class="button quiet" onclick={show_all}>
                    { t!("audience-show-all", n = known) }
                </button>
            }
            if (known as u64) < total {
                <p class="quiet">{ t!("audience-first-listed", n = known) }</p>
            }
        </>
    }
}

fn sentence(audience: &AudienceSummary, repeat: &Repeat) -> String {
    let Repeat { file, line, first: RowPlace { file: first_file, line: first }, .. } = repeat;
    let name = |file: u64| {
        let file = usize::try_from(file).ok().and_then(|at| audience.files.get(at));
        file.map_or("", |file| &file.name)
    };
    if file == first_file {
        t!("audience-duplicates-line", line = *line, first = *first, file = name(*file))
    } else {
        t!(
            "audience-duplicates-line-of-file",
            line = *line,
            file = name(*file),
            first = *first,
            first_file = name(*first_file)
        )
    }
}
