//! What the figures rest on, and what was taken for granted.

use super::{AfterHandOver, Assumption, Basis, Delivery, RestsOn, reach};
use crate::campaign::{Account, Campaign};
use crate::plan::{AccountFacts, GateFacts, Plan};
use crate::provider::{self, Figure, OverLimit, Provider};

/// Milliseconds of a call that a new account begins with, until they are measured.
pub const ASSUMED_LATENCY_MS: u64 = 250;

pub(super) fn rests_on(plan: &Plan) -> RestsOn {
    let mut best = vec![Basis::Limits, Basis::Latency];
    best.extend(gates(plan).next().map(|_| Basis::Gates));
    let expected = [best.as_slice(), &[Basis::Errors]].concat();
    let worst = [expected.as_slice(), &[Basis::Deferral]].concat();
    let delivery = plan
        .accounts
        .iter()
        .map(|account| Delivery {
            account: account.id.clone(),
            how: match over_limit(account) {
                Some(OverLimit::Defers) => AfterHandOver::Defers,
                Some(OverLimit::Queues) => AfterHandOver::Queues,
                _ => AfterHandOver::OwnPace,
            },
        })
        .collect();
    RestsOn { best, expected, worst, delivery }
}

/// What was taken for granted: account by account, then gates, then the stop.
pub(super) fn assumptions(campaign: &Campaign, plan: &Plan) -> Vec<Assumption> {
    let mut all = Vec::new();
    for facts in &plan.accounts {
        let Some(entered) = campaign.accounts.iter().find(|entered| entered.id == facts.id) else {
            continue;
        };
        let account = || facts.id.clone();
        let latency_ms = facts.latency_ms;
        if [0, ASSUMED_LATENCY_MS].contains(&latency_ms) && facts.latency_per_recipient_ms == 0 {
            all.push(Assumption::LatencyNotMeasured { account: account(), latency_ms });
        }
        if entered.errors_per_thousand.is_none() {
            all.push(Assumption::ErrorsNotEntered { account: account() });
        }
        if provider::find(&facts.provider).is_some_and(|found| lacks_a_limit(found, entered)) {
            all.push(Assumption::NoLimitKnown { account: account() });
        }
        match over_limit(facts) {
            Some(OverLimit::Defers) => {
                all.push(Assumption::DefersOverLimit { account: account() });
            }
            Some(OverLimit::Queues) => {
                all.push(Assumption::QueuesOverLimit { account: account() });
            }
            _ => {}
        }
    }
    all.extend(gates(plan).map(|(wave, gate)| Assumption::GateWait {
        wave: wave.to_owned(),
        wait_ms: gate.wait_ms(),
    }));
    if reach::entered_ms(campaign).is_none() {
        all.push(Assumption::StopWithin { within_ms: reach::WITHIN_MS });
    }
    all
}

/// Whether a limit has no published figure, and none that counts the same is entered.
fn lacks_a_limit(provider: &Provider, entered: &Account) -> bool {
    provider.limits.iter().any(|limit| {
        matches!(limit.figure, Figure::NotPublished(_))
            && entered.limits.iter().all(|own| own.unit != limit.unit)
    })
}

fn over_limit(account: &AccountFacts) -> Option<OverLimit> {
    provider::find(&account.provider).map(|provider| provider.over_limit)
}

/// The gates that a later wave waits for.
fn gates(plan: &Plan) -> impl Iterator<Item = (&str, GateFacts)> {
    let followed = plan.waves.len().saturating_sub(1);
    plan.waves.iter().take(followed).filter_map(|wave| Some((wave.name.as_str(), wave.gate?)))
}
