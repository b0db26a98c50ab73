//! `cargo xtask dev`: Trunk's own server, which rebuilds and reloads at every change, with a send API
//! whose sends stay in the sandbox.
//!
//! A debug build: quick to rebuild, slow with large audiences, and without the policy headers that
//! `cargo xtask serve` sends.

use crate::problem::{Problem, Result};
use crate::server::{FIRST_PORT, Server};
use crate::{build, process, server, workspace};
use lexopt::Arg::Long;
use lexopt::ValueExt;

const DIST: &str = "target/dev";

/// Where the send API listens: Trunk.toml passes its two paths on to there.
const SENDS_PORT: u16 = 8079;

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = FIRST_PORT;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let port = server::free_port(port)?;
    // In a folder of its own: dist/ may be open in `cargo xtask serve`. Both are there before Trunk
    // starts, which refuses to leave a folder unwatched that is missing.
    let dist = workspace::root().join(DIST);
    for folder in [&workspace::root().join("dist"), &dist] {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
    }
    // The send API starts with a page only.
    if !dist.join("index.html").is_file() {
        process::run(build::trunk()?.args(["build", "--dist", DIST]))?;
    }
    let sends = Server::start_with_sends(&dist, SENDS_PORT, &server::kept(port))?;
    sends.welcome(&format!("http://127.0.0.1:{port}"));
    process::run(
        build::trunk()?
            .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
            .args(["--dist", DIST]),
    )
}
