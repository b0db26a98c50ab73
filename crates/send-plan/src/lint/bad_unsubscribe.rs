//! # The way out does not work
//!
//! One click (RFC 8058) needs an `https` address that tells recipients apart by itself: the
//! mailbox provider posts to it without a page, a login or a cookie. Marketing mail needs the one
//! click.
//!
//! To do: enter `https://…` with a merge field, such as `https://example.com/out?t={{token}}`, and
//! set `oneClick`.

use std::collections::BTreeSet;

use super::Rule;
use crate::campaign::Purpose;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::recipient::Address;
use crate::template::message::Message;
use crate::template::uses::Uses;
use crate::wording::{Text, counted, text};

pub(super) const RULE: Rule = Rule {
    code: "header/bad-unsubscribe",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let Some(out) = &message.campaign.unsubscribe else { return };
        let marketing = message.campaign.purpose == Purpose::Marketing;
        if let Some(url) = out.url.as_deref() {
            let https = url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
            if !https || url.contains(char::is_whitespace) && !url.contains("{{") {
                found(
                    findings,
                    "url",
                    text!(
                        "engine-lint-address-for-leaving-list-not",
                        "The address for leaving the list is not https."
                    ),
                    text!(
                        "engine-lint-enter-address-that-begins-with",
                        "Enter an address that begins with https://."
                    ),
                );
            }
        }
        match message.unsubscribe() {
            Some(Ok(uses)) => about_fields(message, &uses, findings),
            Some(Err(problem)) => found(
                findings,
                "url",
                text!(
                    "engine-unsubscribe-unread",
                    "The address for leaving the list cannot be read: {problem}",
                    problem = problem.message
                ),
                problem.hint.clone(),
            ),
            None => {}
        }
        let address =
            out.mailto.as_deref().map(|mailto| mailto.split('?').next().unwrap_or_default());
        if address.is_some_and(|address| Address::parse(address).is_err()) {
            found(
                findings,
                "mailto",
                text!(
                    "engine-lint-way-leave-list-by-mail",
                    "The way to leave the list by mail is not one address."
                ),
                text!("engine-exposure-several-addresses-hint", "Enter one address."),
            );
        }
        if out.one_click && out.url.is_none() {
            found(
                findings,
                "oneClick",
                text!(
                    "engine-lint-one-click-needs-https-address",
                    "One click needs an https address, and there is none."
                ),
                text!("engine-lint-enter-unsubscribe-url", "Enter unsubscribe.url."),
            );
        }
        if marketing && !out.one_click && (out.url.is_some() || out.mailto.is_some()) {
            found(
                findings,
                "oneClick",
                text!(
                    "engine-lint-campaign-marketing-leaving-list-takes",
                    "The campaign is marketing, and leaving the list takes more than one click."
                ),
                text!(
                    "engine-lint-let-post-address-be-enough",
                    "Let a POST to the address be enough, and set oneClick."
                ),
            );
        }
    },
};

fn about_fields(message: &Message<'_>, uses: &Uses, findings: &mut Vec<Diagnostic>) {
    let fields: BTreeSet<&str> = uses.fields().collect();
    if fields.is_empty() {
        found(
            findings,
            "url",
            text!(
                "engine-lint-address-for-leaving-list-same",
                "The address for leaving the list is the same for everybody."
            ),
            text!(
                "engine-lint-put-merge-field-token-into",
                "Put the merge field of a token into it, such as {{token}}."
            ),
        );
    }
    for field in fields {
        let asks = text!(
            "engine-unsubscribe-asks",
            "The address for leaving the list asks for \u{201c}{field}\u{201d}",
            field = field
        );
        if !message.is_known(field) {
            let said =
                text!("engine-lint-which-no-column", "{asks}, which is no column.", asks = asks);
            found(findings, "url", said, super::unknown_field::hint(message, field));
            continue;
        }
        let empty: u64 =
            message.locales.iter().map(|locale| message.empty(field, &locale.locale)).sum();
        if empty > 0 {
            found(
                findings,
                "url",
                text!(
                    "engine-lint-which-empty-for",
                    "{asks}, which is empty for {empty}.",
                    asks = asks,
                    empty = counted(empty, ("recipient", "recipients"))
                ),
                text!(
                    "engine-lint-fill-column-without-address-names",
                    "Fill the column: without it the address names nobody."
                ),
            );
        }
    }
}

fn found(findings: &mut Vec<Diagnostic>, member: &str, said: Text, hint: Text) {
    findings.push(RULE.finding(Place::member(format!("unsubscribe.{member}")), said, hint));
}
