//! Each rule that looks into a message: the bad one is found and said
//! (`snapshots/message_rules__sentences.snap`), the good one is left alone by every rule.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;
mod rules;

use reading::sentences;
use rules::{Draft, audience, campaign, cases, files, page};
use send_plan::api::{Question, review};
use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::lint::RULES;
use send_plan::template::report;
use serde_json::json;

fn found(draft: &Draft) -> Vec<Diagnostic> {
    report(&draft.files, &draft.campaign, Some(&audience())).diagnostics
}

#[test]
fn every_rule_finds_its_bad_message_and_says_so() {
    let mut text = String::new();
    for case in cases() {
        let all = found(&case.bad);
        let own: Vec<_> = all.iter().filter(|finding| finding.code == case.code).cloned().collect();
        assert!(!own.is_empty(), "no {} in {}", case.code, sentences(&all));
        let rule = RULES.iter().find(|rule| rule.code == case.code).unwrap();
        assert!(own.iter().all(|finding| finding.severity == rule.severity), "{}", case.code);
        text.push_str(&format!("# {}\n{}\n", case.code, sentences(&own)));
    }
    insta::assert_snapshot!("sentences", text);
}

#[test]
fn good_messages_are_left_alone_by_every_rule() {
    // What the good message of one rule is for another's sake.
    let expected = ["template/served-by-fallback", "template/list-may-be-empty"];
    let mut text = String::new();
    for case in cases() {
        let own = |finding: &&Diagnostic| {
            finding.code == case.code
                || !expected.contains(&finding.code.as_str())
                    && !finding.hint.starts_with("Waived by ")
                    // The columns of lists are for other tests.
                    && !["provider/dialect", "template/nested-data"].contains(&finding.code.as_str())
        };
        let left: Vec<_> = found(&case.good).iter().filter(own).cloned().collect();
        if !left.is_empty() {
            text.push_str(&format!("# {}\n{}", case.code, sentences(&left)));
        }
    }
    assert_eq!(text, "");
}

/// Two links over http, in two files.
fn insecure(members: &serde_json::Value) -> Draft {
    let html = page("en", "<a href=\"http://example.com\">Open</a>");
    let files = files(&[
        ("en/subject.txt", "News"),
        ("en/body.html", &html),
        ("en/body.txt", "News."),
        ("pt/subject.txt", "Novidades"),
        ("pt/body.html", &html.replace("\"en\"", "\"pt\"")),
        ("pt/body.txt", "Novidades."),
    ]);
    Draft { files, campaign: campaign(members) }
}

#[test]
fn a_waived_finding_stays_and_says_who_answers_for_it() {
    let draft = insecure(&json!({ "waivers": [{
        "code": "html/insecure-link",
        "where": { "file": "en/body.html" },
        "person": "Ann Author",
        "reason": "The shop has no certificate until Monday.",
    }] }));
    let links: Vec<_> =
        found(&draft).into_iter().filter(|finding| finding.code == "html/insecure-link").collect();
    let [warned, waived] = links.as_slice() else { panic!("{links:#?}") };
    assert_eq!((waived.severity, warned.severity), (Severity::Info, Severity::Warning));
    assert_eq!(waived.place.file.as_deref(), Some("en/body.html"));
    assert_eq!(waived.hint, "Waived by Ann Author: The shop has no certificate until Monday.");
    assert_eq!(report(&draft.files, &draft.campaign, None).waivers, draft.campaign.waivers);
}

#[test]
fn nobody_waives_an_exposure() {
    let draft = insecure(&json!({
        "from": { "name": "", "address": "a@example.com, b@example.com" },
        "waivers": [{ "code": "exposure/several-addresses", "person": "Ann", "reason": "Meant." }],
    }));
    let report = report(&draft.files, &draft.campaign, None);
    let exposure = report.diagnostics.iter().find(|f| f.code == "exposure/several-addresses");
    assert_eq!(exposure.map(|finding| finding.severity), Some(Severity::Error));
    assert!(report.waivers.is_empty());
}

#[test]
fn the_plan_carries_the_waivers_that_were_used() {
    let waiver = |code: &str| json!({ "code": code, "person": "Ann", "reason": "Meant." });
    let draft = insecure(&json!({
        "id": "news", "salt": "5".repeat(64),
        "from": { "name": "Example", "address": "news@example.com" },
        "accounts": [{ "id": "main", "provider": "postmark" }],
        "waivers": [waiver("html/insecure-link"), waiver("html/insecure-image")],
    }));
    let Draft { files, campaign } = draft;
    let used = campaign.waivers[0].clone();
    let audience = Some(audience());
    let review = review(&Question { campaign, audience, templates: files, now_ms: 0 });
    assert_eq!(review.plan.unwrap().waivers, [used]);
}

/// Shows a column that holds other people's addresses.
fn leaking(members: &serde_json::Value) -> Draft {
    let html = page("en", "<p>{{adviser}}</p>");
    let files =
        files(&[("en/subject.txt", "News"), ("en/body.html", &html), ("en/body.txt", "News.")]);
    Draft { files, campaign: campaign(members) }
}

#[test]
fn who_answers_for_somebody_elses_address_answers_for_the_sentence_that_was_read() {
    const CODE: &str = "exposure/foreign-address";
    let severity = |members: &serde_json::Value| {
        let all = found(&leaking(members));
        all.into_iter().find(|finding| finding.code == CODE).unwrap().severity
    };
    let read = found(&leaking(&json!({})));
    let read = read.iter().find(|finding| finding.code == CODE).unwrap();
    let waiver = |sentence: Option<&str>| {
        let mut waiver = json!({ "code": CODE, "person": "Ann", "reason": "One adviser for all." });
        if let Some(sentence) = sentence {
            waiver["finding"] = sentence.into();
        }
        json!({ "waivers": [waiver] })
    };
    assert_eq!(severity(&waiver(Some(&read.message))), Severity::Info);
    // Without the sentence, or with one of other counts, it blocks again.
    assert_eq!(severity(&waiver(None)), Severity::Error);
    let other = read.message.replace(" of ", " of 1");
    assert_eq!(severity(&waiver(Some(&other))), Severity::Error);
}

#[test]
fn the_address_for_leaving_the_list_is_read_as_the_template_it_is() {
    let said = |url: &str| {
        let draft = leaking(&json!({ "unsubscribe": { "url": url } }));
        let all = found(&draft).into_iter();
        let own = all.filter(|f| f.place.member.as_deref() == Some("unsubscribe.url"));
        own.map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(said("https://example.com/out?e={{adviser}}"), ["exposure/foreign-address"]);
    let whole = said("https://example.com/out?e={{#with this}}{{lookup . plan}}{{/with}}");
    assert!(whole.contains(&"exposure/foreign-address".to_owned()), "{whole:?}");
    assert_eq!(said("https://example.com/out?e={{[email]}}"), Vec::<String>::new());
    assert_eq!(said("https://example.com/{{#if email}}{{email}}"), ["header/bad-unsubscribe"]);
    assert_eq!(said("https://example.com/out"), ["header/bad-unsubscribe"]);
}
