//! Every bad input gets a sentence that says what, where and what to do.
#![allow(missing_docs)]

mod desk;

use desk::{Desk, NOW};
use serde_json::json;

fn smtp() -> serde_json::Value {
    json!([{ "id": "relay", "provider": "smtp",
             "limits": [{ "unit": "messages", "limit": 10, "per": "1s" }] }])
}

/// What `plan` says, with the folder's name taken out.
fn said(desk: &Desk, campaign: &str) -> String {
    let outcome = desk.run(&["plan", campaign, "--now", NOW, "--out", &desk.path("plan.json")]);
    assert!(!desk_has_plan(desk), "a plan was written");
    let folder = desk.path("");
    format!("exit {}\n{}", outcome.code, outcome.stderr.replace(&folder, ""))
}

fn desk_has_plan(desk: &Desk) -> bool {
    std::path::Path::new(&desk.path("plan.json")).exists()
}

fn with_audience(csv: impl AsRef<[u8]>) -> String {
    let desk = Desk::new();
    desk.write("customers.csv", csv);
    let campaign = desk.campaign(json!({ "accounts": smtp() }));
    said(&desk, &campaign)
}

fn with_members(members: serde_json::Value) -> String {
    let desk = Desk::with_recipients(20, &["en"]);
    let campaign = desk.campaign(members);
    said(&desk, &campaign)
}

fn with_campaign(text: &str) -> String {
    let desk = Desk::new();
    let campaign = desk.write("campaign.json", text);
    said(&desk, &campaign)
}

#[test]
fn audiences() {
    insta::assert_snapshot!("empty_file", with_audience(""));
    insta::assert_snapshot!("no_address_column", with_audience("name,city\nAda,London\nBo,Oslo\n"));
    insta::assert_snapshot!("binary", with_audience(b"\x7fELF\x02\x01\x01\x00\x00\x00"));
    insta::assert_snapshot!("header_only", with_audience("email,lang\n"));
    insta::assert_snapshot!("nobody_left", with_audience("email\nnobody\n"));
}

#[test]
fn rows_that_are_not_mailed_do_not_stop_a_plan() {
    let desk = Desk::new();
    desk.write(
        "customers.csv",
        "email,lang,tz\na@example.com,en,Mars/Olympus\nb@example.com,en\nc@example.com,en,UTC,x\nd\n,en,UTC\na@example.com,en,UTC\n",
    );
    let campaign = desk.campaign(json!({ "accounts": smtp() }));
    let outcome = desk.run(&["plan", &campaign, "--now", NOW]).expect_exit(0);
    insta::assert_snapshot!("rejected_rows", outcome.stderr);
}

#[test]
fn campaigns() {
    insta::assert_snapshot!(
        "truncated",
        with_campaign("{\n  \"format\": \"piecewise.campaign/1\",\n  \"na")
    );
    insta::assert_snapshot!("not_json", with_campaign("email,lang\na@b.c,en\n"));
    insta::assert_snapshot!("nothing", with_campaign(""));
    insta::assert_snapshot!(
        "newer",
        with_campaign("{\"format\": \"piecewise.campaign/2\", \"new\": 1}")
    );
    insta::assert_snapshot!("other", with_campaign("{\"name\": \"x\"}"));
    insta::assert_snapshot!(
        "unknown_member",
        with_campaign("{\"format\": \"piecewise.campaign/1\",\n \"adress\": 1}")
    );
    insta::assert_snapshot!(
        "twice",
        with_campaign("{\"format\": \"piecewise.campaign/1\", \"name\": \"a\", \"name\": \"b\"}")
    );
    insta::assert_snapshot!(
        "too_large",
        with_campaign("{\"format\": \"piecewise.campaign/1\", \"sequence\": 9007199254740993}")
    );
    insta::assert_snapshot!("deep", with_campaign(&"[".repeat(100_000)));
}

#[test]
fn members() {
    let limit = |limit: u64, per: &str| {
        json!([{ "id": "relay", "provider": "smtp",
                 "limits": [{ "unit": "messages", "limit": limit, "per": per }] }])
    };
    insta::assert_snapshot!("limit_zero", with_members(json!({ "accounts": limit(0, "1s") })));
    insta::assert_snapshot!("window_zero", with_members(json!({ "accounts": limit(5, "0s") })));
    insta::assert_snapshot!("window_odd", with_members(json!({ "accounts": limit(5, "a day") })));
    insta::assert_snapshot!("too_slow", with_members(json!({ "accounts": limit(1, "366d") })));
    insta::assert_snapshot!(
        "deadline_before_start",
        with_members(json!({ "accounts": smtp(), "schedule": {
            "start": "2026-11-23T06:00:00Z", "deadline": "2026-11-23T05:00:00Z" } }))
    );
    insta::assert_snapshot!(
        "deadline_missed",
        with_members(json!({ "accounts": limit(1, "1m"), "schedule": {
            "start": "2026-11-23T06:00:00Z", "deadline": "2026-11-23T06:05:00Z" } }))
    );
    insta::assert_snapshot!("no_account", with_members(json!({ "accounts": [] })));
    insta::assert_snapshot!(
        "unknown_provider",
        with_members(json!({ "accounts": [{ "id": "x", "provider": "pigeon" }] }))
    );
    insta::assert_snapshot!(
        "unfit_provider",
        with_members(json!({ "accounts": [{ "id": "x", "provider": "zeptomail" }] }))
    );
    insta::assert_snapshot!(
        "several_to_one_transaction",
        with_members(
            json!({ "accounts": [{ "id": "x", "provider": "smtp", "maxRecipientsPerCall": 100 }] })
        )
    );
    insta::assert_snapshot!(
        "two_senders",
        with_members(json!({ "accounts": smtp(),
            "from": { "name": "A", "address": "a@example.com, b@example.com" } }))
    );
    insta::assert_snapshot!(
        "no_identity",
        with_members(json!({ "accounts": smtp(), "id": null, "salt": null }))
    );
    insta::assert_snapshot!(
        "ambiguous_names",
        with_members(json!({ "id": "In\u{0434}ex", "accounts": [
            { "id": "relay\u{202e}", "provider": "smtp" }] }))
    );
    insta::assert_snapshot!(
        "waves",
        with_members(json!({ "accounts": smtp(), "schedule": {
            "waves": [
                { "name": "canary", "size": "rest", "gate": { "dwell": "half an hour" } },
                { "name": "canary", "size": { "percent": 101 } }] } }))
    );
    insta::assert_snapshot!(
        "waves_miss_people",
        with_members(json!({ "accounts": smtp(), "schedule": {
            "waves": [{ "name": "canary", "size": { "recipients": 2 } }] } }))
    );
    insta::assert_snapshot!(
        "hours",
        with_members(json!({ "accounts": smtp(), "schedule": {
            "sendingHours": { "from": "25:00", "to": "noon", "fallbackTimeZone": "Mars/Olympus" },
            "blackouts": [{ "from": "2026-12-26", "to": "2026-12-24" }] } }))
    );
    insta::assert_snapshot!(
        "even_without_deadline",
        with_members(json!({ "accounts": smtp(), "schedule": { "pace": "even" } }))
    );
    insta::assert_snapshot!(
        "ceilings",
        with_members(json!({ "accounts": smtp(),
            "mailboxCaps": [{ "mailboxProvider": "nowhere", "unit": "messages", "limit": 0, "per": "1h" }],
            "routes": [{ "locale": "en", "accounts": ["other"] }] }))
    );
    insta::assert_snapshot!(
        "account_details",
        with_members(json!({ "accounts": [{
            "id": "relay", "provider": "smtp", "share": 40,
            "limits": [{ "unit": "messages", "limit": 10, "per": "1s", "used": 4,
                         "usedAt": [{ "at": "2099-01-01T00:00:00Z", "units": 5 }] }],
            "reserve": [{ "unit": "messages", "limit": 10, "per": "1s" }],
            "warmUp": { "table": [100, 50], "day": 0 },
            "workingHours": { "from": "08:00", "to": "20:00", "timeZone": "Mars/Olympus" } }] }))
    );
    insta::assert_snapshot!(
        "bytes_without_message",
        with_members(json!({ "accounts": [{
            "id": "relay", "provider": "smtp",
            "limits": [{ "unit": "bytes", "limit": 1000000, "per": "1s" }] }] }))
    );
}

#[test]
fn templates() {
    let desk = Desk::with_recipients(10, &["en", "ar"]);
    desk.write("templates/en/subject.txt", "Hello {{first_name}}");
    desk.write("templates/en/body.html", "<p>Hello {{#if email}}{{email}}</p>\n<p>{{/each}}</p>");
    let campaign =
        desk.campaign(json!({ "accounts": smtp(), "templates": { "directory": "templates" } }));
    insta::assert_snapshot!("template_does_not_parse", said(&desk, &campaign));
    let campaign =
        desk.campaign(json!({ "accounts": smtp(), "templates": { "directory": "elsewhere" } }));
    insta::assert_snapshot!("no_such_folder", said(&desk, &campaign));
}

#[test]
fn plans() {
    let desk = Desk::with_recipients(10, &["en"]);
    let plan = desk.plan(&desk.campaign(json!({ "accounts": smtp() })));
    let text = std::fs::read_to_string(&plan).expect("the plan");
    for (name, text) in [
        ("plan_truncated", &text[..text.len() / 2]),
        ("plan_with_more", &text.replacen('{', "{\"to\":\"all@example.com\",", 1)),
    ] {
        let path = desk.write("broken.json", text);
        let outcome = desk.run(&["audit", &path]).expect_exit(2);
        let said = outcome.stderr.replace(&desk.path(""), "");
        // The column depends on the length of the plan.
        let said = said.split_once(": error").map_or(said.as_str(), |(_, rest)| rest).to_owned();
        insta::assert_snapshot!(name, said);
    }
}
