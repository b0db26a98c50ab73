//! What limits have left: units spent, each until it is free again.
//!
//! A call's units are held from its start until its answer and one window more, since the provider
//! counts it at some instant between the two; never shorter than the plan's own window with its
//! guard. Of a call that the provider took nothing of, messages are free at the answer; that it came is
//! counted all the same. Instants are rounded up to a thousandth of the window, so that a limit has about a thousand
//! rows at most, whatever is sent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row};

use super::{Result, int, whole};

/// Until the answer.
const HELD: i64 = i64::MAX;

/// How soon to look again when only an answer can free what is needed.
const ANSWER_MS: u64 = 20;

/// What one call takes of one limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Whose limit: the account's name, or `""` for all accounts together.
    pub account: String,
    /// Which limit, such as `messages/1000`.
    pub meter: String,
    /// Units that the call takes.
    pub units: u64,
    /// Units that may be held at any instant.
    pub most: u64,
    /// The rolling window; `None`: free at the answer.
    pub window: Option<Window>,
}

/// A rolling window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Its length.
    pub per_ms: u64,
    /// What the plan adds for clock and network jitter.
    pub guard_ms: u64,
}

impl Charge {
    /// Why no wait ever makes room for it, where none does: a part of a sentence.
    pub fn excess(&self) -> Option<String> {
        if self.units <= self.most {
            return None;
        }
        let (units, most) = (self.units, self.most);
        let what = match self.unit() {
            "warm-up" => "messages of the day's warm-up",
            "in-flight" => "calls at once",
            unit => unit,
        };
        let per = self.window.map(|window| format!(" in any {} ms", window.per_ms));
        let whose = match self.account.as_str() {
            "" => "all accounts together have".to_owned(),
            account => format!("the account {account:?} has"),
        };
        Some(format!("takes {units} {what}, and {whose} {most}{}", per.unwrap_or_default()))
    }

    /// What it counts: `messages` of `gmail:messages/1000`.
    fn unit(&self) -> &str {
        let meter = self.meter.rsplit(':').next().unwrap_or(&self.meter);
        meter.split('/').next().unwrap_or(meter)
    }

    fn is_of_messages(&self) -> bool {
        matches!(self.unit(), "messages" | "warm-up")
    }
}

impl Window {
    /// When what was held by a call is free again, for whoever's clock is ahead by `doubt_ms` too.
    fn free_ms(self, started_ms: u64, answered_ms: u64, doubt_ms: u64) -> u64 {
        let as_planned = started_ms.saturating_add(self.per_ms).saturating_add(self.guard_ms);
        let free = as_planned.max(answered_ms.saturating_add(self.per_ms).saturating_add(doubt_ms));
        let step = (self.per_ms / 1000).max(1);
        free.div_ceil(step).saturating_mul(step)
    }
}

type Meter = (String, String);

/// The ledger within one change: read once per limit, written once.
#[derive(Default)]
pub(super) struct Ledger {
    /// Per limit: rows that are not free yet, by when they will be.
    read: BTreeMap<Meter, Vec<(i64, u64)>>,
    /// Per limit and instant: what changes.
    moved: BTreeMap<(Meter, i64), i64>,
    /// Limits that had no room for a call: until when.
    spent: BTreeMap<Meter, u64>,
}

impl Ledger {
    /// Until when a limit of these has no room, as far as an earlier call has found out: who comes
    /// later waits as long.
    pub(super) fn wait_ms(&self, charges: &[Charge]) -> Option<u64> {
        let meters = charges.iter().map(|charge| (charge.account.clone(), charge.meter.clone()));
        meters.filter_map(|meter| self.spent.get(&meter).copied()).max()
    }

    /// Takes what a call needs, or says when to ask again.
    pub(super) async fn take(
        &mut self,
        change: &mut AnyConnection,
        charges: &[Charge],
        now_ms: u64,
    ) -> Result<std::result::Result<(), u64>> {
        let mut wait_ms = 0;
        for charge in charges {
            let held = self.held(change, charge, now_ms).await?;
            if let Some(until_ms) = wait(&held, charge, now_ms) {
                self.spent.insert((charge.account.clone(), charge.meter.clone()), until_ms);
                wait_ms = wait_ms.max(until_ms);
            }
        }
        if wait_ms > 0 {
            return Ok(Err(wait_ms));
        }
        for charge in charges {
            let meter = (charge.account.clone(), charge.meter.clone());
            if let Some(rows) = self.read.get_mut(&meter) {
                rows.push((HELD, charge.units));
            }
            *self.moved.entry((meter, HELD)).or_default() += int(charge.units);
        }
        Ok(Ok(()))
    }

    /// Gives back at its time what a call held. `none_taken`: the provider has said that it took no message
    /// of it. `doubt_ms`: how far the clock of whoever takes it next may be ahead.
    pub(super) fn answered(
        &mut self,
        charges: &[Charge],
        none_taken: bool,
        (started_ms, answered_ms): (u64, u64),
        doubt_ms: u64,
    ) {
        for charge in charges {
            let meter = (charge.account.clone(), charge.meter.clone());
            *self.moved.entry((meter.clone(), HELD)).or_default() -= int(charge.units);
            let is_held = !(none_taken && charge.is_of_messages());
            if let Some(window) = charge.window.filter(|_| is_held) {
                let free_ms = int(window.free_ms(started_ms, answered_ms, doubt_ms));
                *self.moved.entry((meter, free_ms)).or_default() += int(charge.units);
            }
        }
    }

    /// Writes what was taken and given back.
    pub(super) async fn write(self, change: &mut AnyConnection) -> Result<()> {
        for (((account, meter), free_ms), units) in self.moved {
            if units == 0 {
                continue;
            }
            sqlx::query(
                "INSERT INTO ledger (account, meter, free_ms, units) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (account, meter, free_ms)
                 DO UPDATE SET units = ledger.units + excluded.units",
            )
            .bind(account)
            .bind(meter)
            .bind(free_ms)
            .bind(units)
            .execute(&mut *change)
            .await?;
        }
        Ok(())
    }

    async fn held(
        &mut self,
        change: &mut AnyConnection,
        charge: &Charge,
        now_ms: u64,
    ) -> Result<Vec<(i64, u64)>> {
        let meter = (charge.account.clone(), charge.meter.clone());
        if let Some(known) = self.read.get(&meter) {
            return Ok(known.clone());
        }
        let rows = read(change, &meter, now_ms).await?;
        self.read.insert(meter, rows.clone());
        Ok(rows)
    }
}

/// Units that are not free yet, by when they will be.
async fn read(change: &mut AnyConnection, meter: &Meter, now_ms: u64) -> Result<Vec<(i64, u64)>> {
    let rows = sqlx::query(
        "SELECT free_ms, units FROM ledger
         WHERE account = $1 AND meter = $2 AND free_ms > $3 AND units > 0 ORDER BY free_ms",
    )
    .bind(&meter.0)
    .bind(&meter.1)
    .bind(int(now_ms))
    .fetch_all(&mut *change)
    .await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, whole(row.try_get(1)?)))).collect()
}

/// When enough is free for a charge; `None`: now.
fn wait(held: &[(i64, u64)], charge: &Charge, now_ms: u64) -> Option<u64> {
    let mut left: u64 = held.iter().map(|(_, units)| units).sum();
    let fits = |left: u64| left.saturating_add(charge.units) <= charge.most;
    if fits(left) {
        return None;
    }
    for (free_ms, units) in held.iter().filter(|(free_ms, _)| *free_ms != HELD) {
        left -= units;
        if fits(left) {
            return Some(whole(*free_ms));
        }
    }
    Some(now_ms + ANSWER_MS)
}

/// Counts as spent at the start what the plan says was used elsewhere, as far as the ledger does not
/// know of it.
pub(super) async fn seed(
    change: &mut AnyConnection,
    used: &Charge,
    free_ms: u64,
    now_ms: u64,
) -> Result<()> {
    let meter = (used.account.clone(), used.meter.clone());
    let known: u64 = read(change, &meter, now_ms).await?.iter().map(|(_, units)| units).sum();
    let mut ledger = Ledger::default();
    ledger.moved.insert((meter, int(free_ms)), int(used.units.saturating_sub(known)));
    ledger.write(change).await
}

/// Forgets what has been free for long.
pub(super) async fn forget(change: &mut AnyConnection, before_ms: u64) -> Result<()> {
    sqlx::query("DELETE FROM ledger WHERE free_ms < $1")
        .bind(int(before_ms))
        .execute(change)
        .await
        .map(|_| ())
}
