//! Postmark: `/email/batch`, a list of independent messages, one address in each.
//!
//! Source: postmarkapp.com/developer/api/email-api, send batch emails, 2026-11. Whole messages leave,
//! so that its own templates (Mustachio) decide nothing. The message stream is the server's default.

use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, headers_listed, named, put, read_list};
use crate::diagnostic::Diagnostic;
use crate::message::Outgoing;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let one = |message: &Outgoing| {
        let mut one = json!({
            "From": named(call.letterhead.from),
            "To": message.to,
            "Subject": message.rendered.subject,
        });
        if let Some(reply_to) = call.letterhead.reply_to {
            one["ReplyTo"] = named(reply_to).into();
        }
        put(&mut one, "TextBody", &message.rendered.text);
        put(&mut one, "HtmlBody", &message.rendered.html);
        let headers = headers_listed(message, "Name", "Value");
        if headers != json!([]) {
            one["Headers"] = headers;
        }
        one
    };
    let body: Value = call.messages.iter().map(one).collect();
    Ok(Written { request: "POST /email/batch", content_type: JSON, body: super::json(&body) })
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    Some(read_list(request.as_array()?, &["TextBody", "HtmlBody"]))
}
