//! What has to survive a crash, in SQLite or PostgreSQL.
//!
//! The statements are written once, in the SQL that both understand; [`Database`] is what differs,
//! one file each ([`sqlite`], [`postgres`]). In reading order: [`uploads`] – files by their digest;
//! [`plans`] – what was handed over; [`sends`] – what runs, its waves, and commands; [`calls`] – from
//! planned to answered; [`progress`] – the curve; [`ledger`] – what limits have left; [`mails`] – what a rehearsal would have
//! shown; [`audit`] – who did what; [`retention`] – what goes when.
//!
//! Times are milliseconds since the epoch.

pub mod audit;
pub mod calls;
pub mod ledger;
pub mod mails;
pub mod plans;
pub mod postgres;
pub mod progress;
pub mod retention;
pub mod sends;
pub mod sqlite;
pub mod uploads;

use std::time::Duration;

use async_trait::async_trait;
use sqlx::AnyPool;
use sqlx::{Any, AnyConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

use postgres::Postgres;
use sqlite::Sqlite;

/// Without a connection after so long the database is away. Whoever asks is told so, and nothing
/// leaves meanwhile.
const AWAY: Duration = Duration::from_secs(10);

/// What only the database itself can say.
pub type Result<T> = std::result::Result<T, sqlx::Error>;

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

/// The database.
pub struct Store {
    pool: AnyPool,
    database: Box<dyn Database>,
}

impl Store {
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
