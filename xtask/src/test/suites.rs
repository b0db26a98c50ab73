//! The suites, in the order they run: the quick ones first.

use super::snapshots;
use crate::problem::Result;
use crate::process::{self, at_root, cargo};
use crate::{playwright, schemas, setup, workspace};
use std::process::Command;

/// One suite.
pub struct Suite {
    pub name: &'static str,
    /// What it checks, in a few words.
    pub checks: &'static str,
    pub run: fn() -> Result<()>,
}

/// All suites.
pub const SUITES: [Suite; 9] = [
    Suite { name: "fmt", checks: "formatting", run: fmt },
    Suite { name: "clippy", checks: "lints, native and wasm32, warnings are errors", run: clippy },
    Suite { name: "unit", checks: "unit and property tests, native", run: unit },
    Suite {
        name: "schemas",
        checks: "generated docs are what the engine says",
        run: schemas::check,
    },
    Suite {
        name: "described",
        checks: "the send API is as its OpenAPI description says",
        run: described,
    },
    Suite { name: "handlebars", checks: "templates render as in handlebars.js", run: handlebars },
    Suite { name: "corpora", checks: "published collections of hard files", run: corpora },
    Suite { name: "components", checks: "components in headless Chromium", run: components },
    Suite { name: "journeys", checks: "the release build in a real browser", run: journeys },
];

/// The root package is the app: it compiles for wasm32 only.
const APP: &str = "piecewise";
const WASM: &str = "wasm32-unknown-unknown";

/// What clippy looks at: everything native, and what runs in the browser as it runs there.
const LINTED: [&str; 3] = [
    "--workspace --exclude piecewise --all-targets --features xtask/schemas",
    "--package piecewise --all-targets --target wasm32-unknown-unknown",
    "--package send-plan --lib --target wasm32-unknown-unknown",
];

fn fmt() -> Result<()> {
    setup::component("rustfmt")?;
    process::run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    setup::component("clippy")?;
    setup::wasm_target()?;
    for packages in LINTED {
        let mut lint = cargo();
        lint.arg("clippy").args(packages.split(' '));
        process::run(lint.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn unit() -> Result<()> {
    // Some send through servers of npm's.
    setup::node_modules()?;
    let references = snapshots::References::begin()?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--exclude", APP, "--no-fail-fast"]);
    process::run(references.record(&mut tests))?;
    references.reject_unreferenced()
}

fn described() -> Result<()> {
    process::run(
        cargo()
            .args(["test", "--package", "send-api", "--test", "described", "--", "--ignored"])
            .env("PIECEWISE_SCHEMATHESIS", setup::schemathesis()?),
    )
}

fn handlebars() -> Result<()> {
    setup::node_modules()?;
    process::run(cargo().args([
        "build",
        "--quiet",
        "--package",
        "send-plan",
        "--example",
        "render",
    ]))?;
    let compare = || -> Result<Command> {
        let mut compare = at_root(setup::node()?);
        compare.arg("tests/handlebars/compare.mjs");
        Ok(compare)
    };
    process::run(compare()?.arg("--check"))?;
    process::run(compare()?.arg(workspace::debug_binary("examples/render")?))
}

fn corpora() -> Result<()> {
    let packages = setup::node_modules()?;
    process::run(
        cargo()
            .args(["test", "--package", "send-plan"])
            .args(["--test", "audience_corpora", "--test", "audience_memory", "--", "--ignored"])
            .env("PIECEWISE_CORPORA", packages),
    )
}

fn components() -> Result<()> {
    setup::wasm_target()?;
    setup::chromium()?;
    let driver = setup::chromedriver()?;
    let runner = setup::wasm_bindgen()?.test_runner;
    process::run(
        cargo()
            // Not the binaries: they are the page and its worker, not tests.
            .args(["test", "--package", APP, "--target", WASM, "--no-fail-fast"])
            .args(["--lib", "--test", "*"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", driver)
            // The runner takes whichever driver it finds first; only this one is set up.
            .env_remove("GECKODRIVER")
            .env_remove("SAFARIDRIVER"),
    )
}

fn journeys() -> Result<()> {
    let packages = setup::node_modules()?;
    // Playwright only strips the types.
    process::run(
        at_root(setup::node()?)
            .arg(packages.join("typescript/bin/tsc"))
            .args(["--project", "tests/e2e"]),
    )?;
    playwright::run("playwright.config.ts")
}
