//! Who got it, who did not, and of whom nobody knows: by audience digest and row, without addresses.
//! Who is in the audience and not in the report was not sent to.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use send_plan::envelope::Envelope;
use send_plan::plan::Plan;
use send_plan::spreadsheet::field;

use super::problem::Problem;
use super::{Api, digest};
use crate::store::calls::{CallId, Made, outcome, unpack};

/// Calls that are read at a time.
const PAGE: u64 = 200;

const HEADER: &str = "campaign,audience,row,outcome,code,wave,account,started\n";

/// The report as CSV: the campaign's id, the file's BLAKE3, the data row (1: the first after the
/// header), `accepted`, `refused` or `unknown`, the provider's code, wave and account by name, and the
/// call's start in milliseconds since the epoch. Whoever came onto a suppression list meanwhile is
/// `refused` with the code `suppressed`.
#[utoipa::path(
    get, path = "/v1/sends/{digest}/report", tag = "sends",
    params(("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex")),
    responses(
        (status = 200, description = "One row per person whose call has left", body = String,
            content_type = "text/csv"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report(State(api): State<Api>, Path(name): Path<String>) -> Result<Response, Problem> {
    let name = digest(&name)?.to_owned();
    let plan = plan(&api, &name).await?;
    let first = (api, name, plan, Some(None));
    let pages = futures::stream::unfold(first, |(api, name, plan, after)| async move {
        let after: Option<CallId> = after?;
        let page = match api.store.made(&name, after, PAGE).await {
            Ok(page) => page,
            // The cut shows that it is not whole.
            Err(error) => {
                return Some((Err(std::io::Error::other(error)), (api, name, plan, None)));
            }
        };
        let mut text = if after.is_none() { HEADER.to_owned() } else { String::new() };
        page.iter().for_each(|call| rows(&plan, call, &mut text));
        let next = page.last().map(|call| Some(call.id));
        Some((Ok(text), (api, name, plan, next)))
    });
    let kind = [(header::CONTENT_TYPE, "text/csv; charset=utf-8")];
    Ok((kind, Body::from_stream(pages)).into_response())
}

/// The plan with a digest.
pub(super) async fn plan(api: &Api, name: &str) -> Result<Plan, Problem> {
    let handed = api.store.plan(name).await?.ok_or_else(|| Problem::not_found("plan"))?;
    plan_of(&handed.envelope).ok_or_else(|| {
        let title = "The plan cannot be read any more.";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "unreadable", title)
    })
}

/// The plan in a stored envelope.
pub(super) fn plan_of(envelope: &[u8]) -> Option<Plan> {
    let envelope = Envelope::parse("the plan", envelope).ok()?;
    send_plan::plan::parse("the plan", std::str::from_utf8(&envelope.payload).ok()?).ok()
}

fn rows(plan: &Plan, call: &Made, text: &mut String) {
    let at = |index: u64| usize::try_from(index).ok();
    let wave = at(call.wave).and_then(|at| plan.waves.get(at)).map_or("", |wave| &wave.name);
    let account = at(call.account).and_then(|at| plan.accounts.get(at));
    let account = account.map_or("", |account| &account.id);
    for (place, letter) in unpack(&call.places).zip(&call.outcomes) {
        let file = at(place.file).and_then(|at| plan.audience.files.get(at));
        let (outcome, code) = match *letter {
            outcome::ACCEPTED => ("accepted", field(&call.code)),
            outcome::REFUSED => ("refused", field(&call.code)),
            outcome::SKIPPED => ("refused", "suppressed".to_owned()),
            _ => ("unknown", field(&call.code)),
        };
        let cells = [
            field(&plan.campaign.id),
            file.map_or("", |file| file.blake3.as_str()).to_owned(),
            place.row.to_string(),
            outcome.to_owned(),
            code,
            field(wave),
            field(account),
            call.started_ms.to_string(),
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
}
