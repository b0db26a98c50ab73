//! `kill -9` at random moments: nobody is lost, and nobody is mailed twice.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use support::crash::killed;

/// `cargo xtask soak kills` does it 200 times.
#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_moments_it_loses_nobody_and_mails_nobody_twice() {
    let left = killed(support::sqlite().await, 10, 800).await;
    assert_eq!(left.kills, 10, "it was killed in the middle: {left:?}");
}
