//! Writes docs/schema/*.json as the engine's types say, or checks them: `schemas FOLDER [--check]`.
//!
//! A program of its own, behind a feature, so that `cargo xtask` does not wait for the engine to
//! compile.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let only_check = arguments.next().as_deref() == Some("--check");
    let outcome = schemas(&folder)
        .and_then(|schemas| if only_check { check(&schemas) } else { write(&folder, &schemas) });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// A schema's file and its text.
type Schema = (PathBuf, String);

fn schemas(folder: &Path) -> Result<Vec<Schema>, String> {
    [("campaign", send_plan::schema::campaign()), ("plan", send_plan::schema::plan())]
        .into_iter()
        .map(|(name, schema)| {
            let text = serde_json::to_string_pretty(&schema)
                .map_err(|error| format!("the {name} schema cannot be written as JSON: {error}"))?;
            Ok((folder.join(format!("{name}.schema.json")), text + "\n"))
        })
        .collect()
}

fn check(schemas: &[Schema]) -> Result<(), String> {
    let stale: Vec<String> = schemas
        .iter()
        .filter(|(path, text)| std::fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if stale.is_empty() {
        println!("docs/schema is what the engine says");
        return Ok(());
    }
    Err(format!(
        "not what the engine says: {}. Run `cargo xtask schemas` and read what changed.",
        stale.join(", ")
    ))
}

fn write(folder: &Path, schemas: &[Schema]) -> Result<(), String> {
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    for (path, text) in schemas {
        std::fs::write(path, text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("wrote {}", path.display());
    }
    Ok(())
}
