//! The send API's parts, put together from the command line.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use send_plan::campaign::Environment;
use send_plan::plan::Plan;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::api::enrolments::{Enrolment, Invitation};
use crate::api::roll::{Believed, Roll};
use crate::api::token::Tokens;
use crate::api::{self, Api};
use crate::clock::{Clock, SteadyClock, SystemClock};
use crate::config::Backend;
use crate::dispatch::{Dispatcher, Transports};
use crate::operator::Operator;
use crate::store::audit::Holds;
use crate::store::sends::{Order, Ordered};
use crate::store::{Store, soon};
use crate::transport::credentials::Whereabouts;
use crate::transport::sandbox::{Sandbox, Weather};
use crate::transport::{self, Transport};

/// How long whoever leaves waits for others.
pub const GOODBYE: Duration = Duration::from_secs(5);

/// How often to look whether the database is there, on leaving.
const LOOK: Duration = Duration::from_millis(100);

/// How often to let go of what has done its work.
const HOUSEKEEPING: Duration = Duration::from_secs(600);

/// A backend at work.
pub struct Started {
    /// Its routes.
    pub router: Router,
    /// Days for which recipients stay after the end of a send.
    pub retention_days: u64,
    /// Codes for those who may enrol.
    pub invitations: Vec<Invitation>,
    store: Arc<Store>,
    leave: watch::Sender<bool>,
    dispatcher: JoinHandle<()>,
    housekeeper: JoinHandle<()>,
}

/// Starts the backend. The error is a sentence.
pub async fn start(backend: &Backend) -> Result<Started, String> {
    let store = Arc::new(Store::open(&backend.database).await?);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let operator = Arc::new(match &backend.operator {
        Some(path) => Operator::load(path)?,
        None => Operator::default(),
    });
    let (enrolment, roll, invitations) = match &backend.enrol {
        Some(folder) => {
            let (enrolment, roll, invitations) = Enrolment::open(folder)?;
            (Some(Arc::new(enrolment)), roll, invitations)
        }
        None => (None, roll(backend)?, Vec::new()),
    };
    let steady: Arc<dyn Clock> = Arc::new(SteadyClock::new());
    let transports = transports(&store, &steady, &operator)?;
    let dispatcher = Dispatcher::enter(
        &backend.name,
        Arc::clone(&store),
        steady,
        Arc::clone(&operator),
        transports,
    )
    .await?;
    let (leave, told) = watch::channel(false);
    let dispatcher = tokio::spawn(dispatcher.run(told));
    let housekeeper =
        tokio::spawn(keep_house(Arc::clone(&store), Arc::clone(&clock), operator.retention_ms()));
    let retention_days = operator.retention_days();
    let roll = Arc::new(roll);
    let work = Arc::default();
    let api = Api { store: Arc::clone(&store), clock, operator, roll, enrolment, work };
    let router = api::router(api);
    Ok(Started { router, retention_days, invitations, store, leave, dispatcher, housekeeper })
}

impl Started {
    /// Lets nothing more leave, and waits for the answers to what has left; with a database that stays
    /// away for [`GOODBYE`] they could not be written down, and those people are unknown.
    pub async fn leave(mut self) {
        self.housekeeper.abort();
        let _ = self.leave.send(true);
        tokio::select! {
            _ = &mut self.dispatcher => {}
            () = stays_away(&self.store) => {
                tracing::error!("the database is away: what has left and is not answered is unknown");
                self.dispatcher.abort();
            }
        }
    }
}

/// Until a database has not answered for [`GOODBYE`].
async fn stays_away(store: &Store) {
    let mut answered = Instant::now();
    while answered.elapsed() < GOODBYE {
        if let Ok(Ok(())) = timeout(GOODBYE, store.ping()).await {
            answered = Instant::now();
        }
        sleep(LOOK).await;
    }
}

/// Ends the send of a plan, for good. The error is a sentence.
pub async fn stop(database: &str, digest: &str) -> Result<(), String> {
    let store = Store::open_existing(database).await?;
    let who = "whoever is on the server";
    let gone = |error| format!("the database does not answer: {error}.");
    let now_ms = SystemClock.now_ms();
    match soon(store.order(digest, Order::Stop, None, who, now_ms)).await.map_err(gone)? {
        Ordered::Done(_) | Ordered::Never => Ok(()),
        Ordered::NotNow(state) => Err(format!("the send is {} already.", state.name())),
        Ordered::OldCounter(_) | Ordered::NotThatWave | Ordered::NoSend => {
            Err(format!("there is no send of a plan {digest} here."))
        }
    }
}

/// Whether the audit log is as it was written, in a sentence; the error is one too.
pub async fn audit(database: &str) -> Result<String, String> {
    let store = Store::open_existing(database).await?;
    let gone = |error| format!("the database does not answer: {error}.");
    match store.holds().await.map_err(gone)? {
        Holds::Whole { entries: 0, .. } => Ok("The audit log has no entry.".to_owned()),
        Holds::Whole { entries, hash } => Ok(format!(
            "The audit log holds: {entries} entries, each of which follows from the one before. The last \
             one's hash is {hash}: where it is kept elsewhere too, nobody can cut the log short unseen."
        )),
        Holds::Broken { number } => Err(format!(
            "the audit log was changed: entry {number} does not follow from the one before it. What stands \
             there and after it proves nothing."
        )),
    }
}

/// Whom the operator's files name. The error is a sentence.
fn roll(backend: &Backend) -> Result<Roll, String> {
    let tokens = match &backend.tokens {
        Some(path) => Tokens::parse(&Whereabouts::File(path.clone()).fetch()?)?,
        None => Tokens::default(),
    };
    Ok(Roll::new(backend.trust.as_deref().map(believed).transpose()?, tokens))
}

fn believed(path: &Path) -> Result<Believed, String> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}."))?;
    Believed::parse(&name, &text)
        .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// In the sandbox nothing leaves, whatever the plan's accounts are; in production each account is
/// the operator's.
fn transports(
    store: &Arc<Store>,
    clock: &Arc<dyn Clock>,
    operator: &Operator,
) -> Result<Transports, String> {
    let sandbox: Arc<dyn Transport> =
        Arc::new(Sandbox::new(Arc::clone(store), Arc::clone(clock), Weather::default()));
    let mut real = Vec::new();
    for account in operator.accounts.iter().filter(|account| account.provider != "sandbox") {
        real.push((account.id.clone(), transport::open(account)?));
    }
    Ok(Arc::new(move |plan: &Plan, index: usize| {
        if plan.campaign.environment == Environment::Sandbox {
            return Some(Arc::clone(&sandbox));
        }
        let wanted = &plan.accounts.get(index)?.id;
        real.iter().find(|(id, _)| id == wanted).map(|(_, transport)| Arc::clone(transport))
    }))
}

async fn keep_house(store: Arc<Store>, clock: Arc<dyn Clock>, retention_ms: u64) {
    loop {
        let now_ms = clock.now_ms();
        if let Err(error) = store.let_go(now_ms.saturating_sub(retention_ms), now_ms).await {
            tracing::error!(%error, "nothing could be let go of");
        }
        sleep(HOUSEKEEPING).await;
    }
}
