//! *Plan the rest*: after a stop, another plan of the campaign for whoever has not been mailed.
//!
//! A continuation has the campaign's id and the next sequence. It leaves out everybody whom a
//! report calls accepted or unknown; refused and unnamed recipients are mailed. Reports are read
//! with the audience ([`report`](crate::audience)); here stands what campaign and plans must agree on.

use crate::audience::{AudienceSummary, Continuation};
use crate::campaign::{Campaign, Continues, Environment};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;
use crate::wording::{number, text};

/// The campaign that continues `plan`: its id, the next sequence, and the reports of all plans
/// before. `path` and `reports` are relative to the new campaign's file.
pub fn rest(
    campaign: &Campaign,
    plan: &Plan,
    path: &str,
    reports: &[String],
) -> Result<Campaign, Diagnostic> {
    same_campaign(campaign.id.as_deref(), &plan.campaign.id)?;
    let earlier = campaign.continues.as_ref().map(|own| own.reports.as_slice());
    let mut all: Vec<String> = earlier.unwrap_or_default().to_vec();
    all.extend(reports.iter().filter(|path| !earlier.unwrap_or_default().contains(path)).cloned());
    Ok(Campaign {
        sequence: plan.campaign.sequence.saturating_add(1),
        continues: Some(Continues { plan: path.to_owned(), reports: all }),
        ..campaign.clone()
    })
}

fn same_campaign(own: Option<&str>, other: &str) -> Result<(), Diagnostic> {
    if own == Some(other) {
        return Ok(());
    }
    Err(Diagnostic::error(
        "campaign/other-campaign-continued",
        Place::member("continues.plan"),
        text!(
            "engine-campaign-other-campaign-continued",
            "The plan is of the campaign {other:?}, and this is {own:?}: only the same campaign is continued.",
            other = other,
            own = own.unwrap_or_default()
        ),
        text!(
            "engine-campaign-other-campaign-continued-hint",
            "Choose the campaign that was planned, or the plan of this one."
        ),
    ))
}

/// What campaign and audience say against a continuation; nothing where none is meant.
pub fn findings(campaign: &Campaign, audience: &AudienceSummary) -> Vec<Diagnostic> {
    let named = match (&campaign.continues, &audience.continues) {
        (None, None) => return Vec::new(),
        (Some(_), None) => {
            return vec![Diagnostic::error(
                "campaign/reports-not-read",
                Place::member("continues"),
                text!(
                    "engine-campaign-reports-not-read",
                    "The campaign continues a plan, and its reports were not read: everybody would be \
                 mailed again."
                ),
                text!(
                    "engine-campaign-reports-not-read-hint",
                    "Choose the stopped plan and its reports again on the Audience page."
                ),
            )];
        }
        (None, Some(_)) => {
            return vec![Diagnostic::error(
                "campaign/continues-no-plan",
                Place::member("continues"),
                text!(
                    "engine-campaign-continues-no-plan",
                    "Reports were read, and the campaign does not say which plan it continues."
                ),
                text!(
                    "engine-campaign-continues-no-plan-hint",
                    "Read the audience without them, or make the campaign with `piecewise rest`."
                ),
            )];
        }
        (Some(_), Some(continuation)) => continuation,
    };
    let Continuation { campaign: id, sequence, environment, .. } = named;
    let mut findings: Vec<Diagnostic> =
        same_campaign(campaign.id.as_deref(), id).err().into_iter().collect();
    if campaign.sequence != sequence.saturating_add(1) {
        findings.push(Diagnostic::error(
            "campaign/sequence-not-next",
            Place::member("sequence"),
            text!("engine-campaign-sequence-not-next", "The sequence is {sequence}; a campaign that continues plan {sequence_2} has {saturating_add}.", sequence = number(campaign.sequence), sequence_2 = number(*sequence), saturating_add = number(sequence.saturating_add(1))),
            text!("engine-campaign-sequence-not-next-hint", "Make the campaign with `piecewise rest`, or correct the sequence."),
        ));
    }
    if campaign.environment != *environment {
        let ran = match environment {
            Environment::Sandbox => {
                text!("engine-ran-in-sandbox", "ran in the sandbox, where nobody gets mail")
            }
            Environment::Production => text!("engine-ran-in-production", "ran in production"),
        };
        findings.push(Diagnostic::error(
            "campaign/other-environment-continued",
            Place::member("environment"),
            text!(
                "engine-campaign-other-environment-continued",
                "The continued plan {ran}: what its report says does not hold here.",
                ran = ran
            ),
            text!(
                "engine-campaign-other-environment-continued-hint",
                "Plan the campaign anew, or choose the environment of the continued plan."
            ),
        ));
    }
    findings
}
