//! `cargo xtask dev`: Trunk's own server, which rebuilds and reloads at every change.
//!
//! A debug build: quick to rebuild, slow with large audiences, and without the policy headers that
//! `cargo xtask serve` sends.

use crate::problem::{Problem, Result};
use crate::server::FIRST_PORT;
use crate::{build, process, server, workspace};
use lexopt::Arg::Long;
use lexopt::ValueExt;

const DIST: &str = "target/dev";

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = FIRST_PORT;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let port = server::free_port(port)?.to_string();
    // In a folder of its own: dist/ may be open in `cargo xtask serve`. Both are there before Trunk
    // starts, which refuses to leave a folder unwatched that is missing.
    for folder in ["dist", DIST] {
        std::fs::create_dir_all(workspace::root().join(folder))
            .map_err(|error| Problem::file("create", folder.as_ref(), &error))?;
    }
    process::run(
        build::trunk()?
            .args(["serve", "--address", "127.0.0.1", "--port", &port])
            .args(["--dist", DIST]),
    )
}
