//! What was taken for granted, and what to enter instead.

use send_plan::outlook::Assumption;
use yew::prelude::*;

use crate::say;
use crate::t;

pub(super) fn assumptions(assumptions: &[Assumption]) -> Html {
    if assumptions.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="assumptions-title">
            <h2 id="assumptions-title">{ t!("review-assumptions") }</h2>
            <ul class="reasons">
                { for assumptions.iter().map(|assumption| html! { <li>{ words(assumption) }</li> }) }
            </ul>
        </section>
    }
}

fn words(assumption: &Assumption) -> String {
    match assumption {
        Assumption::LatencyNotMeasured { account, latency_ms } => t!(
            "review-assumed-latency",
            account = account.as_str(),
            time = say::duration(*latency_ms)
        ),
        Assumption::ErrorsNotEntered { account } => {
            t!("review-assumed-no-errors", account = account.as_str())
        }
        Assumption::NoLimitKnown { account } => {
            t!("review-assumed-no-limit", account = account.as_str())
        }
        Assumption::GateWait { wave, wait_ms } => {
            t!("review-assumed-gate", wave = wave.as_str(), time = say::duration(*wait_ms))
        }
        Assumption::DefersOverLimit { account } => {
            t!("review-assumed-defers", account = account.as_str())
        }
        Assumption::QueuesOverLimit { account } => {
            t!("review-assumed-queues", account = account.as_str())
        }
        Assumption::StopWithin { within_ms } => {
            t!("review-assumed-stop", time = say::duration(*within_ms))
        }
    }
}
