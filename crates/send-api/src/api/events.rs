//! A send as it changes: server-sent events, read by `fetch`, since no token stands in an address.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::Stream;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::problem::Problem;
use super::sends::{SendAnswer, describe};
use super::{Api, digest};

/// How often to look.
const LOOK: Duration = Duration::from_millis(500);

/// Most who watch at once: each asks the database that starts and stops need.
pub const MOST: usize = 64;

/// One event, in the words of the HTML standard (server-sent events).
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described: axum writes it")]
pub struct SendEvent {
    /// `send`.
    event: String,
    /// The send as `GET /v1/sends/{digest}` has it, as JSON.
    #[schema(content_media_type = "application/json")]
    data: String,
}

/// The send, now and whenever it changes, until it is over and every answer has come. Each event is
/// named `send`.
#[utoipa::path(
    get, path = "/v1/sends/{digest}/events", tag = "sends",
    params(("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex")),
    responses(
        (status = 200, description = "Events", body = SendEvent,
            content_type = "text/event-stream"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn events(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(places): Extension<Arc<Semaphore>>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let name = digest(&name)?.to_owned();
    describe(&api, &name).await?;
    let place = places.try_acquire_owned().map_err(|_| {
        let title = "Too many are watching.";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", title).with_detail("Try again later.")
    })?;
    let watch = (api, name, place, None);
    let stream = futures::stream::unfold(watch, |(api, name, place, last)| async move {
        let next = next(&api, &name, last.as_ref()).await?;
        let event = Event::default().event("send").json_data(&next).unwrap_or_default();
        Some((Ok(event), (api, name, place, Some(next))))
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

/// The send once it says something new; `None`: it is over, and that was said.
async fn next(api: &Api, name: &str, last: Option<&SendAnswer>) -> Option<SendAnswer> {
    if last.is_some_and(SendAnswer::is_over) {
        return None;
    }
    loop {
        // A database that is away for a moment is no reason to end.
        if let Ok(now) = describe(api, name).await
            && last.is_none_or(|last| !last.says_the_same(&now))
        {
            return Some(now);
        }
        tokio::time::sleep(LOOK).await;
    }
}
