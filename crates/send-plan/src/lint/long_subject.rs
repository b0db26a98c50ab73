//! # The subject is likely to be cut
//!
//! Lists of messages show 40 to 60 letters of a subject, phones the fewest. Chinese, Japanese and
//! Korean signs take the room of two letters. The length of merge fields is not counted.
//!
//! To do: say first what matters, and shorten the rest.

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::files::Kind;
use crate::template::marks::Mark;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/long-subject",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for part in message.parts.iter().filter(|part| part.kind == Kind::Subject) {
            let subject = part.file.text.trim();
            let room = room(subject, &part.read.marks);
            if room > SHOWN {
                findings.push(RULE.finding(
                    part.at(0),
                    text!("engine-header-long-subject", "The subject for {locale} takes the room of {room} letters, of which about {shown} are shown.", locale = part.locale, room = room, shown = SHOWN),
                    text!("engine-header-long-subject-hint", "Say first what matters, and shorten the rest."),
                ));
            }
        }
    },
};

/// Letters that most lists show.
const SHOWN: usize = 60;

/// Letters of its text, wide signs as two.
fn room(subject: &str, marks: &[Mark]) -> usize {
    let fields: usize = marks.iter().map(|mark| mark.at.len()).sum();
    let wide = |c: &char| matches!(u32::from(*c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60);
    let signs = subject.chars().count() + subject.chars().filter(wide).count();
    signs.saturating_sub(fields)
}
