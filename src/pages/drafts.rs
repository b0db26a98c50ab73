//! What are you working on?

use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::components::confirm::Confirm;
use crate::components::draft_list::DraftList;
use crate::components::drop_zone::DropZone;
use crate::components::test_note::test_note;
use crate::hooks::Desk;
use crate::state::{Keeping, KeptDraft, title};

/// What are you working on?
pub fn drafts(desk: &Desk) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ "What are you working on?" }</h1>
            { this_one(desk) }
            <section class="card" aria-labelledby="others-title">
                <h2 id="others-title">{ "Other drafts" }</h2>
                <p class="quiet">
                    { "They are kept on this computer, in this browser, until you delete them. To open \
                       one keeps this one." }
                </p>
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
            <h2 id="this-draft-title">{ "This draft" }</h2>
            if blank {
                <p>{ "Nothing has been entered yet." }</p>
            } else {
                <p class="big"><bdi>{ title(&desk.state.draft().campaign) }</bdi></p>
                { test_note(desk) }
                <p class="quiet">{ kept(desk) }</p>
                <p class="buttons">
                    <button type="button" class="button" onclick={on(Desk::new_draft)}>{ "Begin a new draft" }</button>
                    <button type="button" class="button" onclick={on(Desk::copy_draft)}>{ "Go on with a copy" }</button>
                    <button type="button" class="button" onclick={on(Desk::keep_version)}>{ "Keep this version" }</button>
                </p>
                <p class="quiet">
                    { "A copy is another campaign: it may reach people whom this one reaches as well. A \
                       version is what you can come back to." }
                </p>
            }
            if !versions.is_empty() {
                <h3>{ "Earlier versions" }</h3>
                <ul class="files">{ for versions.into_iter().map(|kept| version(desk, kept)) }</ul>
            }
        </section>
    }
}

/// What is kept, and whether another tab shows it.
fn kept(desk: &Desk) -> &'static str {
    match (&desk.state.keeping, desk.state.drafts.elsewhere) {
        (Keeping::Refused(_), _) => "It is not kept on this computer: save it as a file below.",
        (_, true) => {
            "It is open in another tab as well. Each shows what the other has changed; Undo brings back \
             what was here before."
        }
        (_, false) => "It is kept on this computer a moment after each change.",
    }
}

fn version(desk: &Desk, kept: &KeptDraft) -> Html {
    let when = intl::local(kept.saved_ms);
    let what = if kept.signed { "as it was signed" } else { "kept by you" };
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
                { "Go back to it" }<span class="unseen">{ format!(", {when}") }</span>
            </button>
            <Confirm
                label={format!("Delete the version of {when}")} class="link"
                question="This version goes away for good; the draft stays." yes="Delete it" on_yes={remove}
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
            <h2 id="everything-title">{ "Everything as one file" }</h2>
            <p>
                { "All drafts with their messages, counts and versions: to keep, or to take to another \
                   computer. Recipients’ rows and your keys are not in it." }
            </p>
            <p class="buttons">
                <button type="button" class="button" onclick={save}>{ "Save everything as one file" }</button>
            </p>
            <DropZone
                id="everything" label="Take in such a file" hint="or drop it here: what is here stays"
                accept=".json,application/json" small=true on_files={take}
            />
        </section>
    }
}
