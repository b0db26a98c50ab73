//! Lengths of time in words.

use send_plan::campaign::span_ms;

/// `30 min` of a window such as `30m`; what is none stays as it was typed.
pub fn span(text: &str) -> String {
    span_ms(text).map_or_else(|| text.to_owned(), duration)
}

/// `36 s`, `1.5 s`, `3 h 14 min`, `2 d 4 h`: two units at most.
pub fn duration(ms: u64) -> String {
    let (days, hours) = (ms / 86_400_000, ms / 3_600_000 % 24);
    let (minutes, seconds) = (ms / 60_000 % 60, ms / 1_000 % 60);
    let pair = |a: u64, a_unit: &str, b: u64, b_unit: &str| {
        if b == 0 { format!("{a} {a_unit}") } else { format!("{a} {a_unit} {b} {b_unit}") }
    };
    if days > 0 {
        pair(days, "d", hours, "h")
    } else if hours > 0 {
        pair(hours, "h", minutes, "min")
    } else if minutes > 0 {
        pair(minutes, "min", seconds, "s")
    } else if ms >= 1_000 {
        let tenths = ms / 100 % 10;
        if tenths > 0 && seconds < 10 {
            format!("{seconds}.{tenths} s")
        } else {
            format!("{seconds} s")
        }
    } else {
        format!("{ms} ms")
    }
}
