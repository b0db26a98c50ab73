//! What an approver has looked at, line by line, each with what it takes.

use send_plan::approval::{Check, Outcome, Subject};
use send_plan::diff::{Change, Danger};
use yew::prelude::*;

use super::drop_zone::DropZone;
use super::findings::findings;
use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::worker::protocol::signing::Opened;

/// What has been looked at.
pub fn looks(desk: &Desk, opened: &Opened) -> Html {
    html! {
        <section class="card" aria-labelledby="looks-title">
            <h2 id="looks-title">{ "What was looked at, on this computer" }</h2>
            <ol class="looks">
                { for opened.checks.iter().map(|check| look(desk, opened, check)) }
            </ol>
        </section>
    }
}

fn look(desk: &Desk, opened: &Opened, check: &Check) -> Html {
    let (class, sign, words) = match check.outcome {
        Outcome::Fine => ("is-fine", "✓", "fine"),
        Outcome::NotChecked => ("is-open", "?", "not checked"),
        Outcome::Wrong => ("is-wrong", "✕", "wrong"),
    };
    html! {
        <li class={classes!("look", class)}>
            <h3>
                <span class="sign" aria-hidden="true">{ sign }</span>
                { title(check.subject) }
                <span class="words">{ words }</span>
            </h3>
            { findings(&check.findings) }
            { match check.subject {
                Subject::Difference => difference(desk, opened, check),
                Subject::Audience => audience(desk, opened, check),
                Subject::Message => message(desk, check),
                _ => html! {},
            } }
        </li>
    }
}

fn title(subject: Subject) -> &'static str {
    match subject {
        Subject::Signatures => "Somebody stands for it",
        Subject::Difference => "What has changed since the plan approved before",
        Subject::Promises => "Every call keeps every limit and shows one address per message",
        Subject::Audience => "The recipients are the plan’s",
        Subject::Message => "The message is the plan’s",
        Subject::Findings => "The rules over message and recipients",
    }
}

fn difference(desk: &Desk, opened: &Opened, check: &Check) -> Html {
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.approved_before(chosen.into_iter().next().map(|chosen| chosen.file));
        })
    };
    let none = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.approved_before(None))
    };
    html! {
        <>
            { changes(&opened.changes) }
            <DropZone
                id="last-plan" label="Choose the plan approved before" hint="a plan.dsse.json"
                accept=".json,application/json" small=true {on_files}
            />
            if check.outcome == Outcome::NotChecked {
                <p>
                    <button type="button" class="button quiet" onclick={none}>
                        { "None was approved before" }
                    </button>
                </p>
            }
        </>
    }
}

/// The most dangerous first; what only follows from the others is folded away.
fn changes(changes: &[Change]) -> Html {
    let at = changes.iter().position(|change| change.danger == Danger::Detail);
    let (grave, details) = changes.split_at(at.unwrap_or(changes.len()));
    let listed = |changes: &[Change]| {
        html! {
            <ol class="changes">
                { for changes.iter().map(|change| html! {
                    <li class={danger(change.danger)}><bdi>{ &change.text }</bdi></li>
                }) }
            </ol>
        }
    };
    html! {
        <>
            if !grave.is_empty() {
                { listed(grave) }
            }
            if !details.is_empty() {
                <details>
                    <summary>
                        { say::counted(details.len() as u64, "detail more", "details more") }
                    </summary>
                    { listed(details) }
                </details>
            }
        </>
    }
}

fn danger(danger: Danger) -> &'static str {
    match danger {
        Danger::Exposure => "is-wrong",
        Danger::Safeguard => "is-open",
        Danger::Content | Danger::Timing | Danger::Detail => "",
    }
}

fn audience(desk: &Desk, opened: &Opened, check: &Check) -> Html {
    if check.outcome == Outcome::Fine {
        return html! {};
    }
    let on_files = {
        let (desk, wanted) = (desk.clone(), opened.wanted.clone());
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.read_opened(&wanted, chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    let missing = &desk.state.approver.missing;
    html! {
        <>
            if !missing.is_empty() {
                <p class="callout">
                    { format!("Still missing: {}. Files are known by their names.", say::list(missing)) }
                </p>
            }
            if let Some(reading) = &desk.state.approver.reading {
                <p role="status">{ format!("{} rows read so far…", intl::number(reading.rows)) }</p>
            }
            <DropZone
                id="opened-audience" label="Choose the files" hint="or drop them here"
                accept=".csv,.tsv,.txt,text/csv" many=true small=true {on_files}
            />
        </>
    }
}

fn message(desk: &Desk, check: &Check) -> Html {
    if check.outcome == Outcome::Fine {
        return html! {};
    }
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| desk.take_opened_message(chosen))
    };
    html! {
        <DropZone
            id="opened-message" label="Choose files" folder_label="Choose a folder"
            hint="or drop files, a folder or a zip file here"
            accept=".txt,.html,.htm,.hbs,.mjml,.json,.csv,.zip" many=true small=true {on_files}
        />
    }
}
