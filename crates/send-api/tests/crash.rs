//! `kill -9` at random moments: nobody is lost, and nobody is mailed twice.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::process::Command;
use std::time::Duration;

use send_api::clock::{Clock, SystemClock};
use support::crash::{killed, serve};
use support::desk::{Desk, until};

/// `cargo xtask soak kills` does it 200 times.
#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_it_loses_nobody_and_mails_nobody_twice() {
    let left = killed(support::sqlite().await, 10, 800).await;
    assert_eq!(left.kills, 10, "it was killed in the middle: {left:?}");
}

/// As every deployment does.
#[tokio::test(flavor = "multi_thread")]
async fn told_to_end_it_waits_for_the_answers_to_what_has_left() {
    let base = support::sqlite().await;
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::starting(2_000, SystemClock.now_ms());
    desk.start(&base.store).await;
    let mut server = serve(folder.path(), &base.url);
    let send = until(&base.store, &desk.digest(), |send| send.accepted >= 100).await;
    assert!(!send.state.is_over());
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status();
    assert!(told.unwrap().success());
    let ended = tokio::time::timeout(Duration::from_secs(60), server.ended()).await.unwrap();
    assert!(ended.success(), "{ended}");
    let states = base.store.states(&desk.digest()).await.unwrap();
    assert!(states.iter().all(|(state, _)| ["planned", "answered"].contains(&state.as_str())));
}
