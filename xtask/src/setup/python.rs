//! Python's schemathesis, in a virtual environment of its own.

use super::{apt, lock, say};
use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use crate::workspace;
use std::path::{Path, PathBuf};

/// The version that the description was last tested with.
const SCHEMATHESIS: &str = "4.32.5";

const BY_HAND: &str = "Python's `venv` is missing. Install Python 3.10 or newer with it (Debian: \
    `apt-get install python3-venv`) and run this again.";

/// The program, under target/.
pub fn schemathesis() -> Result<PathBuf> {
    let folder = workspace::root().join("target").join(format!("schemathesis-{SCHEMATHESIS}"));
    let program = folder.join("bin/schemathesis");
    // Written last, so that a set-up that was cut short begins again.
    let finished = folder.join("finished");
    let _held = lock::take(&folder.with_extension("lock"), "schemathesis")?;
    if finished.is_file() {
        return Ok(program);
    }
    say(&format!("installing schemathesis {SCHEMATHESIS} from PyPI into {}", folder.display()));
    if environment(&folder).is_err() {
        apt::install("Python's venv", "python3-venv", BY_HAND)?;
        environment(&folder)?;
    }
    process::run(
        at_root(folder.join("bin/pip"))
            .args(["install", "--quiet", "--disable-pip-version-check"])
            .arg(format!("schemathesis=={SCHEMATHESIS}")),
    )
    .map_err(|problem| Problem::new(format!("{problem} Is PyPI reachable?")))?;
    std::fs::write(&finished, "").map_err(|error| Problem::file("write", &finished, &error))?;
    Ok(program)
}

fn environment(folder: &Path) -> Result<()> {
    let python = process::on_path("python3").ok_or_else(|| Problem::new(BY_HAND))?;
    process::run(at_root(python).args(["-m", "venv", "--clear"]).arg(folder))
}
