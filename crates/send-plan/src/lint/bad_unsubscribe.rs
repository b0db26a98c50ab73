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
use crate::wording::counted;

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
                    "The address for leaving the list is not https.".to_owned(),
                    "Enter an address that begins with https://.",
                );
            }
        }
        match message.unsubscribe() {
            Some(Ok(uses)) => about_fields(message, &uses, findings),
            Some(Err(problem)) => found(
                findings,
                "url",
                format!("The address for leaving the list cannot be read: {}", problem.message),
                &problem.hint,
            ),
            None => {}
        }
        let address =
            out.mailto.as_deref().map(|mailto| mailto.split('?').next().unwrap_or_default());
        if address.is_some_and(|address| Address::parse(address).is_err()) {
            found(
                findings,
                "mailto",
                "The way to leave the list by mail is not one address.".to_owned(),
                "Enter one address.",
            );
        }
        if out.one_click && out.url.is_none() {
            found(
                findings,
                "oneClick",
                "One click needs an https address, and there is none.".to_owned(),
                "Enter unsubscribe.url.",
            );
        }
        if marketing && !out.one_click && (out.url.is_some() || out.mailto.is_some()) {
            found(
                findings,
                "oneClick",
                "The campaign is marketing, and leaving the list takes more than one click."
                    .to_owned(),
                "Let a POST to the address be enough, and set oneClick.",
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
            "The address for leaving the list is the same for everybody.".to_owned(),
            "Put the merge field of a token into it, such as {{token}}.",
        );
    }
    for field in fields {
        let asks = format!("The address for leaving the list asks for \u{201c}{field}\u{201d}");
        if !message.is_known(field) {
            let said = format!("{asks}, which is no column.");
            found(findings, "url", said, &super::unknown_field::hint(message, field));
            continue;
        }
        let empty: u64 =
            message.locales.iter().map(|locale| message.empty(field, &locale.locale)).sum();
        if empty > 0 {
            found(
                findings,
                "url",
                format!(
                    "{asks}, which is empty for {}.",
                    counted(empty, ("recipient", "recipients"))
                ),
                "Fill the column: without it the address names nobody.",
            );
        }
    }
}

fn found(findings: &mut Vec<Diagnostic>, member: &str, said: String, hint: &str) {
    findings.push(RULE.finding(Place::member(format!("unsubscribe.{member}")), said, hint));
}
