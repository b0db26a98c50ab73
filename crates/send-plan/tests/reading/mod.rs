//! Reads audiences the way the app does, for the tests.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "each test file uses its part")]

use send_plan::audience::{AudienceSummary, Reader, Recipient};
use send_plan::campaign::Columns;
use send_plan::diagnostic::Diagnostic;

/// Some key; another one must give the same summary.
pub const KEY: [u8; 16] = *b"0123456789abcdef";

/// Reads one file in one piece, every column guessed.
pub fn read(text: impl AsRef<[u8]>) -> AudienceSummary {
    read_files(&[("customers.csv", text.as_ref())], &[], &Columns::default())
}

/// Names and contents.
type Files<'a> = &'a [(&'a str, &'a [u8])];

/// Files by role.
#[derive(Clone, Copy, Default)]
pub struct Lists<'a> {
    pub suppression: Files<'a>,
    pub seeds: Files<'a>,
    pub files: Files<'a>,
}

/// Reads suppression lists, then files, each in one piece.
pub fn read_files(
    files: &[(&str, &[u8])],
    suppression: &[(&str, &[u8])],
    columns: &Columns,
) -> AudienceSummary {
    read_lists(&Lists { suppression, files, seeds: &[] }, columns)
}

/// Reads suppression lists, then seeds, then files, each in one piece.
pub fn read_lists(lists: &Lists<'_>, columns: &Columns) -> AudienceSummary {
    read_lists_each(lists, columns, &mut |_| ())
}

/// The same; `each` is shown every recipient.
pub fn read_lists_each(
    lists: &Lists<'_>,
    columns: &Columns,
    each: &mut impl FnMut(&Recipient<'_>),
) -> AudienceSummary {
    type Begin = fn(&mut Reader, &str);
    let mut reader = Reader::new(columns, KEY);
    let roles: [(Files<'_>, Begin); 3] = [
        (lists.suppression, Reader::begin_suppression),
        (lists.seeds, Reader::begin_seeds),
        (lists.files, Reader::begin),
    ];
    for (files, begin) in roles {
        for (name, bytes) in files {
            begin(&mut reader, name);
            let _ = reader.push_each(bytes, each);
            let _ = reader.end_each(each);
        }
    }
    reader.finish()
}

/// Reads one file in pieces that end at `cuts`.
pub fn read_in_pieces(text: &[u8], cuts: &[usize], key: [u8; 16]) -> AudienceSummary {
    let mut reader = Reader::new(&Columns::default(), key);
    reader.begin("customers.csv");
    let mut from = 0;
    for &cut in cuts.iter().chain([&text.len()]) {
        let _ = reader.push(&text[from..cut]);
        from = cut;
    }
    let _ = reader.end();
    reader.finish()
}

/// A mapping by names.
pub fn columns(address: &str, locale: &str, time_zone: &str) -> Columns {
    Columns {
        address: Some(address.to_owned()),
        locale: Some(locale.to_owned()),
        time_zone: Some(time_zone.to_owned()),
    }
}

/// Findings, one per line, as the command line prints them.
pub fn sentences(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}

/// The finding with a code.
pub fn finding<'a>(summary: &'a AudienceSummary, code: &str) -> &'a Diagnostic {
    let mut found = summary.diagnostics.iter().filter(|finding| finding.code == code);
    let first = found.next();
    assert!(found.next().is_none(), "{code} twice: {:#?}", summary.diagnostics);
    first.unwrap_or_else(|| panic!("no {code} in {:#?}", summary.diagnostics))
}

/// Counts that every summary must keep.
pub fn assert_adds_up(summary: &AudienceSummary) {
    let rejected: u64 = summary.rejected.values().sum();
    assert_eq!(
        summary.rows,
        summary.recipients
            + summary.duplicates
            + summary.suppressed
            + summary.left_out()
            + rejected,
        "rows = recipients + duplicates + suppressed + left out + rejected"
    );
    let grouped: u64 = summary.groups.iter().map(|group| group.recipients).sum();
    assert_eq!(summary.recipients, grouped, "every recipient is in one group");
    assert_eq!(summary.rows, summary.files.iter().map(|file| file.rows).sum::<u64>());
    assert_eq!(summary.rejects.len() as u64, rejected.min(1000));
}
