//! Numbers, instants and names as people read them, through the browser's own `Intl`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::t;

thread_local! {
    static LOCALE: Cell<&'static str> = const { Cell::new("en-GB") };
    static FORMATS: RefCell<HashMap<String, Function>> = RefCell::default();
    static ZONE: String = find_zone();
}

/// Writes as another language does from now on; in BCP 47.
pub fn speak(locale: &'static str) {
    LOCALE.set(locale);
    FORMATS.with_borrow_mut(HashMap::clear);
}

/// `1,234,567`.
pub fn number(n: u64) -> String {
    decimal(n as f64)
}

/// `1,234.5`: three decimals at most.
pub fn decimal(n: f64) -> String {
    format("number", n, || Intl::NumberFormat::new(&locales(), &Object::new()).format())
}

/// `1,234.50`: as many decimals as asked for.
pub fn fixed(n: f64, decimals: u8) -> String {
    format(&format!("fixed {decimals}"), n, || {
        let options = Object::new();
        set(&options, "minimumFractionDigits", &decimals.to_string());
        set(&options, "maximumFractionDigits", &decimals.to_string());
        Intl::NumberFormat::new(&locales(), &options).format()
    })
}

/// `12.5 %` of a share between 0 and 1: one decimal below ten.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.1 {
        t!("percent-under", percent = decimal(0.1))
    } else {
        let rounded =
            if percent < 10.0 { (percent * 10.0).round() / 10.0 } else { percent.round() };
        t!("percent", percent = decimal(rounded))
    }
}

/// The planner's time zone: an IANA name.
pub fn zone() -> String {
    ZONE.with(Clone::clone)
}

/// Whether the planner's clock shows UTC.
pub fn zone_is_utc() -> bool {
    matches!(zone().as_str(), "UTC" | "Etc/UTC" | "GMT" | "Etc/GMT" | "Africa/Abidjan")
}

/// `Mon 23 Nov 09:14` in the planner's zone.
pub fn local(ms: u64) -> String {
    format!("{} {}", day(ms, &zone()), time(ms, &zone()))
}

/// `Mon 23 Nov 09:14 UTC`.
pub fn utc(ms: u64) -> String {
    format!("{} {} UTC", day(ms, "UTC"), time(ms, "UTC"))
}

/// `Mon 23 Nov 2026 09:14:05 UTC`.
pub fn instant(ms: u64) -> String {
    let day = [("weekday", "short"), ("day", "numeric"), ("month", "short"), ("year", "numeric")];
    let time = [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")];
    let day = formatted(ms, "UTC", &day).replace(',', "");
    format!("{day} {} UTC", formatted(ms, "UTC", &time))
}

/// `09:14 UTC` where UTC has the same day as the planner's zone, else with the day.
pub fn utc_beside(ms: u64) -> String {
    if day(ms, &zone()) == day(ms, "UTC") { format!("{} UTC", time(ms, "UTC")) } else { utc(ms) }
}

/// `09:14` in the planner's zone.
pub fn local_time(ms: u64) -> String {
    time(ms, &zone())
}

/// `09:14:05` in the planner's zone.
pub fn local_time_with_seconds(ms: u64) -> String {
    formatted(ms, &zone(), &[("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")])
}

/// `Mon 23 Nov` in the planner's zone.
pub fn local_day(ms: u64) -> String {
    day(ms, &zone())
}

/// `Portuguese (Brazil)` of `pt-BR`; the code itself where there is no name.
pub fn language(code: &str) -> String {
    display_name(code).unwrap_or_else(|| code.to_owned())
}

fn time(ms: u64, zone: &str) -> String {
    formatted(ms, zone, &[("hour", "2-digit"), ("minute", "2-digit")])
}

fn day(ms: u64, zone: &str) -> String {
    // Commas differ between browsers' versions of the same language.
    formatted(ms, zone, &[("weekday", "short"), ("day", "numeric"), ("month", "short")])
        .replace(',', "")
}

fn formatted(ms: u64, zone: &str, parts: &[(&str, &str)]) -> String {
    format(&format!("{zone} {parts:?}"), ms as f64, || {
        let options = Object::new();
        set(&options, "timeZone", zone);
        set(&options, "hourCycle", "h23");
        for (name, value) in parts {
            set(&options, name, value);
        }
        Intl::DateTimeFormat::new(&locales(), &options).format()
    })
}

/// What a format, made once for a language, makes of a number.
fn format(name: &str, n: f64, make: impl FnOnce() -> Function) -> String {
    FORMATS.with_borrow_mut(|formats| call(formats.entry(name.to_owned()).or_insert_with(make), n))
}

fn find_zone() -> String {
    let options = Intl::DateTimeFormat::new(&locales(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| "UTC".to_owned())
}

fn display_name(code: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    set(&options, "type", "language");
    let names = Reflect::construct(&class, &Array::of2(&locales(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &code.into()).ok()?.as_string()
}

fn locales() -> Array {
    Array::of1(&LOCALE.get().into())
}

fn set(options: &Object, name: &str, value: &str) {
    let _ = Reflect::set(options, &name.into(), &value.into());
}

fn call(format: &Function, n: f64) -> String {
    format
        .call1(&JsValue::UNDEFINED, &JsValue::from_f64(n))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| n.to_string())
}
