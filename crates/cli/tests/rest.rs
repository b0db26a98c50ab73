//! `rest`: a send was stopped; another plan of the campaign mails whom it did not reach.
#![allow(missing_docs)]

mod desk;

use std::collections::BTreeSet;

use desk::{Desk, NOW};
use serde_json::{Value, json};

fn campaign(desk: &Desk) -> String {
    let accounts = json!([{ "id": "batches", "provider": "sendgrid", "maxRecipientsPerCall": 4 }]);
    desk.campaign(json!({ "accounts": accounts }))
}

/// Rows of the calls that a plan lists, by call.
fn chunks(desk: &Desk, plan: &str, report: &[&str]) -> Vec<Vec<u64>> {
    let calls = desk.run(&["expand", plan]).expect_exit(0).stdout;
    let customers = desk.path("customers.csv");
    let chunk = |call: usize| {
        let number = call.to_string();
        let words = ["chunk", plan, "--call", &number, "--audience", &customers];
        let said = desk.run(&[&words, report].concat()).expect_exit(0).stdout;
        let rows = said.lines().map(|line| {
            let line: Value = serde_json::from_str(line).expect("JSON");
            line["row"].as_u64().expect("a row")
        });
        rows.collect()
    };
    (1..=calls.lines().count()).map(chunk).collect()
}

fn report(desk: &Desk, plan: &str, name: &str, outcomes: &[(u64, &str)]) -> String {
    let digest = &desk.json(plan)["audience"]["files"][0]["blake3"];
    let digest = digest.as_str().expect("a digest");
    let rows = outcomes.iter().map(|(row, outcome)| format!("{digest},{row},{outcome}\n"));
    desk.write(name, format!("audience,row,outcome\n{}", rows.collect::<String>()))
}

/// Two calls were accepted, one is unknown, of another one person was refused; then the send was
/// stopped.
#[test]
fn the_rest_of_a_stopped_send() {
    let desk = Desk::with_recipients(40, &["en"]);
    let campaign = campaign(&desk);
    let first = desk.plan(&campaign);
    let calls = chunks(&desk, &first, &[]);
    assert_eq!(calls.len(), 10);
    let mut outcomes: Vec<(u64, &str)> = Vec::new();
    outcomes.extend(calls[..2].concat().iter().map(|row| (*row, "accepted")));
    outcomes.extend(calls[2].iter().map(|row| (*row, "unknown")));
    outcomes.push((calls[3][0], "refused"));
    let report = report(&desk, &first, "report.csv", &outcomes);

    let (rest, customers) = (desk.path("rest.json"), desk.path("customers.csv"));
    let words = ["rest", &first, "--report", &report, "--campaign", &campaign, "--out", &rest];
    let said = desk.run(&words).expect_exit(0);
    assert!(
        said.stdout.contains(
            "plan 2 of the campaign mails 28 recipients. Left out: 8 accepted, 4 unknown. Tried \
             again: 1 refused."
        ),
        "{}",
        said.stdout
    );
    let made = desk.json(&rest);
    assert_eq!(made["sequence"], 2);
    assert_eq!(made["continues"], json!({ "plan": "plan.json", "reports": ["report.csv"] }));

    let second = desk.path("second.json");
    let words = ["plan", &rest, "--now", NOW, "--out", &second, "--explain"];
    let said = desk.run(&words).expect_exit(0).stdout;
    assert!(said.contains("12 recipients are left out"), "{said}");
    let plan = desk.json(&second);
    assert_eq!(
        (&plan["audience"]["recipients"], &plan["audience"]["leftOut"]),
        (&json!(28), &json!(12))
    );
    assert_eq!(plan["continues"]["sequence"], 1);
    desk.run(&["lint", &rest]).expect_exit(0);

    let audit = ["audit", &second, "--audience", &customers];
    let said = desk.run(&[&audit[..], &["--report", &report]].concat()).expect_exit(0).stdout;
    assert!(
        said.contains("8 recipients accepted and 4 unknown by its reports are in no chunk."),
        "{said}"
    );
    let refused = desk.run(&audit).expect_exit(1).stderr;
    assert!(refused.contains("P2/reports"), "{refused}");

    let settled: BTreeSet<u64> = calls[..3].concat().into_iter().collect();
    let left = chunks(&desk, &second, &["--report", &report]).concat();
    assert!(left.contains(&calls[3][0]), "refused people are tried again");
    assert!(left.iter().all(|row| !settled.contains(row)));
    let everybody: BTreeSet<u64> = left.iter().chain(&settled).copied().collect();
    assert_eq!((left.len(), everybody.len()), (28, 40));

    let said = desk.run(&["diff", &first, &second]).expect_exit(1).stdout;
    assert!(
        said.contains("It does the rest of plan 1: 8 accepted, 4 unknown, 1 refused"),
        "{said}"
    );
}

#[test]
fn a_report_that_does_not_fit_is_refused_and_nothing_is_written() {
    let desk = Desk::with_recipients(40, &["en"]);
    let campaign = campaign(&desk);
    let plan = desk.plan(&campaign);
    let rest = desk.path("rest.json");
    let refused = |report: &str| {
        let words = ["rest", &plan, "--report", report, "--campaign", &campaign, "--out", &rest];
        let outcome = desk.run(&words);
        assert!(outcome.code == 1 || outcome.code == 2, "{}", outcome.stdout);
        assert!(!std::path::Path::new(&rest).exists());
        outcome.stderr
    };
    let out_of_range = report(&desk, &plan, "range.csv", &[(41, "accepted")]);
    assert!(refused(&out_of_range).contains("1 row names no row of its audience file: “41”."));
    let word = report(&desk, &plan, "word.csv", &[(1, "sent")]);
    assert!(refused(&word).contains("An outcome is accepted, refused or unknown."));
    let empty = desk.write("empty.csv", "");
    assert!(refused(&empty).contains("The report empty.csv is empty."));
    let customers = desk.path("customers.csv");
    assert!(refused(&customers).contains("has no column “audience”, “row” and “outcome”"));
    let fine = report(&desk, &plan, "fine.csv", &[(1, "accepted")]);
    let text = std::fs::read_to_string(&customers).expect("it");
    desk.write("customers.csv", text.replace("person9@", "person99@"));
    assert!(refused(&fine).contains("customers.csv is not the file customers.csv that plan 1"));
}

#[test]
fn only_the_campaign_itself_is_continued_and_beside_it() {
    let desk = Desk::with_recipients(40, &["en"]);
    let campaign = campaign(&desk);
    let plan = desk.plan(&campaign);
    let report = report(&desk, &plan, "report.csv", &[(1, "accepted")]);
    let mut other = desk.json(&campaign);
    other["id"] = json!("spring");
    let other = desk.write("other.json", other.to_string());
    let rest = desk.path("rest.json");
    let words = ["rest", &plan, "--report", &report, "--campaign", &other, "--out", &rest];
    let said = desk.run(&words).expect_exit(1).stderr;
    assert!(said.contains("only the same campaign is continued"), "{said}");

    desk.write("elsewhere/note.txt", "");
    let rest = desk.path("elsewhere/rest.json");
    let words = ["rest", &plan, "--report", &report, "--campaign", &campaign, "--out", &rest];
    let said = desk.run(&words).expect_exit(2).stderr;
    assert!(said.contains("Write it beside the campaign."), "{said}");

    let customers = desk.path("customers.csv");
    let words = ["audit", &plan, "--audience", &customers, "--report", &report];
    let said = desk.run(&words).expect_exit(2).stderr;
    assert!(said.contains("the plan continues no other"), "{said}");
}
