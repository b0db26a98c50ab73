//! Whether dist/ is what these sources would give: a release build takes a minute even when cargo
//! has nothing to do, because `wasm-opt` starts over each time.

use crate::problem::{Problem, Result};
use crate::process::at_root;
use crate::{process, workspace};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Everything that a build is made from.
const SOURCES: [&str; 14] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/send-plan",
    "index.html",
    "package-lock.json",
    "src",
    "static",
    "xtask/compress.mjs",
    "xtask/offline.mjs",
    "xtask/src/sample",
    "xtask/styles.mjs",
];

/// Says that dist/ now is what the sources give.
pub fn remember(dist: &Path) -> Result<()> {
    let stamp = stamp();
    fs::write(&stamp, fingerprint(dist)?).map_err(|error| Problem::file("write", &stamp, &error))
}

/// Whether neither the sources nor dist/ changed since then.
pub fn is_fresh(dist: &Path) -> Result<bool> {
    let Ok(remembered) = fs::read_to_string(stamp()) else { return Ok(false) };
    Ok(dist.join("index.html").is_file() && remembered == fingerprint(dist)?)
}

fn stamp() -> PathBuf {
    workspace::root().join("target").join("dist-fingerprint.txt")
}

fn fingerprint(dist: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    process::output(at_root("rustc").arg("-vV")).hash(&mut hasher);
    std::env::var_os("RUSTFLAGS").hash(&mut hasher);
    for source in SOURCES {
        hash(&workspace::root().join(source), &mut hasher)?;
    }
    hash(dist, &mut hasher)?;
    Ok(format!("{:016x}", hasher.finish()))
}

/// The names and contents below a path; a missing one counts as empty.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        let read = |error| Problem::file("read", path, &error);
        let mut entries = fs::read_dir(path)
            .map_err(read)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::io::Result<Vec<_>>>()
            .map_err(read)?;
        entries.sort();
        entries.iter().try_for_each(|entry| hash(entry, hasher))
    } else {
        fs::read(path).unwrap_or_default().hash(hasher);
        Ok(())
    }
}
