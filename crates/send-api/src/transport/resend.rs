//! Resend, batch e-mails.
//!
//! Source: resend.com/docs/api-reference/emails/send-batch-emails and …/rate-limit, 2026-11: 200
//! lists one id per message, 429 comes with `retry-after`; 422 refuses the whole batch. The
//! `Idempotency-Key` (up to 256 characters, 24 hours) makes a call that two proxies repeat one call; 409
//! says that the first of them is under way, or was another.

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::StatusCode;

use super::credentials::Secret;
use super::http::{self, Http};
use super::{Answer, Request, Transport, Verdict};
use crate::operator::Account;

/// An account at Resend.
pub struct Resend {
    http: Arc<Http>,
    key: Secret,
}

impl Resend {
    /// With the API key that the operator's file names.
    pub fn open(account: &Account) -> Result<Self, String> {
        let (http, key) = http::open(account, "https://api.resend.com")?;
        Ok(Self { http, key })
    }
}

#[async_trait]
impl Transport for Resend {
    async fn call(&self, request: &Request) -> Answer {
        let token = format!("Bearer {}", self.key.reveal());
        let headers = [("authorization", token), ("idempotency-key", request.key())];
        let response = match self.http.post(request, headers).await {
            Ok(response) => response,
            Err(answer) => return answer,
        };
        if response.status == StatusCode::CONFLICT {
            return Answer::Unknown { code: "409".to_owned() };
        }
        if !response.status.is_success() {
            return response.failure(request);
        }
        let taken = response.body["data"].as_array().map_or(0, Vec::len);
        if taken == request.letters.len() {
            return Answer::to_all(request, Verdict::Accepted, "200");
        }
        // It took some, and does not say whom.
        Answer::Unknown { code: "other-count".to_owned() }
    }
}
