//! Seeds from the campaign to the audit, and `chunk`: whom a call reaches.
#![allow(missing_docs)]

mod desk;

use std::collections::BTreeSet;
use std::path::Path;

use desk::{Desk, NOW};
use serde_json::{Value, json};

/// Forty customers, four seeds of whom one is a customer as well and one has unsubscribed.
fn desk_with_seeds() -> Desk {
    let desk = Desk::with_recipients(40, &["en", "pt-BR"]);
    let seeds = "email,lang,tz\ndesk@example.com,en,UTC\nPERSON7@gmail.com,en,UTC\n\
                 legal@example.com,pt-BR,UTC\ngone@example.com,en,UTC\n";
    desk.write("lists/seeds.csv", seeds);
    desk.write("lists/out.csv", "gone@example.com\nperson3@gmail.com\n");
    desk
}

fn campaign(desk: &Desk, waves: Value) -> String {
    desk.campaign(json!({
        "audience": {
            "files": ["customers.csv"],
            "seeds": ["lists/seeds.csv"],
            "suppression": ["lists/out.csv"],
        },
        "accounts": [
            { "id": "relay", "provider": "smtp", "latencyMs": 100,
              "limits": [{ "unit": "messages", "limit": 2, "per": "1s" }] },
            { "id": "batches", "provider": "sendgrid", "maxRecipientsPerCall": 4 },
        ],
        "schedule": { "waves": waves },
    }))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The words that give a plan its files.
fn files(desk: &Desk) -> Vec<String> {
    let named = [
        ("--audience", "customers.csv"),
        ("--seeds", "lists/seeds.csv"),
        ("--suppression", "lists/out.csv"),
    ];
    named.iter().flat_map(|(role, name)| [(*role).to_owned(), desk.path(name)]).collect()
}

fn run(desk: &Desk, words: &[&str], files: &[String]) -> desk::Outcome {
    let files = files.iter().map(String::as_str);
    desk.run(&words.iter().copied().chain(files).collect::<Vec<_>>())
}

#[test]
fn seeds_are_planned_first_and_audited() {
    for waves in [
        json!([]),
        json!([{ "name": "canary", "size": { "recipients": 9 }, "gate": { "dwell": "30m" } },
               { "name": "everyone", "size": "rest" }]),
    ] {
        let desk = desk_with_seeds();
        let campaign = campaign(&desk, waves);
        let words = ["plan", &campaign, "--now", NOW, "--out", "plan.json", "--explain"];
        let outcome = desk.run(&words).expect_exit(0);
        assert!(outcome.stdout.contains("3 seeds go first"), "{}", outcome.stdout);
        let said = outcome.stderr;
        assert!(said.contains("1 of these rows has the address of a seed"), "{said}");
        let plan = desk.path("plan.json");
        let written = desk.json(&plan);
        let read: Vec<_> = written["audience"]["files"].as_array().expect("files").iter().collect();
        assert_eq!((&read[0]["name"], &read[0]["seeds"]), (&json!("seeds.csv"), &json!(true)));
        assert_eq!((&read[1]["name"], &read[1]["seeds"]), (&json!("customers.csv"), &Value::Null));
        assert_eq!(read[0]["blake3"].as_str().map(str::len), Some(64));
        let audience = &written["audience"];
        assert_eq!((&audience["recipients"], &audience["duplicates"]), (&json!(41), &json!(1)));
        assert_eq!(audience["suppressed"], 2);

        // On each account, every seed goes before every customer.
        let calls = lines(&desk.run(&["expand", &plan]).expect_exit(0).stdout);
        for account in ["relay", "batches"] {
            let own = calls.iter().filter(|call| call["account"] == account);
            let seeds = own.map(|call| {
                let cohort = call["cohort"].as_u64().expect("a number") as usize;
                written["cohorts"][cohort]["seeds"] == true
            });
            assert!(seeds.collect::<Vec<_>>().is_sorted_by_key(|seeds| !seeds), "{calls:?}");
        }

        let audited = run(&desk, &["audit", &plan], &files(&desk)).expect_exit(0).stdout;
        assert!(audited.contains("Rebuilt from its files: 41 recipients"), "{audited}");
        assert!(audited.contains("each in exactly one of"), "{audited}");
    }
}

#[test]
fn every_call_s_chunk_makes_everybody_once() {
    let desk = desk_with_seeds();
    let plan = desk.plan(&campaign(&desk, json!([])));
    let calls = lines(&desk.run(&["expand", &plan]).expect_exit(0).stdout);
    let (mut reached, mut seeds) = (Vec::new(), BTreeSet::new());
    for call in &calls {
        let number = call["call"].to_string();
        let chunk = run(&desk, &["chunk", &plan, "--call", &number], &files(&desk));
        let chunk = lines(&chunk.expect_exit(0).stdout);
        assert_eq!(json!(chunk.len()), call["count"]);
        for recipient in &chunk {
            let file = recipient["file"].as_str().expect("a file");
            let row = recipient["row"].as_u64().expect("a row") as usize;
            let path = if file == "seeds.csv" { "lists/seeds.csv" } else { file };
            let text = std::fs::read_to_string(desk.path(path)).expect("a file");
            let address = recipient["address"].as_str().expect("an address").to_owned();
            // Row 1 is the first after the header.
            assert_eq!(
                text.lines().nth(row).and_then(|row| row.split(',').next()),
                Some(&*address)
            );
            if file == "seeds.csv" {
                seeds.insert(address.clone());
            }
            reached.push(address.to_lowercase());
        }
    }
    assert_eq!(reached.len(), 41);
    reached.sort();
    reached.dedup();
    assert_eq!(reached.len(), 41, "everybody once");
    assert_eq!(
        seeds.iter().map(String::as_str).collect::<Vec<_>>(),
        ["PERSON7@gmail.com", "desk@example.com", "legal@example.com"]
    );
}

/// docs/vectors/chunks.json, to which the app's engine is held as well.
#[test]
fn every_call_is_rebuilt_as_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/vectors/chunks.json");
    let text = std::fs::read_to_string(path).expect("it");
    let vectors: Value = serde_json::from_str(&text).expect("JSON");
    let desk = Desk::new();
    let plan = desk.write("plan.json", vectors["plan"].as_str().expect("text"));
    let mut files = Vec::new();
    for file in vectors["files"].as_array().expect("files") {
        let [role, name, text] =
            ["role", "name", "text"].map(|member| file[member].as_str().expect("text"));
        files.extend([format!("--{role}"), desk.write(name, text)]);
    }
    let calls = vectors["calls"].as_array().expect("calls");
    for (expected, number) in calls.iter().zip(1..) {
        let number = number.to_string();
        let chunk = run(&desk, &["chunk", &plan, "--call", &number], &files).expect_exit(0);
        assert_eq!(json!(lines(&chunk.stdout)), *expected, "call {number}");
    }
    assert_eq!(lines(&desk.run(&["expand", &plan]).expect_exit(0).stdout).len(), calls.len());
}

#[test]
fn a_chunk_of_other_files_is_refused_and_says_which() {
    let desk = desk_with_seeds();
    let plan = desk.plan(&campaign(&desk, json!([])));
    let chunk = |call: &str, files: &[String]| run(&desk, &["chunk", &plan, "--call", call], files);
    let right = files(&desk);

    for (call, words) in [("0", "no call 0: its calls are 1 to"), ("99", "no call 99")] {
        let refused = chunk(call, &right).expect_exit(2);
        assert!(refused.stderr.contains(words), "{}", refused.stderr);
        assert_eq!(refused.stdout, "");
    }
    let refused = chunk("1", &[]).expect_exit(2).stderr;
    assert!(refused.contains("No audience file is given"), "{refused}");
    let refused = chunk("1", &["--audience".to_owned(), desk.path("none.csv")]);
    let refused = refused.expect_exit(2).stderr;
    assert!(refused.contains("none.csv") && refused.contains("cannot be read"), "{refused}");

    for (left_out, words) in [
        ("--seeds", "The seed list seeds.csv was planned, and is not among the files given."),
        ("--suppression", "The suppression list out.csv was planned, and is not among"),
    ] {
        let at = right.iter().position(|word| word == left_out).expect("it");
        let rest: Vec<String> = [&right[..at], &right[at + 2..]].concat();
        for command in [vec!["chunk", &plan, "--call", "1"], vec!["audit", &plan]] {
            let refused = run(&desk, &command, &rest).expect_exit(1);
            assert!(refused.stderr.contains(words), "{}", refused.stderr);
            assert!(!refused.stdout.contains('@'), "{}", refused.stdout);
        }
    }

    let text = std::fs::read_to_string(desk.path("customers.csv")).expect("it");
    let other = desk.write("other.csv", text.replacen("person9@", "person99@", 1));
    let swapped: Vec<String> = right
        .iter()
        .map(|word| if word.ends_with("customers.csv") { other.clone() } else { word.clone() })
        .collect();
    let refused = chunk("1", &swapped).expect_exit(1);
    assert!(
        refused.stderr.contains("other.csv is not the audience file customers.csv"),
        "{}",
        refused.stderr
    );
    assert_eq!(refused.stdout, "");
}

/// Somebody's locale changes, so that two cohorts have other people than planned: each is named
/// with both numbers.
#[test]
fn the_audit_names_a_cohort_of_other_people() {
    let desk = Desk::with_recipients(40, &["en", "pt-BR"]);
    let accounts = json!([{ "id": "batches", "provider": "sendgrid" }]);
    let plan = desk.plan(&desk.campaign(json!({ "accounts": accounts })));
    let text = std::fs::read_to_string(desk.path("customers.csv")).expect("it");
    let other = desk.write("other.csv", text.replacen("gmail.com,en", "gmail.com,pt-BR", 1));
    let refused = desk.run(&["audit", &plan, "--audience", &other]).expect_exit(1);
    let said = refused.stderr;
    assert!(said.contains("P2/other-people"), "{said}");
    assert!(said.contains("it has 19 recipients; the plan says 20"), "{said}");
    assert!(said.contains("it has 21 recipients; the plan says 20"), "{said}");
    assert!(!refused.stdout.contains("Rebuilt"), "{}", refused.stdout);
}

/// A list that is named is read, or the plan does not leave.
#[test]
fn more_seeds_than_the_first_wave_takes() {
    let desk = desk_with_seeds();
    let waves = json!([{ "name": "canary", "size": { "recipients": 2 } },
                       { "name": "everyone", "size": "rest" }]);
    let campaign = campaign(&desk, waves);
    for command in [vec!["plan", &campaign, "--now", NOW], vec!["lint", &campaign]] {
        let said = desk.run(&command).expect_exit(1).stderr;
        assert!(said.contains("for 2 people, fewer than the 3 seeds"), "{said}");
    }
    std::fs::remove_file(desk.path("lists/seeds.csv")).expect("it goes");
    let said = desk.run(&["lint", &campaign]).expect_exit(2).stderr;
    assert!(said.contains("seeds.csv"), "{said}");
}

/// Which column means what is told by the customers, whatever lists are read before them.
#[test]
fn columns_that_nobody_named_are_those_of_the_customers() {
    let desk = Desk::new();
    desk.write("seeds.csv", "mail,email\nboss@x.example,boss2@x.example\n");
    desk.write("customers.csv", "mail,email\nann@x.example,\nbob@x.example,\n");
    let campaign = desk.campaign(json!({
        "audience": { "files": ["customers.csv"], "seeds": ["seeds.csv"] },
        "accounts": [{ "id": "relay", "provider": "smtp", "latencyMs": 100, "inFlight": 3 }],
    }));
    let audience = &desk.json(&desk.plan(&campaign))["audience"];
    assert_eq!(
        (&audience["columns"]["address"], &audience["recipients"]),
        (&json!("mail"), &json!(3))
    );
}
