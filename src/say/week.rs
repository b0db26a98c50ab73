//! Days of the week in words.

use send_plan::campaign::Day;

/// `Monday`.
pub fn day(day: Day) -> &'static str {
    match day {
        Day::Mon => "Monday",
        Day::Tue => "Tuesday",
        Day::Wed => "Wednesday",
        Day::Thu => "Thursday",
        Day::Fri => "Friday",
        Day::Sat => "Saturday",
        Day::Sun => "Sunday",
    }
}

/// `on Saturday and Sunday`; nothing where it is every day.
pub fn on_days(days: &[Day]) -> String {
    if days.is_empty() {
        return String::new();
    }
    let names: Vec<String> = days.iter().map(|one| day(*one).to_owned()).collect();
    format!("on {}", super::list(&names))
}
