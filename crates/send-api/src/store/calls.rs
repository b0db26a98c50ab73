//! Calls, from planned over leased and started to answered.
//!
//! A started call without an answer is never planned again: after a crash it is *unknown*. What a
//! call carries is not here; it is the `nth` of a `run` of its plan.

mod endings;
mod leases;
mod made;
mod starts;

use serde::{Deserialize, Serialize};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row};

use super::ledger::Charge;
use super::{Result, int, whole};
pub(super) use made::IN_FLIGHT;
pub use made::Made;

/// Lateness that is no slip: what the operating system and the network do to any clock.
pub const SLACK_MS: u64 = 1_000;

/// The code of a call that an internal error of ours broke off.
pub const INTERNAL_ERROR: &str = "internal-error";

/// What became of one recipient of a call, one letter each.
pub mod outcome {
    /// Taken by the provider.
    pub const ACCEPTED: u8 = b'a';
    /// Refused by the provider: not mailed.
    pub const REFUSED: u8 = b'r';
    /// Nobody knows: perhaps mailed.
    pub const UNKNOWN: u8 = b'u';
    /// On the suppression list of the moment: left out.
    pub const SKIPPED: u8 = b's';
}

/// A dispatcher, since its last start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its name: no two that run at once share one.
    pub name: String,
    /// How often one of this name has started.
    pub generation: u64,
}

impl Holder {
    fn text(&self) -> String {
        format!("{}#{}", self.name, self.generation)
    }
}

/// Which call of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CallId {
    /// Index into the plan's `runs`.
    pub run: u64,
    /// Which call of the run.
    pub nth: u64,
}

/// A call to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCall {
    /// Which.
    pub id: CallId,
    /// Index into the plan's `accounts`.
    pub account: u64,
    /// When, its wave's shift included.
    pub due_ms: u64,
}

/// A wave's calls, one by one: there may be millions.
pub type NewCalls<'a> = Box<dyn Iterator<Item = NewCall> + Send + 'a>;

/// A call that is ours for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leased {
    /// Which.
    pub id: CallId,
    /// When it is due, without its lane's shift.
    pub due_ms: u64,
    /// How often it was tried before, and not taken.
    pub tries: u64,
}

/// A call about to leave.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// Which.
    pub id: CallId,
    /// Index into the plan's `accounts`.
    pub account: u64,
    /// When it was due, without its lane's shift.
    pub due_ms: u64,
    /// How often it was tried before: how late it is says nothing of the others then.
    pub tries: u64,
    /// Its recipients' places, as [`pack`] has them.
    pub places: &'a [u8],
    /// One letter per recipient, as if no answer came.
    pub outcomes: &'a [u8],
    /// What it takes of each limit.
    pub charges: &'a [Charge],
    /// Which day of sending, counted from the campaign's start.
    pub day: u64,
}

/// Whether a call may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Started {
    /// Now; and it is written down that it did.
    Yes,
    /// A limit is spent: not before this instant.
    Wait(u64),
    /// It is no longer ours: stopped, paused, or in other hands.
    Lost,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Which.
    pub id: CallId,
    /// What became of it.
    pub ending: Ending,
    /// When that was known.
    pub at_ms: u64,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// One letter per recipient; a code such as `202`.
    Answered {
        /// As in [`outcome`].
        outcomes: Vec<u8>,
        /// The provider's, without addresses.
        code: String,
    },
    /// No answer: as written down at the start.
    Unknown {
        /// What happened, such as `timeout`.
        code: String,
    },
    /// Nobody of it was taken: once more.
    Again {
        /// When; `None`: as soon as its account may.
        due_ms: Option<u64>,
        /// Nothing of its account before this instant; `None`: it goes on meanwhile.
        not_before_ms: Option<u64>,
        /// The provider's, without addresses.
        code: String,
    },
}

/// Recipients' places, eight bytes each: the file above 48 bits of row.
pub fn pack(places: &[send_plan::chunk::Place]) -> Vec<u8> {
    places.iter().flat_map(|place| (place.file << 48 | place.row).to_be_bytes()).collect()
}

/// The places that were packed.
pub fn unpack(bytes: &[u8]) -> impl Iterator<Item = send_plan::chunk::Place> {
    bytes.chunks_exact(8).map(|eight| {
        let place = eight.iter().fold(0_u64, |place, byte| place << 8 | u64::from(*byte));
        send_plan::chunk::Place { file: place >> 48, row: place & ((1 << 48) - 1) }
    })
}

/// Calls written in one statement.
const ROWS: usize = 500;

/// Writes a wave's calls.
pub(super) async fn add(
    change: &mut AnyConnection,
    plan: &str,
    wave: u64,
    calls: NewCalls<'_>,
) -> Result<u64> {
    let mut total = 0;
    let mut calls = calls.peekable();
    while calls.peek().is_some() {
        let rows: Vec<String> = calls
            .by_ref()
            .take(ROWS)
            .map(|NewCall { id, account, due_ms }| {
                let (run, nth, due_ms) = (int(id.run), int(id.nth), int(due_ms));
                format!(
                    "($1, {run}, {nth}, {}, {}, {due_ms}, 'planned', 0)",
                    int(account),
                    int(wave)
                )
            })
            .collect();
        total += rows.len() as u64;
        let sql = format!(
            "INSERT INTO calls (plan, run, nth, account, wave, due_ms, state, tries) VALUES {}",
            rows.join(",")
        );
        query(sql).bind(plan.to_owned()).execute(&mut *change).await?;
    }
    Ok(total)
}

/// Which call a row is about that begins with `run, nth`.
fn id_of(row: &sqlx::any::AnyRow) -> Result<CallId> {
    Ok(CallId { run: whole(row.try_get(0)?), nth: whole(row.try_get(1)?) })
}

/// A table `these` of calls, to be joined by [`THESE`]: one statement for many. Numbers only.
fn these(ids: impl IntoIterator<Item = CallId>) -> String {
    let row = |CallId { run, nth }| format!("({}, {})", int(run), int(nth));
    let rows: Vec<String> = ids.into_iter().map(row).collect();
    format!("these (run, nth) AS (VALUES {})", rows.join(", "))
}

/// The calls of [`these`], of the plan $1.
const THESE: &str = "calls.plan = $1 AND calls.run = these.run AND calls.nth = these.nth";

/// A statement that is written for the moment, for so many calls.
fn query(sql: String) -> Query<'static, Any, AnyArguments> {
    // Numbers are written into it, and nothing else.
    sqlx::query(AssertSqlSafe(sql)).persistent(false)
}
