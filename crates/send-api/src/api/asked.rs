//! What stands behind the `?` of an address; what cannot be read is a problem like any other.

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Problem;

/// The members of a query.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(|rejection| {
            let title = "The address asks for what this server does not understand.";
            Problem::new(StatusCode::BAD_REQUEST, "query", title).with_detail(rejection.body_text())
        })
    }
}
