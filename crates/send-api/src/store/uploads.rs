//! Files by their digest: they come in parts and can be gone on with after a cut.

use sqlx::{AnyConnection, Row};

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
    /// leaves a gap, or speaks of another size, changes nothing. `None`: it is of a new file with which
    /// all files together would have more than `most` bytes.
    pub async fn append(&self, part: Part<'_>, most: u64, now_ms: u64) -> Result<Option<Upload>> {
        let Part { kind, digest, bytes, first, content } = part;
        let mut change = self.begin().await?;
        let known = sqlx::query("SELECT bytes FROM uploads WHERE kind = $1 AND digest = $2")
            .bind(kind.name())
            .bind(digest)
            .fetch_optional(change.at())
            .await?;
        if known.is_none() {
            // Of two new files that come at once the second sees the first.
            self.database.take_turn(change.at(), &["uploads"]).await?;
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
        let gone = Upload { bytes, received: 0, complete: false };
        Ok(Some(self.upload(kind, digest).await?.unwrap_or(gone)))
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
            "UPDATE uploads SET complete = 1 WHERE kind = $1 AND digest = $2 AND complete = 0",
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
        remove(change.at(), sql, kind, digest).await?;
        change.commit().await
    }

    /// Deletes a file, or what is here of it; whether there was anything.
    pub async fn delete(
        &self,
        kind: FileKind,
        digest: &str,
        who: &str,
        now_ms: u64,
    ) -> Result<bool> {
        let mut change = self.begin().await?;
        let sql = "DELETE FROM uploads WHERE kind = $1 AND digest = $2";
        let was_here = remove(change.at(), sql, kind, digest).await?;
        if was_here {
            let deed = Deed { who, did: "deleted a file", about: digest };
            self.note(&mut change, deed, now_ms).await?;
        }
        change.commit().await?;
        Ok(was_here)
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

    /// Plans that name a file and may still run.
    pub async fn in_use(&self, kind: FileKind, digest: &str) -> Result<bool> {
        let row = sqlx::query(
            "SELECT COUNT(*) FROM plan_files JOIN sends ON sends.plan = plan_files.plan
             WHERE kind = $1 AND digest = $2 AND ended_ms IS NULL",
        )
        .bind(kind.name())
        .bind(digest)
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get::<i64, _>(0)? > 0)
    }
}

/// Bytes of all files, those on their way in at their full size.
async fn together(change: &mut AnyConnection) -> Result<u64> {
    let row =
        sqlx::query("SELECT CAST(SUM(bytes) AS BIGINT) FROM uploads").fetch_one(change).await?;
    Ok(row.try_get::<Option<i64>, _>(0)?.map_or(0, whole))
}

/// Removes a file as `sql` has it, and its parts with it; whether there was one.
async fn remove(
    change: &mut AnyConnection,
    sql: &'static str,
    kind: FileKind,
    digest: &str,
) -> Result<bool> {
    let gone = sqlx::query(sql).bind(kind.name()).bind(digest).execute(&mut *change).await?;
    let was_here = gone.rows_affected() == 1;
    if was_here {
        sqlx::query("DELETE FROM upload_parts WHERE kind = $1 AND digest = $2")
            .bind(kind.name())
            .bind(digest)
            .execute(change)
            .await?;
    }
    Ok(was_here)
}
