//! The send API as a child process, serving a build.

use crate::problem::{Problem, Result};
use crate::process;
use crate::workspace;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where `serve` and `dev` look for a port first.
pub const FIRST_PORT: u16 = 8080;

/// Lets the system choose the port.
pub const ANY_PORT: u16 = 0;

/// How far a search for a free port goes.
const PORTS_TRIED: u16 = 100;

/// What a server keeps between runs whose page is at this port: a browser keeps keys and tokens by port
/// as well.
pub fn kept(port: u16) -> PathBuf {
    workspace::root().join("target/serve").join(port.to_string())
}

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    address: String,
    /// For an author and for an approver, where plans can be handed over.
    invitations: Vec<Invitation>,
}

/// A link by which one person comes to be known.
#[derive(Debug, PartialEq, Eq)]
struct Invitation {
    /// `author` or `approver`.
    role: String,
    /// Works once.
    link: String,
}

impl Server {
    /// Builds the send API and starts it with the app alone; returns when it accepts connections.
    pub fn start(dist: &Path, port: u16) -> Result<Self> {
        Self::start_with(dist, port, &[])
    }

    /// The same with plans, in the sandbox: database, trust file and tokens are in the folder.
    pub fn start_with_sends(dist: &Path, port: u16, folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
        let database = format!("sqlite://{}", folder.join("send.sqlite").display());
        Self::start_with(
            dist,
            port,
            &["--database".as_ref(), database.as_ref(), "--enrol".as_ref(), folder.as_os_str()],
        )
    }

    fn start_with(dist: &Path, port: u16, more: &[&OsStr]) -> Result<Self> {
        process::run(process::cargo().args(["build", "--quiet", "--package", "send-api"]))?;
        let program = workspace::debug_binary("send-api")?;
        let mut child = Command::new(&program)
            .arg("--dist")
            .arg(dist)
            .args(["--port", &port.to_string()])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Problem::file("start", &program, &error))?;
        // It prints its address, then an invitation for each role, and nothing else.
        let lines = if more.is_empty() { 1 } else { 3 };
        let out = child.stdout.take().map(BufReader::new);
        let said: Vec<String> = out
            .into_iter()
            .flat_map(|out| out.lines().take(lines).map_while(|line| line.ok()))
            .collect();
        let invitations = said.iter().skip(1).filter_map(|line| invitation(line)).collect();
        match said.first() {
            Some(address) if address.starts_with("http://") => {
                Ok(Self { child, address: address.clone(), invitations })
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                Err(Problem::new("the send API did not start; its reason is above."))
            }
        }
    }

    /// `http://127.0.0.1:8080`
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Says where the page is, and who is invited to do what there.
    pub fn welcome(&self, page: &str) {
        println!("\nPiecewise is at {page}");
        for Invitation { role, link } in &self.invitations {
            println!("\n{}\n  {}", what_for(role), link.replacen(&self.address, page, 1));
        }
        println!(
            "\nEach link works once, and only until this server ends; whoever has used theirs needs none \
             again.\nEverything is sent in the sandbox: it leaves this machine for nobody.\n\
             Press Ctrl-C to stop."
        );
    }

    /// Waits until the server ends by itself.
    pub fn wait(mut self) -> Result<()> {
        let status = self
            .child
            .wait()
            .map_err(|error| Problem::new(format!("lost the send API: {error}")))?;
        if status.success() {
            return Ok(());
        }
        Err(Problem::new(format!("the send API ended with {status}.")))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What somebody of a role does who opens their link.
fn what_for(role: &str) -> &'static str {
    match role {
        "author" => "Whoever writes the mail and plans the send opens this link:",
        _ => {
            "Whoever checks the plan and gives the second signature opens this one, in another \
             browser or a private window, since nobody approves their own plan:"
        }
    }
}

/// `enrol author http://…` as the send API prints it.
fn invitation(line: &str) -> Option<Invitation> {
    let (role, link) = line.strip_prefix("enrol ")?.split_once(' ')?;
    Some(Invitation { role: role.to_owned(), link: link.to_owned() })
}

/// This port, or the next one that nobody listens on.
pub fn free_port(wanted: u16) -> Result<u16> {
    let last = wanted.saturating_add(PORTS_TRIED);
    let free = (wanted..=last).find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    match free {
        Some(port) if port == wanted => Ok(port),
        Some(port) => {
            println!("port {wanted} is taken; using {port}");
            Ok(port)
        }
        None => Err(Problem::new(format!(
            "no port from {wanted} to {last} is free. Name another with --port."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Invitation, invitation};

    #[test]
    fn an_invitation_has_a_role_and_a_link() {
        let link = "http://127.0.0.1:8080/#enrol=c0de";
        let wanted = Invitation { role: "author".to_owned(), link: link.to_owned() };
        assert_eq!(invitation(&format!("enrol author {link}")), Some(wanted));
        assert_eq!(invitation(link), None);
    }
}
