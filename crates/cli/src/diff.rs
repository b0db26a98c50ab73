//! `piecewise diff`: what differs between two plans, in words.
//!
//! Exit codes as of `diff`: 0 nothing, 1 something, 2 a file was not understood.

use std::io::Write;
use std::path::{Path, PathBuf};

use send_plan::diff::{self, PartTexts};
use send_plan::envelope::{Envelope, any_plan};
use send_plan::plan::Plan;

use crate::findings::Failure;
use crate::{campaign, sign};

/// `templates`: folders with the templates of either plan.
pub fn run(old: &Path, new: &Path, templates: &[PathBuf], json: bool) -> Result<(), Failure> {
    let (old, new) = (read(old)?, read(new)?);
    let mut texts = PartTexts::new();
    for folder in templates {
        let files = campaign::templates(folder)?;
        for plan in [&old, &new] {
            texts.extend(diff::part_texts(&files, plan.fallback_locale.as_deref()));
        }
    }
    let changes = diff::diff_with(&old, &new, &texts);
    let mut stdout = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut stdout, &changes).map_err(std::io::Error::from)?;
        writeln!(stdout)?;
    } else if changes.is_empty() {
        writeln!(stdout, "The plans are equal.")?;
    } else {
        for change in &changes {
            writeln!(stdout, "{}", change.text)?;
        }
    }
    if changes.is_empty() { Ok(()) } else { Err(Failure::Wanting) }
}

/// A plan, or the plan in an envelope, whose signatures are not looked at.
fn read(path: &Path) -> Result<Plan, Failure> {
    let (name, bytes) = sign::read(path)?;
    let plan = any_plan(&name, &bytes).map_err(|finding| Failure::NotUnderstood(vec![finding]))?;
    if plan.canonical_bytes() != bytes && Envelope::parse(&name, &bytes).is_ok() {
        eprintln!("{name}: the signatures are not verified here; `piecewise verify` does.");
    }
    Ok(plan)
}
