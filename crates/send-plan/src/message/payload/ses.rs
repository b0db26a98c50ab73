//! Amazon SES, API v2: `SendBulkEmail` for many, `SendEmail` with the raw message for one.
//!
//! Source: docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html, API_SendEmail.html,
//! 2026-11. A template given in the call knows only simple substitutions, and does not escape HTML
//! (the guide, same date): it gets slots, filled here.

use encodify::base64;
use serde_json::{Value, json};

use super::{Call, JSON, Shape, Written, headers_listed, read_members, values_too_large};
use crate::diagnostic::{Diagnostic, Place};
use crate::message::exposure::Seen;
use crate::message::mime::{Raw, mailbox_line};
use crate::message::slots::{Mark, Slotted, marked};
use crate::template::Kind;
use crate::wording::text;

pub(super) const SHAPE: Shape = Shape { write, read };

/// Characters of one recipient's values (`ReplacementTemplateData`).
const VALUES: usize = 262_144;

const MARK: Mark = Mark {
    opening: "{{",
    of: |number| format!("{{{{s{number}}}}}"),
    // `{` before `{{s0}}` and `}` after it would be read as another tag.
    clings: |c| matches!(c, '{' | '}'),
};

/// The subject has a slot of its own.
const SUBJECT: &str = "subject";

fn write(call: &Call<'_>, raws: &[Raw]) -> Result<Written, Diagnostic> {
    if let Some((message, _)) = call.messages.iter().zip(raws).find(|(_, raw)| raw.needs_smtputf8) {
        return Err(Diagnostic::error(
            "payload/smtputf8",
            Place::member("accounts"),
            text!(
                "engine-payload-smtputf8",
                "An address of the message to row {row} has letters beyond ASCII; Amazon SES takes none.",
                row = message.place.row
            ),
            text!(
                "engine-payload-smtputf8-hint",
                "Write its domain in Punycode (xn--…), or send it through another provider."
            ),
        ));
    }
    match (call.messages, raws) {
        ([_], [raw]) => {
            let body = json!({
                "FromEmailAddress": mailbox_line(call.letterhead.from),
                "Destination": { "ToAddresses": [call.messages[0].to] },
                "Content": { "Raw": { "Data": base64::STANDARD.encode(&raw.bytes) } },
            });
            Ok(Written {
                request: "POST /v2/email/outbound-emails",
                content_type: JSON,
                body: super::json(&body),
            })
        }
        _ => bulk(call),
    }
}

fn bulk(call: &Call<'_>) -> Result<Written, Diagnostic> {
    let slotted = Slotted::new(call.messages, &MARK)?;
    let mut template = json!({ "Subject": format!("{{{{{SUBJECT}}}}}") });
    for (member, kind) in [("Html", Kind::Html), ("Text", Kind::Text)] {
        if let Some(text) = slotted.template(kind, &MARK) {
            template[member] = text.into();
        }
    }
    let mut entries = Vec::with_capacity(call.messages.len());
    for (message, values) in call.messages.iter().zip(&slotted.values) {
        if message.rendered.subject.contains(MARK.opening) {
            return Err(marked(message.place.row, MARK.opening));
        }
        let mut data = json!({ SUBJECT: message.rendered.subject });
        for (number, text) in values.iter().enumerate() {
            data[format!("s{number}")] = (*text).into();
        }
        let data = data.to_string();
        let characters = data.chars().count();
        if characters > VALUES {
            return Err(values_too_large(message, characters, VALUES));
        }
        let mut entry = json!({
            "Destination": { "ToAddresses": [message.to] },
            "ReplacementEmailContent": { "ReplacementTemplate": { "ReplacementTemplateData": data } },
        });
        let headers = headers_listed(message, "Name", "Value");
        if headers != json!([]) {
            entry["ReplacementHeaders"] = headers;
        }
        entries.push(entry);
    }
    let mut body = json!({
        "FromEmailAddress": mailbox_line(call.letterhead.from),
        "DefaultContent": { "Template": { "TemplateContent": template, "TemplateData": "{}" } },
        "BulkEmailEntries": entries,
    });
    if let Some(reply_to) = call.letterhead.reply_to {
        body["ReplyToAddresses"] = json!([mailbox_line(reply_to)]);
    }
    Ok(Written {
        request: "POST /v2/email/outbound-bulk-emails",
        content_type: JSON,
        body: super::json(&body),
    })
}

fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let request: Value = serde_json::from_slice(body).ok()?;
    if request.get("BulkEmailEntries").is_none() {
        return single(request);
    }
    let bodies = ["Html", "Text", "ReplacementTemplateData"];
    let mut seen = super::read_entries(&request, "BulkEmailEntries", &bodies)?;
    let entries = request["BulkEmailEntries"].as_array()?;
    for (seen, entry) in seen.iter_mut().zip(entries) {
        let data = &entry["ReplacementEmailContent"]["ReplacementTemplate"];
        let data: Value = serde_json::from_str(data["ReplacementTemplateData"].as_str()?).ok()?;
        seen.texts.push(("Subject".to_owned(), data[SUBJECT].as_str()?.to_owned()));
    }
    Some(seen)
}

/// The raw message and the envelope both name the recipient: two that differ are two.
fn single(mut request: Value) -> Option<Vec<Seen>> {
    let raw = request.get_mut("Content")?.get_mut("Raw")?.as_object_mut()?;
    let data = raw.remove("Data")?;
    let mut seen = Seen::of_message(&base64::STANDARD.decode(data.as_str()?).ok()?)?;
    let mut envelope = Seen::default();
    read_members(&request, &[], &mut envelope);
    let same = envelope.to.len() == 1 && envelope.to == seen.to;
    if !same {
        seen.to.extend(envelope.to);
    }
    seen.texts.extend(envelope.texts);
    Some(vec![seen])
}
