//! P2: cohorts rebuilt from the audience have as many people as planned, and nobody is left out.
//!
//! With [`cohorts`](super::cohorts), which has each cohort begin where the one before it ends, and
//! [`counts`](super::counts), which has calls carry each cohort once, everybody is then in exactly
//! one chunk.

use crate::audience::AudienceSummary;
use crate::chunk::Pools;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording::{counted, number, text};

use super::broken;

pub(super) fn rebuilt(plan: &Plan, audience: &AudienceSummary) -> Vec<Diagnostic> {
    let mut pools = Pools::new(plan);
    let mut people = vec![0_u64; pools.len()];
    let mut nowhere = 0_u64;
    for group in &audience.groups {
        let (provider, locale) = (&group.mailbox_provider, &group.locale);
        match pools.of_kind(provider, locale, &group.time_zone, group.seed) {
            Some(pool) => people[pool] = people[pool].saturating_add(group.recipients),
            None => nowhere = nowhere.saturating_add(group.recipients),
        }
    }
    let mut findings = Vec::new();
    if nowhere > 0 {
        findings.push(broken(
            "P2/in-no-cohort",
            "cohorts",
            text!(
                "engine-p2-in-no-cohort",
                "{nowhere} no cohort of the plan: nobody would mail them.",
                nowhere = counted(nowhere, ("recipient is in", "recipients are in"))
            ),
        ));
    }
    for (pool, people) in people.into_iter().enumerate() {
        let mut cohorts = pools.cohorts(pool).peekable();
        while let Some((index, cohort)) = cohorts.next() {
            let from_here = people.saturating_sub(cohort.first);
            // Whoever is left over counts with the last cohort that could have them.
            let is_last = cohorts.peek().is_none();
            let own = if is_last { from_here } else { from_here.min(cohort.recipients) };
            if own != cohort.recipients {
                findings.push(broken(
                    "P2/other-people",
                    format!("cohorts[{index}]"),
                    text!(
                        "engine-p2-other-people",
                        "Rebuilt from the files it has {own}; the plan says {recipients}.",
                        own = counted(own, ("recipient", "recipients")),
                        recipients = number(cohort.recipients)
                    ),
                ));
            }
        }
    }
    findings
}
