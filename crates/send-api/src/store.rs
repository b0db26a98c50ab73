//! What has to survive a crash, in SQLite or PostgreSQL.
//!
//! The statements are written once, in the SQL that both understand; [`Database`] is what differs,
//! one file each ([`sqlite`], [`postgres`]). In reading order: [`uploads`] – files by their digest;
//! [`plans`] – what was handed over, [`revoked`] – what never runs; [`sends`] – what runs, its waves, and
//! commands; [`calls`] – from planned to answered; [`progress`] – the curve; [`bounces`] – what came
//! back; [`ledger`] – what limits have left; [`mails`] – what a rehearsal would have shown; [`audit`] –
//! who did what; [`retention`] – what goes when.
//!
//! Times are milliseconds since the epoch.

pub mod audit;
pub mod bounces;
pub mod calls;
pub mod ledger;
pub mod mails;
pub mod plans;
pub mod postgres;
pub mod progress;
pub mod retention;
pub mod revoked;
pub mod sends;
pub mod sqlite;
pub mod uploads;

use std::future::Future;
use std::io::ErrorKind;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::AnyPool;
use sqlx::{Any, AnyConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

use crate::clock::Clock;
use postgres::Postgres;
use sqlite::Sqlite;

/// Without a connection after so long the database is away. Whoever asks is told so, and nothing
/// leaves meanwhile.
const AWAY: Duration = Duration::from_secs(10);

/// Whoever cannot wait for ever asks for so long: a database whose machine is gone says nothing, not even
/// that it is. Longer than it waits by itself for a lock.
const SOON: Duration = Duration::from_secs(15);

/// What only the database itself can say.
pub type Result<T> = std::result::Result<T, sqlx::Error>;

/// An answer, or the error that none came: what was asked may have been done all the same.
pub async fn soon<T>(asked: impl Future<Output = Result<T>>) -> Result<T> {
    let silent = |_| sqlx::Error::Io(ErrorKind::TimedOut.into());
    tokio::time::timeout(SOON, asked).await.map_err(silent)?
}

/// What differs between the databases.
#[async_trait]
pub trait Database: Send + Sync {
    /// Begins a change that sees no other one half done.
    async fn begin(&self, pool: &AnyPool) -> Result<Change>;

    /// Waits until nobody else changes the ledger of these accounts, for the rest of the change.
    async fn take_turn(&self, change: &mut AnyConnection, accounts: &[&str]) -> Result<()>;

    /// The statement that finds calls of one account of a plan that are due, and leaves aside those
    /// that somebody else is about to take. $1 plan, $2 account, $3 due by, $4 how many.
    fn due_calls(&self) -> &'static str;

    /// How far two dispatchers' ideas of the time may be apart, in milliseconds: what limits held is held
    /// so much longer.
    fn doubt_ms(&self) -> u64;

    /// What time it is by the database's own clock, in milliseconds; `None`: ours is its clock.
    async fn now_ms(&self, pool: &AnyPool) -> Result<Option<u64>>;
}

/// A change that is made whole or not at all.
pub struct Change {
    transaction: Transaction<'static, Any>,
    /// Where one writer at a time is let in.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Change {
    /// Makes it.
    pub(crate) async fn commit(self) -> Result<()> {
        self.transaction.commit().await
    }

    /// For statements.
    pub(crate) fn at(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// So often a clock is asked; the answer that took least counts.
const ASKED: u32 = 3;

/// How far one clock is ahead of another, in milliseconds; below zero: behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// No less than this, whatever the question's way took.
    pub certain_ms: i64,
    /// Where the way there took as long as the way back.
    pub likely_ms: i64,
}

impl Ahead {
    /// By what the other showed between two instants of the one.
    fn between(before_ms: u64, there_ms: u64, after_ms: u64) -> Self {
        let there = int(there_ms);
        let (from_first, from_last) = (there - int(before_ms), there - int(after_ms));
        let certain_ms = from_last.max(0) + from_first.min(0);
        Self { certain_ms, likely_ms: from_first.midpoint(from_last) }
    }
}

/// The database.
pub struct Store {
    pool: AnyPool,
    database: Box<dyn Database>,
}

impl Store {
    /// Opens a database that is there, as [`open`](Self::open) does: who looks for something in it has
    /// mistyped its name where there is none.
    pub async fn open_existing(url: &str) -> std::result::Result<Self, String> {
        match sqlite::missing(url) {
            Some(file) => Err(format!("there is no database at {}.", file.display())),
            None => Self::open(url).await,
        }
    }

    /// Opens `sqlite://FILE` (made where there is none) or `postgres://…`, and brings its tables up to
    /// date. The error is a sentence without the address, which may hold a password.
    pub async fn open(url: &str) -> std::result::Result<Self, String> {
        sqlx::any::install_default_drivers();
        let opened = if url.starts_with("postgres") {
            postgres::open(url).await.map(|pool| (pool, Box::new(Postgres) as Box<dyn Database>))
        } else {
            let opened = sqlite::open(url).await;
            opened.map(|pool| (pool, Box::new(Sqlite::default()) as Box<dyn Database>))
        };
        let (pool, database) =
            opened.map_err(|error| format!("the database cannot be opened: {error}."))?;
        Ok(Self { pool, database })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.pool).await.map(|_| ())
    }

    /// How far the database's clock is ahead of this one; `None`: it has none of its own.
    pub async fn ahead(&self, clock: &dyn Clock) -> Result<Option<Ahead>> {
        let mut best: Option<(u64, Ahead)> = None;
        for _ in 0..ASKED {
            let before_ms = clock.now_ms();
            let Some(there_ms) = self.database.now_ms(&self.pool).await? else { return Ok(None) };
            let after_ms = clock.now_ms();
            let took_ms = after_ms.saturating_sub(before_ms);
            if best.is_none_or(|(least_ms, _)| took_ms < least_ms) {
                best = Some((took_ms, Ahead::between(before_ms, there_ms, after_ms)));
            }
        }
        Ok(best.map(|(_, ahead)| ahead))
    }

    /// How far two dispatchers' ideas of the time may be apart.
    pub fn doubt_ms(&self) -> u64 {
        self.database.doubt_ms()
    }

    pub(crate) async fn begin(&self) -> Result<Change> {
        self.database.begin(&self.pool).await
    }
}

/// A number as the database has it.
pub(crate) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number that the database holds; none of ours is below zero.
pub(crate) fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
