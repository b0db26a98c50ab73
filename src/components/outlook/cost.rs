//! What it costs, where providers publish a price.

use send_plan::outlook::{AccountCost, Cost};
use yew::prelude::*;

use crate::say;
use crate::t;
use crate::words::rich;

pub(super) fn cost(cost: &Cost) -> Html {
    let used: Vec<&AccountCost> =
        cost.accounts.iter().filter(|account| account.messages > 0).collect();
    html! {
        <section class="card" aria-labelledby="cost-title">
            <h2 id="cost-title">{ t!("review-cost") }</h2>
            <ul class="reasons">
                { for used.iter().map(|account| html! { <li>{ words(account) }</li> }) }
                if let Some(total) = cost.total_micro_usd.filter(|_| used.len() > 1) {
                    <li>{ t!("review-cost-together", dollars = say::dollars(total)) }</li>
                }
            </ul>
        </section>
    }
}

fn words(cost: &AccountCost) -> Html {
    match (cost.micro_usd, &cost.source) {
        (Some(micro_usd), Some(source)) => rich(
            &t!(
                "review-cost-account",
                account = cost.account.as_str(),
                dollars = say::dollars(micro_usd),
                messages = t!("messages", n = cost.messages),
                page = source.page.as_str(),
                date = source.date.as_str()
            ),
            &[("source", &|words| html! { <span class="quiet">{ words }</span> })],
        ),
        _ => html! { { t!("review-cost-unknown", account = cost.account.as_str()) } },
    }
}
