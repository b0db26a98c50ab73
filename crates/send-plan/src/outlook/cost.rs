//! What the send costs, where providers publish a price per message.

use super::{AccountCost, Cost};
use crate::plan::{Plan, Run};
use crate::provider;

pub(super) fn cost(plan: &Plan) -> Cost {
    let accounts: Vec<AccountCost> = plan
        .accounts
        .iter()
        .enumerate()
        .map(|(index, account)| {
            let own = plan.runs.iter().filter(|run| run.account == index as u64);
            let messages = own.map(Run::recipients).sum();
            let price = provider::find(&account.provider).and_then(|found| found.price.as_ref());
            let cost = |per_1000: u64| {
                (u128::from(messages) * u128::from(per_1000)).div_ceil(1_000) as u64
            };
            AccountCost {
                account: account.id.clone(),
                messages,
                micro_usd: price.map(|price| cost(price.micro_usd_per_1000)),
                source: price.map(|price| price.source.into()),
            }
        })
        .collect();
    // An account that carries nothing costs nothing, whatever its price.
    let paid = accounts.iter().filter(|account| account.messages > 0);
    let total_micro_usd = paid.map(|account| account.micro_usd).sum();
    Cost { accounts, total_micro_usd }
}
