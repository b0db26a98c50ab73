//! Messages for the tests, and texts that have broken mail programs.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its part")]

use proptest::prelude::*;
use send_plan::campaign::Mailbox;
use send_plan::chunk::Place;
use send_plan::message::{Outgoing, To};
use send_plan::template::TemplateFile;
use send_plan::template::set::TemplateSet;
use serde_json::{Value, json};

pub fn sender(name: &str, address: &str) -> Mailbox {
    Mailbox { name: name.to_owned(), address: address.to_owned() }
}

/// A message to one recipient, made of a template with a field, a condition and a brace.
pub fn outgoing(to: &str, row: u64) -> Outgoing {
    merged(to, row, &json!({ "name": "Ann", "vip": "yes", "colour": "red" }))
}

pub fn merged(to: &str, row: u64, values: &Value) -> Outgoing {
    let file = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let files = [
        file("en/subject.txt", "News for {{name}}"),
        file(
            "en/body.html",
            "<html><style>p{ {{~colour~}} }</style><p>Dear {{name}},\n{{#if vip}}<b>{{name}}, \
             you are dear to us</b>{{else}}hello{{/if}}: support@example.com</p></html>",
        ),
        file("en/body.txt", "Dear {{name}},\nsupport@example.com\n"),
    ];
    let set = TemplateSet::compile(&files, None);
    let ready = set.messages[0].prepare().unwrap();
    let place = Place { file: 0, row };
    let to = To { address: to, place, locale: "en", time_zone: "" };
    Outgoing::new(&ready, &to, values, None).unwrap()
}

/// What people and attackers put into names and subjects: mostly what must come through to the
/// letter, now and then what must be refused.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        8 => prop::sample::select(vec![
            "Ann", "O'Brien", " ", "  ", "\t", ",", ";", ":", "\"", "\\", "<", ">", "(", ")", "[", "]",
            "@", ".", "=", "?", "_", "=?", "?=", "=?utf-8?Q?bob=20x?=", "=?utf-8?B?Ym9i?=",
            "=?iso-8859-1?q?=E9?=", "=20", "é", "日本語", "שלום", "مرحبا", "😀", "👩‍👩‍👧", "\u{202e}",
            "\u{2066}", "\u{200b}", "\u{feff}", "\u{2028}", "\u{85}", "\u{7f}", "\u{1b}", "\u{8}", "~",
            "undisclosed-recipients:;", "%40", "From ", "\u{ff20}",
        ]).prop_map(str::to_owned),
        1 => (1_usize..400).prop_map(|n| "x".repeat(n)),
        1 => (1_usize..300).prop_map(|n| "ü".repeat(n)),
    ];
    let evil = prop_oneof![
        4 => prop::sample::select(vec![
            "eve@evil.example", "<eve@evil.example>", "=?utf-8?Q?bob=40x.example?=", "a",
            "\r\nBcc: eve@evil.example", "\nX: y", "\r", "\0", "\n.\n", "\r\n\r\n<script>", "\n--=_", "=\n",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        8 => prop::collection::vec(odd, 0..12).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(evil, 0..4).prop_map(|pieces| pieces.concat()),
    ]
}
