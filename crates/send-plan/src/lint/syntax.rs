//! # A template does not parse
//!
//! The file is not valid Handlebars: a tag or a block is not closed, or closed by another one.
//! Sending providers refuse such a template, or send it as it stands. The text part that is made
//! from the HTML part is read as well: a block that opens in an attribute and closes outside is torn
//! apart there.
//!
//! To do: Close the tag or the block that the finding names.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::template::scan::Problem;
use crate::template::set::CompiledPart;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/syntax",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for part in &message.generated {
            if let Err(problem) = &part.uses {
                findings.push(RULE.finding(
                    part.place(problem.spot),
                    text!("engine-template-syntax", "In the text part made from the HTML part: {message}", message = problem.message),
                    text!("engine-template-syntax-hint", "Open and close the block in the text that is read, not in an attribute; or \
                     write a text part."),
                ));
            }
        }
        for part in &message.parts {
            if let Err(problem) = &part.uses {
                let place = part.place(problem.spot);
                findings.push(RULE.finding(place, problem.message.clone(), problem.hint.clone()));
            }
        }
    },
};

/// A compiled part that cannot be read or rendered.
pub(crate) fn finding(part: &CompiledPart, problem: Problem) -> Diagnostic {
    let place = part.origin.place(&part.file.text, problem.spot);
    RULE.finding(place, problem.message, problem.hint)
}
