//! What has to hold before a plan may run, beside its signatures: the auditor passes, with the
//! audience; files and templates are here and are the planned ones; every account is configured here
//! with limits that are no tighter than the plan's; the campaign has not run.

use std::sync::Arc;
use std::time::Instant;

use axum::http::StatusCode;
use send_plan::audience::reads_otherwise;
use send_plan::audit;
use send_plan::campaign::{Environment, span_ms};
use send_plan::diagnostic::{Diagnostic, any_error};
use send_plan::plan::{AccountFacts, Plan};
use send_plan::verify::VerifiedPlan;

use super::problem::{Finding, Problem};
use super::work::{Work, broken};
use super::{Api, report};
use crate::dispatch::job::{self, Unready};
use crate::dispatch::people::{Fetched, People};
use crate::operator::Account;
use crate::store::calls::{Made, outcome, unpack};
use crate::store::sends::{Admission, NewSend};
use crate::store::uploads::FileKind;

/// Files that a plan names.
pub fn files(plan: &Plan) -> Vec<(FileKind, String)> {
    let audience = plan.audience.files.iter().map(|file| &file.blake3);
    let suppression = plan.audience.suppression.iter().map(|file| &file.blake3);
    let reports = plan.continues.iter().flat_map(|continued| &continued.reports);
    let reports = reports.map(|report| &report.blake3);
    let audience =
        audience.chain(suppression).chain(reports).map(|digest| (FileKind::Audience, digest));
    let parts = plan.templates.iter().flat_map(|template| template.parts.values());
    let templates = parts.map(|part| (FileKind::Template, &part.sha256));
    audience.chain(templates).map(|(kind, digest)| (kind, digest.clone())).collect()
}

/// Whether the plan with this digest by itself keeps its promises.
pub async fn promises(api: &Api, digest: &str, plan: &Plan) -> Result<(), Problem> {
    let (work, plan) = (Arc::clone(&api.work), plan.clone());
    api.work.once(format!("audit {digest}"), audited(work, plan)).await
}

async fn audited(work: Arc<Work>, plan: Plan) -> Result<(), Problem> {
    let _turn = work.busy.acquire().await;
    let (begun, most) = (Instant::now(), work.patience.audit);
    let look = move || audit::audit_while(&plan, None, &|| begun.elapsed() < most);
    // An auditor that breaks has proven nothing.
    let findings = tokio::task::spawn_blocking(look).await.map_err(|error| broken(&error))?;
    let findings = findings.ok_or_else(|| {
        let title = "The plan has more calls than this server can audit.";
        let most = most.as_secs();
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "too-many-calls", title).with_detail(format!(
            "It gives up after {most} s. Let a call reach more people, or make a campaign of each part of \
             the audience."
        ))
    })?;
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

impl From<Unready> for Problem {
    fn from(unready: Unready) -> Self {
        match unready {
            Unready::Database(error) => error.into(),
            Unready::Wrong(sentence) => {
                let title = format!("It cannot run: {sentence}.");
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "files", title).with_detail(
                    "Upload every file and every part of the templates, then send it again.",
                )
            }
        }
    }
}

/// Lets a verified plan run, where everything else holds. `who` brought it.
pub async fn admit(api: &Api, verified: &VerifiedPlan, who: &str) -> Result<(), Problem> {
    let name = format!("admit {}", verified.digest());
    let (own, verified, who) = (api.clone(), verified.clone(), who.to_owned());
    api.work.once(name, async move { admitted(&own, &verified, &who).await }).await
}

async fn admitted(api: &Api, verified: &VerifiedPlan, who: &str) -> Result<(), Problem> {
    let plan = verified.plan();
    promises(api, verified.digest(), plan).await?;
    accounts(api, plan)?;
    job::templates(&api.store, plan).await?;
    let people = people(api, plan).await?;
    left_out(api, plan, &people).await?;
    let facts = &plan.campaign;
    let new = NewSend {
        plan: verified.digest(),
        campaign: &facts.id,
        sequence: facts.sequence,
        continues: plan.continues.as_ref().map(|continued| continued.plan.as_str()),
        recipients: plan.audience.recipients,
        accounts: plan.accounts.len() as u64,
        waves: plan.waves.len() as u64,
    };
    let conflict = |code, title: String| Problem::new(StatusCode::CONFLICT, code, title);
    match api.store.admit(new, who, api.clock.now_ms()).await? {
        Admission::Admitted => Ok(()),
        Admission::Withdrawn => Err(super::signatures::withdrawn()),
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

/// Everybody in the plan, read from the files that are here.
async fn people(api: &Api, plan: &Plan) -> Result<People, Problem> {
    let _turn = api.work.busy.acquire().await;
    let fetched = Fetched::of(&api.store, plan).await?;
    let plan = plan.clone();
    let read = tokio::task::spawn_blocking(move || People::read(&plan, &fetched)).await;
    Ok(read.map_err(job::broken).flatten().map_err(Unready::Wrong)?)
}

/// Calls that are read at a time.
const PAGE: u64 = 500;

/// A continuation leaves out everybody whom an earlier plan of its campaign has mailed here, or may
/// have, whatever its reports say. The earlier plans are over, and what they did changes no more.
async fn left_out(api: &Api, plan: &Plan, people: &People) -> Result<(), Problem> {
    let conflict = |code, title| Problem::new(StatusCode::CONFLICT, code, title);
    let mut earlier = plan.continues.as_ref().map(|continued| continued.plan.clone());
    while let Some(digest) = earlier.take() {
        let handed = api.store.plan(&digest).await?;
        let before = handed.and_then(|handed| report::plan_of(&handed.envelope));
        let stands = api.store.standing(&digest).await?;
        let (Some(before), Some((send, in_flight))) = (before, stands) else {
            let title = "The plan that this one goes on with did not run here.";
            return Err(conflict("other-server", title));
        };
        if !send.state.is_over() || in_flight > 0 {
            let title = "The plan that this one goes on with is not over.";
            return Err(conflict("not-over", title).with_detail(
                "Stop it, wait for the answers to what is on its way, and plan the rest with the report \
                 of then.",
            ));
        }
        let otherwise = reads_otherwise(plan, &before);
        if !otherwise.is_empty() {
            let title = "The plan reads other files than the one it goes on with, or reads them in \
                         another way.";
            return Err(conflict("other-files", title)
                .with_detail("Plan the rest with the files of the earlier plan, unchanged.")
                .with_findings(&otherwise));
        }
        let mut after = None;
        loop {
            let page = api.store.made(&digest, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            if page.iter().any(|call| reaches_again(call, people)) {
                let title = "The plan would reach people again whom an earlier one has reached.";
                return Err(conflict("old-report", title).with_detail(
                    "Fetch the report once the send is over, and plan the rest again.",
                ));
            }
        }
        earlier = before.continues.map(|continued| continued.plan);
    }
    Ok(())
}

/// Whether a plan carries anybody whom an earlier call has mailed, or may have. Both read the same files.
fn reaches_again(call: &Made, people: &People) -> bool {
    let mailed = [outcome::ACCEPTED, outcome::UNKNOWN];
    let places = unpack(&call.places).zip(&call.outcomes);
    places.filter(|(_, letter)| mailed.contains(letter)).any(|(place, _)| people.has(place))
}

/// In production every account is the operator's; a rehearsal needs none, and keeps to those there
/// are.
pub fn accounts(api: &Api, plan: &Plan) -> Result<(), Problem> {
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
