//! What became of calls that have left.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AnyConnection, Row};

use super::{CallId, Ended, Ending, Holder, ROWS, THESE, id_of, outcome, query, these};
use crate::store::ledger::{Charge, Ledger};
use crate::store::progress::{self, Became};
use crate::store::{Change, Result, Store, int, whole};

impl Store {
    /// Writes down what became of calls that were started. `holder`: what somebody else has declared
    /// unknown meanwhile stays so.
    pub async fn end(&self, holder: &Holder, plan: &str, ended: &[Ended]) -> Result<()> {
        let mut change = self.begin().await?;
        let ids: Vec<CallId> = ended.iter().map(|one| one.id).collect();
        let held = held(change.at(), plan, &holder.text(), &ids).await?;
        self.note_ends(&mut change, &holder.text(), plan, ended, &held).await?;
        change.commit().await
    }

    /// What became of calls, those that are still as they were when `held` was read.
    pub(super) async fn note_ends(
        &self,
        change: &mut Change,
        holder: &str,
        plan: &str,
        ended: &[Ended],
        held: &BTreeMap<CallId, Held>,
    ) -> Result<u64> {
        let charges = held.values().flat_map(|held| &held.charges);
        let names: Vec<&str> = charges.map(|charge| &*charge.account).collect();
        self.database.take_turn(change.at(), &names).await?;
        let noted: Vec<(&Ended, &Held)> =
            ended.iter().filter_map(|one| Some((one, held.get(&one.id)?))).collect();
        let moved = move_on(change.at(), plan, holder, &noted).await?;
        let mut ledger = Ledger::default();
        let mut tally = Tally::default();
        for (one, held) in noted.into_iter().filter(|(one, _)| moved.contains(&one.id)) {
            let none_taken = matches!(one.ending, Ending::Again { .. });
            let between = (held.started_ms, one.at_ms);
            ledger.answered(&held.charges, none_taken, between, self.database.doubt_ms());
            tally.add(one, held);
        }
        tally.write(change.at(), plan).await?;
        ledger.write(change.at()).await?;
        Ok(moved.len() as u64)
    }
}

/// What a started call holds.
pub(super) struct Held {
    charges: Vec<Charge>,
    started_ms: u64,
    outcomes: Vec<u8>,
    account: u64,
    wave: u64,
}

impl Held {
    /// From columns 2 to 6.
    pub(super) fn of(row: &sqlx::any::AnyRow) -> Result<Self> {
        let charges: String = row.try_get(2)?;
        Ok(Self {
            charges: serde_json::from_str(&charges)
                .map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            started_ms: whole(row.try_get(3)?),
            outcomes: row.try_get(4)?,
            account: whole(row.try_get(5)?),
            wave: whole(row.try_get(6)?),
        })
    }
}

/// What calls hold that a holder has started.
async fn held(
    change: &mut AnyConnection,
    plan: &str,
    holder: &str,
    ids: &[CallId],
) -> Result<BTreeMap<CallId, Held>> {
    let mut all = BTreeMap::new();
    for page in ids.chunks(ROWS) {
        let sql = format!(
            "WITH {} SELECT calls.run, calls.nth, charges, started_ms, outcomes, account, wave
             FROM these JOIN calls ON {THESE} WHERE state = 'started' AND holder = $2",
            these(page.iter().copied())
        );
        let rows = query(sql)
            .bind(plan.to_owned())
            .bind(holder.to_owned())
            .fetch_all(&mut *change)
            .await?;
        for row in &rows {
            all.insert(id_of(row)?, Held::of(row)?);
        }
    }
    Ok(all)
}

/// Writes down what became of calls; of which it could, since nobody else had.
async fn move_on(
    change: &mut AnyConnection,
    plan: &str,
    holder: &str,
    ended: &[(&Ended, &Held)],
) -> Result<BTreeSet<CallId>> {
    let mut moved = BTreeSet::new();
    for page in ended.chunks(ROWS) {
        // Two values of each call, after plan and holder. What is to be made again keeps nothing.
        let row = |(nth, (one, held)): (usize, &(&Ended, &Held))| {
            let (CallId { run, nth: call }, started_ms) = (one.id, int(held.started_ms));
            let (state, at_ms, first) = (one.ending.state(), int(one.at_ms), 3 + 2 * nth);
            let due_ms = int(one.ending.due_ms());
            format!(
                "({run}, {call}, {started_ms}, '{state}', {at_ms}, {due_ms}, ${first}, ${})",
                first + 1
            )
        };
        let rows: Vec<String> = page.iter().enumerate().map(row).collect();
        let sql = format!(
            "WITH these (run, nth, started_ms, state, at_ms, due_ms, code, outcomes) AS (VALUES {})
             UPDATE calls SET state = these.state, code = these.code, lease_until_ms = NULL,
             answered_ms = CASE WHEN these.state = 'planned' THEN NULL ELSE these.at_ms END,
             outcomes = CASE WHEN these.state = 'planned' THEN NULL ELSE these.outcomes END,
             holder = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.holder END,
             started_ms = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.started_ms END,
             places = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.places END,
             charges = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.charges END,
             due_ms = CASE WHEN these.due_ms = 0 THEN calls.due_ms ELSE these.due_ms - (
                 SELECT lanes.shift_ms FROM lanes
                 WHERE lanes.plan = $1 AND lanes.account = calls.account) END
             FROM these WHERE {THESE} AND calls.state = 'started' AND calls.holder = $2
             AND calls.started_ms = these.started_ms RETURNING calls.run, calls.nth",
            rows.join(", ")
        );
        let mut update = query(sql).bind(plan.to_owned()).bind(holder.to_owned());
        for (one, held) in page {
            let code = one.ending.code().to_owned();
            update = update.bind(code).bind(one.ending.outcomes(held).to_vec());
        }
        for row in &update.fetch_all(&mut *change).await? {
            moved.insert(id_of(row)?);
        }
    }
    Ok(moved)
}

impl Ending {
    fn state(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Unknown { .. } => "unknown",
            Self::Again { .. } => "planned",
        }
    }

    /// When it is made again, where that is its own affair; 0: as before.
    fn due_ms(&self) -> u64 {
        match self {
            Self::Again { due_ms, .. } => due_ms.unwrap_or_default(),
            Self::Answered { .. } | Self::Unknown { .. } => 0,
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::Answered { code, .. } | Self::Unknown { code } | Self::Again { code, .. } => code,
        }
    }

    fn outcomes<'a>(&'a self, held: &'a Held) -> &'a [u8] {
        match self {
            Self::Answered { outcomes, .. } => outcomes,
            Self::Unknown { .. } | Self::Again { .. } => &held.outcomes,
        }
    }
}

/// What calls that are over add to their send, their waves and their lanes.
#[derive(Default)]
struct Tally {
    /// Accepted, refused, unknown, skipped.
    people: [i64; 4],
    /// By the instant at which it became known.
    became: BTreeMap<u64, Became>,
    /// Per wave: calls, and when the last of them was over.
    waves: BTreeMap<u64, (i64, u64)>,
    /// Per account: people accepted, and when its provider takes calls again.
    lanes: BTreeMap<u64, (i64, u64)>,
}

impl Tally {
    fn add(&mut self, one: &Ended, held: &Held) {
        let (accepted, wait_ms) = self.lanes.entry(held.account).or_default();
        if let Ending::Again { not_before_ms, .. } = one.ending {
            *wait_ms = not_before_ms.unwrap_or_default().max(*wait_ms);
            return;
        }
        let outcomes = one.ending.outcomes(held);
        let letters = [outcome::ACCEPTED, outcome::REFUSED, outcome::UNKNOWN, outcome::SKIPPED];
        let count = |letter: u8| outcomes.iter().filter(|one| **one == letter).count() as u64;
        *accepted += int(count(outcome::ACCEPTED));
        for (sum, letter) in self.people.iter_mut().zip(letters) {
            *sum += int(count(letter));
        }
        // A tenth of a second is as fine as anybody looks.
        let became = self.became.entry(one.at_ms / 100 * 100).or_default();
        became.accepted += count(outcome::ACCEPTED);
        became.refused += count(outcome::REFUSED);
        became.unknown += count(outcome::UNKNOWN);
        let (calls, last_ms) = self.waves.entry(held.wave).or_default();
        *calls += 1;
        *last_ms = one.at_ms.max(*last_ms);
    }

    async fn write(self, change: &mut AnyConnection, plan: &str) -> Result<()> {
        let [accepted, refused, unknown, skipped] = self.people;
        if !self.waves.is_empty() {
            sqlx::query(
                "UPDATE sends SET accepted = accepted + $2, refused = refused + $3,
                 unknown = unknown + $4, skipped = skipped + $5 WHERE plan = $1",
            )
            .bind(plan)
            .bind(accepted)
            .bind(refused)
            .bind(unknown)
            .bind(skipped)
            .execute(&mut *change)
            .await?;
        }
        for (at_ms, became) in self.became {
            progress::note(&mut *change, plan, at_ms, became).await?;
        }
        for (wave, (calls, last_ms)) in self.waves {
            sqlx::query(
                "UPDATE waves SET ended = ended + $3,
                 ended_ms = CASE WHEN ended_ms IS NULL OR ended_ms < $4 THEN $4 ELSE ended_ms END
                 WHERE plan = $1 AND wave = $2",
            )
            .bind(plan)
            .bind(int(wave))
            .bind(calls)
            .bind(int(last_ms))
            .execute(&mut *change)
            .await?;
        }
        for (account, (accepted, not_before_ms)) in self.lanes {
            sqlx::query(
                "UPDATE lanes SET accepted = accepted + $3,
                 not_before_ms = CASE WHEN not_before_ms < $4 THEN $4 ELSE not_before_ms END
                 WHERE plan = $1 AND account = $2",
            )
            .bind(plan)
            .bind(int(account))
            .bind(accepted)
            .bind(int(not_before_ms))
            .execute(&mut *change)
            .await?;
        }
        Ok(())
    }
}
