//! `cargo xtask serve`: builds the app and serves it on this machine, with a send API whose sends stay
//! in the sandbox.

use crate::problem::Result;
use crate::server::{self, FIRST_PORT, Invitation, Server};
use crate::{build, workspace};
use lexopt::Arg::Long;
use lexopt::ValueExt;

/// What the server keeps between runs. A browser keeps keys and tokens by port: so does this.
const KEPT: &str = "target/serve";

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
    let kept = workspace::root().join(KEPT).join(port.to_string());
    let server = Server::start_with_sends(&dist, port, &kept)?;
    println!("\nPiecewise is at {}", server.address());
    for invitation in server.invitations() {
        println!("\n{}\n  {}", what_for(invitation), invitation.link);
    }
    println!(
        "\nEach link works once, and only until this server ends; whoever has used theirs needs none \
         again.\nEverything is sent in the sandbox: it leaves this machine for nobody.\n\
         Press Ctrl-C to stop."
    );
    server.wait()
}

/// What somebody does who opens the link.
fn what_for(invitation: &Invitation) -> &'static str {
    match invitation.role.as_str() {
        "author" => "Whoever writes the mail and plans the send opens this link:",
        _ => {
            "Whoever checks the plan and gives the second signature opens this one, in another \
             browser or a private window, since nobody approves their own plan:"
        }
    }
}
