//! Raw messages, read back with another library: what was meant, one address, nothing more.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use mail_parser::{HeaderName, MessageParser, PartType};
use proptest::prelude::*;
use send_plan::campaign::Mailbox;
use send_plan::chunk::Place;
use send_plan::message::exposure::Seen;
use send_plan::message::{Letterhead, Outgoing, Unsubscribe, mime};
use send_plan::template::render::Rendered;

mod letters;

use letters::{hostile_text, outgoing, sender};

/// 2026-11-23 06:00:00 UTC.
const MONDAY_MS: u64 = 1_795_413_600_000;
/// Another at sign.
const AT: char = '\u{ff20}';

fn letterhead(from: &Mailbox) -> Letterhead<'_> {
    Letterhead { from, reply_to: None, date_ms: MONDAY_MS, campaign: "2026-11-test", salt: "5f" }
}

fn rendered(subject: &str, html: &str, text: &str) -> Rendered {
    let [subject, html, text] = [subject, html, text].map(str::to_owned);
    Rendered { subject, html, text, ..Rendered::default() }
}

#[test]
fn a_message_as_it_would_leave() {
    let from = sender("Example Exchange", "news@example.com");
    let answers = sender("Kundendienst für Sie", "help@example.com");
    let letterhead = Letterhead { reply_to: Some(&answers), ..letterhead(&from) };
    let mut outgoing = outgoing("ann@customer.example", 17);
    outgoing.rendered = rendered(
        "Neue Gewichte für Ann: a subject that is long enough to be folded over two lines or more",
        "<!doctype html>\n<html lang=\"de\"><title>Gewichte</title><body><p>Grüße, Ann</p></html>\n",
        "Grüße, Ann\n.\nFrom here on\n",
    );
    outgoing.unsubscribe = Some(Unsubscribe {
        url: Some("https://example.com/out?who=ann%40customer.example".to_owned()),
        mailto: Some("out@example.com".to_owned()),
        one_click: true,
    });
    let raw = mime::raw(&letterhead, &outgoing).unwrap();
    assert!(!raw.needs_smtputf8);
    assert!(raw.bytes.is_ascii());
    insta::assert_snapshot!(String::from_utf8(raw.bytes).unwrap().replace("\r\n", "␍\n"));
}

#[test]
fn arguments_decide_every_byte() {
    let from = sender("Example", "news@example.com");
    let raw = |salt, row| {
        let letterhead = Letterhead { salt, ..letterhead(&from) };
        mime::raw(&letterhead, &outgoing("ann@customer.example", row)).unwrap().bytes
    };
    assert_eq!(raw("a", 1), raw("a", 1));
    assert_ne!(raw("a", 1), raw("b", 1));
    assert_ne!(raw("a", 1), raw("a", 2));
    // The address is not in the Message-ID: the same row with another address has the same.
    let other = mime::raw(
        &Letterhead { salt: "a", ..letterhead(&from) },
        &outgoing("bob@customer.example", 1),
    );
    let id = |bytes: &[u8]| {
        MessageParser::default().parse(bytes).unwrap().message_id().map(str::to_owned)
    };
    assert_eq!(id(&raw("a", 1)), id(&other.unwrap().bytes));
}

/// Texts at the place where a line is folded, which property tests seldom meet.
#[test]
fn long_subjects_and_names_come_back_with_their_white_space() {
    let words =
        ["two  spaces ", "one space ", "=?utf-8?Q?a?= ", "tab\tin it ", "über ", "\"quoted\\ "];
    for (word, times) in words.iter().flat_map(|word| (1..40).map(move |times| (word, times))) {
        let subject = word.repeat(times).trim_end().to_owned();
        let from = sender(&subject, "news@example.com");
        let mut message = outgoing("ann@customer.example", 1);
        message.rendered.subject = subject.clone();
        let bytes = mime::raw(&letterhead(&from), &message).unwrap().bytes;
        assert!(bytes.split(|b| *b == b'\n').all(|line| line.len() <= 79));
        let message = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(message.subject(), Some(subject.as_str()));
        assert_eq!(
            message.from().unwrap().first().unwrap().name.as_deref(),
            Some(subject.as_str())
        );
    }
}

#[test]
fn what_makes_headers_of_its_own_is_refused_by_name() {
    let good = sender("Example", "news@example.com");
    let refused = |from: &Mailbox, outgoing: &Outgoing| {
        let letterhead = Letterhead { from, ..letterhead(&good) };
        let findings = mime::raw(&letterhead, outgoing).unwrap_err();
        findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let mut said = Vec::new();
    for evil in ["Hello\r\nBcc: eve@example.org", "Hello\nBcc: eve", "a\rb", "a\0b"] {
        let mut message = outgoing("ann@customer.example", 3);
        message.rendered.subject = evil.to_owned();
        said.push(refused(&good, &message));
        said.push(refused(&sender(evil, "news@example.com"), &outgoing("ann@customer.example", 3)));
    }
    for to in [
        "ann@x.example, eve@y.example",
        "Ann <ann@x.example>",
        "ann@x.example\r\n",
        "",
        "a b@x.example",
    ] {
        said.push(refused(&good, &outgoing(to, 4)));
    }
    for url in [
        "https://a.example/\r\nBcc: x",
        "https://a.example/>, <https://b",
        "http://a.example/",
        "https://a.example/é",
    ] {
        let mut message = outgoing("ann@customer.example", 5);
        message.unsubscribe =
            Some(Unsubscribe { url: Some(url.to_owned()), ..Unsubscribe::default() });
        said.push(refused(&good, &message));
    }
    let mut empty = outgoing("ann@customer.example", 6);
    empty.rendered = rendered("Hello", "", "");
    said.push(refused(&good, &empty));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn an_address_in_the_subject_or_a_name_is_exposure_unless_it_is_ones_own() {
    let good = sender("Example", "news@example.com");
    let codes = |from: &Mailbox, subject: &str, url: &str| {
        let mut message = outgoing("ann@customer.example", 1);
        message.rendered.subject = subject.to_owned();
        message.unsubscribe =
            Some(Unsubscribe { url: Some(url.to_owned()), ..Unsubscribe::default() });
        match mime::raw(&Letterhead { from, ..letterhead(&good) }, &message) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.into_iter().map(|finding| finding.code).collect(),
        }
    };
    let fine = "https://example.com/out?ann@customer.example";
    let none: [&str; 0] = [];
    assert_eq!(codes(&good, "For ann@customer.example from news@EXAMPLE.com", fine), none);
    assert_eq!(codes(&good, "@ noon, 3 @ 4, me@home, a@b", fine), none);
    let leak = ["exposure/several-addresses"];
    for subject in [
        "For bob@customer.example",
        "För bob@customer.example — geprüft",
        "For xann@customer.example",
        "For ann@customer.example.au",
        "ann@customer.example;bob@customer.example",
        "=?utf-8?Q?bob=40customer.example?= bob@customer.example",
        "BOB@CUSTOMER.EXAMPLE",
        "\"bob smith\"@customer.example",
    ] {
        assert_eq!(codes(&good, subject, fine), leak, "{subject}");
    }
    assert_eq!(codes(&sender("bob@customer.example", "news@example.com"), "Hi", fine), leak);
    assert_eq!(codes(&good, "Hi", "https://example.com/out?who=bob%40customer.example"), leak);
    assert_eq!(codes(&good, "Hi", "https://example.com/out?who=%62ob%40customer.example"), leak);
}

/// Every way to put a second address into the finished bytes is seen.
#[test]
fn a_second_address_put_into_the_bytes_is_counted() {
    let from = sender("Example", "news@example.com");
    let letterhead = letterhead(&from);
    let bytes = mime::raw(&letterhead, &outgoing("ann@customer.example", 1)).unwrap().bytes;
    let text = String::from_utf8(bytes).unwrap();
    let count =
        |text: &str| Seen::of_message(text.as_bytes()).unwrap().addresses(&letterhead.own()).len();
    assert_eq!(count(&text), 1);
    let to = "To: <ann@customer.example>\r\n";
    assert!(text.contains(to));
    for mutation in [
        "To: <ann@customer.example>, <bob@customer.example>\r\n",
        "To: <ann@customer.example>,\r\n bob@customer.example\r\n",
        "To: all: ann@customer.example, bob@customer.example;\r\n",
        "To: <ann@customer.example>\r\nTo: <bob@customer.example>\r\n",
        "To: <ann@customer.example>\r\nCc: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nBCC: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nResent-To: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nReply-To: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nSender: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nX-Original-To: bob@customer.example\r\n",
        "To: <ann@customer.example>\r\nX-Note: =?utf-8?B?Ym9iQGN1c3RvbWVyLmV4YW1wbGU=?=\r\n",
        "To: \"bob@customer.example\" <ann@customer.example>\r\n",
        "To: <ann@customer.example> (bob@customer.example)\r\n",
        "To: <ann@customer.example>\r\nCc: <ann@customer.example>\r\n",
        "To: <ann@customer.example>\r\nReceived: from x by y for <bob@customer.example>; Mon, 23 Nov 2026 06:00:00 +0000\r\n",
        "To: <ann@customer.example>\r\nMessage-ID: <bob@customer.example>\r\n",
    ] {
        assert_eq!(count(&text.replace(to, mutation)), 2, "{mutation}");
    }
    assert_eq!(count(&text.replace(to, "")), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Whatever stands in names, subjects, bodies and addresses: either it is refused, or the
    /// finished bytes read as meant, to the letter.
    #[test]
    fn every_finished_message_reads_as_meant(
        name in hostile_text(),
        subject in hostile_text(),
        html in body_text(),
        text in body_text(),
        local in "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}|\"[a-z @.]{1,12}\"|[ü日א]{1,8}",
        answers in hostile_text(),
        row in 0_u64..9,
    ) {
        let from = sender(&name, "news@example.com");
        let reply_to = sender(&answers, "help@example.com");
        let letterhead = Letterhead { reply_to: Some(&reply_to), ..letterhead(&from) };
        let to = format!("{local}@customer.example");
        let mut outgoing = outgoing(&to, row);
        outgoing.rendered = rendered(&subject, &html, &text);
        outgoing.place = Place { file: 0, row };
        let raw = match mime::raw(&letterhead, &outgoing) {
            Ok(raw) => raw,
            Err(findings) => {
                let has = |c: [char; 3]| [&name, &subject, &answers].iter().any(|t| t.contains(c));
                for finding in &findings {
                    match finding.code.as_str() {
                        "message/line-break-in-header" => prop_assert!(has(['\r', '\n', '\0'])),
                        "exposure/several-addresses" => assert!(has(['@', AT, '='])),
                        "message/bad-address" | "message/no-body" => {}
                        other => prop_assert!(false, "{other}: {finding}\n{outgoing:#?} {name:?}"),
                    }
                }
                return Ok(());
            }
        };
        for line in raw.bytes.split_inclusive(|b| *b == b'\n') {
            prop_assert!(line.ends_with(b"\r\n") && line.len() <= 1000);
            prop_assert!(!line[..line.len() - 2].contains(&b'\r'));
        }
        let long = raw.bytes.split(|b| *b == b'\n').filter(|line| line.len() > 79).count();
        prop_assert_eq!(long, 0, "{}", String::from_utf8_lossy(&raw.bytes));
        prop_assert_eq!(raw.needs_smtputf8, !to.is_ascii());
        prop_assert_eq!(raw.bytes.is_ascii(), to.is_ascii());
        let message = MessageParser::default().parse(&raw.bytes).unwrap();
        prop_assert_eq!(message.subject().unwrap_or_default(), &subject);
        let one = |address: Option<&mail_parser::Address<'_>>| {
            let list = address.and_then(|a| a.as_list()).unwrap();
            assert_eq!(list.len(), 1);
            let name = list[0].name.as_deref().unwrap_or_default().to_owned();
            (name, list[0].address.as_deref().unwrap_or_default().to_owned())
        };
        prop_assert_eq!(one(message.to()), (String::new(), to));
        prop_assert_eq!(one(message.from()), (name, "news@example.com".to_owned()));
        prop_assert_eq!(one(message.reply_to()), (answers, "help@example.com".to_owned()));
        let names: Vec<&HeaderName<'_>> = message.headers().iter().map(|h| &h.name).collect();
        let mut meant = vec![
            HeaderName::Date, HeaderName::From, HeaderName::ReplyTo, HeaderName::To,
            HeaderName::MessageId, HeaderName::Subject, HeaderName::MimeVersion,
            HeaderName::ContentType,
        ];
        if html.is_empty() || text.is_empty() {
            meant.push(HeaderName::ContentTransferEncoding);
        }
        prop_assert_eq!(names, meant.iter().collect::<Vec<_>>());
        let body = |wanted: bool| {
            message.parts.iter().find_map(|part| match &part.body {
                PartType::Html(text) if wanted => Some(text.to_string()),
                PartType::Text(text) if !wanted => Some(text.to_string()),
                _ => None,
            })
        };
        prop_assert_eq!(body(true).unwrap_or_default(), on_the_wire(&html));
        prop_assert_eq!(body(false).unwrap_or_default(), on_the_wire(&text));
    }
}

/// Bodies may hold anything, line breaks of every kind too.
fn body_text() -> impl Strategy<Value = String> {
    let breaks =
        prop::sample::select(vec!["\n", "\r\n", "\r", "\0", "\n.\n", "\n--=_", " \n", "\nFrom "]);
    prop::collection::vec((hostile_text(), breaks), 0..4)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// Lines end in CRLF, the last one too.
fn on_the_wire(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    if !text.is_empty() && !text.ends_with("\r\n") {
        text.push_str("\r\n");
    }
    text
}
