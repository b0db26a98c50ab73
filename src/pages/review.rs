//! Is it right?

use send_plan::diagnostic::{Diagnostic, Severity};
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
use crate::components::shape_hint::shape_hint;
use crate::components::sign::sign;
use crate::components::test_first::test_first;
use crate::components::what_if::what_if;
use crate::hooks::Desk;
use crate::say;
use crate::state::missing;
use crate::worker::protocol::{Answer, Document, PlanFacts};

/// Is it right?
pub fn review(desk: &Desk) -> Html {
    let answer = desk.state.answer().cloned();
    let plan = answer.as_ref().and_then(|answer| answer.plan.clone());
    let seeds = desk.state.draft().audience.as_ref().map_or(0, |audience| audience.seeds());
    html! {
        <>
            <h1 tabindex="-1">{ "Is it right?" }</h1>
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
    html! {
        <section class="card words" aria-label="In words">
            <p class="big">
                { "Handed over by " }<b>{ &headline.local }</b>
                if let Some(utc) = &headline.utc { { format!(" ({utc})") } }
                { ", after " }<b>{ &headline.takes }</b>{ "." }
            </p>
            <ul class="reasons">
                <li>
                    { format!(
                        "{} go out in {}; one call reaches {} at most, and each message shows 1 address.",
                        say::counted(estimate.messages, "message", "messages"),
                        say::counted(estimate.calls, "call", "calls"),
                        say::counted(estimate.largest_call, "person", "people"),
                    ) }
                </li>
                if seeds > 0 {
                    <li>
                        { format!(
                            "{} first, as soon as their hours allow: own addresses, so that somebody can look at what arrives.",
                            say::counted(seeds, "seed goes", "seeds go")
                        ) }
                    </li>
                }
                if let Some(limit) = &headline.limited_by {
                    <li>{ format!("What it waits for: {limit}.") }</li>
                }
                <li>
                    { match estimate.finish_ms.saturating_sub(estimate.bound_ms) {
                        0 => "Within these limits nothing is faster: that is proven, not estimated.".to_owned(),
                        sooner => format!(
                            "Within these limits nothing can end more than {} sooner: that is \
                             proven, not estimated.",
                            say::duration(sooner)
                        ),
                    } }
                </li>
                if let Some(deadline) = &headline.deadline {
                    <li class={if deadline.met { "is-fine" } else { "is-wrong" }}>
                        { format!(
                            "The deadline is {}: {}.",
                            if deadline.met { "met" } else { "missed" }, deadline.words
                        ) }
                    </li>
                }
                <li class="quiet">
                    { "“Handed over” means accepted by the sending provider. How long a call takes is an \
                       assumption of yours until you measure it; the limits are not." }
                </li>
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
            <h2 id="no-plan-title">{ "There is no plan yet" }</h2>
            if !missing.is_empty() {
                <p>{ "Still missing:" }</p>
                <ul class="reasons">
                    { for missing.iter().map(|item| html! {
                        <li><a href={item.step.href()}>{ item.what }</a></li>
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
            <h2 id="accounts-title">{ "Who carries what" }</h2>
            <div class="scroll" tabindex="0" role="group" aria-label="Who carries what">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Account" }</th>
                            <th scope="col">{ "Call shape" }</th>
                            <th scope="col" class="figure">{ "People per call" }</th>
                            <th scope="col" class="figure">{ "Calls" }</th>
                            <th scope="col" class="figure">{ "Messages" }</th>
                            <th scope="col">{ "Done by" }</th>
                            <th scope="col">{ "Planned under" }</th>
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
                                    <td>{ &account.call_shape }</td>
                                    <td class="figure">{ intl::number(account.recipients_per_call) }</td>
                                    <td class="figure">{ intl::number(account.calls) }</td>
                                    <td class="figure">{ intl::number(account.messages) }</td>
                                    <td>{ account.finish_ms.map(intl::local) }</td>
                                    <td>{ if limits.is_empty() { "no limit entered".to_owned() } else { limits.join(", ") } }</td>
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
    html! {
        <section class="card" aria-labelledby="documents-title">
            <h2 id="documents-title">{ "Files" }</h2>
            <p>
                { "Campaign id: " }<code data-member="id">{ id }</code>
                <span class="quiet">{ ". Under this id a person gets the message once, whatever plans follow." }</span>
            </p>
            if let Some(plan) = plan {
                <p>
                    { "Fingerprint of the plan: " }<code class="digest">{ short(&plan.digest) }</code>
                    <span class="quiet">
                        { ". Same fingerprint, same plan: any change to who gets what, when and how \
                           makes another one." }
                    </span>
                </p>
                <details>
                    <summary>{ "The whole fingerprint" }</summary>
                    <p><code class="wrap">{ &plan.digest }</code></p>
                    <p class="quiet">{ "SHA-256 of the bytes of plan.json." }</p>
                </details>
            }
            <div class="buttons">
                <button type="button" class="button" onclick={export(Document::Campaign)}>
                    { "Export campaign.json" }
                </button>
                <button type="button" class="button" disabled={plan.is_none() || errors > 0 || !desk.state.up_to_date()} onclick={export(Document::Plan)}>
                    { "Export plan.json" }
                </button>
            </div>
            if plan.is_none() {
                <p class="quiet">{ "plan.json can be exported as soon as there is a plan." }</p>
            } else if errors > 0 {
                <p>
                    { format!(
                        "plan.json cannot be exported: {} before this plan may leave.",
                        say::counted(errors, "problem must be mended", "problems must be mended")
                    ) }
                </p>
            } else {
                <p class="quiet">
                    { "plan.json holds no address. It does hold counts, and small groups can tell about \
                       people: keep it inside your company." }
                </p>
            }
            { beside(desk) }
            <DropZone
                id="campaign" label="Import campaign.json" hint="or drop it here. Undo brings this draft back."
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
    names.extend(campaign.templates.directory.iter().map(|folder| format!("the folder {folder}")));
    if names.is_empty() {
        return html! {};
    }
    html! {
        <p class="quiet">
            { format!(
                "campaign.json names {}: keep them beside it. No recipient is in it.",
                say::list(&names)
            ) }
        </p>
    }
}

/// The first sixteen digits in fours: enough to compare by eye.
fn short(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
