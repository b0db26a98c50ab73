//! The reduced file: what is needed is there as it was, and nothing else is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use proptest::prelude::*;
use reading::{read, read_files};
use send_plan::audience::reduce::{Reduced, Reducer, column_use, reduced_names};
use send_plan::audience::{AudienceSummary, FileFacts, RowReader};
use send_plan::campaign::{Campaign, Columns, Unsubscribe};
use send_plan::template::TemplateFile;
use serde_json::Value;

fn reduce(bytes: &[u8], facts: &FileFacts, columns: &[String], size: usize) -> (Vec<u8>, Reduced) {
    let mut reducer = Reducer::new(facts, columns);
    let mut text = Vec::new();
    for piece in bytes.chunks(size.max(1)) {
        text.extend(reducer.push(piece));
    }
    let (rest, reduced) = reducer.end();
    text.extend(rest);
    (text, reduced)
}

fn values(bytes: &[u8], facts: &FileFacts) -> Vec<Value> {
    let mut found = Vec::new();
    let mut keep = |row: &send_plan::audience::AudienceRow<'_>| {
        found.extend(row.values());
        true
    };
    let mut rows = RowReader::new(facts);
    rows.push(bytes, &mut keep);
    rows.end(&mut keep);
    found
}

fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|name| (*name).to_owned()).collect()
}

fn part(path: &str, text: &str) -> TemplateFile {
    TemplateFile { path: path.to_owned(), text: text.to_owned() }
}

const HEADER: &str = "email,lang,tz,first_name,plan,token,debt,notes\n";

fn needs(body: &str) -> Vec<String> {
    let summary = read(format!("{HEADER}ann@x.example,en,UTC,Ann,gold,t1,12,x\n"));
    let campaign = Campaign {
        unsubscribe: Some(Unsubscribe {
            url: Some("https://x.example/{{token}}".to_owned()),
            ..Unsubscribe::default()
        }),
        ..Campaign::default()
    };
    let files = [part("en/subject.txt", "News"), part("en/body.html", body)];
    let columns = column_use(&campaign, &summary, &files).unwrap();
    let all = columns.needed.len() + columns.unused.len();
    assert_eq!(all, summary.files[0].columns.len(), "{columns:?}");
    // What the app says of a draft is what the command line does.
    let report = send_plan::template::report(&files, &campaign, Some(&summary));
    assert_eq!(report.columns.as_ref(), Some(&columns));
    columns.needed
}

#[test]
fn what_planning_message_and_unsubscribing_use_is_needed_and_nothing_else() {
    let always = ["email", "lang", "tz", "token"];
    assert_eq!(needs("<p>Hello</p>"), names(&always));
    assert_eq!(
        needs("<p>{{first_name}} {{#if plan}}x{{/if}}</p>"),
        names(&["email", "lang", "tz", "first_name", "plan", "token"])
    );
    assert!(needs("{{#debt}}x{{/debt}}").contains(&"debt".to_owned()));
    // Where any column may be shown, every column is needed.
    assert_eq!(needs("{{#each this}}{{this}}{{/each}}").len(), 8);
}

#[test]
fn a_message_that_cannot_be_read_may_use_anything() {
    let summary = read(format!("{HEADER}ann@x.example,en,UTC,Ann,gold,t1,12,x\n"));
    let files = [part("en/subject.txt", "News"), part("en/body.html", "<p>{{#if plan}}</p>")];
    let refused = column_use(&Campaign::default(), &summary, &files).unwrap_err();
    assert_eq!(refused.code, "audience/not-reduced");
    let report = |files: &[TemplateFile]| {
        send_plan::template::report(files, &Campaign::default(), Some(&summary)).columns
    };
    assert_eq!(report(&files), None);
    // Nor is a column called unused before there is a message.
    assert_eq!(report(&[]), None);
}

#[test]
fn reduced_files_have_names_of_their_own() {
    let names = ["a/x.csv.gz", "a/x.tsv", "x.txt", "list", "a/x.csv"];
    let expected = [
        "a/x.reduced.csv",
        "a/x.reduced-2.csv",
        "x.reduced.csv",
        "list.reduced.csv",
        "a/x.reduced-3.csv",
    ];
    assert_eq!(reduced_names(names), expected);
}

#[test]
fn broken_rows_are_left_out_and_counted() {
    let text =
        "email,name,debt\nann@x.example,\"A, \"\"nn\"\"\",1\nbob@x.example\ncid@x.example,,3\n";
    let facts = read(text).files.remove(0);
    let (reduced, done) = reduce(text.as_bytes(), &facts, &names(&["email", "name"]), 7);
    assert_eq!(done, Reduced { rows: 2, left_out: 1 });
    let expected = "email,name\r\nann@x.example,\"A, \"\"nn\"\"\"\r\ncid@x.example,\"\"\r\n";
    assert_eq!(String::from_utf8(reduced).unwrap(), expected);
}

/// Rows that nobody mails are in no reduced file, however they were broken.
#[test]
fn rows_of_too_many_values_are_left_out() {
    let many: String = (0..250).map(|n| format!("p{n}@x.example,P{n},{n},\n")).collect();
    for (text, left_out) in [
        (
            "email,name,debt\nann@x.example,Ann,1\nbob@x.example,Doe, Bob,2\ncid@x.example,C,3\n"
                .to_owned(),
            1,
        ),
        ("email,name\nann@x.example,A,\nbob@x.example,B,\n".to_owned(), 0),
        ("email,name,\nann@x.example,A\nbob@x.example,B\n".to_owned(), 0),
        ("email,name,\nann@x.example,A,\nbob@x.example,B,\n".to_owned(), 0),
        ("email,name\nann@x.example,A\nbob@x.example,B,\n".to_owned(), 1),
        (format!("email,name,debt\n{many}eve@x.example,E,1,x\nbob@x.example,B,2\n"), 2),
    ] {
        let whole = read(&text);
        assert_eq!(whole.rejected_total(), left_out, "{text}");
        let (reduced, done) =
            reduce(text.as_bytes(), &whole.files[0], &names(&["email", "name"]), 9);
        assert_eq!(done, Reduced { rows: whole.recipients, left_out }, "{text}");
        let again = read(&reduced);
        assert_eq!(essence(&again), essence(&whole), "{text}");
        let facts = &whole.files[0];
        assert_eq!(values(text.as_bytes(), facts).len() as u64, whole.recipients, "{text}");
    }
}

#[test]
fn a_column_is_needed_by_the_name_that_each_file_gives_it() {
    let files: [(&str, &[u8]); 2] = [
        ("a.csv", b"email,lang,debt\nann@x.example,en,1\n"),
        ("b.csv", b"Email,LANG,Debt\nbob@x.example,de,2\n"),
    ];
    let whole = read_files(&files, &[], &Columns::default());
    assert_eq!(whole.recipients, 2);
    let files_of = [part("en/body.html", "<p>x</p>")];
    let kept = column_use(&Campaign::default(), &whole, &files_of).unwrap().needed;
    let reduced: Vec<Vec<u8>> = files
        .iter()
        .zip(&whole.files)
        .map(|((_, bytes), facts)| reduce(bytes, facts, &kept, 5).0)
        .collect();
    assert_eq!(reduced[1], b"Email,LANG\r\nbob@x.example,de\r\n");
    let again = read_files(&[("a.csv", &reduced[0]), ("b.csv", &reduced[1])], &[], &whole.columns);
    assert_eq!(essence(&again), essence(&whole));
}

/// What of a summary says who gets what.
fn essence(summary: &AudienceSummary) -> (u64, u64, Vec<send_plan::audience::Group>) {
    (summary.recipients, summary.duplicates, summary.groups.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_same_people_get_the_same(
        rows in prop::collection::vec(
            ("[a-c]{1,2}@(gmail\\.com|x\\.de)", "(en|pt-BR|)", "[a,;'\"\t\r\n\u{e9}]{0,4}", "\\PC{0,3}"),
            1..20,
        ),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
        size in 1..60_usize,
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["debt", "email", "lang", "name"]).unwrap();
        for (address, locale, name, debt) in &rows {
            writer.write_record([debt, address, locale, name]).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let mapping = reading::columns("email", "lang", "");
        let whole = read_files(&[("a.csv", &text)], &[], &mapping);
        prop_assume!(whole.files[0].columns.len() == 4 && whole.rejected_total() == 0);
        let columns = names(&["email", "lang", "name"]);
        let (reduced, done) = reduce(&text, &whole.files[0], &columns, size);
        let again = read_files(&[("b.csv", &reduced)], &[], &Columns::default());
        prop_assert_eq!(done, Reduced { rows: whole.rows, left_out: 0 });
        prop_assert_eq!(&again.files[0].columns, &columns);
        prop_assert_eq!(essence(&again), essence(&whole));
        let mut expected = values(&text, &whole.files[0]);
        for row in &mut expected {
            row.as_object_mut().unwrap().remove("debt");
        }
        prop_assert_eq!(values(&reduced, &again.files[0]), expected);
    }
}
