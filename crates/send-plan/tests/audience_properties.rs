//! Promises of the reader that hold for every file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use reading::{KEY, assert_adds_up, columns, read, read_in_pieces};
use send_plan::audience::{AudienceSummary, Delimiter, FileFormat, LOOK_BYTES, look};

/// A value as files have them, nasty ones included.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-c]{0,4}",
        1 => Just(" ".to_owned()),
        1 => Just("\u{a0}".to_owned()),
        2 => "[a-c,;\"\t]{0,6}",
        2 => "[a-c\r\n\"]{0,6}",
        1 => "\\PC{0,4}",
    ]
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-dA-D]{1,2}@(gmail\\.com|qq\\.com|x\\.de)",
        1 => Just(String::new()),
        1 => "[a-d@ .,]{1,6}",
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["en", "pt-br", "pt_BR", "zh-Hans", "", "English", " en "])
        .prop_map(str::to_owned)
}

fn zone() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["UTC", "europe/rome", "Europe/Rome", "", "Nowhere"])
        .prop_map(str::to_owned)
}

/// Rows of address, locale, zone and two more values.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (address(), label(), zone(), value(), value(), prop::bool::weighted(0.06))
        .prop_map(|(a, l, z, v, w, short)| if short { vec![a, l] } else { vec![a, l, z, v, w] });
    prop::collection::vec(row, 1..40)
}

fn written(rows: &[Vec<String>], delimiter: u8, crlf: bool) -> Vec<u8> {
    let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .flexible(true)
        .from_writer(Vec::new());
    writer.write_record(["email", "locale", "time_zone", "name", "plan"]).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Bytes that may be anything, with the marks of CSV among them.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        6 => prop::sample::select(b"ab@.,;\t\"\r\n ".to_vec()),
        1 => any::<u8>(),
    ];
    (any::<bool>(), prop::collection::vec(byte, 0..300)).prop_map(|(header, noise)| {
        let mut text = if header { b"email,lang\na@b.co,en\n".to_vec() } else { Vec::new() };
        text.extend(noise);
        text
    })
}

/// As many bytes as are looked at, and some more: two rows, one of them big.
static LONG_HEAD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let note = "x".repeat(LOOK_BYTES);
    format!("email,lang\nann@example.com,en\nbob@example.com,\"{note}\"\n").into_bytes()
});

fn cuts(length: usize, places: &[prop::sample::Index]) -> Vec<usize> {
    let mut cuts: Vec<usize> = places.iter().map(|place| place.index(length + 1)).collect();
    cuts.sort_unstable();
    cuts
}

/// The naive way: the whole file through the `csv` crate, and strings in sets.
fn naive(text: &[u8], delimiter: u8) -> (u64, u64, u64, BTreeMap<(String, String), u64>) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(true)
        .from_reader(text);
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let (mut rows, mut recipients, mut duplicates) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    let mut empty = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        let address = send_plan::recipient::Address::parse(&record[0]);
        let (Ok(address), 5) = (address, record.len()) else { continue };
        let mut key = String::new();
        address.normalise(&mut key);
        if !seen.insert(key) {
            duplicates += 1;
            continue;
        }
        recipients += 1;
        let locale = match record[1].trim() {
            "pt-br" | "pt_BR" => "pt-BR",
            "English" => "",
            other => other,
        };
        for (name, value) in names.iter().zip(&record) {
            if value.chars().all(char::is_whitespace) {
                *empty.entry((name.clone(), locale.to_owned())).or_insert(0) += 1;
            }
        }
    }
    (rows, recipients, duplicates, empty)
}

fn empties(summary: &AudienceSummary) -> BTreeMap<(String, String), u64> {
    let by = |field: &send_plan::audience::FieldProfile| {
        let name = field.name.clone();
        let locales = field.empty_by_locale.clone();
        locales.into_iter().map(move |(locale, n)| ((name.clone(), locale), n)).collect::<Vec<_>>()
    };
    summary.fields.iter().flat_map(by).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cuts_and_keys_never_change_the_summary(
        text in prop_oneof![
            noise(),
            (rows(), any::<bool>()).prop_map(|(rows, crlf)| written(&rows, b',', crlf)),
        ],
        places in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        key in any::<[u8; 16]>(),
    ) {
        let whole = read(&text);
        prop_assert_eq!(&whole, &read_in_pieces(&text, &cuts(text.len(), &places), key));
        let single: Vec<usize> = (0..text.len()).collect();
        prop_assert_eq!(&whole, &read_in_pieces(&text, &single, KEY));
    }

    #[test]
    fn counts_add_up_for_any_bytes(text in noise()) {
        assert_adds_up(&read(&text));
        let _ = look("a.csv", &text, true, &FileFormat::default());
        let _ = look("a.csv", &text, false, &FileFormat::default());
    }

    #[test]
    fn rows_are_those_of_the_csv_crate(
        rows in rows(),
        delimiter in prop::sample::select(b",;\t".to_vec()),
        crlf in any::<bool>(),
    ) {
        let text = written(&rows, delimiter, crlf);
        // Values may hold more delimiters than there are: what is compared is rows, not the guess.
        let seen = look("a.csv", &text, true, &FileFormat::default());
        prop_assume!(seen.format.delimiter.is_some_and(|seen| seen.id().as_bytes() == [delimiter]));
        let file: (&str, &[u8]) = ("a.csv", &text);
        let summary = reading::read_files(&[file], &[], &columns("email", "locale", "time_zone"));
        assert_adds_up(&summary);
        let (count, recipients, duplicates, empty) = naive(&text, delimiter);
        prop_assert_eq!((summary.rows, summary.recipients, summary.duplicates), (count, recipients, duplicates));
        prop_assert_eq!(empties(&summary), empty);
    }

    #[test]
    fn lines_of_rejects_are_where_the_rows_begin(rows in rows(), crlf in any::<bool>()) {
        let text = written(&rows, b',', crlf);
        let file: (&str, &[u8]) = ("a.csv", &text);
        let summary = reading::read_files(&[file], &[], &columns("email", "locale", "time_zone"));
        prop_assume!(summary.files[0].delimiter == Delimiter::Comma);
        // Line by line: a row begins where the quotes before it are even.
        let mut expected = Vec::new();
        let (mut line, mut quotes, mut fresh) = (1_u64, 0, true);
        for (i, b) in text.iter().enumerate() {
            if fresh && quotes % 2 == 0 {
                expected.push(line);
                fresh = false;
            }
            quotes += usize::from(*b == b'"');
            if *b == b'\n' || (*b == b'\r' && text.get(i + 1) != Some(&b'\n')) {
                line += 1;
                fresh |= quotes % 2 == 0;
            }
        }
        for reject in &summary.rejects {
            prop_assert!(expected.contains(&reject.line), "{} not in {expected:?}", reject.line);
        }
    }
}

proptest! {
    // Each case reads a quarter of a megabyte three times.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn cuts_after_the_first_bytes_never_change_the_summary(
        noise in noise(),
        places in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        // What is looked at first is handed on in one piece: only what follows it is cut.
        let mut text = LONG_HEAD.clone();
        let head = text.len();
        text.extend_from_slice(&noise);
        let whole = read_in_pieces(&text, &[], KEY);
        let mut pieces = cuts(noise.len(), &places);
        pieces.iter_mut().for_each(|cut| *cut += head);
        prop_assert_eq!(&whole, &read_in_pieces(&text, &pieces, KEY));
        let single: Vec<usize> = (head - 10..text.len()).collect();
        prop_assert_eq!(&whole, &read_in_pieces(&text, &single, KEY));
    }
}
