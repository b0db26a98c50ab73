//! Hours of the day and days of the week, made wider.

use serde::{Deserialize, Serialize};

use crate::campaign::{Day, SendingHours, WorkingHours};
use crate::window::clock_minutes;

const DAY_MINUTES: u64 = 24 * 60;

/// Hours of the day, and the days of the week on which they begin, as a campaign has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hours {
    /// `HH:MM`, inclusive.
    pub from: String,
    /// `HH:MM`, exclusive; `24:00` is the end of the day; at or before `from`: on the next day.
    pub to: String,
    /// Days of the week; none: all.
    pub days: Vec<Day>,
}

impl From<&SendingHours> for Hours {
    fn from(hours: &SendingHours) -> Self {
        Self { from: hours.from.clone(), to: hours.to.clone(), days: hours.days.clone() }
    }
}

impl From<&WorkingHours> for Hours {
    fn from(hours: &WorkingHours) -> Self {
        Self { from: hours.from.clone(), to: hours.to.clone(), days: hours.days.clone() }
    }
}

impl Hours {
    /// So many hours earlier and later; hours within one day stay within it. `None`: they cannot be
    /// read.
    pub(super) fn wider(&self, hours: u64) -> Option<Self> {
        let minutes = |text: &str| clock_minutes(text).map(u64::from);
        let (from, to) = (minutes(&self.from)?, minutes(&self.to)?);
        let by = hours.saturating_mul(60);
        let overnight = to <= from;
        let length = if overnight { to + DAY_MINUTES - from } else { to - from };
        let (from, to) = match (length + 2 * by >= DAY_MINUTES, overnight) {
            (true, true) => (0, DAY_MINUTES),
            (_, false) => (from.saturating_sub(by), (to + by).min(DAY_MINUTES)),
            (false, true) => (from - by, to + by),
        };
        Some(Self { from: clock(from), to: clock(to), ..self.clone() })
    }

    /// On every day of the week; `None`: they are already.
    pub(super) fn every_day(&self) -> Option<Self> {
        let some = (1..7).contains(&self.days.len());
        some.then(|| Self { days: Vec::new(), ..self.clone() })
    }
}

fn clock(minutes: u64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    fn wider(from: &str, to: &str, hours: u64) -> (String, String) {
        let hours =
            Hours { from: from.into(), to: to.into(), days: Vec::new() }.wider(hours).unwrap();
        (hours.from, hours.to)
    }

    #[test]
    fn hours_grow_on_both_sides_and_end_with_the_day() {
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(wider("08:00", "20:00", 1), pair("07:00", "21:00"));
        assert_eq!(wider("08:00", "20:00", 5), pair("03:00", "24:00"));
        assert_eq!(wider("00:30", "23:30", 1), pair("00:00", "24:00"));
        assert_eq!(wider("22:00", "06:00", 2), pair("20:00", "08:00"));
        assert_eq!(wider("22:00", "06:00", 8), pair("00:00", "24:00"));
    }
}
