//! `docs/rules.md`: every rule for people to read, as the head of its file has it.

use std::fmt::Write;

use crate::diagnostic::Severity;

/// The page, in Markdown.
pub fn page() -> String {
    let mut page = "# Rules\n\n\
        What Piecewise checks of a message before anybody is mailed. Written by `cargo xtask \
        schemas`: change the head of the rule's file in `crates/send-plan/src/lint/`, not this \
        page.\n\n\
        An error stops the send; a warning wants a look; the rest is worth knowing. A finding is \
        waived by a named person with a reason, under `waivers` in the campaign, and the plan says \
        so; those of some rules cannot be.\n\n\
        | rule | severity | waived | finds |\n|---|---|---|---|\n"
        .to_owned();
    let sources = super::sources();
    for (rule, source) in &sources {
        let waived = if rule.waivable { "yes" } else { "never" };
        let anchor: String = rule.code.chars().filter(|c| *c != '/').collect();
        let title = head(source).0;
        let severity = severity(rule.severity);
        let _ = writeln!(page, "| [{}](#{anchor}) | {severity} | {waived} | {title} |", rule.code);
    }
    for (rule, source) in &sources {
        let (title, text) = head(source);
        let _ = write!(page, "\n## {}\n\n**{title}.** {text}\n", rule.code);
    }
    page
}

/// Title and text in the head of a file.
fn head(source: &str) -> (&str, String) {
    let mut lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let title = lines.next().unwrap_or_default().trim_start_matches("# ");
    (title, lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{RULES, sources};

    #[test]
    fn every_rule_says_what_why_and_what_to_do() {
        for (rule, source) in sources() {
            let (title, text) = head(source);
            assert!(source.starts_with("//! # ") && title.len() > 10, "{}: {title}", rule.code);
            assert!(!title.ends_with('.'), "{}: {title}", rule.code);
            assert!(text.contains("\nTo do: "), "{}: nothing to do", rule.code);
            assert!(source.contains(&format!("\"{}\"", rule.code)), "{}: not its file", rule.code);
        }
        let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len(), "a code twice");
    }
}
