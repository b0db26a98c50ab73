//! The real program, killed (`kill -9`) at random moments while it sends.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use send_api::clock::{Clock, SystemClock};
use send_api::store::Store;
use send_api::store::calls::{outcome, unpack};
use send_api::store::sends::{Send, State};

use super::desk::Desk;

/// Dies with it.
pub struct Server(Child);

impl Server {
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub async fn ended(&mut self) -> ExitStatus {
        loop {
            if let Some(ended) = self.0.try_wait().unwrap() {
                return ended;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// `folder`: becomes the build that it serves, and holds what it keeps for a while.
pub fn serve(folder: &Path, url: &str) -> Server {
    std::fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
    std::fs::create_dir_all(kept(folder)).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_send-api"))
        .env("TMPDIR", kept(folder))
        .args(["--port", "0", "--database", url, "--dist"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Server(child.unwrap())
}

fn kept(folder: &Path) -> PathBuf {
    folder.join("kept")
}

/// What so many kills left.
#[derive(Debug)]
pub struct Left {
    pub kills: usize,
    pub accepted: u64,
    pub unknown: u64,
    /// Most people of whom one kill left nobody knowing.
    pub most_unknown: u64,
}

/// Sends to `people`, 100 a second, and is killed so often on the way; then it may end. Panics where
/// somebody is lost, or mailed twice, or in doubt and not listed.
pub async fn killed(base: super::Base, kills: usize, people: usize) -> Left {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::starting(people, SystemClock.now_ms());
    let digest = desk.digest();
    desk.start(&base.store).await;
    let send = async || base.store.send(&digest).await.unwrap().unwrap();
    let mut left = Left { kills: 0, accepted: 0, unknown: 0, most_unknown: 0 };
    while left.kills < kills && !send().await.state.is_over() {
        let before = send().await;
        let server = serve(folder.path(), &base.url);
        // While it sends; one in four at any moment of its coming up.
        let begun = Instant::now();
        let waits = |now: &Send| now.accepted == before.accepted && !now.state.is_over();
        while !left.kills.is_multiple_of(4) && waits(&send().await) {
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not send");
            let kept = std::fs::read_dir(kept(folder.path())).unwrap();
            assert_eq!(kept.count(), 0, "recipients in a file that a kill would leave behind");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let mut random = [0; 1];
        getrandom::fill(&mut random).unwrap();
        tokio::time::sleep(Duration::from_millis(2 * u64::from(random[0]))).await;
        drop(server);
        left.kills += 1;
        // What the kill before left was counted when this one entered.
        left.most_unknown = left.most_unknown.max(send().await.unknown - before.unknown);
    }
    let server = serve(folder.path(), &base.url);
    let begun = Instant::now();
    while !send().await.state.is_over() {
        assert!(begun.elapsed().as_millis() < 60_000 + 20 * people as u128, "{:?}", send().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    drop(server);
    let send = send().await;
    (left.accepted, left.unknown) = (send.accepted, send.unknown);
    assert_eq!(send.state, State::Finished);
    assert_eq!(send.accepted + send.unknown, people as u64, "{send:?}");
    let mails = base.store.mails(&digest, 999_999).await.unwrap();
    let recipients: BTreeSet<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(recipients.len(), mails.len(), "nobody twice");
    let made = base.store.made(&digest, None, 999_999).await.unwrap();
    let rows: BTreeSet<_> = made.iter().flat_map(|call| unpack(&call.places)).collect();
    assert_eq!(rows.len(), people, "nobody lost");
    // Whoever has a mail is accepted or listed as unknown.
    let listed: usize = made
        .iter()
        .flat_map(|call| &call.outcomes)
        .filter(|letter| [outcome::ACCEPTED, outcome::UNKNOWN].contains(letter))
        .count();
    assert_eq!(listed, people);
    assert!(mails.len() as u64 >= send.accepted);
    // Four calls of twenty may be in the air.
    assert!(left.most_unknown <= 80, "{left:?}");
    assert!(left.unknown > 0, "no kill came between a call and its answer: {left:?}");
    assert!(Store::open(&base.url).await.is_ok(), "the file is whole");
    left
}
