//! What came back, passed on from what a provider's webhooks tell: totals, and no addresses.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::sends::{SendAnswer, describe};
use super::token::Caller;
use super::{Api, digest, report};
use crate::store::bounces::Told;

/// How far ahead of ours the teller's clock may be.
const AHEAD_MS: u64 = 300_000;

/// Totals of one account since the start of the send.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bounces {
    /// The account's name in the plan.
    account: String,
    /// When it was so, in milliseconds since the epoch: what is older than what is known changes nothing.
    at_ms: u64,
    /// Messages that came back for good: no such mailbox.
    hard_bounces: u64,
    /// Messages that their recipients called spam.
    complaints: u64,
}

/// Takes how many messages of a send have come back so far through one account, as its provider's
/// webhooks tell. Totals never go down, so that it may be said again. Beyond the breaker's percent the
/// send pauses.
#[utoipa::path(
    post, path = "/v1/sends/{digest}/bounces", tag = "sends",
    params(("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex")),
    request_body(content = Bounces, content_type = "application/json"),
    responses(
        (status = 200, description = "The send as it stands now", body = SendAnswer),
        (status = 422, description = "It cannot be so", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn tell(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(Caller(who)): Extension<Caller>,
    body: Bytes,
) -> Result<Json<SendAnswer>, Problem> {
    let name = digest(&name)?;
    let send = api.store.send(name).await?.ok_or_else(|| Problem::not_found("send"))?;
    let plan = report::plan(&api, name).await?;
    let Bounces { account, at_ms, hard_bounces, complaints } = serde_json::from_slice(&body)
        .map_err(|error| {
            wrong("The body is not what was expected.").with_detail(format!("{error}."))
        })?;
    let index = plan.accounts.iter().position(|planned| planned.id == account);
    let index = index.ok_or_else(|| wrong("The plan has no account of this name."))? as u64;
    let now_ms = api.clock.now_ms();
    if at_ms > now_ms.saturating_add(AHEAD_MS) {
        return Err(wrong("It is told of a time that is yet to come.")
            .with_detail("atMs is in milliseconds since the epoch. Keep the clocks by NTP."));
    }
    if hard_bounces.max(complaints) > send.recipients {
        return Err(wrong("More came back than the plan has people.")
            .with_detail("Count what came back of this send's messages alone."));
    }
    let told = Told { at_ms, hard_bounces, complaints };
    api.store.tell_bounces(name, (index, &account), told, &who, now_ms).await?;
    Ok(Json(describe(&api, name).await?))
}

fn wrong(title: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bounces", title)
}
