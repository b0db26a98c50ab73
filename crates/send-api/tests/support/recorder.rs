//! A transport that takes everything, and writes down for whom and when.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use send_api::clock::Clock;
use send_api::transport::{Answer, Request, Transport, Verdict};

/// By the clock of its own sends.
pub struct Recorder {
    clock: Arc<dyn Clock>,
    came: Mutex<Vec<(u64, String)>>,
}

/// How long it takes to answer.
const LATENCY_MS: u64 = 200;

impl Recorder {
    pub fn new(clock: &Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { clock: Arc::clone(clock), came: Mutex::default() })
    }

    /// Instants and recipients.
    pub fn came(&self) -> Vec<(u64, String)> {
        self.came.lock().unwrap().clone()
    }

    pub fn assert_everybody_once(&self, people: usize) {
        let came = self.came();
        let recipients: BTreeSet<&str> = came.iter().map(|(_, to)| to.as_str()).collect();
        assert_eq!((came.len(), recipients.len()), (people, people));
    }

    /// Most that came within any window of so many milliseconds, `(t - per, t]`.
    pub fn most_within(&self, per_ms: u64) -> usize {
        most_within(self.came().iter().map(|(at_ms, _)| *at_ms).collect(), per_ms)
    }
}

/// Most of these instants within any window, `(t - per, t]`.
pub fn most_within(mut at_ms: Vec<u64>, per_ms: u64) -> usize {
    at_ms.sort_unstable();
    let mut first = 0;
    let mut most = 0;
    for (nth, last) in at_ms.iter().enumerate() {
        while at_ms[first] + per_ms <= *last {
            first += 1;
        }
        most = most.max(nth + 1 - first);
    }
    most
}

#[async_trait]
impl Transport for Recorder {
    async fn call(&self, request: &Request) -> Answer {
        let at_ms = self.clock.now_ms();
        let came = request.letters.iter().map(|letter| (at_ms, letter.to.clone()));
        self.came.lock().unwrap().extend(came);
        self.clock.sleep_until(at_ms + LATENCY_MS).await;
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}
