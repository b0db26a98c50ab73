//! Withdrawals: a plan that has not started is taken back, for good, by any one enrolled person, whether
//! it has come already or not.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use send_plan::verify::verify_withdrawal;

use super::plans::{parse, refused};
use super::problem::Problem;
use super::{Api, digest};

/// Withdraws a plan, one that has not come yet too: it never runs.
#[utoipa::path(
    post, path = "/v1/plans/{digest}/withdrawals", tag = "plans",
    params(("digest" = String, Path, description = "SHA-256 of the signed bytes in hex")),
    request_body(content = Object, content_type = "application/json", description = "A signed withdrawal"),
    responses(
        (status = 204, description = "It is withdrawn"),
        (status = 409, description = "It has started: stop it instead", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The withdrawal is refused", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn withdraw(
    State(api): State<Api>,
    Path(name): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let name = digest(&name)?;
    let now_ms = api.clock.now_ms();
    let withdrawal = verify_withdrawal(&parse(&body)?, &*api.trust()?, now_ms)
        .map_err(|findings| refused(&findings))?;
    if withdrawal.statement().plan != name {
        let title = "The withdrawal is about another plan.";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "other-plan", title));
    }
    if api.store.is_revoked(name).await?
        || api.store.withdraw(name, &withdrawal.signer().person, now_ms).await?
    {
        return Ok(StatusCode::NO_CONTENT);
    }
    let title = "The send has started.";
    Err(Problem::new(StatusCode::CONFLICT, "started", title).with_detail("Stop it instead."))
}
