//! Asks a send API. No token stands in an address, and no cookie goes along.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Blob, File, Headers, RequestCredentials, RequestInit, Response,
};

/// What a send API answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Status of HTTP.
    pub status: u16,
    /// How many bytes of a file it has.
    pub offset: Option<u64>,
    /// What it says.
    pub body: String,
}

/// Nothing was answered: the connection was cut, or never came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut;

/// A send API, and who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// Its origin; `""`: the page's own.
    pub origin: String,
    /// Its bearer token; `""`: none is needed.
    pub token: String,
}

/// Milliseconds after which a question without an answer is one more try worth.
const PATIENCE_MS: u32 = 10_000;

/// Bytes of one part of a file.
pub const PART_BYTES: u64 = 4 << 20;

impl Api {
    /// Reads.
    pub async fn get(&self, path: &str) -> Result<Answered, Cut> {
        self.ask("GET", path, None, &[]).await.map_err(|_| Cut)
    }

    /// Fetches a file, however large: the browser keeps it where it likes.
    pub async fn file(&self, path: &str, name: &str) -> Result<Result<File, Answered>, Cut> {
        self.fetch_file(path, name).await.map_err(|_| Cut)
    }

    async fn fetch_file(&self, path: &str, name: &str) -> Result<Result<File, Answered>, JsValue> {
        let never = AbortController::new()?.signal();
        let answer = self.fetch("GET", path, None, &[], &never).await?;
        if answer.status() != 200 {
            return Ok(Err(Answered::of(&answer).await?));
        }
        let blob = JsFuture::from(answer.blob()?).await?;
        Ok(Ok(File::new_with_blob_sequence(&Array::of1(&blob), name)?))
    }

    /// Asks how much of a file is there.
    pub async fn head(&self, path: &str) -> Result<Answered, Cut> {
        self.ask("HEAD", path, None, &[]).await.map_err(|_| Cut)
    }

    /// Sends a document.
    pub async fn post(&self, path: &str, document: &[u8]) -> Result<Answered, Cut> {
        let kind = [("content-type", "application/json".to_owned())];
        let body = Uint8Array::from(document);
        self.ask("POST", path, Some(&body), &kind).await.map_err(|_| Cut)
    }

    /// Sends a document that must not wait: a connection that says nothing counts as cut.
    pub async fn post_at_once(&self, path: &str, document: &[u8]) -> Result<Answered, Cut> {
        let kind = [("content-type", "application/json".to_owned())];
        let body = Uint8Array::from(document);
        let patience = AbortSignal::timeout_with_u32(PATIENCE_MS);
        let answer = self.fetch("POST", path, Some(&body), &kind, &patience).await;
        Answered::of(&answer.map_err(|_| Cut)?).await.map_err(|_| Cut)
    }

    /// Sends a whole text.
    pub async fn put_text(&self, path: &str, text: &str) -> Result<Answered, Cut> {
        let kind = [("content-type", "application/octet-stream".to_owned())];
        let body = Uint8Array::from(text.as_bytes());
        self.ask("PUT", path, Some(&body), &kind).await.map_err(|_| Cut)
    }

    /// Sends the part of a file that begins at a byte; nothing of the file is copied.
    pub async fn put_part(&self, path: &str, file: &Blob, from: u64) -> Result<Answered, Cut> {
        let size = file.size() as u64;
        let to = (from + PART_BYTES).min(size);
        let part = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Cut)?;
        let headers = [
            ("content-type", "application/octet-stream".to_owned()),
            ("content-range", format!("bytes {from}-{}/{size}", to.saturating_sub(1))),
        ];
        self.ask("PUT", path, Some(&part), &headers).await.map_err(|_| Cut)
    }

    async fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<&JsValue>,
        more: &[(&str, String)],
    ) -> Result<Answered, JsValue> {
        let never = AbortController::new()?.signal();
        Answered::of(&self.fetch(method, path, body, more, &never).await?).await
    }

    pub(super) async fn fetch(
        &self,
        method: &str,
        path: &str,
        body: Option<&JsValue>,
        more: &[(&str, String)],
        until: &AbortSignal,
    ) -> Result<Response, JsValue> {
        let headers = Headers::new()?;
        if !self.token.is_empty() {
            headers.set("authorization", &format!("Bearer {}", self.token))?;
        }
        for (name, value) in more {
            headers.set(name, value)?;
        }
        let request = RequestInit::new();
        request.set_method(method);
        request.set_headers(&headers);
        request.set_credentials(RequestCredentials::Omit);
        request.set_signal(Some(until));
        if let Some(body) = body {
            request.set_body(body);
        }
        let window = web_sys::window().ok_or("no window")?;
        let address = format!("{}{path}", self.origin);
        let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &request)).await?;
        Ok(answer.unchecked_into())
    }
}

impl Answered {
    /// A whole answer.
    pub(super) async fn of(answer: &Response) -> Result<Self, JsValue> {
        let offset = answer.headers().get("upload-offset")?.and_then(|text| text.parse().ok());
        let body = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
        Ok(Self { status: answer.status(), offset, body })
    }
}
