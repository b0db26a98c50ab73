//! Gmail API: `users.messages.send`, one raw message a call.
//!
//! Source: developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send, 2026-11.
//! Whom it goes to is read from the message's headers.

use encodify::base64;
use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, read_members};
use crate::diagnostic::Diagnostic;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;

pub(super) const SHAPE: Shape = Shape { write, read };

fn write(_: &Call<'_>, raws: &[Raw]) -> Result<Written, Diagnostic> {
    let raw = raws.first().map(|raw| base64::URL_SAFE.encode(&raw.bytes)).unwrap_or_default();
    Ok(Written {
        request: "POST /gmail/v1/users/me/messages/send",
        content_type: JSON,
        body: super::json(&json!({ "raw": raw })),
    })
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let mut request: Value = serde_json::from_slice(body).ok()?;
    let raw = request.as_object_mut()?.remove("raw")?;
    let mut seen = Seen::of_message(&base64::URL_SAFE.decode(raw.as_str()?).ok()?)?;
    read_members(&request, &[], &mut seen);
    Some(vec![seen])
}
