//! `init`, `expand`, `lint` and `plan --explain` as a person uses them.
#![allow(missing_docs)]

mod desk;

use desk::{Desk, NOW};
use serde_json::{Value, json};

fn relay() -> Value {
    json!([{ "id": "relay", "provider": "smtp", "latencyMs": 100, "inFlight": 3,
             "limits": [{ "unit": "messages", "limit": 5, "per": "1s" }] }])
}

#[test]
fn init_makes_an_identity_once() {
    let desk = Desk::new();
    let campaign = desk.path("new.json");
    desk.run(&["init", &campaign]).expect_exit(0);
    let made = desk.json(&campaign);
    assert_eq!(made["salt"].as_str().map(str::len), Some(64));
    assert_eq!(made["sequence"], 1);
    assert!(made["id"].as_str().is_some_and(|id| id.starts_with("new-")));
    desk.run(&["init", &campaign]).expect_exit(0);
    assert_eq!(desk.json(&campaign), made);
    let other = desk.path("other.json");
    desk.run(&["init", &other]).expect_exit(0);
    assert_ne!(desk.json(&other)["salt"], made["salt"]);
}

#[test]
fn init_keeps_what_stands_in_the_campaign() {
    let desk = Desk::new();
    let campaign = desk.write(
        "campaign.json",
        r#"{"format":"piecewise.campaign/1","name":"Index","accounts":[{"id":"a","provider":"ses"}]}"#,
    );
    desk.run(&["init", &campaign]).expect_exit(0);
    let made = desk.json(&campaign);
    assert_eq!((&made["name"], &made["accounts"][0]["provider"]), (&json!("Index"), &json!("ses")));
}

#[test]
fn expand_lists_every_call_in_order_and_everybody_once() {
    let desk = Desk::with_recipients(23, &["en"]);
    let plan = desk.plan(&desk.campaign(json!({ "accounts": relay() })));
    let lines = desk.run(&["expand", &plan]).expect_exit(0).stdout;
    let calls: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(calls.len(), 23);
    let mut firsts: Vec<_> = calls.iter().filter_map(|call| call["first"].as_u64()).collect();
    firsts.sort_unstable();
    assert_eq!(firsts, (0..23).collect::<Vec<_>>());
    assert!(calls.is_sorted_by_key(|call| call["at_ms"].as_u64()));
    assert_eq!(calls[0]["account"], "relay");
    assert!((1..).zip(&calls).all(|(line, call)| call["call"] == line), "{lines}");
    assert_eq!(calls[0]["wave"], "everyone");
}

#[test]
fn the_answer_in_words() {
    let desk = Desk::with_recipients(230, &["en"]);
    let campaign = desk.campaign(json!({ "accounts": relay() }));
    let outcome = desk.run(&["plan", &campaign, "--now", NOW, "--explain"]).expect_exit(0);
    insta::assert_snapshot!("explain", outcome.stdout);
}

#[test]
fn the_same_campaign_gets_the_same_bytes_and_another_now_other_ones() {
    let desk = Desk::with_recipients(50, &["en", "ar"]);
    let campaign = desk.campaign(json!({ "accounts": relay() }));
    let bytes = |now: &str| {
        let out = desk.path("out.json");
        desk.run(&["plan", &campaign, "--now", now, "--out", &out]).expect_exit(0);
        std::fs::read(out).expect("the plan")
    };
    assert_eq!(bytes(NOW), bytes(NOW));
    assert_ne!(bytes(NOW), bytes("2026-11-21T00:00:01Z"));
}

#[test]
fn lint_says_how_many_recipients_a_gap_meets() {
    let desk = Desk::new();
    desk.write(
        "customers.csv",
        "email,lang,first_name\na@example.com,en,Ada\nb@example.com,en,\nc@example.com,pt-BR,Caio\nd@example.com,zh-CN,Li\n",
    );
    for locale in ["en", "pt"] {
        desk.write(&format!("templates/{locale}/subject.txt"), "Hi {{first_name}}");
        desk.write(&format!("templates/{locale}/body.html"), "<p>{{first_name}} {{balance}}</p>");
        desk.write(&format!("templates/{locale}/body.txt"), "{{first_name}}");
    }
    let campaign =
        desk.campaign(json!({ "accounts": relay(), "templates": { "directory": "templates" } }));
    let outcome = desk.run(&["lint", &campaign]).expect_exit(1);
    insta::assert_snapshot!("lint", outcome.stderr);
    let findings = desk.run(&["lint", &campaign, "--json"]).expect_exit(1).stdout;
    let findings: Vec<Value> = serde_json::from_str(&findings).expect("JSON");
    assert_eq!(findings.len(), outcome.stderr.lines().count());
}

#[test]
fn another_audience_than_the_planned_one_is_noticed() {
    let desk = Desk::with_recipients(50, &["en"]);
    let plan = desk.plan(&desk.campaign(json!({ "accounts": relay() })));
    let customers = desk.path("customers.csv");
    desk.run(&["audit", &plan, "--audience", &customers]).expect_exit(0);
    let other =
        std::fs::read_to_string(&customers).expect("it").replacen("person7@", "person8@", 1);
    let other = desk.write("other.csv", other);
    let outcome = desk.run(&["audit", &plan, "--audience", &other]).expect_exit(1);
    assert!(outcome.stderr.contains("P6/other-audience"), "{}", outcome.stderr);
}

/// Two accounts at 5 and 10 a second: without the faster one 150 take 29 s, and the plan names it
/// nowhere.
#[test]
fn a_plan_without_an_account() {
    let desk = Desk::with_recipients(150, &["en"]);
    let account = |id: &str, most: u64, standby: bool| {
        let limits = [json!({ "unit": "messages", "limit": most, "per": "1s" })];
        json!({ "id": id, "provider": "smtp", "limits": limits, "standby": standby })
    };
    let accounts = [account("fast", 10, false), account("slow", 5, true)];
    let campaign = desk.campaign(json!({ "accounts": accounts }));
    let plan = desk.path("without.json");
    let words = desk
        .run(&["plan", &campaign, "--now", NOW, "--without", "fast", "--explain", "--out", &plan])
        .expect_exit(0)
        .stdout;
    assert!(words.contains("· 29 s ·"), "{words}");
    let plan = desk.json(&plan);
    assert_eq!(plan["accounts"][0]["id"], "slow");
    assert_eq!(plan["accounts"].as_array().map(Vec::len), Some(1));

    let whole = desk.run(&["plan", &campaign, "--now", NOW, "--json"]).expect_exit(0).stdout;
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    let failover = &whole["outlook"]["failover"];
    assert_eq!(failover[0]["account"], "fast");
    assert_eq!(failover[0]["finishMs"], plan["estimate"]["finishMs"]);

    let unknown = desk.run(&["plan", &campaign, "--now", NOW, "--without", "other"]);
    let unknown = unknown.expect_exit(2).stderr;
    assert!(unknown.contains("fast, slow"), "{unknown}");
}

#[test]
fn the_outlook_in_words() {
    let desk = Desk::new();
    let mut csv = String::from("email,lang,tz\n");
    for index in 0..900 {
        let (at, locale, zone) = match index % 9 {
            0 => ("orange.fr", "fr", "Europe/Paris"),
            1..4 => ("yahoo.com", "en", "America/New_York"),
            _ => ("gmail.com", "en", "Europe/Lisbon"),
        };
        csv.push_str(&format!("person{index}@{at},{locale},{zone}\n"));
    }
    desk.write("customers.csv", csv);
    let limits = json!([{ "unit": "messages", "limit": 5, "per": "1s" }]);
    let campaign = desk.campaign(json!({
        "accounts": [
            { "id": "ses", "provider": "ses", "limits": limits, "errorsPerThousand": 20,
              "maxRecipientsPerCall": 1 },
            { "id": "exchange", "provider": "exchange-online", "latencyMs": 400 },
        ],
        "mailboxCaps": [
            { "mailboxProvider": "orange", "unit": "messages", "limit": 10, "per": "1m" },
        ],
        "schedule": { "waves": [
            { "name": "canary", "size": { "recipients": 30 }, "gate": { "dwell": "30m" } },
            { "name": "everyone", "size": "rest" },
        ] },
    }));
    let outcome = desk.run(&["plan", &campaign, "--now", NOW, "--explain"]).expect_exit(0);
    insta::assert_snapshot!("outlook", outcome.stdout);
}
