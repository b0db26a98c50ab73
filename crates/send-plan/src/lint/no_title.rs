//! # The message has no title
//!
//! Screen readers say the title first, and it names the tab where a message is opened in the
//! browser.
//!
//! To do: write `<title>` with the subject into `<head>`.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/no-title",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.pages() {
            if !html.elements_named("title").any(|title| !title.text.trim().is_empty()) {
                let page = html.elements_named("html").next().map_or(0, |page| page.at.start);
                findings.push(RULE.finding(
                    part.at(page),
                    text!(
                        "engine-html-no-title",
                        "{locale}: the message has no title.",
                        locale = part.locale
                    ),
                    text!(
                        "engine-html-no-title-hint",
                        "Write <title> with the subject into <head>."
                    ),
                ));
            }
        }
    },
};
