//! # The message names another language than its locale
//!
//! A screen reader speaks the message in the language that `lang` names, and clients offer to
//! translate from it. Most often the `lang` of a copied template was left as it was.
//!
//! To do: write the locale of the template into `lang`.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::FIELD;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "locale/wrong-lang",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let whole = html.elements.iter().find(|element| {
                matches!(element.name.as_str(), "html" | "body") && element.get("lang").is_some()
            });
            let Some(lang) = whole.and_then(|element| element.attribute("lang")) else { continue };
            let named = lang.value.trim();
            // Without a language there is another finding.
            if named.is_empty() || named.contains(FIELD) || named.eq_ignore_ascii_case("und") {
                continue;
            }
            let language =
                |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
            if language(named) != language(&part.locale) {
                findings.push(RULE.finding(
                    part.at(lang.at.start),
                    text!(
                        "engine-locale-wrong-lang",
                        "The template for {locale} says that its language is {named}.",
                        locale = part.locale,
                        named = named
                    ),
                    text!(
                        "engine-locale-wrong-lang-hint",
                        "Write lang=\"{locale}\".",
                        locale = part.locale
                    ),
                ));
            }
        }
    },
};
