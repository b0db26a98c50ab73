//! `reduce`: columns that nobody needs stay at home; and files as they come, from end to end.
#![allow(missing_docs)]

mod desk;

use std::io::Write;

use desk::{Desk, NOW};
use serde_json::json;

/// A gzip'd export in UTF-16 with a column that nothing uses.
fn export(people: usize) -> Vec<u8> {
    let mut text = String::from("\u{feff}email\tlang\tname\tdebt\r\n");
    for n in 0..people {
        text.push_str(&format!("p{n}@gmail.com\ten\tZo\u{eb} {n}\tsecret{n}\r\n"));
    }
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&bytes).expect("a vector");
    encoder.finish().expect("a vector")
}

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.write("customers.tsv.gz", export(30));
    desk.write("templates/en/subject.txt", "News for {{name}}");
    desk.write("templates/en/body.html", "<p>Hello {{name}}</p>");
    let campaign = desk.campaign(json!({
        "audience": { "files": ["customers.tsv.gz"] },
        "templates": { "directory": "templates", "fallbackLocale": "en" },
        "accounts": [{ "id": "relay", "provider": "smtp", "latencyMs": 100, "inFlight": 3 }],
    }));
    (desk, campaign)
}

#[test]
fn a_packed_export_is_planned_shown_chunked_and_audited() {
    let (desk, campaign) = desk();
    let plan = desk.plan(&campaign);
    let file = &desk.json(&plan)["audience"]["files"][0];
    assert_eq!((&file["encoding"], &file["delimiter"]), (&json!("utf-16le"), &json!("\t")));
    assert_eq!((&file["gzip"], &file["rows"]), (&json!(true), &json!(30)));
    let customers = desk.path("customers.tsv.gz");
    desk.run(&["audit", &plan, "--audience", &customers]).expect_exit(0);
    let chunk = desk.run(&["chunk", &plan, "--call", "1", "--audience", &customers]);
    assert!(chunk.expect_exit(0).stdout.contains("@gmail.com"));
    let shown = desk.run(&["show", &campaign, "--row", "7", "--html", "--now", NOW]);
    assert!(shown.expect_exit(0).stdout.contains("Hello Zo\u{eb} 6"));
}

#[test]
fn the_reduced_audience_is_the_same_people_without_the_rest() {
    let (desk, campaign) = desk();
    let small = desk.path("small.json");
    let said = desk.run(&["reduce", &campaign, "--out", &small]).expect_exit(0).stdout;
    assert!(said.contains("customers.reduced.csv: 3 of 4 columns, 30 rows."), "{said}");
    assert!(said.contains("Left out: debt."), "{said}");
    let text = std::fs::read_to_string(desk.path("customers.reduced.csv")).expect("a file");
    assert!(text.starts_with("email,lang,name\r\np0@gmail.com,en,") && !text.contains("secret"));
    let plan = desk.plan(&small);
    let audience = &desk.json(&plan)["audience"];
    assert_eq!(audience["recipients"], 30);
    assert_eq!(audience["files"][0]["name"], "customers.reduced.csv");
    // Nothing is written over.
    desk.run(&["reduce", &campaign, "--out", &small]).expect_exit(2);
}

/// Files that are reduced are read as they were written, whatever they seem to be.
#[test]
fn reduced_files_are_read_as_they_were_written() {
    let desk = Desk::new();
    // Read as told, the first line names columns.
    desk.write("customers.csv", "1;e@mail;Name\n2;ann@gmail.com;A\n3;bob@gmail.com;B\n");
    desk.write("more.csv", "E@Mail\neve@gmail.com\n");
    let header = json!({ "header": true });
    let campaign = desk.campaign(json!({
        "audience": { "files": ["customers.csv", "more.csv"], "columns": { "address": "e@mail" },
                      "formats": { "customers.csv": header, "more.csv": header } },
        "accounts": [{ "id": "relay", "provider": "smtp", "latencyMs": 100, "inFlight": 3 }],
    }));
    let small = desk.path("small.json");
    desk.run(&["reduce", &campaign, "--out", &small]).expect_exit(0);
    let text = std::fs::read_to_string(desk.path("more.reduced.csv")).expect("a file");
    assert_eq!(text, "E@Mail\r\neve@gmail.com\r\n");
    assert_eq!(desk.json(&desk.plan(&small))["audience"]["recipients"], 3);
}

#[test]
fn every_reject_is_printed_with_its_line() {
    let desk = Desk::new();
    let bad: String = (0..1_500).map(|n| format!("=bad{n}\n")).collect();
    desk.write("customers.csv", format!("email\nann@gmail.com\n{bad}"));
    let campaign = desk.campaign(json!({}));
    let said = desk.run(&["rejects", &campaign]).expect_exit(0).stdout;
    assert_eq!(said.lines().count(), 1_501);
    let last = "customers.csv,1502,audience/bad-address,\
                the address is none that mail systems take,\"'=bad1499\"";
    assert_eq!(said.lines().last(), Some(last));
}

#[test]
fn every_duplicate_is_printed_with_the_row_that_it_repeats() {
    let desk = Desk::new();
    desk.write("seeds.csv", "email\ndesk@gmail.com\n");
    // Rejected and suppressed rows are first rows of nothing.
    let rows = "ann@gmail.com,\"two\nlines\"\nbob@gmail.com\nbob@gmail.com,\ngone@gmail.com,\n\
                ANN@gmail.com,\ngone@gmail.com,\nbob@gmail.com,\ndesk@gmail.com,\n+x@gmail.com,\n+x@gmail.com,\n";
    desk.write("customers.csv", format!("email,note\n{rows}"));
    desk.write("gone.csv", "gone@gmail.com\n");
    let files =
        json!({ "files": ["customers.csv"], "seeds": ["seeds.csv"], "suppression": ["gone.csv"] });
    let campaign = desk.campaign(json!({ "audience": files }));
    let said = desk.run(&["rejects", &campaign, "--duplicates"]).expect_exit(0).stdout;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "file,line,address,first file,first line",
            "customers.csv,7,ANN@gmail.com,customers.csv,2",
            "customers.csv,9,bob@gmail.com,customers.csv,5",
            "customers.csv,10,desk@gmail.com,seeds.csv,2",
            "customers.csv,12,\"'+x@gmail.com\",customers.csv,11",
        ]
    );
}
