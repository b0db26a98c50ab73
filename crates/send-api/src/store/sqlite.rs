//! SQLite: one file, one writer at a time.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use async_trait::async_trait;
use sqlx::AnyConnection;
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::Mutex;

use super::{Change, Database, Result};

/// The default.
#[derive(Default)]
pub struct Sqlite {
    /// Waiting here is fair and costs nothing; waiting inside SQLite is polling.
    writer: Arc<Mutex<()>>,
}

/// Readers beside the one writer.
const CONNECTIONS: u32 = 8;

/// What each connection is told: readers do not wait for the writer, another process's writer is
/// waited for, and what is committed survives a loss of power.
const MANNERS: &str = "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 10000; \
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";

/// The file that an address names, where there is none.
pub(super) fn missing(url: &str) -> Option<PathBuf> {
    if url.starts_with("postgres") {
        return None;
    }
    let options = SqliteConnectOptions::from_str(url).ok()?;
    let file = options.get_filename();
    (!file.is_file()).then(|| file.to_owned())
}

/// Opens or makes the file.
pub(super) async fn open(url: &str) -> Result<AnyPool> {
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}mode=rwc");
    let pool = AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .after_connect(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(MANNERS).execute(connection).await?;
                Ok(())
            })
        })
        .connect(&url)
        .await?;
    sqlx::migrate!("migrations/sqlite").run(&pool).await?;
    Ok(pool)
}

#[async_trait]
impl Database for Sqlite {
    async fn begin(&self, pool: &AnyPool) -> Result<Change> {
        let turn = Arc::clone(&self.writer).lock_owned().await;
        let transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Change { transaction, _turn: Some(turn) })
    }

    /// Whoever changes anything is alone.
    async fn take_turn(&self, _: &mut AnyConnection, _: &[&str]) -> Result<()> {
        Ok(())
    }

    fn due_calls(&self) -> &'static str {
        "SELECT run, nth, due_ms, tries FROM calls
         WHERE plan = $1 AND account = $2 AND state = 'planned' AND due_ms <= $3
         ORDER BY due_ms, run, nth LIMIT $4"
    }

    fn doubt_ms(&self) -> u64 {
        0
    }

    async fn now_ms(&self, _: &AnyPool) -> Result<Option<u64>> {
        Ok(None)
    }
}
