//! Both edges of every rule: the last legal instant, and one millisecond beyond it.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

#[allow(dead_code, unused_imports, reason = "each test file uses its part")]
mod plans;

use std::cell::Cell;

use plans::{DAY_MS, HOUR_MS, MINUTE_MS, START_MS, free, settled};
use send_plan::audit::{audit, audit_while};
use send_plan::campaign::{Blackout, Day, PastToday, SendingHours, Unit, WorkingHours};
use send_plan::plan::{
    Cap, CapFacts, Cohort, GateFacts, LimitFacts, LimitOrigin, Plan, Repeat, UsedFacts,
    WarmUpFacts, WaveFacts,
};

fn codes(plan: &Plan) -> Vec<String> {
    audit(plan, None).into_iter().map(|finding| finding.code).collect()
}

#[track_caller]
fn legal(plan: &Plan) {
    assert_eq!(codes(plan), Vec::<String>::new());
}

#[track_caller]
fn broken(plan: &Plan, code: &str) {
    assert_eq!(codes(plan), [code]);
}

/// Units in a window of a minute with a guard of a second.
fn limit(unit: Unit, limit: u64) -> LimitFacts {
    LimitFacts {
        unit,
        limit,
        per_ms: MINUTE_MS,
        guard_ms: 1_000,
        reserve: 0,
        used: 0,
        used_at: vec![],
        origin: LimitOrigin::Account,
    }
}

const WINDOW_MS: u64 = MINUTE_MS + 1_000;

fn limited(calls: &[(u64, u64)], limit: LimitFacts) -> Plan {
    let mut plan = free(calls);
    plan.accounts[0].limits = vec![limit];
    plan
}

#[test]
fn a_call_leaves_the_window_one_window_later() {
    for (unit, units) in [(Unit::Calls, 1), (Unit::Messages, 7), (Unit::Bytes, 700)] {
        legal(&limited(&[(0, 7), (WINDOW_MS, 7)], limit(unit, units)));
        broken(&limited(&[(0, 7), (WINDOW_MS - 1, 7)], limit(unit, units)), "P3/limit-exceeded");
        legal(&limited(&[(0, 7), (0, 7), (WINDOW_MS, 7)], limit(unit, units * 2)));
        broken(&limited(&[(0, 7), (0, 7)], limit(unit, units * 2 - 1)), "P3/limit-exceeded");
    }
}

#[test]
fn the_window_slides_and_is_not_a_minute_of_the_clock() {
    let calls = [(50_000, 5), (60_000, 5), (100_000, 5)];
    legal(&limited(&calls, limit(Unit::Messages, 15)));
    broken(&limited(&calls, limit(Unit::Messages, 14)), "P3/limit-exceeded");
}

#[test]
fn what_was_spent_is_free_one_window_after_the_start() {
    let spent = |used| LimitFacts { used, ..limit(Unit::Messages, 10) };
    legal(&limited(&[(0, 6)], spent(4)));
    broken(&limited(&[(0, 6)], spent(5)), "P3/limit-exceeded");
    legal(&limited(&[(WINDOW_MS, 10)], spent(10)));
    broken(&limited(&[(WINDOW_MS - 1, 10)], spent(10)), "P3/limit-exceeded");
}

#[test]
fn what_was_spent_at_an_instant_is_free_one_window_after_it() {
    let at = |before_ms: u64, units| UsedFacts { at_ms: START_MS - before_ms, units };
    let spent = |used_at: &[UsedFacts]| LimitFacts {
        used: 9,
        used_at: used_at.to_vec(),
        ..limit(Unit::Messages, 10)
    };
    // Six leave at 40 s, three at the window's end after the start.
    let six = [at(WINDOW_MS - 40_000, 6)];
    legal(&limited(&[(40_000, 7)], spent(&six)));
    broken(&limited(&[(39_999, 7)], spent(&six)), "P3/limit-exceeded");
    broken(&limited(&[(40_000, 8)], spent(&six)), "P3/limit-exceeded");
    let all = [at(WINDOW_MS + 5, 2), at(WINDOW_MS, 2), at(WINDOW_MS - 1, 3), at(0, 2)];
    legal(&limited(&[(0, 5), (1, 3)], spent(&all)));
    broken(&limited(&[(0, 6)], spent(&all)), "P3/limit-exceeded");
    broken(&limited(&[(0, 5), (1, 4)], spent(&all)), "P3/limit-exceeded");
}

#[test]
fn what_is_kept_free_stays_free() {
    let kept = |reserve| LimitFacts { reserve, ..limit(Unit::Messages, 10) };
    legal(&limited(&[(0, 6)], kept(4)));
    broken(&limited(&[(0, 7)], kept(4)), "P3/limit-exceeded");
    broken(&limited(&[(0, 1)], kept(10)), "P3/limit-exceeded");
}

#[test]
fn a_call_is_under_way_until_its_answer() {
    let under_way = |gap_ms: u64, most| {
        let mut plan = free(&[(0, 5), (0, 1), (gap_ms, 1)]);
        plan.accounts[0].in_flight = Some(most);
        plan.accounts[0].latency_ms = 100;
        plan.accounts[0].latency_per_recipient_ms = 10;
        settled(plan)
    };
    legal(&under_way(110, 2));
    broken(&under_way(109, 2), "P3/in-flight-exceeded");
    broken(&under_way(200, 1), "P3/in-flight-exceeded");
    let mut at_once = free(&[(0, 1), (0, 1)]);
    at_once.accounts[0].in_flight = Some(1);
    legal(&at_once);
    at_once.accounts[0].in_flight = Some(0);
    broken(&at_once, "P3/in-flight-exceeded");
}

/// Gmail's call, then Yahoo's, then everybody else's.
fn three_providers(gap_ms: u64) -> Plan {
    let mut plan = free(&[(0, 4), (gap_ms, 4), (2 * gap_ms, 4)]);
    plan.cohorts = [Some("gmail"), Some("yahoo"), None]
        .map(|provider| Cohort {
            mailbox_provider: provider.map(str::to_owned),
            recipients: 4,
            message_bytes: 100,
            ..Cohort::default()
        })
        .to_vec();
    for (index, run) in plan.runs.iter_mut().enumerate() {
        (run.cohort, run.first) = (index as u64, 0);
    }
    plan.audience.by_mailbox_provider =
        [("gmail", 4), ("other", 4), ("yahoo", 4)].map(|(id, n)| (id.to_owned(), n)).into();
    plan.accounts.push(plan.accounts[0].clone());
    plan
}

fn capped(mut plan: Plan, provider: Option<&str>, account: Option<u64>, cap: Cap) -> Plan {
    let mailbox_provider = provider.map(str::to_owned);
    plan.mailbox_caps = vec![CapFacts { mailbox_provider, account, cap }];
    plan
}

fn rate(unit: Unit, limit: u64, used: u64) -> Cap {
    Cap::Rate { unit, limit, per_ms: MINUTE_MS, guard_ms: 1_000, used }
}

#[test]
fn a_ceiling_covers_its_mailbox_provider_and_account_only() {
    let plan = three_providers(1);
    let over = "P3/mailbox-cap-exceeded";
    legal(&capped(plan.clone(), Some("yahoo"), None, rate(Unit::Messages, 4, 0)));
    broken(&capped(plan.clone(), Some("yahoo"), None, rate(Unit::Messages, 3, 0)), over);
    legal(&capped(plan.clone(), Some("yahoo"), Some(1), rate(Unit::Messages, 3, 0)));
    broken(&capped(plan.clone(), Some("yahoo"), Some(0), rate(Unit::Messages, 3, 0)), over);
    legal(&capped(plan.clone(), None, Some(1), rate(Unit::Messages, 1, 0)));
    legal(&capped(plan.clone(), None, None, rate(Unit::Messages, 12, 0)));
    broken(&capped(plan, None, None, rate(Unit::Messages, 11, 0)), over);
    let units = [(Unit::Calls, 1), (Unit::Messages, 4), (Unit::Bytes, 400)];
    for (unit, most) in units {
        let plan = three_providers(WINDOW_MS);
        legal(&capped(plan, None, None, rate(unit, most, 0)));
        let plan = three_providers(WINDOW_MS - 1);
        broken(&capped(plan, None, None, rate(unit, most, 0)), over);
    }
}

#[test]
fn what_a_mailbox_provider_was_sent_is_free_one_window_after_the_start() {
    let yahoo = |gap_ms, used| {
        capped(three_providers(gap_ms), Some("yahoo"), None, rate(Unit::Messages, 4, used))
    };
    legal(&yahoo(WINDOW_MS, 4));
    broken(&yahoo(WINDOW_MS - 1, 1), "P3/mailbox-cap-exceeded");
}

#[test]
fn a_connection_is_free_with_the_answer_of_its_call() {
    let connections = |gap_ms: u64, most, provider| {
        let mut plan = three_providers(gap_ms);
        // Accounts differ in how long they take.
        plan.accounts[0].latency_ms = 50;
        plan.accounts[1].latency_ms = 100;
        plan.runs[0].account = 1;
        capped(settled(plan), provider, None, Cap::Connections(most))
    };
    legal(&connections(100, 1, None));
    broken(&connections(99, 1, None), "P3/connections-exceeded");
    legal(&connections(50, 2, None));
    broken(&connections(49, 2, None), "P3/connections-exceeded");
    legal(&connections(1, 1, Some("yahoo")));
}

#[test]
fn the_ramp_counts_days_of_sending_from_the_start() {
    let ramp = |calls: &[(u64, u64)], caps: &[u64], per_ms: u64| {
        let mut plan = free(calls);
        plan.accounts[0].warm_up =
            Some(WarmUpFacts { caps: caps.to_vec(), per_ms, guard_ms: 1_000 });
        plan
    };
    let over = "P3/warm-up-exceeded";
    legal(&ramp(&[(0, 5), (DAY_MS, 8)], &[5, 8], HOUR_MS));
    broken(&ramp(&[(0, 5), (DAY_MS - 1, 8)], &[5, 8], HOUR_MS), over);
    broken(&ramp(&[(0, 6)], &[5, 8], HOUR_MS), over);
    broken(&ramp(&[(0, 5), (DAY_MS, 9)], &[5, 8], HOUR_MS), over);
    // Days without a call do not count.
    legal(&ramp(&[(0, 5), (5 * DAY_MS, 8), (9 * DAY_MS, 100)], &[5, 8], HOUR_MS));
    broken(&ramp(&[(0, 5), (5 * DAY_MS, 9)], &[5, 8], HOUR_MS), over);
    // The window reaches back into the day before, under the later day's ceiling.
    legal(&ramp(&[(0, 5), (DAY_MS, 3)], &[5, 8], DAY_MS));
    broken(&ramp(&[(0, 5), (DAY_MS + 999, 4)], &[5, 8], DAY_MS), over);
    legal(&ramp(&[(0, 5), (DAY_MS + 1_000, 8)], &[5, 8], DAY_MS));
    // The ramp is over: no ceiling.
    legal(&ramp(&[(0, 5), (DAY_MS, 1_000)], &[5], HOUR_MS));
    legal(&ramp(&[(0, 1_000)], &[], HOUR_MS));
}

/// Milliseconds from the campaign's start to a UTC instant.
fn after_start(instant: &str) -> u64 {
    let at: jiff::Timestamp = instant.parse().unwrap();
    u64::try_from(at.as_millisecond()).unwrap() - START_MS
}

fn working(from: &str, to: &str, days: &[Day], zone: Option<&str>, at_ms: u64) -> Plan {
    let mut plan = free(&[(at_ms, 1)]);
    plan.accounts[0].working_hours = Some(WorkingHours {
        from: from.into(),
        to: to.into(),
        days: days.to_vec(),
        time_zone: zone.map(str::to_owned),
    });
    plan
}

#[test]
fn an_account_works_from_its_opening_until_just_before_its_closing() {
    let on = |days: &'static [Day], instant: &str| {
        working("09:00", "17:00", days, Some("America/Sao_Paulo"), after_start(instant))
    };
    // São Paulo is three hours behind UTC.
    legal(&on(&[], "2026-11-24T12:00:00Z"));
    broken(&on(&[], "2026-11-24T11:59:59.999Z"), "P3/working-hours");
    legal(&on(&[], "2026-11-24T19:59:59.999Z"));
    broken(&on(&[], "2026-11-24T20:00:00Z"), "P3/working-hours");
    legal(&on(&[Day::Tue], "2026-11-24T12:00:00Z"));
    broken(&on(&[Day::Mon, Day::Wed], "2026-11-24T12:00:00Z"), "P3/working-hours");
}

#[test]
fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
    let on = |days: &'static [Day], instant: &str| {
        working("22:00", "06:00", days, None, after_start(instant))
    };
    legal(&on(&[Day::Tue], "2026-11-24T22:00:00Z"));
    legal(&on(&[Day::Tue], "2026-11-25T05:59:59.999Z"));
    broken(&on(&[Day::Tue], "2026-11-25T06:00:00Z"), "P3/working-hours");
    broken(&on(&[Day::Tue], "2026-11-24T05:00:00Z"), "P3/working-hours");
    broken(&on(&[Day::Tue], "2026-11-25T22:00:00Z"), "P3/working-hours");
    broken(&on(&[], "2026-11-24T21:59:59.999Z"), "P3/working-hours");
}

#[test]
fn hours_may_end_with_the_day_or_never() {
    let until = |from: &str, to: &str, days: &[Day], instant: &str| {
        working(from, to, days, None, after_start(instant))
    };
    legal(&until("08:00", "24:00", &[Day::Tue], "2026-11-24T23:59:59.999Z"));
    broken(&until("08:00", "24:00", &[Day::Tue], "2026-11-25T00:00:00Z"), "P3/working-hours");
    legal(&until("00:00", "00:00", &[Day::Tue], "2026-11-24T00:00:00Z"));
    broken(&until("00:00", "00:00", &[Day::Tue], "2026-11-25T00:00:00Z"), "P3/working-hours");
    legal(&until("08:00", "08:00", &[], "2026-11-24T03:00:00Z"));
}

/// Everybody in one cohort of these zones, mailed at an instant.
fn mailed(zones: &[&str], at_ms: u64) -> Plan {
    let mut plan = free(&[(at_ms, zones.len().max(1) as u64)]);
    plan.cohorts[0].time_zones = zones.iter().map(|zone| (*zone).to_owned()).collect();
    plan.audience.by_time_zone = zones.iter().map(|zone| ((*zone).to_owned(), 1)).collect();
    if zones.is_empty() {
        plan.audience.by_time_zone.insert(String::new(), 1);
    }
    plan.sending_hours =
        Some(SendingHours { from: "08:00".into(), to: "20:00".into(), ..Default::default() });
    plan
}

#[test]
fn a_call_is_legal_only_where_every_zone_is_open() {
    let both = |instant: &str| mailed(&["Asia/Tokyo", "Europe/Berlin"], after_start(instant));
    // Tokyo is open from 23:00 to 11:00 UTC, Berlin from 07:00 to 19:00.
    legal(&both("2026-11-24T07:00:00Z"));
    broken(&both("2026-11-24T06:59:59.999Z"), "P3/sending-hours");
    legal(&both("2026-11-24T10:59:59.999Z"));
    broken(&both("2026-11-24T11:00:00Z"), "P3/sending-hours");
}

#[test]
fn a_cohort_of_any_zone_may_hold_all_that_the_audience_has() {
    let any = |instant: &str| {
        let mut plan = mailed(&["Asia/Tokyo", "Europe/Berlin"], after_start(instant));
        plan.cohorts[0].time_zones.clear();
        plan
    };
    legal(&any("2026-11-24T07:00:00Z"));
    broken(&any("2026-11-24T06:59:59.999Z"), "P3/sending-hours");
    broken(&any("2026-11-24T11:00:00Z"), "P3/sending-hours");
}

#[test]
fn an_unknown_zone_is_judged_by_the_fallback() {
    let fallback = |zone: Option<&str>, instant: &str| {
        let mut plan = mailed(&[], after_start(instant));
        plan.sending_hours.as_mut().unwrap().fallback_time_zone = zone.map(str::to_owned);
        plan
    };
    legal(&fallback(None, "2026-11-24T08:00:00Z"));
    broken(&fallback(None, "2026-11-24T07:59:59.999Z"), "P3/sending-hours");
    legal(&fallback(Some("Asia/Tokyo"), "2026-11-23T23:00:00Z"));
    broken(&fallback(Some("Asia/Tokyo"), "2026-11-23T22:59:59.999Z"), "P3/sending-hours");
}

/// The same clock time is another instant after a change of the clocks, also for calls that come
/// after others in the same zone.
#[test]
fn clocks_change_between_two_calls() {
    let two = |zone: &str, first: &str, second: &str| {
        let mut plan = free(&[(0, 1), (0, 1)]);
        let start_ms = START_MS + after_start("2027-03-01T00:00:00Z");
        plan.campaign.start_ms = start_ms;
        plan.waves[0].start_ms = start_ms;
        plan.runs[0].start_ms = START_MS + after_start(first);
        plan.runs[1].start_ms = START_MS + after_start(second);
        plan.cohorts[0].time_zones = vec![zone.to_owned()];
        plan.audience.by_time_zone = [(zone.to_owned(), 2)].into();
        plan.sending_hours =
            Some(SendingHours { from: "08:00".into(), to: "20:00".into(), ..Default::default() });
        settled(plan)
    };
    // Berlin: UTC+1 until 28 March 2027, 01:00 UTC; then UTC+2 until 31 October.
    legal(&two("Europe/Berlin", "2027-03-27T07:00:00Z", "2027-03-28T06:00:00Z"));
    broken(
        &two("Europe/Berlin", "2027-03-27T07:00:00Z", "2027-03-28T05:59:59.999Z"),
        "P3/sending-hours",
    );
    broken(
        &two("Europe/Berlin", "2027-03-27T06:59:59.999Z", "2027-03-28T06:00:00Z"),
        "P3/sending-hours",
    );
    legal(&two("Europe/Berlin", "2027-10-30T06:00:00Z", "2027-10-31T07:00:00Z"));
    broken(
        &two("Europe/Berlin", "2027-10-30T06:00:00Z", "2027-10-31T06:59:59.999Z"),
        "P3/sending-hours",
    );
    // New York: UTC-4 from 14 March 2027, 07:00 UTC.
    legal(&two("America/New_York", "2027-03-13T13:00:00Z", "2027-03-14T12:00:00Z"));
    broken(
        &two("America/New_York", "2027-03-13T12:59:59.999Z", "2027-03-14T12:00:00Z"),
        "P3/sending-hours",
    );
    // Lord Howe Island moves by half an hour: UTC+11 until 4 April 2027, then UTC+10:30.
    legal(&two("Australia/Lord_Howe", "2027-04-02T21:00:00Z", "2027-04-03T21:30:00Z"));
    broken(
        &two("Australia/Lord_Howe", "2027-04-02T21:00:00Z", "2027-04-03T21:29:59.999Z"),
        "P3/sending-hours",
    );
}

/// The campaign starts Monday 06:00 UTC, when it is 19:00 in Auckland.
#[test]
fn where_the_first_day_is_over_people_may_be_mailed_until_midnight() {
    let now = |past_today: PastToday, change: fn(&mut SendingHours), instant: &str| {
        let mut plan = mailed(&["Pacific/Auckland"], after_start(instant));
        let hours = plan.sending_hours.as_mut().unwrap();
        (hours.to, hours.past_today) = ("19:00".into(), past_today);
        change(hours);
        plan
    };
    let over = "P3/sending-hours";
    legal(&now(PastToday::Now, |_| (), "2026-11-23T06:00:00Z"));
    broken(&now(PastToday::Wait, |_| (), "2026-11-23T06:00:00Z"), over);
    legal(&now(PastToday::Now, |_| (), "2026-11-23T10:59:59.999Z"));
    broken(&now(PastToday::Now, |_| (), "2026-11-23T11:00:00Z"), over);
    // Not where the hours go on, or are on another day, or over midnight.
    legal(&now(PastToday::Now, |hours| hours.to = "19:01".into(), "2026-11-23T06:00:59.999Z"));
    broken(&now(PastToday::Now, |hours| hours.to = "19:01".into(), "2026-11-23T06:01:00Z"), over);
    broken(&now(PastToday::Now, |hours| hours.days = vec![Day::Tue], "2026-11-23T06:00:00Z"), over);
    broken(
        &now(
            PastToday::Now,
            |hours| (hours.from, hours.to) = ("23:00".into(), "05:00".into()),
            "2026-11-23T06:00:00Z",
        ),
        over,
    );
}

/// Two zones whose clocks agree now, and of which one had its hours behind it at the start.
#[test]
fn clocks_that_agree_may_not_have_agreed_at_the_start() {
    let at_three = |zones: &[&str]| {
        // 28 March 2027: it is 01:30 in Berlin and 02:30 in Johannesburg; half an hour later 03:00
        // in both.
        let mut plan = mailed(zones, 0);
        let start_ms = START_MS + after_start("2027-03-28T00:30:00Z");
        plan.campaign.start_ms = start_ms;
        plan.waves[0].start_ms = start_ms;
        plan.runs[0].start_ms = start_ms + 30 * MINUTE_MS;
        let hours = plan.sending_hours.as_mut().unwrap();
        (hours.from, hours.to) = ("00:00".into(), "02:00".into());
        hours.past_today = PastToday::Now;
        settled(plan)
    };
    legal(&at_three(&["Africa/Johannesburg"]));
    broken(&at_three(&["Africa/Johannesburg", "Europe/Berlin"]), "P3/sending-hours");
}

fn blacked_out(zone: &str, from: &str, to: &str, instant: &str) -> Plan {
    let mut plan = mailed(&[zone], after_start(instant));
    plan.sending_hours = None;
    plan.blackouts = vec![Blackout { name: "holiday".into(), from: from.into(), to: to.into() }];
    plan
}

#[test]
fn a_blackout_of_dates_lasts_from_midnight_to_midnight_where_people_are() {
    // Honolulu is ten hours behind UTC, Tokyo nine ahead.
    let holiday = |zone, instant: &str| blacked_out(zone, "2026-11-26", "2026-11-27", instant);
    legal(&holiday("Pacific/Honolulu", "2026-11-26T09:59:59.999Z"));
    broken(&holiday("Pacific/Honolulu", "2026-11-26T10:00:00Z"), "P3/blackout");
    broken(&holiday("Pacific/Honolulu", "2026-11-28T09:59:59.999Z"), "P3/blackout");
    legal(&holiday("Pacific/Honolulu", "2026-11-28T10:00:00Z"));
    legal(&holiday("Asia/Tokyo", "2026-11-25T14:59:59.999Z"));
    broken(&holiday("Asia/Tokyo", "2026-11-25T15:00:00Z"), "P3/blackout");
    legal(&holiday("Asia/Tokyo", "2026-11-27T15:00:00Z"));
    legal(&holiday("", "2026-11-25T23:59:59.999Z"));
    broken(&holiday("", "2026-11-26T00:00:00Z"), "P3/blackout");
}

#[test]
fn a_blackout_of_instants_is_the_same_everywhere() {
    let upkeep = |instant: &str| {
        blacked_out("Asia/Tokyo", "2026-11-26T10:00:00Z", "2026-11-26T12:00:00+01:00", instant)
    };
    legal(&upkeep("2026-11-26T09:59:59.999Z"));
    broken(&upkeep("2026-11-26T10:00:00Z"), "P3/blackout");
    broken(&upkeep("2026-11-26T10:59:59.999Z"), "P3/blackout");
    legal(&upkeep("2026-11-26T11:00:00Z"));
    // No zone is looked up for it.
    legal(&blacked_out(
        "Mars/Olympus",
        "2026-11-26T10:00:00Z",
        "2026-11-26T11:00:00Z",
        "2026-11-26T11:00:00Z",
    ));
}

#[test]
fn a_blackout_may_begin_at_an_instant_and_end_with_a_day() {
    let mixed =
        |instant: &str| blacked_out("Asia/Tokyo", "2026-11-26T10:00:00Z", "2026-11-27", instant);
    legal(&mixed("2026-11-26T09:59:59.999Z"));
    broken(&mixed("2026-11-26T10:00:00Z"), "P3/blackout");
    broken(&mixed("2026-11-27T14:59:59.999Z"), "P3/blackout");
    legal(&mixed("2026-11-27T15:00:00Z"));
}

#[test]
fn the_next_wave_starts_with_the_gate() {
    let waves = |start_ms: u64, gate: Option<GateFacts>| {
        let mut plan = free(&[(0, 5), (start_ms, 5)]);
        plan.accounts[0].latency_ms = 40;
        plan.accounts[0].latency_per_recipient_ms = 2;
        plan.waves[0].gate = gate;
        plan.waves.push(WaveFacts {
            name: "rest".into(),
            recipients: 5,
            start_ms: START_MS + start_ms,
            gate: None,
        });
        plan.cohorts[0].recipients = 5;
        plan.cohorts.push(Cohort { wave: 1, first: 5, ..plan.cohorts[0].clone() });
        (plan.runs[1].wave, plan.runs[1].cohort, plan.runs[1].first) = (1, 1, 0);
        settled(plan)
    };
    let gate = |dwell_ms, expected_wait_ms| {
        Some(GateFacts { dwell_ms, expected_wait_ms, ..GateFacts::default() })
    };
    legal(&waves(50, None));
    broken(&waves(49, None), "P3/gate-not-waited-for");
    legal(&waves(150, gate(100, 30)));
    broken(&waves(149, gate(100, 30)), "P3/gate-not-waited-for");
    legal(&waves(150, gate(30, 100)));
    broken(&waves(149, gate(30, 100)), "P3/gate-not-waited-for");
}

#[test]
fn bytes_of_a_call_depend_on_whether_its_messages_share_a_template() {
    let sized = |provider, shape, size: u64, most: u64| {
        let mut plan = free(&[(0, size)]);
        plan.accounts = vec![plans::account(provider, shape, size)];
        plan.accounts[0].max_bytes_per_call = Some(most);
        plan.cohorts[0].locale = Some(String::new());
        plan
    };
    let single = send_plan::provider::SINGLE;
    legal(&sized("sandbox", "batch of messages", 7, 700));
    broken(&sized("sandbox", "batch of messages", 7, 699), "P3/call-bytes");
    legal(&sized("sendgrid", "personalizations", 7, 100 + 7 * 1_024));
    broken(&sized("sendgrid", "personalizations", 7, 99 + 7 * 1_024), "P3/call-bytes");
    legal(&sized("sendgrid", single, 1, 100));
    broken(&sized("sendgrid", single, 1, 99), "P3/call-bytes");
}

#[test]
fn an_audit_goes_on_as_long_as_it_is_let() {
    let minutes: Vec<(u64, u64)> = (0..5_000).map(|nth| (nth * WINDOW_MS, 1)).collect();
    let plan = limited(&minutes, limit(Unit::Calls, 1));
    let asked = Cell::new(0);
    let going = |most: u32| {
        asked.set(0);
        audit_while(&plan, None, &|| {
            asked.set(asked.get() + 1);
            asked.get() <= most
        })
    };
    assert_eq!(going(2), None, "what was broken off has proven nothing");
    assert_eq!(asked.get(), 3);
    assert_eq!(going(99), Some(vec![]));
}

#[test]
fn a_plan_has_no_more_calls_than_people() {
    let mut plan = limited(&[(0, 1), (WINDOW_MS, 1)], limit(Unit::Calls, 1));
    legal(&plan);
    plan.runs[0].repeat = vec![Repeat { times: 2, every_ms: WINDOW_MS * 9 }];
    assert!(codes(&plan).contains(&"P3/too-many-calls".to_owned()));
}
