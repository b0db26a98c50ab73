//! `cargo xtask clients`: which mail clients show what, as npm's caniemail has it.
//!
//! The package itself is no dependency: it brings hundreds of others that nothing here needs.

use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use crate::setup;
use crate::workspace;

/// The version whose data the engine holds.
const PACKAGE: &str = "caniemail@2.0.2";
const TABLE: &str = "crates/send-plan/src/html/clients/table.rs";

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    setup::node()?;
    let folder = workspace::root().join("target").join("caniemail");
    std::fs::create_dir_all(&folder).map_err(|error| Problem::file("create", &folder, &error))?;
    // npm checks the package against the digest of the registry.
    let npm = process::on_path("npm").ok_or_else(|| Problem::new("`npm` is not on PATH."))?;
    process::run(
        at_root(npm).args(["pack", PACKAGE, "--silent", "--pack-destination"]).arg(&folder),
    )?;
    let archive = folder.join(format!("{}.tgz", PACKAGE.replace('@', "-")));
    process::run(at_root("tar").arg("xzf").arg(&archive).arg("-C").arg(&folder))?;
    let package = folder.join("package");
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--package", "xtask", "--features", "clients"])
            .args(["--bin", "clients", "--"])
            .arg(package.join("dist/data/caniemail.json"))
            .arg(package.join("package.json"))
            .arg(TABLE),
    )
}
