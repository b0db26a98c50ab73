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
use crate::wording::number;

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
                let bytes = compiled.sent_bytes(message.audience);
                if bytes <= most {
                    continue;
                }
                let path = compiled.parts.iter().max_by_key(|part| part.file.text.len());
                let place = path.map_or_else(Place::default, |part| Place::file(&part.file.path));
                findings.push(RULE.finding(
                    place,
                    format!(
                        "{}: the message has up to {} bytes as it leaves; \u{201c}{}\u{201d} takes {}.",
                        compiled.locale,
                        number(bytes),
                        account.id,
                        number(most)
                    ),
                    "Shorten it, or send through another account.",
                ));
            }
        }
    },
};
