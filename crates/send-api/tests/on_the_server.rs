//! What whoever is on the server can do without a signature.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use send_api::backend;
use send_api::config::Task;
use send_api::store::audit::Deed;

#[tokio::test]
async fn a_mistyped_database_is_said_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("typo.sqlite");
    let url = format!("sqlite://{}", file.display());
    for sentence in [
        backend::stop(&url, &"0".repeat(64)).await.unwrap_err(),
        backend::audit(&url).await.unwrap_err(),
    ] {
        assert!(sentence.contains("there is no database at"), "{sentence}");
        assert!(sentence.contains("typo.sqlite"), "{sentence}");
    }
    assert!(!file.exists());
}

#[tokio::test]
async fn whoever_is_on_the_server_sees_whether_the_audit_log_was_changed() {
    let base = support::sqlite().await;
    let audit = async || backend::audit(&base.url).await;
    assert!(audit().await.unwrap().contains("no entry"));
    // More than one page.
    for number in 0..1_005 {
        let about = format!("file {number}");
        let deed = Deed { who: "eve", did: "uploaded a file", about: &about };
        base.store.note_alone(deed, 7).await.unwrap();
    }
    let said = audit().await.unwrap();
    assert!(said.contains("1005 entries"), "{said}");
    assert!(said.contains(&base.store.entries(1_004, 1).await.unwrap()[0].hash), "{said}");
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&base.url).await.unwrap();
    let change = "UPDATE audit_log SET who = 'mallory' WHERE number = 1002";
    sqlx::query(change).execute(&pool).await.unwrap();
    let sentence = audit().await.unwrap_err();
    assert!(sentence.contains("entry 1002 does not follow"), "{sentence}");
    let change = "DELETE FROM audit_log WHERE number = 3";
    sqlx::query(change).execute(&pool).await.unwrap();
    let sentence = audit().await.unwrap_err();
    assert!(sentence.contains("entry 3 does not follow"), "{sentence}");
}

#[test]
fn the_audit_takes_its_database_as_the_stop_does() {
    let parse = |words: &[&str], url: Option<&str>| {
        Task::parse(words.iter().map(Into::into), url.map(str::to_owned))
    };
    let url = "sqlite://send.sqlite";
    let wanted = Ok(Task::Audit(url.to_owned()));
    assert_eq!(parse(&["audit", "--database", url], None), wanted);
    assert_eq!(parse(&["audit"], Some(url)), wanted);
    assert!(parse(&["audit"], None).unwrap_err().contains("--database is missing"));
    assert!(parse(&["audit", "--trust", "x"], None).is_err());
}
