//! `cargo xtask serve`: builds the app and serves it on this machine, with a send API whose sends stay
//! in the sandbox.

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
    let port = server::free_port(port)?;
    let server = Server::start_with_sends(&dist, port, &server::kept(port))?;
    server.welcome(server.address());
    server.wait()
}
