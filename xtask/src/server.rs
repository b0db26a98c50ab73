//! The send API as a child process, serving a build.

use crate::problem::{Problem, Result};
use crate::process;
use crate::workspace;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Where `serve` and `dev` look for a port first.
pub const FIRST_PORT: u16 = 8080;

/// Lets the system choose the port.
pub const ANY_PORT: u16 = 0;

/// How far a search for a free port goes.
const PORTS_TRIED: u16 = 100;

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Builds the send API and starts it; returns when it accepts connections.
    pub fn start(dist: &Path, port: u16) -> Result<Self> {
        process::run(process::cargo().args(["build", "--quiet", "--package", "send-api"]))?;
        let program = workspace::debug_binary("send-api")?;
        let mut child = Command::new(&program)
            .arg("--dist")
            .arg(dist)
            .args(["--port", &port.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Problem::file("start", &program, &error))?;
        let announced = child.stdout.take().and_then(|out| BufReader::new(out).lines().next());
        // The first line that the send API prints is its address, and nothing else.
        match announced {
            Some(Ok(address)) if address.starts_with("http://") => Ok(Self { child, address }),
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
