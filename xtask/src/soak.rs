//! `cargo xtask soak`: what the tests do a few times, at length, from a release build; minutes each.

use crate::playwright;
use crate::problem::{Problem, Result};
use crate::process::{self, cargo};
use lexopt::Arg::Value;
use lexopt::ValueExt;

/// What a part is made of.
#[derive(Clone, Copy)]
enum Part {
    /// A test of crates/send-api/tests/soak.rs that ends with a line of figures.
    SendApi(&'static str),
    /// A draft whose tab is loaded anew at random moments.
    Reloads,
}

const PARTS: [(&str, Part); 5] = [
    ("kills", Part::SendApi("kills")),
    ("hand-offs", Part::SendApi("hand_offs")),
    ("stop", Part::SendApi("stops")),
    ("postgres", Part::SendApi("postgres")),
    ("reloads", Part::Reloads),
];

/// How often the tab is loaded anew.
const RELOADS: &str = "200";

/// Runs the command: every part, or the named ones; the first that fails ends it.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut parts = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => parts.push(known(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if parts.is_empty() {
        parts.extend(PARTS.map(|(_, part)| part));
    }
    parts.into_iter().try_for_each(run)
}

fn run(part: Part) -> Result<()> {
    match part {
        Part::SendApi(test) => process::run(
            cargo()
                .args(["test", "--quiet", "--release", "--package", "send-api", "--test", "soak"])
                .args(["--", "--ignored", "--exact", "--nocapture", test]),
        ),
        Part::Reloads => playwright::run_with(
            "playwright.config.ts",
            &["--grep", "loaded anew at any moment"],
            &[("PIECEWISE_RELOADS", RELOADS)],
        ),
    }
}

fn known(name: &str) -> Result<Part> {
    let part = PARTS.into_iter().find(|(part, _)| *part == name);
    part.map(|(_, part)| part).ok_or_else(|| {
        let names = PARTS.map(|(part, _)| part).join(", ");
        Problem::new(format!("there is no part `{name}`. There are: {names}."))
    })
}
