//! # The values of one recipient are too long for an account
//!
//! Where a call carries many recipients, providers bound the texts that each of them brings: what
//! merge fields show, and whatever stands between `{{#if}}` and `{{/if}}`, since it differs by
//! recipient as well. Here the longest values and all such passages are more than that together.
//!
//! To do: use fewer or shorter columns and conditions, or choose an account whose calls carry whole
//! messages.

use super::Rule;
use crate::campaign::Account;
use crate::diagnostic::{Place, Severity};
use crate::provider;
use crate::template::TemplateLocale;
use crate::template::files::Kind;
use crate::template::marks::MarkKind;
use crate::template::message::Part;
use crate::wording::{number, text};

pub(super) const RULE: Rule = Rule {
    code: "provider/recipient-data",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let Some(audience) = message.audience else { return };
        let longest = |field: &str| {
            let known = audience.fields.iter().find(|known| known.name == field);
            known.map_or(0, |known| known.longest_bytes)
        };
        let of_locale = |locale: &TemplateLocale| -> u64 {
            let parts = message.parts.iter().filter(|part| part.locale == locale.locale);
            parts.map(|part| merged(part, longest)).sum()
        };
        let bytes = message.templates.iter().map(of_locale).max().unwrap_or(0);
        for account in &message.campaign.accounts {
            let Some(most) = most(account).filter(|most| bytes > *most) else { continue };
            findings.push(RULE.finding(
                Place::member("accounts"),
                text!("engine-provider-recipient-data", "The values of one recipient have up to {bytes} bytes; \u{201c}{id}\u{201d} takes {most}.", bytes = number(bytes), id = account.id, most = number(most)),
                text!("engine-provider-recipient-data-hint", "Use fewer or shorter columns and conditions, or an account whose calls carry whole \
                 messages."),
            ));
        }
    },
};

/// The most bytes of a part that differ by recipient: what fields show, with what escaping adds, and
/// the passages of conditions.
fn merged(part: &Part<'_>, longest: impl Fn(&str) -> u64) -> u64 {
    let escaped = if part.kind == Kind::Html { ESCAPED } else { 1 };
    let (mut bytes, mut depth, mut from) = (0, 0_usize, 0);
    for mark in &part.read.marks {
        match &mark.kind {
            MarkKind::Shows(field) => bytes += SLOT + escaped * longest(field),
            MarkKind::ShowsRaw(field) => bytes += SLOT + longest(field),
            MarkKind::Opens(_) => {
                if depth == 0 {
                    from = mark.at.end;
                }
                depth += 1;
            }
            MarkKind::Closes => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    bytes += SLOT + mark.at.start.saturating_sub(from) as u64;
                }
            }
            _ => {}
        }
    }
    bytes
}

/// `"%slot.12%":"",`
const SLOT: u64 = 16;
/// `&#x27;`
const ESCAPED: u64 = 6;

/// Bytes that one recipient's values may have in a call with many. Sources: the facts of each
/// provider's page; SES counts characters, of which a byte is one at most.
fn most(account: &Account) -> Option<u64> {
    let batch = provider::find(&account.provider)?.batch.as_ref()?;
    let shares = account.max_recipients_per_call.unwrap_or(batch.recipients_per_call) > 1;
    match account.provider.as_str() {
        // Its calls are of one shape, however many they carry.
        "sendgrid" => Some(10_000),
        "ses" if shares => Some(262_144),
        _ => None,
    }
}
