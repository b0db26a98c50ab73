//! # The sender is not of the account's domain
//!
//! Mailbox providers ask that the domain of From is the one that the sending account signs for
//! (DMARC). Otherwise mail is refused or goes to spam, and most of it at once. DNS is not read:
//! the domain is the one entered for the account.
//!
//! To do: send from that domain, or correct the domain of the account.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/from-domain",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let campaign = message.campaign;
        let Some((_, from)) = campaign.from.address.trim().rsplit_once('@') else { return };
        for (nth, account) in campaign.accounts.iter().enumerate() {
            let Some(domain) = &account.domain else { continue };
            let domain = domain.trim();
            if !domain.is_empty() && !is_aligned(from, domain) {
                findings.push(RULE.finding(
                    Place::member(format!("accounts[{nth}].domain")),
                    text!("engine-header-from-domain", "The sender is of {from}, and the account \u{201c}{id}\u{201d} signs for {domain}.", from = from, id = account.id, domain = domain),
                    text!("engine-header-from-domain-hint", "Send from that domain, or correct the account's."),
                ));
            }
        }
    },
};

/// The same domain, or one below the other: DMARC's relaxed alignment, as far as it can be told
/// without the list of public suffixes.
fn is_aligned(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    let below = |a: &str, b: &str| a.strip_suffix(b).is_some_and(|rest| rest.ends_with('.'));
    a == b || below(&a, &b) || below(&b, &a)
}
