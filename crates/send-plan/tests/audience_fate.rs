//! Whether the person of a row is mailed, and why not: as the audience is counted.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use proptest::prelude::*;
use reading::KEY;
use send_plan::audience::{AudienceSummary, Fate, Reader, RejectReason, RowFinder};
use send_plan::campaign::Columns;
use send_plan::chunk::Place;
use serde_json::Value;

const LIST: &str = "gone@x.de\n";
const SEEDS: &str = "email,name\nann@x.de,Ann\n";

/// Reads the files; `row` is watched with the values it has.
fn read(customers: &str, watched: Option<(Place, &Value, &Columns)>) -> (Reader, Vec<Place>) {
    let mut reader = Reader::new(&Columns::default(), KEY);
    if let Some((row, values, columns)) = watched {
        reader.watch(row, values, columns);
    }
    let mut mailed = Vec::new();
    let mut each = |recipient: &send_plan::audience::Recipient<'_>| {
        mailed.push(Place { file: recipient.file as u64, row: recipient.row });
    };
    reader.begin_suppression("unsubscribed.csv");
    reader.push_each(LIST.as_bytes(), &mut each).unwrap();
    reader.begin_seeds("seeds.csv");
    reader.push_each(SEEDS.as_bytes(), &mut each).unwrap();
    reader.end_each(&mut each).unwrap();
    reader.begin("customers.csv");
    reader.push_each(customers.as_bytes(), &mut each).unwrap();
    reader.end_each(&mut each).unwrap();
    (reader, mailed)
}

/// The fate of a row of the customers, and its sentence.
fn fate(customers: &str, row: u64) -> Option<(Fate, String)> {
    let summary = read(customers, None).0.finish();
    let (place, values) = (Place { file: 1, row }, values(customers, row, &summary));
    let (reader, _) = read(customers, Some((place, &values, &summary.columns)));
    reader.fate().map(|fate| (fate, fate.sentence(1, &summary).into()))
}

fn values(customers: &str, row: u64, summary: &AudienceSummary) -> Value {
    let mut finder = RowFinder::new(&summary.files[1], row);
    finder.push(customers.as_bytes());
    finder.finish().unwrap_or_default()
}

#[test]
fn a_row_says_whether_its_person_is_mailed_and_why_not() {
    let customers =
        "email,name\nbob@x.de\nbob@x.de,B\nGone@X.de,G\n\n Bob@x.de ,B\nann@x.de,A\nno,N\n";
    let said = |row| fate(customers, row).unwrap();
    let expect = |row, fate, sentence: &str| assert_eq!(said(row), (fate, sentence.to_owned()));
    expect(
        1,
        Fate::Rejected(RejectReason::TooFewFields),
        "This row is not mailed: there are fewer fields than columns.",
    );
    expect(2, Fate::Mailed, "This person is mailed.");
    expect(
        3,
        Fate::Suppressed,
        "This person is not mailed: the address is on the suppression list unsubscribed.csv.",
    );
    // A row that mails nobody is not what another repeats.
    expect(
        4,
        Fate::Duplicate { first: Place { file: 1, row: 2 } },
        "This row is not mailed: it repeats row 2, and the first one counts.",
    );
    expect(
        5,
        Fate::Duplicate { first: Place { file: 0, row: 1 } },
        "This row is not mailed: it repeats row 1 of the seed list seeds.csv, and the first one counts.",
    );
    expect(
        6,
        Fate::Rejected(RejectReason::BadAddress),
        "This row is not mailed: the address is none that mail systems take.",
    );
    assert_eq!(fate(customers, 7), None);
    assert_eq!(fate(customers, 0), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Every row has a fate, and the mailed ones are those that the reader counts.
    #[test]
    fn fates_add_up_to_the_counts(
        rows in prop::collection::vec("(ann|BOB|gone|eve|x)(@x\\.de|@X\\.DE|@)?(,n)?(,n)?", 1..12),
    ) {
        let customers = format!("email,name\n{}\n", rows.join("\n"));
        let (reader, mailed) = read(&customers, None);
        let summary = reader.finish();
        let fates: Vec<Fate> =
            (1..=summary.files[1].rows).map(|row| fate(&customers, row).unwrap().0).collect();
        let count = |is: fn(&Fate) -> bool| fates.iter().filter(|fate| is(fate)).count() as u64;
        prop_assert_eq!(count(|fate| matches!(fate, Fate::Duplicate { .. })), summary.duplicates);
        prop_assert_eq!(count(|fate| matches!(fate, Fate::Suppressed)), summary.suppressed);
        prop_assert_eq!(count(|fate| matches!(fate, Fate::Rejected(_))), summary.rejected_total());
        for (row, fate) in (1..).zip(&fates) {
            let is_mailed = mailed.contains(&Place { file: 1, row });
            prop_assert_eq!(*fate == Fate::Mailed, is_mailed);
            if let Fate::Duplicate { first } = fate {
                prop_assert!(mailed.contains(first));
            }
        }
    }
}
