//! Which send APIs the page may hand plans to: this server's own, where it has one, and those of the
//! command line.

use crate::Config;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;

/// Where the page asks.
pub const ROUTE: &str = "/send-apis.json";

/// The send APIs that the page's policy lets it reach.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Places {
    send_apis: Vec<Place>,
}

/// One send API.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    /// Its origin; `""`: the one that serves the page.
    origin: String,
    /// Days for which recipients stay there after the end of a send; only this server's own are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_days: Option<u64>,
}

/// Answers with the send APIs, this server's own first.
pub async fn respond(State(config): State<Arc<Config>>) -> Json<Places> {
    let own = config
        .retention_days
        .map(|days| Place { origin: String::new(), retention_days: Some(days) });
    let others = config
        .send_apis
        .iter()
        .map(|origin| Place { origin: origin.to_string(), retention_days: None });
    Json(Places { send_apis: own.into_iter().chain(others).collect() })
}
