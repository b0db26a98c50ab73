//! # A branch cannot be rendered
//!
//! Both branches of every block are rendered, lists with one item and as empty ones. Somewhere a
//! helper is called that does not exist, is given too many or too few values, or stands where it
//! cannot: whoever reaches that branch would get no message.
//!
//! To do: write it with the helpers that docs/TEMPLATES.md lists.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::template::files::Kind;
use crate::template::language::Evaluation;
use crate::template::scan::Problem;
use crate::template::set::CompiledPart;

pub(super) const RULE: Rule = Rule {
    code: "template/cannot-render",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        let mut said = BTreeSet::new();
        for part in message.sent() {
            let Ok(program) = &part.read.program else { continue };
            let escapes = part.kind == Kind::Html;
            let by = Evaluation { escapes, locale: &part.locale, time_zone: "" };
            for problem in by.problems(program) {
                let finding = RULE.finding(part.place(problem.spot), problem.message, problem.hint);
                // A text made from the HTML says the same again.
                if said.insert((finding.place.clone(), finding.message.to_string())) {
                    findings.push(finding);
                }
            }
        }
    },
};

/// A compiled part that cannot be rendered for one recipient.
pub(crate) fn finding(part: &CompiledPart, problem: Problem) -> Diagnostic {
    let place = part.origin.place(&part.file.text, problem.spot);
    RULE.finding(place, problem.message, problem.hint)
}
