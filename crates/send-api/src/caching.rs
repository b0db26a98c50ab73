//! What a browser may keep.
//!
//! Trunk puts a hash of the content into the names of the page's files: those never change. It
//! cannot do so for the worker, whose name the page carries; the worker and everything else is kept
//! but asked for again each time (304 when unchanged).

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Trunk's hash is 64 bits in hex without leading zeros: with fewer than 8 digits (one build in
/// four billion) the name merely counts as not hashed.
const HASH_DIGITS: std::ops::RangeInclusive<usize> = 8..=16;

/// Says how long the answer may be kept.
pub async fn mark(request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().as_u16() == 304;
    let keep = if hashed && found { FOR_EVER } else { ASK_AGAIN };
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    response
}

/// `app-5c17564f580d954_bg.wasm`, `styles-5c17564f580d9541.css`, `5c17564f580d954-icon.svg`.
fn is_hashed(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.split('.').next().unwrap_or(file);
    let is_hash = |word: &str| {
        HASH_DIGITS.contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    stem.split_once('-').is_some_and(|(first, _)| is_hash(first))
        || stem
            .rsplit_once('-')
            .is_some_and(|(_, last)| is_hash(last.strip_suffix("_bg").unwrap_or(last)))
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn tells_trunks_hashed_names_from_plain_ones() {
        for hashed in [
            "/app-5c17564f580d954.js",
            "/app-5c17564f580d954_bg.wasm",
            "/static/styles-1c0ffee15c17564f.css",
            "/5c17564f580d954-icon.svg",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in [
            "/",
            "/worker.js",
            "/worker_bg.wasm",
            "/worker_loader.js",
            "/customers-2026.csv",
            "/index-weightings.html",
            "/app-deadbeefdeadbeefdeadbeef.js",
        ] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
