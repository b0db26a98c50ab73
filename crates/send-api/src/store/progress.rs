//! What became of people in each second of a send: its curve, however many calls it has.

use sqlx::{AnyConnection, Row};

use super::{Result, Store, int, whole};

/// What became of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Became {
    /// A provider took their message.
    pub accepted: u64,
    /// It was refused.
    pub refused: u64,
    /// Nobody knows.
    pub unknown: u64,
}

/// Adds what became known at an instant.
pub(super) async fn note(
    change: &mut AnyConnection,
    plan: &str,
    at_ms: u64,
    became: Became,
) -> Result<()> {
    if became == Became::default() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO progress (plan, second, accepted, refused, unknown)
         SELECT plan, CASE WHEN $2 > started_ms THEN ($2 - started_ms) / 1000 ELSE 0 END, $3, $4, $5
         FROM sends WHERE plan = $1 AND started_ms IS NOT NULL
         ON CONFLICT (plan, second) DO UPDATE SET
         accepted = progress.accepted + excluded.accepted,
         refused = progress.refused + excluded.refused,
         unknown = progress.unknown + excluded.unknown",
    )
    .bind(plan)
    .bind(int(at_ms))
    .bind(int(became.accepted))
    .bind(int(became.refused))
    .bind(int(became.unknown))
    .execute(change)
    .await
    .map(|_| ())
}

impl Store {
    /// The last second of a send in which anything became of anybody, counted from its start; `None`:
    /// nothing has yet.
    pub async fn last_second(&self, plan: &str) -> Result<Option<u64>> {
        let row = sqlx::query("SELECT MAX(second) FROM progress WHERE plan = $1")
            .bind(plan)
            .fetch_one(&self.pool)
            .await?;
        Ok(row.try_get::<Option<i64>, _>(0)?.map(whole))
    }

    /// What became of people in each step of so many seconds since a send's start, 0 the first, where
    /// anything did.
    pub async fn progress(&self, plan: &str, step_s: u64) -> Result<Vec<(u64, Became)>> {
        let rows = sqlx::query(
            "SELECT second / $2, CAST(SUM(accepted) AS BIGINT), CAST(SUM(refused) AS BIGINT),
             CAST(SUM(unknown) AS BIGINT)
             FROM progress WHERE plan = $1 GROUP BY 1 ORDER BY 1",
        )
        .bind(plan)
        .bind(int(step_s.max(1)))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                let count = |at: usize| row.try_get::<i64, _>(at).map(whole);
                let became = Became { accepted: count(1)?, refused: count(2)?, unknown: count(3)? };
                Ok((count(0)?, became))
            })
            .collect()
    }
}
