//! Calls, from planned over leased and started to answered.
//!
//! A started call without an answer is never planned again: after a crash it is *unknown*. What a
//! call carries is not here; it is the `nth` of a `run` of its plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row};

use super::ledger::{Charge, Ledger};
use super::progress::{self, Became};
use super::{Change, Result, Store, int, whole};

/// Lateness that is no slip: what the operating system and the network do to any clock.
pub const SLACK_MS: u64 = 1_000;

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
    /// Nobody of it was taken: once more, and nothing of its account before this instant.
    Again {
        /// Not before.
        not_before_ms: u64,
        /// The provider's, without addresses.
        code: String,
    },
}

/// People of the plan $1 whose call has left and is not answered. Whatever is started has a holder: to
/// say so leads to the few rows of the index.
pub(super) const IN_FLIGHT: &str =
    "SELECT CAST(COALESCE(SUM(LENGTH(outcomes)), 0) AS BIGINT) FROM calls
     WHERE state = 'started' AND holder > '' AND plan = $1";

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

impl Store {
    /// Calls of one account of a plan that are due, ours until `lease_until_ms`.
    pub async fn lease(
        &self,
        holder: &Holder,
        (plan, account): (&str, u64),
        due_by_ms: u64,
        most: u64,
        lease_until_ms: u64,
    ) -> Result<Vec<Leased>> {
        let mut change = self.begin().await?;
        let rows = sqlx::query(self.database.due_calls())
            .bind(plan)
            .bind(int(account))
            .bind(int(due_by_ms))
            .bind(int(most))
            .fetch_all(change.at())
            .await?;
        let leased: Vec<Leased> = rows
            .iter()
            .map(|row| {
                let (due_ms, tries) = (whole(row.try_get(2)?), whole(row.try_get(3)?));
                Ok(Leased { id: id_of(row)?, due_ms, tries })
            })
            .collect::<Result<_>>()?;
        for page in leased.chunks(ROWS) {
            let sql = format!(
                "WITH {} UPDATE calls SET state = 'leased', holder = $2, lease_until_ms = $3
                 FROM these WHERE {THESE}",
                these(page.iter().map(|one| one.id))
            );
            query(sql)
                .bind(plan.to_owned())
                .bind(holder.text())
                .bind(int(lease_until_ms))
                .execute(change.at())
                .await?;
        }
        change.commit().await?;
        Ok(leased)
    }

    /// Gives leased calls back: they were not made.
    pub async fn give_back(&self, holder: &Holder, plan: &str, calls: &[CallId]) -> Result<()> {
        let mut change = self.begin().await?;
        plan_again(change.at(), &holder.text(), plan, calls).await?;
        change.commit().await
    }

    /// Gives back whatever is leased of one account of a plan.
    pub async fn release(&self, holder: &Holder, (plan, account): (&str, u64)) -> Result<()> {
        let mut change = self.begin().await?;
        sqlx::query(
            "UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
             WHERE plan = $1 AND account = $2 AND state = 'leased' AND holder = $3",
        )
        .bind(plan)
        .bind(int(account))
        .bind(holder.text())
        .execute(change.at())
        .await?;
        change.commit().await
    }

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
    async fn note_ends(
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
            ledger.answered(&held.charges, held.started_ms, one.at_ms);
            tally.add(one, held);
        }
        tally.write(change.at(), plan).await?;
        ledger.write(change.at()).await?;
        Ok(moved.len() as u64)
    }

    /// A dispatcher starts: whatever one of its name was about to do is planned again, and what it
    /// had started without an answer is unknown. How many calls are.
    pub async fn enter(&self, name: &str, now_ms: u64) -> Result<(Holder, u64)> {
        let mut change = self.begin().await?;
        sqlx::query(
            "INSERT INTO dispatchers (name, generation) VALUES ($1, 1)
             ON CONFLICT (name) DO UPDATE SET generation = dispatchers.generation + 1",
        )
        .bind(name)
        .execute(change.at())
        .await?;
        let row = sqlx::query("SELECT generation FROM dispatchers WHERE name = $1")
            .bind(name)
            .fetch_one(change.at())
            .await?;
        let generation = whole(row.try_get(0)?);
        change.commit().await?;
        let holder = Holder { name: name.to_owned(), generation };
        let unknown = self.abandon(Abandoned::Before(&holder), now_ms).await?;
        Ok((holder, unknown))
    }

    /// Takes over from dispatchers that have not been heard of: their leases have run out.
    pub async fn recover(&self, now_ms: u64) -> Result<u64> {
        self.abandon(Abandoned::Expired, now_ms).await
    }

    async fn abandon(&self, which: Abandoned<'_>, now_ms: u64) -> Result<u64> {
        let (expired, name) = match which {
            Abandoned::Expired => (1, "%".to_owned()),
            Abandoned::Before(holder) => (0, format!("{}#%", holder.name)),
        };
        let rows = sqlx::query(
            "SELECT run, nth, charges, started_ms, outcomes, account, wave, plan, holder, state
             FROM calls WHERE state IN ('leased', 'started') AND holder LIKE $1
             AND ($2 = 0 OR lease_until_ms < $3)",
        )
        .bind(name)
        .bind(expired)
        .bind(int(now_ms))
        .fetch_all(&self.pool)
        .await?;
        let mut lost: BTreeMap<(String, String), Lost> = BTreeMap::new();
        for row in rows {
            let (plan, holder): (String, String) = (row.try_get(7)?, row.try_get(8)?);
            if which.is(&holder) {
                let lost = lost.entry((plan, holder)).or_default();
                match row.try_get::<String, _>(9)? == "leased" {
                    true => lost.leased.push(id_of(&row)?),
                    false => drop(lost.started.insert(id_of(&row)?, Held::of(&row)?)),
                }
            }
        }
        let mut unknown = 0;
        for ((plan, holder), lost) in lost {
            let gone = |id: &CallId| {
                let ending = Ending::Unknown { code: "dispatcher-lost".to_owned() };
                Ended { id: *id, ending, at_ms: now_ms }
            };
            let ended: Vec<Ended> = lost.started.keys().map(gone).collect();
            let mut change = self.begin().await?;
            unknown += self.note_ends(&mut change, &holder, &plan, &ended, &lost.started).await?;
            plan_again(change.at(), &holder, &plan, &lost.leased).await?;
            change.commit().await?;
        }
        Ok(unknown)
    }

    /// Calls of a plan that were started, a page of them in the plan's order.
    pub async fn made(&self, plan: &str, after: Option<CallId>, most: u64) -> Result<Vec<Made>> {
        let (run, nth) = after.map_or((-1, -1), |id| (int(id.run), int(id.nth)));
        let rows = sqlx::query(
            "SELECT run, nth, state, started_ms, answered_ms, code, places, outcomes, wave, account
             FROM calls WHERE plan = $1 AND places IS NOT NULL
             AND state IN ('started', 'answered', 'unknown')
             AND (run > $2 OR (run = $2 AND nth > $3)) ORDER BY run, nth LIMIT $4",
        )
        .bind(plan)
        .bind(run)
        .bind(nth)
        .bind(int(most))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Made {
                    id: id_of(row)?,
                    state: row.try_get(2)?,
                    started_ms: whole(row.try_get(3)?),
                    answered_ms: row.try_get::<Option<i64>, _>(4)?.map(whole),
                    code: row.try_get::<Option<String>, _>(5)?.unwrap_or_default(),
                    places: row.try_get(6)?,
                    outcomes: row.try_get(7)?,
                    wave: whole(row.try_get(8)?),
                    account: whole(row.try_get(9)?),
                })
            })
            .collect()
    }

    /// People whose call has left and is not answered.
    pub async fn in_flight(&self, plan: &str) -> Result<u64> {
        let row = sqlx::query(IN_FLIGHT).bind(plan).fetch_one(&self.pool).await?;
        Ok(whole(row.try_get(0)?))
    }

    /// How many calls of a plan are in each state.
    pub async fn states(&self, plan: &str) -> Result<Vec<(String, u64)>> {
        let rows = sqlx::query(
            "SELECT state, COUNT(*) FROM calls WHERE plan = $1 GROUP BY state ORDER BY state",
        )
        .bind(plan)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, whole(row.try_get(1)?)))).collect()
    }
}

/// A call that was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Which.
    pub id: CallId,
    /// `started`, `answered` or `unknown`.
    pub state: String,
    /// When it left.
    pub started_ms: u64,
    /// When what became of it was known.
    pub answered_ms: Option<u64>,
    /// The provider's, or what happened.
    pub code: String,
    /// As [`pack`] has them.
    pub places: Vec<u8>,
    /// One letter per place.
    pub outcomes: Vec<u8>,
    /// Index into the plan's `waves`.
    pub wave: u64,
    /// Index into the plan's `accounts`.
    pub account: u64,
}

/// Whose calls nobody will end.
#[derive(Clone, Copy)]
enum Abandoned<'a> {
    /// Holders of this name, of earlier generations.
    Before(&'a Holder),
    /// Whoever has not kept to a lease.
    Expired,
}

impl Abandoned<'_> {
    fn is(self, holder: &str) -> bool {
        match self {
            Self::Before(Holder { name, generation }) => holder
                .strip_prefix(name.as_str())
                .and_then(|rest| rest.strip_prefix('#')?.parse::<u64>().ok())
                .is_some_and(|earlier| earlier < *generation),
            Self::Expired => true,
        }
    }
}

/// What nobody will end of one plan.
#[derive(Default)]
struct Lost {
    leased: Vec<CallId>,
    started: BTreeMap<CallId, Held>,
}

/// What a started call holds.
struct Held {
    charges: Vec<Charge>,
    started_ms: u64,
    outcomes: Vec<u8>,
    account: u64,
    wave: u64,
}

impl Held {
    /// From columns 2 to 6.
    fn of(row: &sqlx::any::AnyRow) -> Result<Self> {
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

/// Leased calls that were not made.
async fn plan_again(
    change: &mut AnyConnection,
    holder: &str,
    plan: &str,
    calls: &[CallId],
) -> Result<()> {
    for page in calls.chunks(ROWS) {
        let sql = format!(
            "WITH {} UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
             FROM these WHERE {THESE} AND calls.state = 'leased' AND calls.holder = $2",
            these(page.iter().copied())
        );
        query(sql).bind(plan.to_owned()).bind(holder.to_owned()).execute(&mut *change).await?;
    }
    Ok(())
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
    for start in starts {
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
            format!("({run}, {call}, {started_ms}, '{state}', {at_ms}, ${first}, ${})", first + 1)
        };
        let rows: Vec<String> = page.iter().enumerate().map(row).collect();
        let sql = format!(
            "WITH these (run, nth, started_ms, state, at_ms, code, outcomes) AS (VALUES {})
             UPDATE calls SET state = these.state, code = these.code, lease_until_ms = NULL,
             answered_ms = CASE WHEN these.state = 'planned' THEN NULL ELSE these.at_ms END,
             outcomes = CASE WHEN these.state = 'planned' THEN NULL ELSE these.outcomes END,
             holder = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.holder END,
             started_ms = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.started_ms END,
             places = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.places END,
             charges = CASE WHEN these.state = 'planned' THEN NULL ELSE calls.charges END
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
    /// Per account: when its provider takes calls again.
    lanes: BTreeMap<u64, u64>,
}

impl Tally {
    fn add(&mut self, one: &Ended, held: &Held) {
        if let Ending::Again { not_before_ms, .. } = one.ending {
            let wait = self.lanes.entry(held.account).or_default();
            *wait = not_before_ms.max(*wait);
            return;
        }
        let outcomes = one.ending.outcomes(held);
        let letters = [outcome::ACCEPTED, outcome::REFUSED, outcome::UNKNOWN, outcome::SKIPPED];
        let count = |letter: u8| outcomes.iter().filter(|one| **one == letter).count() as u64;
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
        for (account, not_before_ms) in self.lanes {
            sqlx::query(
                "UPDATE lanes SET not_before_ms = $3
                 WHERE plan = $1 AND account = $2 AND not_before_ms < $3",
            )
            .bind(plan)
            .bind(int(account))
            .bind(int(not_before_ms))
            .execute(&mut *change)
            .await?;
        }
        Ok(())
    }
}
