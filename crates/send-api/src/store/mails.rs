//! What each recipient of a rehearsal would have seen.

use sqlx::Row;

use send_plan::chunk::Place;

use super::calls::CallId;
use super::{Result, Store, int, whole};

/// One message that nobody got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The call that carried it.
    pub call: CallId,
    /// Its place in the call; 0: the first.
    pub position: u64,
    /// Where its recipient stands in the audience.
    pub place: Place,
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
                 (plan, run, nth, position, file, data_row, at_ms, recipient, seen, message)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(plan)
            .bind(int(mail.call.run))
            .bind(int(mail.call.nth))
            .bind(int(mail.position))
            .bind(int(mail.place.file))
            .bind(int(mail.place.row))
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
        let sql = format!("{COLUMNS} WHERE plan = $1 ORDER BY run, nth, position LIMIT $2");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(plan)
            .bind(int(most))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(mail).collect()
    }

    /// What a wave's calls would have shown, in the order of runs; at most `most`.
    pub async fn mails_of(&self, plan: &str, wave: u64, most: u64) -> Result<Vec<Mail>> {
        let sql = format!(
            "{COLUMNS} WHERE plan = $1 AND EXISTS (
                 SELECT 1 FROM calls WHERE calls.plan = sandbox_mails.plan AND calls.wave = $2
                 AND calls.run = sandbox_mails.run AND calls.nth = sandbox_mails.nth)
             ORDER BY run, nth, position LIMIT $3"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(plan)
            .bind(int(wave))
            .bind(int(most))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(mail).collect()
    }

    /// What recipients behind one place and up to another would have seen, in the order of files and
    /// rows; at most `most`.
    pub async fn mails_to(
        &self,
        plan: &str,
        behind: Place,
        up_to: Place,
        most: u64,
    ) -> Result<Vec<Mail>> {
        let sql = format!(
            "{COLUMNS} WHERE plan = $1 AND (file > $2 OR (file = $2 AND data_row > $3))
             AND (file < $4 OR (file = $4 AND data_row <= $5))
             ORDER BY file, data_row, run, nth, position LIMIT $6"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(plan)
            .bind(int(behind.file))
            .bind(int(behind.row))
            .bind(int(up_to.file))
            .bind(int(up_to.row))
            .bind(int(most))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(mail).collect()
    }
}

const COLUMNS: &str = "SELECT run, nth, position, file, data_row, at_ms, recipient, seen, message
     FROM sandbox_mails";

fn mail(row: &sqlx::any::AnyRow) -> Result<Mail> {
    let count = |at: usize| row.try_get::<i64, _>(at).map(whole);
    Ok(Mail {
        call: CallId { run: count(0)?, nth: count(1)? },
        position: count(2)?,
        place: Place { file: count(3)?, row: count(4)? },
        at_ms: count(5)?,
        recipient: row.try_get(6)?,
        seen: count(7)?,
        message: row.try_get(8)?,
    })
}
