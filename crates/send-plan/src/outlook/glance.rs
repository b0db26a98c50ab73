//! What a way of sending comes to in a few figures, to be held beside other ways.

use serde::{Deserialize, Serialize};

use super::{Reach, cost, reach};
use crate::api::{Question, review};
use crate::diagnostic::Severity;

/// What a way of sending comes to. Times are milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Glance {
    /// First call's start.
    pub start_ms: u64,
    /// Everything is handed over.
    pub finish_ms: u64,
    /// By then it is to be.
    pub deadline_ms: Option<u64>,
    /// How far a mistake goes before it is stopped.
    pub reach: Reach,
    /// What providers charge, in millionths of a US dollar; `None` where one publishes no price.
    pub micro_usd: Option<u64>,
    /// Accounts that carry something.
    pub accounts: u64,
    /// Findings that must be mended before it may leave.
    pub errors: u64,
    /// Findings that a person should look at.
    pub warnings: u64,
}

/// A glance at the question's plan; `None` where there is none.
pub fn glance(question: &Question) -> Option<Glance> {
    let reviewed = review(question);
    let plan = reviewed.plan.as_ref()?;
    let count = |severity| {
        let found = reviewed.diagnostics.iter().filter(|one| one.severity == severity);
        found.count() as u64
    };
    let cost = cost::cost(plan);
    Some(Glance {
        start_ms: plan.estimate.start_ms,
        finish_ms: plan.estimate.finish_ms,
        deadline_ms: plan.campaign.deadline_ms,
        reach: reach::reach(&question.campaign, plan),
        micro_usd: cost.total_micro_usd,
        accounts: cost.accounts.iter().filter(|account| account.messages > 0).count() as u64,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    })
}
