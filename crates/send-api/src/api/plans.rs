//! Plans: what was handed over, what awaits, what may run. The payload's digest is the idempotency
//! key, for ever: a repeat gets the first answer.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use send_plan::envelope::Envelope;
use send_plan::verify::{Accepted, Signer, accept};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::problem::{Finding, Problem};
use super::token::Caller;
use super::{Api, check, digest, signatures, to_the_end};
use crate::store::audit::hex;
use crate::store::plans::{Handed, NewPlan, Summary};

/// Plans that a list has at most, the last ones first.
const MOST: u64 = 500;

/// A plan that was handed over.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanAnswer {
    /// SHA-256 of the signed bytes in hex.
    pub digest: String,
    /// The campaign's name for machines.
    pub campaign: String,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// `awaiting`, `approved` or `withdrawn`.
    pub state: String,
    /// Who stands for it.
    pub signers: Vec<PlanSigner>,
    /// Why it may not run yet.
    pub waits_for: Vec<Finding>,
    /// Signatures that do not count, and why.
    pub remarks: Vec<Finding>,
}

/// Somebody who stands for a plan.
#[derive(Serialize, ToSchema)]
pub struct PlanSigner {
    /// Name.
    person: String,
    /// `author` or `approver`.
    role: String,
    /// Thumbprint of the key (RFC 7638).
    keyid: String,
}

impl From<&Signer> for PlanSigner {
    fn from(signer: &Signer) -> Self {
        let Signer { person, keyid, role } = signer.clone();
        Self { person, role: role.as_str().to_owned(), keyid }
    }
}

/// One plan of the list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// SHA-256 of the signed bytes in hex.
    digest: String,
    /// The campaign's name for machines.
    campaign: String,
    /// Grows with every plan of the campaign.
    sequence: u64,
    /// `awaiting`, `approved` or `withdrawn`.
    state: String,
    /// When it came, in milliseconds since the epoch.
    received_ms: u64,
}

/// A plan with the signed document, for whoever is to look at it.
#[derive(Serialize, ToSchema)]
pub struct WholePlan {
    #[serde(flatten)]
    listed: Listed,
    /// The DSSE envelope with every signature so far.
    #[schema(value_type = Object)]
    envelope: Value,
}

impl From<Summary> for Listed {
    fn from(plan: Summary) -> Self {
        let Summary { digest, campaign, sequence, state, received_ms } = plan;
        Self { digest, campaign, sequence, state, received_ms }
    }
}

/// What a signed plan is good for, in words.
pub fn answer(accepted: &Accepted) -> PlanAnswer {
    let (plan, digest, signers, waits_for, remarks, state) = match accepted {
        Accepted::Verified(it) => {
            (it.plan(), it.digest(), it.signers(), [].as_slice(), it.remarks(), "approved")
        }
        Accepted::AwaitingApproval(it) => {
            (it.plan(), it.digest(), it.signers(), it.waits_for(), it.remarks(), "awaiting")
        }
    };
    PlanAnswer {
        digest: digest.to_owned(),
        campaign: plan.campaign.id.clone(),
        sequence: plan.campaign.sequence,
        state: state.to_owned(),
        signers: signers.iter().map(PlanSigner::from).collect(),
        waits_for: check::shown(waits_for),
        remarks: check::shown(remarks),
    }
}

/// An envelope as it came.
pub fn parse(body: &[u8]) -> Result<Envelope, Problem> {
    Envelope::parse("the body", body).map_err(|finding| {
        let title = "The body is no signed document.";
        Problem::new(StatusCode::BAD_REQUEST, "envelope", title).with_findings(&[finding])
    })
}

/// What the engine says against a signed document.
pub fn refused(findings: &[send_plan::diagnostic::Diagnostic]) -> Problem {
    let title = "The signed document is refused.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", title).with_findings(findings)
}

/// Takes a signed plan. With enough signatures, and everything it needs here, it waits for its start;
/// with an author's alone it is kept and cannot run.
#[utoipa::path(
    post, path = "/v1/plans", tag = "plans",
    request_body(content = Object, content_type = "application/json", description = "A DSSE envelope"),
    responses(
        (status = 201, description = "It waits for its start", body = PlanAnswer),
        (status = 202, description = "It awaits approval, or its time", body = PlanAnswer),
        (status = 409, description = "The campaign has run, a newer plan came, or this one was withdrawn before", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is refused", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn hand_over(
    State(api): State<Api>,
    Extension(Caller(who)): Extension<Caller>,
    body: Bytes,
) -> Result<Response, Problem> {
    to_the_end(take(api, who, body)).await
}

async fn take(api: Api, who: String, body: Bytes) -> Result<Response, Problem> {
    let envelope = parse(&body)?;
    let name = hex(&Sha256::digest(&envelope.payload));
    if let Some(known) = api.store.plan(&name).await? {
        return repeated(&known, &envelope);
    }
    if api.store.is_revoked(&name).await? {
        return Err(signatures::withdrawn());
    }
    let trust = api.trust()?;
    let accepted = accept(&envelope, &trust, api.clock.now_ms(), &[])
        .map_err(|findings| refused(&findings))?;
    let (plan, status) = match &accepted {
        Accepted::Verified(verified) => {
            check::admit(&api, verified, &who).await?;
            (verified.plan(), StatusCode::CREATED)
        }
        Accepted::AwaitingApproval(awaiting) => {
            check::promises(&api, awaiting.digest(), awaiting.plan()).await?;
            (awaiting.plan(), StatusCode::ACCEPTED)
        }
    };
    let shown = answer(&accepted);
    let text = serde_json::to_string(&shown).unwrap_or_default();
    let new = NewPlan {
        digest: &name,
        campaign: &plan.campaign.id,
        sequence: plan.campaign.sequence,
        envelope: &body,
        state: &shown.state,
        answer: (status.as_u16(), &text),
        files: &check::files(plan),
        who: &who,
    };
    if api.store.add_plan(&new, api.clock.now_ms()).await? {
        return Ok(json(status, text));
    }
    // Somebody else was quicker by a moment.
    let known = api.store.plan(&name).await?.ok_or_else(|| Problem::not_found("plan"))?;
    repeated(&known, &envelope)
}

/// The first answer, where nothing is new.
fn repeated(known: &Handed, envelope: &Envelope) -> Result<Response, Problem> {
    let stored = parse(&known.envelope)?;
    if envelope.payload_type == stored.payload_type
        && envelope.signatures.iter().all(|signature| stored.signatures.contains(signature))
    {
        let status = StatusCode::from_u16(known.answer.0).unwrap_or(StatusCode::OK);
        return Ok(json(status, known.answer.1.clone()));
    }
    let title = "This plan was handed over before, with other signatures.";
    Err(Problem::new(StatusCode::CONFLICT, "other-signatures", title)
        .with_detail("Add signatures under /v1/plans/{digest}/signatures."))
}

fn json(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// What awaits and what ran, the last plan first.
#[utoipa::path(
    get, path = "/v1/plans", tag = "plans",
    responses(
        (status = 200, description = "At most 500 plans", body = Vec<Listed>),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(State(api): State<Api>) -> Result<Json<Vec<Listed>>, Problem> {
    let plans = api.store.plans(MOST).await?;
    Ok(Json(plans.into_iter().map(Listed::from).collect()))
}

/// A plan with the signed document.
#[utoipa::path(
    get, path = "/v1/plans/{digest}", tag = "plans",
    params(("digest" = String, Path, description = "SHA-256 of the signed bytes in hex")),
    responses(
        (status = 200, description = "The plan", body = WholePlan),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(Caller(who)): Extension<Caller>,
) -> Result<Json<WholePlan>, Problem> {
    let name = digest(&name)?;
    let mut handed = api.store.plan(name).await?.ok_or_else(|| Problem::not_found("plan"))?;
    // Its day may have come since it was signed.
    if signatures::come_of_age(&api, &handed, &who).await {
        handed = api.store.plan(name).await?.ok_or_else(|| Problem::not_found("plan"))?;
    }
    let Handed { digest, campaign, sequence, state, received_ms, envelope, .. } = handed;
    let listed = Listed { digest, campaign, sequence, state, received_ms };
    Ok(Json(WholePlan { listed, envelope: serde_json::from_slice(&envelope).unwrap_or_default() }))
}
