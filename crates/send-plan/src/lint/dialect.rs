//! # The provider's own templates could not hold this
//!
//! Where a call shares one template among many people, providers understand less than Handlebars as
//! a whole: SES knows `if`, `each`, `with` and `unless` and no other helper; SendGrid adds
//! comparisons; Mailgun takes no list in a batch; Brevo has a language of its own. Calls that are
//! made here do not depend on it: they carry texts that are filled in already. It matters only where
//! the same template is to be stored at the provider.
//!
//! To do: nothing, unless the template is to be stored there; then write it in other words.

use std::collections::BTreeSet;

use super::Rule;
use crate::campaign::Account;
use crate::diagnostic::Severity;
use crate::provider;
use crate::template::marks::{Mark, MarkKind};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "provider/dialect",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for account in &message.campaign.accounts {
            let Some(dialect) = dialect(account) else { continue };
            let mut said = BTreeSet::new();
            for part in &message.parts {
                for mark in &part.read.marks {
                    let Some(construct) = unknown(&dialect, mark) else { continue };
                    if !said.insert(construct.clone()) {
                        continue;
                    }
                    findings.push(RULE.finding(
                        part.at(mark.at.start),
                        text!("engine-provider-dialect", "Templates stored at {provider} do not understand {construct}; what \u{201c}{id}\u{201d} \
                             gets is filled in here.", provider = dialect.provider, construct = construct, id = account.id),
                        text!("engine-provider-dialect-hint", "Nothing is to be done unless you store the template there."),
                    ));
                }
            }
        }
    },
};

/// What a provider's templates know, in calls that share one.
struct Dialect {
    provider: &'static str,
    blocks: &'static [&'static str],
    helpers: &'static [&'static str],
}

/// Sources: awsdocs/amazon-ses-developer-guide `send-personalized-email-advanced.md`; SendGrid's
/// "Using Handlebars"; django-anymail's notes on Mailgun and Brevo (2026-07).
fn dialect(account: &Account) -> Option<Dialect> {
    let provider = provider::find(&account.provider)?;
    let batch = provider.batch.as_ref().filter(|batch| batch.shares_template)?;
    if account.max_recipients_per_call.unwrap_or(batch.recipients_per_call) <= 1 {
        return None;
    }
    let known = |blocks, helpers| Some(Dialect { provider: provider.name, blocks, helpers });
    match provider.id {
        "ses" => known(&["if", "unless", "each", "with"], &[]),
        "sendgrid" => known(
            &[
                "if",
                "unless",
                "each",
                "equals",
                "notEquals",
                "and",
                "or",
                "greaterThan",
                "lessThan",
            ],
            &["insert", "length", "formatDate"],
        ),
        "mailgun" => known(&["if", "unless", "with", "equal"], &[]),
        "brevo" => known(&[], &[]),
        _ => None,
    }
}

/// What it does not know, as it stands in a sentence.
fn unknown(dialect: &Dialect, mark: &Mark) -> Option<String> {
    let words = match &mark.kind {
        MarkKind::Opens(words) | MarkKind::Else(words) => {
            let name = words.split_whitespace().next()?;
            let alone = words.split_whitespace().count() == 1;
            // `{{#vip}}` is a field's own block.
            let known = dialect.blocks.contains(&name) || (alone && !dialect.blocks.is_empty());
            if known && words.contains('(') {
                return Some("helpers inside a condition".to_owned());
            }
            return (!known).then(|| format!("{{{{#{name}}}}}"));
        }
        MarkKind::Shows(words) | MarkKind::ShowsRaw(words) => words,
        _ => return None,
    };
    let helper = words.split_whitespace().next().filter(|_| !words.starts_with('['))?;
    let called = words.split_whitespace().count() > 1;
    (called && !dialect.helpers.contains(&helper)).then(|| format!("{{{{{helper} …}}}}"))
}
