//! What goes when: recipients' data does not stay because nobody thought of it.

use sqlx::Row;

use super::audit::Deed;
use super::{Result, Store, int, ledger};

/// A file that is not whole goes when nothing of it has come for so long: its room is for others.
const UNFINISHED_MS: u64 = 86_400_000;

impl Store {
    /// Lets go of what has done its work: audiences and sandbox mails of sends that ended before
    /// `ended_before_ms`, files that no plan has named since then, files of which nothing has come for a
    /// day, and limits' units that have been free since. Plans, reports without addresses and the audit log stay. How many sends were cleared.
    pub async fn let_go(&self, ended_before_ms: u64, now_ms: u64) -> Result<u64> {
        let mut change = self.begin().await?;
        let rows = sqlx::query(
            "SELECT plan FROM sends WHERE ended_ms IS NOT NULL AND ended_ms < $1 AND purged = 0",
        )
        .bind(int(ended_before_ms))
        .fetch_all(change.at())
        .await?;
        for row in &rows {
            let plan: String = row.try_get(0)?;
            for sql in [
                "DELETE FROM sandbox_mails WHERE plan = $1",
                "UPDATE sends SET purged = 1 WHERE plan = $1",
            ] {
                sqlx::query(sql).bind(&plan).execute(change.at()).await?;
            }
        }
        // A file stays as long as any send that is not over, or not over for long, needs it.
        sqlx::query(
            "DELETE FROM uploads WHERE touched_ms < $1 AND NOT EXISTS (
                 SELECT 1 FROM plan_files JOIN plans ON plans.digest = plan_files.plan
                 LEFT JOIN sends ON sends.plan = plan_files.plan
                 WHERE plan_files.kind = uploads.kind AND plan_files.digest = uploads.digest
                 AND CASE WHEN sends.plan IS NULL THEN plans.received_ms >= $1
                     ELSE (sends.ended_ms IS NULL OR sends.ended_ms >= $1) END)",
        )
        .bind(int(ended_before_ms))
        .execute(change.at())
        .await?;
        sqlx::query("DELETE FROM uploads WHERE complete = 0 AND touched_ms < $1")
            .bind(int(now_ms.saturating_sub(UNFINISHED_MS)))
            .execute(change.at())
            .await?;
        sqlx::query(
            "DELETE FROM upload_parts WHERE NOT EXISTS (
                 SELECT 1 FROM uploads WHERE uploads.kind = upload_parts.kind
                 AND uploads.digest = upload_parts.digest)",
        )
        .execute(change.at())
        .await?;
        ledger::forget(change.at(), ended_before_ms).await?;
        let sends = rows.len() as u64;
        if sends > 0 {
            let did = format!("let go of the recipients' data of {sends} sends");
            let deed = Deed { who: "retention", did: &did, about: "" };
            self.note(&mut change, deed, now_ms).await?;
        }
        change.commit().await?;
        Ok(sends)
    }
}
