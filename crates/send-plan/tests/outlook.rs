//! Promise P5, the honest estimate: by hand, and against brute force.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

use proptest::prelude::*;
use send_plan::api::{Question, review};
use send_plan::audience::{AudienceSummary, Group};
use send_plan::campaign::{
    Account, Campaign, Gate, Limit, MailboxCap, Reserve, Route, Schedule, StopLimit, Unit, Wave,
    WaveSize,
};
use send_plan::outlook::{Assumption, Breakdown, Outlook, outlook, sentences, without};
use send_plan::plan::{Call, Plan};

const NOW_MS: u64 = 1_795_000_000_000;
const SECOND_MS: u64 = 1_000;
/// A second and a call of [`ses`]: so long after it a provider may still count what a call took.
const ANSWERED_MS: u64 = 1_250;

fn group(mailbox_provider: &str, locale: &str, time_zone: &str, recipients: u64) -> Group {
    Group {
        mailbox_provider: mailbox_provider.into(),
        locale: locale.into(),
        time_zone: time_zone.into(),
        seed: false,
        recipients,
    }
}

fn audience(groups: Vec<Group>) -> AudienceSummary {
    let recipients = groups.iter().map(|group| group.recipients).sum();
    AudienceSummary { rows: recipients, recipients, groups, ..AudienceSummary::default() }
}

fn limit(unit: Unit, limit: u64, per: &str) -> Limit {
    Limit { unit, limit, per: per.into(), ..Limit::default() }
}

fn account(id: &str, provider: &str, limits: Vec<Limit>) -> Account {
    Account { id: id.into(), provider: provider.into(), limits, ..Account::default() }
}

/// One message a call at 14 a second.
fn ses() -> Account {
    Account {
        max_recipients_per_call: Some(1),
        latency_ms: 250,
        ..account("ses", "ses", vec![limit(Unit::Messages, 14, "1s")])
    }
}

fn question(accounts: Vec<Account>, groups: Vec<Group>) -> Question {
    Question {
        campaign: Campaign {
            id: Some("test".into()),
            salt: Some("0f".repeat(32)),
            accounts,
            ..Campaign::default()
        },
        audience: Some(audience(groups)),
        templates: Vec::new(),
        now_ms: NOW_MS,
    }
}

fn gmail(recipients: u64) -> Vec<Group> {
    vec![group("gmail", "en", "", recipients)]
}

#[track_caller]
fn outlook_of(question: &Question) -> Outlook {
    outlook(question).unwrap()
}

/// 1,400 at 14 a second: 100 bursts, the last after 99 s. With one call in ten failing, 1,556 are
/// sent: 111 full seconds and two in the next. With Gmail slow from its first call on, all but 90
/// of these begin 90 minutes after it: 1,466 take 104 full seconds and ten in the next.
#[test]
fn one_account_at_fourteen_a_second() {
    let mut question = question(vec![ses()], gmail(1_400));
    let now = outlook_of(&question);
    assert_eq!(now.best_ms, NOW_MS + 99 * SECOND_MS + 250);
    assert_eq!(now.expected_ms, Some(NOW_MS + 99 * ANSWERED_MS + 250));
    assert_eq!((now.slow_answers.as_slice(), now.sent_again), (["ses".to_owned()].as_slice(), 0));
    assert!(now.assumptions.contains(&Assumption::ErrorsNotEntered { account: "ses".into() }));

    question.campaign.accounts[0].errors_per_thousand = Some(100);
    let now = outlook_of(&question);
    assert_eq!(now.best_ms, NOW_MS + 99 * SECOND_MS + 250);
    assert_eq!(now.expected_ms, Some(NOW_MS + 111 * ANSWERED_MS + 250));
    assert_eq!(now.sent_again, 156);
    let slow_ms = 250 + 90 * 60 * SECOND_MS;
    assert_eq!(now.worst.finish_ms, Some(NOW_MS + slow_ms + 104 * ANSWERED_MS + 250));
    assert_eq!(now.worst.mailbox_provider.as_deref(), Some("gmail"));
    assert!(now.assumptions.iter().all(|a| !matches!(a, Assumption::ErrorsNotEntered { .. })));
}

/// Ten at Yahoo are slow as well, and done after nine minutes: one a minute.
#[test]
fn a_few_slow_recipients_are_done_one_a_minute() {
    let now = outlook_of(&question(vec![ses()], vec![group("yahoo", "en", "", 10)]));
    assert_eq!(now.best_ms, NOW_MS + 250);
    assert_eq!(now.worst.finish_ms, Some(NOW_MS + 250 + 9 * 60 * SECOND_MS + 250));
    assert_eq!(now.worst.mailbox_provider.as_deref(), Some("yahoo"));
}

/// A canary of 50 Gmail addresses takes 49 minutes when Gmail is slow; of the 150 after it 40 go
/// before the 90 minutes are over, and the rest then, 14 a second: 110 take 7 seconds more.
#[test]
fn a_slow_canary_delays_the_next_wave() {
    let mut question = question(vec![ses()], gmail(200));
    question.campaign.schedule.waves = vec![
        Wave { name: "canary".into(), size: WaveSize::Recipients(50), gate: None },
        Wave { name: "everyone".into(), size: WaveSize::Rest, gate: None },
    ];
    let now = outlook_of(&question);
    let over_ms = 250 + 90 * 60 * SECOND_MS;
    assert_eq!(now.worst.finish_ms, Some(NOW_MS + over_ms + 7 * ANSWERED_MS + 250));
}

/// Waves of 50 and 150 grow with what is sent again: 55.6 and 166.7 make 56 and 167 of 223, and the
/// second takes eleven full seconds and 13 in the next.
#[test]
fn waves_of_so_many_people_grow_with_what_is_sent_again() {
    let mut question = question(vec![ses()], gmail(200));
    question.campaign.accounts[0].errors_per_thousand = Some(100);
    question.campaign.schedule.waves = vec![
        Wave { name: "canary".into(), size: WaveSize::Recipients(50), gate: None },
        Wave { name: "everyone".into(), size: WaveSize::Recipients(150), gate: None },
    ];
    let now = outlook_of(&question);
    assert_eq!(now.sent_again, 23);
    // The canary's 56 take 3 windows and the latency; the second wave begins a window after its
    // last burst.
    assert_eq!(now.expected_ms, Some(NOW_MS + (3 + 1 + 11) * ANSWERED_MS + 250));
}

/// A guard as long as a call is in the plan already; a shorter one is made up for, by whichever account
/// is the slower where a ceiling holds for all; where it hardly matters nothing is said of it.
#[test]
fn what_a_limit_holds_comes_back_after_the_answer() {
    let guarded = Account { guard_ms: 250, ..ses() };
    let now = outlook_of(&question(vec![guarded.clone()], gmail(1_400)));
    assert_eq!(now.best_ms, NOW_MS + 99 * ANSWERED_MS + 250);
    assert_eq!((now.expected_ms, now.slow_answers.len()), (Some(now.best_ms), 0));
    assert!(sentences(&now).iter().any(|line| line.starts_with("Expected: the same")));

    let per_person = Account { latency_per_recipient_ms: 50, ..guarded.clone() };
    let now = outlook_of(&question(vec![per_person], gmail(1_400)));
    assert_eq!(now.expected_ms, Some(NOW_MS + 99 * 1_300 + 300));
    let said = "every limit waiting for answers, which take longer than the guard of ses.";
    assert!(sentences(&now).iter().any(|line| line.ends_with(said)), "{:#?}", sentences(&now));

    let a_minute = limit(Unit::Messages, 14, "10m");
    let slow = Account { limits: vec![a_minute], latency_ms: 1_000, ..guarded.clone() };
    let now = outlook_of(&question(vec![slow], gmail(1_400)));
    assert_eq!(now.expected_ms, Some(now.best_ms + 99 * 750));
    assert_eq!(now.slow_answers, [""; 0]);

    let relay =
        |guard_ms| Account { guard_ms, latency_ms: 400, ..account("relay", "smtp", Vec::new()) };
    let ceiling = MailboxCap {
        mailbox_provider: "gmail".into(),
        unit: Unit::Messages,
        limit: 1,
        per: "1s".into(),
        used: 0,
        account: None,
    };
    for (guard_ms, late) in [(400, 0), (0, 1)] {
        let mut capped = question(vec![relay(guard_ms)], gmail(100));
        capped.campaign.mailbox_caps = vec![ceiling.clone()];
        let now = outlook_of(&capped);
        assert_eq!(now.expected_ms, Some(NOW_MS + 99 * 1_400 + 400));
        assert_eq!(now.slow_answers.len(), late);
    }
}

/// Windows of 60 s hold 60 bursts of 14; a password reset waits a second at most: 99 seconds through
/// and the first quarter of the hundredth, (99 × 1² + 1² − 0.75²) s² / (2 × 99.25 s).
#[test]
fn what_a_second_of_waiting_means_for_a_stop_and_for_a_password_reset() {
    let mut question = question(vec![ses()], gmail(1_400));
    let now = outlook_of(&question);
    assert_eq!(
        (now.reach.largest_call, now.reach.before_stop, now.reach.exact, now.reach.within_ms),
        (1, 840, true, 60_000)
    );
    assert!(now.assumptions.contains(&Assumption::StopWithin { within_ms: 60_000 }));
    let wait = &now.password_reset[0];
    assert_eq!((wait.longest_ms, wait.mean_ms), (1_000, 99_437_500 / (2 * 99_250)));
    assert_eq!(now.cost.total_micro_usd, Some(1_400 * 100));

    question.campaign.schedule.stop =
        Some(StopLimit { recipients: 1_000_000, within: "2500ms".into() });
    assert_eq!(outlook_of(&question).reach.before_stop, 3 * 14);

    question.campaign.accounts[0].reserve =
        vec![Reserve { unit: Unit::Messages, limit: 1, per: "1s".into() }];
    assert_eq!(outlook_of(&question).password_reset[0].longest_ms, 0);
}

/// A day's 50,000 are gone after 3,571 full seconds and 6 in the next; they come back a day after
/// the first.
#[test]
fn a_password_reset_waits_for_a_daily_quota() {
    let mut daily = ses();
    daily.limits.push(limit(Unit::Messages, 50_000, "24h"));
    let mut question = question(vec![daily], gmail(60_000));
    let wait = outlook_of(&question).password_reset.remove(0);
    assert_eq!(wait.longest_ms, (86_400 - 3_571) * SECOND_MS);
    assert_eq!(wait.longest_from_ms, NOW_MS + 3_571 * SECOND_MS);

    // A quota that is gone early holds password resets until the next day, whoever else sends on.
    let mut both = question.clone();
    let mut other = account("other", "smtp", vec![limit(Unit::Messages, 1, "1s")]);
    other.latency_ms = 250;
    both.campaign.accounts.push(other);
    let wait = outlook_of(&both).password_reset.remove(0);
    assert_eq!(wait.longest_ms, (86_400 - 3_571) * SECOND_MS);

    // A reserve keeps room in every limit that counts messages.
    question.campaign.accounts[0].reserve =
        vec![Reserve { unit: Unit::Messages, limit: 100, per: "24h".into() }];
    assert_eq!(outlook_of(&question).password_reset[0].longest_ms, 0);
}

/// The hour's quota is gone with the canary; the gate after it is longer than the hour. Whoever
/// waits, waits for the quota and not for the gate.
#[test]
fn a_gate_is_no_limit_for_a_password_reset() {
    let account = account("one", "smtp", vec![limit(Unit::Messages, 10, "1h")]);
    let mut question = question(vec![account], gmail(20));
    let gate = Gate { dwell: Some("5h".into()), ..Gate::default() };
    question.campaign.schedule.waves = vec![
        Wave { name: "canary".into(), size: WaveSize::Recipients(10), gate: Some(gate) },
        Wave { name: "everyone".into(), size: WaveSize::Rest, gate: None },
    ];
    let now = outlook_of(&question);
    assert_eq!(now.best_ms, NOW_MS + 5 * 3_600_000);
    assert_eq!(now.password_reset[0].longest_ms, 3_600_000);
    assert!(
        now.assumptions
            .contains(&Assumption::GateWait { wave: "canary".into(), wait_ms: 5 * 3_600_000 })
    );
}

/// One a second: the hundred go at seconds 0 to 99. The only one at Yahoo is somewhere among them;
/// locales share no call at SendGrid, so that each is certain.
#[test]
fn parts_are_expected_where_a_cohort_mixes_them_and_certain_where_it_does_not() {
    let one = account("one", "smtp", vec![limit(Unit::Messages, 1, "1s")]);
    let groups = vec![group("gmail", "en", "", 99), group("yahoo", "en", "", 1)];
    let now = outlook_of(&question(vec![one], groups));
    let part = |breakdown: &Breakdown, value: &str| {
        let part = breakdown.parts.iter().find(|part| part.value == value).unwrap();
        let seconds = |ms: u64| (ms - NOW_MS) / SECOND_MS;
        (part.recipients, seconds(part.first_ms), seconds(part.last_ms), part.exact)
    };
    assert_eq!(part(&now.by_mailbox_provider, "gmail"), (99, 0, 99, false));
    assert_eq!(part(&now.by_mailbox_provider, "yahoo"), (1, 49, 50, false));
    assert_eq!(part(&now.by_locale, "en"), (100, 0, 99, true));
    assert_eq!(now.by_mailbox_provider.tail.as_ref().unwrap().value, "gmail");
    assert_eq!(now.by_mailbox_provider.tail.as_ref().unwrap().after_others_ms, 49 * SECOND_MS);
    assert_eq!(now.by_locale.tail, None);

    let sendgrid = Account {
        max_recipients_per_call: Some(10),
        ..account("one", "sendgrid", vec![limit(Unit::Calls, 1, "1s")])
    };
    let groups = vec![
        group("gmail", "en", "", 60),
        group("gmail", "pt", "", 39),
        group("yahoo", "pt", "", 1),
    ];
    let now = outlook_of(&question(vec![sendgrid], groups));
    assert!(now.by_locale.parts.iter().all(|part| part.exact));
    assert_eq!(part(&now.by_mailbox_provider, "gmail"), (99, 0, 9, false));
}

#[test]
fn what_costs_nothing_known_has_no_total() {
    let accounts = vec![
        account("ses", "ses", vec![limit(Unit::Messages, 10, "1s")]),
        account("own", "smtp", vec![limit(Unit::Messages, 10, "1s")]),
    ];
    let now = outlook_of(&question(accounts, gmail(1_000)));
    let costs: Vec<_> = now.cost.accounts.iter().map(|account| account.micro_usd).collect();
    assert!(costs[0].is_some() && costs[1].is_none(), "{costs:?}");
    assert_eq!(now.cost.total_micro_usd, None);
}

/// Two accounts at 10 a second each take 50 s, one alone 100 s; with the third, that is on standby
/// at 5 a second, 1,000 take 66 full seconds and 10 in the next.
#[test]
fn an_account_that_fails_leaves_its_part_to_the_others() {
    let ten = |id: &str| account(id, "smtp", vec![limit(Unit::Messages, 10, "1s")]);
    let mut question = question(vec![ten("a"), ten("b")], gmail(1_000));
    let now = outlook_of(&question);
    assert_eq!(now.best_ms, NOW_MS + 49 * SECOND_MS);
    let finishes: Vec<_> = now.failover.iter().map(|failover| failover.finish_ms).collect();
    assert_eq!(finishes, [Some(NOW_MS + 99 * SECOND_MS); 2]);

    question.campaign.accounts.push(Account {
        standby: true,
        ..account("c", "smtp", vec![limit(Unit::Messages, 5, "1s")])
    });
    let now = outlook_of(&question);
    assert_eq!(now.failover.len(), 2);
    assert_eq!(now.failover[0].finish_ms, Some(NOW_MS + 66 * SECOND_MS));
}

#[test]
fn a_campaign_without_an_account_names_it_nowhere() {
    let mut campaign = question(vec![ses(), account("b", "smtp", vec![])], gmail(1)).campaign;
    campaign.accounts[0].share = Some(60);
    campaign.accounts[1].share = Some(40);
    campaign.accounts.push(Account { standby: true, ..account("c", "smtp", vec![]) });
    campaign.accounts[2].share = Some(30);
    campaign.routes = vec![
        Route { locale: Some("pt".into()), accounts: vec!["ses".into()], ..Route::default() },
        Route {
            locale: Some("en".into()),
            accounts: vec!["ses".into(), "b".into()],
            ..Route::default()
        },
    ];
    campaign.mailbox_caps = vec![MailboxCap {
        mailbox_provider: "gmail".into(),
        limit: 1,
        per: "1s".into(),
        account: Some("ses".into()),
        ..MailboxCap::default()
    }];
    let left = without(&campaign, "ses");
    assert!(!serde_json::to_string(&left).unwrap().contains("ses\""));
    let ids: Vec<_> = left.accounts.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(ids, ["b", "c"]);
    assert!(left.accounts.iter().all(|account| !account.standby && account.share.is_none()));
    assert_eq!(left.routes.len(), 1);
    assert_eq!(left.routes[0].accounts, ["b"]);

    campaign.accounts[1].share = Some(70);
    let left = without(&campaign, "ses");
    let shares: Vec<_> = left.accounts.iter().map(|account| account.share).collect();
    assert_eq!(shares, [Some(70), Some(30)]);
}

#[test]
fn without_a_plan_there_is_no_outlook() {
    assert_eq!(outlook(&question(vec![], gmail(1))), None);
    assert_eq!(outlook(&question(vec![ses()], vec![])), None);
    let unread = Question { audience: None, ..question(vec![ses()], gmail(1)) };
    assert_eq!(outlook(&unread), None);
}

/// A thousand million recipients, and the answer still comes from runs and not from calls.
#[test]
fn a_thousand_million_recipients_are_no_more_work() {
    let groups = vec![
        group("gmail", "en", "Europe/Lisbon", 600_000_000),
        group("outlook", "pt", "America/Sao_Paulo", 400_000_000),
    ];
    let account = account("one", "smtp", vec![limit(Unit::Messages, 300_000, "1m")]);
    let now = outlook_of(&question(vec![account], groups));
    assert_eq!(now.not_yet_sent[0].recipients, 1_000_000_000);
    assert_eq!((now.reach.before_stop, now.reach.exact), (300_000, true));
    assert!(!sentences(&now).is_empty());
}

fn limits() -> impl Strategy<Value = Vec<Limit>> {
    let unit = prop_oneof![Just(Unit::Calls), Just(Unit::Messages)];
    let per = prop_oneof![Just("1s"), Just("700ms"), Just("7s"), Just("1m"), Just("90s")];
    let one = (unit, 1u64..60, per, 0u64..60).prop_map(|(unit, most, per, used)| Limit {
        used: used.saturating_sub(30).min(most),
        ..limit(unit, most, per)
    });
    proptest::collection::vec(one, 1..4).prop_map(|mut limits| {
        let mut seen = Vec::new();
        limits.retain(|limit: &Limit| {
            let key = (limit.unit, limit.per.clone());
            let is_new = !seen.contains(&key);
            seen.push(key);
            is_new
        });
        limits
    })
}

prop_compose! {
    fn some_account()(
        provider in prop_oneof![Just("ses"), Just("sendgrid"), Just("smtp"), Just("postmark")],
        limits in limits(),
        in_flight in proptest::option::of(1u64..6),
        latency_ms in 0u64..3_000,
        size in 1u64..50,
        errors in proptest::option::of(0u64..400),
    ) -> Account {
        Account {
            in_flight,
            latency_ms,
            max_recipients_per_call: (provider != "smtp").then_some(size),
            errors_per_thousand: errors,
            ..account("", provider, limits)
        }
    }
}

prop_compose! {
    fn send()(
        mut accounts in proptest::collection::vec(some_account(), 1..4),
        groups in proptest::collection::vec(
            (
                prop_oneof![Just("gmail"), Just("outlook"), Just("yahoo"), Just("other")],
                prop_oneof![Just("en"), Just("pt"), Just("")],
                prop_oneof![Just("Europe/Lisbon"), Just("Asia/Tokyo")],
                1u64..300,
            ),
            1..6,
        ),
        canary in proptest::option::of((1u64..100, 0u64..100)),
        within_ms in 1u64..100_000,
    ) -> Question {
        for (index, account) in accounts.iter_mut().enumerate() {
            account.id = format!("account {index}");
        }
        let groups = groups.into_iter().map(|(at, locale, zone, n)| group(at, locale, zone, n));
        let mut question = question(accounts, groups.collect());
        let stop = StopLimit { recipients: 1_000_000, within: format!("{within_ms}ms") };
        question.campaign.schedule = Schedule { stop: Some(stop), ..Schedule::default() };
        if let Some((percent, dwell)) = canary {
            let gate = Gate { dwell: Some(format!("{}s", dwell + 1)), ..Gate::default() };
            question.campaign.schedule.waves = vec![
                Wave { name: "canary".into(), size: WaveSize::Percent(percent), gate: Some(gate) },
                Wave { name: "everyone".into(), size: WaveSize::Rest, gate: None },
            ];
        }
        question
    }
}

/// Most people in calls that start within any `[t, t + within)`: every window that begins with a
/// call.
fn fullest_window(calls: &[Call], within_ms: u64) -> u64 {
    let held = |from: &Call| {
        let within = calls.iter().filter(|call| {
            call.at_ms >= from.at_ms && call.at_ms < from.at_ms.saturating_add(within_ms)
        });
        within.map(|call| call.count).sum()
    };
    calls.iter().map(held).max().unwrap_or(0)
}

/// The longest wait and the mean, by looking at every gap between calls of one message each.
fn waits(plan: &Plan, index: u64) -> (u64, u64) {
    let account = &plan.accounts[index as usize];
    let calls: Vec<Call> = plan.account_calls(index).collect();
    let start_ms = plan.campaign.start_ms;
    let room = |at_ms: u64, upto: usize| {
        account.limits.iter().all(|limit| {
            let window = limit.per_ms + limit.guard_ms;
            let sent: u64 = calls[..upto]
                .iter()
                .filter(|call| call.at_ms + window > at_ms)
                .map(|call| if limit.unit == Unit::Calls { 1 } else { call.count })
                .sum();
            let used = if start_ms + window > at_ms { limit.used } else { 0 };
            sent + used < limit.limit
        }) && account.in_flight.is_none_or(|most| {
            let busy = calls[..upto].iter().filter(|call| call.at_ms + account.latency_ms > at_ms);
            (busy.count() as u64) < most
        })
    };
    let (mut longest, mut squares, mut from_ms) = (0, 0, start_ms);
    let end_ms = plan.estimate.finish_ms;
    let ends = calls.iter().map(|call| call.at_ms).chain([u64::MAX]);
    for (upto, until_ms) in ends.enumerate() {
        // Instants at which room can appear.
        let mut instants: Vec<u64> = calls[..upto]
            .iter()
            .map(|call| call.at_ms)
            .chain([start_ms])
            .flat_map(|at_ms| {
                let windows = account.limits.iter().map(|limit| limit.per_ms + limit.guard_ms);
                windows.chain([account.latency_ms]).map(move |window| at_ms + window)
            })
            .chain([from_ms])
            .filter(|at_ms| (from_ms..until_ms).contains(at_ms))
            .collect();
        instants.sort_unstable();
        let free_ms = instants.into_iter().find(|at_ms| room(*at_ms, upto)).unwrap_or(until_ms);
        let wait = free_ms - from_ms;
        longest = longest.max(wait);
        squares += u128::from(wait) * u128::from(wait);
        if until_ms == u64::MAX {
            // Nobody comes after the end of the send.
            let beyond = u128::from(free_ms.saturating_sub(end_ms.max(from_ms)));
            squares -= beyond * beyond;
        }
        from_ms = until_ms;
    }
    let send_ms = u128::from(plan.estimate.finish_ms - start_ms).max(1);
    (longest, (squares / (2 * send_ms)) as u64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_outlook_of_any_send_is_sound(question in send()) {
        let plan = review(&question).plan;
        let Some(now) = outlook(&question) else {
            prop_assert!(plan.is_none());
            return Ok(());
        };
        let plan = plan.unwrap();
        prop_assert_eq!(now.best_ms, plan.estimate.finish_ms);
        prop_assert!(Some(now.best_ms) <= now.expected_ms);
        prop_assert!(now.expected_ms <= now.worst.finish_ms);

        let everybody = plan.estimate.messages;
        for breakdown in [&now.by_mailbox_provider, &now.by_locale, &now.by_time_zone] {
            let recipients: u64 = breakdown.parts.iter().map(|part| part.recipients).sum();
            prop_assert_eq!(recipients, everybody);
            for part in &breakdown.parts {
                prop_assert!(part.first_ms <= part.last_ms, "{:?}", part);
                prop_assert!(part.last_ms <= now.best_ms, "{:?}", part);
                prop_assert!(part.first_ms >= plan.estimate.start_ms, "{:?}", part);
            }
            let exact = breakdown.parts.iter().all(|part| part.exact);
            let last_ms = breakdown.parts.iter().map(|part| part.last_ms).max();
            prop_assert!(!exact || last_ms == Some(now.best_ms));
        }

        prop_assert_eq!(now.not_yet_sent.first().unwrap().recipients, everybody);
        prop_assert_eq!(now.not_yet_sent.last().unwrap().recipients, 0);
        let falls = now.not_yet_sent.windows(2).all(|two| {
            two[0].at_ms < two[1].at_ms && two[0].recipients >= two[1].recipients
        });
        prop_assert!(falls);

        let calls: Vec<Call> = plan.calls().collect();
        prop_assert!(now.reach.exact);
        prop_assert_eq!(now.reach.before_stop, fullest_window(&calls, now.reach.within_ms));

        prop_assert_eq!(now.failover.len(), match plan.accounts.len() { 1 => 0, n => n });
        for failover in &now.failover {
            prop_assert!(failover.finish_ms.is_none_or(|ms| ms >= plan.estimate.bound_ms));
        }
    }

    #[test]
    fn a_password_reset_waits_as_long_as_brute_force_says(mut question in send()) {
        question.campaign.accounts.truncate(1);
        question.campaign.accounts[0].max_recipients_per_call = Some(1);
        if question.campaign.accounts[0].provider == "smtp" {
            question.campaign.accounts[0].max_recipients_per_call = None;
        }
        let plan = review(&question).plan;
        let Some(plan) = plan else { return Ok(()) };
        let wait = outlook_of(&question).password_reset.remove(0);
        prop_assert_eq!((wait.longest_ms, wait.mean_ms), waits(&plan, 0));
    }
}
