//! Who may ask: bearer tokens (RFC 6750), kept as their SHA-256 and compared in constant time.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::Api;
use super::problem::Problem;
use crate::transport::credentials::Secret;

/// The tokens that are known, each with a name for the audit log.
#[derive(Default)]
pub struct Tokens(Vec<(String, [u8; 32])>);

/// Whose token it was.
#[derive(Clone, Debug)]
pub struct Caller(pub String);

impl Tokens {
    /// Lines of `name:token`; empty ones and those after `#` are left out. The error is a sentence
    /// without a token.
    pub fn parse(text: &Secret) -> Result<Self, String> {
        let mut tokens = Vec::new();
        for (nth, line) in text.reveal().lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, token) = line
                .split_once(':')
                .ok_or_else(|| format!("line {} of the tokens is not name:token.", nth + 1))?;
            let (name, token) = (name.trim(), token.trim());
            if name.is_empty() {
                return Err(format!(
                    "line {} of the tokens has no name before its colon.",
                    nth + 1
                ));
            }
            if token.len() < 16 {
                return Err(format!("the token of {name:?} has fewer than 16 characters."));
            }
            tokens.push((name.to_owned(), Sha256::digest(token).into()));
        }
        Ok(Self(tokens))
    }

    pub(super) fn whose(&self, token: &str) -> Option<&str> {
        let hash: [u8; 32] = Sha256::digest(token).into();
        let mut found = None;
        for (name, known) in &self.0 {
            if bool::from(known.ct_eq(&hash)) {
                found = Some(name.as_str());
            }
        }
        found
    }
}

/// Lets a request through whose token is known.
pub async fn admit(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let token = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    match token.and_then(|(_, token)| api.roll.whose(token.trim())) {
        Some(name) => {
            let caller = Caller(name);
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        None => {
            let problem = Problem::new(
                StatusCode::UNAUTHORIZED,
                "token",
                "Without a token that this server knows nothing can be read.",
            );
            let mut response = problem.into_response();
            let ask = HeaderValue::from_static("Bearer realm=\"send-api\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_a_name_or_a_token_belong_to_neither() {
        let tokens = |text: &str| Tokens::parse(&Secret::new(text.to_owned()));
        let both = "ann: 0123456789abcdef-a\n  bob :0123456789abcdef-b  \r\n";
        let whose = |token| tokens(both).map(|both| both.whose(token).map(str::to_owned));
        assert_eq!(whose("0123456789abcdef-a"), Ok(Some("ann".to_owned())));
        assert_eq!(whose("0123456789abcdef-b"), Ok(Some("bob".to_owned())));
        assert_eq!(whose("0123456789abcdef-c"), Ok(None));
        for (text, said) in [
            (":0123456789abcdef", "no name"),
            ("ann:  0123456789abcde ", "fewer than 16"),
            ("0123456789abcdef", "not name:token"),
        ] {
            let sentence = tokens(text).err().unwrap_or_default();
            assert!(sentence.contains(said), "{text}: {sentence}");
        }
    }
}
