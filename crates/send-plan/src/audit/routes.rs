//! P3: everybody goes through accounts that may carry them, and no account carries more than its
//! share.

use crate::chunk::adds_to;
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, RouteFacts, Run};
use crate::wording;
use crate::wording::text;

use super::{broken, total};

pub(super) fn routes(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = taken(plan);
    for (index, route) in plan.routes.iter().enumerate() {
        findings.extend(of_right_people(plan, index as u64, route));
    }
    findings.extend(shares(plan));
    findings
}

/// A run goes through an account of its cohort's route.
fn taken(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, run) in plan.runs.iter().enumerate() {
        let Some(route) = plan.cohorts[run.cohort as usize].route else { continue };
        if !plan.routes[route as usize].accounts.contains(&run.account) {
            findings.push(broken(
                "P3/off-route",
                format!("runs[{index}].account"),
                text!(
                    "engine-p3-off-route",
                    "Its cohort goes through the accounts of routes[{route}] only: {id:?} is none \
                     of them.",
                    route = route,
                    id = plan.accounts[run.account as usize].id
                ),
            ));
        }
    }
    findings
}

/// A route is of those whom it fits first: none of them is left to a later route or to none, and
/// nobody else takes it.
fn of_right_people(plan: &Plan, index: u64, route: &RouteFacts) -> Vec<Diagnostic> {
    let audience = &plan.audience;
    let at_provider = route
        .mailbox_provider
        .as_ref()
        .map(|provider| audience.by_mailbox_provider.get(provider).copied().unwrap_or(0));
    let of_locale = route.locale.as_deref().map(|locale| {
        let fits = audience.by_locale.iter().filter(|(known, _)| adds_to(known, locale));
        total(fits.map(|(_, recipients)| *recipients))
    });
    let most =
        at_provider.into_iter().chain(of_locale).chain([audience.recipients]).min().unwrap_or(0);
    // Of those at the provider, how many have the locale is not in the plan.
    let least = if at_provider.is_some() && of_locale.is_some() { 0 } else { most };
    let on = |wanted: &dyn Fn(u64) -> bool| {
        let cohorts = plan.cohorts.iter().filter(|cohort| cohort.route.is_some_and(wanted));
        total(cohorts.map(|cohort| cohort.recipients))
    };
    let at = format!("routes[{index}]");
    let mut findings = Vec::new();
    let by_then = on(&|route| route <= index);
    if by_then < least {
        findings.push(broken(
            "P3/route-passed-over",
            &at,
            text!(
                "engine-p3-route-passed-over",
                "It fits {least} recipients, but it and those before it take {by_then} only.",
                least = least,
                by_then = by_then
            ),
        ));
    }
    let takes = on(&|route| route == index);
    if takes > most {
        findings.push(broken(
            "P3/route-of-others",
            &at,
            text!(
                "engine-p3-route-of-others",
                "{takes} recipients take it, but it fits {most} at most.",
                takes = takes,
                most = most
            ),
        ));
    }
    for (nth, cohort) in plan.cohorts.iter().enumerate() {
        let (Some(theirs), Some(wanted)) = (&cohort.mailbox_provider, &route.mailbox_provider)
        else {
            continue;
        };
        let at = || format!("cohorts[{nth}].route");
        if cohort.route == Some(index) && theirs != wanted {
            findings.push(broken(
                "P3/route-of-others",
                at(),
                text!(
                    "engine-p3-route-of-others-2",
                    "The route is of mailbox provider {wanted:?}, the cohort of {theirs:?}.",
                    wanted = wanted,
                    theirs = theirs
                ),
            ));
        }
        let is_passed_over = cohort.route.is_none_or(|later| later > index);
        if is_passed_over && theirs == wanted && route.locale.is_none() {
            findings.push(broken(
                "P3/route-passed-over",
                at(),
                text!(
                    "engine-p3-route-passed-over-2",
                    "routes[{index}] fits the cohort first.",
                    index = index
                ),
            ));
        }
    }
    findings
}

fn shares(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let Some(most) = account.most_recipients else { continue };
        let runs = plan.runs.iter().filter(|run| run.account == index as u64);
        let carried = total(runs.map(Run::recipients));
        if carried > most {
            findings.push(broken(
                "P3/share-exceeded",
                format!("accounts[{index}].mostRecipients"),
                text!(
                    "engine-p3-share-exceeded",
                    "{carried} recipients go through it; its share is {most}.",
                    carried = wording::number(carried),
                    most = wording::number(most)
                ),
            ));
        }
    }
    findings
}
