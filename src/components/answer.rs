//! The answer, always in view.

use send_plan::diagnostic::Severity;
use yew::prelude::*;

use crate::browser::{focus, intl, page};
use crate::hooks::Desk;
use crate::route::Step;
use crate::say;
use crate::state::{Engine, State, missing};
use crate::t;
use crate::words::rich;
use crate::worker::protocol::PlanFacts;

/// The answer, or what is still missing.
pub fn answer_bar(desk: &Desk) -> Html {
    let state = &desk.state;
    let plan = state.answer().and_then(|answer| answer.plan.as_ref());
    let class = classes!("answer", (plan.is_some() && !state.up_to_date()).then_some("is-waiting"));
    html! {
        <section {class} aria-label={t!("review-answer")}>
            <div aria-live="polite" aria-atomic="true">
                { match (&state.engine, plan) {
                    (Engine::Gone(why), _) => gone(why),
                    (_, Some(plan)) => sentence(plan),
                    (_, None) => not_yet(state),
                } }
            </div>
            if let Some(plan) = plan {
                { expected(plan, state) }
                { mend_first(state) }
                { facts(plan, state) }
            }
        </section>
    }
}

/// What is rather to be expected, once the Review step has asked for it.
fn expected(plan: &PlanFacts, state: &State) -> Html {
    let outlook = state.outlook.as_ref().filter(|(number, _)| *number == state.revision);
    let Some(later) = outlook.and_then(|(_, outlook)| say::later(plan, outlook)) else {
        return html! {};
    };
    let is_review = state.step == Step::Review;
    let why = |words: String| {
        let show = Callback::from(move |event: MouseEvent| {
            if is_review {
                event.prevent_default();
                focus::id("finishes-title");
            }
        });
        html! { <a href={Step::Review.href()} onclick={show}>{ words }</a> }
    };
    html! {
        <p class={classes!("deadline", later.missed.is_some().then_some("is-missed"))}>
            { rich(&later.words, &[("why", &why)]) }
            if let Some(missed) = later.missed {
                { " " }{ missed }
            }
        </p>
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
            { rich(&t!("review-mend-first", n = errors), &[("problems", &problems_link)]) }
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
                <strong>{ t!("review-handed-over-by", at = headline.local) }</strong>
                if let Some(utc) = &headline.utc {
                    <span class="utc">{ format!(" ({utc})") }</span>
                }
                <span class="part">{ " · " }<b>{ &headline.takes }</b></span>
                if let Some(limit) = &headline.limited_by {
                    <span class="part">{ " · " }{ t!("review-limited-by", limit = limit.as_str()) }</span>
                }
            </p>
            if let Some(deadline) = &headline.deadline {
                <p class={classes!("deadline", if deadline.met { "is-met" } else { "is-missed" })}>
                    { if deadline.met {
                        t!("review-deadline-met", words = deadline.words.as_str())
                    } else {
                        t!("review-deadline-missed", words = deadline.words.as_str())
                    } }
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
    let people = t!("people", n = estimate.largest_call);
    let bound = match estimate.finish_ms.saturating_sub(estimate.bound_ms) {
        0 => t!("review-proven"),
        // Within the minute the two times would read the same.
        sooner @ 1..60_000 => t!("review-proven-within", time = say::duration(sooner)),
        sooner => t!(
            "review-proven-earliest",
            at = intl::local(estimate.bound_ms),
            time = say::duration(sooner)
        ),
    };
    html! {
        <ul class="facts">
            if not_entered > 0 {
                <li class="assumed">
                    <a href={Step::Accounts.href()}>{ t!("review-not-entered", n = not_entered) }</a>
                </li>
            }
            <li>{ t!("recipients", n = recipients) }</li>
            <li>{ t!("calls", n = estimate.calls) }</li>
            <li>
                { if estimate.largest_call > 1 {
                    t!("review-reaches-most", people = people)
                } else {
                    t!("review-reaches", people = people)
                } }
            </li>
            <li class="promise">{ t!("review-one-address") }</li>
            <li>{ bound }</li>
        </ul>
    }
}

fn gone(why: &str) -> Html {
    let reload = Callback::from(|_: MouseEvent| page::reload());
    html! {
        <p class="headline">
            { why }{ " " }
            <button type="button" class="button" onclick={reload}>{ t!("review-reload") }</button>
        </p>
    }
}

fn not_yet(state: &State) -> Html {
    if state.reading.is_some() {
        return html! { <p class="headline">{ t!("review-reading") }</p> };
    }
    if state.engine == Engine::Starting && !state.is_blank() {
        return html! { <p class="headline">{ t!("review-engine-loading") }</p> };
    }
    let missing = missing(state);
    if !missing.is_empty() {
        let items: Vec<String> =
            missing.iter().map(|item| format!("<item>{}</item>", item.what)).collect();
        let link = |words: String| {
            let step = missing.iter().find(|item| item.what == words).map(|item| item.step.href());
            html! { <a href={step}>{ words }</a> }
        };
        let words = t!("review-missing", items = say::list(&items));
        return html! { <p class="headline">{ rich(&words, &[("item", &link)]) }</p> };
    }
    let errors =
        state.findings().iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        let words = t!("review-stopped", n = errors);
        return html! { <p class="headline">{ rich(&words, &[("problems", &problems_link)]) }</p> };
    }
    html! { <p class="headline">{ t!("review-working") }</p> }
}
