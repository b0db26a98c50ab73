//! What the clocks of a time zone show.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::campaign::Day;

const DAY_MS: i64 = 86_400_000;
const WEEK: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];

/// A date and a time of day, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    /// Days since 1970-01-01.
    pub day: i64,
    /// Milliseconds since midnight, as the clocks show it.
    pub of_day_ms: i64,
}

impl Civil {
    /// What clocks show that are `offset_ms` ahead of UTC; `None`: beyond all calendars.
    pub(super) fn at(at_ms: u64, offset_ms: i64) -> Option<Self> {
        let shown_ms = i64::try_from(at_ms).ok()?.checked_add(offset_ms)?;
        Some(Self { day: shown_ms.div_euclid(DAY_MS), of_day_ms: shown_ms.rem_euclid(DAY_MS) })
    }

    /// The day of the week of a day since 1970-01-01, which was a Thursday.
    pub(super) fn weekday(day: i64) -> Day {
        WEEK[(day + 3).rem_euclid(7) as usize]
    }

    /// `21:00`.
    pub(super) fn clock(self) -> String {
        let minutes = self.of_day_ms / 60_000;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// The days since 1970-01-01 of `YYYY-MM-DD`.
pub(super) fn day(date: &str) -> Option<i64> {
    let date: jiff::civil::Date = date.parse().ok().filter(|_| date.len() == 10)?;
    let midnight = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    Some(midnight.as_millisecond().div_euclid(DAY_MS))
}

/// The clocks of one zone, cheap to read at rising instants.
pub(super) struct Clock {
    zone: TimeZone,
    offset_ms: i64,
    /// The offset holds in `from_ms..until_ms`.
    from_ms: u64,
    until_ms: u64,
}

impl Clock {
    /// The clocks of an IANA zone; `None` where the time-zone database has none such.
    pub(super) fn of(zone: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(zone).ok().filter(|zone| !zone.is_unknown())?;
        Some(Self { zone, offset_ms: 0, from_ms: 0, until_ms: 0 })
    }

    /// Milliseconds ahead of UTC, and until when.
    pub(super) fn offset(&mut self, at_ms: u64) -> Option<(i64, u64)> {
        if !(self.from_ms..self.until_ms).contains(&at_ms) {
            let at = Timestamp::from_millisecond(i64::try_from(at_ms).ok()?).ok()?;
            let next = self.zone.following(at).next();
            self.offset_ms = i64::from(self.zone.to_offset(at).seconds()) * 1_000;
            self.from_ms = at_ms;
            self.until_ms = next
                .and_then(|next| u64::try_from(next.timestamp().as_millisecond()).ok())
                .unwrap_or(u64::MAX);
        }
        Some((self.offset_ms, self.until_ms))
    }

    /// What the clocks show.
    pub(super) fn shows(&mut self, at_ms: u64) -> Option<Civil> {
        let (offset_ms, _) = self.offset(at_ms)?;
        Civil::at(at_ms, offset_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2026-11-23"), Some(20_780));
        assert_eq!(day("1969-12-31"), Some(-1));
        for text in ["2026-02-30", "20261123", "2026-11-23T00:00", "tomorrow", ""] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(Civil::weekday(0), Day::Thu);
        assert_eq!(Civil::weekday(20_780), Day::Mon);
        assert_eq!(Civil::weekday(-1), Day::Wed);
    }

    /// 25 October 2026, 01:00 UTC: clocks in Berlin go back from 03:00 to 02:00.
    #[test]
    fn a_clock_shows_an_hour_twice_when_it_goes_back() {
        let back_ms = 1_792_890_000_000;
        let mut clock = Clock::of("Europe/Berlin");
        let mut shown = |at_ms| clock.as_mut()?.shows(at_ms).map(Civil::clock);
        assert_eq!(shown(back_ms - 3_600_000).as_deref(), Some("02:00"));
        assert_eq!(shown(back_ms - 1).as_deref(), Some("02:59"));
        assert_eq!(shown(back_ms).as_deref(), Some("02:00"));
        assert_eq!(shown(back_ms - 1).as_deref(), Some("02:59"));
        assert!(Clock::of("Mars/Olympus").is_none());
        assert!(Clock::of("Etc/Unknown").is_none());
        assert_eq!(Clock::of("UTC").and_then(|mut utc| utc.shows(u64::MAX)), None);
    }
}
