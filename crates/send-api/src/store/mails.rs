//! What each recipient of a rehearsal would have seen.

use sqlx::Row;

use super::calls::CallId;
use super::{Result, Store, int, whole};

/// One message that nobody got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The call that carried it.
    pub call: CallId,
    /// Its place in the call; 0: the first.
    pub position: u64,
    /// When the sandbox took it.
    pub at_ms: u64,
    /// Who would have got it.
    pub recipient: String,
    /// How many addresses they would have seen.
    pub seen: u64,
    /// Headers, an empty line, parts.
    pub message: Vec<u8>,
}

impl Store {
    /// Keeps what a call would have shown.
    pub async fn keep_mails(&self, plan: &str, mails: &[Mail]) -> Result<()> {
        let mut change = self.begin().await?;
        for mail in mails {
            sqlx::query(
                "INSERT INTO sandbox_mails
                 (plan, run, nth, position, at_ms, recipient, seen, message)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(plan)
            .bind(int(mail.call.run))
            .bind(int(mail.call.nth))
            .bind(int(mail.position))
            .bind(int(mail.at_ms))
            .bind(&mail.recipient)
            .bind(int(mail.seen))
            .bind(&mail.message)
            .execute(change.at())
            .await?;
        }
        change.commit().await
    }

    /// What a plan's calls would have shown, in the order of runs; at most `most`.
    pub async fn mails(&self, plan: &str, most: u64) -> Result<Vec<Mail>> {
        let rows = sqlx::query(
            "SELECT run, nth, position, at_ms, recipient, seen, message FROM sandbox_mails
             WHERE plan = $1 ORDER BY run, nth, position LIMIT $2",
        )
        .bind(plan)
        .bind(int(most))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Mail {
                    call: CallId { run: whole(row.try_get(0)?), nth: whole(row.try_get(1)?) },
                    position: whole(row.try_get(2)?),
                    at_ms: whole(row.try_get(3)?),
                    recipient: row.try_get(4)?,
                    seen: whole(row.try_get(5)?),
                    message: row.try_get(6)?,
                })
            })
            .collect()
    }
}
