//! `piecewise expand`: every call of a plan, one JSON object a line. A call's number is its line's.

use std::io::{BufWriter, Write};
use std::path::Path;

use send_plan::diagnostic::any_error;
use send_plan::{audit, plan};
use serde_json::json;

use crate::findings::{self, Failure};

pub fn run(path: &Path) -> Result<(), Failure> {
    let plan = plan::parse(&path.display().to_string(), &crate::read_text(path)?)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))?;
    let shape = audit::shape(&plan);
    if any_error(&shape) {
        findings::print(&shape, false)?;
        return Err(Failure::Wanting);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, call) in (1_u64..).zip(plan.calls()) {
        let account = &plan.accounts[call.account as usize].id;
        let line = json!({
            "call": number,
            "at_ms": call.at_ms,
            "account": account,
            "wave": plan.waves[call.wave as usize].name,
            "cohort": call.cohort,
            "first": call.first,
            "count": call.count,
        });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}
