//! Two commands at the same time must not install, or build, the same thing twice.

use super::say;
use crate::problem::{Problem, Result};
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held until dropped; the operating system lets go of it when the process dies.
pub struct Lock(#[expect(dead_code, reason = "held, not read")] File);

/// Waits until no other xtask holds this lock.
pub fn take(path: &Path, whose: &str) -> Result<Lock> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
    }
    let file = File::create(path).map_err(|error| Problem::file("create", path, &error))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(&format!("waiting for another xtask that works on {whose}"));
            file.lock().map_err(|error| Problem::file("lock", path, &error))?;
        }
        Err(TryLockError::Error(error)) => return Err(Problem::file("lock", path, &error)),
    }
    Ok(Lock(file))
}
