//! Files in parts, by their digest: a part says where it belongs (`Content-Range`, RFC 9110 §14.4), an
//! answer says how much is here (`Upload-Offset`), and a file counts only once every byte is here and
//! the digest is the one in its address. To look at that takes long for a large file: meanwhile the
//! answer is 202, and whoever asks with HEAD learns when it is done.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use send_plan::template::MAX_BYTES;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::problem::Problem;
use super::token::Caller;
use super::{Api, MOST_BYTES, UPLOAD_OFFSET, digest};
use crate::store::audit::hex;
use crate::store::uploads::{Deleted, FileKind, Part, Upload};

/// Most bytes of a file.
pub const MOST_FILE: u64 = 16 << 30;

/// The same of a kind: a text that the renderer does not take is none.
fn most(kind: FileKind) -> u64 {
    match kind {
        FileKind::Audience => MOST_FILE,
        FileKind::Template => MAX_BYTES as u64,
    }
}

/// How far a file is.
#[derive(Serialize, ToSchema)]
pub struct Progress {
    /// Bytes of the whole file.
    bytes: u64,
    /// Bytes that are here, from its beginning: the next part begins there.
    received: u64,
    /// Every byte is here and the digest is right.
    complete: bool,
}

/// Takes a part of a recipient, seed or suppression file; its BLAKE3 names it.
#[utoipa::path(
    put, path = "/v1/audiences/{blake3}", tag = "files",
    params(
        ("blake3" = String, Path, description = "BLAKE3 of the whole file in hex"),
        ("Content-Range" = Option<String>, Header,
            description = "`bytes first-last/total`; left out: the body is the whole file"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "The file was whole before", body = Progress),
        (status = 201, description = "The file is whole", body = Progress),
        (status = 202, description = "The part is here; with every byte received, the file is being measured: ask with HEAD", body = Progress),
        (status = 409, description = "The part does not follow what is here: see Upload-Offset", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "It is too large, or there is no room for it among the other files", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The file has another digest and is gone", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_audience(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    put(&api, FileKind::Audience, &name, &caller, &headers, &body).await
}

/// Takes a part of a template's part as it is rendered; its SHA-256, as the plan has it, names it.
#[utoipa::path(
    put, path = "/v1/templates/{sha256}", tag = "files",
    params(
        ("sha256" = String, Path, description = "SHA-256 of the whole text in hex"),
        ("Content-Range" = Option<String>, Header,
            description = "`bytes first-last/total`; left out: the body is the whole text"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "The text was whole before", body = Progress),
        (status = 201, description = "The text is whole", body = Progress),
        (status = 202, description = "The part is here", body = Progress),
        (status = 409, description = "The part does not follow what is here: see Upload-Offset", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "It is too large, or there is no room for it among the other files", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The text has another digest and is gone", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put_template(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    put(&api, FileKind::Template, &name, &caller, &headers, &body).await
}

/// How much of a file is here.
#[utoipa::path(
    head, path = "/v1/audiences/{blake3}", tag = "files",
    params(("blake3" = String, Path, description = "BLAKE3 of the whole file in hex")),
    responses(
        (status = 200, description = "Upload-Offset says how many bytes; 0 where nothing is here"),
        (status = 202, description = "Every byte is here, and the digest is being looked at"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn head_audience(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(caller): Extension<Caller>,
) -> Result<Response, Problem> {
    head(&api, FileKind::Audience, &name, &caller).await
}

/// How much of a text is here.
#[utoipa::path(
    head, path = "/v1/templates/{sha256}", tag = "files",
    params(("sha256" = String, Path, description = "SHA-256 of the whole text in hex")),
    responses(
        (status = 200, description = "Upload-Offset says how many bytes; 0 where nothing is here"),
        (status = 202, description = "Every byte is here, and the digest is being looked at"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn head_template(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(caller): Extension<Caller>,
) -> Result<Response, Problem> {
    head(&api, FileKind::Template, &name, &caller).await
}

/// Deletes a recipient, seed or suppression file, or what is here of it, unless a plan that may still run
/// needs it.
#[utoipa::path(
    delete, path = "/v1/audiences/{blake3}", tag = "files",
    params(("blake3" = String, Path, description = "BLAKE3 of the whole file in hex")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 409, description = "A plan that may still run needs it: withdraw or stop that first", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn delete_audience(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(Caller(who)): Extension<Caller>,
) -> Result<StatusCode, Problem> {
    delete(&api, FileKind::Audience, &name, &who).await
}

/// Deletes a text, or what is here of it, unless a plan that may still run needs it.
#[utoipa::path(
    delete, path = "/v1/templates/{sha256}", tag = "files",
    params(("sha256" = String, Path, description = "SHA-256 of the whole text in hex")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 409, description = "A plan that may still run needs it: withdraw or stop that first", body = Problem, content_type = "application/problem+json"),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn delete_template(
    State(api): State<Api>,
    Path(name): Path<String>,
    Extension(Caller(who)): Extension<Caller>,
) -> Result<StatusCode, Problem> {
    delete(&api, FileKind::Template, &name, &who).await
}

async fn delete(api: &Api, kind: FileKind, name: &str, who: &str) -> Result<StatusCode, Problem> {
    match api.store.delete(kind, digest(name)?, who, api.clock.now_ms()).await? {
        Deleted::Gone => Ok(StatusCode::NO_CONTENT),
        Deleted::NotHere => Err(Problem::not_found("file")),
        Deleted::InUse => {
            let title = "A plan that may still run needs this file.";
            Err(Problem::new(StatusCode::CONFLICT, "in-use", title)
                .with_detail("Withdraw the plan, stop its send, or wait for its end."))
        }
    }
}

async fn head(api: &Api, kind: FileKind, name: &str, caller: &Caller) -> Result<Response, Problem> {
    let name = digest(name)?;
    let (mut status, mut received) = (StatusCode::OK, 0);
    if let Some(upload) = api.store.upload(kind, name).await? {
        received = upload.received;
        // Whoever sent the last part was cut off while it was measured: nothing is left to send.
        if !upload.complete && received == upload.bytes {
            match finish(api, kind, name, upload, caller).await? {
                Finish::Whole => {}
                Finish::Measured => status = StatusCode::ACCEPTED,
                Finish::Other => received = 0,
            }
        }
    }
    Ok((status, [(UPLOAD_OFFSET, received.to_string())]).into_response())
}

/// What a file is of which every byte is here.
enum Finish {
    /// It has its digest, and counts.
    Whole,
    /// Nobody knows yet.
    Measured,
    /// It had another digest, and is gone.
    Other,
}

/// Measures a file of which every byte is here, in the background and to the end: reading it again may
/// take longer than anybody waits.
async fn finish(
    api: &Api,
    kind: FileKind,
    name: &str,
    upload: Upload,
    Caller(who): &Caller,
) -> Result<Finish, Problem> {
    let piece = format!("measure {} {name}", kind.name());
    let (own, its, who) = (api.clone(), name.to_owned(), who.clone());
    let measure = async move { measure(&own, kind, &its, upload, &who).await };
    let waits = api.work.patience.measure;
    let Ok(measured) = tokio::time::timeout(waits, api.work.once(piece, measure)).await else {
        return Ok(Finish::Measured);
    };
    measured?;
    let now = api.store.upload(kind, name).await?;
    Ok(if now.is_some_and(|now| now.complete) { Finish::Whole } else { Finish::Other })
}

/// With its digest a file counts, with another it is gone. Large ones one at a time: whoever measures two
/// at once has neither sooner.
async fn measure(
    api: &Api,
    kind: FileKind,
    name: &str,
    upload: Upload,
    who: &str,
) -> Result<(), Problem> {
    let is_large = upload.bytes > MOST_BYTES as u64;
    let _turn = if is_large { api.work.measuring.acquire().await.ok() } else { None };
    if measured(api, kind, name).await? == name {
        api.store.complete(kind, name, who, api.clock.now_ms()).await?;
    } else {
        api.store.drop_parts(kind, name).await?;
    }
    Ok(())
}

async fn put(
    api: &Api,
    kind: FileKind,
    name: &str,
    caller: &Caller,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Problem> {
    let name = digest(name)?;
    let length = body.len() as u64;
    let (first, bytes) = match headers.get(header::CONTENT_RANGE) {
        None => (0, length),
        Some(range) => {
            range.to_str().ok().and_then(|range| place(range, length)).ok_or_else(|| {
                Problem::new(
                    StatusCode::BAD_REQUEST,
                    "range",
                    "The Content-Range does not fit the body.",
                )
                .with_detail(
                    "It is `bytes first-last/total`, with last - first + 1 bytes in the body.",
                )
            })?
        }
    };
    if bytes > most(kind) {
        let title = "The file is larger than this server takes.";
        let detail = format!("It takes {} MiB at most.", most(kind) >> 20);
        return Err(
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", title).with_detail(detail)
        );
    }
    if let Some(known) = api.store.upload(kind, name).await?.filter(|known| known.complete) {
        let is_same = known.bytes == bytes && (length < bytes || digest_of(kind, body) == name);
        return if is_same { Ok(answer(StatusCode::OK, known)) } else { Err(other_digest()) };
    }
    let part = Part { kind, digest: name, bytes, first, content: body };
    let most = api.operator.uploads.total_bytes;
    let now = api.store.append(part, most, api.clock.now_ms()).await?;
    let now = now.ok_or_else(no_room)?;
    if now.received != first + length || now.bytes != bytes {
        let title = "The part does not follow what is here.";
        let problem = Problem::new(StatusCode::CONFLICT, "offset", title)
            .with_detail("Go on where Upload-Offset says.");
        return Ok(([(UPLOAD_OFFSET, now.received.to_string())], problem).into_response());
    }
    if now.received < bytes {
        return Ok(answer(StatusCode::ACCEPTED, now));
    }
    match finish(api, kind, name, now, caller).await? {
        Finish::Whole => Ok(answer(StatusCode::CREATED, Upload { complete: true, ..now })),
        Finish::Measured => Ok(answer(StatusCode::ACCEPTED, now)),
        Finish::Other => Err(other_digest()),
    }
}

fn no_room() -> Problem {
    let title = "This server has no room for another file of this size.";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "no-room", title).with_detail(
        "Delete files that no send needs any more, wait until those of past sends go by themselves, or let \
         its operator raise uploads.totalBytes.",
    )
}

fn other_digest() -> Problem {
    let title = "The file has another digest than its address says.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "digest", title)
        .with_detail("What came is gone; send the file again from its beginning.")
}

fn digest_of(kind: FileKind, body: &[u8]) -> String {
    match kind {
        FileKind::Audience => blake3::hash(body).to_hex().to_string(),
        FileKind::Template => hex(&Sha256::digest(body)),
    }
}

fn answer(status: StatusCode, upload: Upload) -> Response {
    let Upload { bytes, received, complete } = upload;
    let progress = axum::Json(Progress { bytes, received, complete });
    (status, [(UPLOAD_OFFSET, received.to_string())], progress).into_response()
}

/// `bytes first-last/total` to first and total.
fn place(range: &str, length: u64) -> Option<(u64, u64)> {
    let (span, total) = range.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = span.split_once('-')?;
    // `parse` would take a sign as well.
    let number = |text: &str| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u64>().ok()).flatten()
    };
    let (first, last, total) = (number(first)?, number(last)?, number(total)?);
    let fits = length > 0 && last.checked_sub(first)?.checked_add(1)? == length && last < total;
    fits.then_some((first, total))
}

async fn measured(api: &Api, kind: FileKind, name: &str) -> Result<String, sqlx::Error> {
    match kind {
        FileKind::Audience => {
            let mut hasher = blake3::Hasher::new();
            let mut take = |content: &[u8]| {
                hasher.update(content);
            };
            api.store.read(kind, name, &mut take).await?;
            Ok(hasher.finalize().to_hex().to_string())
        }
        FileKind::Template => {
            let mut hasher = Sha256::new();
            api.store.read(kind, name, |content| hasher.update(content)).await?;
            Ok(hex(&hasher.finalize()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_range_fits_its_body_or_is_none() {
        assert_eq!(place("bytes 0-9/20", 10), Some((0, 20)));
        assert_eq!(place("bytes 10-19/20", 10), Some((10, 20)));
        for odd in [
            "bytes 0-9/20 ",
            "bytes 0-8/20",
            "bytes 11-20/20",
            "bytes 9-0/20",
            "bytes */20",
            "bytes 0-9/*",
            "0-9/20",
            "bytes 18446744073709551615-0/20",
            "bytes +0-+9/+20",
            "bytes 0-9/+20",
            "",
        ] {
            assert_eq!(place(odd, 10), None, "{odd}");
        }
    }
}
