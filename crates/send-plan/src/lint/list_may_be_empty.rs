//! # A list may be empty or long
//!
//! `{{#each}}` shows nothing where its list is empty, under a heading that then stands alone; and
//! every item makes the message longer, up to where Gmail clips it.
//!
//! To do: add an `{{else}}` for the empty list, and look at the longest one in the preview.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::marks::MarkKind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/list-may-be-empty",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for part in &message.parts {
            let mut open: Vec<Option<(&str, usize)>> = Vec::new();
            let mut said = BTreeSet::new();
            for mark in &part.read.marks {
                match &mark.kind {
                    MarkKind::Opens(words) => {
                        let each = words.split_whitespace().next() == Some("each");
                        open.push(each.then_some((words, mark.at.start)));
                    }
                    MarkKind::Else(_) => {
                        if let Some(last) = open.last_mut() {
                            *last = None;
                        }
                    }
                    MarkKind::Closes => {
                        if let Some(Some((list, at))) = open.pop()
                            && said.insert(list)
                        {
                            findings.push(RULE.finding(
                                part.at(at),
                                text!("engine-template-list-may-be-empty", "{locale}: where this list is empty, nothing stands in its place; \
                                     where it is long, so is the message.", locale = part.locale),
                                text!("engine-template-list-may-be-empty-hint", "Add {{else}} for the empty list, and look at the longest one in the \
                                 preview."),
                            ));
                        }
                    }
                    _ => {}
                }
            }
        }
    },
};
