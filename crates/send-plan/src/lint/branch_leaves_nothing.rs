//! # A part can come out empty
//!
//! Everything in the part stands in blocks, and there are recipients for whom no block holds: they
//! would get an empty subject or an empty message.
//!
//! To do: add an `{{else}}` with what everybody else reads.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Html;
use crate::template::marks::MarkKind;
use crate::template::message::Part;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/branch-leaves-nothing",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for part in &message.parts {
            let blocks =
                part.read.marks.iter().find(|mark| matches!(mark.kind, MarkKind::Opens(_)));
            // What is empty anyway, or no template, has a finding of its own.
            let (Some(block), Ok(_)) = (blocks, &part.uses) else { continue };
            if may_be_blank(part) {
                findings.push(RULE.finding(
                    part.at(block.at.start),
                    text!(
                        "engine-template-branch-leaves-nothing",
                        "The {name} for {locale} is empty wherever no block of it holds.",
                        name = part.kind.name(),
                        locale = part.locale
                    ),
                    text!(
                        "engine-template-branch-leaves-nothing-hint",
                        "Add {{else}} with what everybody else reads."
                    ),
                ));
            }
        }
    },
};

/// A block that is open: whether one of its branches so far is blank, and the one at hand.
struct Block {
    blank_branch: bool,
    blank: bool,
    has_else: bool,
}

fn may_be_blank(part: &Part<'_>) -> bool {
    let text = &part.file.text;
    let mut open = vec![Block { blank_branch: false, blank: true, has_else: true }];
    let mut from = 0;
    for mark in &part.read.marks {
        if shows_something(text, from..mark.at.start, part.read.html.as_ref()) {
            fill(&mut open);
        }
        from = mark.at.end;
        match &mark.kind {
            MarkKind::Shows(_) | MarkKind::ShowsRaw(_) => fill(&mut open),
            MarkKind::Opens(_) => {
                open.push(Block { blank_branch: false, blank: true, has_else: false });
            }
            MarkKind::Else(words) => {
                if let Some(block) = open.last_mut() {
                    block.blank_branch |= block.blank;
                    block.blank = true;
                    // `{{else if}}` leaves the rest open.
                    block.has_else = words.is_empty();
                }
            }
            MarkKind::Closes => {
                if open.len() > 1
                    && let Some(block) = open.pop()
                    && !(block.blank_branch || block.blank || !block.has_else)
                {
                    fill(&mut open);
                }
            }
            MarkKind::Silent => {}
        }
    }
    let rest = shows_something(text, from..text.len(), part.read.html.as_ref());
    open.first().is_some_and(|part| part.blank) && !rest
}

fn fill(open: &mut [Block]) {
    if let Some(block) = open.last_mut() {
        block.blank = false;
    }
}

/// Whether a reader sees anything of these bytes.
fn shows_something(text: &str, at: std::ops::Range<usize>, html: Option<&Html>) -> bool {
    let Some(html) = html else {
        return text.get(at).is_some_and(|text| !text.trim().is_empty());
    };
    let first = html.elements.partition_point(|element| element.at.start < at.start);
    let mut elements =
        html.elements.iter().skip(first).take_while(|element| element.at.start < at.end);
    if elements.any(|element| element.name == "img") {
        return true;
    }
    let before = html.passages.partition_point(|passage| passage.at.end <= at.start);
    let mut within =
        html.passages.iter().skip(before).take_while(|passage| passage.at.start < at.end);
    within.any(|passage| {
        let overlap = passage.at.start.max(at.start)..passage.at.end.min(at.end);
        let mut in_tag = false;
        text.get(overlap).unwrap_or_default().replace("&nbsp;", " ").chars().any(|c| {
            in_tag = c == '<' || (in_tag && c != '>');
            !in_tag && c != '>' && !c.is_whitespace()
        })
    })
}
