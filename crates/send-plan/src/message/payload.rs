//! The request that a provider would get for a call: its exact bytes, one file per provider.
//!
//! To add one: 1. write `payload/<provider>.rs` with a head that names the published page and its
//! date, and a `SHAPE`; 2. name it in `mod` and in [`shape`] here; 3. add it to
//! `tests/message_payloads.rs`. A provider without a shape of its own gets one SMTP transaction per
//! message, which every one of them takes.
//!
//! Every payload is read back from its finished bytes: what each recipient would see is counted, and
//! a payload in which anybody would see a second address is an error.

use serde_json::Value;

use super::exposure::Seen;
use super::mime::{self, Raw};
use super::{Letterhead, Outgoing};
use crate::campaign::Mailbox;
use crate::diagnostic::{Diagnostic, Place};
use crate::provider::Provider;
use crate::wording::{Text, number, text};

mod brevo;
mod gmail;
mod mailersend;
mod mailgun;
mod mailjet;
mod postmark;
mod resend;
mod sendgrid;
mod ses;
mod smtp;

/// Everything that decides a call's request.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Who sends it.
    pub provider: &'static Provider,
    /// What is the same on every message.
    pub letterhead: Letterhead<'a>,
    /// Whom the call carries.
    pub messages: &'a [Outgoing],
    /// Most bytes of the call, where the account has its own figure; else the catalogue's holds.
    pub max_bytes_per_call: Option<u64>,
    /// Most bytes of one message, where the account has its own figure; else the catalogue's holds.
    pub max_bytes_per_message: Option<u64>,
}

/// A request as it would leave, without what proves who sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Method and path, such as `POST /v3/mail/send`.
    pub request: &'static str,
    /// Media type of the body.
    pub content_type: &'static str,
    /// The exact bytes.
    pub body: Vec<u8>,
    /// Per recipient, in the call's order: how many addresses they would see. Always 1.
    pub seen: Vec<u64>,
    /// An address has letters beyond ASCII: the provider has to speak SMTPUTF8 (RFC 6531).
    pub needs_smtputf8: bool,
}

/// How a provider takes a call.
struct Shape {
    /// The body; `messages` and `raw` are in step.
    write: fn(&Call<'_>, &[Raw]) -> Result<Written, Diagnostic>,
    /// What each message shows, from the finished bytes; `None`: they are no such request.
    read: fn(&[u8]) -> Option<Vec<Seen>>,
}

struct Written {
    request: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
}

const JSON: &str = "application/json";

fn shape(provider: &Provider) -> &'static Shape {
    match provider.id {
        "ses" => &ses::SHAPE,
        "sendgrid" => &sendgrid::SHAPE,
        "mailgun" => &mailgun::SHAPE,
        "postmark" => &postmark::SHAPE,
        "resend" => &resend::SHAPE,
        "brevo" => &brevo::SHAPE,
        "mailjet" => &mailjet::SHAPE,
        "mailersend" => &mailersend::SHAPE,
        "gmail" => &gmail::SHAPE,
        _ => &smtp::SHAPE,
    }
}

/// The request of a call, checked.
///
/// Errors are findings: those of [`mime::raw`] for any of its messages, too many recipients or bytes
/// for the provider or the account, texts that the provider would take for its own marks, and
/// `exposure/…` when the finished bytes would show anybody another address than their own.
pub fn payload(call: &Call<'_>) -> Result<Payload, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut raws = Vec::with_capacity(call.messages.len());
    for message in call.messages {
        match mime::raw(&call.letterhead, message) {
            Ok(raw) => raws.push(raw),
            Err(found) => findings.extend(found),
        }
    }
    findings.extend(too_many(call));
    findings.extend(messages_too_large(call, &raws));
    if !findings.is_empty() {
        return Err(findings);
    }
    let one = |finding| vec![finding];
    let Written { request, content_type, body } =
        (shape(call.provider).write)(call, &raws).map_err(one)?;
    if let Some(finding) = call_too_large(call, body.len()) {
        return Err(one(finding));
    }
    let seen = check(call, &body)?;
    let needs_smtputf8 = raws.iter().any(|raw| raw.needs_smtputf8);
    Ok(Payload { request, content_type, body, seen, needs_smtputf8 })
}

/// What every message of a call would show, read from the finished bytes of its request; `None`: they
/// are no request of this provider.
pub fn seen(provider: &Provider, body: &[u8]) -> Option<Vec<Seen>> {
    (shape(provider).read)(body)
}

/// That finished bytes show everybody in the call exactly their own address, and carry everybody
/// once; how many addresses each sees.
pub fn check(call: &Call<'_>, body: &[u8]) -> Result<Vec<u64>, Vec<Diagnostic>> {
    let unread = || {
        exposed(
            "exposure/unreadable",
            text!("engine-exposure-unreadable", "The finished request cannot be read back."),
        )
    };
    let seen = seen(call.provider, body).ok_or_else(|| vec![unread()])?;
    if seen.len() != call.messages.len() {
        return Err(vec![exposed(
            "exposure/other-count",
            text!(
                "engine-exposure-other-count",
                "The finished request makes {seen} messages for {messages} recipients.",
                seen = number(seen.len() as u64),
                messages = number(call.messages.len() as u64)
            ),
        )]);
    }
    let mut findings = Vec::new();
    let mut counts = Vec::with_capacity(seen.len());
    for (seen, message) in seen.iter().zip(call.messages) {
        let own = mime::own(&call.letterhead, message);
        counts.push(seen.addresses(&own).len() as u64);
        findings.extend(seen.check(&message.to, &own, message.place.row).err());
    }
    if findings.is_empty() { Ok(counts) } else { Err(findings) }
}

fn exposed(code: &str, sentence: Text) -> Diagnostic {
    let hint = text!(
        "engine-exposure-not-the-recipient-hint",
        "Do not send it, and report it: this must not happen."
    );
    Diagnostic::error(code, Place::member("audience"), sentence, hint)
}

fn too_many(call: &Call<'_>) -> Option<Diagnostic> {
    let most = call.provider.batch.as_ref().map_or(1, |batch| batch.recipients_per_call);
    let name = call.provider.name;
    let sentence = match call.messages.len() as u64 {
        0 => text!("engine-message-call-carries-nobody", "The call carries nobody."),
        carried if carried > most => text!(
            "engine-message-call-carries-recipients-takes-as",
            "The call carries {carried} recipients; {name} takes {most} as one message each.",
            carried = number(carried),
            name = name,
            most = number(most)
        ),
        _ => return None,
    };
    let hint = text!("engine-message-payload-hint", "Make the plan again: its calls fit.");
    Some(Diagnostic::error("payload/recipients", Place::member("accounts"), sentence, hint))
}

fn messages_too_large(call: &Call<'_>, raws: &[Raw]) -> Vec<Diagnostic> {
    let documented = call.provider.message_bytes.as_ref().map(|bytes| bytes.bytes);
    let Some(most) = call.max_bytes_per_message.or(documented) else { return Vec::new() };
    let larger = call.messages.iter().zip(raws).filter(|(_, raw)| raw.bytes.len() as u64 > most);
    let finding = |(message, raw): (&Outgoing, &Raw)| {
        Diagnostic::error(
            "payload/message-too-large",
            Place::member("accounts"),
            text!(
                "engine-payload-message-too-large",
                "The message to row {row} has {bytes} bytes; {name} takes {most}.",
                row = message.place.row,
                bytes = number(raw.bytes.len() as u64),
                name = call.provider.name,
                most = number(most)
            ),
            text!("engine-payload-message-too-large-hint", "Make the message shorter."),
        )
    };
    larger.map(finding).collect()
}

fn call_too_large(call: &Call<'_>, bytes: usize) -> Option<Diagnostic> {
    let documented = call.provider.call_bytes.as_ref().map(|bytes| bytes.bytes);
    let most = call.max_bytes_per_call.or(documented)?;
    (bytes as u64 > most).then(|| {
        Diagnostic::error(
            "payload/call-too-large",
            Place::member("accounts"),
            text!(
                "engine-payload-call-too-large",
                "The call has {bytes} bytes; {name} takes {most}.",
                bytes = number(bytes as u64),
                name = call.provider.name,
                most = number(most)
            ),
            text!(
                "engine-payload-call-too-large-hint",
                "Lower the most recipients per call of this account, or make the message shorter."
            ),
        )
    })
}

/// The finding for one recipient's values that are more than a provider takes.
fn values_too_large(message: &Outgoing, has: usize, most: usize) -> Diagnostic {
    Diagnostic::error(
        "payload/values-too-large",
        Place::member("accounts"),
        text!(
            "engine-payload-values-too-large",
            "What row {row} fills in has {has} bytes; the provider takes {most} for a recipient.",
            row = message.place.row,
            has = number(has as u64),
            most = number(most as u64)
        ),
        text!(
            "engine-payload-values-too-large-hint",
            "Say the same to more people: move what does not differ out of conditions and fields, or \
         send through a provider that takes whole messages."
        ),
    )
}

fn json(value: &Value) -> Vec<u8> {
    // A value without maps of other keys than texts is always written.
    serde_json::to_vec(value).unwrap_or_default()
}

/// A sender as `"Name" <address>`, in Unicode.
fn named(mailbox: &Mailbox) -> String {
    if mailbox.name.is_empty() {
        return mailbox.address.clone();
    }
    let name = mailbox.name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{name}\" <{}>", mailbox.address)
}

/// An object with a text member, where there is a text: most providers refuse empty parts.
fn put(object: &mut Value, member: &str, text: &str) {
    if !text.is_empty() {
        object[member] = text.into();
    }
}

/// Members in which everybody who is named gets the message and most see each other.
const RECIPIENTS: [&str; 3] = ["to", "cc", "bcc"];

/// Everything that a JSON request says of one message: addresses below `to`, `cc` and `bcc`,
/// everything else as text. `bodies`: members whose texts are bodies, not looked into.
fn read_members(value: &Value, bodies: &[&str], seen: &mut Seen) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if bodies.contains(&name.as_str()) {
                    continue;
                }
                let lower = name.to_ascii_lowercase();
                let of = lower.strip_suffix("addresses").unwrap_or(&lower);
                if RECIPIENTS.contains(&of) {
                    read_recipients(value, seen);
                } else {
                    // A key may be an address as well.
                    seen.texts.push((String::new(), name.clone()));
                    read_named(name, value, bodies, seen);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| read_members(item, bodies, seen)),
        other => read_named("", other, bodies, seen),
    }
}

fn read_named(name: &str, value: &Value, bodies: &[&str], seen: &mut Seen) {
    match value {
        Value::String(text) => seen.texts.push((name.to_owned(), text.clone())),
        Value::Object(_) | Value::Array(_) => read_members(value, bodies, seen),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The addresses of `"a@b"`, `"Name <a@b>, c@d"`, `{"email": "a@b"}`, and lists of them.
fn read_recipients(value: &Value, seen: &mut Seen) {
    match value {
        Value::String(text) => {
            // The header that it becomes, read as such.
            let header = format!("To: {}\r\n\r\n", text.replace(['\r', '\n'], " "));
            match Seen::of_message(header.as_bytes()) {
                Some(header) if !header.to.is_empty() => {
                    seen.to.extend(header.to);
                    seen.texts.extend(header.texts);
                }
                _ => seen.to.push(text.clone()),
            }
        }
        Value::Array(items) => items.iter().for_each(|item| read_recipients(item, seen)),
        Value::Object(members) => {
            for (name, value) in members {
                if name.eq_ignore_ascii_case("email") {
                    read_recipients(value, seen);
                } else {
                    read_named(name, value, &[], seen);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A list of independent messages, as most batches are.
fn read_list(items: &[Value], bodies: &[&str]) -> Vec<Seen> {
    let read = |item: &Value| {
        let mut seen = Seen::default();
        read_members(item, bodies, &mut seen);
        seen
    };
    items.iter().map(read).collect()
}

/// A request whose member `entries` has one item per message and whose other members are everybody's.
fn read_entries(request: &Value, entries: &str, bodies: &[&str]) -> Option<Vec<Seen>> {
    let mut shared = request.clone();
    let entries = shared.as_object_mut()?.remove(entries)?;
    let mut everybodys = Seen::default();
    read_members(&shared, bodies, &mut everybodys);
    let mut seen = read_list(entries.as_array()?, bodies);
    for one in &mut seen {
        one.to.extend(everybodys.to.iter().cloned());
        one.texts.extend(everybodys.texts.iter().cloned());
    }
    Some(seen)
}

/// An object of headers by name.
fn headers_by_name(message: &Outgoing) -> Value {
    mime::list_headers(message)
        .into_iter()
        .map(|(name, value)| (name, Value::from(value)))
        .collect()
}

/// A list of headers with these two members.
fn headers_listed(message: &Outgoing, name: &str, value: &str) -> Value {
    let header = |(header, text): (&str, String)| {
        let mut one = Value::Object(serde_json::Map::new());
        one[name] = header.into();
        one[value] = text.into();
        one
    };
    mime::list_headers(message).into_iter().map(header).collect()
}
