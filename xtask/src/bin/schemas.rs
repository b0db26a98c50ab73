//! Writes docs/schema/*.json as the engine's types say, docs/providers.md as its catalogue says and
//! docs/rules.md as its rules say, or checks them: `schemas FOLDER [--check]`.
//!
//! A program of its own, behind a feature, so that `cargo xtask` does not wait for the engine to
//! compile.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let only_check = arguments.next().as_deref() == Some("--check");
    let outcome =
        pages(&folder).and_then(|pages| if only_check { check(&pages) } else { write(&pages) });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// A file and its text.
type Page = (PathBuf, String);

fn pages(folder: &Path) -> Result<Vec<Page>, String> {
    use send_plan::schema::{campaign, command, envelope, plan, trust, withdrawal};
    let schemas = [
        ("campaign", campaign()),
        ("plan", plan()),
        ("envelope", envelope()),
        ("withdrawal", withdrawal()),
        ("command", command()),
        ("trust", trust()),
    ];
    let schemas = schemas.into_iter().map(|(name, schema)| {
        let text = serde_json::to_string_pretty(&schema)
            .map_err(|error| format!("the {name} schema cannot be written as JSON: {error}"))?;
        Ok((folder.join(format!("schema/{name}.schema.json")), text + "\n"))
    });
    let providers = (folder.join("providers.md"), send_plan::provider::page::page());
    let rules = (folder.join("rules.md"), send_plan::lint::page::page());
    schemas.chain([Ok(providers), Ok(rules)]).collect()
}

fn check(pages: &[Page]) -> Result<(), String> {
    let stale: Vec<String> = pages
        .iter()
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if stale.is_empty() {
        println!("docs/schema, docs/providers.md and docs/rules.md are what the engine says");
        return Ok(());
    }
    Err(format!(
        "not what the engine says: {}. Run `cargo xtask schemas` and read what changed.",
        stale.join(", ")
    ))
}

fn write(pages: &[Page]) -> Result<(), String> {
    for (path, text) in pages {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
        }
        std::fs::write(path, text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("wrote {}", path.display());
    }
    Ok(())
}
