//! `cargo xtask serve`: builds the app and serves it on this machine.

use crate::build;
use crate::problem::Result;
use crate::server::{self, FIRST_PORT, Server};
use lexopt::Arg::Long;
use lexopt::ValueExt;

/// Runs the command, until it is interrupted.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = FIRST_PORT;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let dist = build::release()?;
    let server = Server::start(&dist, server::free_port(port)?)?;
    println!("\nPiecewise is at {}\nPress Ctrl-C to stop.", server.address());
    server.wait()
}
