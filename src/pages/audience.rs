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
use crate::t;

/// Who gets it.
pub fn audience(desk: &Desk) -> Html {
    let audience = desk.state.draft().audience.clone();
    let known = audience.is_some() || !desk.state.source.is_empty();
    html! {
        <>
            <h1 tabindex="-1">{ t!("audience-title") }</h1>
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
    let counted = |audience: &AudienceSummary| {
        say::list(&audience.files.iter().map(|file| file.name.clone()).collect::<Vec<_>>())
    };
    let (label, hint) = match (audience, at_hand) {
        (Some(_), true) => (t!("audience-choose-another"), t!("audience-or-drop")),
        (Some(_), false) => (t!("audience-choose-again"), t!("audience-or-drop")),
        (None, _) => (t!("audience-choose"), t!("audience-choose-hint")),
    };
    html! {
        <section class="card" aria-labelledby="file-title" data-member="audience.files">
            <h2 id="file-title">{ t!("audience-file") }</h2>
            <ul class="files">{ for files(desk, audience) }</ul>
            if let Some(audience) = audience {
                if !at_hand && desk.state.reading.is_none() {
                    <p class="callout">
                        { t!("audience-counts-from", files = counted(audience)) }
                    </p>
                }
            }
            if audience.is_none() && !names.is_empty() {
                <p class="callout">
                    { t!("audience-named", files = say::list(names)) }
                </p>
            }
            <DropZone
                id="audience" {label} {hint} accept=".csv,.tsv,.txt,.gz,text/csv,text/plain,application/gzip" many=true
                small={audience.is_some()} {on_files}
            />
            if audience.is_some() && desk.state.reading.is_none() {
                <Confirm
                    label={t!("audience-take-out")}
                    question={t!("audience-take-out-question")}
                    yes={t!("audience-take-out-yes")} on_yes={drop_audience}
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
                <h2 id="numbers-title">{ t!("audience-numbers") }</h2>
                { numbers(audience) }
                <div class="bar-tables">
                    <Bars
                        title={t!("audience-by-mailbox-provider")} what={t!("audience-mailbox-provider")}
                        counts={largest_first(providers)}
                    />
                    <Bars
                        title={t!("audience-by-locale")} what={t!("audience-locale")}
                        counts={largest_first(locales)}
                    />
                    <Bars
                        title={t!("audience-by-time-zone")} what={t!("audience-time-zone")}
                        counts={largest_first(zones)}
                    />
                    if !audience.other_domains.is_empty() {
                        <Bars
                            title={t!("audience-by-domain")} what={t!("audience-domain")}
                            counts={largest_first(domains)}
                        />
                    }
                </div>
            </section>
            <Rejects audience={Rc::clone(audience)} />
            <Duplicates audience={Rc::clone(audience)} />
        </>
    }
}
