//! Who did what: an entry holds the hash of the one before it, so that none can change or go
//! unnoticed.

use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::Row;

use super::{Change, Result, Store, int, whole};

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Counts from 1.
    pub number: u64,
    /// When.
    pub at_ms: u64,
    /// A person, a token's name, or `dispatcher/…`.
    pub who: String,
    /// Such as `stopped`.
    pub did: String,
    /// A plan's digest, a file's, or a key's thumbprint.
    pub about: String,
    /// SHA-256 in hex over the members before this one, in canonical JSON (RFC 8785), with the hash of
    /// the entry before as `previous`.
    pub hash: String,
}

/// Entries that are read at a time.
const PAGE: u64 = 1_000;

/// Before the first entry.
const FIRST: &str = "";

/// Who did what, without number and time.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// A person, a token's name, or `dispatcher/…`.
    pub who: &'a str,
    /// Such as `stopped`.
    pub did: &'a str,
    /// A plan's digest, a file's, or a key's thumbprint.
    pub about: &'a str,
}

fn hash(number: u64, at_ms: u64, deed: Deed<'_>, previous: &str) -> String {
    let Deed { who, did, about } = deed;
    // Members in the order of RFC 8785.
    let text = serde_json::json!({
        "about": about, "atMs": at_ms, "did": did, "number": number, "previous": previous, "who": who
    });
    hex(&Sha256::digest(text.to_string()))
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// Writes an entry about what no database knows of: whom a trust file names. Everything else is noted
    /// in the change that does it.
    pub async fn note_alone(&self, deed: Deed<'_>, now_ms: u64) -> Result<()> {
        let mut change = self.begin().await?;
        self.note(&mut change, deed, now_ms).await?;
        change.commit().await
    }

    /// Writes an entry together with what it tells of; the last thing in its change.
    pub(super) async fn note(
        &self,
        change: &mut Change,
        deed: Deed<'_>,
        now_ms: u64,
    ) -> Result<()> {
        self.database.take_turn(change.at(), &["audit"]).await?;
        let last = sqlx::query("SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1")
            .fetch_optional(change.at())
            .await?;
        let (number, previous) = match last {
            Some(row) => (whole(row.try_get(0)?) + 1, row.try_get(1)?),
            None => (1, FIRST.to_owned()),
        };
        sqlx::query(
            "INSERT INTO audit_log (number, at_ms, who, did, about, hash)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(int(number))
        .bind(int(now_ms))
        .bind(deed.who)
        .bind(deed.did)
        .bind(deed.about)
        .bind(hash(number, now_ms, deed, &previous))
        .execute(change.at())
        .await
        .map(|_| ())
    }

    /// Entries after a number, in their order.
    pub async fn entries(&self, after: u64, most: u64) -> Result<Vec<Entry>> {
        let rows = sqlx::query(
            "SELECT number, at_ms, who, did, about, hash FROM audit_log WHERE number > $1
             ORDER BY number LIMIT $2",
        )
        .bind(int(after))
        .bind(int(most))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Entry {
                    number: whole(row.try_get(0)?),
                    at_ms: whole(row.try_get(1)?),
                    who: row.try_get(2)?,
                    did: row.try_get(3)?,
                    about: row.try_get(4)?,
                    hash: row.try_get(5)?,
                })
            })
            .collect()
    }
}

/// Whether the log is as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Every entry follows from the one before. Whoever has kept the last hash elsewhere sees as well
    /// whether entries are missing at the end.
    Whole {
        /// How many entries there are.
        entries: u64,
        /// The last one's hash; `""`: there is none.
        hash: String,
    },
    /// It was changed.
    Broken {
        /// The number of the first entry that does not follow from the one before.
        number: u64,
    },
}

/// Entries that are looked at, one after the other.
struct Chain {
    entries: u64,
    hash: String,
}

impl Chain {
    fn new() -> Self {
        Self { entries: 0, hash: FIRST.to_owned() }
    }

    /// Goes on with an entry, where it follows.
    fn follow(&mut self, entry: &Entry) -> bool {
        let number = self.entries + 1;
        let deed = Deed { who: &entry.who, did: &entry.did, about: &entry.about };
        let follows =
            entry.number == number && entry.hash == hash(number, entry.at_ms, deed, &self.hash);
        if follows {
            *self = Self { entries: number, hash: entry.hash.clone() };
        }
        follows
    }
}

impl Store {
    /// Reads the whole log: whether anything in it was changed, or taken out of it.
    pub async fn holds(&self) -> Result<Holds> {
        let mut chain = Chain::new();
        loop {
            let page = self.entries(chain.entries, PAGE).await?;
            if page.is_empty() {
                let Chain { entries, hash } = chain;
                return Ok(Holds::Whole { entries, hash });
            }
            if !page.iter().all(|entry| chain.follow(entry)) {
                return Ok(Holds::Broken { number: chain.entries + 1 });
            }
        }
    }
}
