//! Snapshots that no test asks for any more are dead promises: they are refused.
//!
//! insta appends the path of each snapshot it compares to the file that
//! `INSTA_SNAPSHOT_REFERENCES_FILE` names; the rest of the `.snap` files are unreferenced.

use crate::problem::{Problem, Result};
use crate::workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where one run of the tests writes down which snapshots it compared.
pub struct References(PathBuf);

impl References {
    /// With nothing written down yet.
    pub fn begin() -> Result<Self> {
        let file = workspace::debug_binary("snapshot-references")?.with_extension("txt");
        std::fs::write(&file, "").map_err(|error| Problem::file("write", &file, &error))?;
        Ok(Self(file))
    }

    /// Makes the tests write down their snapshots, and change none.
    pub fn record<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("INSTA_UPDATE", "no")
            .env("INSTA_SNAPSHOT_REFERENCES_FILE", &self.0)
            .env_remove("INSTA_FORCE_PASS")
    }

    /// Fails when a snapshot file was compared by no test.
    pub fn reject_unreferenced(&self) -> Result<()> {
        let written = std::fs::read_to_string(&self.0)
            .map_err(|error| Problem::file("read", &self.0, &error))?;
        let compared: Vec<PathBuf> =
            written.lines().filter_map(|line| Path::new(line).canonicalize().ok()).collect();
        let root = workspace::root();
        let mut kept = Vec::new();
        for folder in ["crates", "xtask", "src", "tests"] {
            collect(&root.join(folder), &mut kept)?;
        }
        // By the path in the repository: clones that share a target directory share test binaries,
        // and those name the clone that they were built in.
        let dead: Vec<String> = kept
            .iter()
            .filter_map(|path| path.strip_prefix(&root).ok())
            .filter(|path| !compared.iter().any(|compared| compared.ends_with(path)))
            .map(|path| path.display().to_string())
            .collect();
        if dead.is_empty() {
            return Ok(());
        }
        Err(Problem::new(format!(
            "no test compares these snapshots any more, delete them: {}",
            dead.join(", ")
        )))
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry.map_err(|error| Problem::file("read", folder, &error))?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            into.push(path);
        }
    }
    Ok(())
}
