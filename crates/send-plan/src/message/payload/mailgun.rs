//! Mailgun: many addresses in `to`, and `recipient-variables`, without which all would be shown to all.
//!
//! Source: documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/, batch sending,
//! 2026-11. `%recipient.name%` is replaced by the variable of the address the message goes to, in
//! subject, headers and parts. The form is URL-encoded; with an attachment it would be multipart.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Call, Shape, Written, named};
use crate::diagnostic::{Diagnostic, Place};
use crate::message::exposure::Seen;
use crate::message::mime::{Raw, list_headers};
use crate::message::slots::{Mark, Slotted, marked};
use crate::template::Kind;
use crate::wording::text;

pub(super) const SHAPE: Shape = Shape { write, read };

const MARK: Mark = Mark {
    opening: "%recipient",
    of: |number| format!("%recipient.s{number}%"),
    clings: |_| false,
};

const VARIABLES: &str = "recipient-variables";
const SUBJECT: &str = "subject";

fn write(call: &Call<'_>, _: &[Raw]) -> Result<Written, Diagnostic> {
    let slotted = Slotted::new(call.messages, &MARK)?;
    let mut variables = Map::new();
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("from", &named(call.letterhead.from));
    let first = call.messages.first().map(list_headers).unwrap_or_default();
    for (message, values) in call.messages.iter().zip(&slotted.values) {
        form.append_pair("to", &message.to);
        let mut own = Map::new();
        own.insert(SUBJECT.to_owned(), message.rendered.subject.clone().into());
        for (number, text) in values.iter().enumerate() {
            own.insert(format!("s{number}"), (*text).into());
        }
        let listed = list_headers(message);
        if listed.iter().map(|(name, _)| name).ne(first.iter().map(|(name, _)| name)) {
            return Err(Diagnostic::error(
                "payload/mixed-headers",
                Place::member("unsubscribe"),
                text!(
                    "engine-payload-mixed-headers",
                    "Some of the call's messages have headers that others lack; the call shares them."
                ),
                text!(
                    "engine-payload-mixed-headers-hint",
                    "Give every recipient the same headers."
                ),
            ));
        }
        for (name, text) in listed {
            let variable = name.to_ascii_lowercase().replace('-', "_");
            headers.insert(format!("h:{name}"), format!("%recipient.{variable}%"));
            own.insert(variable, text.into());
        }
        // The slots' texts have been looked at; these not.
        let is_marked = |text: &Value| text.as_str().is_some_and(|t| t.contains(MARK.opening));
        if own.values().any(is_marked) {
            return Err(marked(message.place.row, MARK.opening));
        }
        variables.insert(message.to.clone(), own.into());
    }
    form.append_pair(SUBJECT, &format!("%recipient.{SUBJECT}%"));
    if let Some(reply_to) = call.letterhead.reply_to {
        form.append_pair("h:Reply-To", &named(reply_to));
    }
    for (name, text) in &headers {
        form.append_pair(name, text);
    }
    for (member, kind) in [("text", Kind::Text), ("html", Kind::Html)] {
        if let Some(text) = slotted.template(kind, &MARK) {
            form.append_pair(member, &text);
        }
    }
    form.append_pair(VARIABLES, &Value::from(variables).to_string());
    Ok(Written {
        request: "POST /v3/{domain}/messages",
        content_type: "application/x-www-form-urlencoded",
        body: form.finish().into_bytes(),
    })
}

/// With variables for every address each message shows its own; else everybody sees everybody.
fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let members: Vec<(String, String)> =
        form_urlencoded::parse(body).map(|(n, v)| (n.into_owned(), v.into_owned())).collect();
    let mut everybodys = Seen::default();
    let mut to = Seen::default();
    let mut variables: Option<Map<String, Value>> = None;
    for (name, text) in &members {
        match name.as_str() {
            "to" => super::read_recipients(&text.as_str().into(), &mut to),
            // Copies go along with every message.
            "cc" | "bcc" => super::read_recipients(&text.as_str().into(), &mut everybodys),
            "html" | "text" => {}
            VARIABLES => variables = serde_json::from_str(text).ok(),
            _ => everybodys.texts.push((name.clone(), text.clone())),
        }
    }
    everybodys.texts.append(&mut to.texts);
    let all_have =
        |variables: &Map<String, Value>| to.to.iter().all(|to| variables.contains_key(to));
    let variables = variables.filter(all_have);
    let one = |address: &String| {
        let mut seen = everybodys.clone();
        let Some(own) = variables.as_ref().map(|variables| &variables[address]) else {
            seen.to.extend(to.to.iter().cloned());
            return seen;
        };
        seen.to.push(address.clone());
        let is_body = |name: &str| name.strip_prefix('s').is_some_and(|n| n.parse::<u32>().is_ok());
        for (name, text) in own.as_object().into_iter().flatten() {
            let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
            if !is_body(name) {
                seen.texts.push((name.clone(), text));
            }
        }
        seen
    };
    Some(to.to.iter().map(one).collect())
}
