//! P2: everybody exactly once: the counts add up, and the runs of each cohort carry each of its
//! recipients in exactly one call.

use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, Run};
use crate::wording::{Text, text};

use super::{broken, total};

pub(super) fn counts(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = sums(plan);
    let mut runs: Vec<&Run> = plan.runs.iter().collect();
    runs.sort_by_key(|run| (run.cohort, run.first));
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        let at = format!("cohorts[{index}]");
        let from = runs.partition_point(|run| run.cohort < index as u64);
        let own = runs[from..].iter().take_while(|run| run.cohort == index as u64);
        let mut next = 0;
        let gap = own.into_iter().find(|run| {
            let fits = run.first == next;
            next = run.first.saturating_add(run.recipients());
            !fits
        });
        if let Some(run) = gap {
            findings.push(broken(
                "P2/not-once",
                at,
                text!("engine-p2-not-once", "Around recipient {first} of the cohort somebody is mailed twice or not at all.", first = run.first),
            ));
        } else if next != cohort.recipients {
            findings.push(broken(
                "P2/not-all",
                at,
                text!(
                    "engine-p2-not-all",
                    "Its runs carry {next} recipients of {recipients}.",
                    next = next,
                    recipients = cohort.recipients
                ),
            ));
        }
    }
    findings
}

/// Rows, files, groups, cohorts, waves and runs say the same numbers.
fn sums(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let audience = &plan.audience;
    let mut adds_up = |member: &str, what: Text, sum: u64, whole: u64| {
        if sum != whole {
            findings.push(broken(
                "P2/sum",
                member,
                text!(
                    "engine-p2-sum",
                    "{what} add up to {sum}, not to {whole}.",
                    what = what,
                    sum = sum,
                    whole = whole
                ),
            ));
        }
    };
    let rejected = total(audience.rejected.values().copied());
    adds_up(
        "audience.rows",
        text!(
            "engine-sum-recipients-duplicates-suppressed-left-out-and-rejected-rows",
            "Recipients, duplicates, suppressed, left out and rejected rows"
        ),
        total([
            audience.recipients,
            audience.duplicates,
            audience.suppressed,
            audience.left_out,
            rejected,
        ]),
        audience.rows,
    );
    adds_up(
        "audience.files",
        text!("engine-sum-the-files-rows", "The files' rows"),
        total(audience.files.iter().map(|file| file.rows)),
        audience.rows,
    );
    for (member, counts) in [
        ("audience.byMailboxProvider", &audience.by_mailbox_provider),
        ("audience.byLocale", &audience.by_locale),
        ("audience.byTimeZone", &audience.by_time_zone),
    ] {
        adds_up(
            member,
            text!("engine-sum-its-counts", "Its counts"),
            total(counts.values().copied()),
            audience.recipients,
        );
    }
    let of_cohorts = plan.cohorts.iter().map(|cohort| cohort.recipients);
    adds_up(
        "cohorts",
        text!("engine-sum-the-cohorts", "The cohorts"),
        total(of_cohorts),
        audience.recipients,
    );
    let of_waves = plan.waves.iter().map(|wave| wave.recipients);
    adds_up(
        "waves",
        text!("engine-sum-the-waves", "The waves"),
        total(of_waves),
        audience.recipients,
    );
    for (index, wave) in plan.waves.iter().enumerate() {
        let at = format!("waves[{index}]");
        let cohorts = plan.cohorts.iter().filter(|cohort| cohort.wave == index as u64);
        let of_cohorts = total(cohorts.map(|cohort| cohort.recipients));
        adds_up(
            &format!("{at}.recipients"),
            text!("engine-sum-its-cohorts", "Its cohorts"),
            of_cohorts,
            wave.recipients,
        );
        let runs = plan.runs.iter().filter(|run| run.wave == index as u64);
        adds_up(
            &at,
            text!("engine-sum-its-runs", "Its runs"),
            total(runs.map(Run::recipients)),
            wave.recipients,
        );
    }
    findings
}
