//! Lengths of time in words.

use send_plan::campaign::span_ms;

use crate::t;

/// `30 min` of a window such as `30m`; what is none stays as it was typed.
pub fn span(text: &str) -> String {
    span_ms(text).map_or_else(|| text.to_owned(), duration)
}

/// `36 s`, `1.5 s`, `3 h 14 min`, `2 d 4 h`: two units at most.
pub fn duration(ms: u64) -> String {
    let (days, hours) = (ms / 86_400_000, ms / 3_600_000 % 24);
    let (minutes, seconds) = (ms / 60_000 % 60, ms / 1_000 % 60);
    if days > 0 {
        pair(t!("duration-days", n = days), (hours > 0).then(|| t!("duration-hours", n = hours)))
    } else if hours > 0 {
        let minutes = (minutes > 0).then(|| t!("duration-minutes", n = minutes));
        pair(t!("duration-hours", n = hours), minutes)
    } else if minutes > 0 {
        let seconds = (seconds > 0).then(|| t!("duration-seconds", n = seconds));
        pair(t!("duration-minutes", n = minutes), seconds)
    } else if ms >= 10_000 {
        t!("duration-seconds", n = seconds)
    } else if ms >= 1_000 {
        t!("duration-seconds", n = (ms / 100) as f64 / 10.0)
    } else {
        t!("duration-milliseconds", n = ms)
    }
}

fn pair(larger: String, smaller: Option<String>) -> String {
    match smaller {
        Some(smaller) => t!("duration-two", larger = larger, smaller = smaller),
        None => larger,
    }
}
