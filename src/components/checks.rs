//! What the checks of the message found, and who answers for what may stand.

use std::collections::BTreeMap;

use send_plan::campaign::Waiver;
use send_plan::diagnostic::{Diagnostic, Severity};
use yew::prelude::*;

use super::answer_for::AnswerFor;
use super::field::severity_class;
use super::findings::place;
use super::said::paragraph;
use crate::hooks::{Desk, use_desk};
use crate::say;
use crate::t;
use crate::words::{rich, unseen};

/// Most findings shown before "show all".
const FIRST: usize = 8;

/// What the checks of the message found.
#[component]
pub fn Checks() -> Html {
    let desk = use_desk();
    let all = use_state(|| false);
    let Some(answer) = desk.state.answer() else { return html! {} };
    let report = &answer.templates;
    if desk.state.draft().templates.is_empty() {
        return html! {};
    }
    let found = &report.diagnostics;
    let shown = if *all { found.len() } else { FIRST.min(found.len()) };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <section class="card" aria-labelledby="checks-title">
            <h2 id="checks-title">{ t!("checks-title") }</h2>
            if found.is_empty() {
                <p class="is-fine"><span class="sign" aria-hidden="true">{ "✓" }</span>{ " " }{ t!("checks-nothing") }</p>
            }
            <ul class="findings">
                { for found.iter().take(shown).zip(keys(found)).map(|(finding, key)| {
                    let may_stand = finding.severity != Severity::Info
                        && report.waivable.contains(&finding.code);
                    item(&desk, key, finding, may_stand)
                }) }
            </ul>
            if shown < found.len() {
                <button type="button" class="button quiet" onclick={show_all}>
                    { t!("show-all", n = found.len()) }
                </button>
            }
            { waivers(&desk) }
        </section>
    }
}

/// What tells each finding from the others while they come and go: an open form stays with its own.
fn keys(findings: &[Diagnostic]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let mut keys = Vec::with_capacity(findings.len());
    for Diagnostic { place, message, .. } in findings {
        let same = seen.entry((place, message.as_str())).or_insert(0);
        *same += 1;
        keys.push(format!("{place:?} {message} {same}"));
    }
    keys
}

fn item(desk: &Desk, key: String, finding: &Diagnostic, may_stand: bool) -> Html {
    html! {
        <li {key} class={classes!("finding", severity_class(finding.severity))}>
            { paragraph("what", say::message(finding)) }
            if !finding.hint.is_empty() {
                { paragraph("hint", say::hint(finding)) }
            }
            <p class="where">{ place(desk, finding) }<code>{ &finding.code }</code></p>
            if may_stand {
                <AnswerFor finding={finding.clone()} />
            }
        </li>
    }
}

fn waivers(desk: &Desk) -> Html {
    let waivers = &desk.state.draft().campaign.waivers;
    if waivers.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ t!("checks-waived") }</h3>
            <ul class="files">
                { for waivers.iter().enumerate().map(|(nth, waiver)| one(desk, nth, waiver)) }
            </ul>
        </>
    }
}

fn one(desk: &Desk, nth: usize, waiver: &Waiver) -> Html {
    let withdraw = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if nth < campaign.waivers.len() {
                    campaign.waivers.remove(nth);
                }
            });
        })
    };
    html! {
        <li data-member={format!("waivers[{nth}]")}>
            <span>
                { rich(
                    &t!("checks-waiver", who = &waiver.person, reason = &waiver.reason),
                    &[("who", &|who| html! { <b>{ who }</b> })],
                ) }
            </span>
            <code>{ &waiver.code }</code>
            <button type="button" class="link" onclick={withdraw}>
                { rich(
                    &t!("checks-take-back", code = &waiver.code),
                    &[("unseen", &unseen)],
                ) }
            </button>
        </li>
    }
}
