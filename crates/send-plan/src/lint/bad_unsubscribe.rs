//! # The way out does not work
//!
//! One click (RFC 8058) needs an `https` address that tells recipients apart by itself: the
//! mailbox provider posts to it without a page, a login or a cookie. Marketing mail needs the one
//! click.
//!
//! To do: enter `https://…` with a merge field, such as `https://example.com/out?t={{token}}`, and
//! set `oneClick`.

use super::Rule;
use crate::campaign::Purpose;
use crate::diagnostic::{Place, Severity};
use crate::recipient::Address;
use crate::template::marks::{MarkKind, marks};

pub(super) const RULE: Rule = Rule {
    code: "header/bad-unsubscribe",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let Some(out) = &message.campaign.unsubscribe else { return };
        let mut found = |member: &str, said: String, hint: &str| {
            findings.push(RULE.finding(Place::member(format!("unsubscribe.{member}")), said, hint));
        };
        let marketing = message.campaign.purpose == Purpose::Marketing;
        if let Some(url) = out.url.as_deref() {
            let https = url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
            if !https || url.contains(char::is_whitespace) && !url.contains("{{") {
                found(
                    "url",
                    "The address for leaving the list is not https.".to_owned(),
                    "Enter an address that begins with https://.",
                );
            }
            let fields: Vec<&str> = marks(url)
                .into_iter()
                .filter_map(|mark| match mark.kind {
                    MarkKind::Shows(field) | MarkKind::ShowsRaw(field) => Some(field),
                    _ => None,
                })
                .collect();
            if fields.is_empty() {
                found(
                    "url",
                    "The address for leaving the list is the same for everybody.".to_owned(),
                    "Put the merge field of a token into it, such as {{token}}.",
                );
            }
            for field in fields.iter().filter(|field| !message.is_known(field)) {
                found(
                    "url",
                    format!(
                        "The address for leaving the list asks for \u{201c}{field}\u{201d}, which is no column."
                    ),
                    &super::unknown_field::hint(message, field),
                );
            }
        }
        let address =
            out.mailto.as_deref().map(|mailto| mailto.split('?').next().unwrap_or_default());
        if address.is_some_and(|address| Address::parse(address).is_err()) {
            found(
                "mailto",
                "The way to leave the list by mail is not one address.".to_owned(),
                "Enter one address.",
            );
        }
        if out.one_click && out.url.is_none() {
            found(
                "oneClick",
                "One click needs an https address, and there is none.".to_owned(),
                "Enter unsubscribe.url.",
            );
        }
        if marketing && !out.one_click && (out.url.is_some() || out.mailto.is_some()) {
            found(
                "oneClick",
                "The campaign is marketing, and leaving the list takes more than one click."
                    .to_owned(),
                "Let a POST to the address be enough, and set oneClick.",
            );
        }
    },
};
