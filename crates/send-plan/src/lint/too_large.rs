//! # Gmail clips the message
//!
//! Gmail shows about 102 KB of the HTML and hides the rest behind a link, the way to unsubscribe
//! and the picture that counts readers included. Values of merge fields and lists make it longer
//! still; remote pictures do not count.
//!
//! To do: take out comments, repeated styles and blanks, or say less and link to the rest.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::{number, text};

pub(super) const RULE: Rule = Rule {
    code: "html/too-large",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, _) in message.html() {
            let bytes = part.file.text.len() as u64;
            if bytes > CLIPPED {
                findings.push(RULE.finding(
                    part.at(0),
                    text!("engine-html-too-large", "{locale}: the HTML part has {bytes} bytes; Gmail clips it at about {what}.", locale = part.locale, bytes = number(bytes), what = number(CLIPPED)),
                    text!("engine-html-too-large-hint", "Take out comments and repeated styles, or say less and link to the rest."),
                ));
            }
        }
    },
};

/// Bytes of HTML that Gmail shows, about: senders measure 102 KB.
const CLIPPED: u64 = 102_000;
