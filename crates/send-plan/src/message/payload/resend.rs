//! Resend: `/emails/batch`, a list of independent messages, one address in each.
//!
//! Source: resend.com/docs/api-reference/emails/send-batch-emails, 2026-11.

use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, headers_by_name, named, put, read_list};
use crate::diagnostic::Diagnostic;
use crate::message::Outgoing;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let one = |message: &Outgoing| {
        let mut one = json!({
            "from": named(call.letterhead.from),
            "to": [message.to],
            "subject": message.rendered.subject,
        });
        if let Some(reply_to) = call.letterhead.reply_to {
            one["reply_to"] = named(reply_to).into();
        }
        put(&mut one, "html", &message.rendered.html);
        put(&mut one, "text", &message.rendered.text);
        let headers = headers_by_name(message);
        if headers != json!({}) {
            one["headers"] = headers;
        }
        one
    };
    let body: Value = call.messages.iter().map(one).collect();
    Ok(Written { request: "POST /emails/batch", content_type: JSON, body: super::json(&body) })
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    Some(read_list(request.as_array()?, &["html", "text"]))
}
