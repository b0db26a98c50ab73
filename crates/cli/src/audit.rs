//! `piecewise audit`: one line per broken promise.

use std::path::Path;

use send_plan::audience::Continued;
use send_plan::audit;
use send_plan::diagnostic::any_error;
use send_plan::plan::Plan;

use crate::audience::{self, Files};
use crate::findings::{self, Failure};

pub fn run(path: &Path, files: &Files, json: bool) -> Result<(), Failure> {
    let plan = crate::plan::parse(path)?;
    let lists_alone =
        !(files.seeds.is_empty() && files.suppression.is_empty() && files.report.is_empty());
    let read = if !files.audience.is_empty() {
        Some(audience::read(&plan.audience.columns, files, Continued::of(&plan))?)
    } else if lists_alone {
        return Err(Failure::no_audience());
    } else {
        None
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
        if read.is_some() {
            println!("{}", rebuilt(&plan));
            if let Some(continues) = &plan.continues {
                println!(
                    "{} recipients accepted and {} unknown by its reports are in no chunk.",
                    continues.accepted, continues.unknown
                );
            }
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
