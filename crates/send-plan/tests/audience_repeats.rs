//! A duplicate says which row it repeats.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::BTreeMap;

use proptest::prelude::*;
use reading::{KEY, read};
use send_plan::audience::unmailed::{REPEATS, file_names, write_repeat};
use send_plan::audience::{Reader, Repeat, RowPlace};
use send_plan::campaign::Columns;

fn pass(text: &[u8], size: usize, reader: &mut Reader, each: &mut impl FnMut(&mut Reader)) {
    reader.begin("customers.csv");
    for piece in text.chunks(size) {
        reader.push(piece).unwrap();
        each(reader);
    }
    reader.end().unwrap();
    each(reader);
}

/// The first so many duplicates of a file.
fn repeats(text: &[u8], most: u64, size: usize) -> Vec<Repeat> {
    let mut first = Reader::new(&Columns::default(), KEY);
    first.note_repeats(most);
    pass(text, size, &mut first, &mut |_| ());
    // The key of the second reader is the first one's.
    let mut second = Reader::new(&Columns::default(), [7; 16]);
    second.list_repeats(first.into_repeats().unwrap());
    let mut found = Vec::new();
    pass(text, size, &mut second, &mut |reader| found.extend(reader.take_repeats()));
    found
}

#[test]
fn a_duplicate_names_the_row_that_counts_and_no_other() {
    // A row that is rejected mails nobody: it is not what the next one repeats.
    let text = "email,name\nann@x.de,\"A\nnn\"\nbob@x.de\nbob@x.de,B\n Ann@X.de ,A\nbob@x.de,B\n";
    let found = repeats(text.as_bytes(), 10, 1000);
    let repeat = |line: u64, address: &str, first: u64| Repeat {
        file: 0,
        line,
        address: address.to_owned(),
        first: RowPlace { file: 0, line: first },
    };
    assert_eq!(found, [repeat(6, "Ann@X.de", 2), repeat(7, "bob@x.de", 5)]);
    let mut list = REPEATS.as_bytes().to_vec();
    let files = file_names(&read(text).files);
    found.iter().for_each(|repeat| write_repeat(repeat, &files, &mut list));
    let expected = "file,line,address,first file,first line\r\n\
                    customers.csv,6,Ann@X.de,customers.csv,2\r\n\
                    customers.csv,7,bob@x.de,customers.csv,5\r\n";
    assert_eq!(String::from_utf8(list).unwrap(), expected);
}

#[test]
fn a_reader_knows_when_it_has_what_was_asked_for() {
    let mut reader = Reader::new(&Columns::default(), KEY);
    assert!(!reader.has_all_repeats());
    reader.note_repeats(1);
    pass(b"email\na@x.de\nb@x.de\n", 4, &mut reader, &mut |_| ());
    assert!(!reader.has_all_repeats());
    pass(b"email\na@x.de\n", 4, &mut reader, &mut |_| ());
    assert!(reader.has_all_repeats());
    // Nobody to look for.
    let mut none = Reader::new(&Columns::default(), KEY);
    none.note_repeats(9);
    let noted = none.into_repeats().unwrap();
    let mut second = Reader::new(&Columns::default(), KEY);
    second.list_repeats(noted);
    assert!(second.has_all_repeats());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_duplicate_is_listed_with_its_first_row(
        rows in prop::collection::vec("[a-dA-D]{1,2}@x\\.de|bad|", 1..40),
        most in 0..30_u64,
        size in 1..50_usize,
    ) {
        let text = format!("n,email\n{}", rows.iter().map(|row| format!("1,{row}\n")).collect::<String>());
        let mut firsts = BTreeMap::new();
        let mut expected = Vec::new();
        for (row, line) in rows.iter().zip(2_u64..).filter(|(row, _)| row.contains('@')) {
            match firsts.get(&row.to_lowercase()) {
                Some(first) => expected.push((line, row.clone(), *first)),
                None => { firsts.insert(row.to_lowercase(), line); }
            }
        }
        prop_assume!(!firsts.is_empty());
        prop_assert_eq!(read(&text).duplicates, expected.len() as u64);
        expected.truncate(most as usize);
        let found = repeats(text.as_bytes(), most, size);
        let found: Vec<_> =
            found.into_iter().map(|it| (it.line, it.address, it.first.line)).collect();
        prop_assert_eq!(found, expected);
    }
}
