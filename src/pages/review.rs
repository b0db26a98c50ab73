//! Is it right?

use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::provider::shape_words;
use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::components::curve::curve;
use crate::components::drop_zone::DropZone;
use crate::components::faster::faster;
use crate::components::findings::findings;
use crate::components::hand_over::HandOver;
use crate::components::lanes::lanes;
use crate::components::outlook::outlook;
use crate::components::said::said;
use crate::components::shape_hint::shape_hint;
use crate::components::sign::sign;
use crate::components::test_first::test_first;
use crate::components::what_if::what_if;
use crate::hooks::Desk;
use crate::say;
use crate::state::missing;
use crate::t;
use crate::words::rich;
use crate::worker::protocol::{Answer, Document, PlanFacts};

/// Is it right?
pub fn review(desk: &Desk) -> Html {
    let answer = desk.state.answer().cloned();
    let plan = answer.as_ref().and_then(|answer| answer.plan.clone());
    let seeds = desk.state.draft().audience.as_ref().map_or(0, |audience| audience.seeds());
    html! {
        <>
            <h1 tabindex="-1">{ t!("review-title") }</h1>
            { findings(&desk.state.refused) }
            { shape_hint(desk) }
            { match (answer, plan) {
                (Some(answer), Some(plan)) => html! {
                    <>
                        { in_words(&plan, seeds) }
                        { faster(desk) }
                        { what_if(desk) }
                        { curve(&answer, &plan) }
                        { lanes(&answer, &plan) }
                        { accounts(&answer, &plan) }
                        { outlook(desk) }
                    </>
                },
                _ => no_plan(desk),
            } }
            { test_first(desk) }
            { sign(desk) }
            <HandOver />
            { documents(desk) }
        </>
    }
}

/// `seeds`: how many of the recipients are seeds.
fn in_words(plan: &PlanFacts, seeds: u64) -> Html {
    let headline = say::headline(plan);
    let estimate = &plan.estimate;
    let (at, takes) = (headline.local.as_str(), headline.takes.as_str());
    let finish = match headline.utc.as_deref() {
        Some(utc) => t!("review-handed-over-utc", at = at, utc = utc, takes = takes),
        None => t!("review-handed-over-after", at = at, takes = takes),
    };
    html! {
        <section class="card words" aria-label={t!("review-in-words")}>
            <p class="big">
                { rich(&finish, &[("b", &|words| html! { <b>{ words }</b> })]) }
            </p>
            <ul class="reasons">
                <li>
                    { t!(
                        "review-go-out",
                        messages = t!("messages", n = estimate.messages),
                        calls = t!("calls", n = estimate.calls),
                        people = t!("people", n = estimate.largest_call)
                    ) }
                </li>
                if seeds > 0 {
                    <li>{ t!("review-seeds-first", n = seeds) }</li>
                }
                if let Some(limit) = &headline.limited_by {
                    <li>{ t!("review-waits-for", limit = limit.as_str()) }</li>
                }
                <li>
                    { match estimate.finish_ms.saturating_sub(estimate.bound_ms) {
                        0 => t!("review-nothing-faster"),
                        sooner => t!("review-nothing-sooner", time = say::duration(sooner)),
                    } }
                </li>
                if let Some(deadline) = &headline.deadline {
                    <li class={classes!(if deadline.met { "is-fine" } else { "is-wrong" })}>
                        { if deadline.met {
                            t!("review-the-deadline-met", words = deadline.words.as_str())
                        } else {
                            t!("review-the-deadline-missed", words = deadline.words.as_str())
                        } }
                    </li>
                }
                <li class="quiet">{ t!("review-handed-over-means") }</li>
            </ul>
        </section>
    }
}

fn no_plan(desk: &Desk) -> Html {
    let missing = missing(&desk.state);
    let errors: Vec<Diagnostic> = desk
        .state
        .findings()
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    html! {
        <section class="card" aria-labelledby="no-plan-title">
            <h2 id="no-plan-title">{ t!("review-no-plan") }</h2>
            if !missing.is_empty() {
                <p>{ t!("review-still-missing") }</p>
                <ul class="reasons">
                    { for missing.iter().map(|item| html! {
                        <li><a href={item.step.href()}>{ item.what.to_string() }</a></li>
                    }) }
                </ul>
            }
            { findings(&errors) }
        </section>
    }
}

fn accounts(answer: &Answer, plan: &PlanFacts) -> Html {
    html! {
        <section class="card" aria-labelledby="accounts-title">
            <h2 id="accounts-title">{ t!("review-accounts") }</h2>
            <div class="scroll" tabindex="0" role="group" aria-label={t!("review-accounts")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ t!("review-account") }</th>
                            <th scope="col">{ t!("review-call-shape") }</th>
                            <th scope="col" class="figure">{ t!("review-people-per-call") }</th>
                            <th scope="col" class="figure">{ t!("review-calls") }</th>
                            <th scope="col" class="figure">{ t!("review-messages") }</th>
                            <th scope="col">{ t!("review-done-by") }</th>
                            <th scope="col">{ t!("review-planned-under") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for answer.accounts.iter().map(|account| {
                            let facts = plan.accounts.iter().find(|facts| facts.id == account.id);
                            let limits: Vec<String> = facts
                                .map(|facts| facts.limits.iter()
                                    .map(|limit| say::limit(limit.unit, limit.limit, limit.per_ms))
                                    .collect())
                                .unwrap_or_default();
                            html! {
                                <tr>
                                    <th scope="row">{ &account.id }</th>
                                    <td>{ said(say::text(&shape_words(&account.call_shape))) }</td>
                                    <td class="figure">{ intl::number(account.recipients_per_call) }</td>
                                    <td class="figure">{ intl::number(account.calls) }</td>
                                    <td class="figure">{ intl::number(account.messages) }</td>
                                    <td>{ account.finish_ms.map(intl::local) }</td>
                                    <td>{ if limits.is_empty() { t!("review-no-limit") } else { limits.join(", ") } }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn documents(desk: &Desk) -> Html {
    let export = |document: Document| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.export(document.clone()))
    };
    let on_campaign = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.open_campaign(chosen.file);
            }
        })
    };
    let answer = desk.state.answer();
    let plan = answer.and_then(|answer| answer.plan.as_ref());
    let errors = answer.map_or(0, |answer| answer.errors());
    let id = desk.state.draft().campaign.id.clone().unwrap_or_default();
    let digest = plan.map_or_else(String::new, |plan| short(&plan.digest));
    html! {
        <section class="card" aria-labelledby="documents-title">
            <h2 id="documents-title">{ t!("review-files") }</h2>
            <p>
                // Copied from here: without the marks that hold it apart in a text from the right.
                { rich(&t!("review-campaign-id", id = id.as_str()), &[
                    ("id", &|_| html! { <code data-member="id">{ &id }</code> }),
                    ("quiet", &quiet),
                ]) }
            </p>
            if let Some(plan) = plan {
                <p>
                    { rich(&t!("review-fingerprint", digest = digest.as_str()), &[
                        ("digest", &|_| html! { <code class="digest">{ &digest }</code> }),
                        ("quiet", &quiet),
                    ]) }
                </p>
                <details>
                    <summary>{ t!("review-fingerprint-whole") }</summary>
                    <p><code class="wrap">{ &plan.digest }</code></p>
                    <p class="quiet">{ t!("review-fingerprint-of") }</p>
                </details>
            }
            <div class="buttons">
                <button type="button" class="button" onclick={export(Document::Campaign)}>
                    { t!("review-export-campaign") }
                </button>
                <button
                    type="button" class="button" onclick={export(Document::Plan)}
                    disabled={plan.is_none() || errors > 0 || !desk.state.up_to_date()}
                >
                    { t!("review-export-plan") }
                </button>
            </div>
            if plan.is_none() {
                <p class="quiet">{ t!("review-export-later") }</p>
            } else if errors > 0 {
                <p>{ t!("review-export-refused", n = errors) }</p>
            } else {
                <p class="quiet">{ t!("review-export-private") }</p>
            }
            { beside(desk) }
            <DropZone
                id="campaign" label={t!("review-import")} hint={t!("review-import-hint")}
                accept=".json,application/json" small=true on_files={on_campaign}
            />
        </section>
    }
}

/// What the command line looks for beside `campaign.json`.
fn beside(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let mut names = campaign.audience.files.clone();
    names.extend(campaign.audience.suppression.iter().cloned());
    names.extend(campaign.audience.seeds.iter().cloned());
    let folder = campaign.templates.directory.as_deref();
    names.extend(folder.map(|folder| t!("review-folder", folder = folder)));
    if names.is_empty() {
        return html! {};
    }
    html! {
        <p class="quiet">{ t!("review-beside", names = say::list(&names)) }</p>
    }
}

fn quiet(words: String) -> Html {
    html! { <span class="quiet">{ words }</span> }
}

/// The first sixteen digits in fours: enough to compare by eye.
fn short(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
