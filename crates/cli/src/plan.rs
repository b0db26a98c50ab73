//! `piecewise plan`: draws the plan, writes it, says what it promises, and what would meet a
//! deadline that it misses.

use std::io::Write;
use std::path::Path;

use send_plan::api::{self, Review};
use send_plan::diagnostic::any_error;
use send_plan::explain;
use send_plan::faster::{self, words};
use serde_json::json;

use crate::findings::{self, Failure};

pub fn run(
    path: &Path,
    now: &str,
    out: Option<&Path>,
    explain: bool,
    json: bool,
) -> Result<(), Failure> {
    crate::campaign::instant(now)?;
    let question = crate::campaign::load(path, Some(now))?;
    let review = api::review(&question);
    if json {
        print_json(&review)?;
    } else {
        findings::print(&review.diagnostics, false)?;
    }
    let wanting = any_error(&review.diagnostics);
    let Some(plan) = review.plan.as_ref() else {
        return Err(Failure::Wanting);
    };
    if !json {
        let mut stdout = std::io::stdout().lock();
        writeln!(stdout, "{}", explain::answer(plan))?;
        if explain {
            for line in explain::reasons(plan) {
                writeln!(stdout, "{line}")?;
            }
        }
    }
    if !json && let Some(missed) = faster::missed(&question) {
        let mut stdout = std::io::stdout().lock();
        for line in words::missed(&missed) {
            writeln!(stdout, "{line}")?;
        }
    }
    if wanting {
        return Err(Failure::Wanting);
    }
    if let Some(out) = out {
        std::fs::write(out, api::plan_json(plan))
            .map_err(|error| Failure::unwritable(out, &error))?;
    }
    Ok(())
}

fn print_json(review: &Review) -> Result<(), Failure> {
    let answer = json!({
        "estimate": review.plan.as_ref().map(|plan| &plan.estimate),
        "planDigest": review.plan_digest,
        "diagnostics": review.diagnostics,
    });
    let mut stdout = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut stdout, &answer).map_err(std::io::Error::from)?;
    writeln!(stdout)?;
    Ok(())
}
