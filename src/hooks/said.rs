//! What a send API says, in words.

use send_plan::diagnostic::{Diagnostic, Place};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::browser::json;
use crate::browser::send_api::{Answered, Api, Cut};
use crate::t;

/// A refusal (RFC 9457).
#[derive(Deserialize)]
struct Problem {
    title: String,
    #[serde(default)]
    detail: Option<String>,
    #[serde(default)]
    findings: Vec<Said>,
}

/// A finding as a send API words it.
#[derive(Deserialize)]
pub(super) struct Said {
    code: String,
    pub(super) message: String,
    #[serde(default)]
    hint: String,
}

/// What a send API says to a question.
pub(super) async fn fetched<T: DeserializeOwned>(
    api: &Api,
    path: &str,
) -> Result<T, Vec<Diagnostic>> {
    let answer = api.get(path).await.map_err(cut)?;
    refused_at_the_door(&answer)?;
    accepted(&answer)?;
    json::read(&answer.body).ok_or_else(|| refusal(&answer))
}

pub(super) fn problem(sentence: String, hint: String) -> Diagnostic {
    Diagnostic::error("hand-over", Place::default(), sentence, hint)
}

pub(super) fn cut(_: Cut) -> Vec<Diagnostic> {
    vec![problem(t!("signing-api-cut"), t!("signing-api-cut-hint"))]
}

/// A token that is none is said once, before files are sent.
pub(super) fn refused_at_the_door(answer: &Answered) -> Result<(), Vec<Diagnostic>> {
    match answer.status {
        401 | 403 => {
            Err(vec![problem(t!("signing-token-unknown"), t!("signing-token-unknown-hint"))])
        }
        _ => Ok(()),
    }
}

pub(super) fn accepted(answer: &Answered) -> Result<(), Vec<Diagnostic>> {
    if matches!(answer.status, 200..=299) { Ok(()) } else { Err(refusal(answer)) }
}

/// A refusal in the send API's own words.
pub(super) fn refusal(answer: &Answered) -> Vec<Diagnostic> {
    let Some(said) = json::read::<Problem>(&answer.body) else {
        let sentence = t!("signing-api-no-reason", status = answer.status);
        return vec![problem(sentence, t!("signing-api-ask"))];
    };
    let mut findings: Vec<Diagnostic> = said
        .findings
        .iter()
        .map(|said| Diagnostic::error(&said.code, Place::default(), &said.message, &said.hint))
        .collect();
    findings.insert(0, problem(said.title, said.detail.unwrap_or_default()));
    findings
}
