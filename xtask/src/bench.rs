//! `cargo xtask bench`: measures in Chromium and writes the tables into docs/BENCHMARKS.md.
//!
//! What is measured, and how, stands in tests/bench/; here only what it needs is brought together.

use crate::problem::Result;
use crate::process::{self, at_root};
use crate::sample::{self, Amount, Fields};
use crate::server::{ANY_PORT, Server};
use crate::{build, setup, workspace};
use lexopt::Arg::Long;
use lexopt::ValueExt;

/// About 180 MB: long enough that start-up does not count, small enough to stay in memory's cache.
const ROWS: u64 = 2_000_000;

/// The audience with uneven rows, on which readers may lose count.
const UNEVEN_ROWS: u64 = 24_000;

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut rows = ROWS;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("rows") => rows = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let browser = setup::chromium()?;
    let node = setup::node()?;
    let dist = build::release()?;
    let folder = workspace::root().join("target").join("bench");
    let even = folder.join("audience.csv");
    let uneven = folder.join("uneven.csv");
    sample::keep_or_write(Amount::Rows(rows), Fields::AsTheHeader, &even)?;
    sample::keep_or_write(Amount::Rows(UNEVEN_ROWS), Fields::AsInLife, &uneven)?;
    let server = Server::start(&dist, ANY_PORT)?;
    process::run(
        at_root(node)
            .arg("tests/bench/run.mjs")
            .env("PIECEWISE_ADDRESS", server.address())
            .env("PIECEWISE_CHROMIUM", browser.0)
            .env("PIECEWISE_DIST", &dist)
            .env("PIECEWISE_AUDIENCE", even)
            .env("PIECEWISE_UNEVEN", uneven)
            .env("PIECEWISE_REPORT", workspace::root().join("docs").join("BENCHMARKS.md")),
    )
}
