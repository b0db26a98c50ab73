//! "I need it faster": what would make a send end earlier, each change proven by planning again, and
//! the least change that meets a deadline which the campaign misses.
//!
//! A change stays within what providers document, keeps every guard, and keeps one address per
//! message: a shape that shows addresses cannot even be said here. What gives something up
//! ([`Change::gives_up`]) is never applied by itself; it is for a person to choose.
//!
//! The way of a question:
//! 1. [`levers`] – from what the plan waits for to what may be changed, by how much at most.
//! 2. [`change`] – a change with its figures, as a pure edit of a campaign.
//! 3. [`replan`] – plans the edited campaign; [`least`] – the least figures that meet a deadline.
//! 4. [`words`] – a change in plain sentences, for the command line.

mod change;
mod hours;
mod least;
mod levers;
mod replan;
pub mod words;

use std::cmp::Reverse;
use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::api::Question;
use crate::campaign::{Campaign, Unit};

pub use change::{Change, ShapingFigure};
pub use hours::Hours;

use replan::{Memo, Planner};

/// Most plans drawn to rank the ways.
const MOST_TRIES: usize = 25;

/// What would make a send end earlier. Times in milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Faster {
    /// When everything is handed over as things are.
    pub finish_ms: u64,
    /// No plan under the limits as they are ends earlier.
    pub bound_ms: u64,
    /// Single changes that save time: what saves most first, an earlier start after all that make
    /// the send itself shorter.
    pub ways: Vec<Way>,
    /// What would be wished for and cannot be had, with the reason.
    pub refused: Vec<Refusal>,
    /// The deadline, when it is missed.
    pub deadline: Option<Missed>,
}

/// A campaign changed, and what the plan of it promises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// What changes: one change, or two that only together do it.
    pub changes: Vec<Change>,
    /// The campaign with the changes made.
    pub campaign: Campaign,
    /// When everything is then handed over.
    pub finish_ms: u64,
    /// How much earlier that is, in milliseconds.
    pub saves_ms: u64,
}

impl Way {
    /// Whether it gives something up that the campaign has now.
    pub fn gives_up(&self) -> bool {
        self.changes.iter().any(Change::gives_up)
    }
}

/// A deadline that the campaign misses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Missed {
    /// The deadline.
    pub deadline_ms: u64,
    /// Milliseconds from the deadline to the finish.
    pub late_ms: u64,
    /// The least of each change that meets it: with one step less it is missed again. Two changes
    /// together only where none does alone. First what gives nothing up; the later deadline last.
    pub least: Vec<Way>,
}

/// What cannot be had, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Refusal {
    /// The provider documents this limit for every account.
    Documented {
        /// Name of the account within the campaign.
        account: String,
        /// Catalogue id of its provider.
        provider: String,
        /// What the limit counts.
        unit: Unit,
        /// Units that are documented.
        limit: u64,
        /// Length of the window in milliseconds.
        per_ms: u64,
    },
    /// The provider has no shape in which one call carries many people as one message each.
    OnePersonPerCall {
        /// Name of the account within the campaign.
        account: String,
        /// Catalogue id of its provider.
        provider: String,
    },
    /// A warm-up is not shortened: mailbox providers would turn away what comes too fast.
    WarmUp {
        /// Name of the account within the campaign.
        account: String,
    },
    /// A person's look at the wave before is not shortened.
    Approval {
        /// Name of the wave.
        wave: String,
        /// Milliseconds that the approval or the check is expected to take.
        expected_wait_ms: u64,
    },
}

/// What would make the send end earlier; `None`: there is no plan, so nothing to compare with.
pub fn faster(question: &Question) -> Option<Faster> {
    search(question, &mut Memo::default(), usize::MAX).unwrap_or_default()
}

/// The deadline and what would meet it; `None`: it is met, or there is no plan or no deadline.
pub fn missed(question: &Question) -> Option<Missed> {
    let mut memo = Memo::default();
    let (planner, plan) = Planner::start(question, &mut memo, usize::MAX)?;
    let (levers, _) = levers::levers(&question.campaign, &plan);
    least::missed(&planner, &plan, &levers)
}

/// The same search as [`faster`], one plan at a time, for who has other things to do in between.
pub struct Search {
    question: Question,
    memo: Memo,
}

impl Search {
    /// A search that has not begun.
    pub fn new(question: Question) -> Self {
        Self { question, memo: Memo::default() }
    }

    /// Goes on by one plan; ready with what [`faster`] answers.
    pub fn step(&mut self) -> Poll<Option<Faster>> {
        search(&self.question, &mut self.memo, 1).map_or(Poll::Pending, Poll::Ready)
    }
}

/// The search with at most `most` plans that are not known yet; `None`: it has to go on.
fn search(question: &Question, memo: &mut Memo, most: usize) -> Option<Option<Faster>> {
    let Some((planner, plan)) = Planner::start(question, memo, most) else { return Some(None) };
    let (levers, refused) = levers::levers(&question.campaign, &plan);
    let mut ways: Vec<Way> = levers
        .iter()
        .take(MOST_TRIES)
        .filter_map(|lever| planner.way(vec![lever.by(lever.usual)]))
        .filter(|way| way.saves_ms > 0)
        .collect();
    ways.sort_by_key(|way| (starts_earlier(way), Reverse(way.saves_ms)));
    let deadline = least::missed(&planner, &plan, &levers);
    let finish_ms = plan.estimate.finish_ms;
    let bound_ms = plan.estimate.bound_ms;
    let found = Faster { finish_ms, bound_ms, ways, refused, deadline };
    (!planner.is_stopped()).then_some(Some(found))
}

/// An earlier start makes no send shorter.
fn starts_earlier(way: &Way) -> bool {
    way.changes.iter().any(|change| matches!(change, Change::Start { .. }))
}
