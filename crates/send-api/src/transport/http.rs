//! What providers with an API over HTTP have in common.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, StatusCode, Url};

use super::{Answer, Request, is_tls_failure};

/// An answer's body is read no further: ours are a few kilobytes per call.
const MOST_BYTES: usize = 4 << 20;

/// Talks to one provider's API.
pub(super) struct Http {
    client: Client,
    endpoint: Url,
}

/// What came back.
pub(super) struct Response {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// `Null` where it is no JSON.
    pub(super) body: serde_json::Value,
}

impl Http {
    /// `endpoint`: such as `https://api.sendgrid.com`; plain http only to this machine.
    pub(super) fn open(endpoint: &str, patience: Duration) -> Result<Self, String> {
        let url: Url =
            endpoint.parse().map_err(|_| format!("{endpoint:?} is no address of the web."))?;
        let here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if url.scheme() != "https" && !(url.scheme() == "http" && here) {
            return Err(format!("{endpoint:?} is not https."));
        }
        // Another crate may have set it: any of them will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(patience)
            // Until it is there nothing was said, and the call may be made again.
            .connect_timeout(patience / 4)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("piecewise/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| format!("no client for {endpoint}: {error}."))?;
        Ok(Self { client, endpoint: url })
    }

    /// The full address of a request's `POST /path`.
    pub(super) fn url(&self, request: &Request) -> Url {
        let path = request.payload.request.rsplit(' ').next().unwrap_or_default();
        let mut url = self.endpoint.clone();
        url.set_path(path);
        url
    }

    /// Sends a payload; what came back, or what a cut means.
    pub(super) async fn post(
        &self,
        request: &Request,
        headers: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<Response, Answer> {
        let mut all = HeaderMap::new();
        all.insert(CONTENT_TYPE, HeaderValue::from_static(request.payload.content_type));
        for (name, value) in headers {
            let mut value = HeaderValue::try_from(value)
                .map_err(|_| Answer::Halt { code: "bad-credentials".to_owned() })?;
            value.set_sensitive(true);
            all.insert(HeaderName::from_static(name), value);
        }
        let sent = self
            .client
            .post(self.url(request))
            .headers(all)
            .body(request.payload.body.clone())
            .send()
            .await;
        let response = sent.map_err(|error| cut(&error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = read(response).await.unwrap_or_default();
        Ok(Response { status, headers, body: serde_json::from_slice(&body).unwrap_or_default() })
    }
}

async fn read(mut response: reqwest::Response) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.ok()? {
        body.extend_from_slice(&part);
        if body.len() > MOST_BYTES {
            return None;
        }
    }
    Some(body)
}

/// A connection that never came to be carried nothing; anything later may have.
fn cut(error: &reqwest::Error) -> Answer {
    if error.is_connect() {
        return match is_tls_failure(error) {
            true => Answer::Halt { code: "tls".to_owned() },
            false => Answer::Later { after_ms: None, code: "no-connection".to_owned() },
        };
    }
    let code = if error.is_timeout() { "timeout" } else { "connection-lost" };
    Answer::Unknown { code: code.to_owned() }
}

impl Response {
    /// What every provider here means by its statuses other than success.
    ///
    /// A status of 5xx is no refusal: what stood before the server that failed may have taken the
    /// messages. So may it with a bare 503, which proxies say as well; one that says when to come again
    /// (RFC 9110 §15.6.4) did not.
    pub(super) fn failure(&self, request: &Request) -> Answer {
        let code = self.status.as_u16().to_string();
        match self.status {
            StatusCode::TOO_MANY_REQUESTS => {
                Answer::Later { after_ms: self.retry_after_ms(), code }
            }
            StatusCode::SERVICE_UNAVAILABLE if self.headers.contains_key(RETRY_AFTER) => {
                Answer::Later { after_ms: self.retry_after_ms(), code }
            }
            StatusCode::UNAUTHORIZED | StatusCode::PAYMENT_REQUIRED | StatusCode::FORBIDDEN => {
                Answer::Halt { code }
            }
            status if status.is_client_error() => {
                Answer::to_all(request, super::Verdict::Refused, code)
            }
            _ => Answer::Unknown { code },
        }
    }

    /// What `Retry-After` asks for, else the seconds of the epoch in `X-RateLimit-Reset` (SendGrid), else
    /// `ratelimit-reset` in seconds (Resend).
    fn retry_after_ms(&self) -> Option<u64> {
        let text = |name: &str| {
            let value = self.headers.get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        };
        let now_s = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let retry_after = |text: String| seconds(&text).or_else(|| until(&text, now_s));
        let reset = |text: String| Some(seconds(&text)?.saturating_sub(now_s));
        let wait = text("retry-after")
            .map(retry_after)
            .or_else(|| text("x-ratelimit-reset").map(reset))
            .or_else(|| text("ratelimit-reset").map(|text| seconds(&text)))?;
        Some(wait.unwrap_or(UNREADABLE_S).saturating_mul(1_000))
    }
}

/// A provider that asks to wait in words that nobody can read asks to wait.
const UNREADABLE_S: u64 = 60;

/// Seconds in digits, a part of one as a whole; beyond a number: as good as for ever.
fn seconds(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    (!whole.is_empty() && is_number(whole) && is_number(part)).then(|| {
        let more = part.bytes().any(|digit| digit != b'0');
        whole.parse().unwrap_or(u64::MAX).saturating_add(u64::from(more))
    })
}

/// Seconds until a date in any of the three forms of HTTP (RFC 9110 §5.6.7), or with a zone as mail
/// has it.
fn until(date: &str, now_s: u64) -> Option<u64> {
    let of_mail = || {
        let at = jiff::fmt::rfc2822::parse(date).ok()?.timestamp().as_second();
        u64::try_from(at).ok()
    };
    let at = httpdate::parse_http_date(date).ok();
    let at_s = at.and_then(|at| Some(at.duration_since(UNIX_EPOCH).ok()?.as_secs()));
    Some(at_s.or_else(of_mail)?.saturating_sub(now_s))
}

/// Shared by the transports' constructors.
pub(super) fn open(
    account: &crate::operator::Account,
    endpoint: &str,
) -> Result<(Arc<Http>, super::credentials::Secret), String> {
    let named = |sentence: String| format!("account {:?}: {sentence}", account.id);
    let endpoint = account.endpoint.as_deref().unwrap_or(endpoint);
    let http = Http::open(endpoint, account.patience()?).map_err(named)?;
    let secret = account.credentials()?.fetch().map_err(named)?;
    Ok((Arc::new(http), secret))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};

    use super::*;

    /// A server with TLS that takes a whole request, and then talks nonsense in place of TLS.
    fn breaks_down_after_the_request(mut socket: TcpStream) {
        let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key.into())
            .unwrap();
        let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        let mut asked = Vec::new();
        while !asked.ends_with(b"payload") {
            let mut part = [0; 1024];
            let read = rustls::Stream::new(&mut tls, &mut socket).read(&mut part).unwrap();
            asked.extend_from_slice(&part[..read]);
        }
        socket.write_all(&[0x17, 3, 3, 0, 64]).unwrap();
        socket.write_all(&[7; 64]).unwrap();
    }

    #[test]
    fn whoever_asks_to_wait_is_never_taken_for_silent() {
        let now_s = 1_795_413_600;
        for (text, wait) in [
            ("0", Some(0)),
            ("120", Some(120)),
            ("1.5", Some(2)),
            ("2.0", Some(2)),
            ("99999999999999999999", Some(u64::MAX)),
            ("Mon, 23 Nov 2026 06:02:00 GMT", Some(120)),
            ("Monday, 23-Nov-26 06:02:00 GMT", Some(120)),
            ("Mon Nov 23 06:02:00 2026", Some(120)),
            ("Mon, 23 Nov 2026 07:02:00 +0100", Some(120)),
            ("Mon, 23 Nov 2026 05:00:00 GMT", Some(0)),
            ("soon", None),
            ("-5", None),
            (".5", None),
            ("", None),
        ] {
            assert_eq!(seconds(text).or_else(|| until(text, now_s)), wait, "{text}");
        }
        let asked = |name: &'static str, value: &str| {
            let value = HeaderValue::from_str(value).unwrap();
            let headers = HeaderMap::from_iter([(HeaderName::from_static(name), value)]);
            let body = serde_json::Value::Null;
            Response { status: StatusCode::TOO_MANY_REQUESTS, headers, body }.retry_after_ms()
        };
        assert_eq!(asked("retry-after", "soon"), Some(60_000));
        assert_eq!(asked("retry-after", "99999999999999999999"), Some(u64::MAX));
        assert_eq!(asked("x-ratelimit-reset", "99999999999999999999"), Some(u64::MAX));
        assert_eq!(asked("ratelimit-reset", "never"), Some(60_000));
        assert_eq!(asked("x-other", "5"), None);
    }

    #[tokio::test]
    async fn tls_that_breaks_after_the_request_leaves_doubt() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            breaks_down_after_the_request(listener.accept().unwrap().0);
        });
        let client = || Client::builder().no_proxy();
        let trusting = client().tls_danger_accept_invalid_certs(true).build().unwrap();
        let url = format!("https://localhost:{}", address.port());
        let error = trusting.post(&url).body("payload").send().await.unwrap_err();
        assert!(is_tls_failure(&error), "{error:?}");
        assert_eq!(cut(&error), Answer::Unknown { code: "connection-lost".to_owned() });
        server.join().unwrap();
    }
}
