//! The app's one page, with the policy that fits its inline scripts.

use crate::Config;
use crate::policy::page_policy;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Answers with `index.html`. It is read each time (a few kilobytes), so that a rebuild under a
/// running server is served with its own hashes.
pub async fn respond(State(config): State<Arc<Config>>, request: HeaderMap) -> Response {
    let file = config.dist.join("index.html");
    let html = match tokio::fs::read_to_string(&file).await {
        Ok(html) => html,
        Err(error) => {
            eprintln!("send-api: cannot read {}: {error}", file.display());
            let sentence = "The app is not built, or is being rebuilt. Run `cargo xtask build`.\n";
            return (StatusCode::SERVICE_UNAVAILABLE, sentence).into_response();
        }
    };
    let policy = page_policy(&html, &config.send_apis);
    // Over the policy as well: a page kept by the browser must not keep an older policy.
    let version = Sha256::new().chain_update(&policy).chain_update(&html).finalize();
    let tag = format!("\"{}\"", base64::engine::general_purpose::STANDARD.encode(version));
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::ETAG, tag.clone()),
    ];
    if is_known(&request, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, html).into_response()
}

/// Whether the browser already has this version (`If-None-Match`, RFC 9110 §13.1.2).
fn is_known(request: &HeaderMap, tag: &str) -> bool {
    request.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok()).any(|list| {
        list.split(',')
            .map(str::trim)
            .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
    })
}
