//! How a refusal looks: RFC 9457, with the engine's findings.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use send_plan::diagnostic::{Diagnostic, Severity};
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a refusal.
pub(super) const PROBLEM: &str = "application/problem+json";

/// A refusal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Which, as a URI: `urn:piecewise:problem:` and a code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is wrong, in one sentence.
    pub title: String,
    /// The status again.
    pub status: u16,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Everything that stands against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

/// One of the engine's findings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Finding {
    /// Stable name.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Where it stands: a file, or a member of the plan.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, in one sentence.
    pub hint: String,
}

impl From<&Diagnostic> for Finding {
    fn from(finding: &Diagnostic) -> Self {
        let Diagnostic { code, severity, place, message, hint } = finding.clone();
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let place = place.member.or(place.file);
        Self {
            code,
            severity: severity.to_owned(),
            place,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl Problem {
    /// A refusal with a code and a sentence.
    pub fn new(status: StatusCode, code: &str, title: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:piecewise:problem:{code}"),
            title: title.into(),
            status: status.as_u16(),
            detail: None,
            findings: Vec::new(),
        }
    }

    /// With what to do about it.
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// With everything that the engine found.
    pub fn with_findings(mut self, findings: &[Diagnostic]) -> Self {
        self.findings = findings.iter().map(Finding::from).collect();
        self
    }

    /// There is none with this digest.
    pub fn not_found(what: &str) -> Self {
        let title = format!("There is no such {what} here.");
        Self::new(StatusCode::NOT_FOUND, "not-found", title)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database does not answer");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "database",
            "The server's database does not answer; nothing was done.",
        )
        .with_detail("Try again in a moment.")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let kind = HeaderValue::from_static(PROBLEM);
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}
