//! By hand where clocks change; by brute force, which asks jiff for the civil time of each minute,
//! in every zone.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

const DAY: u64 = DAY_MS.cast_unsigned();
const ALL: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];

fn ms(instant: &str) -> u64 {
    let instant: Timestamp = instant.parse().unwrap();
    instant.as_millisecond().try_into().unwrap()
}

fn sending(from: &str, to: &str, days: &[Day]) -> SendingHours {
    SendingHours {
        from: from.into(),
        to: to.into(),
        days: days.to_vec(),
        fallback_time_zone: Some("UTC".into()),
        past_today: PastToday::Wait,
    }
}

fn blackout(from: &str, to: &str) -> Blackout {
    Blackout { name: String::new(), from: from.into(), to: to.into() }
}

fn shown(stretches: &[(u64, u64)]) -> Vec<String> {
    let text = |ms: u64| Timestamp::from_millisecond(ms.try_into().unwrap()).unwrap().to_string();
    stretches.iter().map(|&(from, until)| format!("{}/{}", text(from), text(until))).collect()
}

/// The stretches of these hours in a zone, between two instants.
fn open(hours: &SendingHours, zone: &str, start: &str, until: &str) -> Vec<String> {
    shown(&open_for_recipients(Some(hours), &[], zone, ms(start), ms(until)))
}

#[test]
fn new_york_skips_an_hour_in_march_and_has_one_twice_in_november() {
    let spring = ("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z");
    let autumn = ("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");
    let open = |from, to, day: (&str, &str)| {
        open(&sending(from, to, &ALL), "America/New_York", day.0, day.1)
    };
    assert_eq!(open("01:30", "03:30", spring), ["2026-03-08T06:30:00Z/2026-03-08T07:30:00Z"]);
    assert_eq!(open("02:00", "03:00", spring), [""; 0]);
    assert_eq!(open("02:15", "24:00", spring), ["2026-03-08T07:00:00Z/2026-03-09T04:00:00Z"]);
    assert_eq!(
        open("01:15", "01:45", autumn),
        ["2026-11-01T05:15:00Z/2026-11-01T05:45:00Z", "2026-11-01T06:15:00Z/2026-11-01T06:45:00Z"]
    );
    assert_eq!(open("00:00", "02:00", autumn), ["2026-11-01T04:00:00Z/2026-11-01T07:00:00Z"]);
    assert_eq!(open("00:00", "24:00", autumn), ["2026-11-01T04:00:00Z/2026-11-02T05:00:00Z"]);
}

#[test]
fn lord_howe_changes_by_half_an_hour() {
    let lord_howe = |from, to, start, until| {
        open(&sending(from, to, &ALL), "Australia/Lord_Howe", start, until)
    };
    // 5 April 2026: at 02:00 (+11) back to 01:30 (+10:30).
    assert_eq!(
        lord_howe("01:00", "01:45", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z"),
        ["2026-04-04T14:00:00Z/2026-04-04T14:45:00Z", "2026-04-04T15:00:00Z/2026-04-04T15:15:00Z"]
    );
    // 4 October 2026: at 02:00 (+10:30) on to 02:30 (+11).
    assert_eq!(
        lord_howe("01:45", "03:00", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z"),
        ["2026-10-03T15:15:00Z/2026-10-03T16:00:00Z"]
    );
}

#[test]
fn apia_had_no_30_december_2011() {
    let (start, until) = ("2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z");
    let apia =
        |from, to, days: &[Day]| open(&sending(from, to, days), "Pacific/Apia", start, until);
    // Friday was left out.
    assert_eq!(apia("00:00", "24:00", &[Day::Fri]), [""; 0]);
    assert_eq!(
        apia("09:00", "17:00", &ALL),
        ["2011-12-29T19:00:00Z/2011-12-30T03:00:00Z", "2011-12-30T19:00:00Z/2011-12-31T03:00:00Z"]
    );
    // Hours that began on the day that never was still run into Saturday; Thursday's stop short.
    assert_eq!(apia("20:00", "08:00", &[Day::Fri]), ["2011-12-30T10:00:00Z/2011-12-30T18:00:00Z"]);
    assert_eq!(apia("20:00", "08:00", &[Day::Thu]), ["2011-12-30T06:00:00Z/2011-12-30T10:00:00Z"]);
    let never = [blackout("2011-12-30", "2011-12-30")];
    assert_eq!(
        shown(&open_for_recipients(None, &never, "Pacific/Apia", ms(start), ms(until))),
        [format!("{start}/{until}")]
    );
}

#[test]
fn sao_paulo_skipped_midnight_and_had_the_last_hour_twice() {
    let sao_paulo = |from, to, days: &[Day], start, until| {
        open(&sending(from, to, days), "America/Sao_Paulo", start, until)
    };
    // Sunday 4 November 2018 began at 01:00 (-02).
    assert_eq!(
        sao_paulo("00:00", "02:00", &[Day::Sun], "2018-11-03T12:00:00Z", "2018-11-05T12:00:00Z"),
        ["2018-11-04T03:00:00Z/2018-11-04T04:00:00Z"]
    );
    // Saturday 16 February 2019 had 23:00 to 24:00 twice: -02, then -03.
    assert_eq!(
        sao_paulo("22:30", "00:30", &[Day::Sat], "2019-02-16T12:00:00Z", "2019-02-18T12:00:00Z"),
        ["2019-02-17T00:30:00Z/2019-02-17T03:30:00Z"]
    );
    assert_eq!(
        sao_paulo("23:15", "23:30", &[Day::Sat], "2019-02-16T12:00:00Z", "2019-02-18T12:00:00Z"),
        ["2019-02-17T01:15:00Z/2019-02-17T01:30:00Z", "2019-02-17T02:15:00Z/2019-02-17T02:30:00Z"]
    );
    let sunday = [blackout("2018-11-04", "2018-11-04")];
    let (start, until) = (ms("2018-11-03T12:00:00Z"), ms("2018-11-05T12:00:00Z"));
    assert_eq!(
        shown(&open_for_recipients(None, &sunday, "America/Sao_Paulo", start, until)),
        ["2018-11-03T12:00:00Z/2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z/2018-11-05T12:00:00Z"]
    );
}

#[test]
fn st_johns_went_back_to_the_day_before_and_the_rest_of_it_counts() {
    // 4 November 2007, 00:01 (-02:30) back to 3 November 23:01 (-03:30).
    let hours = SendingHours { past_today: PastToday::Now, ..sending("08:00", "17:00", &ALL) };
    assert_eq!(
        // From 23:30 on the first pass.
        open(&hours, "America/St_Johns", "2007-11-04T02:00:00Z", "2007-11-04T12:00:00Z"),
        [
            "2007-11-04T02:00:00Z/2007-11-04T02:30:00Z",
            "2007-11-04T02:31:00Z/2007-11-04T03:30:00Z",
            "2007-11-04T11:30:00Z/2007-11-04T12:00:00Z"
        ]
    );
}

#[test]
fn kathmandu_is_five_hours_and_three_quarters_ahead() {
    assert_eq!(
        open(
            &sending("09:00", "18:00", &[Day::Mon]),
            "Asia/Kathmandu",
            "2026-11-20T00:00:00Z",
            "2026-11-27T00:00:00Z"
        ),
        ["2026-11-23T03:15:00Z/2026-11-23T12:15:00Z"]
    );
}

#[test]
fn equal_ends_are_a_whole_day_from_the_beginning() {
    let monday = |from, to| {
        open(&sending(from, to, &[Day::Mon]), "UTC", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z")
    };
    assert_eq!(monday("09:00", "09:00"), ["2026-11-23T09:00:00Z/2026-11-24T09:00:00Z"]);
    assert_eq!(monday("00:00", "00:00"), ["2026-11-23T00:00:00Z/2026-11-24T00:00:00Z"]);
    assert_eq!(monday("00:00", "24:00"), ["2026-11-23T00:00:00Z/2026-11-24T00:00:00Z"]);
    assert_eq!(
        open(
            &sending("09:00", "09:00", &ALL),
            "UTC",
            "2026-11-20T00:00:00Z",
            "2026-11-27T00:00:00Z"
        ),
        ["2026-11-20T00:00:00Z/2026-11-27T00:00:00Z"]
    );
}

#[test]
fn who_is_past_today_is_mailed_until_midnight_only_where_the_plan_says_so() {
    let now = |from, to, days: &[Day], blackouts: &[Blackout], start| {
        let hours = SendingHours { past_today: PastToday::Now, ..sending(from, to, days) };
        shown(&open_for_recipients(Some(&hours), blackouts, "UTC", ms(start), ms(start) + DAY))
    };
    let monday_night = "2026-11-23T18:00:00Z";
    let tomorrow = "2026-11-24T09:00:00Z/2026-11-24T17:00:00Z";
    let tonight = "2026-11-23T18:00:00Z/2026-11-24T00:00:00Z";
    assert_eq!(now("09:00", "17:00", &ALL, &[], monday_night), [tonight, tomorrow]);
    assert_eq!(now("09:00", "18:00", &[Day::Mon], &[], monday_night), [tonight]);
    assert_eq!(now("09:00", "17:00", &[Day::Tue], &[], monday_night), [tomorrow]);
    assert_eq!(now("20:00", "21:00", &[Day::Mon], &[], monday_night).len(), 1);
    assert_eq!(
        now("18:30", "17:00", &[Day::Mon], &[], monday_night),
        ["2026-11-23T18:30:00Z/2026-11-24T17:00:00Z"]
    );
    let closed = [blackout("2026-11-23", "2026-11-23")];
    assert_eq!(now("09:00", "17:00", &ALL, &closed, monday_night), [tomorrow]);
    assert_eq!(
        open(&sending("09:00", "17:00", &ALL), "UTC", monday_night, "2026-11-24T18:00:00Z"),
        [tomorrow]
    );
}

/// In New York it is 19:00 on 31 December 1969 when the epoch begins.
#[test]
fn clocks_that_still_show_1969_have_a_rest_of_the_day_too() {
    let hours =
        SendingHours { past_today: PastToday::Now, ..sending("09:00", "17:00", &[Day::Wed]) };
    let open = open_for_recipients(Some(&hours), &[], "America/New_York", 0, DAY);
    assert_eq!(shown(&open), ["1970-01-01T00:00:00Z/1970-01-01T05:00:00Z"]);
}

#[test]
fn no_zone_and_no_known_zone_mean_the_fallback() {
    let mut hours = sending("09:00", "17:00", &ALL);
    let (start, until) = ("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
    for (fallback, first) in [
        (None, "2026-11-23T09:00:00Z/2026-11-23T17:00:00Z"),
        (Some("Mars/Olympus"), "2026-11-23T09:00:00Z/2026-11-23T17:00:00Z"),
        (Some("Europe/Berlin"), "2026-11-23T08:00:00Z/2026-11-23T16:00:00Z"),
    ] {
        hours.fallback_time_zone = fallback.map(str::to_owned);
        assert_eq!(open(&hours, "", start, until), [first]);
        assert_eq!(open(&hours, "Mars/Olympus", start, until), [first]);
    }
    let day = [blackout("2026-11-23", "2026-11-23")];
    assert_eq!(open_for_recipients(None, &day, "", ms(start), ms(until)), []);
}

#[test]
fn a_blackout_between_instants_holds_in_every_zone_to_the_millisecond() {
    let closed = [blackout("2026-11-23T10:00:00.0005+01:00", "2026-11-23T10:00:00Z")];
    let (start, until) = (ms("2026-11-23T00:00:00Z"), ms("2026-11-24T00:00:00Z"));
    for zone in ["", "Asia/Kathmandu"] {
        assert_eq!(
            open_for_recipients(None, &closed, zone, start, until),
            [(start, ms("2026-11-23T09:00:00.001Z")), (ms("2026-11-23T10:00:00Z"), until)]
        );
    }
}

#[test]
fn the_ends_of_time_are_no_edge_to_fall_off() {
    assert_eq!(END_OF_TIME_MS, Timestamp::MAX.as_millisecond() + 1);
    let end = END_OF_TIME_MS.cast_unsigned();
    let hours = SendingHours { past_today: PastToday::Now, ..sending("22:00", "06:00", &ALL) };
    let working =
        WorkingHours { from: "22:00".into(), to: "06:00".into(), ..WorkingHours::default() };
    let closed = [
        blackout("-009999-01-01", "1960-01-01"),
        blackout("9999-12-31", "9999-12-31"),
        blackout("-009999-01-02T00:00:00Z", "1969-12-31T00:00:00Z"),
    ];
    for zone in ["Pacific/Apia", "America/New_York", "UTC", "Etc/GMT-14", "Etc/GMT+12"] {
        for (start, until) in [
            (end - 3 * DAY, u64::MAX),
            (end - 1, end),
            (end, u64::MAX),
            (end + 1, u64::MAX),
            (u64::MAX, u64::MAX),
            (u64::MAX, 0),
            (5 * DAY, 4 * DAY),
            (0, 3 * DAY),
            (7, 7),
        ] {
            let found = [
                open_for_recipients(None, &closed, zone, start, until),
                open_for_recipients(Some(&hours), &closed, zone, start, until),
                open_for_account(None, start, until),
                open_for_account(Some(&working), start, until),
            ];
            for stretches in found {
                assert!(
                    stretches.iter().all(|s| start <= s.0 && s.0 < s.1 && s.1 <= until.min(end))
                );
            }
        }
    }
    assert_eq!(open_for_account(None, end - 1, u64::MAX), [(end - 1, end)]);
    assert_eq!(open_for_account(None, 3, 3), []);
}

#[test]
fn sixty_whole_days_are_one_stretch_in_every_zone() {
    // Nothing is cut at a transition.
    let start = ms("2026-02-01T00:00:00Z");
    let all_day = sending("00:00", "24:00", &ALL);
    for name in TimeZoneDatabase::bundled().available() {
        let whole =
            open_for_recipients(Some(&all_day), &[], name.as_str(), start, start + 60 * DAY);
        assert_eq!(whole, [(start, start + 60 * DAY)], "{name}");
    }
}

#[test]
fn a_time_of_day_has_hours_and_two_digits_of_minutes() {
    for (text, minutes) in [
        ("00:00", Some(0)),
        ("8:05", Some(485)),
        (" 23:59 ", Some(1439)),
        ("24:00", Some(1440)),
        ("24:01", None),
        ("12:60", None),
        ("012:00", None),
        ("12:5", None),
        ("+1:00", None),
        ("1:+0", None),
        (":00", None),
        ("12", None),
        ("12:00:00", None),
        ("٠٨:00", None),
        ("99:99", None),
        ("", None),
    ] {
        assert_eq!(clock_minutes(text), minutes, "{text:?}");
    }
}

/// The findings as `code member`.
fn codes(findings: &[crate::diagnostic::Diagnostic]) -> Vec<String> {
    let line = |finding: &crate::diagnostic::Diagnostic| {
        format!("{} {}", finding.code, finding.place.member.clone().unwrap_or_default())
    };
    findings.iter().map(line).collect()
}

#[test]
fn sending_hours_are_filled_in_and_nothing_is_assumed_in_silence() {
    let typed = SendingHours {
        from: "8:00".into(),
        to: "24:00".into(),
        past_today: PastToday::Now,
        ..SendingHours::default()
    };
    let mut findings = Vec::new();
    let filled = sending_hours(&typed, &mut findings).unwrap();
    let full = SendingHours { past_today: PastToday::Now, ..sending("08:00", "24:00", &ALL) };
    assert_eq!(filled, full);
    assert_eq!(codes(&findings), ["hours/fallback-utc schedule.sendingHours.fallbackTimeZone"]);
    assert!(!crate::diagnostic::any_error(&findings));

    findings.clear();
    let typed = SendingHours {
        fallback_time_zone: Some("europe/BERLIN".into()),
        ..sending("08:00", "20:00", &[Day::Fri, Day::Mon, Day::Fri])
    };
    let filled = sending_hours(&typed, &mut findings).unwrap();
    assert_eq!(filled.days, [Day::Mon, Day::Fri]);
    assert_eq!(filled.fallback_time_zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(codes(&findings), [""; 0]);
}

#[test]
fn every_wrong_member_of_hours_is_found_at_once() {
    let mut findings = Vec::new();
    let typed = SendingHours {
        fallback_time_zone: Some("Mars/Olympus".into()),
        ..sending("24:00", "noon", &ALL)
    };
    assert_eq!(sending_hours(&typed, &mut findings), None);
    assert_eq!(
        codes(&findings),
        [
            "hours/bad-time schedule.sendingHours.from",
            "hours/bad-time schedule.sendingHours.to",
            "hours/unknown-zone schedule.sendingHours.fallbackTimeZone",
        ]
    );
    findings.clear();
    let typed = WorkingHours { to: "17:00".into(), ..WorkingHours::default() };
    assert_eq!(working_hours(&typed, "accounts[2].workingHours", &mut findings), None);
    assert_eq!(
        codes(&findings),
        [
            "hours/bad-time accounts[2].workingHours.from",
            "hours/zone-utc accounts[2].workingHours.timeZone"
        ]
    );
    findings.clear();
    let typed = WorkingHours { from: "9:00".into(), ..typed };
    let filled = working_hours(&typed, "accounts[2].workingHours", &mut findings).unwrap();
    assert_eq!((filled.from.as_str(), filled.time_zone.as_deref()), ("09:00", Some("UTC")));
    assert_eq!(filled.days, ALL);
}

#[test]
fn every_wrong_blackout_is_found_at_once() {
    let instant = "2026-12-24T18:00:00Z";
    let good = [
        blackout("2026-12-24", "2026-12-24"),
        blackout(" 2026-12-24", "2026-12-26"),
        blackout(instant, "2026-12-24T20:00:00+01:00"),
    ];
    let mut findings = Vec::new();
    let checked = blackouts(&good, &mut findings).unwrap();
    assert_eq!((checked.len(), checked[1].from.as_str()), (3, "2026-12-24"));
    assert_eq!(codes(&findings), [""; 0]);

    let bad = [
        blackout("2026-12-24", "2026-12-23"),
        blackout(instant, instant),
        blackout("2026-12-24", "2026-12-24T18:00:00Z"),
        blackout("20261224", "2026-02-30"),
        blackout("2026-12-24T18:00:00", ""),
        blackout("2026-12-24", "2026-12-24"),
    ];
    assert_eq!(blackouts(&bad, &mut findings), None);
    assert_eq!(
        codes(&findings),
        [
            "blackout/end-before-start schedule.blackouts[0].to",
            "blackout/end-before-start schedule.blackouts[1].to",
            "blackout/mixed schedule.blackouts[2].to",
            "blackout/bad-date schedule.blackouts[3].from",
            "blackout/bad-date schedule.blackouts[3].to",
            "blackout/bad-date schedule.blackouts[4].from",
            "blackout/bad-date schedule.blackouts[4].to",
        ]
    );
    findings.clear();
    assert!(blackouts(&vec![good[0].clone(); 1_000], &mut findings).is_some());
    assert!(blackouts(&vec![good[0].clone(); 1_001], &mut findings).is_none());
    assert_eq!(codes(&findings), ["blackout/too-many schedule.blackouts"]);
}

/// What clocks show, as jiff has it.
fn civil(zone: &TimeZone, at_ms: u64) -> DateTime {
    zone.to_datetime(Timestamp::from_millisecond(at_ms.try_into().unwrap()).unwrap())
}

fn named(weekday: Weekday) -> Day {
    ALL[usize::try_from(weekday.to_monday_zero_offset()).unwrap()]
}

/// The definition of hours, word for word.
fn is_in_hours(from: u16, to: u16, days: &[Day], shown: DateTime) -> bool {
    let time = shown.time().duration_since(jiff::civil::Time::midnight()).as_millis();
    let (from, to) = (i128::from(from) * 60_000, i128::from(to) * 60_000);
    let begins_today = days.contains(&named(shown.date().weekday()));
    let began_yesterday = days.contains(&named(shown.date().yesterday().unwrap().weekday()));
    if to > from {
        from <= time && time < to && begins_today
    } else {
        time >= from && begins_today || time < to && began_yesterday
    }
}

fn is_past_today(from: u16, to: u16, days: &[Day], start: DateTime, shown: DateTime) -> bool {
    let time = start.time().duration_since(jiff::civil::Time::midnight()).as_mins();
    let is_over = to > from && time >= i64::from(to);
    is_over && days.contains(&named(start.date().weekday())) && shown.date() == start.date()
}

/// Sorted, disjoint, merged, not empty, within the span; and each minute, each edge and each
/// transition, a millisecond before and after it, lies inside exactly where the definition says so.
fn agrees(
    found: &[(u64, u64)],
    zone: &TimeZone,
    (start, until): (u64, u64),
    is_open: impl Fn(u64) -> bool,
) -> Result<(), TestCaseError> {
    prop_assert!(found.iter().all(|s| start <= s.0 && s.0 < s.1 && s.1 <= until), "{found:?}");
    prop_assert!(found.windows(2).all(|pair| pair[0].1 < pair[1].0), "{found:?}");
    let first = Timestamp::from_millisecond(start.try_into().unwrap()).unwrap();
    let transitions = zone
        .following(first)
        .map(|transition| transition.timestamp().as_millisecond().cast_unsigned())
        .take_while(|&at| at < until);
    let edges = found.iter().flat_map(|s| [s.0, s.1]).chain(transitions).chain([start, until]);
    let close = edges.flat_map(|at| [at.saturating_sub(1), at, at + 1]);
    let minutes = (start.next_multiple_of(60_000)..until).step_by(60_000);
    for at in minutes.chain(close).filter(|at| (start..until).contains(at)) {
        let inside = found.partition_point(|s| s.1 <= at);
        let inside = found.get(inside).is_some_and(|s| s.0 <= at);
        prop_assert_eq!(inside, is_open(at), "{} {}", at, civil(zone, at));
    }
    Ok(())
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Any zone, more often one whose clocks do what few others do.
fn zones() -> impl Strategy<Value = String> {
    let odd = [
        "America/New_York",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Africa/Casablanca",
        "Africa/Monrovia",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Pacific/Apia",
        "Pacific/Kwajalein",
        "Antarctica/Troll",
        "UTC",
        "Etc/GMT+12",
        "Pacific/Kiritimati",
    ];
    let any: Vec<String> =
        TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
    prop_oneof![select(odd.to_vec()).prop_map(str::to_owned), select(any)]
}

/// A zone and a few days, mostly around a transition, from 1970 to 2100.
fn spans() -> impl Strategy<Value = (String, u64, u64)> {
    let from = 0..ms("2100-01-01T00:00:00Z");
    (zones(), from, any::<bool>(), 0..5 * DAY, 0..9 * DAY).prop_map(
        |(name, from, is_near_transition, before, length)| {
            let zone = Zones::new().get(&name).unwrap_or(TimeZone::UTC);
            let instant = Timestamp::from_millisecond(from.try_into().unwrap()).unwrap();
            let near = is_near_transition
                .then(|| zone.following(instant).next().or_else(|| zone.preceding(instant).next()))
                .flatten()
                .and_then(|t| u64::try_from(t.timestamp().as_millisecond()).ok());
            let start = near.unwrap_or(from).saturating_sub(before);
            (name, start, start + length)
        },
    )
}

/// From, to, days: on whole hours and off them, overnight, and equal.
fn hours() -> impl Strategy<Value = (u16, u16, Vec<Day>)> {
    let from = prop_oneof![(0u16..24).prop_map(|hour| hour * 60), 0u16..1440];
    let to = prop_oneof![(0u16..=24).prop_map(|hour| hour * 60), 0u16..=1440];
    let days = prop_oneof![Just(ALL.to_vec()), subsequence(ALL.to_vec(), 1..7)];
    (from, to, days, 0..8)
        .prop_map(|(from, to, days, nth)| (from, if nth == 0 { from } else { to }, days))
}

/// A blackout relative to the start: by days of the zone, or between instants.
#[derive(Clone, Debug)]
enum Closed {
    Days(i32, i32),
    Instants(i64, i64),
}

impl Closed {
    fn any() -> impl Strategy<Value = Self> {
        let far = 9 * DAY_MS;
        prop_oneof![
            (-2..9i32, 0..3i32).prop_map(|(first, more)| Self::Days(first, first + more)),
            (-far..far, 1..2 * DAY_MS)
                .prop_map(|(from, length)| Self::Instants(from, from + length)),
        ]
    }

    fn of(&self, start: u64) -> Blackout {
        let start = i64::try_from(start).unwrap();
        match *self {
            Self::Days(first, last) => {
                let today =
                    TimeZone::UTC.to_datetime(Timestamp::from_millisecond(start).unwrap()).date();
                let day = |n: i32| today.checked_add(n.days()).unwrap().to_string();
                blackout(&day(first), &day(last))
            }
            Self::Instants(from, to) => {
                let at = |ms: i64| Timestamp::from_millisecond(start + ms).unwrap().to_string();
                blackout(&at(from), &at(to))
            }
        }
    }
}

/// The definition of a blackout, word for word.
fn is_closed(blackout: &Blackout, zone: &TimeZone, at_ms: u64) -> bool {
    if blackout.from.len() == "2026-12-24".len() {
        let (from, to): (Date, Date) =
            (blackout.from.parse().unwrap(), blackout.to.parse().unwrap());
        let date = civil(zone, at_ms).date();
        from <= date && date <= to
    } else {
        let (from, to): (Timestamp, Timestamp) =
            (blackout.from.parse().unwrap(), blackout.to.parse().unwrap());
        let at = Timestamp::from_millisecond(at_ms.try_into().unwrap()).unwrap();
        from <= at && at < to
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn recipients_are_mailed_when_their_clocks_say_so(
        (name, start, until) in spans(),
        week in proptest::option::weighted(0.8, hours()),
        past_today in select(vec![PastToday::Wait, PastToday::Now]),
        closed in proptest::collection::vec(Closed::any(), 0..4),
    ) {
        let zone = TimeZoneDatabase::bundled().get(&name).unwrap();
        let closed: Vec<Blackout> = closed.iter().map(|closed| closed.of(start)).collect();
        let hours = week.as_ref().map(|(from, to, days)| SendingHours {
            past_today,
            ..sending(&clock(*from), &clock(*to), days)
        });
        let found = open_for_recipients(hours.as_ref(), &closed, &name, start, until);
        let first = civil(&zone, start);
        agrees(&found, &zone, (start, until), |at| {
            let shown = civil(&zone, at);
            week.as_ref().is_none_or(|(from, to, days)| {
                is_in_hours(*from, *to, days, shown)
                    || past_today == PastToday::Now
                        && is_past_today(*from, *to, days, first, shown)
            }) && !closed.iter().any(|closed| is_closed(closed, &zone, at))
        })?;
        if let Some(hours) = hours {
            let fallback = SendingHours { fallback_time_zone: Some(name), ..hours };
            prop_assert_eq!(open_for_recipients(Some(&fallback), &closed, "", start, until), found);
        }
    }

    #[test]
    fn accounts_work_when_their_clocks_say_so(
        (name, start, until) in spans(),
        (from, to, days) in hours(),
    ) {
        let zone = TimeZoneDatabase::bundled().get(&name).unwrap();
        let hours = WorkingHours {
            from: clock(from),
            to: clock(to),
            days: days.clone(),
            time_zone: Some(name),
        };
        let found = open_for_account(Some(&hours), start, until);
        agrees(&found, &zone, (start, until), |at| {
            is_in_hours(from, to, &days, civil(&zone, at))
        })?;
        let mut findings = Vec::new();
        let filled = working_hours(&hours, "", &mut findings);
        prop_assert_eq!(open_for_account(filled.as_ref(), start, until), found);
    }

    #[test]
    fn what_lies_in_both_is_what_each_holds(
        a in proptest::collection::vec((0u64..60, 0u64..9), 0..9),
        b in proptest::collection::vec((0u64..60, 0u64..9), 0..9),
    ) {
        let sets = [a, b].map(|list| {
            let signed = list.iter().map(|s| (s.0.cast_signed(), (s.0 + s.1).cast_signed()));
            (unsigned(merged(signed.collect())), list)
        });
        let both = intersect(&sets[0].0, &sets[1].0);
        prop_assert!(both.windows(2).all(|pair| pair[0].1 < pair[1].0));
        for at in 0..70 {
            let is_in = |list: &[(u64, u64)]| list.iter().any(|s| s.0 <= at && at < s.1);
            let raw = |list: &[(u64, u64)]| list.iter().any(|s| s.0 <= at && at < s.0 + s.1);
            prop_assert_eq!(is_in(&both), sets.iter().all(|(_, list)| raw(list)));
        }
    }

    #[test]
    fn every_minute_of_the_day_is_read_back(minutes in 0u16..=1440) {
        prop_assert_eq!(clock_minutes(&clock(minutes)), Some(minutes));
    }
}
