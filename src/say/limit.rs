//! Limits as people say them: "50,000 messages per 24 h".

use send_plan::api::LimitName;
use send_plan::campaign::Unit;
use send_plan::mailbox_provider;
use send_plan::plan::Cap;

use super::{duration, span};
use crate::t;

/// What several of a unit are called.
pub fn unit_words(unit: Unit) -> String {
    match unit {
        Unit::Calls => t!("unit-calls"),
        Unit::Messages => t!("unit-messages"),
        Unit::Bytes => t!("unit-bytes"),
    }
}

/// `50,000 messages`.
pub fn count(unit: Unit, n: u64) -> String {
    match unit {
        Unit::Calls => t!("calls", n = n),
        Unit::Messages => t!("messages", n = n),
        Unit::Bytes => t!("bytes", n = n),
    }
}

/// `second`, `minute`, `24 hours` of a window such as `1s`, `1m`, `24h`.
pub fn per_words(per: &str) -> String {
    match per {
        "1s" | "1000ms" => t!("window-second"),
        "1m" | "60s" => t!("window-minute"),
        "1h" | "60m" => t!("window-hour"),
        "24h" | "1d" => t!("window-day"),
        other => span(other),
    }
}

/// `second`, `minute`, `24 hours` of a window in milliseconds.
pub fn window(ms: u64) -> String {
    match ms {
        1_000 => t!("window-second"),
        60_000 => t!("window-minute"),
        3_600_000 => t!("window-hour"),
        86_400_000 => t!("window-day"),
        other => duration(other),
    }
}

/// `50,000 messages per 24 h`.
pub fn limit(unit: Unit, n: u64, per_ms: u64) -> String {
    let count = count(unit, n);
    match per_ms {
        1_000 => t!("limit-per-second", count = count),
        60_000 => t!("limit-per-minute", count = count),
        3_600_000 => t!("limit-per-hour", count = count),
        86_400_000 => t!("limit-per-day", count = count),
        other => t!("limit-per-window", count = count, window = duration(other)),
    }
}

/// The limit of a stretch of time.
pub fn limit_name(name: &LimitName) -> String {
    match name {
        LimitName::Rate { unit, limit: n, per_ms } => limit(*unit, *n, *per_ms),
        LimitName::WarmUp => t!("limit-warm-up"),
        LimitName::MailboxCap { mailbox_provider, cap } => {
            let ceiling = match cap {
                Cap::Rate { unit, limit: n, per_ms, .. } => limit(*unit, *n, *per_ms),
                Cap::Connections(n) => {
                    t!("limit-connections", connections = t!("connections", n = *n))
                }
            };
            match mailbox_provider {
                Some(id) => {
                    let name = mailbox_provider::name(id);
                    t!("limit-ceiling", mailbox_provider = name, ceiling = ceiling)
                }
                None => t!("limit-stop", ceiling = ceiling),
            }
        }
        LimitName::WorkingHours => t!("limit-working-hours"),
        LimitName::SendingHours => t!("limit-sending-hours"),
        LimitName::Gate { wave } => t!("limit-gate", wave = wave.as_str()),
        LimitName::Pace => t!("limit-pace"),
        LimitName::InFlight { calls: 1, latency_ms } => {
            t!("limit-one-call", each = duration(*latency_ms))
        }
        LimitName::InFlight { calls, latency_ms } => {
            t!("limit-calls", calls = t!("calls", n = *calls), each = duration(*latency_ms))
        }
    }
}
