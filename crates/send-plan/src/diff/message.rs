//! What recipients get: sender, unsubscribing, templates.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, PartTexts, either, name, quoted};
use crate::campaign::{Mailbox, Unsubscribe};
use crate::plan::{PartFacts, TemplateFacts};
use crate::wording::{Arg, Say, Text, counted, list, number, text};

pub(super) fn from(changes: &mut Changes, old: &Mailbox, new: &Mailbox) {
    changes.differ("from", (old, new), || {
        (
            Danger::Content,
            text!(
                "engine-diff-mail-now-comes-from-instead",
                "Mail now comes from {mailbox} instead of {mailbox_2}.",
                mailbox = mailbox(new),
                mailbox_2 = mailbox(old)
            ),
        )
    });
}

pub(super) fn reply_to(changes: &mut Changes, old: Option<&Mailbox>, new: Option<&Mailbox>) {
    let whom = |to: Option<&Mailbox>| {
        to.map_or_else(|| text!("engine-diff-sender", "the sender"), mailbox)
    };
    changes.differ("replyTo", (&old, &new), || {
        (
            Danger::Content,
            text!(
                "engine-diff-answers-now-go-instead",
                "Answers now go to {whom} instead of {whom_2}.",
                whom = whom(new),
                whom_2 = whom(old)
            ),
        )
    });
}

fn mailbox(mailbox: &Mailbox) -> Text {
    let Mailbox { name: shown, address } = mailbox;
    text!(
        "engine-diff-mailbox",
        "{shown} <{address}>",
        shown = quoted(shown),
        address = name(address)
    )
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
            let text = text!(
                "engine-diff-messages-no-longer-say-how",
                "Messages no longer say how to unsubscribe; before: {ways}.",
                ways = ways(old)
            );
            return changes.tell(Danger::Safeguard, MEMBER, text);
        }
        (None, Some(new)) => {
            let text = text!(
                "engine-diff-messages-now-say-how-unsubscribe",
                "Messages now say how to unsubscribe: {ways}.",
                ways = ways(new)
            );
            return changes.tell(Danger::Content, MEMBER, text);
        }
        (Some(old), Some(new)) => (old, new),
    };
    changes.differ(MEMBER, (old, new), || {
        let loses = |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_none();
        let is_less = loses(&old.url, &new.url)
            || loses(&old.mailto, &new.mailto)
            || old.one_click && !new.one_click;
        let text = text!(
            "engine-diff-unsubscribing-goes-instead",
            "Unsubscribing goes {ways} instead of {ways_2}.",
            ways = ways(new),
            ways_2 = ways(old)
        );
        (either(is_less, Danger::Safeguard, Danger::Content), text)
    });
}

fn ways(unsubscribe: &Unsubscribe) -> Arg {
    let Unsubscribe { url, mailto, one_click } = unsubscribe;
    let click = if *one_click {
        text!("engine-diff-with-one-click", "with one click")
    } else {
        text!("engine-diff-with-page", "with a page")
    };
    let url = url
        .as_ref()
        .map(|url| text!("engine-diff-by", "by {name} ({click})", name = name(url), click = click));
    let mailto = mailto
        .as_ref()
        .map(|mailto| text!("engine-diff-by-mail", "by mail to {name}", name = name(mailto)));
    match (url, mailto) {
        (None, None) => text!("engine-diff-nowhere", "nowhere ({click})", click = click).say(),
        (None, Some(mailto)) => {
            text!("engine-diff-only-by-mail", "{mailto} ({click})", mailto = mailto, click = click)
                .say()
        }
        (url, mailto) => list(url.into_iter().chain(mailto)),
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
                text!(
                    "engine-diff-template-gone",
                    "The template {name} is gone.",
                    name = name(&template.locale)
                ),
            ),
            Pair::Come(template) => {
                let parts = template.parts.keys().map(|kind| part_name(kind));
                let text = text!(
                    "engine-diff-template-new",
                    "The template {name} is new: {parts}.",
                    name = name(&template.locale),
                    parts = list(parts)
                );
                changes.tell(Danger::Content, MEMBER, text);
            }
            Pair::Kept(old, new) => {
                let TemplateFacts { locale, parts } = old;
                changes.differ(MEMBER, (parts, &new.parts), || {
                    let kinds: BTreeSet<&String> = parts.keys().chain(new.parts.keys()).collect();
                    let changed = kinds.into_iter().filter_map(|kind| {
                        let how = part(parts.get(kind), new.parts.get(kind), texts)?;
                        Some(text!(
                            "engine-diff-its",
                            "its {part_name}{how}",
                            part_name = part_name(kind),
                            how = how
                        ))
                    });
                    let changed = list(changed);
                    (
                        Danger::Content,
                        text!(
                            "engine-diff-template-changed",
                            "Template {name} changed: {changed}.",
                            name = name(locale),
                            changed = changed
                        ),
                    )
                });
            }
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-templates-stand-another-order",
                "The templates stand in another order."
            ),
        );
    }
}

/// What follows a part's name; `None`: it is as it was.
fn part(old: Option<&PartFacts>, new: Option<&PartFacts>, texts: &PartTexts) -> Option<Text> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (Some(_), None) => return Some(text!("engine-diff-part-gone", " (gone)")),
        (None, Some(_)) => return Some(text!("engine-diff-part-new", " (new)")),
        (Some(old), Some(new)) => (old, new),
    };
    let PartFacts { sha256, bytes } = old;
    if (sha256, bytes) == (&new.sha256, &new.bytes) {
        return None;
    }
    let texts = texts.get(sha256).zip(texts.get(&new.sha256));
    Some(match texts.filter(|(old, new)| old != new) {
        Some((old, new)) => text!(
            "engine-diff-part-lines",
            " ({lines})",
            lines = counted(lines(old, new), ("line", "lines"))
        ),
        None if *bytes != new.bytes => {
            text!(
                "engine-diff-bytes-instead",
                " ({bytes} bytes instead of {bytes_2})",
                bytes = number(new.bytes),
                bytes_2 = number(*bytes)
            )
        }
        None => Text::default(),
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
            Some(locale) => {
                text!("engine-diff-template", "the template {name}", name = name(locale))
            }
            None => text!("engine-diff-no-template", "no template"),
        };
        let text = text!(
            "engine-diff-whoever-has-no-template-their",
            "Whoever has no template of their own gets {whose} instead of {whose_2}.",
            whose = whose(new),
            whose_2 = whose(old)
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
