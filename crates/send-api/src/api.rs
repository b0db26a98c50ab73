//! The routes: a person's word in, the truth out.
//!
//! In reading order: [`problem`] – how a refusal looks (RFC 9457), and [`asked`] – what stands in an
//! address; [`roll`] – who is known, [`token`] – who may ask, [`enrolments`] – how somebody comes to be
//! known; [`work`] – what takes long, [`uploads`] – files in parts; [`plans`], [`signatures`],
//! [`withdrawals`] – what may run, and [`check`] – what has to hold before it does; [`commands`], [`sends`], [`events`], [`curve`],
//! [`bounces`], [`report`], [`mails`], [`audit`] – what runs and what became of it.

pub mod asked;
pub mod audit;
pub mod bounces;
pub mod check;
pub mod commands;
pub mod curve;
pub mod enrolments;
pub mod events;
pub mod mails;
pub mod plans;
pub mod problem;
pub mod report;
pub mod roll;
pub mod sends;
pub mod signatures;
pub mod token;
pub mod uploads;
pub mod withdrawals;
pub mod work;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router, middleware};
use send_plan::trust::Trust;
use tokio::sync::Semaphore;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::clock::Clock;
use crate::operator::Operator;
use crate::policy::Origin;
use crate::store::Store;
use enrolments::Enrolment;
use problem::{PROBLEM, Problem};
use roll::{Believed, Roll};
use work::Work;

/// Most bytes of one request's body; files come in parts.
pub const MOST_BYTES: usize = 8 << 20;
/// Most bytes of an envelope: base64 of a plan.
const MOST_ENVELOPE: usize = send_plan::envelope::MOST_BYTES;
/// Longest a request may take, events and reports aside.
const PATIENCE: Duration = Duration::from_secs(120);

/// Everything that answers need.
#[derive(Clone)]
pub struct Api {
    /// What survives.
    pub store: Arc<Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// What the operator decided.
    pub operator: Arc<Operator>,
    /// Who is believed, and who may ask.
    pub roll: Arc<Roll>,
    /// How somebody comes to be both; `None`: not here.
    pub enrolment: Option<Arc<Enrolment>>,
    /// What takes long.
    pub work: Arc<Work>,
}

impl Api {
    fn trust(&self) -> Result<Arc<Trust>, Problem> {
        Ok(Arc::clone(self.believed()?.trust()))
    }

    fn believed(&self) -> Result<Believed, Problem> {
        self.roll.believed().ok_or_else(|| {
            Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "no-trust",
                "This server knows nobody whose signature counts.",
            )
            .with_detail("Whoever runs it gives it a trust.json: send-api --trust FILE.")
        })
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Piecewise send API",
        description = "Runs signed plans and nothing else. Every operation but an enrolment needs a \
            bearer token, which is enough to read, to hand files in, to delete those that no plan needs, \
            and to tell what came back; what lets anything run, or stops it, needs a signature as well."
    ),
    security(("token" = []))
)]
struct Document;

fn routes() -> OpenApiRouter<Api> {
    let envelopes = OpenApiRouter::new()
        .routes(routes!(plans::hand_over, plans::list))
        .routes(routes!(signatures::sign))
        .layer(DefaultBodyLimit::max(MOST_ENVELOPE));
    let timed = OpenApiRouter::new()
        .routes(routes!(uploads::put_audience, uploads::head_audience, uploads::delete_audience))
        .routes(routes!(uploads::put_template, uploads::head_template, uploads::delete_template))
        .routes(routes!(plans::one))
        .routes(routes!(withdrawals::withdraw))
        .routes(routes!(sends::one))
        .routes(routes!(curve::progress))
        .routes(routes!(mails::mails))
        .routes(routes!(roll::trust))
        .routes(routes!(commands::command))
        .routes(routes!(bounces::tell))
        .routes(routes!(audit::entries))
        .merge(envelopes)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE));
    OpenApiRouter::with_openapi(Document::openapi())
        .merge(timed)
        .routes(routes!(events::events))
        .routes(routes!(report::report))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// What needs no token.
fn open_routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(enrolments::enrol))
        .layer(DefaultBodyLimit::max(enrolments::MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
}

/// The API as OpenAPI 3.1 describes it.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = routes().merge(open_routes()).into_openapi();
    use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(bearer));
    document
}

/// The service.
pub fn router(api: Api) -> Router {
    let (router, _) = routes().split_for_parts();
    let described = openapi();
    let document = move || async move { Json(described) };
    let cors = cors(&api.operator.origins);
    let open = match api.enrolment {
        Some(_) => open_routes().split_for_parts().0,
        None => Router::new(),
    };
    router
        .route("/v1/{*rest}", axum::routing::any(nothing_here))
        .method_not_allowed_fallback(not_that_way)
        .layer(middleware::from_fn_with_state(api.clone(), token::admit))
        .merge(open)
        .route("/v1/openapi.json", axum::routing::get(document))
        .layer(Extension(Arc::new(Semaphore::new(events::MOST))))
        .layer(middleware::map_response(in_words))
        .layer(middleware::map_response(guarded))
        .layer(cors)
        .with_state(api)
}

/// What every answer carries: it is for the one who asked, and for now.
async fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    response
}

/// What is refused before a handler sees it, such as a body that is too large, is a problem like any other.
async fn in_words(response: Response) -> Response {
    let status = response.status();
    let is_problem =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM);
    if is_problem || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (code, title, detail) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => (
            "body-too-large",
            "The body is larger than this address takes.",
            "A file comes in parts of 8 MiB at most, each with Content-Range.",
        ),
        StatusCode::REQUEST_TIMEOUT => (
            "too-slow",
            "It took longer than this server waits.",
            "What was begun goes on: ask again in a minute, and find it done.",
        ),
        _ => {
            ("refused", "The request is refused.", "See the API's description at /v1/openapi.json.")
        }
    };
    Problem::new(status, code, title).with_detail(detail).into_response()
}

/// Pages from elsewhere that may ask; no cookie is ever involved.
fn cors(origins: &[Origin]) -> CorsLayer {
    let header = |origin: &Origin| HeaderValue::from_str(&origin.to_string()).ok();
    let origins: Vec<HeaderValue> = origins.iter().filter_map(header).collect();
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, header::CONTENT_RANGE])
        .expose_headers([UPLOAD_OFFSET, header::RETRY_AFTER])
        .max_age(Duration::from_secs(600))
}

/// Bytes of a file that are here.
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");

/// Goes on even when whoever asked hangs up or waits no longer, such as for a large audience: whoever asks
/// again finds it done.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    tokio::spawn(work).await.map_err(|error| work::broken(&error))?
}

async fn nothing_here() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "no-such-route", "There is nothing at this address.")
}

async fn not_that_way() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "This address takes no such method.")
}

/// A digest as it stands in an address: 64 hexadecimal digits in lower case.
fn digest(text: &str) -> Result<&str, Problem> {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() == 64 && text.bytes().all(is_hex) {
        return Ok(text);
    }
    Err(Problem::new(StatusCode::NOT_FOUND, "no-digest", "The address names no digest.")
        .with_detail("A digest has 64 hexadecimal digits in lower case."))
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    /// As the layer that counts the time answers.
    #[tokio::test]
    async fn whoever_took_too_long_is_told_what_to_do() {
        let bare = in_words(StatusCode::REQUEST_TIMEOUT.into_response()).await;
        assert_eq!(bare.status(), StatusCode::REQUEST_TIMEOUT);
        assert_eq!(bare.headers()[header::CONTENT_TYPE], PROBLEM);
        let body = to_bytes(bare.into_body(), MOST_BYTES).await.unwrap_or_default();
        let problem: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        assert_eq!(problem["type"], "urn:piecewise:problem:too-slow");
        // What has words keeps them, and what is no refusal stays as it is.
        let own = in_words(Problem::not_found("plan").into_response()).await;
        let body = to_bytes(own.into_body(), MOST_BYTES).await.unwrap_or_default();
        assert!(String::from_utf8_lossy(&body).contains("There is no such plan here."));
        let fine = in_words(StatusCode::NO_CONTENT.into_response()).await;
        assert_eq!(fine.headers().get(header::CONTENT_TYPE), None);
    }
}
