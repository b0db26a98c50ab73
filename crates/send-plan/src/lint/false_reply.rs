//! # The subject looks like an answer
//!
//! A subject that begins with `Re:` or `Fwd:`, in any language, says that the recipient has
//! written before. Filters and people take it for a trick.
//!
//! To do: leave the prefix out.

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::files::Kind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/false-reply",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for part in message.parts.iter().filter(|part| part.kind == Kind::Subject) {
            let subject = part.file.text.trim();
            let prefix = subject.split([':', '：']).next().unwrap_or_default();
            let answers = prefix.len() < subject.len()
                && ANSWERS.contains(&prefix.trim().to_lowercase().as_str());
            if answers {
                findings.push(RULE.finding(
                    part.at(0),
                    text!("engine-header-false-reply", "The subject for {locale} begins with \u{201c}{prefix}:\u{201d}, as if it were an answer.", locale = part.locale, prefix = prefix),
                    text!("engine-header-false-reply-hint", "Leave it out."),
                ));
            }
        }
    },
};

/// What clients put before a subject when a person answers or passes on, in lower case.
const ANSWERS: &[&str] = &[
    "re",
    "fw",
    "fwd",
    "aw",
    "wg",
    "antw",
    "rv",
    "res",
    "enc",
    "rif",
    "tr",
    "sv",
    "vs",
    "vb",
    "odp",
    "pd",
    "ynt",
    "ilt",
    "на",
    "回复",
    "答复",
    "转发",
    "回覆",
    "轉寄",
    "返信",
    "転送",
    "답장",
    "전달",
    "رد",
    "תשובה",
];
