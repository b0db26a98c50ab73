//! A second plan of a campaign mails the rest, and nobody again.

use axum::http::StatusCode;
use send_api::store::sends::State;
use send_api::store::uploads::FileKind;
use send_plan::audience::{FileFacts, ReportFacts};
use send_plan::envelope::CommandKind;
use send_plan::plan::ContinuesFacts;
use serde_json::{Value, json};

use crate::office::{APPROVER, AUTHOR, Office, code};
use crate::support::desk::{self, Desk, put, until_over};

const BOTH: &[u8] = &[AUTHOR, APPROVER];

/// A report that names nobody.
const EMPTY: &str = "campaign,audience,row,outcome\n";

/// A campaign of so many that has run to its end.
async fn ran(office: &Office, people: usize) -> Desk {
    let desk = Desk::new(people, &json!({}));
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, BOTH).await.0, StatusCode::CREATED);
    let running = office.run().await;
    let (status, _) = office.order(&desk.digest(), CommandKind::Start, 1, AUTHOR).await;
    assert_eq!(status, StatusCode::OK);
    let send = until_over(&office.store, &desk.digest()).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, people as u64));
    desk
}

/// Everybody once more, as the rest of `first` by a report that names nobody.
async fn everybody_again(office: &Office, first: &Desk, people: usize) -> Desk {
    after(office, first, Desk::new(people, &json!({ "sequence": 2 }))).await
}

/// Another plan, as the rest of `first` by a report that names nobody.
async fn after(office: &Office, first: &Desk, mut again: Desk) -> Desk {
    let blake3 = blake3::hash(EMPTY.as_bytes()).to_hex().to_string();
    put(&office.store, FileKind::Audience, &blake3, EMPTY.as_bytes()).await;
    let bytes = EMPTY.len() as u64;
    again.plan.continues = Some(ContinuesFacts {
        plan: first.digest(),
        sequence: 1,
        reports: vec![ReportFacts { name: "report.csv".to_owned(), bytes, blake3, rows: 0 }],
        accepted: 0,
        unknown: 0,
        refused: 0,
    });
    office.upload(&again).await;
    again
}

/// The audience of a plan with a copy of it in front, in which every row has one value more.
async fn behind_a_copy(office: &Office, desk: &mut Desk) {
    let copy: String = desk.audience.lines().map(|line| format!("{line},more\n")).collect();
    let blake3 = blake3::hash(copy.as_bytes()).to_hex().to_string();
    put(&office.store, FileKind::Audience, &blake3, copy.as_bytes()).await;
    let audience = &mut desk.plan.audience;
    let customers = audience.files[0].clone();
    let columns = [&customers.columns[..], &["more".to_owned()]].concat();
    let bytes = copy.len() as u64;
    let extra = FileFacts { name: "extra.csv".to_owned(), bytes, blake3, columns, ..customers };
    audience.rows += extra.rows;
    audience.duplicates += extra.rows;
    audience.files.insert(0, extra);
}

fn findings(answer: &Value) -> Vec<&str> {
    let findings = answer["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_in_front_of_the_old_file_reaches_nobody_again() {
    let office = Office::new().await;
    let first = ran(&office, 40).await;
    let mut again = everybody_again(&office, &first, 40).await;
    behind_a_copy(&office, &mut again).await;
    let (status, answer) = office.hand_over(&again, BOTH).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "other-files"), "{answer}");
    assert!(findings(&answer).contains(&"report/other-files"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_names_nobody_lets_nobody_be_mailed_again() {
    let office = Office::new().await;
    let first = ran(&office, 40).await;
    let again = everybody_again(&office, &first, 40).await;
    let (status, answer) = office.hand_over(&again, BOTH).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "old-report"), "{answer}");
}

/// Addresses of another column are other people, whatever the rows are.
#[tokio::test(flavor = "multi_thread")]
async fn another_address_column_is_another_audience() {
    let office = Office::new().await;
    let people = "email,lang,name,work\n".to_owned()
        + &(0..20).map(|n| format!("p{n}@a.example,en,Ann,w{n}@a.example\n")).collect::<String>();
    let of = |members: &Value| Desk::of(people.clone(), &desk::templates(), members);
    let first = of(&json!({}));
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, BOTH).await.0, StatusCode::CREATED);
    let digest = first.digest();
    assert_eq!(office.order(&digest, CommandKind::Stop, 1, AUTHOR).await.0, StatusCode::OK);
    let columns = json!({ "address": "work", "locale": "lang" });
    let audience = json!({ "files": ["customers.csv"], "columns": columns });
    let work = of(&json!({ "sequence": 2, "audience": audience }));
    let work = after(&office, &first, work).await;
    let (status, answer) = office.hand_over(&work, BOTH).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "other-files"), "{answer}");
    assert_eq!(findings(&answer), ["report/other-column"]);
}

/// What it has mailed is not known before it is over.
#[tokio::test(flavor = "multi_thread")]
async fn the_rest_of_a_send_that_is_not_over_is_not_taken() {
    let office = Office::new().await;
    let first = Desk::new(40, &json!({}));
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, BOTH).await.0, StatusCode::CREATED);
    let digest = first.digest();
    let again = everybody_again(&office, &first, 40).await;
    let (status, answer) = office.hand_over(&again, BOTH).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "not-over"), "{answer}");
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    let (status, answer) = office.hand_over(&again, BOTH).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "not-over"), "{answer}");
    assert_eq!(office.order(&digest, CommandKind::Stop, 2, AUTHOR).await.0, StatusCode::OK);
    // Nobody was mailed: everybody may be.
    assert_eq!(office.hand_over(&again, BOTH).await.0, StatusCode::CREATED);
}
