//! # Marketing mail without a way out
//!
//! Gmail and Yahoo ask bulk senders of marketing mail for `List-Unsubscribe` with one click (RFC
//! 8058), and refuse or file away mail without it; the law of most countries asks for a way out as
//! well. Service mail, which customers need to know, has none.
//!
//! To do: enter an `https` address under `unsubscribe.url`, with the merge field of a token, and
//! set `oneClick`.

use super::Rule;
use crate::campaign::Purpose;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "header/no-unsubscribe",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let campaign = message.campaign;
        let out = campaign.unsubscribe.as_ref();
        if campaign.purpose != Purpose::Marketing
            || out.is_some_and(|out| out.url.is_some() || out.mailto.is_some())
        {
            return;
        }
        findings.push(RULE.finding(
            Place::member("unsubscribe"),
            text!(
                "engine-header-no-unsubscribe",
                "The campaign is marketing, and recipients are given no way to leave the list."
            ),
            text!(
                "engine-header-no-unsubscribe-hint",
                "Enter an https address that unsubscribes the recipient, and set oneClick."
            ),
        ));
    },
};
