//! Carries plans out: every call rebuilt from audience and plan, looked at again right before it
//! leaves, and written down before and after.
//!
//! In reading order: [`meters`] – what a call takes of which limit; [`people`] – who is in the plan,
//! read again from the uploaded files; [`suppression`] – who must not be mailed any more; [`job`] – a
//! plan ready to be carried out; [`build`] – one call's payload; [`breaker`] – when to pause by
//! itself; [`back_off`] – how long to wait after a "not now"; [`breakdowns`] – internal errors;
//! [`landing`] – what an answer means; `timekeeping` – which clock counts; [`lane`] – one account's calls
//! in their time; [`waves`] – gates, and the end.

pub mod back_off;
pub mod breakdowns;
pub mod breaker;
pub mod build;
pub mod job;
pub mod landing;
pub mod lane;
pub mod meters;
pub mod people;
mod seed_mail;
pub mod suppression;
mod timekeeping;
pub mod waves;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::clock::Clock;
use crate::operator::Operator;
use crate::store::audit::Deed;
use crate::store::calls::Holder;
use crate::store::sends::State;
use crate::store::{Store, soon};
use crate::transport::Transport;
use back_off::Away;
use job::{Job, Unready};
use suppression::Suppression;
use timekeeping::Timekeeper;

/// How often to look for what has changed.
const LOOK: Duration = Duration::from_millis(100);

/// What carries a plan's calls: by account.
pub type Transports =
    Arc<dyn Fn(&send_plan::plan::Plan, usize) -> Option<Arc<dyn Transport>> + Send + Sync>;

/// Everything that carrying out needs.
#[derive(Clone)]
pub struct Dispatcher {
    /// What survives.
    pub store: Arc<Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What the operator decided.
    pub operator: Arc<Operator>,
    /// How calls leave.
    pub transports: Transports,
    /// Who must not be mailed any more.
    pub suppression: Arc<Suppression>,
    /// Who we are, since our last start.
    pub holder: Holder,
}

impl Dispatcher {
    /// Enters under a name that no other running dispatcher has, once the suppression lists can be read.
    /// What one of that name had started before, without an answer, is unknown from now on.
    pub async fn enter(
        name: &str,
        store: Arc<Store>,
        clock: Arc<dyn Clock>,
        operator: Arc<Operator>,
        transports: Transports,
    ) -> Result<Self, String> {
        let suppression = Arc::new(Suppression::new(operator.suppression.clone()));
        let lists = Arc::clone(&suppression);
        let read = tokio::task::spawn_blocking(move || lists.look()).await;
        read.map_err(job::broken)
            .flatten()
            .map_err(|sentence| format!("{}.", sentence.trim_end_matches('.')))?;
        let gone = |error| format!("the database does not answer: {error}.");
        if let Some(reason) = timekeeping::set(&store, clock.as_ref()).await.map_err(gone)? {
            return Err(format!("{reason}."));
        }
        let (holder, unknown) = store.enter(name, clock.now_ms()).await.map_err(gone)?;
        tracing::info!(dispatcher = name, generation = holder.generation, unknown, "entered");
        Ok(Self { store, clock, operator, transports, suppression, holder })
    }

    /// Carries out whatever runs, until told to leave, or until another one enters under its name; then
    /// waits for the answers of calls that have left.
    pub async fn run(self, mut leave: watch::Receiver<bool>) {
        let this = Arc::new(self);
        let mut sends = JoinSet::new();
        let mut known: BTreeMap<String, tokio::task::AbortHandle> = BTreeMap::new();
        let (end, ends) = watch::channel(false);
        let mut time = Timekeeper::new();
        let mut away = Away::default();
        while !*leave.borrow() {
            let mut wait = LOOK;
            match this.look(&mut time, &mut sends, &mut known, &ends).await {
                Ok(true) => away.is_back(),
                Ok(false) => {
                    let name = &this.holder.name;
                    tracing::error!(
                        name,
                        "another dispatcher has this name: this one sends no more"
                    );
                    break;
                }
                // A database that went away may come back; nothing leaves meanwhile.
                Err(error) => {
                    tracing::error!(%error, "the database does not answer");
                    wait = away.longer().max(LOOK);
                }
            }
            let next_ms = this.clock.now_ms() + this.clock.of_real(wait);
            tokio::select! {
                () = this.clock.sleep_until(next_ms) => {}
                _ = leave.changed() => {}
            }
        }
        let _ = end.send(true);
        while sends.join_next().await.is_some() {}
    }

    /// Whether nobody else has entered under our name.
    async fn look(
        self: &Arc<Self>,
        time: &mut Timekeeper,
        sends: &mut JoinSet<()>,
        known: &mut BTreeMap<String, tokio::task::AbortHandle>,
        leave: &watch::Receiver<bool>,
    ) -> Result<bool, sqlx::Error> {
        if !soon(self.store.is_current(&self.holder)).await? {
            return Ok(false);
        }
        known.retain(|_, task| !task.is_finished());
        self.keep_time(time, known.is_empty()).await?;
        let lost = soon(self.store.recover(self.clock.now_ms())).await?;
        if lost > 0 {
            tracing::warn!(calls = lost, "another dispatcher's calls are unknown");
        }
        for send in soon(self.store.live_sends()).await? {
            if send.state == State::Running && !known.contains_key(&send.plan) {
                let (this, leave, plan) = (Arc::clone(self), leave.clone(), send.plan.clone());
                let task = sends.spawn(async move { this.carry_out(&plan, leave).await });
                known.insert(send.plan, task);
            }
        }
        while sends.try_join_next().is_some() {}
        Ok(true)
    }

    /// Pauses what runs once the clock cannot be believed.
    async fn keep_time(&self, time: &mut Timekeeper, is_idle: bool) -> Result<(), sqlx::Error> {
        let doubts = time.doubts(&self.store, self.clock.as_ref(), is_idle).await?;
        let Some(reason) = doubts else { return Ok(()) };
        for send in soon(self.store.live_sends()).await? {
            if send.state == State::Running {
                self.pause(&send.plan, &reason).await?;
            }
        }
        Ok(())
    }

    /// One plan, until it is no longer running.
    async fn carry_out(self: Arc<Self>, plan: &str, mut leave: watch::Receiver<bool>) {
        let (job, transports) = match self.prepare(plan).await {
            Ok(ready) => ready,
            // Whatever could not be done is done again, as long as the send runs.
            Err(Unready::Database(error)) => {
                return tracing::error!(plan, %error, "the database does not answer");
            }
            Err(Unready::Wrong(sentence)) => {
                if let Err(error) = self.pause(plan, &sentence).await {
                    tracing::error!(plan, sentence, %error, "could not pause");
                }
                return;
            }
        };
        // Each part looks for itself whether the send runs: all end with the first that finds it does
        // not, or one that is resumed at once would go on with some of them only.
        let (end, ends) = watch::channel(false);
        let mut parts = JoinSet::new();
        for (account, transport) in transports.into_iter().enumerate() {
            let (this, job, ends) = (Arc::clone(&self), Arc::clone(&job), ends.clone());
            parts.spawn(async move { lane::run(&this, &job, account, transport, ends).await });
        }
        let this = Arc::clone(&self);
        parts.spawn(async move { waves::run(&this, &job, ends).await });
        tokio::select! {
            _ = parts.join_next() => {}
            _ = leave.wait_for(|told| *told) => {}
        }
        let _ = end.send(true);
        while parts.join_next().await.is_some() {}
    }

    /// A plan with everything it needs, and how each account's calls leave.
    async fn prepare(&self, plan: &str) -> Result<(Arc<Job>, Vec<Arc<dyn Transport>>), Unready> {
        let job = Job::load(&self.store, plan).await?;
        let mut transports = Vec::new();
        for (index, account) in job.plan.accounts.iter().enumerate() {
            let transport = (self.transports)(&job.plan, index);
            transports.push(transport.ok_or_else(|| {
                Unready::Wrong(format!("the account {:?} is not configured here", account.id))
            })?);
        }
        Ok((Arc::new(job), transports))
    }

    /// Pauses a send for a person to look at.
    pub(crate) async fn pause(&self, plan: &str, reason: &str) -> Result<(), sqlx::Error> {
        let who = format!("dispatcher/{}", self.holder.name);
        let now_ms = self.clock.now_ms();
        soon(self.store.settle(plan, State::Paused, reason, &who, now_ms)).await?;
        tracing::warn!(plan, reason, "paused");
        Ok(())
    }

    /// Says in the log and, where the database can, in the audit log what happened to a send.
    pub(crate) async fn tell(&self, plan: &str, did: &str) {
        tracing::error!(plan, did, "something broke");
        let who = format!("dispatcher/{}", self.holder.name);
        let deed = Deed { who: &who, did, about: plan };
        if let Err(error) = soon(self.store.note_alone(deed, self.clock.now_ms())).await {
            tracing::error!(plan, %error, "the database does not answer");
        }
    }

    /// Whether a plan's calls may leave.
    pub(crate) async fn is_running(&self, plan: &str) -> Result<bool, sqlx::Error> {
        let send = soon(self.store.send(plan)).await?;
        Ok(send.is_some_and(|send| send.state == State::Running))
    }
}
