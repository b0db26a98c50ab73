//! `cargo xtask test`: every suite in turn, each with a name; the last line says how it went.
//!
//! A suite that cannot run has failed. Only `--skip NAME`, or naming other suites, leaves one out,
//! and the last line names it.

mod snapshots;
mod suites;

use crate::problem::{Problem, Result};
use lexopt::Arg::{Long, Value};
use lexopt::ValueExt;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use suites::{SUITES, Suite};

/// How a suite ended.
enum Outcome {
    Passed(Duration),
    Failed(Problem),
    Skipped,
}

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let mut skipped = Vec::new();
    let mut named = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("skip") => skipped.push(known(&arguments.value()?.string()?)?),
            Value(name) => named.push(known(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let wanted = |name| !skipped.contains(&name) && (named.is_empty() || named.contains(&name));
    let outcomes: Vec<(&str, Outcome)> = SUITES
        .iter()
        .map(|suite| (suite.name, if wanted(suite.name) { run(suite) } else { Outcome::Skipped }))
        .collect();
    Ok(summary(&outcomes))
}

/// The suite's own name, when there is one.
fn known(name: &str) -> Result<&'static str> {
    SUITES.iter().map(|suite| suite.name).find(|known| *known == name).ok_or_else(|| {
        let names: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        Problem::new(format!("there is no suite `{name}`. There are: {}.", names.join(", ")))
    })
}

fn run(suite: &Suite) -> Outcome {
    println!("\n── {}: {}", suite.name, suite.checks);
    let started = Instant::now();
    match (suite.run)() {
        Ok(()) => Outcome::Passed(started.elapsed()),
        Err(problem) => {
            println!("── {} failed: {problem}", suite.name);
            Outcome::Failed(problem)
        }
    }
}

fn summary(outcomes: &[(&str, Outcome)]) -> ExitCode {
    println!();
    for (name, outcome) in outcomes {
        match outcome {
            Outcome::Passed(took) => println!("{name:<11} passed   {:>6.1} s", took.as_secs_f64()),
            Outcome::Failed(problem) => println!("{name:<11} FAILED   {problem}"),
            Outcome::Skipped => println!("{name:<11} skipped"),
        }
    }
    let (line, all_passed) = last_line(outcomes);
    println!("{line}");
    if all_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// `5 passed, 0 failed, 1 skipped (journeys)`, and whether none failed.
fn last_line(outcomes: &[(&str, Outcome)]) -> (String, bool) {
    let passed = outcomes.iter().filter(|(_, it)| matches!(it, Outcome::Passed(_))).count();
    let failed = outcomes.iter().filter(|(_, it)| matches!(it, Outcome::Failed(_))).count();
    let skipped: Vec<&str> = outcomes
        .iter()
        .filter(|(_, it)| matches!(it, Outcome::Skipped))
        .map(|(name, _)| *name)
        .collect();
    let mut line = format!("{passed} passed, {failed} failed");
    if !skipped.is_empty() {
        line.push_str(&format!(", {} skipped ({})", skipped.len(), skipped.join(", ")));
    }
    (line, failed == 0)
}

#[cfg(test)]
mod tests {
    use super::{Outcome, last_line};
    use crate::problem::Problem;
    use std::time::Duration;

    #[test]
    fn the_last_line_counts_and_names_what_was_left_out() {
        let passed = || Outcome::Passed(Duration::ZERO);
        assert_eq!(last_line(&[("fmt", passed())]), ("1 passed, 0 failed".into(), true));
        assert_eq!(
            last_line(&[
                ("fmt", passed()),
                ("unit", Outcome::Failed(Problem::new("no"))),
                ("journeys", Outcome::Skipped),
            ]),
            ("1 passed, 1 failed, 1 skipped (journeys)".into(), false)
        );
    }
}
