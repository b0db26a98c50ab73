//! Whether the bound holds: against every schedule of tiny sends, and against a second program.

use std::path::Path;

use send_plan::api::review;

use crate::draw::{CLASSES, Class, TINY};
use crate::exhaustive;
use crate::program::{Program, Verdict};
use crate::report::{self, Result, count, quantile, table};
use crate::rules::Rules;
use crate::workers::{Amount, each_seed};

/// States after which a tiny send is given up.
const MOST_STATES: usize = 400_000;
/// Larger programs are not solved.
const MOST_INTERVALS: usize = 60;
/// Parts of the send that two bounds may be apart and still count as one.
const SAME: u64 = 1_000;

/// Measures and writes both tables.
pub fn run(folder: &Path, report: &Path, only: Option<&Class>, amount: Amount) -> Result<()> {
    let record = |name: &str| folder.join("bound").join(format!("{name}.tsv"));
    let tiny = each_seed(&record(TINY.name), amount, |seed| tried(seed).join("\t"))?;
    let mut compared = Vec::new();
    for class in CLASSES.iter().filter(|class| only.is_none_or(|only| only.name == class.name)) {
        let lines = each_seed(&record(class.name), amount, |seed| solved(class, seed).join("\t"))?;
        println!("{}: {} of {} instances", class.name, lines.len(), amount.instances);
        compared.push((class, lines));
    }
    let lines = |lines: &[(u64, String)]| -> Vec<(u64, Vec<String>)> {
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
        lines.iter().map(|(seed, line)| (*seed, cells(line))).collect()
    };
    let rows: Vec<Vec<String>> =
        compared.iter().map(|(class, them)| compared_row(class, &lines(them))).collect();
    report::put(
        report,
        "bound",
        &[
            format!(
                "**Every schedule of tiny sends** (`cargo xtask bench bound`): {}. The optimum is found \
                 by trying every order of calls of every size, from the rules that the plan names. A bound \
                 above the optimum would be wrong; a finish below it too.",
                TINY.about
            ),
            table(
                &[
                    "planned", "tried to the end", "finish is the optimum", "bound is the optimum",
                    "finish later: median", "largest", "**bound above the optimum**",
                    "**finish below it**",
                ],
                &[tried_row(&lines(&tiny))],
            ),
            format!(
                "**A second linear program**, built from the plan's rules alone and solved by the simplex \
                 method (microlp; the engine's by interior points), for sends of at most {MOST_INTERVALS} intervals. It counts calls, but \
                 not whole ones, and looks at all intervals together; the engine's bound also counts whole \
                 calls, and sets of recipients one by one. Both are lower bounds: neither may be above a \
                 finish. *Same*: within a {SAME}th of the send."
            ),
            table(
                &[
                    "class", "compared", "not solved or larger", "same", "the engine's is later",
                    "by at most", "the program's is later", "by at most",
                    "**program above the finish**",
                ],
                &rows,
            ),
        ]
        .join("\n\n"),
    )
}

/// The optimum against bound and finish, in milliseconds after the bound: outcome, optimum, finish.
fn tried(seed: u64) -> [String; 3] {
    let none = |why: &str| [why.to_owned(), String::new(), String::new()];
    let Some(plan) = review(&TINY.question(seed)).plan else { return none("no plan") };
    let Some(rules) = Rules::of(&plan) else { return none("other rules") };
    let (finish_ms, bound_ms) = (plan.estimate.finish_ms, plan.estimate.bound_ms);
    // One more, so that the plan's own finish is found again.
    match exhaustive::earliest_finish(&rules, finish_ms + 1, MOST_STATES) {
        None => none("given up"),
        Some(best_ms) if best_ms > finish_ms => none("finish below"),
        Some(best_ms) => [
            "tried".into(),
            (i128::from(best_ms) - i128::from(bound_ms)).to_string(),
            (finish_ms - best_ms).to_string(),
        ],
    }
}

fn tried_row(lines: &[(u64, Vec<String>)]) -> Vec<String> {
    let is = |outcome: &str| lines.iter().filter(|(_, cells)| cells[0] == outcome).count() as u64;
    let planned = lines.len() as u64 - is("no plan") - is("other rules");
    let figures: Vec<(u64, i64, u64)> = lines
        .iter()
        .filter_map(|(seed, cells)| Some((*seed, cells[1].parse().ok()?, cells[2].parse().ok()?)))
        .collect();
    let mut later: Vec<u64> =
        figures.iter().map(|(_, _, later)| *later).filter(|it| *it > 0).collect();
    later.sort_unstable();
    let wrong: Vec<u64> =
        figures.iter().filter(|(_, bound, _)| *bound < 0).map(|(seed, ..)| *seed).collect();
    let below: Vec<u64> = lines
        .iter()
        .filter(|(_, cells)| cells[0] == "finish below")
        .map(|(seed, _)| *seed)
        .collect();
    vec![
        count(planned),
        count(figures.len() as u64),
        count(figures.iter().filter(|(_, _, later)| *later == 0).count() as u64),
        count(figures.iter().filter(|(_, bound, _)| *bound == 0).count() as u64),
        format!("{:.1} s", quantile(&later, 0.5) as f64 / 1e3),
        format!("{:.1} s", quantile(&later, 1.0) as f64 / 1e3),
        named(&wrong),
        named(&below),
    ]
}

/// How many seeds, and which.
fn named(seeds: &[u64]) -> String {
    if seeds.is_empty() {
        return "0".into();
    }
    let first: Vec<String> = seeds.iter().take(10).map(u64::to_string).collect();
    format!("{} (seeds {})", seeds.len(), first.join(", "))
}

/// The program's bound against the engine's: outcome, and how much later it is, in parts of the send.
fn solved(class: &Class, seed: u64) -> [String; 2] {
    let none = |why: &str| [why.to_owned(), String::new()];
    let Some(plan) = review(&class.question(seed)).plan else { return none("no plan") };
    let Some(rules) = Rules::of(&plan) else { return none("other rules") };
    let program = Program::new(&rules, MOST_INTERVALS);
    let (bound_ms, finish_ms) = (plan.estimate.bound_ms, plan.estimate.finish_ms);
    let whole_ms = (finish_ms - plan.campaign.start_ms).max(1);
    match program.verdict(finish_ms) {
        Verdict::Impossible => return none("above the finish"),
        Verdict::Unknown => return none("not solved"),
        Verdict::Possible => {}
    }
    let near_ms = whole_ms / SAME + 1;
    let before = program.verdict(bound_ms.saturating_sub(near_ms));
    let after = if bound_ms + near_ms >= finish_ms {
        Verdict::Possible
    } else {
        program.verdict(bound_ms + near_ms)
    };
    if (before, after) == (Verdict::Impossible, Verdict::Possible) {
        return ["same".into(), "0".into()];
    }
    let Some(earliest_ms) = program.earliest_finish(finish_ms) else { return none("not solved") };
    let later = (earliest_ms as f64 - bound_ms as f64) / whole_ms as f64;
    let outcome = if later > 0.0 { "later" } else { "earlier" };
    [outcome.into(), format!("{later:.6}")]
}

fn compared_row(class: &Class, lines: &[(u64, Vec<String>)]) -> Vec<String> {
    let is = |outcome: &str| lines.iter().filter(|(_, cells)| cells[0] == outcome).count() as u64;
    let most = |outcome: &str| {
        let of = lines.iter().filter(|(_, cells)| cells[0] == outcome);
        let parts = of.filter_map(|(_, cells)| cells[1].parse::<f64>().ok()).map(f64::abs);
        format!("{:.2} %", 100.0 * parts.fold(0.0, f64::max))
    };
    let above: Vec<u64> = lines
        .iter()
        .filter(|(_, cells)| cells[0] == "above the finish")
        .map(|(seed, _)| *seed)
        .collect();
    vec![
        class.name.into(),
        count(is("same") + is("earlier") + is("later")),
        count(is("not solved") + is("other rules")),
        count(is("same")),
        count(is("earlier")),
        most("earlier"),
        count(is("later")),
        most("later"),
        named(&above),
    ]
}
