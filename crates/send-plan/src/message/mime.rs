//! One recipient's raw message: headers (RFC 5322) and parts (MIME), every line ended by CRLF.
//!
//! Written with the crate `mail-builder` 2 (MIT or Apache-2.0): it folds, quotes and dates headers
//! and nests parts, has no dependency but its own encoders, and asks neither clock nor host name nor
//! randomness once `Date`, `Message-ID` and boundary are given, as they always are here. `lettre`'s
//! builder brings a random generator and parsers of its own for the same. What `mail-builder` leaves
//! as it stands and a reader would take for something else (words that look encoded, white space in
//! rows, bodies in 7 bits with bare carriage returns) is encoded here before it gets it.
//!
//! The finished bytes are read back with `mail-parser`, which shares nothing with the writer.

use encodify::{Fold, base64, qp, rfc2047};
use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw as RawHeader;
use mail_builder::headers::text::Text;
use mail_builder::headers::url::URL;
use mail_builder::mime::MimePart;
use mail_parser::MessageParser;

use super::exposure::Seen;
use super::{Letterhead, Outgoing, Unsubscribe};
use crate::campaign::Mailbox;
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient;

/// Octets of a line without its end (RFC 5322 §2.1.1).
const LINE_OCTETS: usize = 998;
/// Octets of a word in a header that is not encoded, so that lines stay near 78.
const WORD_OCTETS: usize = 64;
/// Octets of an unsubscribe address: a line that cannot be folded holds it.
const URL_OCTETS: usize = 900;
/// Hexadecimal digits of a `Message-ID` before its `@`.
const ID_DIGITS: usize = 32;

/// A finished message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// Headers, an empty line, parts.
    pub bytes: Vec<u8>,
    /// An address has letters beyond ASCII: every server on the way has to speak SMTPUTF8 (RFC 6531).
    pub needs_smtputf8: bool,
}

/// The raw message of one recipient.
///
/// Errors are findings: what must not stand in a header (`message/line-break-in-header`), addresses
/// that are none, an unsubscribe address that cannot be written, no body; and, from the finished
/// bytes, `exposure/…` when its reader would see any address but theirs and the sender's.
pub fn raw(letterhead: &Letterhead<'_>, outgoing: &Outgoing) -> Result<Raw, Vec<Diagnostic>> {
    let row = outgoing.place.row;
    let mut findings = unfit(letterhead, outgoing);
    let body = body(letterhead, outgoing);
    let Some(body) = body.filter(|_| findings.is_empty()) else {
        if findings.is_empty() {
            findings.push(Diagnostic::error(
                "message/no-body",
                Place::member("templates"),
                format!("The message to row {row} has neither HTML nor text."),
                "Add an HTML or a text part for its locale.",
            ));
        }
        return Err(findings);
    };
    let headers = headers(letterhead, outgoing);
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    let mut builder = MessageBuilder::new();
    for (name, value) in &headers {
        builder = builder.header(*name, value.clone());
    }
    let bytes = builder.header("MIME-Version", RawHeader::new("1.0")).body(body).write_to_vec();
    let bytes = bytes.unwrap_or_default();
    read_back(&bytes, &names, row)?;
    let seen = Seen::of_message(&bytes).unwrap_or_default();
    let own = own(letterhead, outgoing);
    seen.check(&outgoing.to, &own, row).map_err(|finding| vec![finding])?;
    let needs_smtputf8 = own.iter().chain([&outgoing.to.as_str()]).any(|text| !text.is_ascii());
    Ok(Raw { bytes, needs_smtputf8 })
}

/// The sender's addresses that a recipient may see, that for unsubscribing included.
pub(super) fn own<'a>(letterhead: &Letterhead<'a>, outgoing: &'a Outgoing) -> Vec<&'a str> {
    let mut own: Vec<&str> = vec![&letterhead.from.address];
    own.extend(letterhead.reply_to.map(|mailbox| mailbox.address.as_str()));
    own.extend(outgoing.unsubscribe.as_ref().and_then(|by| by.mailto.as_deref()));
    own
}

/// Everything that cannot stand in a header.
fn unfit(letterhead: &Letterhead<'_>, outgoing: &Outgoing) -> Vec<Diagnostic> {
    let row = outgoing.place.row;
    let none = Mailbox::default();
    let reply_to = letterhead.reply_to.unwrap_or(&none);
    let by = outgoing.unsubscribe.clone().unwrap_or_default();
    let (url, mailto) = (by.url.unwrap_or_default(), by.mailto.unwrap_or_default());
    let values = [
        ("The sender's name", &letterhead.from.name),
        ("The name to answer to", &reply_to.name),
        ("The subject", &outgoing.rendered.subject),
        ("The unsubscribe address", &url),
    ];
    let mut findings = Vec::new();
    for (what, value) in values {
        if value.contains(['\r', '\n', '\0']) {
            findings.push(Diagnostic::error(
                "message/line-break-in-header",
                Place::member("audience"),
                format!(
                    "{what} of the message to row {row} holds a line break or a NUL, which could \
                     make headers of its own."
                ),
                "Take the line break out of the row's values, or the field out of the header.",
            ));
        }
    }
    let addresses = [
        ("The recipient's address", &outgoing.to, true),
        ("The sender's address", &letterhead.from.address, true),
        ("The address to answer to", &reply_to.address, letterhead.reply_to.is_some()),
        ("The address for unsubscribing by mail", &mailto, !mailto.is_empty()),
    ];
    for (what, address, is_given) in addresses {
        let is_one = recipient::Address::parse(address).is_ok_and(|one| one.as_str() == address);
        if is_given && !is_one {
            findings.push(Diagnostic::error(
                "message/bad-address",
                Place::member("audience"),
                format!("{what}, for the message to row {row}, is not one e-mail address."),
                "Enter a single address and nothing else.",
            ));
        }
    }
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\');
    let is_https = url.starts_with("https://") && url.chars().all(fits);
    if !url.is_empty() && (!is_https || url.len() > URL_OCTETS) {
        findings.push(Diagnostic::error(
            "message/bad-unsubscribe-address",
            Place::member("unsubscribe"),
            format!(
                "The unsubscribe address of the message to row {row} is no https address of at \
                 most {URL_OCTETS} plain characters."
            ),
            "Begin it with https:// and percent-encode spaces, brackets and letters beyond ASCII.",
        ));
    }
    findings
}

/// The headers in their order, all but `MIME-Version` and those of the body.
fn headers<'a>(
    letterhead: &Letterhead<'a>,
    outgoing: &'a Outgoing,
) -> Vec<(&'static str, HeaderType<'a>)> {
    let date = Date::new(i64::try_from(letterhead.date_ms / 1000).unwrap_or_default());
    let domain = letterhead.from.address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let id = digits(letterhead, outgoing, "message-id");
    let mut headers = vec![("Date", date.into()), ("From", mailbox("From", letterhead.from))];
    if let Some(reply_to) = letterhead.reply_to {
        headers.push(("Reply-To", mailbox("Reply-To", reply_to)));
    }
    headers.push(("To", Address::new_address(None::<&str>, outgoing.to.as_str()).into()));
    headers.push(("Message-ID", MessageId::new(format!("{id}@{domain}")).into()));
    headers.push(("Subject", text("Subject", &outgoing.rendered.subject)));
    if let Some(by) = &outgoing.unsubscribe {
        let ways = ways(by);
        if !ways.is_empty() {
            headers.push(("List-Unsubscribe", URL { url: ways }.into()));
        }
        if is_one_click(by) {
            headers.push(("List-Unsubscribe-Post", RawHeader::new(ONE_CLICK).into()));
        }
    }
    headers
}

/// RFC 8058 §3.1.
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

fn ways(by: &Unsubscribe) -> Vec<std::borrow::Cow<'_, str>> {
    let mailto = by.mailto.as_deref().filter(|mailto| !mailto.is_empty());
    let url = by.url.as_deref().filter(|url| !url.is_empty());
    let mailto = mailto.map(|mailto| format!("mailto:{mailto}").into());
    url.map(Into::into).into_iter().chain(mailto).collect()
}

fn is_one_click(by: &Unsubscribe) -> bool {
    by.one_click && by.url.as_deref().is_some_and(|url| !url.is_empty())
}

/// The headers for leaving the list, as requests to providers name them.
pub(super) fn list_headers(outgoing: &Outgoing) -> Vec<(&'static str, String)> {
    let Some(by) = &outgoing.unsubscribe else { return Vec::new() };
    let ways: Vec<String> = ways(by).iter().map(|way| format!("<{way}>")).collect();
    let mut headers = Vec::new();
    if !ways.is_empty() {
        headers.push(("List-Unsubscribe", ways.join(", ")));
    }
    if is_one_click(by) {
        headers.push(("List-Unsubscribe-Post", ONE_CLICK.to_owned()));
    }
    headers
}

/// A sender as one line of ASCII, for requests that take the header as it is written.
pub(super) fn mailbox_line(of: &Mailbox) -> String {
    use mail_builder::headers::Header;
    let mut bytes = Vec::new();
    match mailbox("", of) {
        HeaderType::Address(address) => address.write_header(&mut bytes, 0),
        HeaderType::Raw(raw) => raw.write_header(&mut bytes, 0),
        _ => {}
    }
    String::from_utf8_lossy(&bytes).trim_end().replace("\r\n", "")
}

/// A name and an address.
fn mailbox<'a>(header: &str, of: &'a Mailbox) -> HeaderType<'a> {
    match of.name.as_str() {
        "" => Address::new_address(None::<&str>, of.address.as_str()).into(),
        name if misleads(name) => {
            let words = words(header, name, rfc2047::Q_PHRASE);
            RawHeader::new(format!("{words} <{}>", of.address)).into()
        }
        name => Address::new_address(Some(name), of.address.as_str()).into(),
    }
}

fn text<'a>(header: &str, text: &'a str) -> HeaderType<'a> {
    if misleads(text) {
        RawHeader::new(words(header, text, rfc2047::Q_TEXT)).into()
    } else {
        Text::new(text).into()
    }
}

/// ASCII that would not be read as it is written: what looks like an encoded word (RFC 2047 §2), and
/// white space that folding may change. Anything beyond ASCII is encoded anyway.
fn misleads(text: &str) -> bool {
    text.is_ascii()
        && (text.contains("=?")
            || text.contains("  ")
            || text.starts_with(' ')
            || text.ends_with(' ')
            || text.contains(|c: char| c.is_ascii_control())
            || text.split(' ').any(|word| word.len() > WORD_OCTETS))
}

fn words(header: &str, text: &str, by: rfc2047::WordEncoder) -> String {
    let mut column = header.len() + ": ".len();
    let mut words = String::new();
    by.encode_words("utf-8", text, &mut column, Fold::HEADER, &mut words);
    words
}

/// Text and HTML, the better one last (RFC 2046 §5.1.4); nothing where there is neither.
fn body<'a>(letterhead: &Letterhead<'_>, outgoing: &'a Outgoing) -> Option<MimePart<'a>> {
    let part = |kind: &'static str, text: &str| (!text.is_empty()).then(|| leaf(kind, text));
    let text = part("text/plain", &outgoing.rendered.text);
    let html = part("text/html", &outgoing.rendered.html);
    match (text, html) {
        (Some(text), Some(html)) => {
            // `=_` stands in no line of quoted-printable or base64.
            let boundary = format!("=_{}", digits(letterhead, outgoing, "boundary"));
            let kind = ContentType::new("multipart/alternative").attribute("boundary", boundary);
            Some(MimePart::new(kind, vec![text, html]))
        }
        (text, html) => text.or(html),
    }
}

/// A part in quoted-printable or base64, whichever is shorter, never as it is: what signs or relays a
/// message may change bare bytes.
fn leaf<'a>(kind: &'static str, text: &str) -> MimePart<'a> {
    let mut text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    if !text.ends_with("\r\n") {
        // A message ends with a line end, and so does each of its parts.
        text.push_str("\r\n");
    }
    let base64_octets = base64::MIME.encoded_len(text.len());
    let (encoding, encoded) = match qp::BODY.encoded_len(text.as_bytes()) {
        octets if octets <= base64_octets => ("quoted-printable", qp::BODY.encode(&text)),
        _ => ("base64", base64::MIME.encode(&text)),
    };
    let kind = ContentType::new(kind).attribute("charset", "utf-8");
    MimePart::new(kind, encoded.into_bytes()).transfer_encoding(encoding)
}

/// Hexadecimal digits that are this message's alone, and tell nothing of the address.
fn digits(letterhead: &Letterhead<'_>, outgoing: &Outgoing, purpose: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("piecewise message 1");
    for part in [letterhead.salt, letterhead.campaign, purpose] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(&outgoing.place.file.to_le_bytes());
    hasher.update(&outgoing.place.row.to_le_bytes());
    hasher.finalize().to_hex().chars().take(ID_DIGITS).collect()
}

/// Whether a text is a `Message-ID` as it is made here: no address has such a local part.
pub(super) fn is_message_id(text: &str) -> bool {
    let local = text.split_once('@').map_or("", |(local, _)| local);
    local.len() == ID_DIGITS && local.bytes().all(|b| b.is_ascii_hexdigit())
}

/// That the finished bytes hold the headers that were meant, and lines that mail systems take.
fn read_back(bytes: &[u8], names: &[&str], row: u64) -> Result<(), Vec<Diagnostic>> {
    let message = MessageParser::default().parse(bytes);
    let root = message.as_ref().and_then(|message| message.parts.first());
    let found: Vec<&str> =
        root.map(|root| root.headers.iter().map(|h| h.name.as_str()).collect()).unwrap_or_default();
    let own = names.iter().copied().chain(["MIME-Version", "Content-Type"]);
    let mut meant: Vec<&str> = own.collect();
    if found.len() == meant.len() + 1 {
        meant.push("Content-Transfer-Encoding");
    }
    let is_line = |line: &[u8]| line.len() <= LINE_OCTETS && !line.contains(&b'\r');
    let text = bytes.strip_suffix(b"\r\n").unwrap_or_default();
    let lines_fit =
        text.split(|b| *b == b'\n').all(|line| is_line(line.strip_suffix(b"\r").unwrap_or(line)))
            && !text.is_empty();
    if found.len() == meant.len()
        && found.iter().zip(&meant).all(|(one, other)| one.eq_ignore_ascii_case(other))
        && lines_fit
    {
        return Ok(());
    }
    Err(vec![Diagnostic::error(
        "message/not-as-meant",
        Place::member("audience"),
        format!("The finished message to row {row} reads otherwise than it was meant."),
        "Do not send it, and report it: this must not happen.",
    )])
}
