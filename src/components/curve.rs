//! The delivery curve: how many are handed over when, against the bound and the deadline.

use std::rc::Rc;

use send_plan::api::CurvePoint;
use yew::prelude::*;

use super::plot::{Plot, grid, heights};
use super::time_table::time_table;
use crate::browser::intl;
use crate::t;
use crate::worker::protocol::{Answer, PlanFacts};

/// A deadline this much later than the end would squeeze the curve.
const FAR: f64 = 1.6;

/// The delivery curve.
pub fn curve(answer: &Rc<Answer>, plan: &PlanFacts) -> Html {
    let estimate = &plan.estimate;
    let (from, finish) = (estimate.start_ms, estimate.finish_ms);
    let span = finish.saturating_sub(from).max(1);
    let near = |ms: &u64| (ms.saturating_sub(from)) as f64 <= span as f64 * FAR;
    let deadline = plan.deadline_ms;
    let to = deadline.filter(near).unwrap_or(finish).max(finish).max(from + 1);
    let total = estimate.messages.max(1);
    let describe = {
        let answer = Rc::clone(answer);
        Callback::from(move |ms: u64| {
            let n = handed_over(&answer.curve, ms);
            t!(
                "review-curve-at",
                at = intl::local(ms),
                n = n,
                total = total,
                percent = intl::percent(n as f64 / total as f64)
            )
        })
    };
    let x = |ms: u64| (ms.saturating_sub(from)) as f64 / (to - from) as f64 * 1_000.0;
    let y = |n: u64| 1_000.0 - n as f64 / total as f64 * 1_000.0;
    let mut line: String = answer
        .curve
        .iter()
        .enumerate()
        .map(|(at, point)| {
            let letter = if at == 0 { 'M' } else { 'L' };
            format!("{letter}{:.2},{:.2}", x(point.at_ms), y(point.handed_over))
        })
        .collect();
    let filled = format!("{line}L{:.2},1000L0,1000Z", x(finish));
    if to > finish {
        line.push_str(&format!("L{:.2},{:.2}", x(to), y(total)));
    }
    let bound = (estimate.bound_ms < finish).then_some(estimate.bound_ms);
    let mark = |ms: u64, class: &'static str, words: String| {
        let share = x(ms) / 10.0;
        let side = (share > 60.0).then_some("is-end");
        html! {
            <span class={classes!("mark-x", class, side)} style={format!("left:{share:.3}%")}>
                <span>{ words }</span>
            </span>
        }
    };
    let at_rest = t!(
        "review-curve-rest",
        from = intl::local(from),
        to = intl::local(finish),
        messages = t!("messages", n = estimate.messages)
    );
    html! {
        <figure class="card">
            <figcaption><h2>{ t!("review-curve") }</h2></figcaption>
            <Plot
                label={t!("review-curve-label")} from_ms={from} to_ms={to} {describe} {at_rest}
                class="curve"
            >
                <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
                    { grid() }
                    <path class="fill" d={filled} />
                    <path class="line" d={line} />
                </svg>
                { heights(total) }
                { bound.map(|ms| mark(ms, "is-bound", t!("review-curve-bound"))) }
                { deadline.filter(near).map(|ms| mark(ms, "is-deadline", t!("review-curve-deadline"))) }
            </Plot>
            if let Some(far) = deadline.filter(|ms| !near(ms)) {
                <p class="quiet">{ t!("review-curve-far", at = intl::local(far)) }</p>
            }
            { time_table([t!("review-handed-over"), t!("review-share")], (from, finish), |ms| {
                let n = handed_over(&answer.curve, ms);
                [intl::number(n), intl::percent(n as f64 / total as f64)]
            }) }
        </figure>
    }
}

/// The curve's height at an instant: straight lines between its points.
pub fn handed_over(curve: &[CurvePoint], ms: u64) -> u64 {
    let after = curve.partition_point(|point| point.at_ms <= ms);
    let Some(last) = after.checked_sub(1).map(|at| curve[at]) else { return 0 };
    let Some(next) = curve.get(after) else { return last.handed_over };
    let share = (ms - last.at_ms) as f64 / (next.at_ms - last.at_ms).max(1) as f64;
    let step = next.handed_over.saturating_sub(last.handed_over);
    last.handed_over + (share * step as f64).floor() as u64
}
