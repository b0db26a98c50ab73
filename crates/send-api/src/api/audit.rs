//! Who did what.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::Api;
use super::asked::Asked;
use super::problem::Problem;
use crate::store::audit::Entry;

/// Entries in one answer.
const MOST: u64 = 1_000;

/// From where on.
#[derive(Deserialize, IntoParams, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
#[derive(Default)]
pub struct From {
    /// The number of the last entry that is known; 0: from the beginning.
    after: u64,
}

/// The audit log, in pages of 1,000. Each entry holds the hash of the one before it.
#[utoipa::path(
    get, path = "/v1/audit", tag = "audit", params(From),
    responses(
        (status = 200, description = "Entries in their order", body = Vec<Entry>),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn entries(
    State(api): State<Api>,
    Asked(from): Asked<From>,
) -> Result<Json<Vec<Entry>>, Problem> {
    Ok(Json(api.store.entries(from.after, MOST).await?))
}
