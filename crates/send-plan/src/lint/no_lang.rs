//! # The message does not name its language
//!
//! Without `lang` a screen reader speaks the message in the language of its own settings, and the
//! wrong marks and letter shapes may be chosen for Chinese, Japanese and Korean.
//!
//! To do: write `<html lang="…">` with the locale of the template.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/no-lang",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.pages() {
            let named = html.elements.iter().any(|element| {
                let lang = element.get("lang").or_else(|| element.get("xml:lang"));
                lang.is_some_and(|lang| !matches!(lang.trim(), "" | "und"))
            });
            let page = html.elements_named("html").next().map_or(0, |page| page.at.start);
            if !named {
                findings.push(RULE.finding(
                    part.at(page),
                    text!(
                        "engine-html-no-lang",
                        "{locale}: the message does not name its language.",
                        locale = part.locale
                    ),
                    text!(
                        "engine-html-no-lang-hint",
                        "Write <html lang=\"{locale}\">.",
                        locale = part.locale
                    ),
                ));
            }
        }
    },
};
