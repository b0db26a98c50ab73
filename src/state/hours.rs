//! Hours of the day and days of the week.

use send_plan::campaign::{Day, SendingHours, WorkingHours};

/// The week, as the campaign file orders it.
pub const WEEK: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];

/// Sending hours to begin with: people's day, every day of the week.
pub fn usual_sending_hours(fallback_time_zone: String) -> SendingHours {
    SendingHours {
        from: "08:00".to_owned(),
        to: "20:00".to_owned(),
        fallback_time_zone: Some(fallback_time_zone),
        ..SendingHours::default()
    }
}

/// Working hours to begin with: an office's.
pub fn usual_working_hours(time_zone: String) -> WorkingHours {
    WorkingHours {
        from: "09:00".to_owned(),
        to: "17:00".to_owned(),
        days: WEEK[..5].to_vec(),
        time_zone: Some(time_zone),
    }
}

/// The days that are meant: none named means all.
pub fn meant_days(days: &[Day]) -> Vec<Day> {
    if days.is_empty() { WEEK.to_vec() } else { days.to_vec() }
}

/// The days with one more or one less. The last one stays, because no day would mean all.
pub fn with_day(days: &[Day], day: Day, wanted: bool) -> Vec<Day> {
    let mut meant = meant_days(days);
    meant.retain(|one| *one != day);
    if wanted {
        meant.push(day);
    }
    meant.sort_unstable();
    match meant.len() {
        0 => days.to_vec(),
        7 => Vec::new(),
        _ => meant,
    }
}
