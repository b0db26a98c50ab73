//! Whose addresses a reader would see, read back from finished bytes.
//!
//! Bodies are not looked into: an address of the template's own in a text is no leak, and one that comes
//! with a recipient's values is for [`lint`](crate::lint) to find over the whole audience, and for
//! [`strangers`](super::strangers) in one message.

use std::ops::Range;

use encodify::hex::PERCENT;
use encodify::rfc2047;
use mail_parser::{Addr, Address, HeaderName, HeaderValue, Message, MessageParser, PartType};

use crate::diagnostic::{Diagnostic, Place};
use crate::recipient;
use crate::wording::{counted, text};

/// What one message shows to its reader beside its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Every address in `To`, `Cc`, `Bcc` and their like, as written.
    pub to: Vec<String>,
    /// Every other header, or member of a request that becomes one: its name and its text.
    pub texts: Vec<(String, String)>,
}

/// Headers besides those of recipients in which a sender's words stand.
const WRITTEN: [&str; 7] =
    ["From", "Reply-To", "Subject", "Comments", "Keywords", "List-Unsubscribe", "Organization"];

impl Seen {
    /// Reads a raw message back; `None`: it is none.
    pub fn of_message(raw: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(raw)?;
        let mut seen = Self::default();
        seen.take(&message);
        Some(seen)
    }

    /// The same without what servers leave in a message on its way, such as `Received` and
    /// `Return-Path`: what its sender wrote.
    pub fn without_traces(mut self) -> Self {
        self.texts.retain(|(name, _)| WRITTEN.iter().any(|own| own.eq_ignore_ascii_case(name)));
        self
    }

    fn take(&mut self, message: &Message<'_>) {
        for part in &message.parts {
            for header in &part.headers {
                self.header(&header.name, &header.value);
            }
            if let PartType::Message(inner) = &part.body {
                self.take(inner);
            }
        }
    }

    fn header(&mut self, name: &HeaderName<'_>, value: &HeaderValue<'_>) {
        let is_recipient = matches!(
            name,
            HeaderName::To
                | HeaderName::Cc
                | HeaderName::Bcc
                | HeaderName::ResentTo
                | HeaderName::ResentCc
                | HeaderName::ResentBcc
        );
        // It has the look of an address. That it is none is known by its shape, not by its place.
        if *name == HeaderName::MessageId && value.as_text().is_some_and(super::mime::is_message_id)
        {
            return;
        }
        let name = name.as_str();
        match value {
            HeaderValue::Address(address) => {
                for one in list(address) {
                    self.text(name, one.name.as_deref().unwrap_or_default());
                    match &one.address {
                        Some(address) if is_recipient => self.to.push(address.to_string()),
                        Some(address) => self.text(name, address),
                        None => {}
                    }
                }
            }
            HeaderValue::Text(text) => self.text(name, text),
            HeaderValue::TextList(texts) => texts.iter().for_each(|text| self.text(name, text)),
            HeaderValue::ContentType(value) => {
                let attributes = value.attributes.iter().flatten();
                attributes.for_each(|attribute| self.text(name, &attribute.value));
            }
            // A message that has not left has none; `for` in it names an address.
            HeaderValue::Received(_) => self.text(name, "somebody@received.invalid"),
            HeaderValue::DateTime(_) | HeaderValue::Empty => {}
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.texts.push((name.to_owned(), text.to_owned()));
    }

    /// Every address in it beside the sender's `own`. The recipient's one address counts where it is
    /// the one in `to`, and not again elsewhere.
    pub fn addresses(&self, own: &[&str]) -> Vec<String> {
        let mut known: Vec<String> = own.iter().map(|address| address.to_lowercase()).collect();
        if let [only] = self.to.as_slice() {
            known.push(only.to_lowercase());
        }
        let mut addresses = self.to.clone();
        for (_, text) in &self.texts {
            for stranger in strangers(text, &known) {
                if !addresses.contains(&stranger) {
                    addresses.push(stranger);
                }
            }
        }
        addresses
    }

    /// That its reader sees one address, and that it is theirs. `row`: which recipient, for people.
    pub fn check(&self, recipient: &str, own: &[&str], row: u64) -> Result<(), Diagnostic> {
        let addresses = self.addresses(own);
        if addresses.len() != 1 {
            return Err(Diagnostic::error(
                "exposure/several-addresses",
                Place::member("audience"),
                text!(
                    "engine-exposure-several-addresses-3",
                    "The message to row {row} would show {addresses} in its headers, and may show one.",
                    row = row,
                    addresses = counted(addresses.len() as u64, ("address", "addresses"))
                ),
                text!(
                    "engine-exposure-several-addresses-hint-3",
                    "Look for a merge field in the subject, the sender's name or the unsubscribe \
                 address that holds somebody's address; columns may be shifted."
                ),
            ));
        }
        if self.to.first().is_none_or(|to| to.to_lowercase() != recipient.to_lowercase()) {
            return Err(Diagnostic::error(
                "exposure/not-the-recipient",
                Place::member("audience"),
                text!(
                    "engine-exposure-not-the-recipient",
                    "The message to row {row} would be addressed to somebody else.",
                    row = row
                ),
                text!(
                    "engine-exposure-not-the-recipient-hint",
                    "Do not send it, and report it: this must not happen."
                ),
            ));
        }
        Ok(())
    }
}

fn list<'a>(address: &'a Address<'_>) -> Box<dyn Iterator<Item = &'a Addr<'a>> + 'a> {
    match address {
        Address::List(list) => Box::new(list.iter()),
        Address::Group(groups) => Box::new(groups.iter().flat_map(|group| &group.addresses)),
    }
}

/// Every address in a text that is none of the `known` ones (in lower case): as it stands, in a link,
/// and in encoded words, which headers unknown to the reader keep.
fn strangers(text: &str, known: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    scan(&text.to_lowercase(), known, &mut found);
    if text.contains('%')
        && let Ok(decoded) = PERCENT.decode(text.as_bytes())
    {
        scan(&String::from_utf8_lossy(&decoded).to_lowercase(), known, &mut found);
    }
    if text.contains("=?") {
        // Addresses are the same in every charset that mail uses.
        let decoded = rfc2047::decode_text(text.as_bytes(), rfc2047::utf8_charset);
        scan(&decoded.to_lowercase(), known, &mut found);
    }
    found
}

fn scan(text: &str, known: &[String], found: &mut Vec<String>) {
    for (at, _) in text.match_indices('@') {
        if let Some((_, address)) = stranger_at(text, at, known)
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
}

/// The address around the `@` at a byte of a text in lower case, and its bytes, where it is none of the
/// `known` ones.
pub(super) fn stranger_at(
    text: &str,
    at: usize,
    known: &[String],
) -> Option<(Range<usize>, String)> {
    let (before, after) =
        (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let is_known = known.iter().any(|known| {
        let (local, domain) = known.rsplit_once('@').unwrap_or((known, ""));
        let left = before.strip_suffix(local);
        let right = after.strip_prefix(domain);
        left.is_some_and(|left| !left.ends_with(of_local) && !goes_before(left))
            && right.is_some_and(|right| !goes_on(right))
    });
    let local = before.rfind(|c| !of_local(c)).map_or(before, |end| {
        let first = before.get(end..).and_then(|rest| rest.chars().next());
        before.get(end + first.map_or(0, char::len_utf8)..).unwrap_or_default()
    });
    let domain =
        after.find(|c| !of_domain(c)).map_or(after, |end| after.get(..end).unwrap_or_default());
    let domain = domain.trim_end_matches(['.', '-']);
    let is_quoted = before.ends_with('"') && domain.contains('.');
    let address = format!("{}@{domain}", if is_quoted { "\"\"" } else { local });
    let is_address = is_quoted || recipient::Address::parse(&address).is_ok();
    let start = at - if is_quoted { 1 } else { local.len() };
    (!is_known && is_address).then(|| (start..at + 1 + domain.len(), address))
}

/// A sign that stands in the local parts that people have.
pub(crate) fn of_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '!' | '#' | '$' | '*' | '^' | '~')
}

fn of_domain(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || matches!(c, '.' | '-'),
        false => !recipient::is_space(c),
    }
}

/// Whether a local part goes on to the left: `o'` of `o'neill`.
fn goes_before(text: &str) -> bool {
    text.strip_suffix('\'').is_some_and(|left| left.ends_with(char::is_alphanumeric))
}

/// Whether a domain does not end here: `example.com` in `example.com.au`.
fn goes_on(rest: &str) -> bool {
    let mut rest = rest.chars();
    match rest.next() {
        Some('.' | '-') => rest.next().is_some_and(char::is_alphanumeric),
        next => next.is_some_and(char::is_alphanumeric),
    }
}
