//! Waves, one after the other through their gates, and the end of a send.
//!
//! Every dispatcher looks; the database lets one of them open a wave.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use send_plan::campaign::Environment;
use send_plan::message::exposure::Seen;
use send_plan::plan::{GateFacts, Plan};
use tokio::sync::watch;

use super::Dispatcher;
use super::back_off::Away;
use super::job::{Job, call_of};
use super::meters;
use super::seed_mail::Watch;
use crate::store::calls::{CallId, NewCall};
use crate::store::mails::Mail;
use crate::store::sends::{State, Wave};
use crate::store::soon;

/// How often to look for what has changed.
const LOOK: Duration = Duration::from_millis(50);

/// Mails of a wave that are looked into.
const MAILS: u64 = 2_000;

/// Why a send is paused whose waves cannot be looked after.
const BROKE: &str =
    "an internal error of the server, in the part that opens waves: its log says where";

/// Opens waves until the send no longer runs, or we leave.
pub async fn run(dispatcher: &Dispatcher, job: &Job, leave: watch::Receiver<bool>) {
    let (mut away, mut seeds) = (Away::default(), Watch::default());
    while !*leave.borrow() {
        let turned = AssertUnwindSafe(turn(dispatcher, job, &mut seeds)).catch_unwind().await;
        let gone = match turned {
            Ok(Ok(true)) => None,
            Ok(Ok(false)) => return,
            Ok(Err(error)) => Some(error),
            // Without gates nothing may go on.
            Err(_) => dispatcher.pause(&job.digest, BROKE).await.err(),
        };
        match gone {
            Some(error) => {
                tracing::error!(plan = job.digest, %error, "the database does not answer");
                away.wait().await;
            }
            None => {
                away.is_back();
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}

/// Whether the send still runs.
async fn turn(dispatcher: &Dispatcher, job: &Job, seeds: &mut Watch) -> Result<bool, sqlx::Error> {
    let runs = dispatcher.is_running(&job.digest).await?;
    if runs {
        advance(dispatcher, job, seeds).await?;
    }
    Ok(runs)
}

/// Opens the next wave, where its time has come; ends the send after the last.
async fn advance(dispatcher: &Dispatcher, job: &Job, seeds: &mut Watch) -> Result<(), sqlx::Error> {
    let Dispatcher { store, clock, .. } = dispatcher;
    let waves = soon(store.waves(&job.digest)).await?;
    let Some(next) = waves.iter().find(|wave| wave.opened_ms.is_none()) else {
        if waves.iter().all(|wave| wave.finish_ms().is_some()) {
            let who = format!("dispatcher/{}", dispatcher.holder.name);
            let reason = "every call was made";
            soon(store.settle(&job.digest, State::Finished, reason, &who, clock.now_ms())).await?;
        }
        return Ok(());
    };
    let before = next.wave.checked_sub(1).and_then(|before| waves.get(before as usize));
    let gate = before.and_then(|before| gate_after(&job.plan, before));
    match (before, gate) {
        // Nothing stands between: as late as the wave before.
        (Some(before), None) => open(dispatcher, job, next, before.shift_ms, false).await,
        (Some(before), Some(gate))
            if !may_pass(dispatcher, job, (before, next), &gate, seeds).await? =>
        {
            Ok(())
        }
        _ => {
            let start_ms = job.plan.waves.get(next.wave as usize).map_or(0, |wave| wave.start_ms);
            let late_ms = clock.now_ms().saturating_sub(start_ms);
            open(dispatcher, job, next, late_ms, true).await
        }
    }
}

fn gate_after(plan: &Plan, wave: &Wave) -> Option<GateFacts> {
    plan.waves.get(usize::try_from(wave.wave).ok()?)?.gate
}

/// The dwell is over, not too much came back, and a person or the headers have spoken.
async fn may_pass(
    dispatcher: &Dispatcher,
    job: &Job,
    (before, next): (&Wave, &Wave),
    gate: &GateFacts,
    seeds: &mut Watch,
) -> Result<bool, sqlx::Error> {
    let Some(finish_ms) = before.finish_ms() else { return Ok(false) };
    if dispatcher.clock.now_ms() < finish_ms.saturating_add(gate.dwell_ms) {
        return Ok(false);
    }
    let came_back = soon(dispatcher.store.came_back(&job.digest)).await?;
    let breaker = dispatcher.operator.breaker();
    let accounts = job.plan.accounts.iter().zip(came_back);
    let mut reasons = accounts.filter_map(|(account, of)| breaker.looks_at_gate(&account.id, of));
    if let Some(reason) = reasons.next() {
        dispatcher.pause(&job.digest, &reason).await?;
        return Ok(false);
    }
    if gate.approval && !next.approved {
        return Ok(false);
    }
    if !gate.header_check || before.checked {
        return Ok(true);
    }
    let headers = match headers_in_the_sandbox(dispatcher, job, before.wave).await? {
        Headers::Unseen if job.plan.campaign.environment == Environment::Sandbox => {
            let why = "nobody of the wave before was mailed: there are no headers to check";
            Headers::Wrong(why.to_owned())
        }
        Headers::Unseen => {
            let opened_ms = before.opened_ms.unwrap_or_default();
            match seeds.look(dispatcher, job, before.wave, opened_ms).await {
                Ok(Some(seen)) => seen,
                Ok(None) => return Ok(false),
                Err(why) => Headers::Wrong(why),
            }
        }
        seen => seen,
    };
    match headers {
        Headers::Right => {
            soon(dispatcher.store.wave_checked(&job.digest, before.wave)).await?;
            Ok(true)
        }
        Headers::Wrong(reason) => {
            dispatcher.pause(&job.digest, &reason).await?;
            Ok(false)
        }
        // A person looks at what arrived, and releases the wave.
        Headers::Unseen => Ok(next.approved),
    }
}

/// Why nothing goes on.
pub const SHOWS_ANOTHER: &str =
    "a message of the wave before shows another address than its recipient's";

/// What the headers of a wave's mails say.
pub enum Headers {
    /// Each shows one address, its recipient's.
    Right,
    /// One does not, or they cannot be read: why to pause.
    Wrong(String),
    /// Not all of them, or none, can be seen here so far.
    Unseen,
}

async fn headers_in_the_sandbox(
    dispatcher: &Dispatcher,
    job: &Job,
    wave: u64,
) -> Result<Headers, sqlx::Error> {
    let own = own_addresses(&job.plan);
    let mails = soon(dispatcher.store.mails_of(&job.digest, wave, MAILS)).await?;
    let holds = |mail: &Mail| {
        let seen = Seen::of_message(&mail.message);
        seen.is_some_and(|seen| seen.check(&mail.recipient, &own, 0).is_ok())
    };
    Ok(match mails.as_slice() {
        [] => Headers::Unseen,
        mails if mails.iter().all(holds) => Headers::Right,
        _ => Headers::Wrong(SHOWS_ANOTHER.to_owned()),
    })
}

/// The sender's own addresses, which every recipient may see.
pub(crate) fn own_addresses(plan: &Plan) -> Vec<&str> {
    let mut own = vec![plan.from.address.as_str()];
    own.extend(plan.reply_to.as_ref().map(|mailbox| mailbox.address.as_str()));
    let mailto = plan.unsubscribe.as_ref().and_then(|by| by.mailto.as_deref());
    own.extend(mailto.map(|mailto| mailto.split('?').next().unwrap_or(mailto)));
    own
}

async fn open(
    dispatcher: &Dispatcher,
    job: &Job,
    wave: &Wave,
    shift_ms: u64,
    fresh: bool,
) -> Result<(), sqlx::Error> {
    let Dispatcher { store, clock, .. } = dispatcher;
    let runs = job.plan.runs.iter().enumerate().filter(|(_, run)| run.wave == wave.wave);
    let calls = Box::new(runs.flat_map(|(index, run)| {
        (0..run.calls()).map(move |nth| NewCall {
            id: CallId { run: index as u64, nth },
            account: run.account,
            due_ms: call_of(run, nth).at_ms.saturating_add(shift_ms),
        })
    }));
    let used = match wave.wave {
        0 => meters::used(&job.plan, clock.now_ms().max(job.plan.campaign.start_ms)),
        _ => Vec::new(),
    };
    let stage = (wave.wave, shift_ms);
    if store.open_wave(&job.digest, stage, calls, &used, fresh, clock.now_ms()).await? {
        tracing::info!(plan = job.digest, wave = wave.wave, shift_ms, "wave opened");
    }
    Ok(())
}
