//! What came back of what was handed over, as providers tell: totals per account, without addresses.

use sqlx::{AnyConnection, Row};

use super::audit::Deed;
use super::{Result, Store, int, whole};

/// An account's totals since the start of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it was so.
    pub at_ms: u64,
    /// Messages that came back for good: no such mailbox.
    pub hard_bounces: u64,
    /// Messages that their recipients called spam.
    pub complaints: u64,
}

/// What became of an account's messages since a person last let the send go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameBack {
    /// Handed over.
    pub accepted: u64,
    /// Came back for good.
    pub hard_bounces: u64,
    /// Were called spam.
    pub complaints: u64,
}

/// The columns of a [`CameBack`].
pub(super) const CAME_BACK: &str = "accepted - looked_accepted, hard_bounces - looked_hard_bounces, \
    complaints - looked_complaints";

impl CameBack {
    /// From three columns.
    pub(super) fn of(row: &sqlx::any::AnyRow, first: usize) -> Result<Self> {
        let count = |nth: usize| row.try_get::<i64, _>(first + nth).map(whole);
        Ok(Self { accepted: count(0)?, hard_bounces: count(1)?, complaints: count(2)? })
    }
}

/// Whoever resumes has looked at what there is.
pub(super) async fn look(change: &mut AnyConnection, plan: &str) -> Result<()> {
    sqlx::query(
        "UPDATE lanes SET looked_accepted = accepted, looked_hard_bounces = hard_bounces,
         looked_complaints = complaints WHERE plan = $1",
    )
    .bind(plan)
    .execute(change)
    .await
    .map(|_| ())
}

impl Store {
    /// Takes what was told of one account of a plan, by its index and its name: no total ever goes down, and
    /// what is older than what is known changes nothing.
    pub async fn tell_bounces(
        &self,
        plan: &str,
        (account, name): (u64, &str),
        told: Told,
        who: &str,
        now_ms: u64,
    ) -> Result<()> {
        let mut change = self.begin().await?;
        let turn = format!("send/{plan}");
        self.database.take_turn(change.at(), &[&turn]).await?;
        let row = sqlx::query(
            "SELECT hard_bounces, complaints FROM lanes WHERE plan = $1 AND account = $2
             AND (told_ms IS NULL OR told_ms <= $3)",
        )
        .bind(plan)
        .bind(int(account))
        .bind(int(told.at_ms))
        .fetch_optional(change.at())
        .await?;
        let Some(row) = row else { return Ok(()) };
        let known = (whole(row.try_get(0)?), whole(row.try_get(1)?));
        let (hard_bounces, complaints) =
            (told.hard_bounces.max(known.0), told.complaints.max(known.1));
        sqlx::query(
            "UPDATE lanes SET hard_bounces = $3, complaints = $4, told_ms = $5
             WHERE plan = $1 AND account = $2",
        )
        .bind(plan)
        .bind(int(account))
        .bind(int(hard_bounces))
        .bind(int(complaints))
        .bind(int(told.at_ms))
        .execute(change.at())
        .await?;
        if (hard_bounces, complaints) != known {
            let did = format!(
                "told of {hard_bounces} hard bounces and {complaints} complaints so far through the \
                 account {name:?}"
            );
            self.note(&mut change, Deed { who, did: &did, about: plan }, now_ms).await?;
        }
        change.commit().await
    }

    /// Totals of all accounts of a send, as of the last word about any; `None`: nobody has told.
    pub async fn bounces(&self, plan: &str) -> Result<Option<Told>> {
        let row = sqlx::query(
            "SELECT MAX(told_ms), CAST(SUM(hard_bounces) AS BIGINT), CAST(SUM(complaints) AS BIGINT)
             FROM lanes WHERE plan = $1",
        )
        .bind(plan)
        .fetch_one(&self.pool)
        .await?;
        let Some(at_ms) = row.try_get::<Option<i64>, _>(0)?.map(whole) else { return Ok(None) };
        let (hard_bounces, complaints) = (whole(row.try_get(1)?), whole(row.try_get(2)?));
        Ok(Some(Told { at_ms, hard_bounces, complaints }))
    }

    /// What became of each account's messages since a person last let a send go on, by index.
    pub async fn came_back(&self, plan: &str) -> Result<Vec<CameBack>> {
        let sql = format!("SELECT {CAME_BACK} FROM lanes WHERE plan = $1 ORDER BY account");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(plan).fetch_all(&self.pool).await?;
        rows.iter().map(|row| CameBack::of(row, 0)).collect()
    }
}
