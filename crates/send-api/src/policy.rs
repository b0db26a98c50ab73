//! The security headers: what the page, its worker and every other answer may do.
//!
//! Why each directive is as it is: `docs/` and DESIGN §9. Hashes, not nonces, because a page that
//! works offline is the same bytes each time.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// For everything but the page. A worker takes its policy from the answer that brought its script,
/// so this is the worker's: its own code, its own server, nothing else. It starts helpers with a plain
/// string, which a policy named `default` checks.
const RESOURCE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// For the empty documents that a message is shown in: its own styles, pictures that came along, and
/// nothing that runs or reaches out. The page writes into them, so they are of its origin.
const PREVIEW_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
    img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    sandbox allow-same-origin";

/// Where those documents are.
const PREVIEWS: &str = "/preview/";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
         fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
];

/// Adds the headers that every answer carries, and a policy where the handler set none.
pub async fn protect(request: Request, next: Next) -> Response {
    let is_preview = request.uri().path().starts_with(PREVIEWS);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = if is_preview { PREVIEW_POLICY } else { RESOURCE_POLICY };
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    response
}

/// The policy of the page with this HTML, which may connect to these send APIs.
pub fn page_policy(html: &str, send_apis: &[Origin]) -> String {
    let hashes: String = inline_scripts(html)
        .map(|script| {
            let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
            format!(" 'sha256-{digest}'")
        })
        .collect();
    let send_apis: String = send_apis.iter().map(|origin| format!(" {origin}")).collect();
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{hashes}"),
        &format!("connect-src 'self'{send_apis}"),
        "style-src 'self'",
        // Bars and curves are sized by the `style` attribute; a rule cannot carry a number.
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        // gloo-worker starts its worker with a plain string: only a policy named `default` can
        // check that one. `preview` is for the text of a message, which is parsed apart.
        "trusted-types default",
    ]
    .join("; ")
}

/// The text of each `<script>` without a `src`. Trunk writes the page, so that tags are well-formed
/// is known; no other page is served.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|from_tag| {
        let (attributes, from_text) = from_tag.split_once('>')?;
        let (text, _) = from_text.split_once("</script")?;
        (!attributes.contains("src=") && !text.is_empty()).then_some(text)
    })
}

/// A scheme, a host and perhaps a port: `https://send.example.com`, `http://127.0.0.1:9000`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl Origin {
    /// Reads an origin. Plain http is for this machine only (recipients' data stays home).
    ///
    /// Everything that could end a directive of the policy (`;`, `,`, spaces) is refused with the
    /// rest that no origin contains. The error is a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let origin = text.strip_suffix('/').unwrap_or(text);
        let (scheme, authority) = origin.split_once("://").ok_or_else(|| {
            format!("`{text}` is not an origin such as https://send.example.com.")
        })?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        let loopback = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
        let is_name = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        if !port_fits || !(is_name || loopback) {
            return Err(format!(
                "`{text}` is not an origin: give scheme, host and port only, as in \
                 https://send.example.com:8443."
            ));
        }
        match scheme {
            "https" => {}
            "http" if loopback => {}
            _ => {
                return Err(format!(
                    "`{text}`: recipients' data travels over https, or over http on this machine only."
                ));
            }
        }
        Ok(Self(origin.to_owned()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, inline_scripts, page_policy};

    #[test]
    fn hashes_inline_scripts_and_no_others() {
        let html = r#"<script type="module">one</script><script src="/a.js"></script>
            <link rel="modulepreload" href="/a.js"><script>two
</script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["one", "two\n"]);
        // printf one | openssl dgst -sha256 -binary | base64
        let policy = page_policy("<script>one</script>", &[]);
        assert!(
            policy.contains("'sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0='"),
            "{policy}"
        );
    }

    #[test]
    fn an_origin_cannot_smuggle_a_directive() {
        for good in
            ["https://send.example.com", "https://a.b:8443", "http://127.0.0.1:9", "http://[::1]:9"]
        {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "send.example.com",
            "http://send.example.com",
            "https://",
            "https://a.b/path",
            "https://a.b; script-src *",
            "https://a.b *",
            "https://*",
            "https://a.b,c",
            "https://a.b:x",
            "https://a.b:0",
            "data://a",
            "https://u@a.b",
        ] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }
}
