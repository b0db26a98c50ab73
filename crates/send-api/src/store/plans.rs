//! What was handed over: envelopes by their digest, for ever.

use sqlx::{AnyConnection, Row};

use super::audit::Deed;
use super::revoked;
use super::{Result, Store, int, whole};
use crate::store::uploads::{FILES, FileKind};

/// A plan that is handed over for the first time.
#[derive(Clone, Debug)]
pub struct NewPlan<'a> {
    /// SHA-256 of the payload in hex.
    pub digest: &'a str,
    /// The campaign's name for machines.
    pub campaign: &'a str,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// The DSSE envelope as it came.
    pub envelope: &'a [u8],
    /// `awaiting` or `approved`.
    pub state: &'a str,
    /// The answer that repeats get as well: status and JSON.
    pub answer: (u16, &'a str),
    /// Files that it names.
    pub files: &'a [(FileKind, String)],
    /// Who handed it over, for the audit log.
    pub who: &'a str,
}

/// A plan that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// SHA-256 of the payload in hex.
    pub digest: String,
    /// The campaign's name for machines.
    pub campaign: String,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// The DSSE envelope with every signature so far.
    pub envelope: Vec<u8>,
    /// `awaiting`, `approved` or `withdrawn`.
    pub state: String,
    /// The first answer: status and JSON.
    pub answer: (u16, String),
    /// When it came.
    pub received_ms: u64,
}

/// The same without what was signed: as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// SHA-256 of the payload in hex.
    pub digest: String,
    /// The campaign's name for machines.
    pub campaign: String,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// `awaiting`, `approved` or `withdrawn`.
    pub state: String,
    /// When it came.
    pub received_ms: u64,
}

impl Store {
    /// Keeps a plan and who handed it over; whether it is new. Of two that come at once with one digest,
    /// one is. One that was taken back meanwhile is kept as such.
    pub async fn add_plan(&self, new: &NewPlan<'_>, now_ms: u64) -> Result<bool> {
        let mut change = self.begin().await?;
        let turn = format!("send/{}", new.digest);
        // Nobody deletes its files at the same moment.
        self.database.take_turn(change.at(), &[&turn, FILES]).await?;
        let is_revoked = revoked::is_revoked(change.at(), new.digest).await?;
        let added = sqlx::query(
            "INSERT INTO plans
             (digest, campaign, sequence, envelope, state, status, answer, received_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        )
        .bind(new.digest)
        .bind(new.campaign)
        .bind(int(new.sequence))
        .bind(new.envelope)
        .bind(if is_revoked { "withdrawn" } else { new.state })
        .bind(i64::from(new.answer.0))
        .bind(new.answer.1)
        .bind(int(now_ms))
        .execute(change.at())
        .await?;
        if added.rows_affected() == 0 {
            return Ok(false);
        }
        for (kind, digest) in new.files {
            sqlx::query(
                "INSERT INTO plan_files (plan, kind, digest) VALUES ($1, $2, $3)
                 ON CONFLICT DO NOTHING",
            )
            .bind(new.digest)
            .bind(kind.name())
            .bind(digest)
            .execute(change.at())
            .await?;
        }
        // Whoever hangs up now has handed it over all the same.
        let deed = Deed { who: new.who, did: "handed over a plan", about: new.digest };
        self.note(&mut change, deed, now_ms).await?;
        change.commit().await?;
        Ok(true)
    }

    /// The plan with a digest.
    pub async fn plan(&self, digest: &str) -> Result<Option<Handed>> {
        let row = sqlx::query(
            "SELECT digest, campaign, sequence, envelope, state, status, answer, received_ms
             FROM plans WHERE digest = $1",
        )
        .bind(digest)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| {
            Ok(Handed {
                digest: row.try_get(0)?,
                campaign: row.try_get(1)?,
                sequence: whole(row.try_get(2)?),
                envelope: row.try_get(3)?,
                state: row.try_get(4)?,
                answer: (u16::try_from(row.try_get::<i64, _>(5)?).unwrap_or(500), row.try_get(6)?),
                received_ms: whole(row.try_get(7)?),
            })
        })
        .transpose()
    }

    /// Every plan, the last one first; at most `most`.
    pub async fn plans(&self, most: u64) -> Result<Vec<Summary>> {
        let rows = sqlx::query(
            "SELECT digest, campaign, sequence, state, received_ms FROM plans
             ORDER BY received_ms DESC, digest LIMIT $1",
        )
        .bind(int(most))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Summary {
                    digest: row.try_get(0)?,
                    campaign: row.try_get(1)?,
                    sequence: whole(row.try_get(2)?),
                    state: row.try_get(3)?,
                    received_ms: whole(row.try_get(4)?),
                })
            })
            .collect()
    }

    /// Replaces a plan's envelope (`before`, `after`) by one with more signatures, where nobody else has
    /// meanwhile.
    pub async fn sign_plan(
        &self,
        digest: &str,
        (before, after): (&[u8], &[u8]),
        who: &str,
        now_ms: u64,
    ) -> Result<bool> {
        let mut change = self.begin().await?;
        let signed = sqlx::query(
            "UPDATE plans SET envelope = $3 WHERE digest = $1 AND envelope = $2
             AND state = 'awaiting'",
        )
        .bind(digest)
        .bind(before)
        .bind(after)
        .execute(change.at())
        .await?;
        let is_ours = signed.rows_affected() == 1;
        if is_ours {
            let deed = Deed { who, did: "added signatures", about: digest };
            self.note(&mut change, deed, now_ms).await?;
        }
        change.commit().await?;
        Ok(is_ours)
    }

    /// Says that a plan has everything it awaited; whether it did still await something, and nobody has
    /// revoked it.
    pub async fn approve_plan(&self, digest: &str, who: &str, now_ms: u64) -> Result<bool> {
        let mut change = self.begin().await?;
        let moved = sqlx::query(
            "UPDATE plans SET state = 'approved' WHERE digest = $1 AND state = 'awaiting'
             AND NOT EXISTS (SELECT 1 FROM revoked WHERE plan = $1)",
        )
        .bind(digest)
        .execute(change.at())
        .await?;
        let has_moved = moved.rows_affected() == 1;
        if has_moved {
            let deed = Deed { who, did: "brought a plan to approval", about: digest };
            self.note(&mut change, deed, now_ms).await?;
        }
        change.commit().await?;
        Ok(has_moved)
    }
}

/// Whether a plan was handed over.
pub(super) async fn is_here(change: &mut AnyConnection, plan: &str) -> Result<bool> {
    let sql = "SELECT digest FROM plans WHERE digest = $1";
    Ok(sqlx::query(sql).bind(plan).fetch_optional(change).await?.is_some())
}
