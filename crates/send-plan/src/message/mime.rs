//! One recipient's raw message: headers (RFC 5322) and parts (MIME), every line ended by CRLF.
//!
//! Encoded words, quoted-printable and base64 are written by the crate `encodify` (MIT or Apache-2.0),
//! the date by `jiff`: neither asks a clock or a host name, and nothing here is random. The crate
//! `mail-builder` would write the rest as well, for 97 KB (brotli) more in the worker, and leaves
//! words that look encoded as they stand; `lettre`'s builder brings a random generator. What remains
//! is little: two kinds of values, and one way to put two parts together.
//!
//! The finished bytes are read back with `mail-parser` (50 KB), which shares nothing with the writer.

use encodify::{Fold, base64, qp, rfc2047};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::TimeZone;
use mail_parser::MessageParser;

use super::exposure::Seen;
use super::{Letterhead, Outgoing, Unsubscribe};
use crate::campaign::Mailbox;
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient;
use crate::template::render::Rendered;
use crate::wording::text;

/// Octets of a line without its end (RFC 5322 §2.1.1).
const LINE_OCTETS: usize = 998;
/// Octets of a line as it is written (RFC 2047 §2; RFC 5322 prefers 78).
const COLUMNS: usize = 76;
/// Octets of a word in a header that is not encoded: longer ones could not be folded.
const WORD_OCTETS: usize = 60;
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
    if outgoing.rendered.html.is_empty() && outgoing.rendered.text.is_empty() {
        findings.push(Diagnostic::error(
            "message/no-body",
            Place::member("templates"),
            text!(
                "engine-message-no-body",
                "The message to row {row} has neither HTML nor text.",
                row = row
            ),
            text!("engine-message-no-body-hint", "Add an HTML or a text part for its locale."),
        ));
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let headers = headers(letterhead, outgoing);
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    let mut text = String::new();
    for (name, value) in &headers {
        text.extend([*name, ": ", value, END]);
    }
    text.push_str(&body(letterhead, outgoing));
    let bytes = text.into_bytes();
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
    own.extend(outgoing.unsubscribe.as_ref().and_then(|by| by.mailto_address()));
    own
}

/// Everything that cannot stand in a header.
fn unfit(letterhead: &Letterhead<'_>, outgoing: &Outgoing) -> Vec<Diagnostic> {
    let row = outgoing.place.row;
    let none = Mailbox::default();
    let reply_to = letterhead.reply_to.unwrap_or(&none);
    let by = outgoing.unsubscribe.clone().unwrap_or_default();
    let mailto = by.mailto_address().unwrap_or_default().to_owned();
    let url = by.url.unwrap_or_default();
    let values = [
        (text!("engine-the-sender-s-name", "The sender's name"), &letterhead.from.name),
        (text!("engine-the-name-to-answer-to", "The name to answer to"), &reply_to.name),
        (text!("engine-the-subject", "The subject"), &outgoing.rendered.subject),
        (text!("engine-the-unsubscribe-address", "The unsubscribe address"), &url),
    ];
    let mut findings = Vec::new();
    for (what, value) in values {
        if value.contains(['\r', '\n', '\0']) {
            findings.push(Diagnostic::error(
                "message/line-break-in-header",
                Place::member("audience"),
                text!(
                    "engine-message-line-break-in-header",
                    "{what} of the message to row {row} holds a line break or a NUL, which could \
                     make headers of its own.",
                    what = what,
                    row = row
                ),
                text!(
                    "engine-message-line-break-in-header-hint",
                    "Take the line break out of the row's values, or the field out of the header."
                ),
            ));
        }
    }
    let addresses = [
        (text!("engine-the-recipient-s-address", "The recipient's address"), &outgoing.to, true),
        (
            text!("engine-the-sender-s-address", "The sender's address"),
            &letterhead.from.address,
            true,
        ),
        (
            text!("engine-the-address-to-answer-to", "The address to answer to"),
            &reply_to.address,
            letterhead.reply_to.is_some(),
        ),
        (
            text!(
                "engine-the-address-for-unsubscribing-by-mail",
                "The address for unsubscribing by mail"
            ),
            &mailto,
            !mailto.is_empty(),
        ),
    ];
    for (what, address, is_given) in addresses {
        let is_one = recipient::Address::parse(address).is_ok_and(|one| one.as_str() == address);
        if is_given && !is_one {
            findings.push(Diagnostic::error(
                "message/bad-address",
                Place::member("audience"),
                text!(
                    "engine-message-bad-address",
                    "{what}, for the message to row {row}, is not one e-mail address.",
                    what = what,
                    row = row
                ),
                text!(
                    "engine-message-bad-address-hint",
                    "Enter a single address and nothing else."
                ),
            ));
        }
    }
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\');
    let scheme = url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let is_https = scheme && url.chars().all(fits);
    if !url.is_empty() && (!is_https || url.len() > URL_OCTETS) {
        findings.push(Diagnostic::error(
            "message/bad-unsubscribe-address",
            Place::member("unsubscribe"),
            text!("engine-message-bad-unsubscribe-address", "The unsubscribe address of the message to row {row} is no https address of at \
                 most {url_octets} plain characters.", row = row, url_octets = URL_OCTETS),
            text!("engine-message-bad-unsubscribe-address-hint", "Begin it with https:// and percent-encode spaces, brackets and letters beyond ASCII."),
        ));
    }
    findings
}

const END: &str = "\r\n";

/// The headers in their order, all but those of the body; values are folded.
fn headers(letterhead: &Letterhead<'_>, outgoing: &Outgoing) -> Vec<(&'static str, String)> {
    let domain = letterhead.from.address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let id = digits(letterhead, outgoing, "message-id");
    let mut headers =
        vec![("Date", date(letterhead.date_ms)), ("From", mailbox("From", letterhead.from))];
    if let Some(reply_to) = letterhead.reply_to {
        headers.push(("Reply-To", mailbox("Reply-To", reply_to)));
    }
    headers.push(("To", format!("<{}>", outgoing.to)));
    headers.push(("Message-ID", format!("<{id}@{domain}>")));
    headers.push(("Subject", text("Subject", &outgoing.rendered.subject)));
    let listed = list_headers(outgoing).into_iter();
    headers.extend(listed.map(|(name, ways)| (name, ways.replace(">, <", ">,\r\n <"))));
    headers.push(("MIME-Version", "1.0".to_owned()));
    headers
}

/// A date in UTC; nothing beyond the year 9999.
fn date(at_ms: u64) -> String {
    let at_ms = i64::try_from(at_ms).unwrap_or(i64::MAX);
    let at = jiff::Timestamp::from_millisecond(at_ms).map(|at| at.to_zoned(TimeZone::UTC));
    at.and_then(|at| DateTimePrinter::new().zoned_to_string(&at)).unwrap_or_default()
}

/// RFC 8058 §3.1.
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

fn ways(by: &Unsubscribe) -> Vec<String> {
    let mailto = by.mailto.as_deref().filter(|mailto| !mailto.is_empty());
    let url = by.url.as_deref().filter(|url| !url.is_empty());
    let mailto = mailto.map(|mailto| format!("<mailto:{mailto}>"));
    url.map(|url| format!("<{url}>")).into_iter().chain(mailto).collect()
}

fn is_one_click(by: &Unsubscribe) -> bool {
    by.one_click && by.url.as_deref().is_some_and(|url| !url.is_empty())
}

/// The headers for leaving the list, as requests to providers name them.
pub(super) fn list_headers(outgoing: &Outgoing) -> Vec<(&'static str, String)> {
    let Some(by) = &outgoing.unsubscribe else { return Vec::new() };
    let ways = ways(by);
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
    mailbox("", of).replace(END, "")
}

/// A name and an address.
fn mailbox(header: &str, of: &Mailbox) -> String {
    let address = format!("<{}>", of.address);
    if of.name.is_empty() {
        return address;
    }
    let mut column = header.len() + ": ".len();
    let quoted = format!("\"{}\"", of.name.replace('\\', "\\\\").replace('"', "\\\""));
    let name = if is_plain(&of.name) && column + quoted.len() <= COLUMNS {
        column += quoted.len();
        quoted
    } else {
        words(&of.name, rfc2047::Q_PHRASE, &mut column)
    };
    let space = if column + " ".len() + address.len() <= COLUMNS { " " } else { "\r\n " };
    name + space + &address
}

/// A text, folded between its words where they can be read as they are.
fn text(header: &str, text: &str) -> String {
    let mut column = header.len() + ": ".len();
    if !is_plain(text) {
        return words(text, rfc2047::Q_TEXT, &mut column);
    }
    let mut folded = String::new();
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            let fits = column + " ".len() + word.len() <= COLUMNS;
            folded.push_str(if fits { " " } else { "\r\n " });
            column = if fits { column + 1 } else { 1 };
        }
        folded.push_str(word);
        column += word.len();
    }
    folded
}

/// Whether a reader takes a text as it is written: ASCII without what looks like an encoded word
/// (RFC 2047 §2), and without white space that folding would change.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
        && !text.contains("=?")
        && !text.contains("  ")
        && text.trim() == text
        && text.split(' ').all(|word| word.len() <= WORD_OCTETS)
}

/// Encoded words, base64 where that is shorter.
fn words(text: &str, q: rfc2047::WordEncoder, column: &mut usize) -> String {
    let is_shorter = rfc2047::B.payload_len(text) < q.payload_len(text);
    let by = if is_shorter { rfc2047::B } else { q };
    let mut words = String::new();
    by.encode_words("utf-8", text, column, Fold::HEADER, &mut words);
    words
}

/// Text and HTML, the better one last (RFC 2046 §5.1.4), with the headers that are theirs.
fn body(letterhead: &Letterhead<'_>, outgoing: &Outgoing) -> String {
    let Rendered { html, text, .. } = &outgoing.rendered;
    match (text.as_str(), html.as_str()) {
        ("", html) => leaf("text/html", html),
        (text, "") => leaf("text/plain", text),
        (text, html) => {
            // `=_` stands in no line of quoted-printable or base64.
            let boundary = format!("=_{}", digits(letterhead, outgoing, "boundary"));
            let (text, html) = (leaf("text/plain", text), leaf("text/html", html));
            format!(
                "Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n\
                 --{boundary}\r\n{text}\r\n--{boundary}\r\n{html}\r\n--{boundary}--\r\n"
            )
        }
    }
}

/// A part in quoted-printable or base64, whichever is shorter, never as it is: what signs or relays a
/// message may change bare bytes.
fn leaf(kind: &str, text: &str) -> String {
    let mut text = text.replace(END, "\n").replace('\n', END);
    if !text.ends_with(END) {
        // A message ends with a line end, and so does each of its parts.
        text.push_str(END);
    }
    let base64_octets = base64::MIME.encoded_len(text.len());
    let (encoding, encoded) = match qp::BODY.encoded_len(text.as_bytes()) {
        octets if octets <= base64_octets => ("quoted-printable", qp::BODY.encode(&text)),
        _ => ("base64", base64::MIME.encode(&text)),
    };
    let end = if encoded.ends_with(END) { "" } else { END };
    format!(
        "Content-Type: {kind}; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n\
         {encoded}{end}"
    )
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
    let mut meant: Vec<&str> = names.iter().copied().chain(["Content-Type"]).collect();
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
        text!(
            "engine-message-not-as-meant",
            "The finished message to row {row} reads otherwise than it was meant.",
            row = row
        ),
        text!(
            "engine-exposure-not-the-recipient-hint",
            "Do not send it, and report it: this must not happen."
        ),
    )])
}
