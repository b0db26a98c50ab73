//! Every other file of the build, in the smallest form that the browser takes.
//!
//! `cargo xtask build` leaves FILE.br and FILE.gz beside FILE.

use crate::{Config, page};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io::ErrorKind::{NotADirectory, NotFound};
use std::sync::Arc;
use tower_http::services::ServeDir;

/// Answers with a file; with the page for an address of the app's own (`/review`); else with 404.
pub async fn respond(state: State<Arc<Config>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers().clone();
    let mut folder = ServeDir::new(&state.dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    match folder.try_call(request).await {
        Ok(found) if found.status() != StatusCode::NOT_FOUND => {
            return with_charset(found.map(Body::new));
        }
        Err(error) if !matches!(error.kind(), NotFound | NotADirectory) => {
            eprintln!("send-api: cannot read the file for {path}: {error}");
            let sentence = "This file could not be read.\n";
            return (StatusCode::INTERNAL_SERVER_ERROR, sentence).into_response();
        }
        _ => {}
    }
    if names_no_file(&path) {
        return page::respond(state, headers).await;
    }
    (StatusCode::NOT_FOUND, "There is no such file in this build.\n").into_response()
}

/// An address of the app, not of a file: its last segment has no extension.
fn names_no_file(path: &str) -> bool {
    !path.rsplit('/').next().unwrap_or(path).contains('.')
}

/// All our text is UTF-8; without saying so a browser guesses.
fn with_charset(mut response: Response) -> Response {
    let text = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))
        .and_then(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok());
    if let Some(kind) = text {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}
