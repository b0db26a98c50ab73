//! If you stop: how far a mistake goes, and what a stop still saves.

use send_plan::outlook::{NotYetSent, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;

/// Every so many instants stand in the table.
const EVERY: usize = 5;

pub(super) fn stopping(outlook: &Outlook) -> Html {
    let reach = &outlook.reach;
    let everybody = outlook.not_yet_sent.first().map_or(0, |point| point.recipients);
    html! {
        <section class="card" aria-labelledby="stopping-title">
            <h2 id="stopping-title">{ "If you stop" }</h2>
            <p>
                { format!(
                    "A stop that takes {} to take hold comes too late for {} {}; one call alone reaches {} at most.",
                    say::duration(reach.within_ms),
                    if reach.exact { "up to" } else { "at most" },
                    say::counted(reach.before_stop, "person", "people"),
                    say::counted(reach.largest_call, "person", "people"),
                ) }
            </p>
            <details>
                <summary>{ "Not yet sent over time" }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label="Not yet sent over time">
                    <table>
                        <caption class="unseen">{ "Not yet sent over time" }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ "A stop that takes hold by" }</th>
                                <th scope="col" class="figure">{ "Not yet sent" }</th>
                                <th scope="col" class="figure">{ "Share" }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for shown(&outlook.not_yet_sent).map(|point| row(point, everybody)) }
                        </tbody>
                    </table>
                </div>
            </details>
            <p class="quiet">{ "What has been sent cannot be called back." }</p>
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
