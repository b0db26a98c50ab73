//! Limits as people say them: "50,000 messages per 24 h".

use send_plan::api::LimitName;
use send_plan::campaign::Unit;
use send_plan::mailbox_provider;
use send_plan::plan::Cap;

use super::{counted, duration};
use crate::browser::intl;

/// What a unit is called, for so many of it.
pub fn unit_words(unit: Unit, n: u64) -> &'static str {
    match (unit, n) {
        (Unit::Calls, 1) => "call",
        (Unit::Calls, _) => "calls",
        (Unit::Messages, 1) => "message",
        (Unit::Messages, _) => "messages",
        (Unit::Bytes, 1) => "byte",
        (Unit::Bytes, _) => "bytes",
    }
}

/// `50,000 messages`.
pub fn count(unit: Unit, n: u64) -> String {
    format!("{} {}", intl::number(n), unit_words(unit, n))
}

/// `second`, `minute`, `24 h` of a window such as `1s`, `1m`, `24h`.
pub fn per_words(per: &str) -> String {
    match per {
        "1s" | "1000ms" => "second".to_owned(),
        "1m" | "60s" => "minute".to_owned(),
        "1h" | "60m" => "hour".to_owned(),
        "24h" | "1d" => "24 hours".to_owned(),
        _ => match per.find(|c: char| !c.is_ascii_digit()) {
            Some(at) => {
                let (count, unit) = per.split_at(at);
                let unit = match unit {
                    "m" => "min",
                    other => other,
                };
                format!("{count} {unit}")
            }
            None => per.to_owned(),
        },
    }
}

/// `50,000 messages per 24 h`.
pub fn limit(unit: Unit, n: u64, per_ms: u64) -> String {
    let window = match per_ms {
        1_000 => "second".to_owned(),
        60_000 => "minute".to_owned(),
        3_600_000 => "hour".to_owned(),
        86_400_000 => "24 h".to_owned(),
        other => duration(other),
    };
    format!("{} per {window}", count(unit, n))
}

/// The limit of a stretch of time.
pub fn limit_name(name: &LimitName) -> String {
    match name {
        LimitName::Rate { unit, limit: n, per_ms } => limit(*unit, *n, *per_ms),
        LimitName::WarmUp => "the warm-up".to_owned(),
        LimitName::MailboxCap { mailbox_provider, cap } => {
            let ceiling = match cap {
                Cap::Rate { unit, limit: n, per_ms, .. } => limit(*unit, *n, *per_ms),
                Cap::Connections(n) => {
                    format!("{} at a time", counted(*n, "connection", "connections"))
                }
            };
            match mailbox_provider {
                Some(id) => format!("the ceiling for {}: {ceiling}", mailbox_provider::name(id)),
                None => format!("the people reached before a stop takes hold: {ceiling}"),
            }
        }
        LimitName::WorkingHours => "the account’s working hours".to_owned(),
        LimitName::SendingHours => "recipients’ sending hours".to_owned(),
        LimitName::Gate { wave } => format!("the gate after “{wave}”"),
        LimitName::Pace => "the even pace you chose".to_owned(),
        LimitName::InFlight { calls: 1, latency_ms } => {
            format!("one call at a time, {} each", duration(*latency_ms))
        }
        LimitName::InFlight { calls, latency_ms } => {
            format!(
                "{} at a time, {} each",
                counted(*calls, "call", "calls"),
                duration(*latency_ms)
            )
        }
    }
}
