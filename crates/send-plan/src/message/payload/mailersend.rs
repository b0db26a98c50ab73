//! MailerSend: `/v1/bulk-email`, a list of independent messages, one address in each.
//!
//! Source: developers.mailersend.com/api/v1/email.html, send bulk emails, 2026-11. It takes one
//! address for leaving the list in `list_unsubscribe` and sets the rest itself; a second way, or the
//! plain headers, only some of its plans take.

use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, put, read_list};
use crate::campaign::Mailbox;
use crate::diagnostic::Diagnostic;
use crate::message::Outgoing;
use crate::message::exposure::Seen;
use crate::message::mime::{Raw, list_headers};

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let one = |message: &Outgoing| {
        let mut one = json!({
            "from": mailbox(call.letterhead.from),
            "to": [{ "email": message.to }],
            "subject": message.rendered.subject,
        });
        if let Some(reply_to) = call.letterhead.reply_to {
            one["reply_to"] = mailbox(reply_to);
        }
        put(&mut one, "text", &message.rendered.text);
        put(&mut one, "html", &message.rendered.html);
        if let Some((_, ways)) = list_headers(message).first() {
            let first = ways.split(", ").next().unwrap_or_default();
            one["list_unsubscribe"] = first.into();
        }
        one
    };
    let body: Value = call.messages.iter().map(one).collect();
    Ok(Written { request: "POST /v1/bulk-email", content_type: JSON, body: super::json(&body) })
}

fn mailbox(of: &Mailbox) -> Value {
    let mut mailbox = json!({ "email": of.address });
    put(&mut mailbox, "name", &of.name);
    mailbox
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    Some(read_list(request.as_array()?, &["text", "html"]))
}
