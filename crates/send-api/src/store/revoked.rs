//! Plans that never run: a stop or a withdrawal that came before them, or before they could.

use sqlx::AnyConnection;

use super::audit::Deed;
use super::{Change, Result, Store, int};

impl Store {
    /// Whether somebody has taken a plan back, here or not.
    pub async fn is_revoked(&self, plan: &str) -> Result<bool> {
        is_revoked(&mut *self.pool.acquire().await?, plan).await
    }

    /// Takes a plan back for good, here or not, once; the last thing in its change, in which it is the
    /// send's turn.
    pub(super) async fn revoke(
        &self,
        change: &mut Change,
        deed: Deed<'_>,
        now_ms: u64,
    ) -> Result<()> {
        let Deed { who, about: plan, .. } = deed;
        let revoked = sqlx::query(
            "INSERT INTO revoked (plan, who, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(plan)
        .bind(who)
        .bind(int(now_ms))
        .execute(change.at())
        .await?;
        if revoked.rows_affected() == 0 {
            return Ok(());
        }
        sqlx::query("UPDATE plans SET state = 'withdrawn' WHERE digest = $1")
            .bind(plan)
            .execute(change.at())
            .await?;
        self.note(change, deed, now_ms).await
    }
}

/// Whether a plan was taken back. Those of before there was a table of them are known by their state.
pub(super) async fn is_revoked(change: &mut AnyConnection, plan: &str) -> Result<bool> {
    let sql = "SELECT plan FROM revoked WHERE plan = $1
               UNION SELECT digest FROM plans WHERE digest = $1 AND state = 'withdrawn'";
    Ok(sqlx::query(sql).bind(plan).fetch_optional(change).await?.is_some())
}
