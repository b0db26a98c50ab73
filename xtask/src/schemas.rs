//! `cargo xtask schemas`: docs/schema/*.json, docs/providers.md and docs/rules.md, as the engine says.

use crate::problem::Result;
use crate::process;
use lexopt::Arg::Long;

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut only_check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => only_check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if only_check { check() } else { run(&[]) }
}

/// Fails when a schema, the catalogue or the rules in docs/ are not the engine's.
pub fn check() -> Result<()> {
    run(&["--check"])
}

fn run(arguments: &[&str]) -> Result<()> {
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--package", "xtask", "--features", "schemas"])
            .args(["--bin", "schemas", "--", "docs"])
            .args(arguments),
    )
}
