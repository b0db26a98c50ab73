//! `diff`: what a person reads who compares two plans.
#![allow(missing_docs)]

mod desk;

use base64::Engine;
use desk::{Desk, NOW};
use serde_json::{Value, json};

/// The plan of a thousand people through SendGrid, `size` to a call.
fn plan(desk: &Desk, name: &str, size: u64) -> String {
    let accounts = json!([{ "id": "sendgrid-main", "provider": "sendgrid", "latencyMs": 36_000,
                            "inFlight": 1, "maxRecipientsPerCall": size }]);
    let campaign = desk.campaign(json!({
        "accounts": accounts,
        "templates": { "directory": "templates" },
    }));
    let out = desk.path(name);
    desk.run(&["plan", &campaign, "--now", NOW, "--out", &out]).expect_exit(0);
    out
}

fn desk() -> Desk {
    let desk = Desk::with_recipients(1_000, &["en"]);
    templates(&desk, "templates", "Indices change on Monday.");
    desk
}

fn templates(desk: &Desk, folder: &str, sentence: &str) {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><title>Indices</title></head><body>\n<p>Dear \
         customer,</p>\n<p>{sentence}</p>\n</body></html>\n"
    );
    desk.write(&format!("{folder}/en/subject.txt"), "Indices");
    desk.write(&format!("{folder}/en/body.html"), html);
    desk.write(&format!("{folder}/en/body.txt"), format!("Dear customer,\n\n{sentence}\n"));
}

/// The story: ten hours with one call per person become 36 seconds with one call for all.
#[test]
fn one_call_for_a_thousand_is_the_first_line() {
    let desk = desk();
    let (old, new) = (plan(&desk, "old.json", 1), plan(&desk, "new.json", 1_000));
    let outcome = desk.run(&["diff", &old, &new]).expect_exit(1);
    let said = outcome.stdout;
    assert!(said.starts_with("One call now reaches 1,000 people instead of 1.\n"), "{said}");
    assert!(said.contains("handed over in 36 s instead of 10 h."), "{said}");
    assert!(
        said.contains("call shape changed from “one call per person” to “personalizations”"),
        "{said}"
    );
    let equal = desk.run(&["diff", &old, &old]).expect_exit(0);
    assert_eq!(equal.stdout, "The plans are equal.\n");
    assert_eq!(equal.stderr, "");
}

#[test]
fn the_differences_as_json() {
    let desk = desk();
    let (old, new) = (plan(&desk, "old.json", 1), plan(&desk, "new.json", 1_000));
    let said = desk.run(&["diff", &old, &new, "--json"]).expect_exit(1).stdout;
    let changes: Vec<Value> = serde_json::from_str(&said).expect("JSON");
    assert_eq!(changes[0]["danger"], "exposure");
    assert_eq!(changes[0]["member"], "estimate.largestCall");
    assert_eq!(desk.run(&["diff", &old, &old, "--json"]).expect_exit(0).stdout, "[]\n");
}

#[test]
fn lines_of_templates_whose_folders_are_given() {
    let desk = desk();
    let old = plan(&desk, "old.json", 1);
    std::fs::rename(desk.path("templates"), desk.path("before")).expect("a folder");
    templates(&desk, "templates", "Indices change on Tuesday.");
    let new = plan(&desk, "new.json", 1);
    let (before, now) = (desk.path("before"), desk.path("templates"));
    let words = ["diff", &old, &new, "--templates", &before, &now];
    let said = desk.run(&words).expect_exit(1).stdout;
    assert!(
        said.contains("Template en changed: its HTML (1 line) and its text (1 line)."),
        "{said}"
    );
}

#[test]
fn an_envelope_is_read_and_said_not_to_be_verified() {
    let desk = desk();
    let plan = plan(&desk, "plan.json", 1);
    let bytes = std::fs::read(&plan).expect("a plan");
    let envelope = |kind: &str, payload: &str| {
        let signatures = json!([{ "keyid": "x", "sig": "AAAA" }]);
        json!({ "payloadType": kind, "payload": payload, "signatures": signatures }).to_string()
    };
    let kind = "application/vnd.piecewise.plan+json";
    let payload = base64::engine::general_purpose::STANDARD.encode(bytes);
    let signed = desk.write("plan.dsse.json", envelope(kind, &payload));
    let outcome = desk.run(&["diff", &plan, &signed]).expect_exit(0);
    assert!(outcome.stderr.contains("plan.dsse.json: the signatures are not verified here"));

    for (kind, payload) in [(kind, "%%%"), ("application/vnd.piecewise.command+json", &*payload)] {
        let other = desk.write("other.dsse.json", envelope(kind, payload));
        let refused = desk.run(&["diff", &plan, &other]).expect_exit(2).stderr;
        assert!(refused.contains("The envelope does not hold a plan."), "{refused}");
    }
}

#[test]
fn what_is_not_a_plan_is_not_compared() {
    let desk = desk();
    let plan = plan(&desk, "plan.json", 1);
    let campaign = desk.path("campaign.json");
    let refused = desk.run(&["diff", &plan, &campaign]).expect_exit(2).stderr;
    assert!(refused.contains("This is not a plan"), "{refused}");
    desk.run(&["diff", &plan, &desk.path("none.json")]).expect_exit(2);
}
