//! Calls, from planned over leased and started to answered.
//!
//! A started call without an answer is never planned again: after a crash it is *unknown*. What a
//! call carries is not here; it is the `nth` of a `run` of its plan.

use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::ledger::{Charge, Ledger};
use super::{Result, Store, int, whole};

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
        // Numbers only.
        let sql = format!(
            "INSERT INTO calls (plan, run, nth, account, wave, due_ms, state, tries) VALUES {}",
            rows.join(",")
        );
        sqlx::query(AssertSqlSafe(sql)).persistent(false).bind(plan).execute(&mut *change).await?;
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
        let mut leased = Vec::with_capacity(rows.len());
        for row in rows {
            let id = CallId { run: whole(row.try_get(0)?), nth: whole(row.try_get(1)?) };
            sqlx::query(
                "UPDATE calls SET state = 'leased', holder = $4, lease_until_ms = $5
                 WHERE plan = $1 AND run = $2 AND nth = $3",
            )
            .bind(plan)
            .bind(int(id.run))
            .bind(int(id.nth))
            .bind(holder.text())
            .bind(int(lease_until_ms))
            .execute(change.at())
            .await?;
            let (due_ms, tries) = (whole(row.try_get(2)?), whole(row.try_get(3)?));
            leased.push(Leased { id, due_ms, tries });
        }
        change.commit().await?;
        Ok(leased)
    }

    /// Gives leased calls back: they were not made.
    pub async fn give_back(&self, holder: &Holder, plan: &str, calls: &[CallId]) -> Result<()> {
        let mut change = self.begin().await?;
        for id in calls {
            sqlx::query(
                "UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
                 WHERE plan = $1 AND run = $2 AND nth = $3 AND state = 'leased' AND holder = $4",
            )
            .bind(plan)
            .bind(int(id.run))
            .bind(int(id.nth))
            .bind(holder.text())
            .execute(change.at())
            .await?;
        }
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
        let mut ledger = Ledger::default();
        let mut started = Vec::with_capacity(starts.len());
        for start in starts {
            if let Some(wait_ms) = ledger.wait_ms(start.charges) {
                started.push(Started::Wait(wait_ms));
                continue;
            }
            let ours = is_ours(change.at(), holder, plan, start.id, now_ms).await?;
            let fits = match ours {
                true => Some(ledger.take(change.at(), start.charges, now_ms).await?),
                false => None,
            };
            started.push(match fits {
                None => Started::Lost,
                Some(Err(wait_ms)) => Started::Wait(wait_ms),
                Some(Ok(())) => {
                    note_start(change.at(), plan, start, now_ms, answer_by_ms).await?;
                    Started::Yes
                }
            });
        }
        ledger.write(change.at()).await?;
        change.commit().await?;
        Ok(started)
    }

    /// Writes down what became of calls that were started. `holder`: what somebody else has declared
    /// unknown meanwhile stays so.
    pub async fn end(&self, holder: &Holder, plan: &str, ended: &[Ended]) -> Result<()> {
        let mut change = self.begin().await?;
        let mut ledger = Ledger::default();
        let mut accounts: Vec<Charge> = Vec::new();
        let mut notes = Vec::new();
        for one in ended {
            let id = (int(one.id.run), int(one.id.nth));
            let Some(held) = held(change.at(), plan, id, &holder.text()).await? else { continue };
            accounts.extend(held.charges.iter().cloned());
            notes.push((one, held));
        }
        let names: Vec<&str> = accounts.iter().map(|charge| &*charge.account).collect();
        self.database.take_turn(change.at(), &names).await?;
        for (one, held) in notes {
            ledger.answered(&held.charges, held.started_ms, one.at_ms);
            note_end(change.at(), plan, one, &held).await?;
        }
        ledger.write(change.at()).await?;
        change.commit().await
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
        let unknown =
            self.abandon(Abandoned::Before(&format!("{name}#"), generation), now_ms).await?;
        Ok((Holder { name: name.to_owned(), generation }, unknown))
    }

    /// Takes over from dispatchers that have not been heard of: their leases have run out.
    pub async fn recover(&self, now_ms: u64) -> Result<u64> {
        self.abandon(Abandoned::Expired, now_ms).await
    }

    async fn abandon(&self, which: Abandoned<'_>, now_ms: u64) -> Result<u64> {
        let mut change = self.begin().await?;
        let rows = sqlx::query(
            "SELECT plan, run, nth, holder, lease_until_ms, state FROM calls
             WHERE state IN ('leased', 'started')",
        )
        .fetch_all(change.at())
        .await?;
        let mut lost = Vec::new();
        for row in rows {
            let (plan, run, nth): (String, i64, i64) =
                (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            let holder: String = row.try_get(3)?;
            if !which.is(&holder, whole(row.try_get(4)?), now_ms) {
                continue;
            }
            if row.try_get::<String, _>(5)? == "leased" {
                sqlx::query(
                    "UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
                     WHERE plan = $1 AND run = $2 AND nth = $3 AND state = 'leased' AND holder = $4",
                )
                .bind(&plan)
                .bind(run)
                .bind(nth)
                .bind(&holder)
                .execute(change.at())
                .await?;
                continue;
            }
            let held = held(change.at(), &plan, (run, nth), &holder).await?;
            lost.extend(held.map(|held| (plan, run, nth, held)));
        }
        let names: Vec<&str> = lost
            .iter()
            .flat_map(|(.., held)| &held.charges)
            .map(|charge| &*charge.account)
            .collect();
        self.database.take_turn(change.at(), &names).await?;
        let mut ledger = Ledger::default();
        for (plan, run, nth, held) in &lost {
            ledger.answered(&held.charges, held.started_ms, now_ms);
            let id = CallId { run: whole(*run), nth: whole(*nth) };
            let ending = Ending::Unknown { code: "dispatcher-lost".to_owned() };
            let one = Ended { id, ending, at_ms: now_ms };
            note_end(change.at(), plan, &one, held).await?;
        }
        let unknown = lost.len() as u64;
        ledger.write(change.at()).await?;
        change.commit().await?;
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
                    id: CallId { run: whole(row.try_get(0)?), nth: whole(row.try_get(1)?) },
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
    /// Holders whose text begins so, of earlier generations.
    Before(&'a str, u64),
    Expired,
}

impl Abandoned<'_> {
    fn is(self, holder: &str, lease_until_ms: u64, now_ms: u64) -> bool {
        match self {
            Self::Before(name, generation) => holder
                .strip_prefix(name)
                .and_then(|earlier| earlier.parse::<u64>().ok())
                .is_some_and(|earlier| earlier < generation),
            Self::Expired => lease_until_ms < now_ms,
        }
    }
}

/// What a started call holds.
struct Held {
    charges: Vec<Charge>,
    started_ms: u64,
    outcomes: Vec<u8>,
    account: i64,
    wave: i64,
}

impl Held {
    fn of(row: &sqlx::any::AnyRow) -> Result<Self> {
        let charges: String = row.try_get(0)?;
        Ok(Self {
            charges: serde_json::from_str(&charges)
                .map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
            started_ms: whole(row.try_get(1)?),
            outcomes: row.try_get(2)?,
            account: row.try_get(3)?,
            wave: row.try_get(4)?,
        })
    }
}

/// What a call holds that a holder has started.
async fn held(
    change: &mut AnyConnection,
    plan: &str,
    (run, nth): (i64, i64),
    holder: &str,
) -> Result<Option<Held>> {
    let row = sqlx::query(
        "SELECT charges, started_ms, outcomes, account, wave FROM calls
         WHERE plan = $1 AND run = $2 AND nth = $3 AND state = 'started' AND holder = $4",
    )
    .bind(plan)
    .bind(run)
    .bind(nth)
    .bind(holder)
    .fetch_optional(change)
    .await?;
    row.map(|row| Held::of(&row)).transpose()
}

async fn is_ours(
    change: &mut AnyConnection,
    holder: &Holder,
    plan: &str,
    id: CallId,
    now_ms: u64,
) -> Result<bool> {
    let row = sqlx::query(
        "SELECT 1 FROM calls
         JOIN sends ON sends.plan = calls.plan AND sends.state = 'running'
         JOIN lanes ON lanes.plan = calls.plan AND lanes.account = calls.account
              AND lanes.not_before_ms <= $6
         JOIN dispatchers ON dispatchers.name = $7 AND dispatchers.generation = $8
         WHERE calls.plan = $1 AND calls.run = $2 AND calls.nth = $3
         AND calls.state = 'leased' AND calls.holder = $4 AND calls.lease_until_ms >= $5",
    )
    .bind(plan)
    .bind(int(id.run))
    .bind(int(id.nth))
    .bind(holder.text())
    .bind(int(now_ms))
    .bind(int(now_ms))
    .bind(&holder.name)
    .bind(int(holder.generation))
    .fetch_optional(change)
    .await?;
    Ok(row.is_some())
}

async fn note_start(
    change: &mut AnyConnection,
    plan: &str,
    start: &Start<'_>,
    now_ms: u64,
    answer_by_ms: u64,
) -> Result<()> {
    let charges = serde_json::to_string(start.charges).unwrap_or_default();
    sqlx::query(
        "UPDATE calls SET state = 'started', started_ms = $4, places = $5, outcomes = $6,
         charges = $7, tries = tries + 1, lease_until_ms = $8
         WHERE plan = $1 AND run = $2 AND nth = $3",
    )
    .bind(plan)
    .bind(int(start.id.run))
    .bind(int(start.id.nth))
    .bind(int(now_ms))
    .bind(start.places)
    .bind(start.outcomes)
    .bind(charges)
    .bind(int(answer_by_ms))
    .execute(&mut *change)
    .await?;
    sqlx::query(
        "INSERT INTO sending_days (plan, account, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(plan)
    .bind(int(start.account))
    .bind(int(start.day))
    .execute(&mut *change)
    .await?;
    // Late: what follows on this account comes later by as much, and never in a bunch.
    sqlx::query(
        "UPDATE lanes SET shift_ms = $3
         WHERE plan = $1 AND account = $2 AND shift_ms + $4 < $3",
    )
    .bind(plan)
    .bind(int(start.account))
    .bind(int(now_ms.saturating_sub(start.due_ms)))
    .bind(int(SLACK_MS))
    .execute(change)
    .await
    .map(|_| ())
}

async fn note_end(change: &mut AnyConnection, plan: &str, one: &Ended, held: &Held) -> Result<()> {
    let (state, outcomes, code) = match &one.ending {
        Ending::Again { not_before_ms, code } => {
            return note_again(change, plan, one, held, *not_before_ms, code).await;
        }
        Ending::Answered { outcomes, code } => ("answered", outcomes.as_slice(), code),
        Ending::Unknown { code } => ("unknown", held.outcomes.as_slice(), code),
    };
    sqlx::query(
        "UPDATE calls SET state = $4, answered_ms = $5, code = $6, outcomes = $7,
         lease_until_ms = NULL WHERE plan = $1 AND run = $2 AND nth = $3",
    )
    .bind(plan)
    .bind(int(one.id.run))
    .bind(int(one.id.nth))
    .bind(state)
    .bind(int(one.at_ms))
    .bind(code)
    .bind(outcomes)
    .execute(&mut *change)
    .await?;
    let count = |letter| outcomes.iter().filter(|one| **one == letter).count() as i64;
    sqlx::query(
        "UPDATE sends SET accepted = accepted + $2, refused = refused + $3,
         unknown = unknown + $4, skipped = skipped + $5 WHERE plan = $1",
    )
    .bind(plan)
    .bind(count(outcome::ACCEPTED))
    .bind(count(outcome::REFUSED))
    .bind(count(outcome::UNKNOWN))
    .bind(count(outcome::SKIPPED))
    .execute(&mut *change)
    .await?;
    sqlx::query(
        "UPDATE waves SET ended = ended + 1,
         ended_ms = CASE WHEN ended_ms IS NULL OR ended_ms < $3 THEN $3 ELSE ended_ms END
         WHERE plan = $1 AND wave = $2",
    )
    .bind(plan)
    .bind(held.wave)
    .bind(int(one.at_ms))
    .execute(change)
    .await
    .map(|_| ())
}

async fn note_again(
    change: &mut AnyConnection,
    plan: &str,
    one: &Ended,
    held: &Held,
    not_before_ms: u64,
    code: &str,
) -> Result<()> {
    sqlx::query(
        "UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL,
         started_ms = NULL, places = NULL, outcomes = NULL, charges = NULL, code = $4
         WHERE plan = $1 AND run = $2 AND nth = $3",
    )
    .bind(plan)
    .bind(int(one.id.run))
    .bind(int(one.id.nth))
    .bind(code)
    .execute(&mut *change)
    .await?;
    sqlx::query(
        "UPDATE lanes SET not_before_ms = $3
         WHERE plan = $1 AND account = $2 AND not_before_ms < $3",
    )
    .bind(plan)
    .bind(held.account)
    .bind(int(not_before_ms))
    .execute(change)
    .await
    .map(|_| ())
}
