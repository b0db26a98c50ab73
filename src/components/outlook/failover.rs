//! If an account fails before the start.

use send_plan::outlook::{Failover, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;

pub(super) fn failover(outlook: &Outlook) -> Html {
    if outlook.failover.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="failover-title">
            <h2 id="failover-title">{ "If an account fails" }</h2>
            <ul class="reasons">
                { for outlook.failover.iter().map(|failover| html! {
                    <li>{ words(failover, outlook.best_ms) }</li>
                }) }
            </ul>
            <p class="quiet">
                { "Before the start, with those on standby sending. A route that has no account left \
                   holds nobody any more." }
            </p>
        </section>
    }
}

fn words(failover: &Failover, best_ms: u64) -> String {
    match failover.finish_ms {
        None => format!("Without {}, the others cannot carry this send.", failover.account),
        Some(finish_ms) if finish_ms > best_ms => format!(
            "Without {}, everything is handed over by {}, {} later.",
            failover.account,
            intl::local(finish_ms),
            say::duration(finish_ms - best_ms),
        ),
        Some(finish_ms) => format!(
            "Without {}, everything is handed over by {}, no later than with it.",
            failover.account,
            intl::local(finish_ms),
        ),
    }
}
