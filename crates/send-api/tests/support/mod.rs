//! What the tests share.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

pub mod cluster;
pub mod crash;
pub mod desk;
pub mod handoffs;
pub mod provider;
pub mod proxy;
pub mod recorder;
pub mod shared;
pub mod stops;

use send_api::store::Store;
use tempfile::TempDir;

/// A database that goes with its guard.
pub struct Base {
    pub store: Store,
    pub url: String,
    folder: TempDir,
}

pub async fn sqlite() -> Base {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("send.sqlite").display());
    Base { store: Store::open(&url).await.unwrap(), url, folder }
}

pub async fn postgres() -> Base {
    let url = tokio::task::spawn_blocking(cluster::database).await.unwrap();
    Base { store: Store::open(&url).await.unwrap(), url, folder: tempfile::tempdir().unwrap() }
}

impl Base {
    pub fn split(self) -> (Store, TempDir) {
        (self.store, self.folder)
    }
}
