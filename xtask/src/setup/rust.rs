//! What rustup brings: the wasm32 target, rustfmt, clippy.

use super::say;
use crate::problem::{Problem, Result};
use crate::process::{self, at_root};

const WASM: &str = "wasm32-unknown-unknown";

/// The target that the page, its worker and the engine are compiled for.
pub fn wasm_target() -> Result<()> {
    // Asked of rustc, not of rustup, so that a toolchain without rustup can serve as well.
    let installed =
        process::output(at_root("rustc").args(["--print", "target-libdir", "--target", WASM]))
            .is_some_and(|folder| std::path::Path::new(&folder).is_dir());
    if installed {
        return Ok(());
    }
    say(&format!("adding the target {WASM}"));
    rustup(&["target", "add", WASM])
}

/// A cargo subcommand that comes as a rustup component: `rustfmt` or `clippy`.
pub fn component(name: &str) -> Result<()> {
    let subcommand = if name == "rustfmt" { "fmt" } else { name };
    if process::output(process::cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    say(&format!("adding the component {name}"));
    rustup(&["component", "add", name])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if process::on_path("rustup").is_none() {
        return Err(Problem::new(format!(
            "rustup is not on PATH, and `rustup {}` is needed. Install rustup (https://rustup.rs) \
             and run this again.",
            arguments.join(" ")
        )));
    }
    process::run(at_root("rustup").args(arguments))
}
