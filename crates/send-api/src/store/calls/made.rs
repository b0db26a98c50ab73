//! Calls that have left, as reports and numbers show them.

use sqlx::Row;

use super::{CallId, id_of};
use crate::store::{Result, Store, int, whole};

/// People of the plan $1 whose call has left and is not answered. Whatever is started has a holder: to
/// say so leads to the few rows of the index.
pub(in crate::store) const IN_FLIGHT: &str =
    "SELECT CAST(COALESCE(SUM(LENGTH(outcomes)), 0) AS BIGINT) FROM calls
     WHERE state = 'started' AND holder > '' AND plan = $1";

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
    /// As [`pack`](super::pack) has them.
    pub places: Vec<u8>,
    /// One letter per place.
    pub outcomes: Vec<u8>,
    /// Index into the plan's `waves`.
    pub wave: u64,
    /// Index into the plan's `accounts`.
    pub account: u64,
}

impl Store {
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
