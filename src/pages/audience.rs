//! Who gets it.

use std::rc::Rc;

use send_plan::audience::AudienceSummary;
use send_plan::mailbox_provider;
use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::components::bars::{Bars, largest_first};
use crate::components::columns_table::columns_table;
use crate::components::confirm::Confirm;
use crate::components::drop_zone::DropZone;
use crate::components::duplicates::Duplicates;
use crate::components::file_format::file_format;
use crate::components::findings::findings;
use crate::components::lists::lists;
use crate::components::next_step::next_step;
use crate::components::numbers::numbers;
use crate::components::reading::reading_progress;
use crate::components::rejects::Rejects;
use crate::components::stopped::stopped;
use crate::components::test_note::test_note;
use crate::hooks::Desk;
use crate::say;
use crate::state::ListRole;

/// Who gets it.
pub fn audience(desk: &Desk) -> Html {
    let audience = desk.state.draft().audience.clone();
    let known = audience.is_some() || !desk.state.source.is_empty();
    html! {
        <>
            <h1 tabindex="-1">{ "Who gets it?" }</h1>
            { findings(&desk.state.refused) }
            if desk.state.is_test() {
                { test_note(desk) }
            } else {
                { file(desk, audience.as_deref()) }
            }
            { reading_progress(desk) }
            { columns_table(desk) }
            if let Some(audience) = audience {
                { counts(&audience) }
            }
            if known || desk.state.is_test() {
                { lists(desk, ListRole::Suppression) }
                { lists(desk, ListRole::Seeds) }
                if !desk.state.is_test() {
                    { stopped(desk) }
                }
                { next_step(desk) }
            }
        </>
    }
}

/// The file at hand, or the one the counts come from.
fn file(desk: &Desk, audience: Option<&AudienceSummary>) -> Html {
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.read_audience(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    let drop_audience = {
        let desk = desk.clone();
        Callback::from(move |()| desk.drop_audience())
    };
    let at_hand = !desk.state.source.is_empty();
    let names = &desk.state.draft().campaign.audience.files;
    let (label, hint) = match (audience, at_hand) {
        (Some(_), true) => ("Choose another file", "or drop it here"),
        (Some(_), false) => ("Choose the file again", "or drop it here"),
        (None, _) => {
            ("Choose a CSV file", "or drop it here: several are read as one; gzip is fine too")
        }
    };
    html! {
        <section class="card" aria-labelledby="file-title" data-member="audience.files">
            <h2 id="file-title">{ "Recipient file" }</h2>
            <ul class="files">{ for files(desk, audience) }</ul>
            if let Some(audience) = audience {
                if !at_hand && desk.state.reading.is_none() {
                    <p class="callout">
                        { format!(
                            "The counts below come from {}. Its rows are not kept here: drop the file \
                             again to change columns or lists. Everything else can go on.",
                            say::list(&audience.files.iter().map(|file| file.name.clone()).collect::<Vec<_>>())
                        ) }
                    </p>
                }
            }
            if audience.is_none() && !names.is_empty() {
                <p class="callout">
                    { format!("The campaign names {}. Choose it to go on.", say::list(names)) }
                </p>
            }
            <DropZone
                id="audience" {label} {hint} accept=".csv,.tsv,.txt,.gz,text/csv,text/plain,application/gzip" many=true
                small={audience.is_some()} {on_files}
            />
            if audience.is_some() && desk.state.reading.is_none() {
                <Confirm
                    label="Take the audience out"
                    question="The counts go away; the file itself stays where it is."
                    yes="Take it out" on_yes={drop_audience}
                />
            }
        </section>
    }
}

/// The recipient files: those of the counts, or those at hand that could not be read.
fn files(desk: &Desk, audience: Option<&AudienceSummary>) -> Vec<Html> {
    let read: Vec<_> = audience
        .map(|audience| audience.files.iter().filter(|file| !file.seeds).collect())
        .unwrap_or_default();
    let at_hand = &desk.state.source.files;
    let is_other = !at_hand.is_empty() && read.iter().any(|file| !at_hand.contains(&file.name));
    if read.is_empty() || is_other {
        return at_hand.iter().map(|name| file_format(desk, name, None, html! {})).collect();
    }
    read.into_iter().map(|file| file_format(desk, &file.name, Some(file), html! {})).collect()
}

fn counts(audience: &Rc<AudienceSummary>) -> Html {
    let providers = audience
        .by_mailbox_provider()
        .into_iter()
        .map(|(id, n)| (mailbox_provider::name(&id).to_owned(), n));
    let locales = audience.by_locale().into_iter().map(|(code, n)| (say::locale(&code), n));
    let domains =
        audience.other_domains.iter().map(|other| (other.domain.clone(), other.recipients));
    let zones = audience.by_time_zone().into_iter().map(|(zone, n)| (say::zone(&zone), n));
    html! {
        <>
            <section class="card" aria-labelledby="numbers-title">
                <h2 id="numbers-title">{ "In numbers" }</h2>
                { numbers(audience) }
                <div class="bar-tables">
                    <Bars title="By mailbox provider" what="Mailbox provider" counts={largest_first(providers)} />
                    <Bars title="By locale" what="Locale" counts={largest_first(locales)} />
                    <Bars title="By time zone" what="Time zone" counts={largest_first(zones)} />
                    if !audience.other_domains.is_empty() {
                        <Bars title="Other domains, the greatest" what="Domain" counts={largest_first(domains)} />
                    }
                </div>
            </section>
            <Rejects audience={Rc::clone(audience)} />
            <Duplicates audience={Rc::clone(audience)} />
        </>
    }
}
