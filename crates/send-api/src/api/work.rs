//! Heavy work for whoever hands something in: one piece of a name at a time, few at once, and each to its
//! end. Whoever asks for what is under way already gets its outcome.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use tokio::sync::Semaphore;

use super::problem::Problem;

/// Plans and audiences that are looked at at once: others are answered meanwhile, and calls leave.
const AT_ONCE: usize = 2;

/// How long what takes long may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long a plan is audited at most.
    pub audit: Duration,
    /// How long whoever sends the last part of a file waits for its digest to be looked at; that goes on.
    pub measure: Duration,
}

impl Default for Patience {
    /// Tens of millions of calls; less than any proxy waits.
    fn default() -> Self {
        Self { audit: Duration::from_secs(120), measure: Duration::from_secs(20) }
    }
}

/// How soon something is tried again that nobody has asked for.
const AGAIN: Duration = Duration::from_secs(60);

/// A piece of work under way.
type Piece = Shared<BoxFuture<'static, Result<(), Problem>>>;

/// What is under way.
pub struct Work {
    pieces: Mutex<HashMap<String, Piece>>,
    tried: Mutex<HashMap<String, Instant>>,
    /// Turns for what keeps a processor busy.
    pub(super) busy: Semaphore,
    /// Turns for files that are too large to be measured at once.
    pub(super) measuring: Semaphore,
    pub(super) patience: Patience,
}

impl Default for Work {
    fn default() -> Self {
        Self::new(Patience::default())
    }
}

impl Work {
    /// Nothing yet.
    pub fn new(patience: Patience) -> Self {
        Self {
            pieces: Mutex::default(),
            tried: Mutex::default(),
            busy: Semaphore::new(AT_ONCE),
            measuring: Semaphore::new(1),
            patience,
        }
    }

    /// Does it, unless it is being done, and tells what came of it. It goes on even when whoever asked
    /// hangs up or waits no longer: whoever asks again finds it done. `name`: what it does to what.
    pub async fn once(
        self: &Arc<Self>,
        name: String,
        work: impl Future<Output = Result<(), Problem>> + Send + 'static,
    ) -> Result<(), Problem> {
        let piece = {
            let mut pieces = held(&self.pieces);
            let begin = || {
                let end = End { work: Arc::clone(self), name: name.clone() };
                let task = tokio::spawn(async move {
                    // Also where it panics.
                    let _end = end;
                    work.await
                });
                async move { task.await.map_err(|error| broken(&error))? }.boxed().shared()
            };
            pieces.entry(name.clone()).or_insert_with(begin).clone()
        };
        piece.await
    }

    /// Whether something that nobody has asked for may be tried: not again so soon.
    pub(super) fn may_try(&self, name: &str) -> bool {
        let mut tried = held(&self.tried);
        tried.retain(|_, at| at.elapsed() < AGAIN);
        let is_new = !tried.contains_key(name);
        if is_new {
            tried.insert(name.to_owned(), Instant::now());
        }
        is_new
    }
}

/// Takes a piece off the list when it is over.
struct End {
    work: Arc<Work>,
    name: String,
}

impl Drop for End {
    fn drop(&mut self) {
        held(&self.work.pieces).remove(&self.name);
    }
}

fn held<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What an internal error of ours broke off.
pub(super) fn broken(error: &tokio::task::JoinError) -> Problem {
    let title = "The server could not do it.";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "broken", title).with_detail(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_under_way_is_not_begun_again() {
        let work = Arc::new(Work::default());
        let begun = Arc::new(AtomicU32::new(0));
        let ask = async |name: &str| {
            let begun = Arc::clone(&begun);
            let piece = async move {
                begun.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(200)).await;
                Err(Problem::not_found("piece"))
            };
            work.once(name.to_owned(), piece).await.err().map(|problem| problem.status)
        };
        // Whoever hangs up leaves it under way.
        let moment = Duration::from_millis(20);
        assert!(tokio::time::timeout(moment, ask("one")).await.is_err());
        let three = tokio::join!(ask("one"), ask("one"), ask("two"));
        assert_eq!(three, (Some(404), Some(404), Some(404)));
        assert_eq!(begun.load(Ordering::SeqCst), 2);
        assert_eq!(ask("one").await, Some(404));
        assert_eq!(begun.load(Ordering::SeqCst), 3, "what is over may be asked for again");
    }

    #[tokio::test]
    #[allow(clippy::panic, reason = "that is what breaks")]
    async fn what_breaks_is_told_and_does_not_stand_in_the_way() {
        let work = Arc::new(Work::default());
        let breaks = async { panic!("it breaks") };
        let problem = work.once("one".to_owned(), breaks).await.err();
        assert_eq!(problem.map(|problem| problem.status), Some(500));
        assert!(work.once("one".to_owned(), async { Ok(()) }).await.is_ok());
    }
}
