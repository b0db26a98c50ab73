//! Twilio SendGrid, v3: `personalizations`, one address in each.
//!
//! Source: github.com/twilio/sendgrid-oai spec/yaml/tsg_mail_v3.yaml and
//! docs.sendgrid.com/for-developers/sending-email/substitution-tags, 2026-11. The content stands once
//! in the call; substitutions fill its slots, up to 10,000 bytes for a personalization (one of its
//! pages says 50,000).

use serde_json::{Map, Value, json};

use super::{Call, JSON, Shape, Written, headers_by_name, put, read_entries, values_too_large};
use crate::campaign::Mailbox;
use crate::diagnostic::Diagnostic;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;
use crate::message::slots::{Mark, Slotted, marked};
use crate::template::Kind;

pub(super) const SHAPE: Shape = Shape { write, read };

/// Bytes of one personalization's substitutions.
const VALUES: usize = 10_000;

const MARK: Mark =
    Mark { opening: "%slot.", of: |number| format!("%slot.{number}%"), clings: |_| false };

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let slotted = Slotted::new(call.messages, &MARK)?;
    let mut personalizations = Vec::with_capacity(call.messages.len());
    for (message, values) in call.messages.iter().zip(&slotted.values) {
        if message.rendered.subject.contains(MARK.opening) {
            return Err(marked(message.place.row, MARK.opening));
        }
        let tags = values.iter().enumerate();
        let substitutions: Map<String, Value> =
            tags.map(|(number, text)| ((MARK.of)(number), (*text).into())).collect();
        let bytes =
            substitutions.iter().map(|(tag, text)| tag.len() + text.as_str().map_or(0, str::len));
        let bytes: usize = bytes.sum();
        if bytes > VALUES {
            return Err(values_too_large(message, bytes, VALUES));
        }
        let mut one = json!({
            "to": [{ "email": message.to }],
            "subject": message.rendered.subject,
        });
        if !substitutions.is_empty() {
            one["substitutions"] = substitutions.into();
        }
        let headers = headers_by_name(message);
        if headers != json!({}) {
            one["headers"] = headers;
        }
        personalizations.push(one);
    }
    let parts = [("text/plain", Kind::Text), ("text/html", Kind::Html)];
    let content: Vec<Value> = parts
        .iter()
        .filter_map(|(media, kind)| {
            let text = slotted.template(*kind, &MARK)?;
            Some(json!({ "type": media, "value": text }))
        })
        .collect();
    let mut body = json!({
        "personalizations": personalizations,
        "from": mailbox(call.letterhead.from),
        "content": content,
    });
    if let Some(reply_to) = call.letterhead.reply_to {
        body["reply_to"] = mailbox(reply_to);
    }
    Ok(Written { request: "POST /v3/mail/send", content_type: JSON, body: super::json(&body) })
}

fn mailbox(of: &Mailbox) -> Value {
    let mut mailbox = json!({ "email": of.address });
    put(&mut mailbox, "name", &of.name);
    mailbox
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    read_entries(&request, "personalizations", &["content", "substitutions"])
}
