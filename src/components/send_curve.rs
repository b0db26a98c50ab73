//! What was planned and what happens, over time.

use send_plan::api::CurvePoint;
use yew::prelude::*;

use super::curve::handed_over;
use super::plot::{Plot, grid, heights};
use super::time_table::time_table;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::state::Now;
use crate::t;

/// The planned curve, and the one that comes of it.
pub fn send_curve(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some((plan, now)) = sending.plan.clone().zip(sending.now.clone()) else { return html! {} };
    let points = sending.points.clone();
    let expected = sending.expected_ms().unwrap_or(plan.finish_ms);
    let begun = points.first().map_or(plan.start_ms, |point| point.at_ms);
    let from = plan.start_ms.min(begun);
    let to = plan.finish_ms.max(expected).max(until(&now)).max(from + 1);
    let total = now.recipients.max(1);
    let x = |ms: u64| (ms.saturating_sub(from)) as f64 / (to - from) as f64 * 1_000.0;
    let y = |n: u64| 1_000.0 - n as f64 / total as f64 * 1_000.0;
    let path = |all: &mut dyn Iterator<Item = (u64, u64)>| {
        let mut path = String::new();
        for (at, (ms, n)) in all.enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{letter}{:.2},{:.2}", x(ms), y(n)));
        }
        path
    };
    let planned = path(&mut plan.curve.iter().map(|point| (point.at_ms, point.handed_over)));
    let last = now.started_ms.map(|_| (until(&now), now.accepted));
    let actual = path(&mut points.iter().map(|point| (point.at_ms, point.handed_over)).chain(last));
    let filled = if actual.is_empty() {
        String::new()
    } else {
        format!("{actual}L{:.2},1000L{:.2},1000Z", x(until(&now)), x(begun))
    };
    let describe = {
        let (plan, points, now) = (plan.clone(), points.clone(), now.clone());
        Callback::from(move |ms: u64| {
            let expected = handed_over(&plan.curve, ms);
            let when = intl::local(ms);
            match by_then(&points, &now, ms) {
                Some(n) => t!("send-curve-at", when = when, n = n, planned = expected),
                None => t!("send-curve-then", when = when, planned = expected),
            }
        })
    };
    let at_rest = t!("send-curve-at-rest", accepted = now.accepted, recipients = now.recipients);
    html! {
        <figure class="card">
            <figcaption><h2>{ t!("send-curve") }</h2></figcaption>
            <p class="legend" aria-hidden="true">
                <span class="stroke is-planned">{ t!("send-curve-planned") }</span>
                <span class="stroke">{ t!("send-curve-have-it") }</span>
            </p>
            <Plot label={t!("send-curve-label")} from_ms={from} to_ms={to} {describe} {at_rest} class="curve">
                <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                    { grid() }
                    <path class="fill" d={filled} />
                    <path class="line is-planned" d={planned} />
                    <path class="line" d={actual} />
                </svg>
                { heights(total) }
            </Plot>
            { time_table([t!("send-curve-column-planned"), t!("send-curve-column-have-it")], (from, to), |ms| {
                let n = by_then(&points, &now, ms).map_or_else(|| "–".to_owned(), intl::number);
                [intl::number(handed_over(&plan.curve, ms)), n]
            }) }
        </figure>
    }
}

/// Until when it is known what happened.
fn until(now: &Now) -> u64 {
    now.ended_ms.unwrap_or(now.now_ms)
}

/// How many had it at an instant; `None`: nobody knows yet.
fn by_then(points: &[CurvePoint], now: &Now, ms: u64) -> Option<u64> {
    let is_known = now.started_ms.is_some() && ms <= until(now);
    is_known.then(|| handed_over(points, ms))
}
