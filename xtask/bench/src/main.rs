//! What `cargo xtask bench` measures of the planner itself; a package of its own, so that neither the
//! engine nor xtask depends on a second solver.
//!
//! Reading order: [`draw`] – campaigns at random, with [`dice`]; [`rules`] – a plan's rules from the
//! document alone; [`program`] – a second linear program over them; [`exhaustive`] – every schedule of
//! a tiny send; [`cause`] – why a plan ends late. Then what is measured: [`nearness`], [`bound`],
//! [`speed`], [`signing`], [`lint`], [`audience`]; on every core by [`workers`], written by [`report`].

mod audience;
mod bound;
mod cause;
mod dice;
mod draw;
mod exhaustive;
mod lint;
mod nearness;
mod program;
mod report;
mod rules;
mod signing;
mod speed;
mod workers;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use draw::Class;
use lexopt::Arg::{Long, Value};
use lexopt::ValueExt;
use report::Result;
use workers::Amount;

const HELP: &str = "\
bench nearness --folder DIR --report FILE [--class CLASS] [--instances N] [--within SECONDS]
bench nearness --class CLASS (--show SEED | --audit)
bench bound    --folder DIR --report FILE [--class CLASS] [--instances N] [--within SECONDS]
bench signing  --report FILE
bench audience --folder DIR --report FILE
bench planning --folder DIR
bench lint     --folder DIR";

fn main() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let mut part = None;
    let (mut folder, mut report) =
        (PathBuf::from("target/bench"), PathBuf::from("docs/BENCHMARKS.md"));
    let (mut class, mut show, mut is_audit) = (None, None, false);
    let mut amount = Amount { instances: 1_000, until: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) if part.is_none() => part = Some(name.string()?),
            Long("folder") => folder = arguments.value()?.into(),
            Long("report") => report = arguments.value()?.into(),
            Long("class") => {
                let name = arguments.value()?.string()?;
                let found = Class::find(&name);
                class = Some(found.ok_or_else(|| format!("there is no class `{name}`"))?);
            }
            Long("instances") => amount.instances = arguments.value()?.parse()?,
            Long("within") => {
                let seconds = arguments.value()?.parse()?;
                amount.until = Some(Instant::now() + Duration::from_secs(seconds));
            }
            Long("show") => show = Some(arguments.value()?.parse()?),
            Long("audit") => is_audit = true,
            other => return Err(other.unexpected().into()),
        }
    }
    match (part.as_deref(), class, show) {
        (Some("nearness"), Some(class), Some(seed)) => nearness::show(class, seed),
        (Some("nearness"), Some(class), None) if is_audit => {
            nearness::audit(class, amount.instances);
            Ok(())
        }
        (Some("nearness"), class, None) => nearness::run(&folder, &report, class, amount),
        (Some("bound"), class, None) => bound::run(&folder, &report, class, amount),
        (Some("signing"), None, None) => signing::run(&report),
        (Some("audience"), None, None) => audience::run(&folder, &report),
        (Some("planning"), None, None) => speed::run(&folder.join("questions.json")),
        (Some("lint"), None, None) => lint::run(&folder.join("messages.json")),
        _ => Err(HELP.into()),
    }
}
