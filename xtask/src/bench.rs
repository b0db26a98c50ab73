//! `cargo xtask bench`: measures, part by part, and writes each part's tables into docs/BENCHMARKS.md.
//!
//! What is measured in Chromium, and how, stands in tests/bench/; what is measured of the planner
//! itself, in xtask/bench/; of sends, in crates/send-api/benches/. Here only what they need is brought together.

use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use crate::sample::{self, Amount, Fields};
use crate::server::{ANY_PORT, Server};
use crate::{build, setup, workspace};
use lexopt::Arg::{Long, Value};
use lexopt::ValueExt;
use std::ffi::OsString;
use std::path::PathBuf;

/// Parts measured in Chromium, and parts measured natively.
const IN_CHROMIUM: [&str; 4] = ["page", "screen", "planning", "lint"];
/// Of those in Chromium, what xtask/bench measures as well.
const NATIVELY_FIRST: [&str; 2] = ["planning", "lint"];
const NATIVE: [&str; 4] = ["bound", "nearness", "signing", "audience"];
/// Measured of the send API, natively: crates/send-api/benches/.
const SENDS: &str = "sends";

/// About 180 MB: long enough that start-up does not count, small enough to stay in memory's cache.
const ROWS: u64 = 2_000_000;

/// The audience with uneven rows, on which readers may lose count.
const UNEVEN_ROWS: u64 = 24_000;

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut rows = ROWS;
    let mut parts: Vec<&str> = Vec::new();
    // What the native parts are told.
    let mut told: Vec<OsString> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("rows") => rows = arguments.value()?.parse()?,
            Long(name @ ("instances" | "class" | "within" | "show")) => {
                told.push(format!("--{name}").into());
                told.push(arguments.value()?);
            }
            Long("audit") => told.push("--audit".into()),
            Value(name) => parts.push(known(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let is_wanted = |part: &&&str| parts.is_empty() || parts.contains(*part);
    for part in NATIVE.iter().filter(is_wanted) {
        if *part == "audience" {
            sample::keep_or_write(Amount::Rows(rows), Fields::AsTheHeader, &audience())?;
            process::run(process::cargo().args([
                "build",
                "--quiet",
                "--release",
                "--package",
                "piecewise-cli",
            ]))?;
        }
        planner(part, &told)?;
    }
    if is_wanted(&&SENDS) {
        sends()?;
    }
    let in_chromium: Vec<&str> = IN_CHROMIUM.iter().filter(is_wanted).copied().collect();
    if in_chromium.is_empty() { Ok(()) } else { chromium(&in_chromium, rows) }
}

/// The part's own name, when there is one.
fn known(name: &str) -> Result<&'static str> {
    let parts = [&IN_CHROMIUM[..], &NATIVE, &[SENDS]].concat();
    parts.iter().find(|known| **known == name).copied().ok_or_else(|| {
        let names = parts.join(", ");
        Problem::new(format!("there is no part `{name}`. There are: {names}."))
    })
}

/// Measures the planner natively, from a release build.
fn planner(part: &str, told: &[OsString]) -> Result<()> {
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--release", "--package", "bench", "--", part])
            .arg("--folder")
            .arg(folder())
            .arg("--report")
            .arg(report())
            .args(told),
    )
}

/// Measures sends, from a release build.
fn sends() -> Result<()> {
    process::run(
        process::cargo()
            .args(["bench", "--quiet", "--package", "send-api", "--bench", SENDS, "--"])
            .arg("--report")
            .arg(report()),
    )
}

fn chromium(parts: &[&str], rows: u64) -> Result<()> {
    let browser = setup::chromium()?;
    let node = setup::node()?;
    let dist = build::release()?;
    let even = audience();
    let uneven = folder().join("uneven.csv");
    if parts.contains(&"page") {
        sample::keep_or_write(Amount::Rows(rows), Fields::AsTheHeader, &even)?;
        sample::keep_or_write(Amount::Rows(UNEVEN_ROWS), Fields::AsInLife, &uneven)?;
    }
    if parts.contains(&"screen") {
        setup::packages(&workspace::root().join("tests").join("bench"))?;
    }
    // Measured natively first: that writes what the browser is asked.
    for part in parts.iter().filter(|part| NATIVELY_FIRST.contains(part)) {
        planner(part, &[])?;
    }
    let server = Server::start(&dist, ANY_PORT)?;
    process::run(
        at_root(node)
            .arg("tests/bench/run.mjs")
            .env("PIECEWISE_PARTS", parts.join(" "))
            .env("PIECEWISE_ADDRESS", server.address())
            .env("PIECEWISE_CHROMIUM", browser.0)
            .env("PIECEWISE_DIST", &dist)
            .env("PIECEWISE_AUDIENCE", even)
            .env("PIECEWISE_UNEVEN", uneven)
            .env("PIECEWISE_QUESTIONS", folder().join("questions.json"))
            .env("PIECEWISE_MESSAGES", folder().join("messages.json"))
            .env("PIECEWISE_REPORT", report()),
    )
}

/// The audience that is read.
fn audience() -> PathBuf {
    folder().join("audience.csv")
}

/// Where audiences, questions and records of what is measured are kept.
fn folder() -> PathBuf {
    workspace::root().join("target").join("bench")
}

fn report() -> PathBuf {
    workspace::root().join("docs").join("BENCHMARKS.md")
}
