//! Days of the week in words.

use send_plan::campaign::Day;

use crate::t;

/// `Monday`.
pub fn day(day: Day) -> String {
    match day {
        Day::Mon => t!("day-mon"),
        Day::Tue => t!("day-tue"),
        Day::Wed => t!("day-wed"),
        Day::Thu => t!("day-thu"),
        Day::Fri => t!("day-fri"),
        Day::Sat => t!("day-sat"),
        Day::Sun => t!("day-sun"),
    }
}

/// `Mon`.
pub fn short_day(day: Day) -> String {
    match day {
        Day::Mon => t!("day-short-mon"),
        Day::Tue => t!("day-short-tue"),
        Day::Wed => t!("day-short-wed"),
        Day::Thu => t!("day-short-thu"),
        Day::Fri => t!("day-short-fri"),
        Day::Sat => t!("day-short-sat"),
        Day::Sun => t!("day-short-sun"),
    }
}

/// `from 08:00 to 20:00 on Mon, Tue and Wed`; no days: every day.
pub fn hours(from: &str, to: &str, days: &[Day]) -> String {
    let days: Vec<String> = days.iter().map(|day| short_day(*day)).collect();
    if days.is_empty() {
        t!("hours-every-day", from = from, to = to)
    } else {
        t!("hours-on-days", from = from, to = to, days = super::list(&days))
    }
}
