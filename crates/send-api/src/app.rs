//! The routes and what every answer carries.

use crate::{Config, caching, files, host, page, places, policy};
use axum::Router;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The whole service for this configuration.
pub fn app(config: Config) -> Router {
    let config = Arc::new(config);
    Router::new()
        .route("/", axum::routing::get(page::respond))
        .route("/index.html", axum::routing::get(page::respond))
        .route(places::ROUTE, axum::routing::get(places::respond))
        .fallback(files::respond)
        .with_state(config)
        .layer(middleware::from_fn(caching::mark))
        .layer(middleware::from_fn(policy::protect))
        .layer(middleware::from_fn(only_reads))
        .layer(middleware::from_fn(host::only_this_machine))
}

/// A built app is read and nothing else.
async fn only_reads(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    (
        StatusCode::METHOD_NOT_ALLOWED,
        [(header::ALLOW, "GET, HEAD")],
        "Only GET and HEAD are served here.\n",
    )
        .into_response()
}
