//! # The HTML part is a piece of a page
//!
//! There is no `<html>` element, so nothing names language, direction, character set and title;
//! every client puts something of its own around the piece.
//!
//! To do: put `<!doctype html><html lang="…"><head><meta
//! charset="utf-8"><title>…</title></head><body>` around it.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/fragment",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let written = !html.elements.is_empty() || !html.passages.is_empty();
            if written && !html.has("html") {
                findings.push(RULE.finding(
                    part.at(0),
                    text!(
                        "engine-html-fragment",
                        "{locale}: the HTML part has no <html> element around it.",
                        locale = part.locale
                    ),
                    text!(
                        "engine-html-fragment-hint",
                        "Put <html>, <head> with a title, and <body> around it."
                    ),
                ));
            }
        }
    },
};
