//! Playwright's runner over the release build, with the send API and the command line beside it.

use crate::problem::Result;
use crate::process::{self, at_root, cargo};
use crate::server::{ANY_PORT, Server};
use crate::{build, setup, workspace};
use std::path::Path;

/// Runs what a configuration in `tests/e2e` names.
pub fn run(configuration: &str) -> Result<()> {
    run_with(configuration, &[], &[])
}

/// The same with more arguments, and variables that journeys read.
pub fn run_with(configuration: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    let browser = setup::chromium()?;
    let packages = setup::node_modules()?;
    // The journeys audit what the app exports.
    process::run(cargo().args(["build", "--quiet", "--package", "piecewise-cli"]))?;
    let dist = build::release()?;
    let server = Server::start(&dist, ANY_PORT)?;
    println!("serving the build at {}", server.address());
    process::run(
        at_root(setup::node()?)
            .arg(packages.join("@playwright/test/cli.js"))
            .args(["test", "--config"])
            .arg(Path::new("tests/e2e").join(configuration))
            .args(arguments)
            .envs(variables.iter().copied())
            .env("PIECEWISE_ADDRESS", server.address())
            .env("PIECEWISE_CHROMIUM", &browser.0)
            .env("PIECEWISE_DIST", &dist)
            .env("PIECEWISE_SEND_API", workspace::debug_binary("send-api")?)
            .env("PIECEWISE_CLI", workspace::debug_binary("piecewise")?),
    )
}
