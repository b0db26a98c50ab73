//! # A link shows another domain than it opens
//!
//! A link that reads `bank.example` and opens `click.tracker.example` is what phishing looks like:
//! filters mark it, and trained people report it. A tracking domain of the sending provider counts
//! as another one.
//!
//! To do: write words in place of the address, or link to what the text shows.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::links::{self, Target};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/link-shows-other",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            for (element, link) in links::links(html) {
                let Target::Web(_, host) = links::target(&link.value) else { continue };
                let Some(shown) = shown_host(&element.text) else { continue };
                if host.is_empty() || host.contains(crate::html::FIELD) || is_same(&shown, host) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(element.at.start),
                    text!(
                        "engine-html-link-shows-other",
                        "{locale}: a link shows {shown} and opens {host}.",
                        locale = part.locale,
                        shown = shown,
                        host = host
                    ),
                    text!(
                        "engine-html-link-shows-other-hint",
                        "Write words in place of the address, or link to what the text shows."
                    ),
                ));
            }
        }
    },
};

/// The host that a text shows, where it is an address and nothing else.
fn shown_host(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = bare.unwrap_or(text).split(['/', '?', '#', ':']).next()?;
    let (name, last) = host.rsplit_once('.')?;
    let letters = |label: &str| label.len() >= 2 && label.chars().all(char::is_alphabetic);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    // `index.html` and `v2.0` are no hosts.
    let is_host = letters(last) && !name.is_empty() && host.chars().all(fits);
    let is_file = bare.is_none() && FILES.contains(&last.to_ascii_lowercase().as_str());
    (is_host && !is_file).then(|| host.to_lowercase())
}

/// Endings of files that look like those of hosts.
const FILES: &[&str] =
    &["csv", "doc", "docx", "html", "js", "jpg", "json", "pdf", "png", "txt", "xlsx"];

/// The same host, or one below the other.
fn is_same(a: &str, b: &str) -> bool {
    let plain = |host: &str| {
        host.trim_end_matches('.').to_lowercase().trim_start_matches("www.").to_owned()
    };
    let (a, b) = (plain(a), plain(b));
    let below = |a: &str, b: &str| a.strip_suffix(b).is_some_and(|rest| rest.ends_with('.'));
    a == b || below(&a, &b) || below(&b, &a)
}
