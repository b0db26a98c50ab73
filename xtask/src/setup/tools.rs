//! trunk and wasm-bindgen: the one on PATH when its version fits exactly, else built from source
//! into the cache, one folder per version.

use super::{lock, say};
use crate::problem::{Problem, Result};
use crate::process;
use crate::workspace;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// 0.22 needs a newer Rust than ours (1.95).
const TRUNK: &str = "0.21.14";

/// The two programs of wasm-bindgen-cli that we use.
pub struct Bindgen {
    pub bindgen: PathBuf,
    pub test_runner: PathBuf,
}

/// The bundler.
pub fn trunk() -> Result<PathBuf> {
    program("trunk", TRUNK, "trunk")
}

/// The binding generator, of exactly the version that Cargo.lock has: another refuses to work.
pub fn wasm_bindgen() -> Result<Bindgen> {
    let version = workspace::locked_version("wasm-bindgen")?;
    let bindgen = program("wasm-bindgen-cli", &version, "wasm-bindgen")?;
    let runner = format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX);
    let test_runner = bindgen.with_file_name(runner);
    Ok(Bindgen { bindgen, test_runner })
}

fn program(package: &str, version: &str, name: &str) -> Result<PathBuf> {
    if let Some(found) = process::on_path(name)
        && has_version(&found, name, version)
    {
        return Ok(found);
    }
    let cache = workspace::tools_cache()?;
    let root = cache.join(format!("{package}-{version}"));
    let kept = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if has_version(&kept, name, version) {
        return Ok(kept);
    }
    let _held = lock::take(&cache.join(format!("{package}-{version}.lock")), package)?;
    if !has_version(&kept, name, version) {
        install(package, version, &cache)?;
    }
    if has_version(&kept, name, version) {
        return Ok(kept);
    }
    Err(Problem::new(format!(
        "{} was installed but does not answer `--version` with {version}. Delete {} and run this again.",
        kept.display(),
        root.display()
    )))
}

/// `trunk 0.21.14`, `wasm-bindgen 0.2.128`: the name, a space, the version, perhaps more.
fn has_version(program: &Path, name: &str, version: &str) -> bool {
    process::output(Command::new(program).arg("--version")).is_some_and(|answer| {
        let mut words = answer.split_whitespace();
        words.next() == Some(name) && words.next() == Some(version)
    })
}

/// Built beside its place and moved there whole, so that an interrupted build leaves nothing that
/// looks finished.
fn install(package: &str, version: &str, cache: &Path) -> Result<()> {
    let root = &cache.join(format!("{package}-{version}"));
    say(&format!(
        "building {package} {version} from source, once, into {} (a minute or two)",
        root.display()
    ));
    let started = Instant::now();
    let unfinished = cache.join(format!("{package}-{version}.unfinished"));
    remove(&unfinished)?;
    std::fs::create_dir_all(&unfinished)
        .map_err(|error| Problem::file("create", &unfinished, &error))?;
    process::run(
        process::cargo()
            // Outside the repository: its toolchain file and profiles are not the tool's.
            .current_dir(&unfinished)
            // Else cargo advises to put that folder there.
            .env("PATH", process::path_with(&[&unfinished.join("bin")])?)
            .args(["install", package, "--version", version, "--locked"])
            // Unoptimised builds in a sixth of the time and is fast enough.
            .arg("--debug")
            .arg("--root")
            .arg(&unfinished)
            .arg("--target-dir")
            .arg(unfinished.join("build")),
    )
    .map_err(|problem| {
        Problem::new(format!(
            "{package} {version} could not be built: {problem} Is crates.io reachable, and a C \
             linker installed?"
        ))
    })?;
    remove(&unfinished.join("build"))?;
    remove(root)?;
    std::fs::rename(&unfinished, root)
        .map_err(|error| Problem::file("move the tool to", root, &error))?;
    say(&format!("{package} {version} is ready after {} s", started.elapsed().as_secs()));
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Problem::file("remove", folder, &error))
        }
        _ => Ok(()),
    }
}
