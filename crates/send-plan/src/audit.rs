//! The auditor: proves from `plan.json` alone that a plan keeps its promises.
//!
//! It shares no scheduling code with the planner: it looks at every call and at every window that
//! ends with one, and knows the document format, the catalogue and the time-zone database only.
//!
//! In reading order: [`shape`](mod@shape), [`exposure`]; [`counts`], [`continues`], [`cohorts`], [`claims`],
//! [`same_audience`], [`rebuilt`]; [`documented`], [`sizes`], [`routes`], [`waves`], [`term`]; then what looks
//! at calls in order of time ([`Watch`]): [`limits`], [`in_flight`], [`warm_up`],
//! [`working_hours`], [`caps`], [`sending_hours`], [`blackouts`]; at last [`promise`].

mod blackouts;
mod caps;
mod civil;
mod claims;
mod cohorts;
mod continues;
mod counts;
mod documented;
mod exposure;
mod faces;
mod hours;
mod in_flight;
mod limits;
mod promise;
mod rebuilt;
mod rolling;
mod routes;
mod same_audience;
mod sending_hours;
mod shape;
mod sizes;
mod term;
mod warm_up;
mod waves;
mod working_hours;

use crate::audience::AudienceSummary;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Call, Calls, Plan, Run};
use crate::wording::{Text, number, text};

/// More calls than this are not looked at one by one.
const MOST_CALLS: u64 = 1 << 31;

/// Calls between two questions whether to go on.
const STRIDE: u64 = 1 << 10;

/// One finding per broken promise; none: the plan keeps them. With the audience as read again, also
/// whether it is the one that was planned.
pub fn audit(plan: &Plan, audience: Option<&AudienceSummary>) -> Vec<Diagnostic> {
    // Whoever always goes on comes to an end.
    audit_while(plan, audience, &|| true).unwrap_or_default()
}

/// The same, as long as `going`, which is asked now and then, says so; `None`: it was broken off, and
/// nothing is proven. For whoever audits what strangers hand in: a plan of a few bytes may have billions
/// of calls.
pub fn audit_while(
    plan: &Plan,
    audience: Option<&AudienceSummary>,
    going: &dyn Fn() -> bool,
) -> Option<Vec<Diagnostic>> {
    let mut findings = shape::shape(plan);
    if !findings.is_empty() {
        // Indices or numbers that mean nothing: no other promise can be looked at.
        return Some(findings);
    }
    findings.extend(exposure::exposure(plan));
    findings.extend(counts::counts(plan));
    findings.extend(continues::continues(plan));
    findings.extend(cohorts::cohorts(plan));
    findings.extend(claims::claims(plan));
    if let Some(audience) = audience {
        findings.extend(self::audience(plan, audience));
    }
    findings.extend(documented::documented(plan));
    findings.extend(sizes::sizes(plan));
    findings.extend(routes::routes(plan));
    findings.extend(waves::waves(plan));
    findings.extend(term::term(plan));
    findings.extend(promise::promise(plan));
    let calls = total(plan.runs.iter().map(Run::calls));
    if calls > MOST_CALLS.min(plan.audience.recipients) {
        findings.push(broken(
            "P3/too-many-calls",
            "runs",
            if calls > MOST_CALLS {
                text!(
                    "engine-p3-too-many-calls",
                    "{calls} calls are too many to look at one by one.",
                    calls = number(calls),
                )
            } else {
                text!(
                    "engine-p3-more-calls-than-people",
                    "{calls} calls are more than the plan has people.",
                    calls = number(calls),
                )
            },
        ));
        return Some(findings);
    }
    for (index, account) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        let index = index as u64;
        let mut watches = limits::watches(plan, index, account, &at, &mut findings);
        watches.extend(in_flight::watch(account, &at));
        watches.extend(warm_up::watch(plan, index, account, &at, &mut findings));
        watches.extend(working_hours::watch(account, &at, &mut findings));
        findings.extend(look(plan.account_calls(index), watches, going)?);
    }
    let mut watches = caps::watches(plan, &mut findings);
    watches.extend(sending_hours::watch(plan, &mut findings));
    watches.extend(blackouts::watch(plan, &mut findings));
    findings.extend(look(plan.calls(), watches, going)?);
    Some(findings)
}

/// Whether indices, order and numbers of a plan mean something; needed before its calls are listed.
pub fn shape(plan: &Plan) -> Vec<Diagnostic> {
    shape::shape(plan)
}

/// Whether an audience as read again is the one that was planned: the same files, judged alike, with
/// as many people in every cohort; needed before its chunks are listed.
pub fn audience(plan: &Plan, read: &AudienceSummary) -> Vec<Diagnostic> {
    let mut findings = continues::reports(plan, read);
    findings.extend(same_audience::same_audience(plan, read));
    findings.extend(rebuilt::rebuilt(plan, read));
    findings
}

/// Says of a call whether it may start at the instant it names – working hours, sending hours,
/// blackouts, the plan's term –, for whoever starts it later than planned.
pub fn may_start(plan: &Plan, call: &Call) -> Option<Diagnostic> {
    let mut findings = Vec::new();
    let account = usize::try_from(call.account).ok().and_then(|at| plan.accounts.get(at))?;
    let at = format!("accounts[{}]", call.account);
    let mut watches: Vec<Watch<'_>> = Vec::new();
    watches.extend(working_hours::watch(account, &at, &mut findings));
    watches.extend(sending_hours::watch(plan, &mut findings));
    watches.extend(blackouts::watch(plan, &mut findings));
    findings.extend(watches.iter_mut().find_map(|watch| watch(call)));
    findings.extend(term::late(plan, call.at_ms));
    findings.into_iter().next()
}

/// Looks at calls in order of time; says what is wrong with the first one that breaks its rule.
type Watch<'a> = Box<dyn FnMut(&Call) -> Option<Diagnostic> + 'a>;

/// One pass over the calls for all who watch; `None`: it was broken off.
fn look(
    calls: Calls<'_>,
    mut watches: Vec<Watch<'_>>,
    going: &dyn Fn() -> bool,
) -> Option<Vec<Diagnostic>> {
    let mut findings = Vec::new();
    for (call, nth) in calls.zip(0_u64..) {
        if watches.is_empty() {
            break;
        }
        if nth % STRIDE == 0 && !going() {
            return None;
        }
        watches.retain_mut(|watch| match watch(&call) {
            Some(finding) => {
                findings.push(finding);
                false
            }
            None => true,
        });
    }
    Some(findings)
}

/// A broken promise: `code` begins with its number in the design.
fn broken(code: &str, member: impl Into<String>, message: impl Into<Text>) -> Diagnostic {
    Diagnostic::error(
        code,
        Place::member(member),
        message,
        text!("engine-audit-hint", "Do not send this plan; make it again."),
    )
}

/// A sum that stays at the largest number instead of overflowing.
fn total(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0, u64::saturating_add)
}
