//! Amazon SES, API v2.
//!
//! Source: docs.aws.amazon.com/ses/latest/APIReference-V2/ (SendBulkEmail, SendEmail), 2026-11: a bulk
//! call that succeeds has one status per entry; `TooManyRequestsException` is 429 in the model,
//! `ThrottlingException` 400 in practice, and neither says when to try again. Requests are signed
//! (AWS Signature Version 4).

use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use reqwest::StatusCode;
use serde_json::Value;

use super::http::{self, Http, Response};
use super::{Answer, Request, Transport, Verdict};
use crate::operator::Account;

/// An account at SES, in one region.
pub struct Ses {
    http: Arc<Http>,
    region: String,
    credentials: Credentials,
}

impl Ses {
    /// With `ACCESS-KEY-ID:SECRET-ACCESS-KEY`, or those and a session token after another colon, where
    /// the operator's file says.
    pub fn open(account: &Account) -> Result<Self, String> {
        let region = account.region.clone().ok_or_else(|| {
            format!("account {:?}: its region is missing, such as eu-central-1.", account.id)
        })?;
        let (http, secret) = http::open(account, &format!("https://email.{region}.amazonaws.com"))?;
        let mut parts = secret.reveal().splitn(3, ':');
        let (Some(id), Some(key)) = (parts.next(), parts.next()) else {
            return Err(format!(
                "account {:?}: its credentials are not ACCESS-KEY-ID:SECRET-ACCESS-KEY.",
                account.id
            ));
        };
        let credentials = Credentials::from_keys(id, key, parts.next().map(str::to_owned));
        Ok(Self { http, region, credentials })
    }

    fn signature(&self, request: &Request) -> Option<Vec<(&'static str, String)>> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("ses")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()
            .ok()?
            .into();
        let url = self.http.url(request).to_string();
        let content_type = ("content-type", request.payload.content_type);
        let body = SignableBody::Bytes(&request.payload.body);
        let signable =
            SignableRequest::new("POST", url, std::iter::once(content_type), body).ok()?;
        let (instructions, _) = sign(signable, &parameters).ok()?.into_parts();
        let (headers, _) = instructions.into_parts();
        Some(headers.iter().map(|header| (header.name(), header.value().to_owned())).collect())
    }
}

#[async_trait]
impl Transport for Ses {
    async fn call(&self, request: &Request) -> Answer {
        let Some(headers) = self.signature(request) else {
            return Answer::Halt { code: "cannot-sign".to_owned() };
        };
        match self.http.post(request, headers).await {
            Err(answer) => answer,
            Ok(response) if response.status.is_success() => taken(request, &response.body),
            Ok(response) => failure(request, &response),
        }
    }
}

/// One message has a `MessageId`; a bulk call has a result per entry.
fn taken(request: &Request, body: &Value) -> Answer {
    let Some(results) = body.get("BulkEmailEntryResults").and_then(Value::as_array) else {
        if body.get("MessageId").is_some() {
            return Answer::to_all(request, Verdict::Accepted, "200");
        }
        return Answer::Unknown { code: "no-results".to_owned() };
    };
    if results.len() != request.letters.len() {
        return Answer::Unknown { code: "other-count".to_owned() };
    }
    let status = |result: &Value| result["Status"].as_str().unwrap_or_default().to_owned();
    let statuses: Vec<String> = results.iter().map(status).collect();
    // Nobody was taken, and only for now.
    let passing = ["ACCOUNT_THROTTLED", "ACCOUNT_DAILY_QUOTA_EXCEEDED", "TRANSIENT_FAILURE"];
    if let Some(first) = statuses.first().filter(|first| passing.contains(&first.as_str()))
        && statuses.iter().all(|status| status == first)
    {
        return Answer::Later { after_ms: None, code: code(first) };
    }
    let verdict = |status: &String| match status.as_str() {
        "SUCCESS" => Verdict::Accepted,
        _ => Verdict::Refused,
    };
    let odd = statuses.iter().find(|status| *status != "SUCCESS");
    let word = odd.map_or_else(|| "200".to_owned(), |status| code(status));
    Answer::Each(statuses.iter().map(verdict).collect(), word)
}

/// As a code of ours: `ACCOUNT_THROTTLED` becomes `account-throttled`.
fn code(status: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    status.chars().take(60).map(plain).collect()
}

fn failure(request: &Request, response: &Response) -> Answer {
    let kind = response.headers.get("x-amzn-errortype").and_then(|kind| kind.to_str().ok());
    let kind = kind.or_else(|| response.body["__type"].as_str()).unwrap_or_default();
    let kind = kind.split([':', '#']).find(|part| part.ends_with("Exception")).unwrap_or_default();
    match kind {
        "ThrottlingException" | "TooManyRequestsException" | "LimitExceededException" => {
            Answer::Later { after_ms: None, code: code(kind) }
        }
        "SendingPausedException" | "AccountSuspendedException" => Answer::Halt { code: code(kind) },
        _ if response.status == StatusCode::BAD_REQUEST && !kind.is_empty() => {
            Answer::to_all(request, Verdict::Refused, code(kind))
        }
        _ => response.failure(request),
    }
}
