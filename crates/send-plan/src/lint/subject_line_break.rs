//! # The subject has several lines
//!
//! A header is one line. A line break in it begins another header, which is how spammers add
//! addresses to a message; providers refuse such a message.
//!
//! To do: write the subject on one line.

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::files::Kind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/subject-line-break",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for part in message.parts.iter().filter(|part| part.kind == Kind::Subject) {
            let subject = part.file.text.trim();
            let broken = subject.find(['\r', '\n', '\0']);
            if let Some(found) = broken {
                let before = part.file.text.len() - part.file.text.trim_start().len();
                findings.push(RULE.finding(
                    part.at(before + found),
                    text!(
                        "engine-header-subject-line-break",
                        "The subject for {locale} has several lines.",
                        locale = part.locale
                    ),
                    text!("engine-header-subject-line-break-hint", "Write it on one line."),
                ));
            }
        }
    },
};
