//! # A message is too large for an account
//!
//! The message with the longest values of its fields, as it would travel (base64, and its headers),
//! is larger than the account or its provider takes. It is the most that one recipient can get;
//! most get less.
//!
//! To do: put pictures beside the message, shorten it, or send through another account.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::provider;
use crate::template::files::Kind;
use crate::template::message::{Message, Part};
use crate::template::render;
use crate::wording::{number, text};

pub(super) const RULE: Rule = Rule {
    code: "provider/message-too-large",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for account in &message.campaign.accounts {
            let Some(provider) = provider::find(&account.provider) else { continue };
            let documented = [&provider.message_bytes, &provider.call_bytes].into_iter().flatten();
            let own = account.max_bytes_per_message.into_iter().chain(account.max_bytes_per_call);
            let Some(most) = own.chain(documented.map(|size| size.bytes)).min() else { continue };
            for compiled in &message.set.messages {
                if at_most(message, &compiled.locale) <= most {
                    continue;
                }
                let bytes = compiled.with_text().sent_bytes(message.audience);
                if bytes <= most {
                    continue;
                }
                let path = compiled.parts.iter().max_by_key(|part| part.file.text.len());
                let place = path.map_or_else(Place::default, |part| Place::file(&part.file.path));
                findings.push(RULE.finding(
                    place,
                    text!("engine-provider-message-too-large", "{locale}: the message has up to {bytes} bytes as it leaves; \u{201c}{id}\u{201d} takes {most}.", locale = compiled.locale, bytes = number(bytes), id = account.id, most = number(most)),
                    text!("engine-provider-message-too-large-hint", "Shorten it, or send through another account."),
                ));
            }
        }
    },
};

/// Bytes that a locale's message surely does not exceed: what is made from the HTML as text has at
/// most three bytes for each of its own.
fn at_most(message: &Message<'_>, locale: &str) -> u64 {
    let bytes = |part: &Part<'_>| {
        let values = part
            .read
            .program
            .as_ref()
            .map_or(0, |program| render::value_bytes(program, part.kind, message.audience));
        let bytes = values.saturating_add(part.file.text.len() as u64);
        if part.kind == Kind::Html { bytes.saturating_mul(4) } else { bytes }
    };
    let parts = message.parts.iter().filter(|part| part.locale == locale);
    render::sent(parts.map(bytes).fold(0, u64::saturating_add))
}
