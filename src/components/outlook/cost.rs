//! What it costs, where providers publish a price.

use send_plan::outlook::{AccountCost, Cost};
use yew::prelude::*;

use crate::say;

pub(super) fn cost(cost: &Cost) -> Html {
    let used: Vec<&AccountCost> =
        cost.accounts.iter().filter(|account| account.messages > 0).collect();
    html! {
        <section class="card" aria-labelledby="cost-title">
            <h2 id="cost-title">{ "What it costs" }</h2>
            <ul class="reasons">
                { for used.iter().map(|account| html! { <li>{ words(account) }</li> }) }
                if let Some(total) = cost.total_micro_usd.filter(|_| used.len() > 1) {
                    <li>{ format!("Together {}.", say::dollars(total)) }</li>
                }
            </ul>
        </section>
    }
}

fn words(cost: &AccountCost) -> Html {
    match (cost.micro_usd, &cost.source) {
        (Some(micro_usd), Some(source)) => html! {
            <>
                { format!(
                    "{}: {} for {}, at the price of the smallest volume. ",
                    cost.account,
                    say::dollars(micro_usd),
                    say::counted(cost.messages, "message", "messages"),
                ) }
                <span class="quiet">{ format!("{}, {}", source.page, source.date) }</span>
            </>
        },
        _ => {
            html! { { format!("{}: its provider publishes no price per message.", cost.account) } }
        }
    }
}
