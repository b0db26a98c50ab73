//! Hours on some days of the week, as a plan writes them.

use crate::campaign::Day;

use super::civil::Civil;

/// From a time of day, inclusive, to another, exclusive; at or before the first: on the next day.
pub(super) struct Hours<'a> {
    from_ms: i64,
    to_ms: i64,
    days: &'a [Day],
}

impl<'a> Hours<'a> {
    /// `HH:MM` and `HH:MM`, the second up to `24:00`; no days: all.
    pub(super) fn read(from: &str, to: &str, days: &'a [Day]) -> Option<Self> {
        let from_ms = of_day_ms(from).filter(|ms| *ms < 24 * 3_600_000)?;
        Some(Self { from_ms, to_ms: of_day_ms(to)?, days })
    }

    /// Whether they are going on.
    pub(super) fn hold(&self, shown: Civil) -> bool {
        let Civil { day, of_day_ms } = shown;
        if self.to_ms > self.from_ms {
            (self.from_ms..self.to_ms).contains(&of_day_ms) && self.begin_on(day)
        } else {
            (of_day_ms >= self.from_ms && self.begin_on(day))
                || (of_day_ms < self.to_ms && self.begin_on(day - 1))
        }
    }

    /// Whether those of this day are over, on this day.
    pub(super) fn are_over(&self, shown: Civil) -> bool {
        self.to_ms > self.from_ms && shown.of_day_ms >= self.to_ms && self.begin_on(shown.day)
    }

    fn begin_on(&self, day: i64) -> bool {
        self.days.is_empty() || self.days.contains(&Civil::weekday(day))
    }
}

/// Milliseconds since midnight of `00:00` to `24:00`.
fn of_day_ms(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str| {
        let is_two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|_| is_two)
    };
    let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
    Some(number(hours)? * 60 + minutes)
        .filter(|total| *total <= 24 * 60)
        .map(|total| total * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_have_two_digits_and_end_at_24() {
        assert_eq!(of_day_ms("00:00"), Some(0));
        assert_eq!(of_day_ms("23:59"), Some(86_340_000));
        assert_eq!(of_day_ms("24:00"), Some(86_400_000));
        for text in ["24:01", "12:60", "8:00", "+8:00", "08.00", "08:00:00", ""] {
            assert_eq!(of_day_ms(text), None, "{text}");
        }
        assert!(Hours::read("24:00", "24:00", &[]).is_none());
    }
}
