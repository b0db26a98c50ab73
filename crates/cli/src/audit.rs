//! `piecewise audit`: one line per broken promise.

use std::path::Path;

use send_plan::diagnostic::any_error;
use send_plan::plan::Plan;
use send_plan::{audit, plan};

use crate::audience::{self, Files};
use crate::findings::{self, Failure};

pub fn run(path: &Path, files: &Files, json: bool) -> Result<(), Failure> {
    let plan = plan::parse(&path.display().to_string(), &crate::read_text(path)?)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))?;
    let read = audience::read_if_given(&plan, files)?;
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
        if read.is_some() {
            println!("{}", rebuilt(&plan));
        }
    }
    Ok(())
}

/// What the audit has shown of a plan and its audience, when nothing was found.
fn rebuilt(plan: &Plan) -> String {
    format!(
        "Rebuilt from its files: {} recipients in {} cohorts as planned, each in exactly one of {} \
         chunks.",
        plan.audience.recipients,
        plan.cohorts.len(),
        plan.estimate.calls,
    )
}
