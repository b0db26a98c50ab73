//! # A merge field is empty for some recipients
//!
//! A template shows a field that holds nothing for these recipients, so they would read a gap:
//! “Dear ,”. The numbers are exact. Where the field is shown only under another condition, they
//! are the most it can be. A field inside `{{#if field}}…{{/if}}` leaves no gap.
//!
//! To do: Write `{{#if field}}…{{else}}…{{/if}}` around the field, or fill in the column.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::{Text, counted, list, number, text};

/// Locales that are named in one finding.
const NAMED: usize = 5;

pub(super) const RULE: Rule = Rule {
    code: "template/empty-field",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for showing in message.showings() {
            if showing.guarded || !message.is_known(showing.field) {
                continue;
            }
            let gaps: Vec<(&str, u64)> = message
                .served_by(showing.template)
                .map(|locale| {
                    (locale.locale.as_str(), message.empty(showing.field, &locale.locale))
                })
                .filter(|(_, empty)| *empty > 0)
                .collect();
            let empty: u64 = gaps.iter().map(|(_, empty)| empty).sum();
            let all: u64 =
                message.served_by(showing.template).map(|locale| locale.recipients).sum();
            if empty == 0 {
                continue;
            }
            let by_locale = by_locale(showing.template, &gaps);
            findings.push(RULE.finding(
                showing.part.place(showing.first.spot),
                if showing.conditional {
                    text!(
                        "engine-template-empty-field-up-to",
                        "{template}: \u{201c}{field}\u{201d} is empty for up to {empty} of {all}{by_locale}: they would get a gap.",
                        template = showing.template,
                        field = showing.field,
                        empty = number(empty),
                        all = counted(all, ("recipient", "recipients")),
                        by_locale = by_locale
                    )
                } else {
                    text!(
                        "engine-template-empty-field",
                        "{template}: \u{201c}{field}\u{201d} is empty for {empty} of {all}{by_locale}: they would get a gap.",
                        template = showing.template,
                        field = showing.field,
                        empty = number(empty),
                        all = counted(all, ("recipient", "recipients")),
                        by_locale = by_locale
                    )
                },
                text!(
                    "engine-template-empty-field-hint",
                    "Write {{{{#if {field}}}}}…{{{{else}}}}…{{{{/if}}}} around it, or fill in the column.",
                    field = field_in_tag(showing.field)
                ),
            ));
        }
    },
};

/// ` (pt-BR 2 and no locale 1)`; nothing where all of them have the template's own locale.
pub(super) fn by_locale(template: &str, counts: &[(&str, u64)]) -> Text {
    // One template may serve several locales.
    if counts.len() == 1 && counts.first().is_some_and(|(locale, _)| *locale == template) {
        return Text::default();
    }
    let named = counts.iter().take(NAMED).map(|(locale, recipients)| {
        let recipients = number(*recipients);
        if locale.is_empty() {
            text!("engine-no-locale-has", "no locale {recipients}", recipients = recipients)
        } else {
            text!(
                "engine-locale-has",
                "{locale} {recipients}",
                locale = locale,
                recipients = recipients
            )
        }
    });
    let more = counts.len().saturating_sub(NAMED) as u64;
    let more = (more > 0).then(|| {
        let more = counted(more, ("more locale", "more locales"));
        text!("engine-more-locales", "{more}", more = more)
    });
    text!("engine-by-locale", " ({locales})", locales = list(named.chain(more)))
}

fn field_in_tag(field: &str) -> String {
    if field.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
        field.to_owned()
    } else {
        format!("[{field}]")
    }
}
