//! # A header holds several addresses
//!
//! Every recipient sees the whole From and Reply-To. Several addresses there show them to
//! everybody, and answers go to all of them; an address in the shown name passes the sender off as
//! somebody else. This is never waived.
//!
//! To do: enter one address, and a name without an address.

use super::Rule;
use crate::audience::foreign::holds_foreign;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "exposure/several-addresses",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        let campaign = message.campaign;
        let mailboxes = [("from", Some(&campaign.from)), ("replyTo", campaign.reply_to.as_ref())];
        for (member, mailbox) in mailboxes {
            let Some(mailbox) = mailbox else { continue };
            let what = if member == "from" {
                text!("engine-the-sender", "The sender")
            } else {
                text!("engine-the-address-for-answers", "The address for answers")
            };
            if mailbox.address.matches('@').count() > 1 {
                findings.push(RULE.finding(
                    Place::member(format!("{member}.address")),
                    text!(
                        "engine-exposure-several-addresses",
                        "{what} is several addresses, and every recipient sees them all.",
                        what = what
                    ),
                    text!("engine-exposure-several-addresses-hint", "Enter one address."),
                ));
            }
            let own = mailbox.address.trim();
            if holds_foreign(&mailbox.name, &own.to_lowercase()) {
                findings.push(RULE.finding(
                    Place::member(format!("{member}.name")),
                    text!(
                        "engine-exposure-several-addresses-2",
                        "{what} has an address in the shown name.",
                        what = what
                    ),
                    text!(
                        "engine-exposure-several-addresses-hint-2",
                        "Write the name without an address."
                    ),
                ));
            }
        }
    },
};
