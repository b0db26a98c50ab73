//! PostgreSQL: many dispatchers on many machines.

use async_trait::async_trait;
use sqlx::AnyConnection;
use sqlx::AnyPool;
use sqlx::Row;
use sqlx::any::AnyPoolOptions;

use super::{AWAY, Change, Database, Result, whole};

/// When `DATABASE_URL` says so.
pub struct Postgres;

const CONNECTIONS: u32 = 16;

/// What each connection is told: whoever vanishes in the middle of a change holds the others up for a
/// moment only.
const MANNERS: &str = "SET lock_timeout = '5s'; SET statement_timeout = '30s'; \
    SET idle_in_transaction_session_timeout = '10s'";

/// Connects.
pub(super) async fn open(url: &str) -> Result<AnyPool> {
    let options = || AnyPoolOptions::new().acquire_timeout(AWAY);
    // Two that start at once wait for each other, however long it takes: sqlx takes a lock.
    let first = options().max_connections(1).connect(url).await?;
    sqlx::migrate!("migrations/postgres").run(&first).await?;
    first.close().await;
    options()
        .max_connections(CONNECTIONS)
        .after_connect(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(MANNERS).execute(connection).await?;
                Ok(())
            })
        })
        .connect(url)
        .await
}

#[async_trait]
impl Database for Postgres {
    async fn begin(&self, pool: &AnyPool) -> Result<Change> {
        Ok(Change { transaction: pool.begin().await?, _turn: None })
    }

    /// In the order of their names: two that want the same accounts never wait for each other in a
    /// circle.
    async fn take_turn(&self, change: &mut AnyConnection, accounts: &[&str]) -> Result<()> {
        let mut accounts = accounts.to_vec();
        accounts.sort_unstable();
        accounts.dedup();
        for account in accounts {
            sqlx::query("INSERT INTO accounts (id) VALUES ($1) ON CONFLICT DO NOTHING")
                .bind(account)
                .execute(&mut *change)
                .await?;
            sqlx::query("SELECT id FROM accounts WHERE id = $1 FOR UPDATE")
                .bind(account)
                .execute(&mut *change)
                .await?;
        }
        Ok(())
    }

    fn due_calls(&self) -> &'static str {
        "SELECT run, nth, due_ms, tries FROM calls
         WHERE plan = $1 AND account = $2 AND state = 'planned' AND due_ms <= $3
         ORDER BY due_ms, run, nth LIMIT $4 FOR UPDATE SKIP LOCKED"
    }

    /// Two that took the database's time for theirs over a network of 25 ms, and a minute ago.
    fn doubt_ms(&self) -> u64 {
        50
    }

    async fn now_ms(&self, pool: &AnyPool) -> Result<Option<u64>> {
        let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
        let row = sqlx::query(sql).fetch_one(pool).await?;
        Ok(Some(whole(row.try_get(0)?)))
    }
}
