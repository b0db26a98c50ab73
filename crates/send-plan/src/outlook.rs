//! What lies beyond a plan's finish: what may come later, who is last, what a stop still saves, how
//! long password resets wait, what it costs, and what happens when an account fails.
//!
//! Every instant of a finish speaks of *handed over*: accepted by the sending provider. When a
//! message is in the mailbox is for providers to decide; [`Delivery`] says what they document.

mod again;
mod answers;
mod assumptions;
mod cost;
mod failover;
mod glance;
mod parts;
mod reach;
mod resets;
mod stop;
mod words;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::api::Question;
use crate::check;
use crate::plan;
use crate::template::Memory;

pub use assumptions::ASSUMED_LATENCY_MS;
pub use failover::without;
pub use glance::{Glance, glance};
pub use words::sentences;

/// What lies beyond a plan's finish. Times are milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// First instant a call may start.
    pub start_ms: u64,
    /// Everything is handed over, when all goes as planned.
    pub best_ms: u64,
    /// The same with the calls that fail sent again, and with what limits hold given back only after
    /// each call's answer; `None`: not within ten years.
    pub expected_ms: Option<u64>,
    /// Accounts whose calls take so much longer than their guard that the send ends later by a
    /// hundredth of its time or more.
    pub slow_answers: Vec<String>,
    /// Messages that are then sent again.
    pub sent_again: u64,
    /// The same with a mailbox provider that answers "try later" as well.
    pub worst: Worst,
    /// What each figure rests on.
    pub rests_on: RestsOn,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
    /// By mailbox provider.
    pub by_mailbox_provider: Breakdown,
    /// By locale; `""` where none is given.
    pub by_locale: Breakdown,
    /// By time zone; `""` where none is known.
    pub by_time_zone: Breakdown,
    /// How many a stop at an instant would still save: falling from everybody to nobody.
    pub not_yet_sent: Vec<NotYetSent>,
    /// How far a mistake goes before it is stopped.
    pub reach: Reach,
    /// Per account, how long a transactional message waits during the send.
    pub password_reset: Vec<ResetWait>,
    /// What providers charge.
    pub cost: Cost,
    /// What happens when an account fails before the start; empty with one account alone.
    pub failover: Vec<Failover>,
}

/// The named scenario: a mailbox provider answers "try later" from its first call on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Worst {
    /// Everything is handed over; `None`: not within ten years.
    pub finish_ms: Option<u64>,
    /// Id of the mailbox provider that delays the send most; `None`: no recipient is at a known one.
    pub mailbox_provider: Option<String>,
    /// Milliseconds for which it stays slow.
    pub slow_for_ms: u64,
    /// Messages a minute that it then takes.
    pub messages_per_minute: u64,
    /// Where these two figures stand.
    pub source: Source,
}

/// Where a figure stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Address without scheme.
    pub page: String,
    /// When it was collected, such as `2026-11`.
    pub date: String,
}

impl From<crate::provider::Source> for Source {
    fn from(source: crate::provider::Source) -> Self {
        Self { page: source.page.to_owned(), date: source.date.to_owned() }
    }
}

/// What each figure rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestsOn {
    /// The finish as planned.
    pub best: Vec<Basis>,
    /// The expected finish.
    pub expected: Vec<Basis>,
    /// The worst finish.
    pub worst: Vec<Basis>,
    /// Per account, what it does with a message between taking it and delivering it: why no figure
    /// here is a time of delivery.
    pub delivery: Vec<Delivery>,
}

/// Something a figure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Limits, open hours and waves, as planned.
    Limits,
    /// The latency entered for each account.
    Latency,
    /// How long gates are expected to take.
    Gates,
    /// The errors entered for each account.
    Errors,
    /// The scenario of a mailbox provider that answers "try later".
    Deferral,
}

/// What an account's provider does with a message that it has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Name of the account.
    pub account: String,
    /// What it does.
    pub how: AfterHandOver,
}

/// What happens between *handed over* and *delivered*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AfterHandOver {
    /// It delivers at its own pace.
    OwnPace,
    /// At its own pace, and what is over its limits later.
    Defers,
    /// At its own pace, and what is over its limits waits in a queue and may be deleted.
    Queues,
}

/// Something taken for granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Assumption {
    /// The account's calls take so long: not measured, it is 0 or what a new account begins with.
    LatencyNotMeasured {
        /// Name of the account.
        account: String,
        /// Milliseconds a call takes.
        latency_ms: u64,
    },
    /// No call of the account fails.
    ErrorsNotEntered {
        /// Name of the account.
        account: String,
    },
    /// The provider publishes no figure for a limit of the account, and none is entered.
    NoLimitKnown {
        /// Name of the account.
        account: String,
    },
    /// The gate after the wave takes as long as expected.
    GateWait {
        /// Name of the wave.
        wave: String,
        /// Milliseconds from its finish to the next wave.
        wait_ms: u64,
    },
    /// The provider takes what is over its limits and delivers it later.
    DefersOverLimit {
        /// Name of the account.
        account: String,
    },
    /// The provider queues what is over its limits, and may delete it.
    QueuesOverLimit {
        /// Name of the account.
        account: String,
    },
    /// A stop takes hold within so long.
    StopWithin {
        /// Milliseconds.
        within_ms: u64,
    },
}

/// Recipients by a value, each with when they are handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Breakdown {
    /// The largest first.
    pub parts: Vec<Part>,
    /// Who finishes last; `None` where nobody does alone.
    pub tail: Option<Tail>,
}

/// The recipients with one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Id of the mailbox provider, locale or time zone.
    pub value: String,
    /// How many.
    pub recipients: u64,
    /// The first of them is handed over.
    pub first_ms: u64,
    /// The last of them is handed over.
    pub last_ms: u64,
    /// Whether the two instants are certain. Where a cohort mixes values, they are where the first
    /// and the last of a fair sample are expected.
    pub exact: bool,
}

impl Part {
    /// Milliseconds between the first and the last.
    pub fn gap_ms(&self) -> u64 {
        self.last_ms - self.first_ms
    }
}

/// Who finishes last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tail {
    /// Which value.
    pub value: String,
    /// Milliseconds after the last but one.
    pub after_others_ms: u64,
}

/// How many a stop would still save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotYetSent {
    /// A stop that takes hold then.
    pub at_ms: u64,
    /// Recipients whose call has not started before.
    pub recipients: u64,
}

/// How far a mistake goes before it is stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// Most people one call reaches.
    pub largest_call: u64,
    /// Most people mailed within any time of `within_ms`, over all accounts.
    pub before_stop: u64,
    /// Whether that many are reached; otherwise at most that many are.
    pub exact: bool,
    /// Milliseconds between seeing that something is wrong and the stop's taking hold.
    pub within_ms: u64,
}

/// How long a transactional message waits until every limit of the account has room for it,
/// assuming that it goes first then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResetWait {
    /// Name of the account.
    pub account: String,
    /// Milliseconds at the worst instant.
    pub longest_ms: u64,
    /// That instant.
    pub longest_from_ms: u64,
    /// Milliseconds on average over the send.
    pub mean_ms: u64,
}

/// What providers charge, in millionths of a US dollar, at the smallest volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Per account.
    pub accounts: Vec<AccountCost>,
    /// All together; `None` where one is not known.
    pub total_micro_usd: Option<u64>,
}

/// What one account costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountCost {
    /// Name of the account.
    pub account: String,
    /// Messages it hands over.
    pub messages: u64,
    /// What they cost; `None`: the provider publishes no price per message.
    pub micro_usd: Option<u64>,
    /// Where the price stands.
    pub source: Option<Source>,
}

/// What happens when an account fails before the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failover {
    /// Name of the account that fails.
    pub account: String,
    /// The others, with those on standby, have handed everything over; `None`: they cannot.
    pub finish_ms: Option<u64>,
}

/// The outlook of the question's plan; `None` where there is none.
pub fn outlook(question: &Question) -> Option<Outlook> {
    let mut study = Study::new(question.clone())?;
    while study.go_on() {}
    Some(study.outlook)
}

/// An outlook in the making: it takes several plans, between which it can be dropped.
pub struct Study {
    question: Question,
    larger: again::Larger,
    left: VecDeque<Step>,
    outlook: Outlook,
}

/// What one more plan tells.
enum Step {
    /// This mailbox provider is slow.
    Slow(Part),
    /// The account with this name fails.
    Fails(String),
}

impl Study {
    /// Plans the question as it is, and with what is sent again; `None` where there is no plan.
    pub fn new(question: Question) -> Option<Self> {
        let Question { campaign, audience, templates, now_ms } = &question;
        let brief = check::check(campaign, *now_ms).0?;
        let audience = audience.as_ref().filter(|audience| audience.recipients > 0)?;
        let drawn =
            plan::draw(campaign, &brief, audience, templates, *now_ms, &mut Memory::default()).0?;
        let plan = &drawn.plan;
        let by = parts::Parts::new(&drawn, audience);
        let by_mailbox_provider = by.breakdown(|group| &group.mailbox_provider);
        let mut waiting = brief.clone();
        let short_guards = answers::wait_for_answers(&mut waiting);
        let answered_ms = match short_guards.is_empty() {
            true => Some(plan.estimate.finish_ms),
            false => again::finish_ms(&question, &waiting, audience, plan),
        };
        let slow_answers = answers::if_late(short_guards, plan, answered_ms);
        let larger = again::with_errors(&waiting, plan, audience);
        let expected_ms = match larger.audience.recipients == audience.recipients {
            true => answered_ms,
            false => again::finish_ms(&question, &larger.brief, &larger.audience, plan),
        };
        let slow = again::tried(&by_mailbox_provider).map(|part| Step::Slow(part.clone()));
        let fails = failover::sending(campaign).map(|account| Step::Fails(account.to_owned()));
        let left = slow.chain(fails).collect();
        let outlook = Outlook {
            start_ms: plan.campaign.start_ms,
            best_ms: plan.estimate.finish_ms,
            expected_ms,
            slow_answers,
            sent_again: larger.audience.recipients - audience.recipients,
            worst: again::nobody_slow(expected_ms),
            rests_on: assumptions::rests_on(plan),
            assumptions: assumptions::assumptions(campaign, plan),
            by_mailbox_provider,
            by_locale: by.breakdown(|group| &group.locale),
            by_time_zone: by.breakdown(|group| &group.time_zone),
            not_yet_sent: stop::not_yet_sent(plan),
            reach: reach::reach(campaign, plan),
            password_reset: resets::waits(&drawn),
            cost: cost::cost(plan),
            failover: Vec::new(),
        };
        Some(Self { question, larger, left, outlook })
    }

    /// Draws one more plan; false when none is left to draw.
    pub fn go_on(&mut self) -> bool {
        match self.left.pop_front() {
            None => return false,
            Some(Step::Slow(part)) => {
                again::slow(&self.question, &self.larger, &part, &mut self.outlook.worst);
            }
            Some(Step::Fails(account)) => {
                self.outlook.failover.push(failover::failover(&self.question, account));
            }
        }
        true
    }

    /// The outlook, as far as it is made.
    pub fn into_outlook(self) -> Outlook {
        self.outlook
    }
}
