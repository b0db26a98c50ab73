//! What an approver has looked at, line by line, each with what it takes.

use send_plan::approval::{Check, Outcome, Subject};
use send_plan::diff::{Change, Danger};
use yew::prelude::*;

use super::drop_zone::DropZone;
use super::findings::findings;
use super::said::said;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::say;
use crate::t;
use crate::worker::protocol::signing::Opened;

/// What has been looked at.
pub fn looks(desk: &Desk, opened: &Opened) -> Html {
    html! {
        <section class="card" aria-labelledby="looks-title">
            <h2 id="looks-title">{ t!("signing-looks") }</h2>
            <ol class="looks">
                { for opened.checks.iter().map(|check| look(desk, opened, check)) }
            </ol>
        </section>
    }
}

fn look(desk: &Desk, opened: &Opened, check: &Check) -> Html {
    let (class, sign, words) = match check.outcome {
        Outcome::Fine => ("is-fine", "✓", t!("signing-looks-fine")),
        Outcome::NotChecked => ("is-open", "?", t!("signing-looks-not-checked")),
        Outcome::Wrong => ("is-wrong", "✕", t!("signing-looks-wrong")),
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

fn title(subject: Subject) -> String {
    match subject {
        Subject::Signatures => t!("signing-looks-signatures"),
        Subject::Difference => t!("signing-looks-difference"),
        Subject::Promises => t!("signing-looks-promises"),
        Subject::Audience => t!("signing-looks-audience"),
        Subject::Message => t!("signing-looks-message"),
        Subject::Findings => t!("signing-looks-findings"),
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
                id="last-plan" label={t!("signing-looks-before")} hint={t!("signing-looks-before-hint")}
                accept=".json,application/json" small=true {on_files}
            />
            if check.outcome == Outcome::NotChecked {
                <p>
                    <button type="button" class="button quiet" onclick={none}>
                        { t!("signing-looks-before-none") }
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
                    <li class={danger(change.danger)}>{ said(say::text(&change.text)) }</li>
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
                    <summary>{ t!("signing-looks-details", n = details.len()) }</summary>
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
                    { t!("signing-looks-missing", files = say::list(missing)) }
                </p>
            }
            if let Some(reading) = &desk.state.approver.reading {
                <p role="status">{ t!("signing-looks-rows", n = reading.rows) }</p>
            }
            <DropZone
                id="opened-audience" label={t!("signing-looks-choose")} hint={t!("signing-looks-or-drop")}
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
            id="opened-message" label={t!("message-choose-files")} folder_label={t!("message-choose-folder")}
            hint={t!("message-or-drop")}
            accept=".txt,.html,.htm,.hbs,.mjml,.json,.csv,.zip" many=true small=true {on_files}
        />
    }
}
