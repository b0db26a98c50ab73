//! Node and the packages of a package.json: wasm-opt, Playwright, the peers of the bench.

use super::{lock, say};
use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use crate::workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

const OLDEST_NODE: u32 = 20;

/// Node, of a version that the packages work with.
pub fn node() -> Result<PathBuf> {
    let advice =
        format!("Install Node {OLDEST_NODE} or newer (https://nodejs.org) and run this again.");
    let found = process::on_path("node")
        .ok_or_else(|| Problem::new(format!("`node` is not on PATH. {advice}")))?;
    let version = process::output(at_root(&found).arg("--version")).unwrap_or_default();
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(found),
        _ => Err(Problem::new(format!(
            "{} says its version is `{version}`. {advice}",
            found.display()
        ))),
    }
}

/// The installed packages: the folder `node_modules`, in step with package-lock.json.
pub fn node_modules() -> Result<PathBuf> {
    packages(&workspace::root())
}

/// The installed packages of a folder that has a package-lock.json.
pub fn packages(home: &Path) -> Result<PathBuf> {
    node()?;
    let folder = home.join("node_modules");
    // npm's own record of what it installed has another shape than the lock file; a copy of the
    // lock file itself tells exactly whether this folder came from it.
    let stamp = folder.join(".installed-from.json");
    let lock_file = home.join("package-lock.json");
    let wanted =
        std::fs::read(&lock_file).map_err(|error| Problem::file("read", &lock_file, &error))?;
    let installed = || std::fs::read(&stamp).is_ok_and(|found| found == wanted);
    if installed() {
        return Ok(folder);
    }
    let _held = lock::take(&workspace::root().join("target").join("npm.lock"), "the npm packages")?;
    if installed() {
        return Ok(folder);
    }
    let npm = process::on_path("npm").ok_or_else(|| {
        Problem::new("`npm` is not on PATH, though `node` is. Install npm and run this again.")
    })?;
    say(&format!("installing the npm packages of {}", lock_file.display()));
    // No package of ours needs its install script, and Playwright's would fetch browsers.
    let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    process::run(Command::new(npm).args(install).current_dir(home))
        .map_err(|problem| Problem::new(format!("{problem} Is the npm registry reachable?")))?;
    std::fs::write(&stamp, &wanted).map_err(|error| Problem::file("write", &stamp, &error))?;
    Ok(folder)
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_the_major_version() {
        assert_eq!(super::major("v20.20.2"), Some(20));
        assert_eq!(super::major("v8.0.0"), Some(8));
        assert_eq!(super::major(""), None);
    }
}
