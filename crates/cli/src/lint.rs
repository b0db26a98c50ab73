//! `piecewise lint`: everything that is wrong with a campaign.

use std::path::Path;

use send_plan::api;
use send_plan::diagnostic::any_error;

use crate::findings::{self, Failure};

pub fn run(path: &Path, now: Option<&str>, json: bool) -> Result<(), Failure> {
    let question = crate::campaign::load(path, now)?;
    let review = api::review(&question);
    findings::print(&review.diagnostics, json)?;
    if any_error(&review.diagnostics) { Err(Failure::Wanting) } else { Ok(()) }
}
