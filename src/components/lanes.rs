//! The accounts over time: when each sends, when it waits, and for which limit.

use std::rc::Rc;

use send_plan::api::{Lane, LimitName, Span};
use yew::prelude::*;

use super::plot::Plot;
use crate::browser::intl;
use crate::say;
use crate::t;
use crate::worker::protocol::{Answer, PlanFacts};

/// Rows of the table twin.
const TABLE_ROWS: usize = 200;

/// The accounts over time.
pub fn lanes(answer: &Rc<Answer>, plan: &PlanFacts) -> Html {
    if answer.lanes.is_empty() {
        return html! {};
    }
    let (from, to) =
        (plan.estimate.start_ms, plan.estimate.finish_ms.max(plan.estimate.start_ms + 1));
    let describe = {
        let answer = Rc::clone(answer);
        Callback::from(move |ms: u64| {
            let each: Vec<String> =
                answer.lanes.iter().map(|lane| does(&lane.account, span_at(lane, ms))).collect();
            format!("{}: {}", intl::local(ms), each.join(&t!("semicolon")))
        })
    };
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ t!("review-lanes") }</h2>
                <p class="legend">
                    <span class="key is-sending">{ t!("review-lanes-sending") }</span>
                    <span class="key is-waiting">{ t!("review-lanes-waiting") }</span>
                </p>
            </figcaption>
            <Plot
                label={t!("review-lanes")} from_ms={from} to_ms={to} {describe} class="lanes"
                at_rest={t!("review-lanes-rest")}
            >
                { for answer.lanes.iter().map(|lane| row(lane, from, to)) }
            </Plot>
            { table(&answer.lanes) }
        </figure>
    }
}

fn row(lane: &Lane, from: u64, to: u64) -> Html {
    let x = |ms: u64| (ms.clamp(from, to) - from) as f64 / (to - from) as f64 * 1_000.0;
    html! {
        <div class="lane">
            <span class="lane-name" aria-hidden="true">{ &lane.account }</span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                { for lane.spans.iter().map(|span| {
                    let (class, y, height) =
                        if is_busy(span) { ("is-sending", "0", "10") } else { ("is-waiting", "4", "2") };
                    html! {
                        <rect
                            {class} {y} {height}
                            x={format!("{:.2}", x(span.from_ms))}
                            width={format!("{:.2}", (x(span.to_ms) - x(span.from_ms)).max(0.5))}
                        />
                    }
                }) }
            </svg>
        </div>
    }
}

fn span_at(lane: &Lane, ms: u64) -> Option<&Span> {
    lane.spans.iter().find(|span| span.from_ms <= ms && ms < span.to_ms)
}

/// While it waits for calls in flight to be answered, it is sending.
fn is_busy(span: &Span) -> bool {
    span.messages > 0 || matches!(span.limit, Some(LimitName::InFlight { .. }))
}

fn does(account: &str, span: Option<&Span>) -> String {
    let Some(span) = span else { return t!("review-lane-idle", account = account) };
    let limit = span.limit.as_ref().map(say::limit_name);
    match (is_busy(span), limit) {
        (true, Some(limit)) => t!("review-lane-sends-held", account = account, limit = limit),
        (true, None) => t!("review-lane-sends", account = account),
        (false, Some(limit)) => t!("review-lane-waits-for", account = account, limit = limit),
        (false, None) => t!("review-lane-waits", account = account),
    }
}

fn table(lanes: &[Lane]) -> Html {
    let rows: Vec<(&Lane, &Span)> =
        lanes.iter().flat_map(|lane| lane.spans.iter().map(move |span| (lane, span))).collect();
    let shown = rows.len().min(TABLE_ROWS);
    html! {
        <details>
            <summary>{ t!("review-as-table") }</summary>
            <div class="scroll" tabindex="0" role="group" aria-label={t!("review-lanes-table")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ t!("review-account") }</th>
                            <th scope="col">{ t!("review-from") }</th>
                            <th scope="col">{ t!("review-to") }</th>
                            <th scope="col" class="figure">{ t!("review-messages") }</th>
                            <th scope="col">{ t!("review-held-by") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for rows[..shown].iter().map(|(lane, span)| html! {
                            <tr>
                                <th scope="row">{ &lane.account }</th>
                                <td>{ moment(span.from_ms) }</td>
                                <td>{ moment(span.to_ms) }</td>
                                <td class="figure">{ intl::number(span.messages) }</td>
                                <td>{ span.limit.as_ref().map(say::limit_name) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if shown < rows.len() {
                <p class="quiet">{ t!("review-lanes-first", shown = shown, total = rows.len()) }</p>
            }
        </details>
    }
}

fn moment(ms: u64) -> String {
    format!("{} {}", intl::local_day(ms), intl::local_time_with_seconds(ms))
}
