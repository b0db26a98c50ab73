//! Accounts in the draft: a new one, its limits beside the catalogue's, what another call shape
//! would save.

use send_plan::campaign::{Account, Campaign, Limit, Unit};
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
    match (milliseconds(a), milliseconds(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// Milliseconds of a window such as `500ms`, `1s`, `10m`, `24h`, `7d`.
fn milliseconds(per: &str) -> Option<u64> {
    let digits = per.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = per.split_at(digits);
    let unit = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    count.parse::<u64>().ok()?.checked_mul(unit)
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
