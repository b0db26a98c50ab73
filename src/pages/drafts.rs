//! What are you working on?

use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::components::confirm::Confirm;
use crate::components::draft_list::DraftList;
use crate::components::drop_zone::DropZone;
use crate::components::test_note::test_note;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::{Keeping, KeptDraft, title};
use crate::t;
use crate::words::{rich, unseen};

/// What are you working on?
pub fn drafts(desk: &Desk) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ Step::Drafts.question() }</h1>
            { this_one(desk) }
            <section class="card" aria-labelledby="others-title">
                <h2 id="others-title">{ t!("drafts-others") }</h2>
                <p class="quiet">{ t!("drafts-others-say") }</p>
                <DraftList may_delete=true />
            </section>
            { everything(desk) }
        </>
    }
}

fn this_one(desk: &Desk) -> Html {
    let on = |act: fn(&Desk)| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| act(&desk))
    };
    let blank = desk.state.draft().is_blank();
    let versions: Vec<&KeptDraft> = desk.state.drafts.versions().collect();
    html! {
        <section class="card" aria-labelledby="this-draft-title">
            <h2 id="this-draft-title">{ t!("drafts-this") }</h2>
            if blank {
                <p>{ t!("drafts-blank") }</p>
            } else {
                <p class="big"><bdi>{ title(&desk.state.draft().campaign) }</bdi></p>
                { test_note(desk) }
                <p class="quiet">{ kept(desk) }</p>
                <p class="buttons">
                    <button type="button" class="button" onclick={on(Desk::new_draft)}>{ t!("drafts-new") }</button>
                    <button type="button" class="button" onclick={on(Desk::copy_draft)}>{ t!("drafts-copy") }</button>
                    <button type="button" class="button" onclick={on(Desk::keep_version)}>{ t!("drafts-keep-version") }</button>
                </p>
                <p class="quiet">{ t!("drafts-copy-or-version") }</p>
            }
            if !versions.is_empty() {
                <h3>{ t!("drafts-versions") }</h3>
                <ul class="files">{ for versions.into_iter().map(|kept| version(desk, kept)) }</ul>
            }
        </section>
    }
}

/// What is kept, and whether another tab shows it.
fn kept(desk: &Desk) -> String {
    match (&desk.state.keeping, desk.state.drafts.elsewhere) {
        (Keeping::Refused(_), _) => t!("drafts-refused"),
        (_, true) => t!("drafts-elsewhere"),
        (_, false) => t!("drafts-kept"),
    }
}

fn version(desk: &Desk, kept: &KeptDraft) -> Html {
    let when = intl::local(kept.saved_ms);
    let what = if kept.signed { t!("drafts-version-signed") } else { t!("drafts-version-kept") };
    let back = {
        let (desk, key) = (desk.clone(), kept.key.clone());
        Callback::from(move |_: MouseEvent| desk.go_back_to(key.clone()))
    };
    let remove = {
        let (desk, key) = (desk.clone(), kept.key.clone());
        Callback::from(move |()| desk.remove_draft(key.clone()))
    };
    html! {
        <li>
            <span>{ &when }</span>
            <span class="quiet">{ what }</span>
            <button type="button" class="link" onclick={back}>
                { rich(
                    &t!("drafts-go-back", when = &when),
                    &[("unseen", &unseen)],
                ) }
            </button>
            <Confirm
                label={t!("drafts-delete-version", when = &when)} class="link"
                question={t!("drafts-delete-version-question")} yes={t!("drafts-delete-yes")}
                on_yes={remove}
            />
        </li>
    }
}

fn everything(desk: &Desk) -> Html {
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.save_everything())
    };
    let take = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.take_everything(chosen.file);
            }
        })
    };
    html! {
        <section class="card" aria-labelledby="everything-title">
            <h2 id="everything-title">{ t!("drafts-everything") }</h2>
            <p>{ t!("drafts-everything-says") }</p>
            <p class="buttons">
                <button type="button" class="button" onclick={save}>{ t!("drafts-save-everything") }</button>
            </p>
            <DropZone
                id="everything" label={t!("drafts-take")} hint={t!("drafts-take-hint")}
                accept=".json,application/json" small=true on_files={take}
            />
        </section>
    }
}
