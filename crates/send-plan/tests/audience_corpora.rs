//! Published collections of hard files. They come by npm and are no part of the repository:
//! `cargo xtask test corpora` brings them and says where they are.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::disallowed_methods, reason = "the collections are files")]

mod reading;

use std::collections::BTreeMap;
use std::path::PathBuf;

use reading::{assert_adds_up, read};
use send_plan::audience::{FileFacts, FileFormat, RowReader, look};
use send_plan::recipient::Address;
use serde_json::{Map, Value};

fn corpora() -> PathBuf {
    let folder = std::env::var_os("PIECEWISE_CORPORA").expect("run `cargo xtask test corpora`");
    PathBuf::from(folder)
}

/// Every row of a file as templates are given it.
fn rows(bytes: &[u8]) -> Vec<Value> {
    let seen = look("a.csv", bytes, true, &FileFormat::default());
    let facts = FileFacts {
        encoding: seen.format.encoding.unwrap(),
        delimiter: seen.format.delimiter.unwrap(),
        quote: seen.format.quote.unwrap(),
        headerless: seen.format.header == Some(false),
        columns: seen.columns.into_iter().map(|column| column.name).collect(),
        ..FileFacts::default()
    };
    let mut rows = Vec::new();
    let mut keep = |row: &send_plan::audience::AudienceRow<'_>| {
        rows.extend(row.values());
        true
    };
    let mut reader = RowReader::new(&facts);
    reader.push(bytes, &mut keep);
    reader.end(&mut keep);
    rows
}

#[test]
#[ignore = "wants the corpora"]
fn csv_spectrum_is_read_as_its_authors_say() {
    let folder = corpora().join("csv-spectrum");
    let mut files = 0;
    for entry in std::fs::read_dir(folder.join("csvs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let expected = std::fs::read(folder.join("json").join(format!("{name}.json"))).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let mut expected = match expected {
            Value::Array(rows) => rows,
            row => vec![row],
        };
        let mut found = rows(&std::fs::read(&path).unwrap());
        if name == "location_coordinates" {
            // The authors changed this number in one of the two files alone.
            for row in expected.iter_mut().chain(&mut found) {
                row.as_object_mut().and_then(|row| row.remove("Contact Phone Number")).unwrap();
            }
        }
        assert_eq!(found, expected, "{name}");
        files += 1;
    }
    assert_eq!(files, 12);
}

#[test]
#[ignore = "wants the corpora"]
fn naughty_strings_stay_in_their_fields() {
    let list = std::fs::read(corpora().join("big-list-of-naughty-strings/blns.json")).unwrap();
    let strings: Vec<String> = serde_json::from_slice(&list).unwrap();
    assert!(strings.len() > 400);
    let columns = ["email", "locale", "tz", "name"];
    for naughty in 0..columns.len() {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns).unwrap();
        let mut expected = Vec::new();
        for (nth, string) in strings.iter().enumerate() {
            let usual = [&format!("p{nth}@x.example"), "en", "UTC", "Ann"];
            let row: Vec<&str> = (0..columns.len())
                .map(|column| if column == naughty { string } else { usual[column] })
                .collect();
            writer.write_record(&row).unwrap();
            let pairs = columns.iter().zip(&row);
            let value = |(column, value): (&&str, &&str)| ((*column).to_owned(), (*value).into());
            expected.push(Value::Object(pairs.map(value).collect::<Map<_, _>>()));
        }
        let text = writer.into_inner().unwrap();
        let summary = read(&text);
        assert_adds_up(&summary);
        assert_eq!(summary.rows, strings.len() as u64);
        assert_eq!(rows(&text), expected);
        // None of them is an address, and none of them keeps anybody else from being mailed.
        let mailed = if naughty == 0 { 0 } else { summary.rows };
        assert_eq!(summary.recipients, mailed, "in {}", columns[naughty]);
    }
}

/// Dominic Sayers' cases as the package isemail 1.2.0 has them. It calls fit for SMTP what needs
/// neither comments nor white space nor obsolete forms (RFC 5321). Where the verdicts differ, and why,
/// stands in docs/AUDIENCE.md.
#[test]
#[ignore = "wants the corpora"]
fn isemails_cases_are_judged_as_the_documentation_says() {
    let cases = std::fs::read(corpora().join("isemail/test/tests.json")).unwrap();
    let cases: Vec<(String, String)> = serde_json::from_slice(&cases).unwrap();
    assert_eq!(cases.len(), 185);
    let is_fit = |verdict: &str| {
        verdict == "valid" || verdict.starts_with("dnsWarn") || verdict.starts_with("rfc5321")
    };
    let mut differ: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
    for (address, verdict) in &cases {
        let taken = Address::parse(address).is_ok();
        if taken != is_fit(verdict) {
            differ.entry((verdict, taken)).or_default().push(address);
        }
    }
    let (taken, refused): (Vec<_>, Vec<_>) = differ.iter().partition(|((_, taken), _)| *taken);
    let count = |found: &[(&(&str, bool), &Vec<&str>)]| -> Vec<(String, usize)> {
        found.iter().map(|((verdict, _), cases)| ((*verdict).to_owned(), cases.len())).collect()
    };
    let expected = |list: &[(&str, usize)]| -> Vec<(String, usize)> {
        list.iter().map(|(verdict, cases)| ((*verdict).to_owned(), *cases)).collect()
    };
    let white_space =
        [("cfwsFWS", 6), ("deprecatedFWS", 2), ("errCRNoLF", 3), ("errExpectingATEXT", 2)];
    let more = [("errExpectingQPair", 1), ("errFWSCRLFEnd", 8), ("errFWSCRLFx2", 4)];
    assert_eq!(count(&taken), expected(&[&white_space[..], &more[..]].concat()), "{taken:#?}");
    // Every one but the last is an address with white space around it.
    for address in taken.iter().flat_map(|(_, cases)| cases.iter()) {
        assert!(
            address.trim() != *address || *address == "\"test\\\u{a9}\"@iana.org",
            "{address:?}"
        );
    }
    let refusals = [
        ("rfc5321AddressLiteral", 7),
        ("rfc5321QuotedString", 1),
        ("rfc5321TLD", 1),
        ("rfc5321TLDNumeric", 2),
        ("valid", 1),
    ];
    assert_eq!(count(&refused), expected(&refusals), "{refused:#?}");
}
