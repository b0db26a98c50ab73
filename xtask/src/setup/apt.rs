//! Packages of Debian and its kin.

use super::say;
use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use std::process::Command;

/// Installs a package where that is possible; `by_hand` tells a person what to do where it is not.
pub fn install(what: &str, package: &str, by_hand: &str) -> Result<()> {
    let Some(prefix) = process::on_path("apt-get").and_then(|_| administrator()) else {
        return Err(Problem::new(by_hand));
    };
    say(&format!("installing {what} with apt-get"));
    let apt = |arguments: &[&str]| {
        let words: Vec<&str> =
            prefix.iter().copied().chain(["apt-get"]).chain(arguments.iter().copied()).collect();
        process::run(at_root(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive"))
            .map_err(|problem| Problem::new(format!("{problem} {by_hand}")))
    };
    apt(&["update", "-q"])?;
    apt(&["install", "-q", "-y", "--no-install-recommends", package])
}

/// The words before a command that make it run as root: none for root itself.
fn administrator() -> Option<&'static [&'static str]> {
    if process::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}
