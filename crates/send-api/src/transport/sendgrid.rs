//! Twilio SendGrid, v3 mail send.
//!
//! Source: docs.sendgrid.com/api-reference/mail-send, 2026-11: 202 takes every personalization, 429
//! comes with the time in `X-RateLimit-Reset`, everything else takes nobody.

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::StatusCode;

use super::credentials::Secret;
use super::http::{self, Http};
use super::{Answer, Request, Transport, Verdict};
use crate::operator::Account;

/// An account at SendGrid.
pub struct SendGrid {
    http: Arc<Http>,
    key: Secret,
}

impl SendGrid {
    /// With the API key that the operator's file names.
    pub fn open(account: &Account) -> Result<Self, String> {
        let (http, key) = http::open(account, "https://api.sendgrid.com")?;
        Ok(Self { http, key })
    }
}

#[async_trait]
impl Transport for SendGrid {
    async fn call(&self, request: &Request) -> Answer {
        let token = format!("Bearer {}", self.key.reveal());
        match self.http.post(request, [("authorization", token)]).await {
            Err(answer) => answer,
            Ok(response) if response.status == StatusCode::ACCEPTED => {
                Answer::to_all(request, Verdict::Accepted, "202")
            }
            Ok(response) => response.failure(request),
        }
    }
}
