//! Every bad input and the sentence a person reads, all in one place:
//! `snapshots/audience_bad_input__sentences.snap`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::io::Write;

use reading::{KEY, columns, read, read_files, sentences};
use send_plan::audience::{FileFormat, LOOK_BYTES, Reader, look};
use send_plan::campaign::Columns;
use send_plan::diagnostic::any_error;

const HEADER: &str = "email,locale,time_zone\n";

fn row(rest: &str) -> Vec<u8> {
    format!("{HEADER}ann@example.com,en,Europe/London\n{rest}").into_bytes()
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// Files that cannot be read as an audience at all.
fn unreadable() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    vec![
        ("an empty file", vec![], "audience/empty-file"),
        ("a byte-order mark alone", b"\xef\xbb\xbf".to_vec(), "audience/empty-file"),
        ("blank lines alone", b"\r\n \n\n".to_vec(), "audience/empty-file"),
        ("a header alone", HEADER.into(), "audience/header-only"),
        ("no addresses", b"name,age\nAnn,41\nBob,40\n".to_vec(), "audience/no-address-column"),
        (
            "streets, not addresses",
            b"name,address\nAnn,1 High St\n".to_vec(),
            "audience/no-address-column",
        ),
        (
            "an open quote in the header",
            b"email,\"name\nann@example.com,Ann\n".to_vec(),
            "audience/header-unreadable",
        ),
        ("no line end in sight", vec![b'a'; LOOK_BYTES + 10], "audience/header-unreadable"),
        (
            "too many columns",
            [",".repeat(2500), "\n1\n".into()].concat().into_bytes(),
            "audience/too-many-columns",
        ),
        ("an Excel workbook", b"PK\x03\x04\x14\0\x06\0".to_vec(), "audience/not-text"),
        (
            "an old Excel workbook",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(),
            "audience/not-text",
        ),
        ("a PDF", b"%PDF-1.7\n".to_vec(), "audience/not-text"),
        (
            "an archive that ends at its beginning",
            b"\x1f\x8b\x08\0\0\0\0\0".to_vec(),
            "audience/gzip-cut",
        ),
        (
            "no archive after its first bytes",
            [&b"\x1f\x8b\x08\0\0\0\0\0\0\0"[..], &[0xff; 64]].concat(),
            "audience/gzip-damaged",
        ),
        ("an archive inside an archive", gzip(&gzip(HEADER.as_bytes())), "audience/not-text"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "audience/not-text"),
        ("random bytes", (0..=255).cycle().take(5000).collect(), "audience/not-text"),
        ("zeros", vec![0; 4096], "audience/not-text"),
        ("UTF-32", b"\xff\xfe\0\0e\0\0\0".to_vec(), "audience/utf-32"),
        (
            "Cyrillic in Windows-1251",
            b"email,\xc8\xec\xff\na@example.com,\xc8\xe2\xe0\xed\nb@example.com,\xce\xeb\xfc\xe3\xe0\n"
                .to_vec(),
            "audience/unknown-encoding",
        ),
        (
            "Cyrillic capitals in Windows-1251",
            b"email,\xc8\xcc\xdf\na@example.com,\xc8\xc2\xc0\xcd\nb@example.com,\xce\xcb\xdc\xc3\xc0\n"
                .to_vec(),
            "audience/unknown-encoding",
        ),
        (
            "Polish in Windows-1250",
            b"email,imi\xea\na@example.com,Pawe\xb3ek\nb@example.com,W\xb3adys\xb3aw\n".to_vec(),
            "audience/unknown-encoding",
        ),
    ]
}

/// Files with rows that are not mailed, or that a person should look at.
fn questionable() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let long = format!("long@example.com,\"{}\",\n", "x".repeat(1100 * 1024));
    let names = "name,email\nJosé,jose@example.com\nZoë,zoe@example.com\nRené,rene@example.com\n";
    let half = utf16("email,name\na@example.com,A\nb@example.com,", true, true);
    vec![
        (
            "no header line",
            b"ann@example.com,en\nbob@example.com,de\n".to_vec(),
            "audience/no-header",
        ),
        ("Windows-1252", latin1(names), "audience/encoding-guessed"),
        (
            "a header in Windows-1252",
            latin1("endereço,nome\na@example.com,Ana\n"),
            "audience/encoding-guessed",
        ),
        ("half a letter in UTF-16", [half, vec![0, 0xd8]].concat(), "audience/row-not-utf-8"),
        ("too few fields", row("bob@example.com,en\n"), "audience/too-few-fields"),
        ("too many fields", row("bob@example.com,en,UTC,more\n"), "audience/too-many-fields"),
        (
            "an extra empty field in one row",
            row("bob@example.com,en,UTC,\n"),
            "audience/too-many-fields",
        ),
        (
            "five thousand fields",
            row(&format!("{}\n", ",".repeat(5000))),
            "audience/too-many-fields",
        ),
        ("an empty address", row(" ,en,UTC\n"), "audience/no-address"),
        ("no address", row("bob.example.com,en,UTC\n"), "audience/bad-address"),
        (
            "two addresses",
            row("\"bob@example.com, eve@example.com\",en,UTC\n"),
            "audience/several-addresses",
        ),
        (
            "a name beside the address",
            row("Bob <bob@example.com>,en,UTC\n"),
            "audience/name-beside-address",
        ),
        (
            "a row that is not UTF-8",
            row("bob@example.com,\"\u{0}\",UTC\n")
                .into_iter()
                .map(|b| if b == 0 { 0xff } else { b })
                .collect(),
            "audience/row-not-utf-8",
        ),
        ("a row over a mebibyte", row(&long), "audience/row-too-long"),
        (
            "an open quote",
            row("bob@example.com,\"en,UTC\neve@example.com,en,UTC\n"),
            "audience/open-quote",
        ),
        ("an open quote over a mebibyte", row(&long.replace("\",", ",")), "audience/open-quote"),
        (
            "a quote closed too late",
            row("bob@example.com,en,\"UTC\neve@example.com,\"en\",UTC\n"),
            "audience/row-over-lines",
        ),
        (
            "a row inside a value",
            row("bob@example.com,en,\"UTC\neve@example.com,en,\"UTC\"\n"),
            "audience/row-inside-value",
        ),
        ("an unknown locale", row("bob@example.com,English,UTC\n"), "audience/unknown-locale"),
        (
            "an unknown time zone",
            row("bob@example.com,en,Mars/Olympus\neve@example.com,en,GMT+25\n"),
            "audience/unknown-time-zone",
        ),
        ("a duplicate", row("ANN@example.com ,en,UTC\n"), "audience/duplicates"),
        (
            "two columns of one name",
            b"email,name,name\na@example.com,A,B\n".to_vec(),
            "audience/duplicate-column",
        ),
        (
            "a column without a name",
            b"email,,name\na@example.com,A,B\n".to_vec(),
            "audience/unnamed-column",
        ),
        ("nobody", b"email\nnone\n".to_vec(), "audience/nobody"),
    ]
}

#[test]
fn sentences_of_every_bad_input() {
    let mut text = String::new();
    for (what, bytes, code) in unreadable() {
        let summary = read(&bytes);
        let found = summary.diagnostics.iter().find(|finding| finding.code == code);
        assert!(found.is_some(), "{what}: no {code} in {:#?}", summary.diagnostics);
        assert!(any_error(&summary.diagnostics), "{what} must stop the audience");
        assert_eq!((summary.rows, summary.recipients), (0, 0), "{what}");
        text.push_str(&format!("# {what}\n{}\n", sentences(&summary.diagnostics)));
    }
    for (what, bytes, code) in questionable() {
        let summary = read(&bytes);
        reading::assert_adds_up(&summary);
        let found = summary.diagnostics.iter().find(|finding| finding.code == code);
        assert!(found.is_some(), "{what}: no {code} in {:#?}", summary.diagnostics);
        text.push_str(&format!("# {what}\n{}\n", sentences(&summary.diagnostics)));
    }
    insta::assert_snapshot!("sentences", text);
}

#[test]
fn looking_finds_what_reading_finds() {
    for (what, bytes, code) in unreadable() {
        let whole = bytes.len() <= LOOK_BYTES;
        let head = &bytes[..bytes.len().min(LOOK_BYTES)];
        let look = look("customers.csv", head, whole, &FileFormat::default());
        let codes: Vec<&str> =
            look.diagnostics.iter().map(|finding| finding.code.as_str()).collect();
        assert!(codes.contains(&code), "{what}: {codes:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_fails_every_call_and_is_reported_once() {
    let mut reader = Reader::new(&Columns::default(), KEY);
    reader.begin("a.pdf");
    assert!(reader.push(b"%PDF-1.7").is_ok(), "too short to tell");
    let failed = reader.end().unwrap_err();
    reader.begin("b.pdf");
    let head = [b"%PDF-1.7".to_vec(), vec![b' '; LOOK_BYTES]].concat();
    assert_eq!(reader.push(&head).unwrap_err().code, failed.code);
    assert_eq!(reader.push(b"more").unwrap_err().code, failed.code);
    assert_eq!(reader.end().unwrap_err().code, failed.code);
    let summary = reader.finish();
    assert_eq!(summary.diagnostics.len(), 2, "{:#?}", summary.diagnostics);
    assert_eq!(summary.files[1].bytes, LOOK_BYTES as u64 + 12, "the digest covers the whole file");
}

#[test]
fn a_mapped_column_that_is_missing_names_the_columns_there_are() {
    let file: (&str, &[u8]) = ("customers.csv", b"email,lang\nann@example.com,en\n");
    let summary = read_files(&[file], &[], &columns("mail", "lang", "tz"));
    insta::assert_snapshot!("mapped_column_missing", sentences(&summary.diagnostics));
    let later: (&str, &[u8]) = ("more.csv", b"Mail,lang\nbob@example.com,en\n");
    let summary = read_files(&[file, later], &[], &Columns::default());
    insta::assert_snapshot!("column_missing_in_a_later_file", sentences(&summary.diagnostics));
    assert_eq!(summary.recipients, 1);
}

#[test]
fn a_suppression_list_that_may_be_wrong_is_never_silent() {
    let file: (&str, &[u8]) = ("customers.csv", b"email\nann@example.com\n");
    let lists: [(&str, &[u8]); 5] = [
        ("names.csv", b"name\nAnn\nBob\n"),
        (
            "cut.csv",
            b"email,why\nann@example.com,left\nbob@example.com,\"left\neve@example.com,left\n",
        ),
        ("odd.csv", b"email\nann@example.com\nnobody\n"),
        ("empty.csv", b""),
        ("list.xlsx", b"PK\x03\x04"),
    ];
    let text: String = lists
        .iter()
        .map(|list| {
            sentences(&read_files(&[file], &[*list], &Columns::default()).diagnostics) + "\n"
        })
        .collect();
    insta::assert_snapshot!("suppression", text);
}
