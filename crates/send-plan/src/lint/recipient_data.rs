//! # The values of one recipient are too long for an account
//!
//! Where a call carries many recipients, providers bound the values that each of them brings. Here
//! the longest values of the fields that the message uses are more than that together.
//!
//! To do: use fewer or shorter columns, or give the account one recipient per call.

use std::collections::BTreeSet;

use super::Rule;
use crate::campaign::Account;
use crate::diagnostic::{Place, Severity};
use crate::provider;
use crate::wording::number;

pub(super) const RULE: Rule = Rule {
    code: "provider/recipient-data",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let Some(audience) = message.audience else { return };
        let uses = message.parts.iter().filter_map(|part| part.uses.as_ref().ok());
        let used: BTreeSet<&str> = uses.flat_map(|uses| uses.fields()).collect();
        // `"name":"value",` as JSON.
        let fields = audience.fields.iter().filter(|field| used.contains(field.name.as_str()));
        let bytes: u64 =
            fields.map(|field| field.name.len() as u64 + field.longest_bytes + 6).sum();
        for account in &message.campaign.accounts {
            let Some(most) = most(account).filter(|most| bytes > *most) else { continue };
            findings.push(RULE.finding(
                Place::member("accounts"),
                format!(
                    "The values of one recipient have up to {} bytes; \u{201c}{}\u{201d} takes {}.",
                    number(bytes),
                    account.id,
                    number(most)
                ),
                "Use fewer or shorter columns, or let the account take one recipient per call.",
            ));
        }
    },
};

/// Bytes that one recipient's values may have in a call with many. Sources: the facts of each
/// provider's page; SES counts characters, of which a byte is one at most.
fn most(account: &Account) -> Option<u64> {
    let batch = provider::find(&account.provider)?.batch.as_ref()?;
    if account.max_recipients_per_call.unwrap_or(batch.recipients_per_call) <= 1 {
        return None;
    }
    match account.provider.as_str() {
        "sendgrid" => Some(10_000),
        "brevo" => Some(100_000),
        "ses" => Some(262_144),
        _ => None,
    }
}
