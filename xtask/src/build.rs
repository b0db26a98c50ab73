//! `cargo xtask build`: the release build, in dist/, with each file compressed beside itself.
//!
//! How each binary is optimised stands where Trunk reads it: the attributes in index.html and the
//! profiles in Cargo.toml.

mod freshness;

use crate::problem::{Problem, Result};
use crate::process::{self, at_root};
use crate::{setup, workspace};
use std::path::PathBuf;
use std::process::Command;

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let dist = release()?;
    println!("\nbuilt into {}", dist.display());
    Ok(())
}

/// Builds, unless the last build was from these very sources, and says where.
pub fn release() -> Result<PathBuf> {
    let trunk = &mut trunk()?;
    let node = setup::node()?;
    let dist = workspace::root().join("dist");
    let _held = setup::lock(&workspace::root().join("target/dist.lock"), "the build in dist/")?;
    if freshness::is_fresh(&dist)? {
        println!("dist/ is up to date");
        return Ok(dist);
    }
    process::run(trunk.args(["build", "--release"]))
        .map_err(|problem| Problem::new(format!("the app could not be built: {problem}")))?;
    for script in ["xtask/offline.mjs", "xtask/compress.mjs"] {
        process::run(at_root(&node).arg(script).arg(&dist))?;
    }
    freshness::remember(&dist)?;
    Ok(dist)
}

/// Trunk with every tool it calls on PATH, so that it downloads none.
pub fn trunk() -> Result<Command> {
    setup::wasm_target()?;
    let trunk = setup::trunk()?;
    let bindgen = setup::wasm_bindgen()?.bindgen;
    let packages = setup::node_modules()?.join(".bin");
    let path = process::path_with(&[bindgen.parent().unwrap_or(&bindgen), &packages])?;
    let mut command = at_root(trunk);
    command.env("PATH", path);
    // Trunk refuses any NO_COLOR but `true` and `false`, though any value is allowed to be set.
    command.env_remove("NO_COLOR");
    Ok(command)
}
