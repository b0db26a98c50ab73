//! Mailjet: Send API v3.1, `Messages`, one address in each.
//!
//! Source: github.com/mailjet/api-documentation guides/_send-api.md, 2026-11. `TemplateLanguage` is
//! left out: it is off, so that nothing in the parts is taken for a variable.

use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, headers_by_name, put, read_entries};
use crate::campaign::Mailbox;
use crate::diagnostic::Diagnostic;
use crate::message::Outgoing;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let one = |message: &Outgoing| {
        let mut one = json!({
            "From": mailbox(call.letterhead.from),
            "To": [{ "Email": message.to }],
            "Subject": message.rendered.subject,
        });
        if let Some(reply_to) = call.letterhead.reply_to {
            one["ReplyTo"] = mailbox(reply_to);
        }
        put(&mut one, "TextPart", &message.rendered.text);
        put(&mut one, "HTMLPart", &message.rendered.html);
        let headers = headers_by_name(message);
        if headers != json!({}) {
            one["Headers"] = headers;
        }
        one
    };
    let messages: Vec<Value> = call.messages.iter().map(one).collect();
    let body = super::json(&json!({ "Messages": messages }));
    Ok(Written { request: "POST /v3.1/send", content_type: JSON, body })
}

fn mailbox(of: &Mailbox) -> Value {
    let mut mailbox = json!({ "Email": of.address });
    put(&mut mailbox, "Name", &of.name);
    mailbox
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    read_entries(&request, "Messages", &["TextPart", "HTMLPart"])
}
