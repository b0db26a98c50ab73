//! What has to hold before a plan may run, beside its signatures: the auditor passes, with the
//! audience; files and templates are here and are the planned ones; every account is configured here
//! with limits that are no tighter than the plan's; the campaign has not run.

use axum::http::StatusCode;
use send_plan::audit;
use send_plan::campaign::{Environment, span_ms};
use send_plan::diagnostic::{Diagnostic, any_error};
use send_plan::plan::{AccountFacts, Plan};
use send_plan::verify::VerifiedPlan;

use super::Api;
use super::problem::{Finding, Problem};
use crate::dispatch::job;
use crate::dispatch::people::{Fetched, People};
use crate::operator::Account;
use crate::store::sends::{Admission, NewSend};
use crate::store::uploads::FileKind;

/// Files that a plan names.
pub fn files(plan: &Plan) -> Vec<(FileKind, String)> {
    let audience = plan.audience.files.iter().map(|file| &file.blake3);
    let suppression = plan.audience.suppression.iter().map(|file| &file.blake3);
    let audience = audience.chain(suppression).map(|digest| (FileKind::Audience, digest));
    let parts = plan.templates.iter().flat_map(|template| template.parts.values());
    let templates = parts.map(|part| (FileKind::Template, &part.sha256));
    audience.chain(templates).map(|(kind, digest)| (kind, digest.clone())).collect()
}

/// Whether the plan by itself keeps its promises.
pub async fn promises(plan: &Plan) -> Result<(), Problem> {
    let plan = plan.clone();
    let look = move || audit::audit(&plan, None);
    let findings = tokio::task::spawn_blocking(look).await.unwrap_or_default();
    if any_error(&findings) {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "audit",
            "The plan breaks a promise.",
        )
        .with_findings(&findings));
    }
    Ok(())
}

/// Lets a verified plan run, where everything else holds.
pub async fn admit(api: &Api, verified: &VerifiedPlan) -> Result<(), Problem> {
    let plan = verified.plan();
    promises(plan).await?;
    accounts(api, plan)?;
    let here = |sentence: String| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "files",
            format!("It cannot run: {sentence}."),
        )
        .with_detail("Upload every file and every part of the templates, then send it again.")
    };
    job::templates(&api.store, plan).await.map_err(here)?;
    let fetched = Fetched::of(&api.store, plan).await.map_err(here)?;
    let read = plan.clone();
    let look = move || People::read(&read, &fetched).map(drop);
    let read = tokio::task::spawn_blocking(look).await.map_err(|error| here(error.to_string()))?;
    read.map_err(here)?;
    let facts = &plan.campaign;
    let new = NewSend {
        plan: verified.digest(),
        campaign: &facts.id,
        sequence: facts.sequence,
        continues: None,
        recipients: plan.audience.recipients,
        accounts: plan.accounts.len() as u64,
        waves: plan.waves.len() as u64,
    };
    let conflict = |code, title: String| Problem::new(StatusCode::CONFLICT, code, title);
    match api.store.admit(new, api.clock.now_ms()).await? {
        Admission::Admitted => Ok(()),
        Admission::HasRun { plan } => Err(conflict(
            "campaign-has-run",
            format!("The campaign {:?} has run, with the plan {plan}.", facts.id),
        )
        .with_detail("Nobody is mailed twice: plan the rest.")),
        Admission::OldSequence { last } => Err(conflict(
            "old-sequence",
            format!("Sequence {last} of the campaign {:?} came before this plan.", facts.id),
        )
        .with_detail("Raise the campaign's sequence and plan again.")),
    }
}

/// In production every account is the operator's; a rehearsal needs none, and keeps to those there
/// are.
fn accounts(api: &Api, plan: &Plan) -> Result<(), Problem> {
    let mut findings = Vec::new();
    for (index, planned) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        match api.operator.account(&planned.id) {
            Some(known) => findings.extend(exceeds(known, planned, &at)),
            None if plan.campaign.environment == Environment::Sandbox => {}
            None => findings.push(refused(
                "account/not-here",
                &at,
                format!("The account {:?} is not configured on this server.", planned.id),
                "Plan with the accounts of this server, or let the operator add it.",
            )),
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    let title = "The plan's accounts are not those of this server.";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "accounts", title).with_findings(&findings))
}

/// Where the plan asks more of an account than the operator allows.
fn exceeds(known: &Account, planned: &AccountFacts, at: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut more = |member: &str, what: String| {
        findings.push(refused(
            "account/exceeds",
            &format!("{at}.{member}"),
            format!("{what}, and the operator allows less through {:?}.", known.id),
            "Enter the operator's figures on the Accounts page and plan again.",
        ));
    };
    if known.provider != planned.provider {
        more("provider", format!("The plan sends through {:?}", planned.provider));
    }
    for limit in &known.limits {
        let per_ms = span_ms(&limit.per).unwrap_or(u64::MAX);
        // The same window, or a longer one, with no more in it.
        let kept = planned.limits.iter().any(|facts| {
            facts.unit == limit.unit && facts.per_ms >= per_ms && facts.limit <= limit.limit
        });
        if !kept {
            let unit = serde_json::to_value(limit.unit).unwrap_or_default();
            let unit = unit.as_str().unwrap_or("units").to_owned();
            more(
                "limits",
                format!("It may send more than {} {unit} per {}", limit.limit, limit.per),
            );
        }
    }
    if known.in_flight.is_some_and(|most| planned.in_flight.is_none_or(|asked| asked > most)) {
        more("inFlight", "It may make more calls at once".to_owned());
    }
    if known.max_recipients_per_call.is_some_and(|most| planned.recipients_per_call > most) {
        more("recipientsPerCall", "A call may reach more people".to_owned());
    }
    findings
}

fn refused(code: &str, member: &str, message: String, hint: &str) -> Diagnostic {
    let place = send_plan::diagnostic::Place::member(member);
    Diagnostic::error(code, place, message, hint)
}

/// Findings as answers have them.
pub fn shown(findings: &[Diagnostic]) -> Vec<Finding> {
    findings.iter().map(Finding::from).collect()
}
