//! Commands: signed, once, for a while, about one plan.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use send_plan::envelope::CommandKind;
use send_plan::verify::{Accepted, VerifiedCommand, accept, verify_command};

use super::plans::{parse, refused};
use super::problem::Problem;
use super::sends::{SendAnswer, describe};
use super::{Api, check, digest, signatures};
use crate::store::sends::{Order, Ordered};
use crate::store::soon;

/// Starts, pauses, resumes or stops a send, or releases a wave. A stop is taken from any one enrolled
/// person, and is final; one that comes before the plan may run, or before the plan, is kept: it never
/// runs.
#[utoipa::path(
    post, path = "/v1/sends/{digest}/commands", tag = "sends",
    params(("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex")),
    request_body(content = Object, content_type = "application/json", description = "A signed command"),
    responses(
        (status = 200, description = "The send as it stands now", body = SendAnswer),
        (status = 204, description = "There was no send to stop yet, and there will be none"),
        (status = 409, description = "It stands where no such command is taken", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The command is refused", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn command(
    State(api): State<Api>,
    Path(name): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    let name = digest(&name)?;
    let (trust, now_ms) = (api.trust()?, api.clock.now_ms());
    // The counter is looked at where the order is carried out, in one change.
    let command = verify_command(&parse(&body)?, &trust, name, None, now_ms)
        .map_err(|findings| refused(&findings))?;
    let (order, counter) = (order(&command), command.statement().counter);
    let person = &command.signer().person;
    if order != Order::Stop && api.store.is_revoked(name).await? {
        return Err(signatures::withdrawn());
    }
    if order == Order::Start {
        let known = api.store.plan(name).await?.ok_or_else(|| Problem::not_found("plan"))?;
        // Its time may have come since, or passed.
        let accepted = accept(&parse(&known.envelope)?, &trust, now_ms, &[])
            .map_err(|findings| refused(&findings))?;
        match &accepted {
            // Its files were looked at when it was approved, and are again before anything leaves.
            Accepted::Verified(verified) if known.state == "approved" => {
                check::accounts(&api, verified.plan())?;
            }
            _ => signatures::settle(&api, accepted, person).await?,
        }
    }
    match soon(api.store.order(name, order, Some(counter), person, now_ms)).await? {
        Ordered::Done(_) => Ok(Json(describe(&api, name).await?).into_response()),
        Ordered::Never => Ok(StatusCode::NO_CONTENT.into_response()),
        Ordered::OldCounter(last) => {
            let title = format!("A command with the counter {last} was taken before.");
            Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "replayed", title)
                .with_detail("Look at the send, and give the command again if it is still wanted."))
        }
        Ordered::NotNow(state) => {
            let title = format!("The send is {}: it takes no such command.", state.name());
            Err(Problem::new(StatusCode::CONFLICT, "not-now", title))
        }
        Ordered::NotThatWave => {
            let title = "No such wave waits to be released.";
            Err(Problem::new(StatusCode::CONFLICT, "not-that-wave", title).with_detail(
                "A wave can be released before it begins, once every call of the wave before it is over.",
            ))
        }
        Ordered::NoSend if api.store.plan(name).await?.is_none() => Err(Problem::not_found("plan")),
        Ordered::NoSend => {
            let title = "The plan may not run yet.";
            Err(Problem::new(StatusCode::CONFLICT, "awaiting", title)
                .with_detail("See under /v1/plans/{digest} who must still sign, and from when."))
        }
    }
}

fn order(command: &VerifiedCommand) -> Order {
    let statement = command.statement();
    match statement.kind {
        CommandKind::Start => Order::Start,
        CommandKind::Pause => Order::Pause,
        CommandKind::Resume => Order::Resume,
        CommandKind::Release => Order::Release(statement.wave.unwrap_or_default()),
        CommandKind::Stop => Order::Stop,
    }
}
