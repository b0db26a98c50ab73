//! Files by their digest: they come in parts and can be gone on with after a cut.

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};

use super::audit::Deed;
use super::{Result, Store, int, whole};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Recipients, seeds or a suppression list; named by BLAKE3.
    Audience,
    /// One part of a locale's template as it is rendered; named by SHA-256.
    Template,
}

impl FileKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Template => "template",
        }
    }
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Bytes of the whole file.
    pub bytes: u64,
    /// Bytes that are here, from its beginning.
    pub received: u64,
    /// Every byte is here, and they have the digest.
    pub complete: bool,
}

/// What came of a wish to delete a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It is gone.
    Gone,
    /// There was none.
    NotHere,
    /// A plan that awaits approval, or a send that is not over, needs it.
    InUse,
}

/// A part of a file on its way in.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What the file is for.
    pub kind: FileKind,
    /// The file's digest in lower-case hex.
    pub digest: &'a str,
    /// Bytes of the whole file.
    pub bytes: u64,
    /// Where in the file the part begins.
    pub first: u64,
    /// The part.
    pub content: &'a [u8],
}

impl Store {
    /// How far a file is; `None`: nothing of it is here.
    pub async fn upload(&self, kind: FileKind, digest: &str) -> Result<Option<Upload>> {
        let row = sqlx::query(
            "SELECT bytes, received, complete FROM uploads WHERE kind = $1 AND digest = $2",
        )
        .bind(kind.name())
        .bind(digest)
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| {
            Ok(Upload {
                bytes: whole(row.try_get(0)?),
                received: whole(row.try_get(1)?),
                complete: row.try_get::<i64, _>(2)? != 0,
            })
        })
        .transpose()
    }

    /// Adds a part where it follows what is here; how far the file is then. What came before, or
    /// leaves a gap, changes nothing. A first part that speaks of another size begins anew: whoever said
    /// so before does not stand in its way. `None`: it is of a new file with which all files together
    /// would have more than `most` bytes.
    pub async fn append(&self, part: Part<'_>, most: u64, now_ms: u64) -> Result<Option<Upload>> {
        let Part { kind, digest, bytes, first, content } = part;
        let mut change = self.begin().await?;
        if first == 0 {
            let sql = "DELETE FROM uploads WHERE kind = $1 AND digest = $2 AND complete = 0
                       AND bytes <> $3";
            remove(change.at(), kind, digest, query(sql, kind, digest).bind(int(bytes))).await?;
        }
        let known = sqlx::query("SELECT bytes FROM uploads WHERE kind = $1 AND digest = $2")
            .bind(kind.name())
            .bind(digest)
            .fetch_optional(change.at())
            .await?;
        if known.is_none() {
            // Of two new files that come at once the second sees the first.
            self.database.take_turn(change.at(), &[FILES]).await?;
            let added = sqlx::query(
                "INSERT INTO uploads (kind, digest, bytes, received, complete, touched_ms)
                 VALUES ($1, $2, $3, 0, 0, $4) ON CONFLICT DO NOTHING",
            )
            .bind(kind.name())
            .bind(digest)
            .bind(int(bytes))
            .bind(int(now_ms))
            .execute(change.at())
            .await?;
            if added.rows_affected() == 1 && together(change.at()).await? > most {
                return Ok(None);
            }
        }
        let moved = sqlx::query(
            "UPDATE uploads SET received = received + $5, touched_ms = $6
             WHERE kind = $1 AND digest = $2 AND bytes = $3 AND received = $4 AND complete = 0",
        )
        .bind(kind.name())
        .bind(digest)
        .bind(int(bytes))
        .bind(int(first))
        .bind(int(content.len() as u64))
        .bind(int(now_ms))
        .execute(change.at())
        .await?;
        if moved.rows_affected() == 1 && !content.is_empty() {
            sqlx::query(
                "INSERT INTO upload_parts (kind, digest, first, content) VALUES ($1, $2, $3, $4)",
            )
            .bind(kind.name())
            .bind(digest)
            .bind(int(first))
            .bind(content)
            .execute(change.at())
            .await?;
        }
        change.commit().await?;
        let anew = Upload { bytes, received: 0, complete: false };
        let now = self.upload(kind, digest).await?;
        Ok(Some(now.filter(|now| now.complete || now.bytes == bytes).unwrap_or(anew)))
    }

    /// Says that a file is whole and has its digest, and who brought it.
    pub async fn complete(
        &self,
        kind: FileKind,
        digest: &str,
        who: &str,
        now_ms: u64,
    ) -> Result<()> {
        let mut change = self.begin().await?;
        let completed = sqlx::query(
            "UPDATE uploads SET complete = 1
             WHERE kind = $1 AND digest = $2 AND complete = 0 AND received = bytes",
        )
        .bind(kind.name())
        .bind(digest)
        .execute(change.at())
        .await?;
        if completed.rows_affected() == 1 {
            let deed = Deed { who, did: "uploaded a file", about: digest };
            self.note(&mut change, deed, now_ms).await?;
        }
        change.commit().await
    }

    /// Drops what is here of a file that is not whole, or not the one that it was said to be.
    pub async fn drop_parts(&self, kind: FileKind, digest: &str) -> Result<()> {
        let mut change = self.begin().await?;
        let sql = "DELETE FROM uploads WHERE kind = $1 AND digest = $2 AND complete = 0";
        remove(change.at(), kind, digest, query(sql, kind, digest)).await?;
        change.commit().await
    }

    /// Deletes a file, or what is here of it, unless a plan that may still run needs it.
    pub async fn delete(
        &self,
        kind: FileKind,
        digest: &str,
        who: &str,
        now_ms: u64,
    ) -> Result<Deleted> {
        let mut change = self.begin().await?;
        // A plan that comes at the same moment comes before, or after.
        self.database.take_turn(change.at(), &[FILES]).await?;
        if in_use(change.at(), kind, digest).await? {
            return Ok(Deleted::InUse);
        }
        let sql = "DELETE FROM uploads WHERE kind = $1 AND digest = $2";
        if !remove(change.at(), kind, digest, query(sql, kind, digest)).await? {
            return Ok(Deleted::NotHere);
        }
        let deed = Deed { who, did: "deleted a file", about: digest };
        self.note(&mut change, deed, now_ms).await?;
        change.commit().await?;
        Ok(Deleted::Gone)
    }

    /// The part of a file that begins at `first`; `None`: the file has ended.
    pub async fn part(&self, kind: FileKind, digest: &str, first: u64) -> Result<Option<Vec<u8>>> {
        let row = sqlx::query(
            "SELECT content FROM upload_parts WHERE kind = $1 AND digest = $2 AND first = $3",
        )
        .bind(kind.name())
        .bind(digest)
        .bind(int(first))
        .fetch_optional(&self.pool)
        .await?;
        row.map(|row| row.try_get(0)).transpose()
    }

    /// Shows `each` the parts of a file in their order.
    pub async fn read(
        &self,
        kind: FileKind,
        digest: &str,
        mut each: impl FnMut(&[u8]),
    ) -> Result<()> {
        let mut first = 0;
        while let Some(content) = self.part(kind, digest, first).await? {
            each(&content);
            first += content.len() as u64;
        }
        Ok(())
    }

    /// Whether a plan that may still run names a file.
    pub async fn in_use(&self, kind: FileKind, digest: &str) -> Result<bool> {
        in_use(&mut *self.pool.acquire().await?, kind, digest).await
    }
}

/// Who files and the plans that name them wait for.
pub(super) const FILES: &str = "uploads";

/// Whether a plan names a file that awaits approval, or whose send is not over.
async fn in_use(change: &mut AnyConnection, kind: FileKind, digest: &str) -> Result<bool> {
    let sql = "SELECT plan_files.plan FROM plan_files
               JOIN plans ON plans.digest = plan_files.plan
               LEFT JOIN sends ON sends.plan = plan_files.plan
               WHERE plan_files.kind = $1 AND plan_files.digest = $2
               AND CASE WHEN sends.plan IS NULL THEN plans.state <> 'withdrawn'
                   ELSE sends.ended_ms IS NULL END LIMIT 1";
    Ok(query(sql, kind, digest).fetch_optional(change).await?.is_some())
}

/// Bytes of all files, those on their way in at their full size.
async fn together(change: &mut AnyConnection) -> Result<u64> {
    let row =
        sqlx::query("SELECT CAST(SUM(bytes) AS BIGINT) FROM uploads").fetch_one(change).await?;
    Ok(row.try_get::<Option<i64>, _>(0)?.map_or(0, whole))
}

/// A statement about the file $2 of the kind $1.
fn query(sql: &'static str, kind: FileKind, digest: &str) -> Query<'static, Any, AnyArguments> {
    sqlx::query(sql).bind(kind.name()).bind(digest.to_owned())
}

/// Removes a file as `sql` has it, and its parts with it; whether there was one.
async fn remove(
    change: &mut AnyConnection,
    kind: FileKind,
    digest: &str,
    sql: Query<'_, Any, AnyArguments>,
) -> Result<bool> {
    let was_here = sql.execute(&mut *change).await?.rows_affected() == 1;
    if was_here {
        let sql = "DELETE FROM upload_parts WHERE kind = $1 AND digest = $2";
        query(sql, kind, digest).execute(change).await?;
    }
    Ok(was_here)
}
