//! A send under way: what was planned, commands on their way to a signature, and the report with its
//! addresses.

use std::cell::Cell;

use send_plan::api::course;
use send_plan::audience::{AudienceSummary, Joined};
use send_plan::audit;
use send_plan::diagnostic::{Diagnostic, any_error};
use send_plan::envelope::{CommandKind, any_plan};
use send_plan::plan::Plan;
use send_plan::statement::{COMMAND_FORMAT, Command};
use web_sys::File;

use super::approving::wanted;
use super::pieces::Pieces;
use super::protocol::sending::{Joining, Order, Watched, WatchedWave};
use super::protocol::{BrowserFile, Document, Report};
use super::reading::{self, unreadable};
use super::signing::Pending;
use super::slices::Slices;

/// Milliseconds for which a command is taken after it was signed: ten minutes, and for a stop, which is
/// signed beforehand, a day.
const COMMAND_MS: u64 = 600_000;
const STOP_MS: u64 = 86_400_000;

/// What was planned, as the page shows it beside what happens.
pub fn watched(envelope: &[u8]) -> Result<Watched, Vec<Diagnostic>> {
    let plan = sound(envelope)?;
    let course = course(&plan);
    let waves = plan.waves.iter().zip(course.wave_finish_ms);
    Ok(Watched {
        digest: plan.digest(),
        campaign: plan.campaign.id.clone(),
        name: plan.campaign.name.clone(),
        sequence: plan.campaign.sequence,
        environment: plan.campaign.environment,
        start_ms: plan.estimate.start_ms,
        finish_ms: plan.estimate.finish_ms,
        curve: course.curve,
        waves: waves
            .map(|(wave, finish_ms)| WatchedWave {
                name: wave.name.clone(),
                recipients: wave.recipients,
                finish_ms,
                gate: wave.gate,
            })
            .collect(),
        wanted: wanted(&plan),
    })
}

/// A plan that can be counted with: a send API has proven more.
fn sound(envelope: &[u8]) -> Result<Plan, Vec<Diagnostic>> {
    let plan = any_plan("plan.dsse.json", envelope).map_err(|finding| vec![finding])?;
    let findings = audit::shape(&plan);
    if any_error(&findings) { Err(findings) } else { Ok(plan) }
}

/// A command that lacks its signature.
pub fn command(order: &Order) -> Pending {
    let term_ms = if order.kind == CommandKind::Stop { STOP_MS } else { COMMAND_MS };
    let statement = Command {
        format: COMMAND_FORMAT.to_owned(),
        kind: order.kind,
        plan: order.plan.clone(),
        wave: order.wave,
        counter: order.counter,
        issued_at_ms: order.now_ms,
        expires_ms: order.now_ms + term_ms,
    };
    Pending {
        document: Document::Command(order.kind),
        plan: order.plan.clone(),
        envelope: statement.unsigned(),
        is_approval: false,
    }
}

/// Writes the report with addresses; `None`: another reading took its place.
pub async fn join(
    joining: Joining,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
) -> Option<Result<File, Vec<Diagnostic>>> {
    let plan = match sound(&joining.plan) {
        Ok(plan) => plan,
        Err(findings) => return Some(Err(findings)),
    };
    let joined = match read_report(&plan, &joining.report).await {
        Ok(joined) => joined,
        Err(finding) => return Some(Err(vec![finding])),
    };
    let mut out = Pieces::default();
    out.bytes.extend_from_slice(Joined::HEADER.as_bytes());
    let mut each = |recipient: &send_plan::audience::Recipient<'_>| {
        joined.write(recipient, &mut out.bytes);
        out.spill();
    };
    let progress = |report| {
        if let Report::Progress(progress) = report {
            respond(Report::JoinWent(progress));
        }
    };
    let own = Some(plan.clone());
    let read = reading::read_each(joining.read, own, going_on, progress, &mut each).await?;
    Some(read.and_then(|read| planned(&plan, &read)).and_then(|()| {
        out.into_file(&format!("who-got-it-{}.csv", plan.campaign.sequence)).ok_or_else(Vec::new)
    }))
}

async fn read_report(plan: &Plan, report: &BrowserFile) -> Result<Joined, Diagnostic> {
    let BrowserFile(file) = report;
    let mut joined = Joined::new(plan, &file.name());
    let (mut slices, mut buffer) = (Slices::new(file), Vec::new());
    while slices.next(&mut buffer).await.map_err(|error| unreadable(file, &error))? {
        joined.push(&buffer)?;
    }
    joined.end()?;
    Ok(joined)
}

/// Whether the files that were read are the plan's: rows of its report would mean other people.
fn planned(plan: &Plan, read: &AudienceSummary) -> Result<(), Vec<Diagnostic>> {
    let findings = audit::audience(plan, read);
    if any_error(&findings) { Err(findings) } else { Ok(()) }
}
