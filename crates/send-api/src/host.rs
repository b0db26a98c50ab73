//! Only requests addressed to this machine by one of its own names.
//!
//! A site that points its own name at 127.0.0.1 (DNS rebinding) makes a visitor's browser talk to
//! this server as if it were that site. The `Host` header gives it away.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Names of the loopback interface, as they stand in `Host` (RFC 9110 §7.2).
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Refuses a request for another host.
pub async fn only_this_machine(request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let own = match (hosts.next().map(|host| host.to_str()), hosts.next()) {
        (Some(Ok(host)), None) => is_own_name(host),
        _ => false,
    };
    if own {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 and localhost only.\n")
        .into_response()
}

fn is_own_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    OWN_NAMES.iter().any(|own| own.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn knows_its_own_names_with_and_without_port() {
        for own in ["127.0.0.1", "127.0.0.1:8080", "localhost:1", "LOCALHOST", "[::1]:8080"] {
            assert!(is_own_name(own), "{own}");
        }
        for foreign in [
            "",
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost.evil.example:80",
            "127.0.0.1:x",
        ] {
            assert!(!is_own_name(foreign), "{foreign}");
        }
    }
}
