//! `piecewise chunk`: whom one call of a plan reaches, rebuilt from the plan and its files.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;

use send_plan::audience::{AudienceSummary, Recipient};
use send_plan::audit;
use send_plan::chunk::{Place, Roster};
use send_plan::diagnostic::{Diagnostic, any_error};
use send_plan::plan::{Call, Plan};
use serde_json::json;

use crate::audience::{self, Files, Whose};
use crate::findings::{self, Failure};

/// `number`: 1 for the first call that `expand` prints.
pub fn run(path: &Path, files: &Files, number: u64) -> Result<(), Failure> {
    let plan = crate::plan::parse(path)?;
    sound(&audit::shape(&plan))?;
    if files.audience.is_empty() {
        return Err(Failure::no_audience());
    }
    let call = call(&plan, number)?;
    let places = places(&plan, files, &call)?;
    let addresses = addresses(&plan, files, &places)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (place, address) in places.iter().zip(addresses) {
        let file = usize::try_from(place.file).ok().and_then(|file| plan.audience.files.get(file));
        let file = file.map(|file| &file.name);
        let line = json!({ "address": address, "file": file, "row": place.row });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}

fn call(plan: &Plan, number: u64) -> Result<Call, Failure> {
    let nth = number.checked_sub(1).and_then(|before| usize::try_from(before).ok());
    let calls = || plan.runs.iter().fold(0, |sum: u64, run| sum.saturating_add(run.calls()));
    nth.and_then(|nth| plan.calls().nth(nth)).ok_or_else(|| Failure::unknown_call(number, calls()))
}

/// Where the call's recipients stand, in their order.
fn places(plan: &Plan, files: &Files, call: &Call) -> Result<Vec<Place>, Failure> {
    let wanting = |finding: Diagnostic| {
        // Nothing is lost where standard error is gone.
        let _ = findings::print(&[finding], false);
        Failure::Wanting
    };
    let mut roster = Roster::of_cohort(plan, call.cohort).map_err(wanting)?;
    let read = audience::read_each(Whose::Plan(plan), files, &mut |recipient| {
        roster.take(recipient);
    })?;
    planned(plan, &read)?;
    roster.into_chunks().of(call).map_err(wanting)
}

/// The addresses at these places. Reads the files once more: no address was kept.
fn addresses(plan: &Plan, files: &Files, places: &[Place]) -> Result<Vec<String>, Failure> {
    let at = |(nth, place): (usize, &Place)| (*place, nth);
    let wanted: BTreeMap<Place, usize> = places.iter().enumerate().map(at).collect();
    let mut found = vec![String::new(); places.len()];
    let read = audience::read_each(Whose::Plan(plan), files, &mut |recipient| {
        let Recipient { file, row, address, .. } = *recipient;
        if let Some(nth) = wanted.get(&Place { file: file as u64, row }) {
            address.clone_into(&mut found[*nth]);
        }
    })?;
    // They may have changed meanwhile.
    planned(plan, &read)?;
    Ok(found)
}

fn planned(plan: &Plan, read: &AudienceSummary) -> Result<(), Failure> {
    sound(&audit::audience(plan, read))
}

fn sound(findings: &[Diagnostic]) -> Result<(), Failure> {
    findings::print(findings, false)?;
    if any_error(findings) { Err(Failure::Wanting) } else { Ok(()) }
}
