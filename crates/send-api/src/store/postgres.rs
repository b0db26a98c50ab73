//! PostgreSQL: many dispatchers on many machines.

use async_trait::async_trait;
use sqlx::AnyConnection;
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;

use super::{AWAY, Change, Database, Result};

/// When `DATABASE_URL` says so.
pub struct Postgres;

const CONNECTIONS: u32 = 16;

/// Connects.
pub(super) async fn open(url: &str) -> Result<AnyPool> {
    let options = AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(AWAY);
    let pool = options.connect(url).await?;
    // Two that start at once wait for each other: sqlx takes a lock.
    sqlx::migrate!("migrations/postgres").run(&pool).await?;
    Ok(pool)
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
}
