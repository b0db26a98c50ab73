//! Who is known here: whose signatures count, and whose tokens. It may grow while the server runs.

use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use send_plan::diagnostic::Diagnostic;
use send_plan::trust::Trust;

use super::Api;
use super::problem::Problem;
use super::token::Tokens;

/// A trust file with its very bytes.
#[derive(Clone)]
pub struct Believed {
    text: Arc<str>,
    trust: Arc<Trust>,
}

impl Believed {
    /// Reads `trust.json`; everything that is wrong with it. `file`: its name, for people.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self { text: text.into(), trust: Arc::new(Trust::parse(file, text)?) })
    }

    /// A trust file that is made here.
    pub(super) fn of(trust: Trust) -> Self {
        Self { text: trust.to_json().into(), trust: Arc::new(trust) }
    }

    /// The file as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    pub fn trust(&self) -> &Arc<Trust> {
        &self.trust
    }
}

/// Everybody who is known.
#[derive(Default)]
pub struct Roll(RwLock<Known>);

#[derive(Default)]
struct Known {
    /// `None`: nobody's signature counts, and nothing can be done.
    believed: Option<Believed>,
    tokens: Tokens,
}

impl Roll {
    /// With whom the server begins.
    pub fn new(believed: Option<Believed>, tokens: Tokens) -> Self {
        Self(RwLock::new(Known { believed, tokens }))
    }

    /// The trust file of now.
    pub fn believed(&self) -> Option<Believed> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).believed.clone()
    }

    /// The name that belongs to a token.
    pub fn whose(&self, token: &str) -> Option<String> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.tokens.whose(token).map(str::to_owned)
    }

    /// Knows other people from now on.
    pub(super) fn replace(&self, believed: Believed, tokens: Tokens) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *known = Known { believed: Some(believed), tokens };
    }
}

/// The trust file that this server believes, exactly its bytes.
#[utoipa::path(
    get, path = "/v1/trust", tag = "trust",
    responses(
        (status = 200, description = "trust.json", body = Object, content_type = "application/json"),
        (status = 503, description = "This server knows nobody whose signature counts", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn trust(State(api): State<Api>) -> Result<Response, Problem> {
    let believed = api.believed()?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, believed.text().to_owned()).into_response())
}
