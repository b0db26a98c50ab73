//! The accounts of a route.

use yew::prelude::*;

use super::checks_field::{Check, ChecksField};
use crate::state::State;
use crate::t;

/// The accounts of a route: those of the campaign, and names that no account has any more.
pub fn route_accounts(
    state: &State,
    member: String,
    chosen: &[String],
    on_change: Callback<Vec<String>>,
) -> Html {
    let accounts = &state.draft().campaign.accounts;
    let is_known = |name: &String| accounts.iter().any(|account| account.id == *name);
    let gone = chosen.iter().filter(|name| !is_known(name));
    let names: Vec<String> =
        accounts.iter().map(|account| &account.id).chain(gone).cloned().collect();
    let check = |name: &String| {
        let label = if is_known(name) {
            name.clone()
        } else {
            t!("accounts-gone", account = name.as_str())
        };
        Check { label: label.into(), checked: chosen.contains(name), disabled: false }
    };
    let checks = names.iter().map(check).collect::<Vec<_>>();
    let chosen = chosen.to_vec();
    let on_change = on_change.reform(move |(at, wanted): (usize, bool)| {
        let Some(name) = names.get(at) else { return chosen.clone() };
        let mut chosen: Vec<String> = chosen.iter().filter(|one| *one != name).cloned().collect();
        if wanted {
            chosen.push(name.clone());
        }
        chosen
    });
    html! { <ChecksField label={t!("schedule-only-through")} {member} {checks} {on_change} /> }
}
