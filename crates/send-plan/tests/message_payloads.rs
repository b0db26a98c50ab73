//! The request of a call, for every provider: each recipient sees one address, their own.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use proptest::prelude::*;
use send_plan::campaign::Mailbox;
use send_plan::message::payload::{Call, Payload, check, payload, seen};
use send_plan::message::{Letterhead, Outgoing, Unsubscribe};
use send_plan::provider::{self, Provider};
use serde_json::{Value, json};

mod letters;

use letters::{hostile_text, merged, sender};

/// Providers with a shape of their own, and two without.
const ALL: [&str; 12] = [
    "ses",
    "sendgrid",
    "mailgun",
    "postmark",
    "resend",
    "brevo",
    "mailjet",
    "mailersend",
    "sandbox",
    "gmail",
    "smtp",
    "azure",
];

fn call<'a>(id: &str, from: &'a Mailbox, messages: &'a [Outgoing]) -> Call<'a> {
    let letterhead =
        Letterhead { from, reply_to: None, date_ms: 0, campaign: "2026-11-test", salt: "5f" };
    let provider: &'static Provider = provider::find(id).unwrap();
    let (max_bytes_per_call, max_bytes_per_message) = (None, None);
    Call { provider, letterhead, messages, max_bytes_per_call, max_bytes_per_message }
}

fn three() -> Vec<Outgoing> {
    let people = [
        json!({ "name": "Ann", "vip": "yes", "colour": "red" }),
        json!({ "name": "Bob \"<b>\" & söhne", "vip": "", "colour": "red" }),
        json!({ "name": "Carl", "vip": "", "colour": "blue" }),
    ];
    let to = ["ann@customer.example", "bob@customer.example", "carl@elsewhere.example"];
    to.iter().zip(1..).zip(&people).map(|((to, row), values)| merged(to, row, values)).collect()
}

/// As many of them as one call of the provider carries.
fn carried(id: &str) -> Vec<Outgoing> {
    let mut messages = three();
    if provider::find(id).unwrap().batch.is_none() {
        messages.truncate(1);
    }
    messages
}

fn unsubscribable(mut messages: Vec<Outgoing>) -> Vec<Outgoing> {
    for message in &mut messages {
        let url = format!("https://example.com/out?row={}", message.place.row);
        let mailto = Some("out@example.com".to_owned());
        message.unsubscribe = Some(Unsubscribe { url: Some(url), mailto, one_click: true });
    }
    messages
}

/// The body as a person can read it.
fn legible(payload: &Payload) -> String {
    let head = format!("{}\n{}\n\n", payload.request, payload.content_type);
    let body = match payload.content_type {
        "application/json" => {
            let value: Value = serde_json::from_slice(&payload.body).unwrap();
            serde_json::to_string_pretty(&value).unwrap()
        }
        "application/x-www-form-urlencoded" => form_urlencoded::parse(&payload.body)
            .map(|(name, text)| format!("{name}: {text}"))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => String::from_utf8(payload.body.clone()).unwrap().replace("\r\n", "␍\n"),
    };
    head + &body
}

#[test]
fn each_shape_shows_everybody_one_address() {
    let from = sender("Example Exchange", "news@example.com");
    for id in ALL {
        let mut messages = carried(id);
        // Brevo has one set of headers for a call.
        if id != "brevo" {
            messages = unsubscribable(messages);
        }
        let payload = payload(&call(id, &from, &messages)).unwrap();
        assert_eq!(payload.seen, vec![1; messages.len()], "{id}");
        if !["sandbox", "azure"].contains(&id) {
            insta::assert_snapshot!(id, legible(&payload));
        }
    }
    let one = unsubscribable(carried("smtp"));
    insta::assert_snapshot!("ses_single", legible(&payload(&call("ses", &from, &one)).unwrap()));
}

/// Filled in by the simplest of renderers, the template of a call is what was rendered for each.
#[test]
fn slots_filled_are_what_was_rendered() {
    let from = sender("Example Exchange", "news@example.com");
    let messages = three();
    let filled = |template: &str, values: &Value, mark: &dyn Fn(&str) -> String| {
        let fill = |text: String, (name, value): (&String, &Value)| {
            text.replace(&mark(name), value.as_str().unwrap())
        };
        values.as_object().unwrap().iter().fold(template.to_owned(), fill)
    };
    let json = |id| -> Value {
        serde_json::from_slice(&payload(&call(id, &from, &messages)).unwrap().body).unwrap()
    };
    let (bulk, sendgrid) = (json("ses"), json("sendgrid"));
    let template = &bulk["DefaultContent"]["Template"]["TemplateContent"];
    let mailgun = payload(&call("mailgun", &from, &messages)).unwrap().body;
    let form: Vec<(String, String)> = form_urlencoded::parse(&mailgun).into_owned().collect();
    let member = |name: &str| form.iter().find(|(known, _)| known == name).unwrap().1.as_str();
    let variables: Value = serde_json::from_str(member("recipient-variables")).unwrap();
    for (index, message) in messages.iter().enumerate() {
        let data = &bulk["BulkEmailEntries"][index]["ReplacementEmailContent"];
        let data = data["ReplacementTemplate"]["ReplacementTemplateData"].as_str().unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        let rendered = &message.rendered;
        let ses = |part: &str| {
            filled(template[part].as_str().unwrap(), &data, &|name| format!("{{{{{name}}}}}"))
        };
        assert_eq!(
            [ses("Subject"), ses("Html"), ses("Text")],
            [rendered.subject.clone(), rendered.html.clone(), rendered.text.clone()]
        );
        let own = &sendgrid["personalizations"][index];
        let sendgrid = |part: usize| {
            let text = sendgrid["content"][part]["value"].as_str().unwrap();
            filled(text, &own["substitutions"], &str::to_owned)
        };
        assert_eq!([sendgrid(0), sendgrid(1)], [rendered.text.clone(), rendered.html.clone()]);
        assert_eq!(own["subject"], *rendered.subject);
        let mailgun = |part: &str| {
            filled(member(part), &variables[&message.to], &|name| format!("%recipient.{name}%"))
        };
        assert_eq!(
            [mailgun("subject"), mailgun("html"), mailgun("text")],
            [rendered.subject.clone(), rendered.html.clone(), rendered.text.clone()]
        );
    }
    // Colour, name as HTML and as text, condition: what is shown twice is sent once.
    assert_eq!(sendgrid["personalizations"][0]["substitutions"].as_object().unwrap().len(), 4);
    // No brace stands beside a slot's own, where it would make another tag.
    assert!(!template.to_string().contains("{{{") && !template["Html"].to_string().contains("}}}"));
}

/// What BitMEX sent, and every other way to put a second address into a finished request.
#[test]
fn a_second_address_put_into_a_finished_request_is_an_error() {
    let from = sender("Example Exchange", "news@example.com");
    let bob = "bob@customer.example";
    let mutations: &[(&str, &str, Value)] = &[
        (
            "sendgrid",
            "/personalizations/0/to",
            json!([{ "email": "ann@customer.example" }, { "email": bob }]),
        ),
        (
            "sendgrid",
            "/personalizations/0/to/0/email",
            json!("ann@customer.example, bob@customer.example"),
        ),
        ("sendgrid", "/personalizations/0/to/0/email", json!(bob)),
        ("sendgrid", "/personalizations/0/to/0/name", json!(bob)),
        ("sendgrid", "/personalizations/0/cc", json!([{ "email": bob }])),
        ("sendgrid", "/personalizations/0/bcc", json!([{ "email": bob }])),
        ("sendgrid", "/personalizations/0/headers", json!({ "Cc": bob })),
        (
            "sendgrid",
            "/personalizations/0/headers",
            json!({ "X-To": "=?utf-8?q?bob?= bob@customer.example" }),
        ),
        ("sendgrid", "/personalizations/0/subject", json!("For bob@customer.example")),
        ("sendgrid", "/reply_to", json!({ "email": bob })),
        ("sendgrid", "/headers", json!({ "bob@customer.example": "" })),
        ("sendgrid", "/from/name", json!(bob)),
        (
            "ses",
            "/BulkEmailEntries/0/Destination/ToAddresses",
            json!(["ann@customer.example", bob]),
        ),
        ("ses", "/BulkEmailEntries/0/Destination/CcAddresses", json!([bob])),
        ("ses", "/BulkEmailEntries/0/Destination/BccAddresses", json!([bob])),
        ("ses", "/BulkEmailEntries/0/ReplacementHeaders", json!([{ "Name": "Cc", "Value": bob }])),
        (
            "ses",
            "/BulkEmailEntries/0/ReplacementEmailContent/ReplacementTemplate/ReplacementTemplateData",
            json!("{\"subject\":\"bob@customer.example\"}"),
        ),
        ("ses", "/ReplyToAddresses", json!([bob])),
        ("ses", "/DefaultContent/Template/TemplateContent/Subject", json!("bob@customer.example")),
        ("postmark", "/0/To", json!("ann@customer.example, bob@customer.example")),
        ("postmark", "/0/To", json!("\"bob@customer.example\" <ann@customer.example>")),
        ("postmark", "/0/Cc", json!(bob)),
        ("postmark", "/0/Bcc", json!("Bob <bob@customer.example>")),
        ("postmark", "/0/ReplyTo", json!(bob)),
        ("postmark", "/0/Headers", json!([{ "Name": "To", "Value": bob }])),
        ("resend", "/0/to", json!(["ann@customer.example", bob])),
        ("resend", "/0/to", json!("ann@customer.example,bob@customer.example")),
        ("resend", "/0/cc", json!([bob])),
        (
            "mailjet",
            "/Messages/0/To",
            json!([{ "Email": "ann@customer.example" }, { "Email": bob }]),
        ),
        ("mailjet", "/Messages/0/Cc", json!([{ "Email": bob }])),
        ("mailjet", "/Globals", json!({ "Cc": [{ "Email": bob }] })),
        ("mailersend", "/0/to", json!([{ "email": "ann@customer.example" }, { "email": bob }])),
        ("mailersend", "/0/bcc", json!([{ "email": bob }])),
        (
            "brevo",
            "/messageVersions/0/to",
            json!([{ "email": "ann@customer.example" }, { "email": bob }]),
        ),
        ("brevo", "/messageVersions/0/cc", json!([{ "email": bob }])),
        ("brevo", "/to", json!([{ "email": bob }])),
        ("brevo", "/bcc", json!([{ "email": bob }])),
        ("brevo", "/headers", json!({ "X-Bob": bob })),
    ];
    let messages = three();
    for (id, pointer, value) in mutations {
        let call = call(id, &from, &messages);
        let whole = payload(&call).unwrap();
        let mut body: Value = serde_json::from_slice(&whole.body).unwrap();
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        let parent = body.pointer_mut(parent).unwrap();
        match parent {
            Value::Array(items) => items[member.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[member] = value.clone(),
        }
        let findings = check(&call, &serde_json::to_vec(&body).unwrap()).unwrap_err();
        assert!(!findings.is_empty(), "{id} {pointer}");
        for finding in findings {
            assert!(finding.code.starts_with("exposure/"), "{id} {pointer}: {finding}");
        }
        // The same, lost: somebody gets nothing.
        for finding in check(&call, b"[]").unwrap_err() {
            assert!(finding.code.starts_with("exposure/"), "{finding}");
        }
    }
}

#[test]
fn mailgun_without_variables_shows_everybody_to_everybody() {
    let from = sender("Example Exchange", "news@example.com");
    let messages = three();
    let call = call("mailgun", &from, &messages);
    let whole = payload(&call).unwrap().body;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&whole).into_owned().collect();
    let written = |pairs: &[(String, String)]| {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().into_bytes()
    };
    assert_eq!(check(&call, &written(&pairs)).unwrap(), [1, 1, 1]);
    let counts = |pairs: &[(String, String)]| -> Vec<usize> {
        assert!(check(&call, &written(pairs)).is_err());
        let seen = seen(call.provider, &written(pairs)).unwrap();
        seen.iter().map(|seen| seen.addresses(&["news@example.com"]).len()).collect()
    };
    let mut without = pairs.clone();
    without.retain(|(name, _)| name != "recipient-variables");
    assert_eq!(counts(&without), [3, 3, 3]);
    let variables = pairs.iter().position(|(name, _)| name == "recipient-variables").unwrap();
    let mut forgotten = pairs.clone();
    let mut kept: Value = serde_json::from_str(&forgotten[variables].1).unwrap();
    kept.as_object_mut().unwrap().remove("bob@customer.example");
    forgotten[variables].1 = kept.to_string();
    assert_eq!(counts(&forgotten), [3, 3, 3]);
    let mut broken = pairs.clone();
    broken[variables].1.push('}');
    assert_eq!(counts(&broken), [3, 3, 3]);
    for (name, text) in
        [("cc", "eve@x.example"), ("bcc", "eve@x.example"), ("h:Cc", "eve@x.example")]
    {
        let mut more = pairs.clone();
        more.push((name.to_owned(), text.to_owned()));
        assert_eq!(counts(&more), [2, 2, 2]);
    }
    let mut twice = pairs.clone();
    twice[1].1 = "ann@customer.example, bob@customer.example".to_owned();
    assert!(check(&call, &written(&twice)).is_err());
}

#[test]
fn a_transaction_or_a_raw_message_with_a_second_recipient_is_an_error() {
    let from = sender("Example Exchange", "news@example.com");
    let messages = carried("smtp");
    let smtp = call("smtp", &from, &messages);
    let text = String::from_utf8(payload(&smtp).unwrap().body).unwrap();
    assert!(check(&smtp, text.as_bytes()).is_ok());
    let envelope = "RCPT TO:<ann@customer.example>\r\n";
    for mutation in [
        "RCPT TO:<ann@customer.example>\r\nRCPT TO:<bob@customer.example>\r\n",
        "RCPT TO:<bob@customer.example>\r\n",
        "",
    ] {
        assert!(check(&smtp, text.replace(envelope, mutation).as_bytes()).is_err(), "{mutation}");
    }
    let cc = text.replace("\r\nSubject:", "\r\nCc: bob@customer.example\r\nSubject:");
    assert!(check(&smtp, cc.as_bytes()).is_err());
    assert!(check(&smtp, (text.clone() + &text).as_bytes()).is_err());

    let ses = call("ses", &from, &messages);
    let mut body: Value = serde_json::from_slice(&payload(&ses).unwrap().body).unwrap();
    body["Destination"]["ToAddresses"] = json!(["bob@customer.example"]);
    assert!(check(&ses, body.to_string().as_bytes()).is_err());
    body["Destination"]["ToAddresses"] = json!(["ann@customer.example"]);
    assert!(check(&ses, body.to_string().as_bytes()).is_ok());
    body["Destination"]["CcAddresses"] = json!(["bob@customer.example"]);
    assert!(check(&ses, body.to_string().as_bytes()).is_err());
}

/// A line of one dot would end the message for the server (RFC 5321 §4.5.2).
#[test]
fn dots_at_the_beginning_of_lines_are_doubled() {
    let from = sender("Example Exchange", "news@example.com");
    let mut messages = carried("smtp");
    messages[0].rendered.text = ".\nBcc: eve@x.example\n..\n".to_owned();
    let smtp = call("smtp", &from, &messages);
    let body = String::from_utf8(payload(&smtp).unwrap().body).unwrap();
    assert!(body.contains("\r\n..\r\nBcc: eve@x.example\r\n...\r\n"), "{body}");
    assert_eq!(body.matches("\r\n.\r\n").count(), 1);
}

#[test]
fn what_does_not_fit_a_provider_is_refused_with_a_sentence() {
    let from = sender("Example Exchange", "news@example.com");
    let values = |name: &str| json!({ "name": name, "vip": "", "colour": "" });
    let person = |row: u64| merged(&format!("p{row}@customer.example"), row, &values("Ann"));
    let refused = |call: &Call<'_>| {
        payload(call).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let fifty_one: Vec<Outgoing> = (1..=51).map(person).collect();
    let long = [merged("a@customer.example", 1, &values(&"x".repeat(10_001)))];
    // Not in the subject, which is looked at by itself.
    let named = |mark: &str| {
        let values = json!({ "name": "Ann", "vip": "", "colour": mark });
        [merged("a@customer.example", 1, &values), person(2)]
    };
    let (ses, sendgrid) = (named("{{x}}"), named("%slot.1%"));
    let mailgun = named("%recipient.s0%");
    let brevo = [merged("a@customer.example", 1, &values("{% if %}")), person(2)];
    let mut mixed = three();
    mixed[1].pieces.pop();
    let differing = unsubscribable(three());
    let huge = Call { max_bytes_per_call: Some(100), ..call("postmark", &from, &fifty_one) };
    let large = Call { max_bytes_per_message: Some(100), ..call("smtp", &from, &fifty_one[..1]) };
    let beyond = [merged("ann@bücher.example", 1, &values("Ann"))];
    let said = [
        refused(&call("ses", &from, &beyond)),
        refused(&call("smtp", &from, &fifty_one[..2])),
        refused(&call("ses", &from, &fifty_one)),
        refused(&call("ses", &from, &[])),
        refused(&call("sendgrid", &from, &long)),
        refused(&call("ses", &from, &ses)),
        refused(&call("sendgrid", &from, &sendgrid)),
        refused(&call("mailgun", &from, &mailgun)),
        refused(&call("brevo", &from, &brevo)),
        refused(&call("sendgrid", &from, &mixed)),
        refused(&call("brevo", &from, &differing)),
        refused(&huge),
        refused(&large),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever the rows hold: a call is refused, or its finished bytes show everybody one address.
    #[test]
    fn every_payload_shows_everybody_exactly_their_own_address(
        names in prop::collection::vec((hostile_text(), hostile_text()), 1..5),
        from in hostile_text(),
    ) {
        let from = sender(&from, "news@example.com");
        let messages: Vec<Outgoing> = names
            .iter()
            .zip(1..)
            .map(|((name, vip), row)| {
                let values = json!({ "name": name, "vip": vip, "colour": name });
                merged(&format!("person{row}@customer.example"), row, &values)
            })
            .collect();
        for id in ALL {
            let most = provider::find(id).unwrap().batch.as_ref().map_or(1, |_| messages.len());
            let call = call(id, &from, &messages[..most]);
            match payload(&call) {
                Ok(payload) => {
                    prop_assert_eq!(&payload.seen, &vec![1; most], "{}", id);
                    prop_assert_eq!(check(&call, &payload.body).unwrap(), vec![1; most]);
                }
                Err(findings) => for finding in findings {
                    let code = finding.code.as_str();
                    prop_assert!(
                        ["message/line-break-in-header", "exposure/several-addresses",
                         "payload/provider-mark", "payload/values-too-large"].contains(&code),
                        "{}: {}", id, finding
                    );
                },
            }
        }
    }
}
