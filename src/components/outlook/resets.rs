//! Password resets during the send: how long they wait for the campaign's limits.

use send_plan::outlook::ResetWait;
use yew::prelude::*;

use crate::browser::intl;
use crate::say;
use crate::t;

pub(super) fn resets(waits: &[ResetWait]) -> Html {
    let is_long = waits.iter().any(|wait| wait.longest_ms > 0);
    html! {
        <section class="card" aria-labelledby="resets-title">
            <h2 id="resets-title">{ t!("review-resets") }</h2>
            <ul class="reasons">{ for waits.iter().map(|wait| html! { <li>{ words(wait) }</li> }) }</ul>
            if is_long {
                <p class="quiet">{ t!("review-resets-about") }</p>
            }
        </section>
    }
}

fn words(wait: &ResetWait) -> String {
    let account = wait.account.as_str();
    match wait.longest_ms {
        0 => t!("review-resets-never", account = account),
        longest_ms => t!(
            "review-resets-wait",
            account = account,
            longest = say::duration(longest_ms),
            from = intl::local_time_with_seconds(wait.longest_from_ms),
            mean = say::duration(wait.mean_ms)
        ),
    }
}
