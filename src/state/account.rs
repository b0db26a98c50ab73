//! Accounts in the draft: a new one, its limits beside the catalogue's, what another call shape
//! would save.

use send_plan::campaign::{Account, Campaign, Limit, Unit, span_ms};
use send_plan::outlook::ASSUMED_LATENCY_MS;
use send_plan::provider::{self, CatalogueLimit, Provider};

/// Margin in milliseconds that the app gives a new account.
const GUARD_MS: u64 = 250;

/// An account of a provider, named so that no other has its name.
pub fn new_account(campaign: &Campaign, provider: &Provider) -> Account {
    let taken = |id: &str| campaign.accounts.iter().any(|account| account.id == id);
    let first = format!("{}-main", provider.id);
    let id = if taken(&first) {
        (2..).map(|n| format!("{}-{n}", provider.id)).find(|id| !taken(id)).unwrap_or(first)
    } else {
        first
    };
    Account {
        id,
        provider: provider.id.to_owned(),
        in_flight: Some(1),
        latency_ms: ASSUMED_LATENCY_MS,
        guard_ms: GUARD_MS,
        ..Account::default()
    }
}

/// Windows written differently may be the same: `60s` and `1m`.
pub fn same_window(a: &str, b: &str) -> bool {
    match (span_ms(a), span_ms(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// The account's own figure for a limit of the catalogue: its index and itself.
pub fn catalogue_limit<'a>(
    account: &'a Account,
    documented: &CatalogueLimit,
) -> Option<(usize, &'a Limit)> {
    account
        .limits
        .iter()
        .enumerate()
        .find(|(_, own)| replaces(own, documented.unit, documented.per))
}

fn replaces(own: &Limit, unit: Unit, per: &str) -> bool {
    own.unit == unit && same_window(&own.per, per)
}

/// Sets the account's own figure for a limit of the catalogue, or takes it away.
pub fn set_catalogue_limit(account: &mut Account, unit: Unit, per: &str, figure: Option<u64>) {
    let at = account.limits.iter().position(|own| replaces(own, unit, per));
    match (at, figure) {
        (Some(at), Some(figure)) => account.limits[at].limit = figure,
        (Some(at), None) => {
            account.limits.remove(at);
        }
        (None, Some(limit)) => {
            account.limits.push(Limit { unit, limit, per: per.to_owned(), ..Limit::default() });
        }
        (None, None) => {}
    }
}

/// Takes limits in place of the account's own of the same unit and window, and takes those away of
/// which it is said that nothing limits them.
pub fn take_limits(account: &mut Account, limits: &[Limit], unlimited: &[(Unit, String)]) {
    account.limits.retain(|own| !unlimited.iter().any(|(unit, per)| replaces(own, *unit, per)));
    for limit in limits {
        match account.limits.iter_mut().find(|own| replaces(own, limit.unit, &limit.per)) {
            Some(own) => *own = limit.clone(),
            None => account.limits.push(limit.clone()),
        }
    }
}

/// Gives an account another name; ceilings and routes that name it follow. While two accounts share
/// a name nothing follows, because nobody could tell which of them is meant.
pub fn rename_account(campaign: &mut Campaign, at: usize, name: &str) {
    let others = |id: &str| {
        campaign.accounts.iter().enumerate().any(|(other, account)| other != at && account.id == id)
    };
    let Some(before) = campaign.accounts.get(at).map(|account| account.id.clone()) else { return };
    if !others(&before) && !others(name) {
        let in_caps = campaign.mailbox_caps.iter_mut().filter_map(|cap| cap.account.as_mut());
        let in_routes = campaign.routes.iter_mut().flat_map(|route| &mut route.accounts);
        in_caps.chain(in_routes).filter(|id| **id == before).for_each(|id| name.clone_into(id));
    }
    if let Some(account) = campaign.accounts.get_mut(at) {
        name.clone_into(&mut account.id);
    }
}

/// Indexes of the account's limits that no limit of the catalogue asks for.
pub fn undocumented_limits(account: &Account) -> Vec<usize> {
    let documented = provider::find(&account.provider).map_or(&[][..], |provider| provider.limits);
    (0..account.limits.len())
        .filter(|at| {
            let own = &account.limits[*at];
            !documented.iter().any(|limit| replaces(own, limit.unit, limit.per))
        })
        .collect()
}

/// Recipients that one call could carry instead of one, where the provider has a safe batch shape
/// and the account does not use it.
pub fn shape_saves(account: &Account) -> Option<&'static provider::Batch> {
    let batch = provider::find(&account.provider)?.batch.as_ref()?;
    (account.max_recipients_per_call == Some(1)).then_some(batch)
}
