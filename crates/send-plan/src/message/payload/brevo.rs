//! Brevo: `messageVersions`, one address in each, with the subject and the parts of its own.
//!
//! Source: developers.brevo.com/docs/batch-send-transactional-emails and its API reference, 2026-11.
//! What stands in `{{ }}` or `{% %}` is its own language: a message that holds any is refused.
//! Headers stand once in a call, so one that differs by recipient needs a call of its own.

use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, headers_by_name, put, read_entries};
use crate::campaign::Mailbox;
use crate::diagnostic::{Diagnostic, Place};
use crate::message::Outgoing;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;
use crate::message::slots::marked;
use crate::wording::text;

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let headers = call.messages.first().map_or_else(|| json!({}), headers_by_name);
    if call.messages.iter().any(|message| headers_by_name(message) != headers) {
        return Err(Diagnostic::error(
            "payload/header-per-recipient",
            Place::member("unsubscribe"),
            text!(
                "engine-payload-header-per-recipient",
                "Each recipient has an unsubscribe address of their own; Brevo takes one set of headers \
             for all recipients of a call."
            ),
            text!(
                "engine-payload-header-per-recipient-hint",
                "Set the account's most recipients per call to 1, or leave the header to Brevo."
            ),
        ));
    }
    let mut versions = Vec::with_capacity(call.messages.len());
    for message in call.messages {
        let Outgoing { to, rendered, place, .. } = message;
        for opening in ["{{", "{%"] {
            let texts = [&rendered.subject, &rendered.html, &rendered.text];
            if texts.iter().any(|text| text.contains(opening)) {
                return Err(marked(place.row, opening));
            }
        }
        let mut one = json!({ "to": [{ "email": to }], "subject": rendered.subject });
        put(&mut one, "htmlContent", &rendered.html);
        put(&mut one, "textContent", &rendered.text);
        versions.push(one);
    }
    let mut body = json!({
        "sender": mailbox(call.letterhead.from),
        "messageVersions": versions,
    });
    // The call has to have a subject and a part, though no version is without its own.
    if let Some(Outgoing { rendered, .. }) = call.messages.first() {
        body["subject"] = "-".into();
        body[if rendered.html.is_empty() { "textContent" } else { "htmlContent" }] = "-".into();
    }
    if let Some(reply_to) = call.letterhead.reply_to {
        body["replyTo"] = mailbox(reply_to);
    }
    if headers != json!({}) {
        body["headers"] = headers;
    }
    Ok(Written { request: "POST /v3/smtp/email", content_type: JSON, body: super::json(&body) })
}

fn mailbox(of: &Mailbox) -> Value {
    let mut mailbox = json!({ "email": of.address });
    put(&mut mailbox, "name", &of.name);
    mailbox
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    read_entries(&request, "messageVersions", &["htmlContent", "textContent"])
}
