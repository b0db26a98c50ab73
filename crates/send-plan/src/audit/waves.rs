//! P3: waves follow one another: nobody is mailed before the wave may start, and no wave starts
//! before the one before it is answered and its gate has been waited for.

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording;
use crate::wording::text;

use super::broken;
use super::in_flight::answered_ms;

pub(super) fn waves(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = of_runs(plan);
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        if cohort.seeds && cohort.wave != 0 {
            findings.push(broken(
                "P2/seeds-late",
                format!("cohorts[{index}].wave"),
                text!(
                    "engine-p2-seeds-late",
                    "Seeds are mailed in the first wave, so that a person can check what they got."
                ),
            ));
        }
    }
    let mut before_ms = plan.campaign.start_ms;
    for (index, wave) in plan.waves.iter().enumerate() {
        let at = format!("waves[{index}]");
        if wave.recipients == 0 {
            findings.push(broken(
                "P2/empty-wave",
                &at,
                text!("engine-p2-empty-wave", "It mails nobody."),
            ));
        }
        if wave.start_ms < before_ms {
            findings.push(broken(
                "P3/waves-out-of-order",
                format!("{at}.startMs"),
                text!(
                    "engine-p3-waves-out-of-order",
                    "It may start {start_ms}, before the wave before it or the campaign does.",
                    start_ms = wording::instant(wave.start_ms)
                ),
            ));
        }
        before_ms = wave.start_ms;
    }
    findings.extend(gates(plan));
    findings
}

/// A run is of its cohort's wave, and not before that wave.
fn of_runs(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, run) in plan.runs.iter().enumerate() {
        let at = format!("runs[{index}]");
        let wave = plan.cohorts[run.cohort as usize].wave;
        if run.wave != wave {
            findings.push(broken(
                "P2/other-wave",
                format!("{at}.wave"),
                text!("engine-p2-other-wave", "Its cohort is of waves[{wave}].", wave = wave),
            ));
        }
        let start_ms = plan.waves[run.wave as usize].start_ms;
        if run.start_ms < start_ms {
            findings.push(broken(
                "P3/before-wave",
                format!("{at}.startMs"),
                text!(
                    "engine-p3-before-wave",
                    "A call starts {start_ms}; its wave starts {start_ms_2}.",
                    start_ms = wording::instant(run.start_ms),
                    start_ms_2 = wording::instant(start_ms)
                ),
            ));
        }
    }
    findings
}

fn gates(plan: &Plan) -> Vec<Diagnostic> {
    let mut last_answers_ms = vec![0; plan.waves.len()];
    for run in &plan.runs {
        let last = &mut last_answers_ms[run.wave as usize];
        *last = answered_ms(plan, run).max(*last);
    }
    let mut findings = Vec::new();
    for (index, pair) in plan.waves.windows(2).enumerate() {
        let wait_ms = pair[0].gate.map_or(0, |gate| gate.wait_ms());
        let open_ms = last_answers_ms[index].saturating_add(wait_ms);
        if pair[1].start_ms < open_ms {
            findings.push(broken(
                "P3/gate-not-waited-for",
                format!("waves[{}].startMs", index + 1),
                text!(
                    "engine-p3-gate-not-waited-for",
                    "It may start {start_ms}; the gate before it opens {open_ms}.",
                    start_ms = wording::instant(pair[1].start_ms),
                    open_ms = wording::instant(open_ms)
                ),
            ));
        }
    }
    findings
}
