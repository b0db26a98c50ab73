//! `cargo xtask fuzz`: hostile campaigns, plans and files, looked for with libFuzzer on the usual Rust.

use crate::problem::{Problem, Result};
use crate::process::{self, at_root, cargo};
use crate::workspace;
use lexopt::Arg::{Long, Value};
use lexopt::ValueExt;
use std::path::Path;

/// The targets: each a program of fuzz/, with a folder of its own in fuzz/seeds.
const TARGETS: [&str; 5] = ["campaign", "plan", "outlook", "template", "audience"];

/// How long each target runs where nothing else is asked.
const SECONDS: u64 = 600;

/// What `cargo fuzz --sanitizer none` hands to rustc: stable Rust counts branches as well.
const RUSTFLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Ccodegen-units=1",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut targets, mut seconds) = (Vec::new(), SECONDS);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Value(name) => targets.push(known(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = workspace::root().join("fuzz");
    for target in if targets.is_empty() { TARGETS.to_vec() } else { targets } {
        fuzz(&folder, target, seconds)?;
    }
    Ok(())
}

fn known(name: &str) -> Result<&'static str> {
    TARGETS.into_iter().find(|known| *known == name).ok_or_else(|| {
        Problem::new(format!("there is no target `{name}`. There are: {}.", TARGETS.join(", ")))
    })
}

/// Fails with the first finding, whose file libFuzzer names.
fn fuzz(folder: &Path, target: &str, seconds: u64) -> Result<()> {
    let corpus = folder.join("corpus").join(target);
    let findings = folder.join("artifacts").join(target);
    for folder in [&corpus, &findings] {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
    }
    // With a target named, build scripts and macros are compiled without the flags.
    let host =
        process::output(at_root("rustc").args(["--print", "host-tuple"])).ok_or_else(|| {
            Problem::new("`rustc --print host-tuple` says nothing. Is rustc on PATH?")
        })?;
    process::run(
        cargo()
            .args(["run", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml"])
            .args(["--target", &host, "--bin", target, "--"])
            .arg(&corpus)
            .arg(folder.join("seeds").join(target))
            .arg(format!("-artifact_prefix={}/", findings.display()))
            .arg(format!("-dict={}", folder.join("json.dict").display()))
            .arg(format!("-max_total_time={seconds}"))
            // A plan takes at most 10 s and 1 GB, whatever the campaign.
            .args(["-timeout=60", "-rss_limit_mb=1024", "-max_len=65536", "-print_final_stats=1"])
            .env("RUSTFLAGS", RUSTFLAGS.join(" "))
            .env("CARGO_TARGET_DIR", folder.join("target")),
    )
    .map_err(|problem| {
        Problem::new(format!(
            "{problem} Mend what it found, and keep its file as fuzz/seeds/{target}/WHAT-IT-IS.json: \
             `cargo test -p send-plan` replays it."
        ))
    })
}
