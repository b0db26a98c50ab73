//! Indices within range, lists and loops in order, integers that every reader reads alike: without
//! them nothing else about a plan means anything.

use crate::diagnostic::Diagnostic;
use crate::document::LARGEST_INTEGER;
use crate::naming::{is_id, is_name};
use crate::plan::{Plan, Run};
use crate::wording::{Text, text};

use super::{broken, total};

pub(super) fn shape(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if !is_id(&plan.campaign.id) {
        findings.push(misnamed("campaign.id"));
    }
    for (index, account) in plan.accounts.iter().enumerate() {
        if !is_name(&account.id) {
            findings.push(misnamed(&format!("accounts[{index}].id")));
        }
    }
    for (index, run) in plan.runs.iter().enumerate() {
        findings.extend(of_run(plan, run, &format!("runs[{index}]")));
    }
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        let at = format!("cohorts[{index}]");
        if !has(&plan.waves, cohort.wave)
            || cohort.route.is_some_and(|route| !has(&plan.routes, route))
        {
            findings.push(unknown(&at, text!("engine-of-plan-a-wave-or-route", "a wave or route")));
        }
        if !rises(&cohort.time_zones) {
            findings.push(disordered(
                &format!("{at}.timeZones"),
                text!("engine-of-plan-its-time-zones", "Its time zones"),
            ));
        }
    }
    for (index, route) in plan.routes.iter().enumerate() {
        let at = format!("routes[{index}].accounts");
        if route.accounts.iter().any(|account| !has(&plan.accounts, *account)) {
            findings.push(unknown(&at, text!("engine-of-plan-an-account", "an account")));
        }
        if !rises(&route.accounts) {
            findings.push(disordered(&at, text!("engine-of-plan-its-accounts", "Its accounts")));
        }
    }
    for (index, cap) in plan.mailbox_caps.iter().enumerate() {
        if cap.account.is_some_and(|account| !has(&plan.accounts, account)) {
            findings.push(unknown(
                &format!("mailboxCaps[{index}].account"),
                text!("engine-of-plan-an-account", "an account"),
            ));
        }
    }
    let last_ones =
        plan.cohorts.iter().map(|cohort| cohort.first.saturating_add(cohort.recipients));
    if total(last_ones) > LARGEST_INTEGER {
        findings.push(too_large("cohorts"));
    }
    findings
}

fn of_run(plan: &Plan, run: &Run, at: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if !has(&plan.accounts, run.account)
        || !has(&plan.waves, run.wave)
        || !has(&plan.cohorts, run.cohort)
    {
        findings.push(unknown(
            at,
            text!("engine-of-plan-an-account-wave-or-cohort", "an account, wave or cohort"),
        ));
    }
    if run.size == 0 || run.calls() == 0 {
        findings.push(broken(
            "P2/empty-run",
            at,
            text!("engine-p2-empty-run", "It carries nobody."),
        ));
    }
    let mut inner_ms: u128 = 0;
    for repeat in run.repeat.iter().rev() {
        if repeat.times > 1 && u128::from(repeat.every_ms) < inner_ms {
            findings.push(broken(
                "P3/out-of-order",
                at,
                text!(
                    "engine-p3-out-of-order",
                    "Its repeats overlap, so its calls are not in order of time."
                ),
            ));
            break;
        }
        let more_ms = u128::from(repeat.times.saturating_sub(1)) * u128::from(repeat.every_ms);
        inner_ms = inner_ms.saturating_add(more_ms);
    }
    let largest = u128::from(LARGEST_INTEGER);
    if inner_ms.saturating_add(run.start_ms.into()) > largest
        || run.first.saturating_add(run.recipients()) > LARGEST_INTEGER
    {
        findings.push(too_large(at));
    }
    findings
}

fn has<T>(list: &[T], index: u64) -> bool {
    index < list.len() as u64
}

fn rises<T: PartialOrd>(list: &[T]) -> bool {
    list.is_sorted_by(|one, next| one < next)
}

fn misnamed(at: &str) -> Diagnostic {
    broken(
        "P2/misnamed",
        at,
        text!(
            "engine-p2-misnamed",
            "It could be mistaken for another: it holds signs that nobody sees, or that look alike.",
        ),
    )
}

fn unknown(at: &str, what: Text) -> Diagnostic {
    broken(
        "P2/unknown-index",
        at,
        text!(
            "engine-p2-unknown-index",
            "It names {what} that the plan does not have.",
            what = what
        ),
    )
}

fn disordered(at: &str, what: Text) -> Diagnostic {
    broken(
        "P2/not-sorted",
        at,
        text!("engine-p2-not-sorted", "{what} are not in order, or one comes twice.", what = what),
    )
}

fn too_large(at: &str) -> Diagnostic {
    broken("P2/too-large", at, text!("engine-p2-too-large", "Its numbers are beyond all bounds."))
}
