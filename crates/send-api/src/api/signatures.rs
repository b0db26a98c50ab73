//! Approvals: more signatures on a plan that awaits them.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use send_plan::envelope::Envelope;
use send_plan::trust::Trust;
use send_plan::verify::{Accepted, accept};

use super::plans::{PlanAnswer, answer, parse, refused};
use super::problem::Problem;
use super::token::Caller;
use super::{Api, check, digest, to_the_end};
use crate::store::plans::Handed;

/// How often to begin again when others sign at the same moment.
const TRIES: u32 = 5;

/// Adds the signatures of an envelope over the same bytes.
#[utoipa::path(
    post, path = "/v1/plans/{digest}/signatures", tag = "plans",
    params(("digest" = String, Path, description = "SHA-256 of the signed bytes in hex")),
    request_body(content = Object, content_type = "application/json", description = "The DSSE envelope, signed again"),
    responses(
        (status = 200, description = "The plan as it stands now", body = PlanAnswer),
        (status = 409, description = "It is withdrawn, or its campaign has run", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A signature is refused", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn sign(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(Caller(who)): Extension<Caller>,
    body: Bytes,
) -> Result<Json<PlanAnswer>, Problem> {
    let name = digest(&name)?.to_owned();
    to_the_end(add(api, name, who, body)).await
}

async fn add(
    api: Api,
    name: String,
    who: String,
    body: Bytes,
) -> Result<Json<PlanAnswer>, Problem> {
    let signed = parse(&body)?;
    for _ in 0..TRIES {
        let known = api.store.plan(&name).await?.ok_or_else(|| Problem::not_found("plan"))?;
        if known.state == "withdrawn" {
            return Err(withdrawn());
        }
        let (trust, now_ms) = (api.trust()?, api.clock.now_ms());
        let merged = merge(parse(&known.envelope)?, &signed, &trust)?;
        let accepted =
            accept(&merged, &trust, now_ms, &[]).map_err(|findings| refused(&findings))?;
        if known.state == "approved" {
            return Ok(Json(answer(&accepted)));
        }
        let after = merged.to_json();
        // What cannot be read again is not kept.
        parse(&after)?;
        if !api.store.sign_plan(&name, (&known.envelope, &after), &who, now_ms).await? {
            continue;
        }
        let shown = answer(&accepted);
        settle(&api, accepted, &who).await?;
        return Ok(Json(shown));
    }
    let title = "Others are signing at this moment.";
    Err(Problem::new(StatusCode::CONFLICT, "busy", title).with_detail("Try again."))
}

/// Lets a plan run that has everything now.
pub async fn settle(api: &Api, accepted: Accepted, who: &str) -> Result<(), Problem> {
    let Accepted::Verified(verified) = accepted else { return Ok(()) };
    let (api, who) = (api.clone(), who.to_owned());
    to_the_end(async move {
        check::admit(&api, &verified, &who).await?;
        api.store.approve_plan(verified.digest(), &who, api.clock.now_ms()).await?;
        Ok(())
    })
    .await
}

/// Lets a plan run that was signed before the day from which it may; whether it may now, and could not
/// before. Where it cannot, it is not looked at again for a minute: whoever wants to know why starts it.
pub async fn come_of_age(api: &Api, handed: &Handed, who: &str) -> bool {
    if handed.state != "awaiting" {
        return false;
    }
    let Ok(trust) = api.trust() else { return false };
    let Ok(envelope) = parse(&handed.envelope) else { return false };
    match accept(&envelope, &trust, api.clock.now_ms(), &[]) {
        Ok(accepted @ Accepted::Verified(_)) if api.work.may_try(&handed.digest) => {
            settle(api, accepted, who).await.is_ok()
        }
        _ => false,
    }
}

/// Nothing makes it run.
pub(super) fn withdrawn() -> Problem {
    let title = "The plan is withdrawn.";
    Problem::new(StatusCode::CONFLICT, "withdrawn", title)
        .with_detail("A withdrawal is final: make a new plan.")
}

/// The same bytes with the signatures of both, as far as the keys are known here: others count for
/// nothing, and an envelope holds only so many.
fn merge(mut known: Envelope, signed: &Envelope, trust: &Trust) -> Result<Envelope, Problem> {
    if known.payload != signed.payload || known.payload_type != signed.payload_type {
        let title = "The signatures are for other bytes.";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "other-bytes", title)
            .with_detail("Sign the document that GET /v1/plans/{digest} shows."));
    }
    for signature in &signed.signatures {
        if !known.signatures.iter().any(|before| before.keyid == signature.keyid) {
            known.signatures.push(signature.clone());
        }
    }
    known.signatures.retain(|signature| trust.find(&signature.keyid).is_some());
    Ok(known)
}
