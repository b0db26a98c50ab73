//! Password resets during the send: how long they wait for the campaign's limits.

use send_plan::outlook::ResetWait;
use yew::prelude::*;

use crate::browser::intl;
use crate::say;

pub(super) fn resets(waits: &[ResetWait]) -> Html {
    let is_long = waits.iter().any(|wait| wait.longest_ms > 0);
    html! {
        <section class="card" aria-labelledby="resets-title">
            <h2 id="resets-title">{ "Password resets during the send" }</h2>
            <ul class="reasons">{ for waits.iter().map(|wait| html! { <li>{ words(wait) }</li> }) }</ul>
            if is_long {
                <p class="quiet">
                    { "A reserve on the account keeps room for them, and the campaign takes longer." }
                </p>
            }
        </section>
    }
}

fn words(wait: &ResetWait) -> String {
    match wait.longest_ms {
        0 => format!("Through {} they never wait for this campaign.", wait.account),
        longest_ms => format!(
            "Through {} they wait up to {} (from {}), and {} on average.",
            wait.account,
            say::duration(longest_ms),
            intl::local_time_with_seconds(wait.longest_from_ms),
            say::duration(wait.mean_ms),
        ),
    }
}
