//! Files as they come: the same rows, whatever they are written in and however they are read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::BTreeMap;
use std::io::Write;

use proptest::prelude::*;
use reading::{KEY, assert_adds_up, finding, read, read_files};
use send_plan::audience::{
    AudienceSummary, Delimiter, Encoding, FileFacts, FileFormat, LOOK_BYTES, Quote, Reader,
    RowReader, look,
};
use send_plan::campaign::{Audience, Columns};
use send_plan::diagnostic::any_error;
use serde_json::{Value, json};

const WESTERN: &str = "email,locale,name\r\nann@gmail.com,en,Zo\u{eb} \u{2013} \u{201c}Z\u{201d}\r\n\
    bob@qq.com,pt-BR,\"Jo\u{e3}o,\r\nda Silva\"\r\ncid@x.example,fr,\u{c9}lo\u{ef}se \u{20ac}\r\n";

const ARABIC: &str = "email;locale;\u{627}\u{644}\u{627}\u{633}\u{645}\r\n\
    ann@gmail.com;ar;\u{645}\u{62d}\u{645}\u{62f} \u{639}\u{644}\u{64a}\r\n\
    bob@qq.com;ar;\u{641}\u{627}\u{637}\u{645}\u{629}\u{60c} \u{644}\u{64a}\u{644}\u{649}\r\n";

/// The text's bytes in an encoding, with or without a byte-order mark.
fn written(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let units = || mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    let page = |page: &'static encoding_rs::Encoding| {
        let (bytes, _, unmappable) = page.encode(text);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    };
    match encoding {
        Encoding::Utf8 if mark => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 => page(encoding_rs::WINDOWS_1252),
        Encoding::Windows1256 => page(encoding_rs::WINDOWS_1256),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Every way to write a text, and what is to be found out.
fn ways(text: &str, code_page: Encoding) -> Vec<(Vec<u8>, Encoding, bool)> {
    let unicode = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
    let marked = unicode.iter().flat_map(|encoding| [(*encoding, true), (*encoding, false)]);
    let plain = marked.chain([(code_page, false)]);
    plain
        .flat_map(|(encoding, mark)| {
            let bytes = written(text, encoding, mark);
            [(gzip(&bytes), encoding, true), (bytes, encoding, false)]
        })
        .collect()
}

/// A summary without what differs between two ways to write a file.
fn essence(summary: &AudienceSummary) -> AudienceSummary {
    let mut summary = summary.clone();
    for file in &mut summary.files {
        *file = FileFacts {
            rows: file.rows,
            columns: std::mem::take(&mut file.columns),
            ..FileFacts::default()
        };
    }
    summary.diagnostics.retain(|finding| finding.code != "audience/encoding-guessed");
    summary
}

/// The values of every row, as templates are given them, read in pieces of `size`.
fn values(bytes: &[u8], facts: &FileFacts, size: usize) -> Vec<(u64, Value)> {
    let mut found = Vec::new();
    let mut keep = |row: &send_plan::audience::AudienceRow<'_>| {
        found.push((row.number, row.values().unwrap_or_default()));
        true
    };
    let mut rows = RowReader::new(facts);
    for piece in bytes.chunks(size) {
        rows.push(piece, &mut keep);
    }
    rows.end(&mut keep);
    found
}

/// Reads a file that the campaign says this of.
fn read_as(bytes: &[u8], format: FileFormat) -> AudienceSummary {
    let formats = BTreeMap::from([("some/folder/customers.csv".to_owned(), format)]);
    let mut reader = Reader::of_draft(&Audience { formats, ..Audience::default() }, KEY);
    reader.begin("customers.csv");
    let _ = reader.push(bytes);
    let _ = reader.end();
    reader.finish()
}

#[test]
fn a_text_holds_the_same_rows_however_it_is_written() {
    for (text, page) in [(WESTERN, Encoding::Windows1252), (ARABIC, Encoding::Windows1256)] {
        let plain = read(text);
        assert!(plain.recipients > 1 && !any_error(&plain.diagnostics), "{:#?}", plain.diagnostics);
        let rows = values(text.as_bytes(), &plain.files[0], 1 << 20);
        assert_eq!(rows.len() as u64, plain.rows);
        for (bytes, encoding, packed) in ways(text, page) {
            let summary = read(&bytes);
            assert_adds_up(&summary);
            let facts = &summary.files[0];
            assert_eq!((facts.encoding, facts.gzip), (encoding, packed));
            assert_eq!(facts.blake3, blake3::hash(&bytes).to_hex().to_string());
            assert_eq!(facts.bytes, bytes.len() as u64, "the file as it is");
            assert_eq!(essence(&summary), essence(&plain), "{encoding:?}, gzip: {packed}");
            for size in [1, 2, 3, 7, 1 << 20] {
                assert_eq!(values(&bytes, facts, size), rows, "{encoding:?} in pieces of {size}");
            }
            let seen = look("a.csv", &bytes, true, &FileFormat::default());
            assert_eq!((seen.format, seen.gzip), (facts.format(), packed));
            assert_eq!(seen.guess, summary.columns);
            // What was found out, said beforehand, changes nothing but the doubt.
            assert_eq!(essence(&read_as(&bytes, facts.format())), essence(&summary));
        }
    }
}

#[test]
fn a_guess_can_be_overruled() {
    // "José" in Windows-1252, taken for Arabic: whoever says so gets it.
    let bytes = written("email,name\na@x.example,Jos\u{e9}\n", Encoding::Windows1252, false);
    let as_arabic = FileFormat { encoding: Some(Encoding::Windows1256), ..FileFormat::default() };
    let summary = read_as(&bytes, as_arabic);
    assert_eq!(summary.files[0].encoding, Encoding::Windows1256);
    assert!(summary.diagnostics.is_empty(), "{:#?}", summary.diagnostics);
    finding(&read(&bytes), "audience/encoding-guessed");

    let text = "a|b,c|d\n1|x@x.example,2|3\n";
    let by = |delimiter| FileFormat { delimiter: Some(delimiter), ..FileFormat::default() };
    assert_eq!(read_as(text.as_bytes(), by(Delimiter::Bar)).files[0].columns, ["a", "b,c", "d"]);
    assert_eq!(read_as(text.as_bytes(), by(Delimiter::Comma)).files[0].columns, ["a|b", "c|d"]);

    let text = "email,name\na@x.example,\"A\nb@x.example,B\"\n";
    let quote = |quote| FileFormat { quote: Some(quote), ..FileFormat::default() };
    assert_eq!(read_as(text.as_bytes(), quote(Quote::Double)).rows, 1);
    let bare = read_as(text.as_bytes(), quote(Quote::None));
    assert_eq!(values(text.as_bytes(), &bare.files[0], 5)[0].1["name"], "\"A");

    let header = |header| FileFormat { header: Some(header), ..FileFormat::default() };
    let text = "ann@x.example,Ann\nbob@x.example,Bob\n";
    assert_eq!(read_as(text.as_bytes(), header(true)).files[0].columns[0], "ann@x.example");
    let text = "email,name\nann@x.example,Ann\n";
    assert_eq!(read_as(text.as_bytes(), header(false)).rows, 2);
}

#[test]
fn single_quotes_are_known_by_the_values_and_bars_by_the_rows() {
    let text = "'email','name'\n'a@x.example','Doe, ''Ann'''\n'b@x.example','B'\n";
    let facts = read(text).files.remove(0);
    assert_eq!((facts.quote, facts.rows), (Quote::Single, 2));
    assert_eq!(values(text.as_bytes(), &facts, 3)[0].1["name"], "Doe, 'Ann'");
    let text = "email|name\na@x.example|'t Hooft\nb@x.example|'ndrangheta, x\n";
    let facts = read(text).files.remove(0);
    assert_eq!((facts.delimiter, facts.quote), (Delimiter::Bar, Quote::Double));
    assert_eq!(values(text.as_bytes(), &facts, 3)[0].1["name"], "'t Hooft");
}

#[test]
fn a_file_without_a_header_has_columns_that_can_be_mapped() {
    let text = "7;ann@gmail.com;Europe/Rome\n8;bob@qq.com;Asia/Tokyo\n";
    let summary = read(text);
    assert_adds_up(&summary);
    let facts = &summary.files[0];
    assert_eq!((facts.headerless, facts.rows, summary.recipients), (true, 2, 2));
    assert_eq!(facts.columns, ["column_1", "column_2", "column_3"]);
    let Columns { address, locale, time_zone } = summary.columns.clone();
    assert_eq!((address.as_deref(), locale), (Some("column_2"), None));
    assert_eq!(time_zone.as_deref(), Some("column_3"));
    assert!(finding(&summary, "audience/no-header").message.contains("column_1"));
    let rows = values(text.as_bytes(), facts, 4);
    let first = json!({"column_1": "7", "column_2": "ann@gmail.com", "column_3": "Europe/Rome"});
    assert_eq!(rows[0], (1, first));
    // A list of nothing but addresses.
    let summary = read("ann@gmail.com\nbob@qq.com\n");
    assert_eq!(
        (summary.recipients, summary.files[0].columns.clone()),
        (2, vec!["column_1".into()])
    );
}

#[test]
fn a_first_line_with_an_address_is_no_header_even_where_no_mail_gets_there() {
    let text = "ann@x,Ann Lee\nbob@x.example,Bob\n";
    let summary = read(text);
    let facts = &summary.files[0];
    assert_eq!((facts.headerless, facts.rows, summary.recipients), (true, 2, 1));
    assert_eq!(facts.columns, ["column_1", "column_2"]);
    assert_eq!(summary.rejects[0].excerpt, "ann@x");
    let header = FileFormat { header: Some(true), ..FileFormat::default() };
    assert_eq!(read_as(b"@,name\nann@x.example,Ann\n", header).files[0].columns, ["@", "name"]);
}

/// A format goes by its file's name: where two have it, it would be said of both.
#[test]
fn of_two_files_of_one_name_neither_is_meant() {
    let format = FileFormat { header: Some(true), ..FileFormat::default() };
    let reduced = FileFormat { delimiter: Some(Delimiter::Comma), ..format };
    let read = |formats: &[(&str, FileFormat)]| {
        let formats = formats.iter().map(|(path, format)| ((*path).to_owned(), *format)).collect();
        let mut reader = Reader::of_draft(&Audience { formats, ..Audience::default() }, KEY);
        for text in ["email,n\na@x.example,1\n", "email,n\nb@x.example,2\n"] {
            reader.begin("customers.csv");
            let _ = reader.push(text.as_bytes());
        }
        reader.finish()
    };
    for formats in [
        &[("customers.csv", format)][..],
        &[("a/customers.csv", format)],
        &[("a/customers.csv", format), ("b/customers.csv", reduced)],
    ] {
        let summary = read(formats);
        assert!(any_error(&summary.diagnostics), "{formats:?}");
        let said = finding(&summary, "audience/format-of-two");
        assert!(said.message.contains("customers.csv"), "{said}");
    }
    for formats in [
        &[][..],
        &[("more.csv", format)],
        &[("a/customers.csv", format), ("b/customers.csv", format)],
    ] {
        let summary = read(formats);
        assert_eq!(
            (summary.recipients, any_error(&summary.diagnostics)),
            (2, false),
            "{formats:?}"
        );
    }
}

/// What was said of last month's file is not always true of this month's.
#[test]
fn a_code_page_that_is_given_for_utf_8_is_doubted() {
    let as_page = |encoding| FileFormat { encoding: Some(encoding), ..FileFormat::default() };
    let western = as_page(Encoding::Windows1252);
    let text = "email,name\na@x.example,Zo\u{eb}\n";
    let summary = read_as(text.as_bytes(), western);
    let said = finding(&summary, "audience/encoding-doubtful");
    assert!(said.message.contains("UTF-8") && !any_error(&summary.diagnostics), "{said}");
    let seen = look("customers.csv", text.as_bytes(), true, &western);
    assert!(seen.diagnostics.contains(said), "{:#?}", seen.diagnostics);
    let none = |bytes: &[u8], format| {
        let summary = read_as(bytes, format);
        assert!(!summary.diagnostics.iter().any(|f| f.code == said.code), "{format:?}");
    };
    none(&written(text, Encoding::Windows1252, false), western);
    none(b"email,name\na@x.example,Zoe\n", western);
    none(text.as_bytes(), as_page(Encoding::Utf8));
    none(&written(text, Encoding::Utf16Le, true), as_page(Encoding::Utf16Le));
}

#[test]
fn parts_of_one_export_share_the_header_of_the_first() {
    let files: [(&str, &[u8]); 2] = [
        ("a.csv", b"name,email\nAnn,ann@gmail.com\n"),
        ("b.csv", b"Bob,bob@qq.com\nEve,eve@qq.com\n"),
    ];
    let summary = read_files(&files, &[], &Columns::default());
    assert_eq!((summary.recipients, summary.files[1].headerless), (3, true));
    assert_eq!(summary.files[1].columns, ["name", "email"]);
    assert_eq!(values(files[1].1, &summary.files[1], 3)[0].1["name"], "Bob");
}

#[test]
fn excels_first_line_names_the_delimiter_and_is_no_row() {
    // By the rows alone it would be a comma.
    let text =
        "sep=;\r\nemail;name, title\r\nann@x.de;Ann, Dr.\r\nbob@x.de;Bob, Mr.\r\nbad;x, y\r\n";
    for (bytes, encoding, _) in ways(text, Encoding::Windows1252) {
        let summary = read(&bytes);
        let file = &summary.files[0];
        assert_eq!(
            (file.delimiter, file.headerless),
            (Delimiter::Semicolon, false),
            "{encoding:?}"
        );
        assert_eq!(file.columns, ["email", "name, title"]);
        assert_eq!((summary.rows, summary.recipients, summary.rejects[0].line), (3, 2, 5));
        let said = &finding(&summary, "audience/delimiter-named").message;
        assert_eq!(
            said,
            "The first line of customers.csv names what stands between two values: semicolon."
        );
        let seen = look("customers.csv", &bytes, true, &FileFormat::default());
        assert_eq!((seen.format, seen.columns.len()), (file.format(), 2));
        for size in [1, 3, 7, 1000] {
            let rows = values(&bytes, file, size);
            assert_eq!(rows[1], (2, json!({ "email": "bob@x.de", "name, title": "Bob, Mr." })));
        }
    }
    // Quoted, without a header, in a suppression list.
    let summary = read("\"sep=|\"\nann@x.de|1\nbob@x.de|2\n");
    assert_eq!((summary.recipients, &*summary.files[0].columns[1]), (2, "column_2"));
    let gone = b"sep=;\nbob@x.de;\n";
    let columns = Columns::default();
    let summary =
        read_files(&[("a.csv", b"email\nann@x.de\nbob@x.de\n")], &[("gone.csv", gone)], &columns);
    assert_eq!((summary.recipients, summary.suppression[0].addresses), (1, 1));
    // Who chooses another knows better.
    let comma = FileFormat { delimiter: Some(Delimiter::Comma), ..FileFormat::default() };
    let summary = read_as(b"sep=;\nemail,n\nann@x.de,1\n", comma);
    assert_eq!((summary.recipients, summary.files[0].columns.len()), (1, 2));
    assert!(
        finding(&summary, "audience/delimiter-named").message.contains("you chose another: comma")
    );
}

#[test]
fn a_first_line_that_names_an_unknown_delimiter_is_a_clear_refusal() {
    let text = b"sep=:\nemail:n\nann@x.de:1\n";
    let summary = read(text);
    let refused = finding(&summary, "audience/unknown-delimiter");
    assert!(refused.message.contains("\u{201c}:\u{201d} stands between two values"), "{refused}");
    assert!(any_error(&look("a.csv", text, true, &FileFormat::default()).diagnostics));
}

#[test]
fn suppression_lists_come_as_they_are_too() {
    let file: (&str, &[u8]) = ("c.csv", b"email\nann@gmail.com\nbob@qq.com\n");
    let list = "email\tname\r\nbob@qq.com\tZo\u{eb}\r\n";
    for (bytes, ..) in ways(list, Encoding::Windows1252) {
        let summary = read_files(&[file], &[("list.txt", &bytes)], &Columns::default());
        assert_eq!((summary.recipients, summary.suppressed), (1, 1), "{:#?}", summary.diagnostics);
    }
}

#[test]
fn an_archive_that_is_cut_is_never_a_whole_audience() {
    let rows: String = (0..60_000).map(|n| format!("p{}@gmail.com,{n}\n", n * 7919)).collect();
    let archive = gzip(format!("email,n\n{rows}").as_bytes());
    assert!(archive.len() > LOOK_BYTES / 2, "{}", archive.len());
    for length in [archive.len() - 1, archive.len() - 8, archive.len() / 2, 100, 12] {
        let summary = read(&archive[..length]);
        assert_adds_up(&summary);
        assert!(any_error(&summary.diagnostics), "the first {length} bytes");
        finding(&summary, "audience/gzip-cut");
    }
    let whole = read(&archive);
    assert_eq!((whole.recipients, any_error(&whole.diagnostics)), (60_000, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cuts_never_change_what_is_read(
        rows in prop::collection::vec(
            ("[a-c]{1,3}@(gmail\\.com|x\\.de)", "[a-c,;'\"\r\n\u{e9}\u{201c}]{0,5}"),
            1..20,
        ),
        way in 0..14_usize,
        sizes in prop::collection::vec(1..40_usize, 1..5),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["email", "name"]).unwrap();
        for (address, name) in &rows {
            writer.write_record([address, name]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let (bytes, ..) = ways(&text, Encoding::Windows1252).swap_remove(way);
        let whole = read(&bytes);
        let mut reader = Reader::new(&Columns::default(), KEY);
        reader.begin("customers.csv");
        let mut rest = &bytes[..];
        for size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, after) = rest.split_at(rest.len().min(*size));
            let _ = reader.push(piece);
            rest = after;
        }
        let _ = reader.end();
        prop_assert_eq!(&whole, &reader.finish());
        if let Some(facts) = whole.files.first().filter(|facts| facts.rows > 0) {
            let read = values(&bytes, facts, 1 << 20);
            prop_assert_eq!(read.len() as u64, facts.rows);
            prop_assert_eq!(read, values(&bytes, facts, sizes[0]));
        }
    }
}
