//! `cargo xtask soak`: the send API's tests at length, from a release build; minutes each.

use crate::problem::{Problem, Result};
use crate::process::{self, cargo};
use lexopt::Arg::Value;
use lexopt::ValueExt;

/// Parts, each a test of crates/send-api/tests/soak.rs that ends with a line of figures.
const PARTS: [(&str, &str); 4] =
    [("kills", "kills"), ("hand-offs", "hand_offs"), ("stop", "stops"), ("postgres", "postgres")];

/// Runs the command: every part, or the named ones; the first that fails ends it.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut tests = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => tests.push(known(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if tests.is_empty() {
        tests.extend(PARTS.map(|(_, test)| test));
    }
    for test in tests {
        process::run(
            cargo()
                .args(["test", "--quiet", "--release", "--package", "send-api", "--test", "soak"])
                .args(["--", "--ignored", "--exact", "--nocapture", test]),
        )?;
    }
    Ok(())
}

fn known(name: &str) -> Result<&'static str> {
    let part = PARTS.into_iter().find(|(part, _)| *part == name);
    part.map(|(_, test)| test).ok_or_else(|| {
        let names = PARTS.map(|(part, _)| part).join(", ");
        Problem::new(format!("there is no part `{name}`. There are: {names}."))
    })
}
