//! # A header holds a sign that turns the reading around
//!
//! The signs U+202A to U+202E change the direction of what follows, unseen: `moc.elpmaxe` is read
//! as `example.com`. Filters refuse them. Isolates (U+2066 to U+2069) around a name are fine where
//! each is closed.
//!
//! To do: remove the sign; around a name in another script, write U+2068 before it and U+2069
//! after it.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::template::files::Kind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/bidi-control",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let campaign = message.campaign;
        let reply_to = campaign.reply_to.iter().map(|mailbox| ("replyTo.name", &mailbox.name));
        for (member, name) in [("from.name", &campaign.from.name)].into_iter().chain(reply_to) {
            if turning(name).is_some() {
                findings.push(RULE.finding(
                    Place::member(member),
                    text!(
                        "engine-header-bidi-control",
                        "The shown name holds a sign that turns the reading around."
                    ),
                    text!("engine-header-bidi-control-hint", "Remove it: type the name anew."),
                ));
            }
        }
        for part in message.parts.iter().filter(|part| part.kind == Kind::Subject) {
            if let Some(at) = turning(&part.file.text) {
                findings.push(RULE.finding(
                    part.at(at),
                    text!(
                        "engine-header-bidi-control-2",
                        "The subject for {locale} holds a sign that turns the reading around.",
                        locale = part.locale
                    ),
                    text!(
                        "engine-header-bidi-control-hint-2",
                        "Remove it, or close it with U+2069."
                    ),
                ));
            }
        }
    },
};

/// Where text is turned without an end.
pub(crate) fn turning(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\u{202a}'..='\u{202e}' => return Some(at),
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => return Some(at),
            _ => {}
        }
    }
    open.pop()
}
