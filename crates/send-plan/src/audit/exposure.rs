//! P1: nobody sees anybody. Only documented call shapes with one address per message, within their
//! documented sizes; a call that shares a template carries one locale.

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::provider;

use super::broken;

pub(super) fn exposure(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        let Some(provider) = provider::find(&account.provider) else {
            findings.push(broken(
                "P1/unknown-provider",
                format!("{at}.provider"),
                format!("No call shape is known for {:?}.", account.provider),
            ));
            continue;
        };
        let batch = provider.batch.as_ref();
        let (shape, most) = match batch {
            Some(batch) if account.recipients_per_call > 1 => {
                (batch.shape, batch.recipients_per_call)
            }
            _ => (provider::SINGLE, 1),
        };
        if account.call_shape != shape {
            findings.push(broken(
                "P1/call-shape",
                format!("{at}.callShape"),
                format!(
                    "{:?} is not the shape in which {} shows each person one address: that is {shape:?}.",
                    account.call_shape, provider.name
                ),
            ));
        }
        if account.recipients_per_call > most {
            findings.push(broken(
                "P1/call-too-large",
                format!("{at}.recipientsPerCall"),
                format!(
                    "{} people in one call; {} takes {most} as one message each.",
                    account.recipients_per_call, provider.name
                ),
            ));
        }
        let mixes = batch.is_some_and(|batch| batch.shares_template) && most > 1;
        for (nth, run) in plan.runs.iter().enumerate() {
            if run.account != index as u64 {
                continue;
            }
            if run.size > account.recipients_per_call {
                findings.push(broken(
                    "P1/run-too-large",
                    format!("runs[{nth}].size"),
                    format!(
                        "{} people in one call; the account's call shape has {}.",
                        run.size, account.recipients_per_call
                    ),
                ));
            }
            if mixes && run.size > 1 && plan.cohorts[run.cohort as usize].locale.is_none() {
                findings.push(broken(
                    "P1/mixed-locales",
                    format!("runs[{nth}]"),
                    "Its calls share one template, but its cohort is of any locale.",
                ));
            }
            if plan.campaign.blast_radius.is_some_and(|most| run.size > most) {
                findings.push(broken(
                    "P9/blast-radius",
                    format!("runs[{nth}].size"),
                    format!("One call reaches {} people: more than the plan allows.", run.size),
                ));
            }
        }
    }
    findings
}
