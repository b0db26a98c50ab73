//! What was taken for granted, and what to enter instead.

use send_plan::outlook::Assumption;
use yew::prelude::*;

use crate::say;

pub(super) fn assumptions(assumptions: &[Assumption]) -> Html {
    if assumptions.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="assumptions-title">
            <h2 id="assumptions-title">{ "Assumed, not known" }</h2>
            <ul class="reasons">
                { for assumptions.iter().map(|assumption| html! { <li>{ words(assumption) }</li> }) }
            </ul>
        </section>
    }
}

fn words(assumption: &Assumption) -> String {
    match assumption {
        Assumption::LatencyNotMeasured { account, latency_ms } => format!(
            "A call of {account} takes {}: measure it, and enter what you find.",
            say::duration(*latency_ms)
        ),
        Assumption::ErrorsNotEntered { account } => {
            format!("No call of {account} fails: enter how many in a thousand do.")
        }
        Assumption::NoLimitKnown { account } => format!(
            "{account} has no limit beyond those planned under: its provider publishes none, so \
             enter yours."
        ),
        Assumption::GateWait { wave, wait_ms } => {
            format!("The gate after “{wave}” opens {} after that wave.", say::duration(*wait_ms))
        }
        Assumption::DefersOverLimit { account } => {
            format!(
                "{account} delivers what it has taken; what is over its limits it delivers later."
            )
        }
        Assumption::QueuesOverLimit { account } => format!(
            "{account} delivers what it has taken; what is over its limits it queues, and may delete."
        ),
        Assumption::StopWithin { within_ms } => {
            format!("A stop takes hold within {}.", say::duration(*within_ms))
        }
    }
}
