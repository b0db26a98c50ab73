//! What recipients of a rehearsal would have seen: the sandbox keeps it, nobody got it.
//!
//! Asked for by file and row: no address stands in the address of a request.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use mail_parser::{MessageParser, PartType};
use send_plan::campaign::Environment;
use send_plan::chunk::Place;
use send_plan::message::exposure::Seen;
use send_plan::plan::Plan;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::Asked;
use super::problem::Problem;
use super::{Api, digest, report};
use crate::dispatch::waves::own_addresses;
use crate::store::mails::Mail;

/// Mails in one answer; a row's are never parted.
const MOST: usize = 50;

/// Whose mails.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// BLAKE3 of one recipient or seed file of the plan; left out: all of them.
    audience: Option<String>,
    /// One data row of that file; 1: the first after the header.
    #[param(minimum = 1)]
    row: Option<u64>,
    /// `next` of the answer before.
    after: Option<String>,
}

/// Mails in the order of files and rows.
#[derive(Serialize, ToSchema)]
pub struct Mails {
    mails: Vec<MailAnswer>,
    /// For `after`, where there are more.
    next: Option<String>,
}

/// A mail that nobody got.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MailAnswer {
    /// BLAKE3 of the recipient's file.
    audience: String,
    /// Its data row; 1: the first after the header.
    row: u64,
    /// The file is a list of own addresses for checking.
    seed: bool,
    /// Its wave's name.
    wave: String,
    /// When the sandbox took it, in milliseconds since the epoch.
    at_ms: u64,
    /// Who would have got it.
    recipient: String,
    /// Every address that they would have seen in its headers beside the sender's own.
    visible: Vec<String>,
    /// As a mail program shows it.
    subject: String,
    /// The plain text, as a mail program shows it.
    text: Option<String>,
    /// The HTML. Show it where it can neither run nor reach out.
    html: Option<String>,
    /// The raw message: headers, an empty line, parts.
    message: String,
}

/// What recipients would have seen, in pages of 50: everybody, one file's (such as the seeds'), or one
/// row's. Only of sends in the sandbox, and as long as their recipients' data stays.
#[utoipa::path(
    get, path = "/v1/sends/{digest}/mails", tag = "sends",
    params(
        ("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex"),
        Whose
    ),
    responses(
        (status = 200, description = "The mails", body = Mails),
        (status = 409, description = "The send is real: nothing of it is kept", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn mails(
    State(api): State<Api>,
    Path(name): Path<String>,
    Asked(whose): Asked<Whose>,
) -> Result<Json<Mails>, Problem> {
    let name = digest(&name)?;
    let plan = report::plan(&api, name).await?;
    if plan.campaign.environment != Environment::Sandbox {
        let title = "This send is real: no mail of it is kept here.";
        return Err(Problem::new(StatusCode::CONFLICT, "not-sandbox", title)
            .with_detail("Rehearse the plan in the sandbox, or look at what a seed has got."));
    }
    let (behind, up_to) = span(&plan, &whose)?;
    let mut found = api.store.mails_to(name, behind, up_to, MOST as u64 + 1).await?;
    let next = match found.get(MOST).map(|mail| mail.place) {
        None => None,
        Some(following) => {
            found.truncate(MOST);
            // A page ends between two rows; a row with more mails than a page shows the first ones.
            let is_parted = found.last().is_some_and(|mail| mail.place == following);
            if is_parted && found.first().is_some_and(|mail| mail.place != following) {
                found.retain(|mail| mail.place != following);
            }
            found.last().map(|mail| format!("{}-{}", mail.place.file, mail.place.row))
        }
    };
    let mails = found.into_iter().map(|mail| shown(&plan, mail)).collect();
    Ok(Json(Mails { mails, next }))
}

/// Behind which place, and up to which.
fn span(plan: &Plan, whose: &Whose) -> Result<(Place, Place), Problem> {
    let wrong = |title: &str| Problem::new(StatusCode::BAD_REQUEST, "query", title);
    // As large as the database's numbers go.
    let most = i64::MAX as u64;
    let file = match &whose.audience {
        None => None,
        Some(wanted) => {
            let at = plan.audience.files.iter().position(|file| file.blake3 == *wanted);
            Some(at.ok_or_else(|| Problem::not_found("file in the plan"))? as u64)
        }
    };
    let (behind, up_to) = match (file, whose.row) {
        (None, None) => (Place { file: 0, row: 0 }, Place { file: most, row: most }),
        (None, Some(_)) => return Err(wrong("A row is one of a file: name the audience as well.")),
        (Some(file), None) => (Place { file, row: 0 }, Place { file, row: most }),
        (Some(_), Some(0)) => return Err(wrong("Rows are counted from 1.")),
        (Some(file), Some(row)) => (Place { file, row: row - 1 }, Place { file, row }),
    };
    let Some(after) = &whose.after else { return Ok((behind, up_to)) };
    let place = after
        .split_once('-')
        .and_then(|(file, row)| Some(Place { file: file.parse().ok()?, row: row.parse().ok()? }));
    let after = place.ok_or_else(|| wrong("`after` is the `next` of the answer before."))?;
    Ok((behind.max(after), up_to))
}

fn shown(plan: &Plan, mail: Mail) -> MailAnswer {
    let at = |index: u64| usize::try_from(index).ok();
    let file = at(mail.place.file).and_then(|at| plan.audience.files.get(at));
    let wave = at(mail.call.run).and_then(|at| plan.runs.get(at)).and_then(|run| at(run.wave));
    let wave = wave.and_then(|at| plan.waves.get(at)).map_or("", |wave| &wave.name);
    let seen = Seen::of_message(&mail.message).unwrap_or_default();
    let read = MessageParser::default().parse(&mail.message);
    let mut parts = read.iter().flat_map(|read| &read.parts);
    let text = parts.clone().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let html = parts.find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    let subject = read.as_ref().and_then(|read| read.subject()).unwrap_or_default().to_owned();
    MailAnswer {
        audience: file.map_or_else(String::new, |file| file.blake3.clone()),
        row: mail.place.row,
        seed: file.is_some_and(|file| file.seeds),
        wave: wave.to_owned(),
        at_ms: mail.at_ms,
        recipient: mail.recipient,
        visible: seen.addresses(&own_addresses(plan)),
        subject,
        text,
        html,
        message: String::from_utf8_lossy(&mail.message).into_owned(),
    }
}
