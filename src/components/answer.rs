//! The answer, always in view.

use send_plan::diagnostic::Severity;
use yew::prelude::*;

use crate::browser::{focus, intl, page};
use crate::hooks::Desk;
use crate::route::Step;
use crate::say;
use crate::state::{Engine, State, missing};
use crate::worker::protocol::PlanFacts;

/// The answer, or what is still missing.
pub fn answer_bar(desk: &Desk) -> Html {
    let state = &desk.state;
    let plan = state.answer().and_then(|answer| answer.plan.as_ref());
    let class = classes!("answer", (plan.is_some() && !state.up_to_date()).then_some("is-waiting"));
    html! {
        <section {class} aria-label="The answer">
            <div aria-live="polite" aria-atomic="true">
                { match (&state.engine, plan) {
                    (Engine::Gone(why), _) => gone(why),
                    (_, Some(plan)) => sentence(plan),
                    (_, None) => not_yet(state),
                } }
            </div>
            if let Some(plan) = plan {
                { mend_first(state) }
                { facts(plan, state) }
            }
        </section>
    }
}

/// A plan can be drawn though something else must be mended before it may leave.
fn mend_first(state: &State) -> Html {
    let errors = state.answer().map_or(0, |answer| answer.errors());
    if errors == 0 {
        return html! {};
    }
    html! {
        <p class="deadline is-missed">
            { problems_link(say::counted(errors, "problem", "problems")) }
            { " must be mended before this plan may leave." }
        </p>
    }
}

fn problems_link(words: String) -> Html {
    let show = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::id("problems");
    });
    html! { <a href="#problems" onclick={show}>{ words }</a> }
}

fn recipients(state: &State) -> u64 {
    state.draft().audience.as_ref().map_or(0, |audience| audience.recipients)
}

fn sentence(plan: &PlanFacts) -> Html {
    let headline = say::headline(plan);
    html! {
        <>
            <p class="headline">
                <strong>{ format!("Handed over by {}", headline.local) }</strong>
                if let Some(utc) = &headline.utc {
                    <span class="utc">{ format!(" ({utc})") }</span>
                }
                <span class="part">{ " · " }<b>{ &headline.takes }</b></span>
                if let Some(limit) = &headline.limited_by {
                    <span class="part">{ format!(" · limited by {limit}") }</span>
                }
            </p>
            if let Some(deadline) = &headline.deadline {
                <p class={classes!("deadline", if deadline.met { "is-met" } else { "is-missed" })}>
                    { if deadline.met { "Deadline met: " } else { "Deadline missed: " } }
                    { &deadline.words }
                </p>
            }
        </>
    }
}

/// Limits that nobody publishes and nobody has entered: the answer takes them as none.
fn not_entered(state: &State) -> u64 {
    let findings = state.answer().map_or(&[][..], |answer| &answer.diagnostics);
    findings.iter().filter(|finding| finding.code == "account/not-published").count() as u64
}

fn facts(plan: &PlanFacts, state: &State) -> Html {
    let recipients = recipients(state);
    let not_entered = not_entered(state);
    let estimate = &plan.estimate;
    let bound = match estimate.finish_ms.saturating_sub(estimate.bound_ms) {
        0 => "proven: no schedule within these limits is faster".to_owned(),
        // Within the minute the two times would read the same.
        sooner @ 1..60_000 => {
            format!("proven: no schedule is more than {} faster", say::duration(sooner))
        }
        sooner => format!(
            "proven earliest: {}, {} sooner",
            intl::local(estimate.bound_ms),
            say::duration(sooner)
        ),
    };
    html! {
        <ul class="facts">
            if not_entered > 0 {
                <li class="assumed">
                    <a href={Step::Accounts.href()}>
                        { say::counted(
                            not_entered,
                            "limit is not entered: taken as none",
                            "limits are not entered: taken as none",
                        ) }
                    </a>
                </li>
            }
            <li>{ say::counted(recipients, "recipient", "recipients") }</li>
            <li>{ say::counted(estimate.calls, "call", "calls") }</li>
            <li>
                { format!(
                    "one call reaches {}{}",
                    if estimate.largest_call > 1 { "up to " } else { "" },
                    say::counted(estimate.largest_call, "person", "people")
                ) }
            </li>
            <li class="promise">{ "each message shows 1 address" }</li>
            <li>{ bound }</li>
        </ul>
    }
}

fn gone(why: &str) -> Html {
    let reload = Callback::from(|_: MouseEvent| page::reload());
    html! {
        <p class="headline">
            { why }{ " " }
            <button type="button" class="button" onclick={reload}>{ "Reload" }</button>
        </p>
    }
}

fn not_yet(state: &State) -> Html {
    if state.reading.is_some() {
        return html! { <p class="headline">{ "Reading the recipients…" }</p> };
    }
    if state.engine == Engine::Starting && !state.is_blank() {
        return html! { <p class="headline">{ "The planning engine is loading…" }</p> };
    }
    let missing = missing(state);
    if !missing.is_empty() {
        let last = missing.len() - 1;
        return html! {
            <p class="headline">
                { "Here it will say when everybody has the message. Still missing: " }
                { for missing.iter().enumerate().map(|(at, item)| html! {
                    <>
                        if at > 0 { { if at == last { " and " } else { ", " } } }
                        <a href={item.step.href()}>{ item.what }</a>
                    </>
                }) }
                { "." }
            </p>
        };
    }
    let errors =
        state.findings().iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        let words = say::counted(errors as u64, "problem stops it", "problems stop it");
        return html! {
            <p class="headline">{ "There is no plan yet: " }{ problems_link(words) }{ "." }</p>
        };
    }
    html! { <p class="headline">{ "Working it out…" }</p> }
}
