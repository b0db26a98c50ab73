//! What runs: a send with its waves and lanes, and the commands it is given.

use serde::Serialize;
use sqlx::{AnyConnection, Row};

use super::audit::Deed;
use super::bounces::{self, CAME_BACK, CameBack};
use super::calls::{self, IN_FLIGHT, NewCalls};
use super::ledger::{self, Charge};
use super::plans;
use super::revoked;
use super::{Change, Result, Store, int, whole};

/// A plan that may run.
#[derive(Clone, Copy, Debug)]
pub struct NewSend<'a> {
    /// The plan's digest.
    pub plan: &'a str,
    /// The campaign's name for machines.
    pub campaign: &'a str,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// The plan that it goes on with after a stop; `None`: none.
    pub continues: Option<&'a str>,
    /// People in the plan.
    pub recipients: u64,
    /// Accounts in the plan.
    pub accounts: u64,
    /// Waves in the plan.
    pub waves: u64,
}

/// Whether a plan may run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It waits for its start.
    Admitted,
    /// The campaign has run with another plan, which this one does not go on with.
    HasRun {
        /// That plan's digest.
        plan: String,
    },
    /// A plan of the campaign with this sequence, or a later one, came before.
    OldSequence {
        /// The last one.
        last: u64,
    },
    /// It was withdrawn.
    Withdrawn,
}

/// A send as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// The plan's digest.
    pub plan: String,
    /// The campaign's name for machines.
    pub campaign: String,
    /// Where it stands.
    pub state: State,
    /// Why it is paused or over, for people.
    pub reason: String,
    /// The last command's counter.
    pub counter: u64,
    /// People in the plan.
    pub recipients: u64,
    /// People whose message a provider took.
    pub accepted: u64,
    /// People whose message was refused.
    pub refused: u64,
    /// People of whom nobody knows.
    pub unknown: u64,
    /// People on a suppression list of the moment.
    pub skipped: u64,
    /// When it was admitted.
    pub created_ms: u64,
    /// When it was started.
    pub started_ms: Option<u64>,
    /// When it was over.
    pub ended_ms: Option<u64>,
}

/// Where a send stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Approved; waits for its start.
    Ready,
    /// Calls leave.
    Running,
    /// No call leaves until it is resumed.
    Paused,
    /// Over, for good.
    Stopped,
    /// Over: every call has been made.
    Finished,
    /// Withdrawn, or overtaken by a newer plan, before it started.
    Withdrawn,
}

impl State {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
            Self::Finished => "finished",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "ready" => Self::Ready,
            "running" => Self::Running,
            "paused" => Self::Paused,
            "finished" => Self::Finished,
            "withdrawn" => Self::Withdrawn,
            // What nobody can read does not run.
            _ => Self::Stopped,
        }
    }

    /// Nothing leaves any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Finished | Self::Withdrawn)
    }
}

/// What a person tells a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Begin.
    Start,
    /// Let nothing leave until it is resumed.
    Pause,
    /// Go on.
    Resume,
    /// Let the wave with this index begin.
    Release(u64),
    /// End it, for good.
    Stop,
}

impl Order {
    /// What whoever gave it did. Waves count from 0, as the plan's and the command's do.
    fn deed(self) -> String {
        match self {
            Self::Start => "started".to_owned(),
            Self::Pause => "paused".to_owned(),
            Self::Resume => "resumed".to_owned(),
            Self::Release(wave) => format!("released wave {wave}"),
            Self::Stop => "stopped".to_owned(),
        }
    }

    /// From which states to which; releasing changes none.
    fn moves(self) -> (&'static [State], Option<State>) {
        use State::{Paused, Ready, Running, Stopped};
        match self {
            Self::Start => (&[Ready], Some(Running)),
            Self::Pause => (&[Running], Some(Paused)),
            Self::Resume => (&[Paused], Some(Running)),
            Self::Release(_) => (&[Running, Paused], None),
            Self::Stop => (&[Ready, Running, Paused], Some(Stopped)),
        }
    }
}

/// What came of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ordered {
    /// Done; where the send stands now.
    Done(State),
    /// A command with this counter, or a later one, came before.
    OldCounter(u64),
    /// A send that stands there takes no such order.
    NotNow(State),
    /// No wave with this index waits to be released: there is none, or it has begun, or the wave before it
    /// is not over.
    NotThatWave,
    /// There is no such send.
    NoSend,
    /// There was no such send yet, and there will be none: its plan is revoked.
    Never,
}

/// A stage of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wave {
    /// Index into the plan's `waves`.
    pub wave: u64,
    /// A person has released it.
    pub approved: bool,
    /// The headers of the wave before it were found right.
    pub checked: bool,
    /// When its calls were written.
    pub opened_ms: Option<u64>,
    /// How much later than planned it is.
    pub shift_ms: u64,
    /// Its calls; 0 before it is open.
    pub calls: u64,
    /// Those that are over.
    pub ended: u64,
    /// When the last of them was.
    pub ended_ms: Option<u64>,
}

impl Wave {
    /// When everything of it was answered; `None`: not yet.
    pub fn finish_ms(&self) -> Option<u64> {
        (self.opened_ms.is_some() && self.ended >= self.calls)
            .then(|| self.ended_ms.or(self.opened_ms).unwrap_or_default())
    }
}

/// One account's part of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Index into the plan's `accounts`.
    pub account: u64,
    /// How much later than due its calls leave.
    pub shift_ms: u64,
    /// Its provider has asked it to wait until then.
    pub not_before_ms: u64,
    /// What became of its messages since a person last let the send go on.
    pub came_back: CameBack,
}

const COLUMNS: &str =
    "SELECT plan, campaign, state, reason, counter, recipients, accepted, refused,
    unknown, skipped, created_ms, started_ms, ended_ms FROM sends";

fn send_of(row: &sqlx::any::AnyRow) -> Result<Send> {
    let count = |at: usize| row.try_get::<i64, _>(at).map(whole);
    Ok(Send {
        plan: row.try_get(0)?,
        campaign: row.try_get(1)?,
        state: State::parse(row.try_get(2)?),
        reason: row.try_get(3)?,
        counter: count(4)?,
        recipients: count(5)?,
        accepted: count(6)?,
        refused: count(7)?,
        unknown: count(8)?,
        skipped: count(9)?,
        created_ms: count(10)?,
        started_ms: row.try_get::<Option<i64>, _>(11)?.map(whole),
        ended_ms: row.try_get::<Option<i64>, _>(12)?.map(whole),
    })
}

async fn find(change: &mut AnyConnection, plan: &str) -> Result<Option<Send>> {
    let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE plan = $1"));
    let row = sqlx::query(sql).bind(plan).fetch_optional(change).await?;
    row.as_ref().map(send_of).transpose()
}

/// The last send of a campaign that was started, whatever has been planned since. To people one id in
/// capitals and in small letters is one.
async fn last_run(change: &mut AnyConnection, campaign: &str) -> Result<Option<Send>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "{COLUMNS} WHERE LOWER(campaign) = $1 AND started_ms IS NOT NULL
         ORDER BY started_ms DESC, created_ms DESC LIMIT 1"
    ));
    let row = sqlx::query(sql).bind(campaign).fetch_optional(change).await?;
    row.as_ref().map(send_of).transpose()
}

async fn stand(
    change: &mut AnyConnection,
    plan: &str,
    state: State,
    reason: &str,
    now_ms: u64,
) -> Result<()> {
    sqlx::query(
        "UPDATE sends SET state = $2, reason = $3,
         started_ms = CASE WHEN $2 = 'running' THEN COALESCE(started_ms, $4) ELSE started_ms END,
         ended_ms = CASE WHEN $5 = 1 THEN $4 ELSE NULL END
         WHERE plan = $1",
    )
    .bind(plan)
    .bind(state.name())
    .bind(reason)
    .bind(int(now_ms))
    .bind(i64::from(state.is_over()))
    .execute(change)
    .await
    .map(|_| ())
}

/// Why a plan that has not started is withdrawn by itself.
const OVERTAKEN: &str = "a newer plan of the campaign has come";

impl Store {
    /// Lets a plan run that nobody has revoked, where its campaign has not run, or has ended with the plan
    /// that this one goes on with: nobody is mailed twice under one id. A plan of the campaign that has
    /// not started is withdrawn for the newer one, by whoever brings that (`who`).
    pub async fn admit(&self, new: NewSend<'_>, who: &str, now_ms: u64) -> Result<Admission> {
        let mut change = self.begin().await?;
        let campaign = new.campaign.to_ascii_lowercase();
        let turn = format!("campaign/{campaign}");
        let own = format!("send/{}", new.plan);
        self.database.take_turn(change.at(), &[&turn, &own]).await?;
        if revoked::is_revoked(change.at(), new.plan).await? {
            return Ok(Admission::Withdrawn);
        }
        let last = sqlx::query("SELECT sequence, plan FROM campaigns WHERE LOWER(id) = $1 ORDER BY sequence DESC LIMIT 1")
            .bind(&campaign)
            .fetch_optional(change.at())
            .await?;
        let mut overtaken = None;
        if let Some(row) = last {
            let (sequence, plan): (i64, String) = (row.try_get(0)?, row.try_get(1)?);
            if plan == new.plan {
                return Ok(Admission::Admitted);
            }
            let last = whole(sequence);
            if new.sequence <= last {
                return Ok(Admission::OldSequence { last });
            }
            // It may be about to start: of the two, one comes first.
            let turn = format!("send/{plan}");
            self.database.take_turn(change.at(), &[&turn]).await?;
            match last_run(change.at(), &campaign).await? {
                Some(ran) if !ran.state.is_over() || new.continues != Some(&ran.plan) => {
                    return Ok(Admission::HasRun { plan: ran.plan });
                }
                _ => {}
            }
            if find(change.at(), &plan).await?.is_some_and(|send| send.state == State::Ready) {
                stand(change.at(), &plan, State::Withdrawn, OVERTAKEN, now_ms).await?;
                overtaken = Some(plan);
            }
        }
        sqlx::query(
            "INSERT INTO campaigns (id, sequence, plan) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, plan = excluded.plan",
        )
        .bind(&campaign)
        .bind(int(new.sequence))
        .bind(new.plan)
        .execute(change.at())
        .await?;
        insert(&mut change, new, now_ms).await?;
        if let Some(plan) = overtaken {
            let did = format!("withdrew: {OVERTAKEN}");
            self.note(&mut change, Deed { who, did: &did, about: &plan }, now_ms).await?;
        }
        change.commit().await?;
        Ok(Admission::Admitted)
    }

    /// A send.
    pub async fn send(&self, plan: &str) -> Result<Option<Send>> {
        find(&mut *self.pool.acquire().await?, plan).await
    }

    /// A send, and the people whose call has left and is not answered: both at one instant.
    pub async fn standing(&self, plan: &str) -> Result<Option<(Send, u64)>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT stands.*, ({IN_FLIGHT}) FROM ({COLUMNS} WHERE plan = $1) AS stands"
        ));
        let row = sqlx::query(sql).bind(plan).fetch_optional(&self.pool).await?;
        row.map(|row| Ok((send_of(&row)?, whole(row.try_get(13)?)))).transpose()
    }

    /// Sends that are not over.
    pub async fn live_sends(&self) -> Result<Vec<Send>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE ended_ms IS NULL ORDER BY plan"));
        let rows = sqlx::query(sql).fetch_all(&self.pool).await?;
        rows.iter().map(send_of).collect()
    }

    /// The waves of a send, in their order.
    pub async fn waves(&self, plan: &str) -> Result<Vec<Wave>> {
        let rows = sqlx::query(
            "SELECT wave, approved, checked, opened_ms, shift_ms, calls, ended, ended_ms
             FROM waves WHERE plan = $1 ORDER BY wave",
        )
        .bind(plan)
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                let count = |at: usize| row.try_get::<i64, _>(at).map(whole);
                Ok(Wave {
                    wave: count(0)?,
                    approved: count(1)? != 0,
                    checked: count(2)? != 0,
                    opened_ms: row.try_get::<Option<i64>, _>(3)?.map(whole),
                    shift_ms: count(4)?,
                    calls: count(5)?,
                    ended: count(6)?,
                    ended_ms: row.try_get::<Option<i64>, _>(7)?.map(whole),
                })
            })
            .collect()
    }

    /// How much the slowest account of a send slips behind its wave, in milliseconds.
    pub async fn slip_ms(&self, plan: &str) -> Result<u64> {
        let row = sqlx::query("SELECT MAX(shift_ms) FROM lanes WHERE plan = $1")
            .bind(plan)
            .fetch_one(&self.pool)
            .await?;
        Ok(row.try_get::<Option<i64>, _>(0)?.map_or(0, whole))
    }

    /// One account's part of a send.
    pub async fn lane(&self, plan: &str, account: u64) -> Result<Option<Lane>> {
        let sql = format!(
            "SELECT shift_ms, not_before_ms, {CAME_BACK} FROM lanes WHERE plan = $1 AND account = $2"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(plan)
            .bind(int(account))
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| {
            Ok(Lane {
                account,
                shift_ms: whole(row.try_get(0)?),
                not_before_ms: whole(row.try_get(1)?),
                came_back: CameBack::of(&row, 2)?,
            })
        })
        .transpose()
    }

    /// On how many days an account has sent so far.
    pub async fn sending_days(&self, plan: &str, account: u64) -> Result<Vec<u64>> {
        let rows = sqlx::query(
            "SELECT day FROM sending_days WHERE plan = $1 AND account = $2 ORDER BY day",
        )
        .bind(plan)
        .bind(int(account))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok(whole(row.try_get(0)?))).collect()
    }

    /// Writes a wave's calls, where nobody else has; whether it was us. `used`: what the plan says was
    /// spent elsewhere before the first wave, with when it is free again. A wave that waited for a
    /// gate (`fresh`) has its lateness in its own shift.
    pub async fn open_wave(
        &self,
        plan: &str,
        (wave, shift_ms): (u64, u64),
        calls: NewCalls<'_>,
        used: &[(Charge, u64)],
        fresh: bool,
        now_ms: u64,
    ) -> Result<bool> {
        let mut change = self.begin().await?;
        let opened = sqlx::query(
            "UPDATE waves SET opened_ms = $3, shift_ms = $4
             WHERE plan = $1 AND wave = $2 AND opened_ms IS NULL",
        )
        .bind(plan)
        .bind(int(wave))
        .bind(int(now_ms))
        .bind(int(shift_ms))
        .execute(change.at())
        .await?;
        if opened.rows_affected() == 0 {
            return Ok(false);
        }
        if fresh {
            sqlx::query("UPDATE lanes SET shift_ms = 0 WHERE plan = $1")
                .bind(plan)
                .execute(change.at())
                .await?;
        }
        let total = calls::add(change.at(), plan, wave, calls).await?;
        sqlx::query("UPDATE waves SET calls = $3 WHERE plan = $1 AND wave = $2")
            .bind(plan)
            .bind(int(wave))
            .bind(int(total))
            .execute(change.at())
            .await?;
        let accounts: Vec<&str> = used.iter().map(|(charge, _)| &*charge.account).collect();
        self.database.take_turn(change.at(), &accounts).await?;
        for (charge, free_ms) in used {
            ledger::seed(change.at(), charge, *free_ms, now_ms).await?;
        }
        change.commit().await?;
        Ok(true)
    }

    /// Says that a wave's headers were found right.
    pub async fn wave_checked(&self, plan: &str, wave: u64) -> Result<()> {
        let mut change = self.begin().await?;
        sqlx::query("UPDATE waves SET checked = 1 WHERE plan = $1 AND wave = $2")
            .bind(plan)
            .bind(int(wave))
            .execute(change.at())
            .await?;
        change.commit().await
    }

    /// Moves a running send on without a person: to a pause, or to its end. Whether it was running.
    pub async fn settle(
        &self,
        plan: &str,
        to: State,
        reason: &str,
        who: &str,
        now_ms: u64,
    ) -> Result<bool> {
        let mut change = self.begin().await?;
        // Whoever comes second finds it moved.
        let turn = format!("send/{plan}");
        self.database.take_turn(change.at(), &[&turn]).await?;
        let running =
            find(change.at(), plan).await?.is_some_and(|send| send.state == State::Running);
        if running {
            stand(change.at(), plan, to, reason, now_ms).await?;
            let did = format!("{}: {reason}", to.name());
            self.note(&mut change, Deed { who, did: &did, about: plan }, now_ms).await?;
        }
        change.commit().await?;
        Ok(running)
    }

    /// Carries out an order. `counter`: the signed command's; `None`: given on the server itself.
    pub async fn order(
        &self,
        plan: &str,
        order: Order,
        counter: Option<u64>,
        who: &str,
        now_ms: u64,
    ) -> Result<Ordered> {
        let mut change = self.begin().await?;
        let turn = format!("send/{plan}");
        self.database.take_turn(change.at(), &[&turn]).await?;
        let Some(send) = find(change.at(), plan).await? else {
            // A stop that comes before its send is no less a stop. On the server itself nobody signs: there
            // a digest that nobody knows is a mistyped one.
            let is_meant = counter.is_some() || plans::is_here(change.at(), plan).await?;
            if order != Order::Stop || !is_meant {
                return Ok(Ordered::NoSend);
            }
            self.revoke(&mut change, Deed { who, did: "stopped", about: plan }, now_ms).await?;
            change.commit().await?;
            return Ok(Ordered::Never);
        };
        // A stop is final, so that to replay it changes nothing; no other command may shut it out.
        if order != Order::Stop && counter.is_some_and(|counter| counter <= send.counter) {
            return Ok(Ordered::OldCounter(send.counter));
        }
        let (from, to) = order.moves();
        if !from.contains(&send.state) {
            return Ok(Ordered::NotNow(send.state));
        }
        if let Order::Release(wave) = order
            && !approve(change.at(), plan, wave).await?
        {
            return Ok(Ordered::NotThatWave);
        }
        if let Some(counter) = counter {
            sqlx::query("UPDATE sends SET counter = $2 WHERE plan = $1")
                .bind(plan)
                .bind(int(counter.max(send.counter)))
                .execute(change.at())
                .await?;
        }
        if order == Order::Resume {
            bounces::look(change.at(), plan).await?;
        }
        let did = order.deed();
        if let Some(to) = to {
            stand(change.at(), plan, to, &format!("{did} by {who}"), now_ms).await?;
        }
        self.note(&mut change, Deed { who, did: &did, about: plan }, now_ms).await?;
        change.commit().await?;
        Ok(Ordered::Done(to.unwrap_or(send.state)))
    }

    /// Takes a plan back that has not started, whether it is here or not; whether it could.
    pub async fn withdraw(&self, plan: &str, who: &str, now_ms: u64) -> Result<bool> {
        let mut change = self.begin().await?;
        let turn = format!("send/{plan}");
        self.database.take_turn(change.at(), &[&turn]).await?;
        let send = find(change.at(), plan).await?;
        let possible = send.as_ref().is_none_or(|send| send.state == State::Ready);
        if possible {
            if send.is_some() {
                let reason = format!("withdrawn by {who}");
                stand(change.at(), plan, State::Withdrawn, &reason, now_ms).await?;
            }
            self.revoke(&mut change, Deed { who, did: "withdrew", about: plan }, now_ms).await?;
        }
        change.commit().await?;
        Ok(possible)
    }
}

/// Releases a wave whose turn it is; whether it is.
async fn approve(change: &mut AnyConnection, plan: &str, wave: u64) -> Result<bool> {
    let approved = sqlx::query(
        "UPDATE waves SET approved = 1 WHERE plan = $1 AND wave = $2 AND opened_ms IS NULL
         AND EXISTS (SELECT 1 FROM waves AS earlier WHERE earlier.plan = $1 AND earlier.wave = $2 - 1
                     AND earlier.opened_ms IS NOT NULL AND earlier.ended >= earlier.calls)",
    )
    .bind(plan)
    .bind(int(wave))
    .execute(change)
    .await?;
    Ok(approved.rows_affected() == 1)
}

async fn insert(change: &mut Change, new: NewSend<'_>, now_ms: u64) -> Result<()> {
    sqlx::query(
        "INSERT INTO sends (plan, campaign, state, reason, counter, recipients, accepted, refused,
         unknown, skipped, created_ms, purged) VALUES ($1, $2, 'ready', '', 0, $3, 0, 0, 0, 0, $4, 0)",
    )
    .bind(new.plan)
    .bind(new.campaign)
    .bind(int(new.recipients))
    .bind(int(now_ms))
    .execute(change.at())
    .await?;
    for wave in 0..new.waves {
        sqlx::query(
            "INSERT INTO waves (plan, wave, approved, checked, shift_ms, calls, ended)
             VALUES ($1, $2, 0, 0, 0, 0, 0)",
        )
        .bind(new.plan)
        .bind(int(wave))
        .execute(change.at())
        .await?;
    }
    for account in 0..new.accounts {
        sqlx::query(
            "INSERT INTO lanes (plan, account, shift_ms, not_before_ms) VALUES ($1, $2, 0, 0)",
        )
        .bind(new.plan)
        .bind(int(account))
        .execute(change.at())
        .await?;
    }
    Ok(())
}
