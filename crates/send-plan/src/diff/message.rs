//! What recipients get: sender, unsubscribing, templates.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, PartTexts, either, name, quoted};
use crate::campaign::{Mailbox, Unsubscribe};
use crate::plan::{PartFacts, TemplateFacts};
use crate::wording::{counted, list, number};

pub(super) fn from(changes: &mut Changes, old: &Mailbox, new: &Mailbox) {
    changes.differ("from", (old, new), || {
        (
            Danger::Content,
            format!("Mail now comes from {} instead of {}.", mailbox(new), mailbox(old)),
        )
    });
}

pub(super) fn reply_to(changes: &mut Changes, old: Option<&Mailbox>, new: Option<&Mailbox>) {
    let whom = |to: Option<&Mailbox>| to.map_or_else(|| "the sender".to_owned(), mailbox);
    changes.differ("replyTo", (&old, &new), || {
        (Danger::Content, format!("Answers now go to {} instead of {}.", whom(new), whom(old)))
    });
}

fn mailbox(mailbox: &Mailbox) -> String {
    let Mailbox { name: shown, address } = mailbox;
    format!("{} <{}>", quoted(shown), name(address))
}

pub(super) fn unsubscribe(
    changes: &mut Changes,
    old: Option<&Unsubscribe>,
    new: Option<&Unsubscribe>,
) {
    const MEMBER: &str = "unsubscribe";
    let (old, new) = match (old, new) {
        (None, None) => return,
        (Some(old), None) => {
            let text = format!("Messages no longer say how to unsubscribe; before: {}.", ways(old));
            return changes.tell(Danger::Safeguard, MEMBER, text);
        }
        (None, Some(new)) => {
            let text = format!("Messages now say how to unsubscribe: {}.", ways(new));
            return changes.tell(Danger::Content, MEMBER, text);
        }
        (Some(old), Some(new)) => (old, new),
    };
    changes.differ(MEMBER, (old, new), || {
        let loses = |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_none();
        let is_less = loses(&old.url, &new.url)
            || loses(&old.mailto, &new.mailto)
            || old.one_click && !new.one_click;
        let text = format!("Unsubscribing goes {} instead of {}.", ways(new), ways(old));
        (either(is_less, Danger::Safeguard, Danger::Content), text)
    });
}

fn ways(unsubscribe: &Unsubscribe) -> String {
    let Unsubscribe { url, mailto, one_click } = unsubscribe;
    let click = if *one_click { "with one click" } else { "with a page" };
    let url = url.as_ref().map(|url| format!("by {} ({click})", name(url)));
    let mailto = mailto.as_ref().map(|mailto| format!("by mail to {}", name(mailto)));
    match (url, mailto) {
        (None, None) => format!("nowhere ({click})"),
        (None, Some(mailto)) => format!("{mailto} ({click})"),
        (url, mailto) => list(url.into_iter().chain(mailto).collect()),
    }
}

pub(super) fn templates(
    changes: &mut Changes,
    old: &[TemplateFacts],
    new: &[TemplateFacts],
    texts: &PartTexts,
) {
    const MEMBER: &str = "templates";
    let Pairs { pairs, is_reordered } = pairs(old, new, &[&|template| template.locale.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(template) => changes.tell(
                Danger::Content,
                MEMBER,
                format!("The template {} is gone.", name(&template.locale)),
            ),
            Pair::Come(template) => {
                let parts = template.parts.keys().map(|kind| part_name(kind)).collect();
                let text =
                    format!("The template {} is new: {}.", name(&template.locale), list(parts));
                changes.tell(Danger::Content, MEMBER, text);
            }
            Pair::Kept(old, new) => {
                let TemplateFacts { locale, parts } = old;
                changes.differ(MEMBER, (parts, &new.parts), || {
                    let kinds: BTreeSet<&String> = parts.keys().chain(new.parts.keys()).collect();
                    let changed = kinds.into_iter().filter_map(|kind| {
                        let how = part(parts.get(kind), new.parts.get(kind), texts)?;
                        Some(format!("its {}{how}", part_name(kind)))
                    });
                    let changed = list(changed.collect());
                    (Danger::Content, format!("Template {} changed: {changed}.", name(locale)))
                });
            }
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "The templates stand in another order.");
    }
}

/// What follows a part's name; `None`: it is as it was.
fn part(old: Option<&PartFacts>, new: Option<&PartFacts>, texts: &PartTexts) -> Option<String> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (Some(_), None) => return Some(" (gone)".to_owned()),
        (None, Some(_)) => return Some(" (new)".to_owned()),
        (Some(old), Some(new)) => (old, new),
    };
    let PartFacts { sha256, bytes } = old;
    if (sha256, bytes) == (&new.sha256, &new.bytes) {
        return None;
    }
    let texts = texts.get(sha256).zip(texts.get(&new.sha256));
    Some(match texts.filter(|(old, new)| old != new) {
        Some((old, new)) => format!(" ({})", counted(lines(old, new), ("line", "lines"))),
        None if *bytes != new.bytes => {
            format!(" ({} bytes instead of {})", number(new.bytes), number(*bytes))
        }
        None => String::new(),
    })
}

/// Lines that were changed, added or taken out; a line in place of another counts once.
fn lines(old: &str, new: &str) -> u64 {
    let diff = TextDiff::from_lines(old, new);
    let (mut sum, mut gone, mut come) = (0, 0, 0);
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => gone += 1,
            ChangeTag::Insert => come += 1,
            ChangeTag::Equal => sum += std::mem::take(&mut gone).max(std::mem::take(&mut come)),
        }
    }
    sum + gone.max(come)
}

fn part_name(kind: &str) -> String {
    match kind {
        "html" => "HTML".to_owned(),
        other => name(other),
    }
}

pub(super) fn fallback_locale(changes: &mut Changes, old: &Option<String>, new: &Option<String>) {
    changes.differ("fallbackLocale", (old, new), || {
        let whose = |locale: &Option<String>| match locale {
            Some(locale) => format!("the template {}", name(locale)),
            None => "no template".to_owned(),
        };
        let text = format!(
            "Whoever has no template of their own gets {} instead of {}.",
            whose(new),
            whose(old)
        );
        (Danger::Content, text)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_place_of_others_count_once() {
        assert_eq!(lines("a\nb\nc\n", "a\nB\nc\n"), 1);
        assert_eq!(lines("a\nb\nc\n", "a\nc\nd\n"), 2);
        assert_eq!(lines("", "a\nb\n"), 2);
        assert_eq!(lines("a\n", "a\n"), 0);
    }
}
