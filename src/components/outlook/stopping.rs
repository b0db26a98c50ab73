//! If you stop: how far a mistake goes, and what a stop still saves.

use send_plan::outlook::{NotYetSent, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;
use crate::t;

/// Every so many instants stand in the table.
const EVERY: usize = 5;

pub(super) fn stopping(outlook: &Outlook) -> Html {
    let reach = &outlook.reach;
    let time = say::duration(reach.within_ms);
    let people = t!("people", n = reach.before_stop);
    let call = t!("people", n = reach.largest_call);
    let everybody = outlook.not_yet_sent.first().map_or(0, |point| point.recipients);
    html! {
        <section class="card" aria-labelledby="stopping-title">
            <h2 id="stopping-title">{ t!("review-stopping") }</h2>
            <p>
                { if reach.exact {
                    t!("review-stopping-exact", time = time, people = people, call = call)
                } else {
                    t!("review-stopping-at-most", time = time, people = people, call = call)
                } }
            </p>
            <details>
                <summary>{ t!("review-not-yet-sent-over-time") }</summary>
                <div
                    class="scroll" tabindex="0" role="group"
                    aria-label={t!("review-not-yet-sent-over-time")}
                >
                    <table>
                        <caption class="unseen">{ t!("review-not-yet-sent-over-time") }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ t!("review-stops-by") }</th>
                                <th scope="col" class="figure">{ t!("review-not-yet-sent") }</th>
                                <th scope="col" class="figure">{ t!("review-share") }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for shown(&outlook.not_yet_sent).map(|point| row(point, everybody)) }
                        </tbody>
                    </table>
                </div>
            </details>
            <p class="quiet">{ t!("review-no-recall") }</p>
        </section>
    }
}

/// Every few instants, and the last.
fn shown(points: &[NotYetSent]) -> impl Iterator<Item = &NotYetSent> {
    let last = points.len().saturating_sub(1);
    points
        .iter()
        .enumerate()
        .filter(move |(nth, _)| nth % EVERY == 0 || *nth == last)
        .map(|(_, point)| point)
}

fn row(point: &NotYetSent, everybody: u64) -> Html {
    html! {
        <tr>
            <th scope="row">{ intl::local(point.at_ms) }</th>
            <td class="figure">{ intl::number(point.recipients) }</td>
            <td class="figure">
                { intl::percent(point.recipients as f64 / everybody.max(1) as f64) }
            </td>
        </tr>
    }
}
