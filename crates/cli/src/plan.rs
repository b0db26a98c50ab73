//! `piecewise plan`: draws the plan, writes it, says what it promises, and what would meet a
//! deadline that it misses.

use std::io::Write;
use std::path::Path;

use send_plan::api::{self, Review};
use send_plan::diagnostic::any_error;
use send_plan::faster::{self, words};
use send_plan::outlook::{self, Outlook};
use send_plan::plan::Plan;
use send_plan::{campaign, explain, plan};
use serde_json::json;

use crate::findings::{self, Failure};

/// What is wanted of a plan.
pub struct Wanted<'a> {
    /// Where to write it.
    pub out: Option<&'a Path>,
    /// The answer with its reasons and the outlook.
    pub explain: bool,
    /// The answer as JSON.
    pub json: bool,
}

/// The plan in a file.
pub fn parse(path: &Path) -> Result<Plan, Failure> {
    plan::parse(&path.display().to_string(), &crate::read_text(path)?)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))
}

/// `failed`: name of an account to plan without.
pub fn run(
    path: &Path,
    now: &str,
    failed: Option<&str>,
    wanted: &Wanted<'_>,
) -> Result<(), Failure> {
    crate::campaign::instant(now)?;
    let mut question = crate::campaign::load(path, Some(now))?;
    if let Some(failed) = failed {
        known(&question.campaign, failed)?;
        question.campaign = outlook::without(&question.campaign, failed);
    }
    let review = api::review(&question);
    if wanted.json {
        print_json(&review, outlook::outlook(&question).as_ref())?;
    } else {
        findings::print(&review.diagnostics, false)?;
    }
    let is_wanting = any_error(&review.diagnostics);
    let Some(plan) = review.plan.as_ref() else {
        return Err(Failure::Wanting);
    };
    if !wanted.json {
        let mut stdout = std::io::stdout().lock();
        writeln!(stdout, "{}", explain::answer(plan))?;
        if wanted.explain {
            let outlook = outlook::outlook(&question);
            let outlook = outlook.iter().flat_map(outlook::sentences);
            for line in explain::reasons(plan).into_iter().chain(outlook) {
                writeln!(stdout, "{line}")?;
            }
        }
    }
    if !wanted.json
        && let Some(missed) = faster::missed(&question)
    {
        let mut stdout = std::io::stdout().lock();
        for line in words::missed(&missed) {
            writeln!(stdout, "{line}")?;
        }
    }
    if is_wanting {
        return Err(Failure::Wanting);
    }
    if let Some(out) = wanted.out {
        std::fs::write(out, api::plan_json(plan))
            .map_err(|error| Failure::unwritable(out, &error))?;
    }
    Ok(())
}

fn known(campaign: &campaign::Campaign, account: &str) -> Result<(), Failure> {
    let ids: Vec<&str> = campaign.accounts.iter().map(|account| account.id.as_str()).collect();
    if ids.contains(&account) { Ok(()) } else { Err(Failure::unknown_account(account, &ids)) }
}

fn print_json(review: &Review, outlook: Option<&Outlook>) -> Result<(), Failure> {
    let answer = json!({
        "estimate": review.plan.as_ref().map(|plan| &plan.estimate),
        "planDigest": review.plan_digest,
        "outlook": outlook,
        "diagnostics": review.diagnostics,
    });
    let mut stdout = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut stdout, &answer).map_err(std::io::Error::from)?;
    writeln!(stdout)?;
    Ok(())
}
