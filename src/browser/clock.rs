//! The time, in UTC and in the planner's zone.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Now, in whole seconds: milliseconds since the epoch.
pub fn now_ms() -> u64 {
    Date::now() as u64 / 1_000 * 1_000
}

/// Now, to the millisecond: what was asked last is known by it.
pub fn exact_ms() -> u64 {
    Date::now() as u64
}

/// Milliseconds since the epoch of an RFC 3339 text.
pub fn parse(text: &str) -> Option<u64> {
    let ms = Date::parse(text);
    (ms.is_finite() && ms >= 0.0).then_some(ms as u64)
}

/// RFC 3339 in UTC, without a fraction where there is none.
pub fn rfc3339(ms: u64) -> String {
    let text: String = Date::new(&JsValue::from_f64(ms as f64)).to_iso_string().into();
    text.replace(".000Z", "Z")
}

/// What a `datetime-local` field shows for an instant: the planner's clock, to the minute.
pub fn local_field(ms: u64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The instant that a `datetime-local` field means by the planner's clock.
pub fn from_local_field(text: &str) -> Option<u64> {
    // Without an offset, a date with a time is local time.
    (text.len() >= 16).then(|| parse(text)).flatten()
}

/// Milliseconds that the planner's clock is ahead of UTC at an instant.
pub fn ahead_of_utc_ms(ms: u64) -> i64 {
    let minutes_behind = Date::new(&JsValue::from_f64(ms as f64)).get_timezone_offset();
    -(minutes_behind as i64) * 60_000
}
