//! Suppression lists: whoever stands on one, in whatever form, is not mailed, and what could not be
//! read is said.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use reading::{finding, read_files, sentences};
use send_plan::audience::{AudienceSummary, Joined, Reader};
use send_plan::campaign::Columns;
use send_plan::diagnostic::any_error;

/// Who of these people is mailed with this list.
fn mailed(people: &[&str], list: &[u8]) -> (Vec<String>, AudienceSummary) {
    let mut reader = Reader::new(&Columns::default(), reading::KEY);
    reader.begin_suppression("list.csv");
    let _ = reader.push(list);
    let _ = reader.end();
    let text: String = people.iter().map(|address| format!("\"{address}\"\n")).collect();
    let mut mailed = Vec::new();
    let mut each = |recipient: &send_plan::audience::Recipient<'_>| {
        mailed.push(recipient.address.to_owned());
    };
    reader.begin("customers.csv");
    let _ = reader.push_each(format!("email\n{text}").as_bytes(), &mut each);
    let _ = reader.end_each(&mut each);
    (mailed, reader.finish())
}

#[test]
fn every_cell_of_every_row_is_read() {
    let people = ["ann@x.example", "bob@x.example", "cid@x.example", "eve@x.example"];
    for list in [
        // The address in another column, a short row, a row with more, and none at all before.
        "id,email,other\n1,,ann@x.example\nbob@x.example\n3,cid@x.example,x,eve@x.example\n",
        // Stray quotes.
        "id,email,note\n1,ann@x.example,a\n2,\"bob@x.example,b\n3,cid@x.example,c\n4,eve@x.example,\"\n",
        // The first row is none, though its first cell is.
        "reason,email\n,ann@x.example\nx,bob@x.example\ny,cid@x.example\nz,eve@x.example\n",
        "unsubscribed,ann@x.example\nunsubscribed,bob@x.example\nx,cid@x.example\ny,eve@x.example\n",
        "1,ann@x.example\nbob@x.example,2\ncid@x.example,3\neve@x.example,4\n",
    ] {
        let (mailed, summary) = mailed(&people, list.as_bytes());
        assert_eq!(mailed, [""; 0], "{list}\n{}", sentences(&summary.diagnostics));
        assert_eq!(summary.suppression[0].addresses, 4, "{list}");
    }
}

#[test]
fn a_row_that_cannot_be_told_into_cells_stops_the_list() {
    let many = vec!["p@x.example"; 5_000].join(",");
    let long = format!("p@x.example {}", "x".repeat(1_100_000));
    for (row, says) in [(&many, "4,096"), (&long, "mebibyte")] {
        for text in [format!("{row}\nann@x.example\n"), format!("email\nann@x.example\n{row}\n")] {
            let (_, summary) = mailed(&["ann@x.example", "bob@x.example"], text.as_bytes());
            let broken = finding(&summary, "audience/suppression-broken");
            assert!(any_error(&summary.diagnostics) && broken.message.contains(says), "{broken}");
            assert!(!broken.message.contains("double quote"), "{broken}");
            let line = if text.starts_with("email") { 3 } else { 1 };
            assert_eq!(broken.place.line, Some(line), "{broken}");
        }
    }
}

#[test]
fn an_apostrophe_belongs_to_an_address_or_stands_around_it() {
    for (address, cells) in [
        (
            "o'brien@x.example",
            &["Pat <o'brien@x.example>", "'o'brien@x.example'", "o'brien@x.example;"][..],
        ),
        (
            "bob@x.example",
            &["'bob@x.example'", "'bob@x.example", "Bob 'bob@x.example'", "<'bob@x.example'>"],
        ),
        // As spreadsheets are kept from running it.
        ("+ann@x.example", &["'+ann@x.example", "+ann@x.example"]),
        ("'eve@x.example", &["''eve@x.example", "'eve@x.example"]),
    ] {
        for cell in cells {
            let (mailed, summary) =
                mailed(&[address, "z@x.example"], format!("{cell}\n").as_bytes());
            assert_eq!(mailed, ["z@x.example"], "{cell}: {}", sentences(&summary.diagnostics));
        }
    }
}

#[test]
fn a_report_with_addresses_is_a_suppression_list() {
    let people = ["=a@x.example", "+b@x.example", "-c@x.example", "'d@x.example", "o'e@x.example"];
    let mut list = Joined::HEADER.to_owned();
    for address in people {
        list.push_str(&format!(
            "{},accepted,250,,,a.csv,1\r\n",
            send_plan::spreadsheet::field(address)
        ));
    }
    let (mailed, summary) = mailed(&people, list.as_bytes());
    assert_eq!(mailed, [""; 0], "{}", sentences(&summary.diagnostics));
}

#[test]
fn letters_that_cannot_be_read_are_said_and_others_are_taken() {
    let mut list =
        "email,name\nann@x.example,Zo\u{eb}\nbob@x.example,Jos\u{e9}\n".as_bytes().to_vec();
    list.extend(b"jos\xe9@x.example,A\ncid@x.example,Jos\xe9\n");
    let people = ["ann@x.example", "bob@x.example", "cid@x.example", "jos\u{e9}@x.example"];
    let (mailed, summary) = mailed(&people, &list);
    assert_eq!(mailed, ["jos\u{e9}@x.example"]);
    let garbled = finding(&summary, "audience/suppression-garbled");
    assert!(garbled.message.starts_with("1 line ") && garbled.place.line == Some(4), "{garbled}");
    assert_eq!(summary.suppression[0].addresses, 3);
}

#[test]
fn a_code_page_that_is_guessed_is_said() {
    let list = b"email\njos\xe9@x.example\nzo\xeb@x.example\nren\xe9@x.example\n";
    let (mailed, summary) = mailed(&["jos\u{e9}@x.example", "bob@x.example"], list);
    assert_eq!(mailed, ["bob@x.example"]);
    let guessed = finding(&summary, "audience/encoding-guessed");
    assert_eq!(guessed.place.file.as_deref(), Some("list.csv"));
}

#[test]
fn a_header_is_none_where_any_of_its_cells_holds_an_address() {
    let file: (&str, &[u8]) = ("c.csv", b"email\nann@x.example\nbob@x.example\n");
    for (list, garbled) in [
        (&b"email;name\nbob@x.example;B\n"[..], false),
        (b"sha256,note\n,bob@x.example\n", false),
        // A bad address is no column's name.
        (b"bob@@x.example\nbob@x.example\n", true),
    ] {
        let summary = read_files(&[file], &[("list.csv", list)], &Columns::default());
        assert_eq!((summary.recipients, summary.suppressed), (1, 1));
        let said = sentences(&summary.diagnostics).contains("suppression-garbled");
        assert_eq!(said, garbled, "{}", sentences(&summary.diagnostics));
    }
}

/// An address as exports, mail programs and people write it, and what it would be taken for.
#[test]
fn marks_around_an_address_hide_nobody() {
    for cell in [
        "7|ann@x.example|unsubscribed",
        "mailto:ann@x.example?subject=stop",
        "email:ann@x.example",
        "(ann@x.example)",
        "[ann@x.example](mailto:ann@x.example)",
        "{ann@x.example}",
        "to=ann@x.example&why=stop",
        "Ann wrote from ann@x.example.",
        "\u{201c}ann@x.example\u{201d}",
        "\u{ff08}ann\u{ff20}x.example\u{ff09}",
    ] {
        let list = format!("z@x.example\n\"{cell}\"\n");
        let (mailed, summary) = mailed(&["ann@x.example", "bob@x.example"], list.as_bytes());
        assert_eq!(mailed, ["bob@x.example"], "{cell}: {}", sentences(&summary.diagnostics));
        assert!(!sentences(&summary.diagnostics).contains("garbled"), "{cell}");
    }
    // An address may hold these marks: it is on the list as it stands, too.
    let (mailed, _) = mailed(&["7|ann@x.example", "ann@x.example"], b"7|ann@x.example,x\n");
    assert_eq!(mailed, [""; 0]);
}

#[test]
fn a_word_that_is_to_be_an_address_and_is_none_is_said() {
    for word in ["ann@", "@x.example", "ann@@x.example", "ann@localhost", "ann @ x.example"] {
        let list = format!("bob@x.example\n{word}\n");
        let (_, summary) = mailed(&["ann@x.example", "bob@x.example"], list.as_bytes());
        let garbled = finding(&summary, "audience/suppression-garbled");
        assert_eq!(garbled.place.line, Some(2), "{word}");
    }
}
