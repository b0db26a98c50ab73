//! If an account fails before the start.

use send_plan::outlook::{Failover, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;
use crate::t;

pub(super) fn failover(outlook: &Outlook) -> Html {
    if outlook.failover.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="failover-title">
            <h2 id="failover-title">{ t!("review-failover") }</h2>
            <ul class="reasons">
                { for outlook.failover.iter().map(|failover| html! {
                    <li>{ words(failover, outlook.best_ms) }</li>
                }) }
            </ul>
            <p class="quiet">{ t!("review-failover-about") }</p>
        </section>
    }
}

fn words(failover: &Failover, best_ms: u64) -> String {
    let account = failover.account.as_str();
    match failover.finish_ms {
        None => t!("review-failover-never", account = account),
        Some(finish_ms) if finish_ms > best_ms => t!(
            "review-failover-later",
            account = account,
            at = intl::local(finish_ms),
            time = say::duration(finish_ms - best_ms)
        ),
        Some(finish_ms) => {
            t!("review-failover-same", account = account, at = intl::local(finish_ms))
        }
    }
}
