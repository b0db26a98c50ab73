//! `kill -9` at random moments: nobody is lost, and nobody is mailed twice.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use send_api::clock::{Clock, SystemClock};
use send_api::store::Store;
use send_api::store::calls::{outcome, unpack};
use send_api::store::sends::State;
use support::desk::{Desk, until};

const KILLS: u64 = 10;
const PEOPLE: usize = 400;

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(folder: &std::path::Path, url: &str) -> Server {
    let child = Command::new(env!("CARGO_BIN_EXE_send-api"))
        .args(["--port", "0", "--database", url, "--dist"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Server(child.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_it_loses_nobody_and_mails_nobody_twice() {
    let base = support::sqlite().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
    let desk = Desk::starting(PEOPLE, SystemClock.now_ms());
    let digest = desk.digest();
    desk.start(&base.store).await;
    for kill in 0..KILLS {
        let server = serve(folder.path(), &base.url);
        let mut random = [0; 1];
        getrandom::fill(&mut random).unwrap();
        tokio::time::sleep(Duration::from_millis(150 + 3 * u64::from(random[0]))).await;
        drop(server);
        if base.store.send(&digest).await.unwrap().unwrap().state.is_over() {
            assert!(kill > 2, "it has been killed in the middle");
            break;
        }
    }
    let server = serve(folder.path(), &base.url);
    let send = until(&base.store, &digest, |send| send.state.is_over()).await;
    drop(server);
    assert_eq!(send.state, State::Finished);
    assert_eq!(send.accepted + send.unknown, PEOPLE as u64, "{send:?}");
    let mails = base.store.mails(&digest, 9_999).await.unwrap();
    let recipients: BTreeSet<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(recipients.len(), mails.len(), "nobody twice");
    let made = base.store.made(&digest, None, 9_999).await.unwrap();
    let rows: BTreeSet<_> = made.iter().flat_map(|call| unpack(&call.places)).collect();
    assert_eq!(rows.len(), PEOPLE, "nobody lost");
    // Whoever has a mail is accepted or listed as unknown.
    let listed: usize = made
        .iter()
        .flat_map(|call| &call.outcomes)
        .filter(|letter| [outcome::ACCEPTED, outcome::UNKNOWN].contains(letter))
        .count();
    assert_eq!(listed, PEOPLE);
    assert!(mails.len() as u64 >= send.accepted);
    let again = Store::open(&base.url).await;
    assert!(again.is_ok(), "the file is whole");
}
