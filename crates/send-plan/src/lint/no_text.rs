//! # A locale has no text part of its own
//!
//! Some people and many filters read the text part. Where nobody wrote one it is made from the HTML
//! part: lines, lists, links with their targets, the words in place of pictures. What was made for
//! the eye may read badly so.
//!
//! To do: Read the text in the preview, and write `<locale>/body.txt` where it does not read well.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/no-text",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for template in &message.templates {
            if template.text.is_none() && template.html.is_some() {
                let locale = &template.locale;
                findings.push(RULE.finding(
                    Place::member("templates"),
                    text!("engine-template-no-text", "{locale} has no text part of its own: one is made from the HTML part.", locale = locale),
                    text!("engine-template-no-text-hint", "Read it in the preview, and add {locale}/body.txt where it does not read well.", locale = locale),
                ));
            }
        }
    },
};
