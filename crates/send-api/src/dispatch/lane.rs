//! One account's calls of a plan, each in its time.
//!
//! A few seconds before they are due, calls are leased and built; when they are due, a change in the
//! database says that they have left, if nothing speaks against it; then they leave; then their
//! answers are written down, those that came together in one change. After an internal error (a panic)
//! it is begun anew.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use send_plan::plan::{AccountFacts, Call};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};

use super::Dispatcher;
use super::back_off::{Away, Slowing};
use super::breakdowns::Breakdowns;
use super::breaker::Fuse;
use super::build::{Builder, Built};
use super::job::Job;
use super::landing::{Landed, failures};
use super::meters;
use crate::store::calls::{CallId, Ended, Ending, Leased, SLACK_MS, Start, Started, pack};
use crate::store::ledger::Charge;
use crate::store::soon;
use crate::transport::{Answer, PATIENCE, Transport};

/// How long before they are due calls are built.
const AHEAD: Duration = Duration::from_secs(2);
/// For how long a leased call is ours.
const LEASE: Duration = Duration::from_secs(30);
/// Recipients that are built ahead: their payloads are in memory.
const RECIPIENTS: u64 = 4_000;
/// Calls that leave in one change.
const BATCH: usize = 64;
/// How often to look for what has changed.
const LOOK: Duration = Duration::from_millis(50);
/// For how long what was looked at before a call leaves holds: hours, deadline, the list of those who
/// must not be mailed. A database may take longer than that to say yes.
const FRESH: Duration = Duration::from_secs(2);

/// A built call that waits for its time.
pub(super) struct Waiting {
    pub(super) leased: Leased,
    pub(super) call: Call,
    pub(super) built: Built,
    places: Vec<u8>,
    lease_until_ms: u64,
    /// A limit is spent until then.
    not_before_ms: u64,
    /// Until when its hours are known to be open.
    open_until_ms: u64,
}

impl Waiting {
    fn due_ms(&self, shift_ms: u64) -> u64 {
        self.leased.due_ms.saturating_add(shift_ms).max(self.not_before_ms)
    }
}

struct Lane<'a> {
    dispatcher: &'a Dispatcher,
    job: &'a Arc<Job>,
    index: u64,
    account: &'a AccountFacts,
    transport: Arc<dyn Transport>,
    waiting: VecDeque<Waiting>,
    flying: JoinSet<Landed>,
    /// The database went away in the middle of something.
    in_doubt: bool,
    /// Calls that did not leave, though the database may say so.
    stranded: Vec<CallId>,
    fuse: Fuse,
    slowing: Slowing,
    breakdowns: Breakdowns,
    /// Why to pause, until the database has it.
    pausing: Option<String>,
}

/// Makes an account's calls until the send no longer runs, or we leave.
pub async fn run(
    dispatcher: &Dispatcher,
    job: &Arc<Job>,
    account: usize,
    transport: Arc<dyn Transport>,
    leave: watch::Receiver<bool>,
) {
    let mut lane = Lane {
        dispatcher,
        job,
        index: account as u64,
        account: &job.plan.accounts[account],
        transport,
        waiting: VecDeque::new(),
        flying: JoinSet::new(),
        in_doubt: false,
        stranded: Vec::new(),
        fuse: Fuse::new(dispatcher.operator.breaker()),
        slowing: Slowing::default(),
        breakdowns: Breakdowns::default(),
        pausing: None,
    };
    while AssertUnwindSafe(lane.work(&leave)).catch_unwind().await.is_err() {
        lane.pick_up().await;
    }
}

/// Why a turn ended early.
enum Trouble {
    /// A person has to look.
    Pause(String),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl Lane<'_> {
    async fn work(&mut self, leave: &watch::Receiver<bool>) {
        let mut away = Away::default();
        while !*leave.borrow() {
            match self.turn().await {
                Ok(true) => away.is_back(),
                Ok(false) => break,
                Err(Trouble::Pause(reason)) => self.pausing = Some(reason),
                Err(Trouble::Database(error)) => {
                    tracing::error!(plan = self.job.digest, %error, "the database does not answer");
                    self.in_doubt = true;
                    away.wait().await;
                }
            }
        }
        self.land().await;
    }

    /// After an internal error in the middle of anything. What is in the air is waited for; what may have
    /// left otherwise is unknown, and everything else is planned again.
    async fn pick_up(&mut self) {
        let Dispatcher { store, clock, holder, .. } = self.dispatcher;
        let plan = &self.job.digest;
        self.in_doubt = true;
        if AssertUnwindSafe(self.land()).catch_unwind().await.is_err() {
            self.flying.shutdown().await;
        }
        self.waiting.clear();
        let mut away = Away::default();
        let lost = loop {
            match soon(store.lose(holder, (plan, self.index), clock.now_ms())).await {
                Ok(lost) => break lost,
                Err(error) => {
                    tracing::error!(plan, %error, "the database does not answer");
                    away.wait().await;
                }
            }
        };
        let account = &self.account.id;
        let did = format!(
            "began its part for the account {account:?} anew after an internal error; calls that are \
             unknown by that: {lost}"
        );
        if let Some(reason) = self.broke(&did).await {
            self.pausing = Some(reason);
        }
    }

    /// Tells of an internal error; why to pause, after several.
    async fn broke(&mut self, did: &str) -> Option<String> {
        self.dispatcher.tell(&self.job.digest, did).await;
        self.breakdowns.take(&self.account.id, self.dispatcher.clock.now_ms())
    }

    /// Leases, starts and writes down what there is to; whether the send still runs.
    async fn turn(&mut self) -> Result<bool, Trouble> {
        let Dispatcher { store, clock, .. } = self.dispatcher;
        self.pause().await?;
        self.note_landed().await?;
        self.begin_anew().await?;
        let plan = &self.job.digest;
        if !self.dispatcher.is_running(plan).await? {
            return Ok(false);
        }
        let lane = soon(store.lane(plan, self.index)).await?;
        let Some(lane) = lane else { return Ok(false) };
        let breaker = self.dispatcher.operator.breaker();
        if let Some(reason) = breaker.looks_while_sending(&self.account.id, lane.came_back) {
            return Err(Trouble::Pause(reason));
        }
        if lane.not_before_ms > clock.now_ms() {
            self.give_back(|_| true).await?;
            self.rest(lane.not_before_ms).await?;
            return Ok(true);
        }
        let now_ms = clock.now_ms();
        self.give_back(|one| one.lease_until_ms <= now_ms + clock.of_real(AHEAD)).await?;
        self.lease(lane.shift_ms).await?;
        self.start(lane.shift_ms).await?;
        let next = self.waiting.iter().map(|one| one.due_ms(lane.shift_ms)).min();
        self.rest(next.unwrap_or(u64::MAX)).await?;
        Ok(true)
    }

    /// Pauses the send, where there is a reason: nothing more starts before the database has it.
    async fn pause(&mut self) -> Result<(), sqlx::Error> {
        if let Some(reason) = &self.pausing {
            self.dispatcher.pause(&self.job.digest, reason).await?;
            self.pausing = None;
        }
        Ok(())
    }

    /// Until then, or until something may have changed, or an answer came.
    async fn rest(&mut self, until_ms: u64) -> Result<(), Trouble> {
        let clock = &self.dispatcher.clock;
        let look_ms = clock.now_ms().saturating_add(clock.of_real(LOOK));
        tokio::select! {
            () = clock.sleep_until(until_ms.min(look_ms)) => Ok(()),
            Some(landed) = self.flying.join_next() => self.note(landed.into_iter().collect()).await,
        }
    }

    /// Takes calls that are soon due, and builds them.
    async fn lease(&mut self, shift_ms: u64) -> Result<(), Trouble> {
        let Dispatcher { store, clock, holder, .. } = self.dispatcher;
        let ahead: u64 = self.waiting.iter().map(|one| one.call.count).sum();
        let size = self.account.recipients_per_call.max(1);
        let most = RECIPIENTS.saturating_sub(ahead).div_ceil(size);
        let now_ms = clock.now_ms();
        let due_by_ms = (now_ms + clock.of_real(AHEAD)).saturating_sub(shift_ms);
        if most == 0 {
            return Ok(());
        }
        let lease_until_ms = now_ms + clock.of_real(LEASE);
        let lane = (self.job.digest.as_str(), self.index);
        let leased = soon(store.lease(holder, lane, due_by_ms, most, lease_until_ms)).await?;
        if leased.is_empty() {
            return Ok(());
        }
        let ids: Vec<CallId> = leased.iter().map(|one| one.id).collect();
        let built = match self.job.is_unchanged() {
            true => self.build(leased, shift_ms, lease_until_ms).await,
            false => Err("the plan's digest has changed".to_owned()),
        };
        match built {
            Ok(built) => {
                self.waiting.extend(built);
                Ok(())
            }
            Err(sentence) => {
                soon(store.give_back(holder, &self.job.digest, &ids)).await?;
                Err(Trouble::Pause(sentence))
            }
        }
    }

    async fn build(
        &self,
        leased: Vec<Leased>,
        shift_ms: u64,
        lease_until_ms: u64,
    ) -> Result<Vec<Waiting>, String> {
        let job = Arc::clone(self.job);
        let suppression = Arc::clone(&self.dispatcher.suppression);
        let account = self.account.clone();
        let wants_raw = self.transport.wants_raw();
        let now_ms = self.dispatcher.clock.now_ms();
        let work = move || {
            let builder = Builder::new(&job, &account, &suppression, wants_raw)?;
            let one = |leased: Leased| {
                let mut call = job.call(leased.id).ok_or("the plan has no such call")?;
                call.at_ms = leased.due_ms.saturating_add(shift_ms).max(now_ms);
                job.may_start(&call)?;
                let built = builder.build(leased.id, call.at_ms)?;
                let places = pack(&built.places);
                let open_until_ms = call.at_ms + SLACK_MS;
                let not_before_ms = 0;
                Ok(Waiting {
                    leased,
                    call,
                    built,
                    places,
                    lease_until_ms,
                    not_before_ms,
                    open_until_ms,
                })
            };
            leased.into_iter().map(one).collect()
        };
        match tokio::task::spawn_blocking(work).await.map_err(JoinError::try_into_panic) {
            Ok(built) => built,
            Err(Ok(panic)) => resume_unwind(panic),
            Err(Err(error)) => Err(error.to_string()),
        }
    }

    /// The shift that the earliest of those that are due makes when it leaves now: what is overdue after
    /// a pause keeps its pace. A call that is made again says nothing of it.
    fn shift_ms(&self, shift_ms: u64, now_ms: u64) -> u64 {
        let new = self.waiting.iter().filter(|one| one.leased.tries == 0);
        let due = new.filter(|one| one.due_ms(shift_ms) <= now_ms);
        let late_ms = due.map(|one| now_ms.saturating_sub(one.leased.due_ms)).max();
        late_ms.filter(|late_ms| *late_ms > shift_ms + SLACK_MS).unwrap_or(shift_ms)
    }

    /// Lets those leave that are due.
    async fn start(&mut self, shift_ms: u64) -> Result<(), Trouble> {
        let Dispatcher { store, clock, holder, .. } = self.dispatcher;
        let plan = &self.job.digest;
        let days = soon(store.sending_days(plan, self.index)).await?;
        let now_ms = clock.now_ms();
        let shift_ms = self.shift_ms(shift_ms, now_ms);
        // Whoever was put off lets the others pass first: the provider may say the same of it again.
        self.waiting.make_contiguous().sort_by_key(|one| one.leased.tries);
        let mut due = Vec::new();
        let mut later = VecDeque::new();
        for one in self.waiting.drain(..) {
            if one.due_ms(shift_ms) <= now_ms && due.len() < BATCH {
                due.push(one);
            } else {
                later.push_back(one);
            }
        }
        self.waiting = later;
        if due.is_empty() {
            return Ok(());
        }
        if let Err(reason) = self.look_again(&mut due, now_ms) {
            // They are given back when the send is seen to be paused.
            self.waiting.extend(due);
            return Err(Trouble::Pause(reason));
        }
        let known = self.dispatcher.operator.account(&self.account.id);
        let charges: Vec<Vec<Charge>> = due
            .iter()
            .map(|one| match &one.built.request {
                Some(_) => {
                    let (call, bytes) = (&one.call, one.built.bytes);
                    meters::charges(&self.job.plan, known, call, bytes, &days, now_ms)
                }
                None => Vec::new(),
            })
            .collect();
        // Whatever is spent comes back, and is not enough: it would wait for ever.
        let excess = due.iter().zip(&charges).find_map(|(one, charges)| {
            let why = charges.iter().find_map(Charge::excess)?;
            let CallId { run, nth } = one.leased.id;
            Some(format!(
                "call {nth} of run {run} {why}: it can never leave; plan the rest with a higher limit or \
                 smaller calls"
            ))
        });
        if let Some(reason) = excess {
            self.waiting.extend(due);
            return Err(Trouble::Pause(reason));
        }
        let starts: Vec<Start<'_>> = due
            .iter()
            .zip(&charges)
            .map(|(one, charges)| Start {
                id: one.leased.id,
                account: self.index,
                due_ms: one.leased.due_ms,
                tries: one.leased.tries,
                places: &one.places,
                outcomes: &one.built.outcomes,
                charges,
                day: meters::day(&self.job.plan, now_ms),
            })
            .collect();
        let answer_by_ms = now_ms + clock.of_real(PATIENCE + LEASE);
        let started = soon(store.start(holder, plan, &starts, now_ms, answer_by_ms)).await;
        let started = started.inspect_err(|_| {
            self.stranded.extend(due.iter().map(|one| one.leased.id));
        })?;
        let is_fresh = clock.now_ms() <= now_ms + clock.of_real(FRESH);
        self.in_doubt |= !is_fresh;
        for (mut one, started) in due.into_iter().zip(started) {
            match started {
                Started::Yes if is_fresh => self.fly(one),
                Started::Yes => self.stranded.push(one.leased.id),
                Started::Wait(until_ms) => {
                    one.not_before_ms = until_ms;
                    self.waiting.push_back(one);
                }
                Started::Lost => {}
            }
        }
        Ok(())
    }

    /// After the database was away, or slow: what it was told last may hold or not. Whatever of ours has not
    /// left is planned again.
    async fn begin_anew(&mut self) -> Result<(), Trouble> {
        if !self.in_doubt {
            return Ok(());
        }
        let Dispatcher { store, clock, holder, .. } = self.dispatcher;
        let plan = &self.job.digest;
        let again = |id: &CallId| Ended {
            id: *id,
            ending: Ending::Again {
                due_ms: None,
                not_before_ms: None,
                code: "not-sent".to_owned(),
            },
            at_ms: clock.now_ms(),
        };
        let ended: Vec<Ended> = self.stranded.iter().map(again).collect();
        soon(store.end(holder, plan, &ended)).await?;
        soon(store.release(holder, (plan, self.index))).await?;
        self.stranded.clear();
        self.waiting.clear();
        self.in_doubt = false;
        Ok(())
    }

    /// Whether these calls' hours are open now; and who has come onto a suppression list since a call was
    /// built: it is built anew. The error is a reason to pause.
    fn look_again(&self, due: &mut [Waiting], now_ms: u64) -> Result<(), String> {
        let suppression = &self.dispatcher.suppression;
        for one in due {
            if now_ms > one.open_until_ms {
                one.call.at_ms = now_ms;
                self.job.may_start(&one.call)?;
                one.open_until_ms = now_ms + SLACK_MS;
            }
            let Some(request) = &one.built.request else { continue };
            let addresses: Vec<String> =
                request.letters.iter().map(|letter| letter.to.clone()).collect();
            if !suppression.of(&addresses)?.contains(&true) {
                continue;
            }
            let wants_raw = self.transport.wants_raw();
            one.built = Builder::new(self.job, self.account, suppression, wants_raw)
                .and_then(|builder| builder.build(one.leased.id, now_ms))?;
        }
        Ok(())
    }

    fn fly(&mut self, one: Waiting) {
        let transport = Arc::clone(&self.transport);
        let clock = Arc::clone(&self.dispatcher.clock);
        let job = Arc::clone(self.job);
        self.flying.spawn(async move {
            let left_ms = clock.now_ms();
            let answer = match &one.built.request {
                Some(request) => {
                    AssertUnwindSafe(transport.call(request)).catch_unwind().await.ok()
                }
                None => Some(Answer::Each(Vec::new(), "all-suppressed".to_owned())),
            };
            Landed::of(&job, &one, answer, left_ms, clock.now_ms())
        });
    }

    async fn note_landed(&mut self) -> Result<(), Trouble> {
        let mut all = Vec::new();
        while let Some(landed) = self.flying.try_join_next() {
            all.extend(landed);
        }
        self.note(all).await
    }

    /// Writes answers down, those that have come meanwhile as well.
    async fn note(&mut self, mut all: Vec<Landed>) -> Result<(), Trouble> {
        while let Some(landed) = self.flying.try_join_next() {
            all.extend(landed);
        }
        if all.is_empty() {
            return Ok(());
        }
        let Dispatcher { store, holder, .. } = self.dispatcher;
        self.slow(&mut all);
        let ended: Vec<Ended> = all.iter().map(|landed| landed.ended.clone()).collect();
        let mut away = Away::default();
        // Nothing that is known may be lost because the database is away for a moment.
        while let Err(error) = soon(store.end(holder, &self.job.digest, &ended)).await {
            tracing::error!(plan = self.job.digest, %error, "answers wait for the database");
            away.wait().await;
        }
        for _ in all.iter().filter(|landed| landed.broke) {
            let account = &self.account.id;
            let did = format!(
                "lost a call through the account {account:?} by an internal error: its people are unknown"
            );
            if let Some(reason) = self.broke(&did).await {
                return Err(Trouble::Pause(reason));
            }
        }
        if let Some(why) = all.iter().find_map(|landed| landed.pause.as_ref()) {
            let reason = format!("the provider of the account {:?} {why}", self.account.id);
            return Err(Trouble::Pause(reason));
        }
        let outcomes = ended.iter().flat_map(|one| failures(one, self.account));
        match self.fuse.take(outcomes) {
            Some(reason) => Err(Trouble::Pause(reason)),
            None => Ok(()),
        }
    }

    /// Where several calls were put off, their account waits.
    fn slow(&mut self, all: &mut [Landed]) {
        for Landed { ended, left_ms, put_off, .. } in all {
            let until_ms = self.slowing.take(*left_ms, ended.at_ms, *put_off);
            if let (Ending::Again { not_before_ms, .. }, Some(until_ms)) =
                (&mut ended.ending, until_ms)
            {
                *not_before_ms = Some(until_ms);
                let (plan, account) = (&self.job.digest, &self.account.id);
                tracing::warn!(plan, account, until_ms, "its provider puts calls off: it waits");
            }
        }
    }

    /// Waits for what is in the air; gives back what is not.
    async fn land(&mut self) {
        if self.begin_anew().await.is_err() || self.give_back(|_| true).await.is_err() {
            tracing::error!(plan = self.job.digest, "leases run out by themselves");
        }
        while let Some(landed) = self.flying.join_next().await {
            if let Err(Trouble::Pause(reason)) = self.note(landed.into_iter().collect()).await {
                self.pausing = Some(reason);
            }
            let _ = self.pause().await;
        }
        let mut away = Away::default();
        while let Err(error) = self.pause().await {
            tracing::error!(plan = self.job.digest, %error, "a pause waits for the database");
            away.wait().await;
        }
    }

    async fn give_back(&mut self, which: impl Fn(&Waiting) -> bool) -> Result<(), Trouble> {
        let (back, kept): (Vec<_>, Vec<_>) = self.waiting.drain(..).partition(which);
        self.waiting = kept.into();
        let ids: Vec<CallId> = back.iter().map(|one| one.leased.id).collect();
        if !ids.is_empty() {
            let Dispatcher { store, holder, .. } = self.dispatcher;
            soon(store.give_back(holder, &self.job.digest, &ids)).await?;
        }
        Ok(())
    }
}
