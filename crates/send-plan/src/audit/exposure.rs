//! P1: nobody sees anybody. Only documented call shapes with one address per message, for as many
//! people as documented; a call that shares a template carries one locale.

use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, Plan};
use crate::provider;
use crate::wording::text;

use super::broken;

pub(super) fn exposure(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        findings.extend(call_shape(account, &format!("accounts[{index}]")));
    }
    for (index, run) in plan.runs.iter().enumerate() {
        let at = format!("runs[{index}]");
        let account = &plan.accounts[run.account as usize];
        if run.size > account.recipients_per_call {
            findings.push(broken(
                "P1/run-too-large",
                format!("{at}.size"),
                text!("engine-p1-run-too-large", "{size} people in one call; the account's call shape has {recipients_per_call}.", size = run.size, recipients_per_call = account.recipients_per_call),
            ));
        }
        let cohort = &plan.cohorts[run.cohort as usize];
        if run.size > 1 && shares_template(account) && cohort.locale.is_none() {
            findings.push(broken(
                "P1/mixed-locales",
                &at,
                text!(
                    "engine-p1-mixed-locales",
                    "Its calls share one template, but its cohort is of any locale."
                ),
            ));
        }
        if plan.campaign.blast_radius.is_some_and(|most| run.size > most) {
            findings.push(broken(
                "P9/blast-radius",
                format!("{at}.size"),
                text!(
                    "engine-p9-blast-radius",
                    "One call reaches {size} people: more than the plan allows.",
                    size = run.size
                ),
            ));
        }
    }
    findings
}

fn call_shape(account: &AccountFacts, at: &str) -> Vec<Diagnostic> {
    let Some(provider) = provider::find(&account.provider) else {
        return vec![broken(
            "P1/unknown-provider",
            format!("{at}.provider"),
            text!(
                "engine-p1-unknown-provider",
                "No call shape is known for {provider:?}.",
                provider = account.provider
            ),
        )];
    };
    let (shape, most) = match &provider.batch {
        Some(batch) if account.recipients_per_call > 1 => (batch.shape, batch.recipients_per_call),
        _ => (provider::SINGLE, 1),
    };
    let mut findings = Vec::new();
    if account.call_shape != shape {
        findings.push(broken(
            "P1/call-shape",
            format!("{at}.callShape"),
            text!("engine-p1-call-shape", "{call_shape:?} is not the shape in which {name} shows each person one address: that is {shape:?}.", call_shape = account.call_shape, name = provider.name, shape = shape),
        ));
    }
    if account.recipients_per_call > most {
        findings.push(broken(
            "P1/call-too-large",
            format!("{at}.recipientsPerCall"),
            text!("engine-p1-call-too-large", "{recipients_per_call} people in one call; {name} takes {most} as one message each.", recipients_per_call = account.recipients_per_call, name = provider.name, most = most),
        ));
    }
    findings
}

/// Whether the messages of one call share a template, as documented.
pub(super) fn shares_template(account: &AccountFacts) -> bool {
    provider::find(&account.provider)
        .and_then(|provider| provider.batch.as_ref())
        .is_some_and(|batch| batch.shares_template)
}
