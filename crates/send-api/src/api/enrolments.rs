//! How a person comes to be known where nobody keeps a trust file by hand: a code that was given to
//! them, once, for one role. For development; in production whoever runs the server has `trust.json`.
//!
//! [`codes`] – what was given out; [`folder`] – what is kept between runs.

pub mod codes;
pub mod folder;

use std::path::Path;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use send_plan::key::PublicKey;
use send_plan::trust::{Role, Trust, TrustKey};
use send_plan::verify::CLOCK_SKEW_MS;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;
use utoipa::ToSchema;

use super::Api;
use super::problem::Problem;
use super::roll::{Believed, Roll};
use crate::store::audit::Deed;
use crate::transport::credentials::Secret;
use codes::{Codes, Guess};
use folder::Folder;

/// Most bytes of a request.
pub const MOST_BYTES: usize = 16 << 10;
/// For how long a key counts.
const VALID_MS: u64 = 365 * 86_400_000;
/// Bytes of a token.
const TOKEN_BYTES: usize = 32;

/// Enrolment, where the server was started with it.
pub struct Enrolment {
    /// One enrols at a time.
    desk: Mutex<Desk>,
}

struct Desk {
    codes: Codes,
    folder: Folder,
}

/// A code, and what it makes of whoever has it.
pub type Invitation = (Role, Secret);

impl Enrolment {
    /// With what an earlier run has left in a folder, which is made where there is none; and a new code
    /// for an author and for an approver. The error is a sentence.
    pub fn open(folder: &Path) -> Result<(Self, Roll, Vec<Invitation>), String> {
        let folder = Folder::open(folder)?;
        let roll = Roll::new(Some(folder.believed()?), folder.tokens()?);
        let mut codes = Codes::default();
        let invitations = [Role::Author, Role::Approver]
            .into_iter()
            .map(|role| Ok((role, codes.draw(role)?)))
            .collect::<Result<_, String>>()?;
        Ok((Self { desk: Mutex::new(Desk { codes, folder }) }, roll, invitations))
    }
}

/// Who wants to be known.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Application {
    /// The code that they were given.
    code: String,
    /// Their name, as others know them.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// The Ed25519 public key as a JWK's `x` (RFC 8037): 43 characters of base64url.
    #[schema(min_length = 43, max_length = 43)]
    public_key: String,
}

/// Somebody who is known from now on.
#[derive(Serialize, ToSchema)]
pub struct EnrolmentAnswer {
    /// Their name.
    name: String,
    /// `author` or `approver`.
    role: String,
    /// Their bearer token; it is not shown again.
    token: String,
    /// The trust file as it is now.
    #[schema(value_type = Object)]
    trust: Value,
}

/// Makes the key of whoever has a code count, and gives them a token. There only where the server was
/// started with enrolment: for development.
#[utoipa::path(
    post, path = "/v1/enrolments", tag = "trust", security(()),
    request_body = Application,
    responses(
        (status = 201, description = "The person is known from now on", body = EnrolmentAnswer),
        (status = 403, description = "There is no such code", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The name or the key is known already", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "The code was used before", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The name or the key is none", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong codes came", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enrol(State(api): State<Api>, body: Bytes) -> Result<Response, Problem> {
    let no_route = || {
        let title = "Nobody can be enrolled here.";
        Problem::new(StatusCode::NOT_FOUND, "no-enrolment", title)
    };
    let enrolment = api.enrolment.as_deref().ok_or_else(no_route)?;
    let asked: Application = serde_json::from_slice(&body).map_err(|error| {
        let title = "The body is no application.";
        Problem::new(StatusCode::BAD_REQUEST, "application", title).with_detail(format!("{error}."))
    })?;
    let mut desk = enrolment.desk.lock().await;
    let now_ms = api.clock.now_ms();
    let role = match desk.codes.look(&asked.code, now_ms) {
        Guess::Right(role) => role,
        Guess::Used => return Err(used()),
        Guess::Wrong => return Err(wrong()),
        Guess::TooMany { after_ms } => return Ok(too_many(after_ms)),
    };
    let Entry { believed, keyid } = enter(&api.believed()?, &asked, role, now_ms)?;
    let token = drawn::<TOKEN_BYTES>().map_err(|sentence| not_kept(&sentence))?;
    // The log first: what it does not tell must not have happened.
    let did = format!("enrolled as {}", role.as_str());
    let deed = Deed { who: &asked.name, did: &did, about: &keyid };
    api.store.note_alone(deed, now_ms).await?;
    let tokens = desk.folder.keep(&believed, &asked.name, &token);
    let tokens = tokens.map_err(|sentence| not_kept(&sentence))?;
    let trust = serde_json::from_str(believed.text()).unwrap_or_default();
    api.roll.replace(believed, tokens);
    desk.codes.spend(&asked.code);
    let role = role.as_str().to_owned();
    let answer = EnrolmentAnswer { name: asked.name, role, token, trust };
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// The trust file with one more key, and the key's thumbprint.
struct Entry {
    believed: Believed,
    keyid: String,
}

fn enter(known: &Believed, asked: &Application, role: Role, now_ms: u64) -> Result<Entry, Problem> {
    let Application { name, public_key, .. } = asked;
    let unfit = |title: &str| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "application", title);
    let key = PublicKey::parse(public_key).map_err(|problem| {
        unfit(&problem.sentence()).with_detail("Copy the key as the app shows it.")
    })?;
    if name.contains(':') || name.starts_with('#') {
        // As the file of tokens has its lines.
        return Err(unfit("A name has no colon, and does not begin with #."));
    }
    // Whose clock is a little behind may sign as well.
    let from_ms = now_ms.saturating_sub(CLOCK_SKEW_MS);
    let entry = TrustKey::new(name, &[role], &key, from_ms, now_ms.saturating_add(VALID_MS))
        .map_err(|finding| unfit("The name is none.").with_findings(&[finding]))?;
    let conflict = |title: String| Problem::new(StatusCode::CONFLICT, "known", title);
    let mut enrolled = known.trust().enrolled().iter();
    if enrolled.clone().any(|one| one.person == *name) {
        return Err(conflict(format!("{name} is enrolled already.")).with_detail(
            "An author and an approver are two persons, each with a code of their own.",
        ));
    }
    if enrolled.any(|one| one.key == key) {
        return Err(conflict("This key is enrolled already.".to_owned())
            .with_detail("Make a key of your own."));
    }
    let mut file = known.trust().file().clone();
    file.keys.push(entry);
    let trust = Trust::check(file).map_err(|findings| {
        conflict(format!("{name} cannot be told apart from somebody who is enrolled."))
            .with_findings(&findings)
    })?;
    Ok(Entry { believed: Believed::of(trust), keyid: key.keyid() })
}

/// So many random bytes in base64url. The error is a sentence.
fn drawn<const BYTES: usize>() -> Result<String, String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random number: {error}."))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn wrong() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "wrong-code", "Nobody was given this code.")
        .with_detail("Open the link that the server printed at its last start.")
}

fn used() -> Problem {
    Problem::new(StatusCode::GONE, "used-code", "This code was used before.")
        .with_detail("Each link is for one person. Start the server again for new ones.")
}

fn too_many(after_ms: u64) -> Response {
    let title = "Too many wrong codes came.";
    let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "guesses", title)
        .with_detail("Wait a minute, and open the link that the server printed.");
    let seconds = HeaderValue::from(after_ms.div_ceil(1_000));
    ([(header::RETRY_AFTER, seconds)], problem).into_response()
}

fn not_kept(sentence: &str) -> Problem {
    tracing::error!(sentence, "an enrolment could not be kept");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "not-kept", "The enrolment could not be kept.")
        .with_detail("Nobody was enrolled. Whoever runs the server finds the reason in its log.")
}
