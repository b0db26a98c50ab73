//! Calls that leave: written down before they do.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::AnyConnection;

use super::{CallId, Holder, ROWS, SLACK_MS, Start, Started, THESE, id_of, query, these};
use crate::store::ledger::Ledger;
use crate::store::{Result, Store, int};

impl Store {
    /// Writes down that calls leave now, where nothing speaks against it: the send runs, the call is
    /// ours, its account was not asked to wait, and every limit has room for it.
    ///
    /// `answer_by_ms`: without an answer by then a call is unknown.
    pub async fn start(
        &self,
        holder: &Holder,
        plan: &str,
        starts: &[Start<'_>],
        now_ms: u64,
        answer_by_ms: u64,
    ) -> Result<Vec<Started>> {
        let mut change = self.begin().await?;
        let mut accounts: Vec<&str> =
            starts.iter().flat_map(|start| start.charges).map(|charge| &*charge.account).collect();
        // A stop waits for what has begun, and nothing begins after it.
        let send = format!("send/{plan}");
        accounts.push(&send);
        self.database.take_turn(change.at(), &accounts).await?;
        let ids: Vec<CallId> = starts.iter().map(|start| start.id).collect();
        let mut ours = ours(change.at(), holder, plan, &ids, now_ms).await?;
        let mut ledger = Ledger::default();
        let mut started = Vec::with_capacity(starts.len());
        let mut leaving = Vec::new();
        for start in starts {
            if let Some(wait_ms) = ledger.wait_ms(start.charges) {
                started.push(Started::Wait(wait_ms));
                continue;
            }
            // Each once.
            let fits = match ours.remove(&start.id) {
                true => Some(ledger.take(change.at(), start.charges, now_ms).await?),
                false => None,
            };
            started.push(match fits {
                None => Started::Lost,
                Some(Err(wait_ms)) => Started::Wait(wait_ms),
                Some(Ok(())) => {
                    leaving.push(start);
                    Started::Yes
                }
            });
        }
        note_starts(change.at(), plan, &leaving, now_ms, answer_by_ms).await?;
        ledger.write(change.at()).await?;
        change.commit().await?;
        Ok(started)
    }
}

/// Which calls may leave as far as they themselves, their send and their account's provider go.
async fn ours(
    change: &mut AnyConnection,
    holder: &Holder,
    plan: &str,
    ids: &[CallId],
    now_ms: u64,
) -> Result<BTreeSet<CallId>> {
    let mut all = BTreeSet::new();
    for page in ids.chunks(ROWS) {
        let sql = format!(
            "WITH {} SELECT calls.run, calls.nth FROM these JOIN calls ON {THESE}
             JOIN sends ON sends.plan = calls.plan AND sends.state = 'running'
             JOIN lanes ON lanes.plan = calls.plan AND lanes.account = calls.account
                  AND lanes.not_before_ms <= $3
             JOIN dispatchers ON dispatchers.name = $4 AND dispatchers.generation = $5
             WHERE calls.state = 'leased' AND calls.holder = $2 AND calls.lease_until_ms >= $3",
            these(page.iter().copied())
        );
        let rows = query(sql)
            .bind(plan.to_owned())
            .bind(holder.text())
            .bind(int(now_ms))
            .bind(holder.name.clone())
            .bind(int(holder.generation))
            .fetch_all(&mut *change)
            .await?;
        for row in &rows {
            all.insert(id_of(row)?);
        }
    }
    Ok(all)
}

async fn note_starts(
    change: &mut AnyConnection,
    plan: &str,
    starts: &[&Start<'_>],
    now_ms: u64,
    answer_by_ms: u64,
) -> Result<()> {
    for page in starts.chunks(ROWS) {
        // Three values of each call, after the plan and two instants.
        let row = |(nth, start): (usize, &&Start<'_>)| {
            let CallId { run, nth: call } = start.id;
            let first = 4 + 3 * nth;
            format!("({run}, {call}, ${first}, ${}, ${})", first + 1, first + 2)
        };
        let rows: Vec<String> = page.iter().enumerate().map(row).collect();
        let sql = format!(
            "WITH these (run, nth, places, outcomes, charges) AS (VALUES {})
             UPDATE calls SET state = 'started', started_ms = $2, lease_until_ms = $3,
             tries = tries + 1, places = these.places, outcomes = these.outcomes,
             charges = these.charges FROM these WHERE {THESE}",
            rows.join(", ")
        );
        let mut update = query(sql).bind(plan.to_owned()).bind(int(now_ms)).bind(int(answer_by_ms));
        for start in page {
            let charges = serde_json::to_string(start.charges).unwrap_or_default();
            update = update.bind(start.places.to_vec()).bind(start.outcomes.to_vec()).bind(charges);
        }
        update.execute(&mut *change).await?;
    }
    let days: BTreeSet<(u64, u64)> = starts.iter().map(|one| (one.account, one.day)).collect();
    for (account, day) in days {
        sqlx::query(
            "INSERT INTO sending_days (plan, account, day) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING",
        )
        .bind(plan)
        .bind(int(account))
        .bind(int(day))
        .execute(&mut *change)
        .await?;
    }
    let mut late: BTreeMap<u64, u64> = BTreeMap::new();
    for start in starts.iter().filter(|start| start.tries == 0) {
        let late = late.entry(start.account).or_default();
        *late = now_ms.saturating_sub(start.due_ms).max(*late);
    }
    // Late: what follows on this account comes later by as much, and never in a bunch.
    for (account, late_ms) in late {
        sqlx::query(
            "UPDATE lanes SET shift_ms = $3
             WHERE plan = $1 AND account = $2 AND shift_ms + $4 < $3",
        )
        .bind(plan)
        .bind(int(account))
        .bind(int(late_ms))
        .bind(int(SLACK_MS))
        .execute(&mut *change)
        .await?;
    }
    Ok(())
}
