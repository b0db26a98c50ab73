//! `piecewise show`: a row of the audience as it would leave.
#![allow(missing_docs)]

mod desk;

use desk::{Desk, NOW};
use serde_json::{Value, json};

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.write(
        "customers.csv",
        "\u{feff}email;lang;name\n\nann@gmail.com;en;Ann\nnot an address;en;Nobody\n\
         BOB@example.org;pt-BR;\"Bob; the\r\nsecond\"\n",
    );
    desk.write("templates/en.subject.txt", "News");
    desk.write("templates/en.html", "<p>Hello {{name}}</p>");
    desk.write("templates/pt.subject.txt", "Novidades");
    desk.write("templates/pt.html", "<p>Olá {{name}}</p>");
    let campaign = desk.campaign(json!({
        "templates": { "directory": "templates", "fallbackLocale": "en" },
        "accounts": [
            { "id": "relay", "provider": "smtp" },
            { "id": "batches", "provider": "sendgrid" },
        ],
    }));
    (desk, campaign)
}

#[test]
fn each_form_of_a_row() {
    let (desk, campaign) = desk();
    let show = |words: &[&str]| {
        let words: Vec<&str> =
            ["show", &campaign, "--now", NOW].iter().chain(words).copied().collect();
        desk.run(&words)
    };
    let raw = show(&["--row", "1"]).expect_exit(0).stdout;
    assert_eq!(raw, show(&["--row", "1", "--raw"]).expect_exit(0).stdout);
    for line in [
        "Date: Sat, 21 Nov 2026 00:00:00 +0000\r\n",
        "From: \"Example Exchange\" <news@example.com>\r\n",
        "To: <ann@gmail.com>\r\n",
        "Subject: News\r\n",
    ] {
        assert!(raw.contains(line), "{line}{raw}");
    }
    // A value with the delimiter, and the locale's own template.
    let html = show(&["--row", "3", "--html"]).expect_exit(0).stdout;
    assert_eq!(html, "<p>Olá Bob; the\r\nsecond</p>");
    assert_eq!(show(&["--row", "1", "--html", "--locale", "pt"]).stdout, "<p>Olá Ann</p>");
    assert_eq!(show(&["--row", "1", "--text"]).expect_exit(0).stdout.trim(), "Hello Ann");
    let payload = show(&["--row", "1", "--payload", "--account", "batches"]).expect_exit(0);
    let body: Value = serde_json::from_str(&payload.stdout).expect("JSON");
    assert_eq!(body["personalizations"][0]["to"], json!([{ "email": "ann@gmail.com" }]));
    assert!(payload.stderr.contains("Row 1: 1 visible address"), "{}", payload.stderr);
    let payload = show(&["--row", "1", "--payload"]).expect_exit(0).stdout;
    assert!(payload.contains("RCPT TO:<ann@gmail.com>\r\n"), "{payload}");
}

#[test]
fn rows_that_nobody_is_mailed_in_are_not_shown() {
    let (desk, campaign) = desk();
    let none = "customers.csv has no row 9.";
    for (words, code) in [
        (
            &["--row", "2"][..],
            "This row is not mailed: the address is none that mail systems take.",
        ),
        (&["--row", "0"], "arguments/row"),
        (&["--row", "9"], none),
        (&["--row", "1", "--file", "other.csv"], "arguments/file"),
        (&["--row", "1", "--payload", "--account", "none"], "arguments/without"),
    ] {
        let words: Vec<&str> = ["show", &campaign].iter().chain(words).copied().collect();
        let said = desk.run(&words).expect_exit(2).stderr;
        assert!(said.contains(code), "{said}");
    }
    desk.write("templates/en.subject.txt", "News for somebody@example.net");
    let said = desk.run(&["show", &campaign, "--row", "1"]).expect_exit(1);
    assert!(
        said.stdout.is_empty() && said.stderr.contains("exposure/several-addresses"),
        "{}",
        said.stderr
    );
}
