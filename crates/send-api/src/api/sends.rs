//! A send as it stands: plan against actual.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::{Api, digest};
use crate::store::bounces::Told;
use crate::store::sends::{State as Stands, Wave};

/// A send. Times are milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SendAnswer {
    /// SHA-256 of the plan's signed bytes in hex.
    digest: String,
    /// The campaign's name for machines.
    campaign: String,
    /// Where it stands.
    state: Stands,
    /// Why it is paused or over, for people.
    reason: String,
    /// The last command's counter: the next one's is larger.
    counter: u64,
    /// People in the plan.
    recipients: u64,
    /// People whose message a provider took.
    accepted: u64,
    /// People whose message was refused.
    refused: u64,
    /// People of whom nobody knows whether they were mailed.
    unknown: u64,
    /// People who came onto a suppression list after the plan was made.
    skipped: u64,
    /// People whose message is on its way: no answer has come.
    in_flight: u64,
    /// Everybody else: what a stop would still save.
    not_yet_sent: u64,
    /// When it was started.
    started_ms: Option<u64>,
    /// When it was over.
    ended_ms: Option<u64>,
    /// How much later than planned its calls leave.
    late_ms: u64,
    /// Its stages.
    waves: Vec<WaveAnswer>,
    /// What came back; `null`: nobody has told.
    bounces: Option<BouncesAnswer>,
    /// Now, by the server's clock.
    now_ms: u64,
}

/// What came back of a send's messages, through all of its accounts together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BouncesAnswer {
    /// Messages that came back for good: no such mailbox.
    hard_bounces: u64,
    /// Messages that their recipients called spam.
    complaints: u64,
    /// When it was so, by the last word about any account.
    at_ms: u64,
}

impl From<Told> for BouncesAnswer {
    fn from(Told { at_ms, hard_bounces, complaints }: Told) -> Self {
        Self { hard_bounces, complaints, at_ms }
    }
}

/// A stage of a send.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WaveAnswer {
    /// A person has released it.
    released: bool,
    /// The headers of its mails in the sandbox were found right.
    checked: bool,
    /// When its calls were let loose.
    opened_ms: Option<u64>,
    /// How much later than planned it is.
    shift_ms: u64,
    /// Its calls.
    calls: u64,
    /// Those that are over.
    ended: u64,
    /// When the last one was over.
    finished_ms: Option<u64>,
}

impl From<&Wave> for WaveAnswer {
    fn from(wave: &Wave) -> Self {
        let Wave { approved, checked, opened_ms, shift_ms, calls, ended, .. } = *wave;
        let finished_ms = wave.finish_ms();
        Self { released: approved, checked, opened_ms, shift_ms, calls, ended, finished_ms }
    }
}

/// A send in words and numbers.
pub async fn describe(api: &Api, plan: &str) -> Result<SendAnswer, Problem> {
    let standing = api.store.standing(plan).await?;
    let (send, in_flight) = standing.ok_or_else(|| Problem::not_found("send"))?;
    let waves = api.store.waves(plan).await?;
    let bounces = api.store.bounces(plan).await?;
    let slip_ms = api.store.slip_ms(plan).await?;
    let opened = waves.iter().rfind(|wave| wave.opened_ms.is_some());
    let gone = send.accepted + send.refused + send.unknown + send.skipped + in_flight;
    Ok(SendAnswer {
        digest: send.plan,
        campaign: send.campaign,
        state: send.state,
        reason: send.reason,
        counter: send.counter,
        recipients: send.recipients,
        accepted: send.accepted,
        refused: send.refused,
        unknown: send.unknown,
        skipped: send.skipped,
        in_flight,
        not_yet_sent: send.recipients.saturating_sub(gone),
        started_ms: send.started_ms,
        ended_ms: send.ended_ms,
        late_ms: opened.map_or(0, |wave| wave.shift_ms.saturating_add(slip_ms)),
        waves: waves.iter().map(WaveAnswer::from).collect(),
        bounces: bounces.map(BouncesAnswer::from),
        now_ms: api.clock.now_ms(),
    })
}

/// A send as it stands.
#[utoipa::path(
    get, path = "/v1/sends/{digest}", tag = "sends",
    params(("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex")),
    responses(
        (status = 200, description = "The send", body = SendAnswer),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    State(api): State<Api>,
    Path(name): Path<String>,
) -> Result<Json<SendAnswer>, Problem> {
    Ok(Json(describe(&api, digest(&name)?).await?))
}

impl SendAnswer {
    /// Whether nothing will change any more.
    pub(super) fn is_over(&self) -> bool {
        self.state.is_over() && self.in_flight == 0
    }

    /// The same but for the clock.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        Self { now_ms: 0, ..self.clone() } == Self { now_ms: 0, ..other.clone() }
    }
}
