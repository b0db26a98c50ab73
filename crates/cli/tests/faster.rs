//! What would make a send faster: every kind of way, each proven by planning it again, and the
//! least that meets a deadline.
#![allow(missing_docs, clippy::panic)]

mod desk;

use desk::{Desk, NOW};
use serde_json::{Value, json};

const START: &str = "2026-11-23T06:00:00Z";

/// What `faster` lists; every way of it is planned and audited, and ends when it said.
#[track_caller]
fn faster(desk: &Desk, members: Value) -> Value {
    let campaign = desk.campaign(members);
    let said = desk.run(&["faster", &campaign, "--now", NOW, "--json"]).expect_exit(0).stdout;
    let faster: Value = serde_json::from_str(&said).expect("JSON");
    let least = faster["deadline"]["least"].as_array().cloned().unwrap_or_default();
    for way in ways(&faster) {
        assert!(way["savesMs"].as_u64().is_some_and(|saves| saves > 0), "{way}");
        ends_as_said(desk, way);
    }
    for way in &least {
        assert_eq!(ends_as_said(desk, way), 0, "misses the deadline: {way}");
    }
    faster
}

fn ways(faster: &Value) -> &Vec<Value> {
    faster["ways"].as_array().expect("ways")
}

/// The exit code of the way's plan, which is as fast as the way says and keeps every promise.
#[track_caller]
fn ends_as_said(desk: &Desk, way: &Value) -> i32 {
    let campaign = desk.write("way.json", way["campaign"].to_string());
    let out = desk.path("way.plan.json");
    let outcome = desk.run(&["plan", &campaign, "--now", NOW, "--json"]);
    let review: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(review["estimate"]["finishMs"], way["finishMs"], "{way}");
    if outcome.code == 0 {
        desk.run(&["plan", &campaign, "--now", NOW, "--out", &out]).expect_exit(0);
        desk.run(&["audit", &out]).expect_exit(0);
    }
    outcome.code
}

/// The figures of the first way that makes this change, and what it saves in milliseconds.
#[track_caller]
fn found(faster: &Value, change: &str) -> (Value, u64) {
    let way = ways(faster).iter().find(|way| is(&way["changes"][0], change));
    let way = way.unwrap_or_else(|| panic!("no {change} in {:#}", faster["ways"]));
    let figures = way["changes"][0].get(change).cloned().unwrap_or_default();
    (figures, way["savesMs"].as_u64().expect("milliseconds"))
}

fn is(given: &Value, change: &str) -> bool {
    given.get(change).is_some() || given == change
}

fn lists(faster: &Value, change: &str) -> bool {
    ways(faster).iter().any(|way| is(&way["changes"][0], change))
}

fn smtp(id: &str, limit: u64) -> Value {
    json!({ "id": id, "provider": "smtp",
            "limits": [{ "unit": "messages", "limit": limit, "per": "1s" }] })
}

fn sendgrid(most: u64) -> Value {
    json!([{ "id": "sendgrid", "provider": "sendgrid", "maxRecipientsPerCall": most,
             "inFlight": 1, "latencyMs": 1_490, "latencyPerRecipientMs": 10 }])
}

/// The story: the safe batch shape buys nine hours and fifty-five minutes, more than anything else.
#[test]
fn the_ten_hours_begin_with_the_safe_shape() {
    let desk = Desk::with_recipients(24_000, &["en"]);
    let faster = faster(&desk, json!({ "accounts": sendgrid(1), "schedule": { "start": START } }));
    assert_eq!(
        ways(&faster)[0]["changes"],
        json!([{ "callSize": { "account": "sendgrid", "shape": "personalizations",
                               "from": 1, "to": 1_000 } }])
    );
    assert_eq!(ways(&faster)[0]["savesMs"], 36_000_000 - 24 * 11_490);
    // Twice the calls at once, or a second account, take half the time.
    let in_flight = json!({ "account": "sendgrid", "from": 1, "to": 2 });
    assert_eq!(found(&faster, "inFlight"), (in_flight, 18_000_000));
    let accounts = json!({ "like": "sendgrid", "names": ["sendgrid-2"] });
    assert_eq!(found(&faster, "accounts"), (accounts, 18_000_000));
    // An earlier start saves two days here, and yet the send is no shorter: last.
    let last = ways(&faster).last().expect("a way");
    assert!(is(&last["changes"][0], "start"), "{last}");
    assert_eq!(last["savesMs"], 54 * 3_600_000);
    let said = desk.run(&["faster", &desk.path("campaign.json"), "--now", NOW]).expect_exit(0);
    insta::assert_snapshot!("faster_ten_hours", said.stdout);
}

#[test]
fn nothing_that_exposes_anybody_is_ever_offered() {
    let desk = Desk::with_recipients(500, &["en"]);
    let relay = json!([{ "id": "relay", "provider": "smtp", "latencyMs": 500, "inFlight": 1 }]);
    let faster = faster(&desk, json!({ "accounts": relay }));
    assert!(!lists(&faster, "callSize"), "{:#}", faster["ways"]);
    assert_eq!(
        faster["refused"],
        json!([{ "onePersonPerCall": { "account": "relay", "provider": "smtp" } }])
    );
}

#[test]
fn a_documented_limit_is_never_raised() {
    let desk = Desk::with_recipients(5_000, &["en"]);
    let resend = |limits: Value| {
        json!([{ "id": "resend", "provider": "resend", "limits": limits,
                 "maxRecipientsPerCall": 100 }])
    };
    let documented = faster(&desk, json!({ "accounts": resend(json!([])) }));
    let refused = json!([{ "documented": { "account": "resend", "provider": "resend",
                                           "unit": "calls", "limit": 5, "perMs": 1_000 } }]);
    assert_eq!(documented["refused"], refused);
    assert!(!lists(&documented, "limit"));
    // An own figure below the documented one rises up to it, not to its double.
    let own = json!([{ "unit": "calls", "limit": 3, "per": "1000ms" }]);
    let below = faster(&desk, json!({ "accounts": resend(own) }));
    assert_eq!(found(&below, "limit").0["to"], 5);
}

/// 1,400 at 10 a second take 140 bursts, the last at 139 s; at 20, 70.
#[test]
fn a_higher_limit_a_second_account_and_one_on_standby() {
    let desk = Desk::with_recipients(1_400, &["en"]);
    let mut spare = smtp("spare", 4);
    spare["standby"] = json!(true);
    let faster = faster(&desk, json!({ "accounts": [smtp("relay", 10), spare] }));
    let limit =
        json!({ "account": "relay", "unit": "messages", "perMs": 1_000, "from": 10, "to": 20 });
    assert_eq!(found(&faster, "limit"), (limit, 70_000));
    assert_eq!(found(&faster, "accounts").1, 70_000);
    assert_eq!(found(&faster, "standby"), (json!({ "account": "spare" }), 40_000));
}

#[test]
fn a_second_account_takes_over_routes_and_ceilings() {
    let desk = Desk::with_recipients(1_400, &["en", "ar"]);
    let faster = faster(
        &desk,
        json!({
            "accounts": [smtp("relay", 10), smtp("relay-2", 100)],
            "routes": [{ "locale": "en", "accounts": ["relay"] },
                       { "locale": "ar", "accounts": ["relay-2"] }],
            "mailboxCaps": [{ "mailboxProvider": "gmail", "unit": "messages", "limit": 500,
                              "per": "1m", "account": "relay" }],
        }),
    );
    assert_eq!(found(&faster, "accounts").0["names"], json!(["relay-3"]));
    let way = ways(&faster).iter().find(|way| is(&way["changes"][0], "accounts")).expect("it");
    assert_eq!(way["campaign"]["routes"][0]["accounts"], json!(["relay", "relay-3"]));
    assert_eq!(way["campaign"]["mailboxCaps"][1]["account"], "relay-3");
}

#[test]
fn a_share_lifted() {
    let desk = Desk::with_recipients(1_400, &["en"]);
    let mut fast = smtp("fast", 100);
    fast["share"] = json!(50);
    let faster = faster(&desk, json!({ "accounts": [fast, smtp("slow", 10)] }));
    // 700 at 10 a second end at 69 s; together, 110 a second, at 12 s.
    assert_eq!(found(&faster, "share"), (json!({ "account": "fast", "from": 50 }), 57_000));
}

#[test]
fn ceilings_of_ones_own() {
    let desk = Desk::with_recipients(600, &["en"]);
    let cap = faster(
        &desk,
        json!({ "accounts": [smtp("relay", 100)],
                "mailboxCaps": [{ "mailboxProvider": "gmail", "unit": "messages", "limit": 60,
                                  "per": "1m" }] }),
    );
    let figures = json!({ "mailboxProvider": "gmail", "account": null, "unit": "messages",
                          "perMs": 60_000, "from": 60, "to": 120 });
    // 9 minutes against 4, in whose last second the second hundred goes out.
    assert_eq!(found(&cap, "mailboxCap"), (figures, 299_000));
    let mut relay = smtp("relay", 100);
    relay["latencyMs"] = json!(1_000);
    relay["shaping"] = json!([{ "mailboxProvider": "gmail", "connections": 2 }]);
    let shaped = faster(&desk, json!({ "accounts": [relay] }));
    let figures = json!({ "account": "relay", "mailboxProvider": "gmail", "figure": "connections",
                          "from": 2, "to": 4 });
    assert_eq!(found(&shaped, "shaping"), (figures, 150_000));
    let stop = faster(
        &desk,
        json!({ "accounts": [smtp("relay", 100)],
                "schedule": { "stop": { "recipients": 60, "within": "60s" } } }),
    );
    assert_eq!(found(&stop, "stop"), (json!({ "from": 60, "to": 120 }), 299_000));
}

/// Two days from 08:00 to 20:00 in Lisbon, which is on UTC.
#[test]
fn wider_hours_and_more_days() {
    let desk = Desk::with_recipients(1_500, &["en"]);
    let accounts = json!([{ "id": "relay", "provider": "smtp",
                            "limits": [{ "unit": "messages", "limit": 1, "per": "1m" }] }]);
    let hours = json!({ "from": "08:00", "to": "20:00", "days": ["mon", "thu"] });
    let sending = faster(
        &desk,
        json!({ "accounts": accounts,
                "schedule": { "start": START, "sendingHours": hours } }),
    );
    let figures = json!({ "from": hours,
                          "to": { "from": "08:00", "to": "20:00", "days": [] } });
    // 720 on Monday, 720 the next time, 60 the time after: Monday against Wednesday.
    assert_eq!(found(&sending, "sendingHours"), (figures, 5 * 86_400_000));
    let wider: Vec<_> = ways(&sending)
        .iter()
        .filter(|way| way["changes"][0]["sendingHours"]["to"]["from"] == "07:00")
        .collect();
    assert_eq!(wider.len(), 1);
    let mut relay = accounts[0].clone();
    relay["workingHours"] = json!({ "from": "09:00", "to": "17:00" });
    let working = faster(&desk, json!({ "accounts": [relay], "schedule": { "start": START } }));
    let figures = found(&working, "workingHours").0;
    assert_eq!(figures["to"], json!({ "from": "08:00", "to": "18:00", "days": [] }));
}

#[test]
fn a_shorter_wait_after_a_wave_but_never_a_persons_look() {
    let desk = Desk::with_recipients(600, &["en"]);
    let waves = |gate: Value| {
        json!({ "accounts": [smtp("relay", 100)],
                "schedule": { "waves": [
                    { "name": "canary", "size": { "recipients": 100 }, "gate": gate },
                    { "name": "everyone", "size": "rest" }] } })
    };
    let dwell = faster(&desk, waves(json!({ "dwell": "30m" })));
    let figures = json!({ "wave": "canary", "fromMs": 1_800_000, "toMs": 900_000 });
    assert_eq!(found(&dwell, "dwell"), (figures, 900_000));
    let look =
        faster(&desk, waves(json!({ "dwell": "10m", "approval": true, "expectedWait": "30m" })));
    assert!(!lists(&look, "dwell"));
    assert_eq!(
        look["refused"],
        json!([{ "approval": { "wave": "canary", "expectedWaitMs": 1_800_000 } }])
    );
}

#[test]
fn a_warm_up_is_not_hurried() {
    let desk = Desk::with_recipients(900, &["en"]);
    let mut relay = smtp("relay", 100);
    relay["warmUp"] = json!({ "table": [100, 200, 400] });
    let faster = faster(&desk, json!({ "accounts": [relay] }));
    assert_eq!(faster["refused"], json!([{ "warmUp": { "account": "relay" } }]));
}

#[test]
fn what_gives_safety_up_is_at_most_doubled_or_halved() {
    let desk = Desk::with_recipients(24_000, &["en"]);
    let small =
        faster(&desk, json!({ "accounts": sendgrid(1_000), "schedule": { "blastRadius": 100 } }));
    // 240 calls of 2.49 s against 120 of 3.49 s.
    assert_eq!(found(&small, "blastRadius"), (json!({ "from": 100, "to": 200 }), 178_800));
    let desk = Desk::with_recipients(1_400, &["en"]);
    let mut relay = smtp("relay", 10);
    relay["reserve"] = json!([{ "unit": "messages", "limit": 6, "per": "1s" }]);
    let reserved = faster(&desk, json!({ "accounts": [relay] }));
    let figures = json!({ "account": "relay", "unit": "messages", "perMs": 1_000,
                          "from": 6, "to": 3 });
    // 350 bursts of 4 against 200 of 7.
    assert_eq!(found(&reserved, "reserve"), (figures, 150_000));
    let said = desk.run(&["faster", &desk.path("campaign.json"), "--now", NOW]).expect_exit(0);
    assert!(said.stdout.contains("gives up: room for password resets"), "{}", said.stdout);
}

#[test]
fn an_even_pace_is_only_hurried_by_giving_it_up() {
    let desk = Desk::with_recipients(1_000, &["en"]);
    let even = json!({ "start": START, "deadline": "2026-11-23T07:00:00Z", "pace": "even" });
    let faster = faster(&desk, json!({ "accounts": [smtp("relay", 10)], "schedule": even }));
    assert_eq!(ways(&faster).len(), 1);
    assert!(found(&faster, "pace").1 > 3_000_000);
    assert_eq!(faster["deadline"], Value::Null);
}

/// The change with one step less of what it changes.
fn one_less(way: &Value) -> Value {
    let mut less = way["campaign"].clone();
    let change = &way["changes"][0];
    let figure = |name: &str| change[name]["to"].as_u64().expect("a figure") - 1;
    if is(change, "limit") {
        less["accounts"][0]["limits"][0]["limit"] = json!(figure("limit"));
    } else if is(change, "inFlight") {
        less["accounts"][0]["inFlight"] = json!(figure("inFlight"));
    } else if is(change, "callSize") {
        less["accounts"][0]["maxRecipientsPerCall"] = json!(figure("callSize"));
    } else if is(change, "accounts") {
        less["accounts"].as_array_mut().expect("accounts").pop();
    } else if is(change, "start") {
        less["schedule"]["start"] = json!("2026-11-23T04:01:00Z");
        assert_eq!(way["campaign"]["schedule"]["start"], "2026-11-23T04:00:00Z");
    } else if is(change, "deadline") {
        less["schedule"]["deadline"] = json!("2026-11-23T15:59:59.999Z");
        assert_eq!(way["campaign"]["schedule"]["deadline"], "2026-11-23T16:00:00Z");
    } else {
        panic!("{change}");
    }
    less
}

/// Ten hours, and eight are left.
#[test]
fn the_least_figures_meet_a_deadline_and_one_less_does_not() {
    let desk = Desk::with_recipients(24_000, &["en"]);
    let mut accounts = sendgrid(1);
    accounts[0]["limits"] = json!([{ "unit": "calls", "limit": 600, "per": "1m" }]);
    let schedule = json!({ "start": START, "deadline": "2026-11-23T14:00:00Z" });
    let members = json!({ "accounts": accounts, "schedule": schedule });
    let faster = faster(&desk, members);
    let missed = &faster["deadline"];
    assert_eq!(missed["lateMs"], 2 * 3_600_000);
    let least = missed["least"].as_array().expect("ways");
    let kinds: Vec<&str> = least
        .iter()
        .filter_map(|way| way["changes"][0].as_object()?.keys().next().map(String::as_str))
        .collect();
    assert_eq!(kinds, ["callSize", "inFlight", "accounts", "start", "deadline"]);
    for way in least {
        let less = desk.write("less.json", one_less(way).to_string());
        let said = desk.run(&["plan", &less, "--now", NOW]).expect_exit(1);
        assert!(said.stderr.contains("schedule/deadline-missed"), "{way}: {}", said.stderr);
    }
    let plan = desk.run(&["plan", &desk.path("campaign.json"), "--now", NOW]).expect_exit(1);
    insta::assert_snapshot!("plan_missed_deadline", plan.stdout);
}

/// 1,200 at 10 a second end at 119 s; 60 s ask for 20 a second.
#[test]
fn the_least_limit_is_exact() {
    let desk = Desk::with_recipients(1_200, &["en"]);
    let schedule = json!({ "start": START, "deadline": "2026-11-23T06:01:00Z" });
    let faster = faster(&desk, json!({ "accounts": [smtp("relay", 10)], "schedule": schedule }));
    let least = &faster["deadline"]["least"][0];
    // 61 bursts fit in a minute, both ends included: 1,200 in 61 ask for 20.
    assert_eq!(least["changes"][0]["limit"]["to"], 20);
    let mut less = least["campaign"].clone();
    less["accounts"][0]["limits"][0]["limit"] = json!(19);
    let less = desk.write("less.json", less.to_string());
    desk.run(&["plan", &less, "--now", NOW]).expect_exit(1);
}

/// Two limits of nearly the same strength: neither alone helps enough.
#[test]
fn two_changes_together_only_where_none_does_alone() {
    let desk = Desk::with_recipients(1_200, &["en"]);
    let relay = |id: &str| {
        let mut relay = smtp(id, 10);
        relay["workingHours"] = json!({ "from": "00:00", "to": "24:00" });
        relay
    };
    let schedule = json!({ "deadline": "2026-11-21T00:00:20Z" });
    let members = json!({
        "accounts": [relay("one"), relay("two")], "schedule": schedule,
        "routes": [{ "locale": "en", "accounts": ["one"] }],
        "mailboxCaps": [{ "mailboxProvider": "gmail", "unit": "messages", "limit": 15,
                          "per": "1s" }],
    });
    let faster = faster(&desk, members);
    let least = faster["deadline"]["least"].as_array().expect("ways");
    assert!(least.len() > 1, "{least:#?}");
    for way in &least[..least.len() - 1] {
        assert_eq!(way["changes"].as_array().map(Vec::len), Some(2), "{way}");
    }
}

#[test]
fn what_is_wrong_with_the_campaign_comes_first() {
    let desk = Desk::with_recipients(100, &["en"]);
    let campaign = desk.campaign(json!({ "accounts": [smtp("relay", 0)] }));
    let said = desk.run(&["faster", &campaign, "--now", NOW]).expect_exit(1);
    assert!(said.stderr.contains("account/limit-zero"), "{}", said.stderr);
    assert_eq!(said.stdout, "");
}
