//! P2: everybody exactly once, and numbers that mean something.

use crate::audience::AudienceSummary;
use crate::diagnostic::Diagnostic;
use crate::document::LARGEST_INTEGER;
use crate::plan::Plan;

use super::broken;

/// Indices within range, loops in order of time, integers that every reader reads alike.
pub(super) fn shape(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, run) in plan.runs.iter().enumerate() {
        let at = format!("runs[{index}]");
        let known = (run.account as usize) < plan.accounts.len()
            && (run.wave as usize) < plan.waves.len()
            && (run.cohort as usize) < plan.cohorts.len();
        if !known {
            findings.push(broken(
                "P2/unknown-index",
                &at,
                "It names an account, wave or cohort that the plan does not have.",
            ));
        }
        if run.size == 0 || run.calls() == 0 {
            findings.push(broken("P2/empty-run", &at, "It carries nobody."));
        }
        let mut inner_ms: u128 = 0;
        for repeat in run.repeat.iter().rev() {
            if repeat.times > 1 && u128::from(repeat.every_ms) < inner_ms {
                findings.push(broken(
                    "P3/out-of-order",
                    &at,
                    "Its repeats overlap, so its calls are not in order of time.",
                ));
                break;
            }
            inner_ms += u128::from(repeat.times.saturating_sub(1)) * u128::from(repeat.every_ms);
        }
        if u128::from(run.start_ms) + inner_ms > u128::from(LARGEST_INTEGER)
            || run.recipients() > LARGEST_INTEGER
        {
            findings.push(broken("P2/too-large", &at, "Its numbers are beyond all bounds."));
        }
    }
    let sums = plan.cohorts.iter().map(|cohort| cohort.recipients);
    if sums.fold(0, u64::saturating_add) > LARGEST_INTEGER {
        findings.push(broken("P2/too-large", "cohorts", "The numbers are beyond all bounds."));
    }
    findings
}

/// Counts add up, and every recipient of every cohort is in exactly one call.
pub(super) fn counts(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let audience = &plan.audience;
    let mut adds_up = |member: &str, what: &str, sum: u64, whole: u64| {
        if sum != whole {
            findings.push(broken(
                "P2/sum",
                member,
                format!("{what} add up to {sum}, not to {whole}."),
            ));
        }
    };
    let sum = |counts: &mut dyn Iterator<Item = u64>| counts.fold(0, u64::saturating_add);
    let kept_and_left = [
        audience.recipients,
        audience.duplicates,
        audience.suppressed,
        sum(&mut audience.rejected.values().copied()),
    ];
    adds_up(
        "audience.rows",
        "Recipients, duplicates, suppressed and rejected rows",
        sum(&mut kept_and_left.into_iter()),
        audience.rows,
    );
    adds_up(
        "audience.files",
        "The files' rows",
        sum(&mut audience.files.iter().map(|file| file.rows)),
        audience.rows,
    );
    for (member, counts) in [
        ("audience.byMailboxProvider", &audience.by_mailbox_provider),
        ("audience.byLocale", &audience.by_locale),
        ("audience.byTimeZone", &audience.by_time_zone),
    ] {
        adds_up(member, "Its counts", sum(&mut counts.values().copied()), audience.recipients);
    }
    adds_up(
        "cohorts",
        "The cohorts",
        sum(&mut plan.cohorts.iter().map(|cohort| cohort.recipients)),
        audience.recipients,
    );
    for (index, wave) in plan.waves.iter().enumerate() {
        let runs = plan.runs.iter().filter(|run| run.wave == index as u64);
        adds_up(
            &format!("waves[{index}]"),
            "Its runs",
            sum(&mut runs.map(|run| run.recipients())),
            wave.recipients,
        );
    }
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        let mut runs: Vec<_> = plan.runs.iter().filter(|run| run.cohort == index as u64).collect();
        runs.sort_by_key(|run| run.first);
        let mut next = 0;
        let gap = runs.iter().find(|run| {
            let fits = run.first == next;
            next = run.first.saturating_add(run.recipients());
            !fits
        });
        if let Some(run) = gap {
            findings.push(broken(
                "P2/not-once",
                format!("cohorts[{index}]"),
                format!(
                    "Around recipient {} of the cohort somebody is mailed twice or not at all.",
                    run.first
                ),
            ));
        } else if next != cohort.recipients {
            findings.push(broken(
                "P2/not-all",
                format!("cohorts[{index}]"),
                format!("Its runs carry {next} recipients of {}.", cohort.recipients),
            ));
        }
    }
    findings
}

/// The audience as read again is the one that was planned.
pub(super) fn same_audience(plan: &Plan, read: &AudienceSummary) -> Vec<Diagnostic> {
    let planned = &plan.audience;
    let mut findings = Vec::new();
    let mut same = |member: &str, is_same: bool, message: &str| {
        if !is_same {
            findings.push(broken("P6/other-audience", member, message));
        }
    };
    let digests = |files: &[crate::audience::FileFacts]| -> Vec<String> {
        files.iter().map(|file| file.blake3.clone()).collect()
    };
    same(
        "audience.files",
        digests(&planned.files) == digests(&read.files),
        "The files are not those that were planned: their digests differ.",
    );
    same(
        "audience",
        (planned.rows, planned.recipients, planned.duplicates, planned.suppressed)
            == (read.rows, read.recipients, read.duplicates, read.suppressed)
            && planned.rejected == read.rejected,
        "The rows are judged otherwise than when it was planned.",
    );
    same(
        "audience",
        planned.by_locale == read.by_locale()
            && planned.by_time_zone == read.by_time_zone()
            && planned.by_mailbox_provider == read.by_mailbox_provider(),
        "Recipients by locale, time zone or mailbox provider are not those that were planned.",
    );
    findings
}
