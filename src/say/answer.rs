//! The answer in one sentence.

use send_plan::api::LimitName;
use send_plan::outlook::Outlook;
use send_plan::provider;

use super::{duration, limit, limit_name};
use crate::browser::intl;
use crate::t;
use crate::worker::protocol::PlanFacts;

/// The parts of the answer's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// `Mon 23 Nov 10:14`, by the planner's clock.
    pub local: String,
    /// `09:14 UTC`; `None` where the planner's clock shows UTC.
    pub utc: Option<String>,
    /// `3 h 14 min`.
    pub takes: String,
    /// `the Amazon SES daily quota of 50,000 messages per 24 h`.
    pub limited_by: Option<String>,
    /// `1 h 2 min before the deadline`.
    pub deadline: Option<Deadline>,
}

/// Whether the deadline is met, and by how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Whether everything is handed over by then.
    pub met: bool,
    /// In words.
    pub words: String,
}

/// The answer in parts.
pub fn headline(plan: &PlanFacts) -> Headline {
    let estimate = &plan.estimate;
    let finish = estimate.finish_ms;
    let (local, utc) = if intl::zone_is_utc() {
        (intl::utc(finish), None)
    } else {
        (intl::local(finish), Some(intl::utc_beside(finish)))
    };
    Headline {
        local,
        utc,
        takes: duration(finish.saturating_sub(estimate.start_ms)),
        limited_by: limited_by(plan),
        deadline: plan.deadline_ms.map(|deadline| against(deadline, finish)),
    }
}

/// What is rather to be expected than the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// When and how much later; `<why>` stands where the reason is to be reached.
    pub words: String,
    /// By how much the deadline is then missed, where the answer meets it.
    pub missed: Option<String>,
}

/// Where the expected finish is later by a minute or more, since times are shown by the minute.
pub fn later(plan: &PlanFacts, outlook: &Outlook) -> Option<Later> {
    let finish_ms = plan.estimate.finish_ms;
    let expected_ms = outlook.expected_ms.filter(|expected| *expected >= finish_ms + 60_000)?;
    let is_missed = |deadline: &u64| (finish_ms..expected_ms).contains(deadline);
    let missed_ms = plan.deadline_ms.filter(is_missed).map(|deadline| expected_ms - deadline);
    let (at, time) = (intl::local(expected_ms), duration(expected_ms - finish_ms));
    Some(Later {
        words: t!("review-expected-later", at = at, time = time),
        missed: missed_ms.map(|ms| t!("review-expected-misses", time = duration(ms))),
    })
}

fn against(deadline: u64, finish: u64) -> Deadline {
    if finish <= deadline {
        let early = deadline - finish;
        let words = if early == 0 {
            t!("headline-on-time")
        } else {
            t!("headline-early", time = duration(early))
        };
        Deadline { met: true, words }
    } else {
        Deadline { met: false, words: t!("headline-late", time = duration(finish - deadline)) }
    }
}

fn limited_by(plan: &PlanFacts) -> Option<String> {
    let binding = plan.binding.first()?;
    let account =
        binding.account.as_ref().and_then(|id| plan.accounts.iter().find(|held| held.id == *id));
    let who = account.map_or_else(String::new, |account| {
        let name = provider::find(&account.provider).map_or(account.provider.as_str(), |p| p.name);
        let same = plan.accounts.iter().filter(|other| other.provider == account.provider);
        if same.count() < 2 { name.to_owned() } else { format!("{name} ({})", account.id) }
    });
    Some(match &binding.limit {
        LimitName::InFlight { calls: 0 | 1, latency_ms } => {
            t!("headline-one-call", account = who, each = duration(*latency_ms))
        }
        LimitName::InFlight { calls, latency_ms } => t!(
            "headline-calls",
            account = who,
            calls = t!("calls", n = *calls),
            each = duration(*latency_ms)
        ),
        LimitName::Rate { unit, limit: n, per_ms: per_ms @ 86_400_000 } => {
            t!("headline-quota", account = who, limit = limit(*unit, *n, *per_ms))
        }
        LimitName::Rate { unit, limit: n, per_ms } => {
            t!("headline-limit", account = who, limit = limit(*unit, *n, *per_ms))
        }
        LimitName::WarmUp => t!("headline-warm-up", account = who),
        LimitName::WorkingHours => t!("headline-working-hours", account = who),
        other => limit_name(other),
    })
}
