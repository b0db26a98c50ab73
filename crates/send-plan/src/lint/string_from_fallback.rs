//! # Strings come from another language
//!
//! A locale lacks texts that the layout asks for, so those of the fallback locale are used: the
//! message would mix languages.
//!
//! To do: translate the strings, or leave the locale out.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::{Say, counted, list, number, quoted, text};

/// Keys that are named in one finding.
const NAMED: usize = 5;

pub(super) const RULE: Rule = Rule {
    code: "template/string-from-fallback",
    severity: Severity::Warning,
    waivable: true,
    // Found while the layout is filled in.
    check: |_, _| (),
};

pub(crate) fn finding(
    place: Place,
    locale: &str,
    origin: &str,
    keys: &[&str],
    all: usize,
) -> Diagnostic {
    let named = keys.iter().take(NAMED).map(|key| quoted(key));
    let more = keys.len().saturating_sub(NAMED) as u64;
    let more = (more > 0).then(|| text!("engine-more", "{more} more", more = number(more)).say());
    RULE.finding(
        place,
        text!(
            "engine-template-string-from-fallback",
            "{locale} takes {keys} of {all} from {origin}: {chain}.",
            locale = locale,
            keys = keys.len(),
            all = counted(all as u64, ("string", "strings")),
            origin = origin,
            chain = list(named.chain(more))
        ),
        text!(
            "engine-template-string-from-fallback-hint",
            "Translate them, or leave {locale} out: its recipients then get all of {origin}.",
            locale = locale,
            origin = origin
        ),
    )
}
