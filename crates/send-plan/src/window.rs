//! From hours in a time zone to open stretches of time.
//!
//! Between two transitions the clocks of a zone keep one distance from UTC, so a time of day is a
//! plain sum there. Each such span is worked out by itself: an hour that clocks show twice is found
//! in two spans, an hour that they skip in none.

mod check;
mod named;
#[cfg(test)]
mod tests;
mod zone;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(crate) use check::{blackouts, sending_hours, working_hours};
pub(crate) use named::NamedZones;
pub(crate) use zone::Zones;

use crate::campaign::{Blackout, Day, PastToday, SendingHours, WorkingHours};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// 9999-12-30T22:00:01Z, after the last instant that jiff knows: `Timestamp::MAX`.
const END_OF_TIME_MS: i64 = 253_402_207_201_000;

/// `[from, until)`, by a clock that is said apart, in milliseconds since 1970-01-01T00:00 on it.
type Stretch = (i64, i64);

/// When recipients of a zone may be mailed: sorted, disjoint, non-empty stretches `[from, until)` in
/// milliseconds since the epoch, within `[start_ms, until_ms)` and before the end of the year 9999.
///
/// A zone that is empty or unknown means the hours' fallback, or UTC.
pub(crate) fn open_for_recipients(
    hours: Option<&SendingHours>,
    blackouts: &[Blackout],
    zone: &str,
    start_ms: u64,
    until_ms: u64,
) -> Vec<(u64, u64)> {
    let zones = Zones::new();
    let fallback = || zones.get(hours?.fallback_time_zone.as_deref()?);
    let zone = zones.get(zone).or_else(fallback).unwrap_or(TimeZone::UTC);
    let span = clipped(start_ms, until_ms);
    let clocks = clocks(&zone, span);

    let mut open = match hours {
        Some(hours) => match Week::new(&hours.from, &hours.to, &hours.days) {
            Some(week) => {
                let rest = (hours.past_today == PastToday::Now)
                    .then(|| week.rest_of_first_day(&clocks))
                    .flatten();
                instants(&clocks, |shown| week.within(shown).chain(rest))
            }
            None => Vec::new(),
        },
        None => whole(span),
    };
    if !blackouts.is_empty() {
        open = without(&open, &closed(blackouts, &clocks, span), span);
    }
    unsigned(open)
}

/// When an account may be used: stretches as those of [`open_for_recipients`].
pub(crate) fn open_for_account(
    hours: Option<&WorkingHours>,
    start_ms: u64,
    until_ms: u64,
) -> Vec<(u64, u64)> {
    let span = clipped(start_ms, until_ms);
    let Some(hours) = hours else { return unsigned(whole(span)) };
    let Some(week) = Week::new(&hours.from, &hours.to, &hours.days) else { return Vec::new() };
    let zone = hours.time_zone.as_deref().and_then(|name| Zones::new().get(name));
    let clocks = clocks(&zone.unwrap_or(TimeZone::UTC), span);
    unsigned(instants(&clocks, |shown| week.within(shown)))
}

/// What lies in both; each is sorted, disjoint and merged, and so is the answer.
pub(crate) fn intersect<T: Copy + Ord>(a: &[(T, T)], b: &[(T, T)]) -> Vec<(T, T)> {
    let (mut i, mut j) = (0, 0);
    let mut both = Vec::new();
    while let (Some(&one), Some(&other)) = (a.get(i), b.get(j)) {
        let (from, until) = (one.0.max(other.0), one.1.min(other.1));
        if from < until {
            both.push((from, until));
        }
        if one.1 <= other.1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    both
}

/// Minutes from midnight of `HH:MM`, from `00:00` to `24:00`; the hour may have one digit.
pub(crate) fn clock_minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(hour) && digits(minute) && matches!(hour.len(), 1 | 2) && minute.len() == 2) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= 24 * 60).then_some(minutes)
}

/// Hours as they recur on the clocks of any zone.
struct Week {
    from_ms: i64,
    /// From the midnight before `from_ms`, so more than a day where the hours end on the next day.
    to_ms: i64,
    /// By day of the week, from Monday: whether the hours begin on it.
    begins: [bool; 7],
}

impl Week {
    fn new(from: &str, to: &str, days: &[Day]) -> Option<Self> {
        let from_ms = i64::from(clock_minutes(from)?) * MINUTE_MS;
        let mut to_ms = i64::from(clock_minutes(to)?) * MINUTE_MS;
        if to_ms <= from_ms {
            to_ms += DAY_MS;
        }
        let mut begins = [days.is_empty(); 7];
        for &day in days {
            begins[day as usize] = true;
        }
        Some(Self { from_ms, to_ms, begins })
    }

    /// Whether the hours begin on the n-th day since 1970-01-01, a Thursday.
    fn begins_on(&self, day: i64) -> bool {
        self.begins[(day + Day::Thu as i64).rem_euclid(7) as usize]
    }

    /// The hours that touch a stretch, both by the clocks of a zone.
    fn within(&self, shown: Stretch) -> impl Iterator<Item = Stretch> {
        let first = shown.0.div_euclid(DAY_MS) - 1;
        let last = shown.1.div_euclid(DAY_MS);
        (first..=last)
            .filter(|&day| self.begins_on(day))
            .map(|day| (day * DAY_MS + self.from_ms, day * DAY_MS + self.to_ms))
    }

    /// The day on which time begins, by its clocks, if its hours are over by then.
    fn rest_of_first_day(&self, clocks: &[Clock]) -> Option<Stretch> {
        let shown = clocks.first()?.shown().0;
        let day = shown.div_euclid(DAY_MS);
        let is_over = self.begins_on(day) && shown.rem_euclid(DAY_MS) >= self.to_ms;
        is_over.then_some((day * DAY_MS, (day + 1) * DAY_MS))
    }
}

/// A span of time in which the clocks of a zone keep one distance from UTC.
struct Clock {
    span: Stretch,
    ahead_ms: i64,
}

impl Clock {
    /// What the clocks show in the span.
    fn shown(&self) -> Stretch {
        (self.span.0 + self.ahead_ms, self.span.1 + self.ahead_ms)
    }
}

/// `[start, until)` cut at the zone's transitions.
fn clocks(zone: &TimeZone, (start, until): Stretch) -> Vec<Clock> {
    let mut clocks = Vec::new();
    let Ok(first) = Timestamp::from_millisecond(start) else { return clocks };
    let mut clock = Clock { span: (start, until), ahead_ms: ahead_ms(zone.to_offset(first)) };
    for transition in zone.following(first) {
        // Transitions are at whole seconds.
        let at = transition.timestamp().as_millisecond();
        if at >= until {
            break;
        }
        clock.span.1 = at;
        clocks.push(clock);
        clock = Clock { span: (at, until), ahead_ms: ahead_ms(transition.offset()) };
    }
    clocks.push(clock);
    clocks
}

fn ahead_ms(offset: jiff::tz::Offset) -> i64 {
    i64::from(offset.seconds()) * 1_000
}

/// The instants at which the clocks show a time in one of the stretches; `stretches` gives those
/// that touch what the clocks of one span show.
fn instants<I: Iterator<Item = Stretch>>(
    clocks: &[Clock],
    stretches: impl Fn(Stretch) -> I,
) -> Vec<Stretch> {
    let within = |clock: &Clock| {
        let ((start, until), ahead_ms) = (clock.span, clock.ahead_ms);
        stretches(clock.shown())
            .map(move |(from, to)| ((from - ahead_ms).max(start), (to - ahead_ms).min(until)))
    };
    merged(clocks.iter().flat_map(within).collect())
}

/// What the blackouts close.
fn closed(blackouts: &[Blackout], clocks: &[Clock], (start, until): Stretch) -> Vec<Stretch> {
    let mut by_clock = Vec::new();
    let mut by_instant = Vec::new();
    for blackout in blackouts {
        match (Edge::parse(&blackout.from), Edge::parse(&blackout.to)) {
            (Some(Edge::Day(first)), Some(Edge::Day(last))) => {
                by_clock.push((midnight_ms(first), midnight_ms(last) + DAY_MS));
            }
            (Some(Edge::Instant(from)), Some(Edge::Instant(to))) => {
                by_instant.push((ceil_ms(from).max(start), ceil_ms(to).min(until)));
            }
            _ => {}
        }
    }
    let by_clock = merged(by_clock);
    let mut closed = instants(clocks, |_| by_clock.iter().copied());
    closed.extend(by_instant);
    merged(closed)
}

/// Where a blackout begins or ends.
#[derive(PartialEq)]
enum Edge {
    /// A civil date of any zone.
    Day(Date),
    Instant(Timestamp),
}

impl Edge {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.parse::<Date>() {
            // The date of a longer text would parse as well.
            Ok(day) if day.to_string() == text => Some(Self::Day(day)),
            _ => text.parse().ok().map(Self::Instant),
        }
    }
}

/// The first midnight of a date, on clocks that show UTC.
fn midnight_ms(day: Date) -> i64 {
    day.duration_since(Date::constant(1970, 1, 1)).as_secs() * 1_000
}

/// The first whole millisecond at or after an instant.
fn ceil_ms(instant: Timestamp) -> i64 {
    let has_rest = instant.subsec_nanosecond() % 1_000_000 > 0;
    instant.as_millisecond() + i64::from(has_rest)
}

fn clipped(start_ms: u64, until_ms: u64) -> Stretch {
    let clip = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX).min(END_OF_TIME_MS);
    (clip(start_ms), clip(until_ms))
}

fn whole(span: Stretch) -> Vec<Stretch> {
    merged(vec![span])
}

/// Sorted, disjoint and not empty.
fn merged(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.retain(|(from, until)| from < until);
    stretches.sort_unstable();
    stretches.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
    stretches
}

/// `open` without what is closed in the span.
fn without(open: &[Stretch], closed: &[Stretch], (start, until): Stretch) -> Vec<Stretch> {
    let ends = std::iter::once(start).chain(closed.iter().map(|stretch| stretch.1));
    let beginnings = closed.iter().map(|stretch| stretch.0).chain([until]);
    let between: Vec<Stretch> = ends.zip(beginnings).filter(|(from, to)| from < to).collect();
    intersect(open, &between)
}

/// Nothing lies before the epoch: every stretch is within a span of unsigned ends.
fn unsigned(stretches: Vec<Stretch>) -> Vec<(u64, u64)> {
    stretches
        .into_iter()
        .map(|(from, until)| (from.cast_unsigned(), until.cast_unsigned()))
        .collect()
}
