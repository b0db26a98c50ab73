//! `piecewise audit`: one line per broken promise.

use std::path::{Path, PathBuf};

use send_plan::diagnostic::any_error;
use send_plan::{audit, plan};

use crate::findings::{self, Failure};

pub fn run(
    path: &Path,
    audience: &[PathBuf],
    suppression: &[PathBuf],
    json: bool,
) -> Result<(), Failure> {
    let plan = plan::parse(&path.display().to_string(), &crate::read_text(path)?)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))?;
    let read = if audience.is_empty() {
        None
    } else {
        Some(crate::audience::read(&plan.audience.columns, suppression, audience)?)
    };
    let broken = audit::audit(&plan, read.as_ref());
    findings::print(&broken, json)?;
    if any_error(&broken) {
        return Err(Failure::Wanting);
    }
    if !json {
        println!(
            "{}: every promise kept in {} calls to {} recipients{}.",
            path.display(),
            plan.estimate.calls,
            plan.audience.recipients,
            if read.is_some() { "; the audience is the one that was planned" } else { "" },
        );
    }
    Ok(())
}
