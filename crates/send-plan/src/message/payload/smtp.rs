//! SMTP: one transaction with one recipient, whoever the relay is.
//!
//! Source: RFC 5321 §3.3 and §4.5.2 (dots), RFC 6531 §3.4 (SMTPUTF8). What is before the transaction
//! (`EHLO`, TLS, who one is) and the server's answers are left out; the envelope's sender is the
//! visible one.

use super::{Call, Shape, Written};
use crate::diagnostic::Diagnostic;
use crate::message::exposure::Seen;
use crate::message::mime::Raw;

pub(super) const SHAPE: Shape = Shape { write, read };

const DATA: &[u8] = b"DATA\r\n";
const END: &[u8] = b"\r\n.\r\n";

fn write(call: &Call<'_>, raws: &[Raw]) -> Result<Written, Diagnostic> {
    let mut body = Vec::new();
    for (message, raw) in call.messages.iter().zip(raws) {
        let utf8 = if raw.needs_smtputf8 { " SMTPUTF8" } else { "" };
        let envelope = format!(
            "MAIL FROM:<{}>{utf8}\r\nRCPT TO:<{}>\r\n",
            call.letterhead.from.address, message.to
        );
        body.extend_from_slice(envelope.as_bytes());
        body.extend_from_slice(DATA);
        let text = raw.bytes.strip_suffix(b"\r\n").unwrap_or(&raw.bytes);
        let mut at_line_start = true;
        for byte in text {
            if at_line_start && *byte == b'.' {
                body.push(b'.');
            }
            at_line_start = *byte == b'\n';
            body.push(*byte);
        }
        body.extend_from_slice(END);
    }
    Ok(Written { request: "MAIL, RCPT, DATA", content_type: "message/rfc822", body })
}

/// One transaction after the other. A recipient of the envelope whom the header does not name gets
/// to see the one it names.
fn read(body: &[u8]) -> Option<Vec<Seen>> {
    let mut all = Vec::new();
    let mut rest = body;
    while !rest.is_empty() {
        let mut envelope = Vec::new();
        rest = line(rest)?.0.starts_with(b"MAIL FROM:<").then_some(line(rest)?.1)?;
        while let Some(to) = line(rest)?.0.strip_prefix(b"RCPT TO:<") {
            envelope.push(std::str::from_utf8(to.strip_suffix(b">")?).ok()?.to_owned());
            rest = line(rest)?.1;
        }
        rest = rest.strip_prefix(DATA)?;
        let mut message = Vec::new();
        loop {
            let (text, after) = line(rest)?;
            rest = after;
            if text == b"." {
                break;
            }
            message.extend_from_slice(text.strip_prefix(b".").unwrap_or(text));
            message.extend_from_slice(b"\r\n");
        }
        let mut seen = Seen::of_message(&message)?;
        if envelope.is_empty() {
            return None;
        }
        for to in envelope {
            if !seen.to.contains(&to) {
                seen.to.push(to);
            }
        }
        all.push(seen);
    }
    Some(all)
}

/// A line without its end, and what follows it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(2).position(|pair| pair == b"\r\n")?;
    Some((bytes.get(..end)?, bytes.get(end + 2..)?))
}
