//! Promises P1–P4 and P8 against generated campaigns, with a naive judge of the test's own.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

use proptest::prelude::*;
use send_plan::api::{Question, review};
use send_plan::audience::{AudienceSummary, FileFacts, Group};
use send_plan::audit::audit;
use send_plan::campaign::{Account, Audience, Campaign, Columns, Limit, Schedule, Unit};
use send_plan::plan::{self, Call, Plan};

const NOW_MS: u64 = 1_795_000_000_000;

fn audience(locales: &[u64]) -> AudienceSummary {
    let names = ["en", "pt-BR", "ar", "zh-CN", "de"];
    let recipients = locales.iter().sum();
    AudienceSummary {
        files: vec![FileFacts { name: "a.csv".into(), rows: recipients, ..FileFacts::default() }],
        columns: Columns { address: Some("email".into()), ..Columns::default() },
        rows: recipients,
        recipients,
        groups: locales
            .iter()
            .zip(names)
            .map(|(recipients, locale)| Group {
                mailbox_provider: "gmail".into(),
                locale: locale.into(),
                time_zone: String::new(),
                seed: false,
                recipients: *recipients,
            })
            .collect(),
        ..AudienceSummary::default()
    }
}

fn campaign(accounts: Vec<Account>, blast_radius: Option<u64>) -> Campaign {
    Campaign {
        id: Some("test".into()),
        salt: Some("0f".repeat(32)),
        audience: Audience { files: vec!["a.csv".into()], ..Audience::default() },
        accounts,
        schedule: Schedule { blast_radius, ..Schedule::default() },
        ..Campaign::default()
    }
}

fn plan_of(campaign: &Campaign, audience: &AudienceSummary) -> Option<Plan> {
    let question = Question {
        campaign: campaign.clone(),
        audience: Some(audience.clone()),
        templates: Vec::new(),
        now_ms: NOW_MS,
    };
    review(&question).plan
}

/// Every window that ends with a call, every call in flight, everybody once: by looking at all
/// pairs. Returns what is broken.
fn judge(plan: &Plan, calls: &[Call]) -> Vec<String> {
    let mut broken = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let own: Vec<&Call> = calls.iter().filter(|call| call.account == index as u64).collect();
        let latency =
            |call: &Call| account.latency_ms + account.latency_per_recipient_ms * call.count;
        for call in &own {
            for limit in &account.limits {
                let units = |call: &Call| if limit.unit == Unit::Calls { 1 } else { call.count };
                let window = limit.per_ms + limit.guard_ms;
                let within: u64 = own
                    .iter()
                    .filter(|other| other.at_ms <= call.at_ms && other.at_ms + window > call.at_ms)
                    .map(|other| units(other))
                    .sum();
                let used = if call.at_ms < NOW_MS + window { limit.used } else { 0 };
                if within + used > limit.limit {
                    broken.push(format!("{limit:?} at {}", call.at_ms));
                }
            }
            let under_way = own
                .iter()
                .filter(|other| {
                    other.at_ms <= call.at_ms && other.at_ms + latency(other) > call.at_ms
                })
                .count() as u64;
            if account.in_flight.is_some_and(|most| under_way > most) {
                broken.push(format!("{under_way} in flight at {}", call.at_ms));
            }
            if call.count > account.recipients_per_call {
                broken.push(format!("{} people in a call", call.count));
            }
        }
    }
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        let mut reached = vec![0; cohort.recipients as usize];
        for call in calls.iter().filter(|call| call.cohort == index as u64) {
            for recipient in call.first..call.first + call.count {
                reached[recipient as usize] += 1;
            }
        }
        if reached.iter().any(|times| *times != 1) {
            broken.push(format!("cohort {index} not everybody once"));
        }
    }
    broken
}

fn limit() -> impl Strategy<Value = Limit> {
    (
        prop_oneof![Just(Unit::Calls), Just(Unit::Messages)],
        1u64..60,
        prop_oneof![
            Just("1s"),
            Just("700ms"),
            Just("7s"),
            Just("1m"),
            Just("90s"),
            Just("10m"),
            Just("1h")
        ],
        0u64..60,
    )
        .prop_map(|(unit, limit, per, used)| Limit {
            unit,
            limit,
            per: per.into(),
            used: used.saturating_sub(30).min(limit),
            ..Limit::default()
        })
}

fn account() -> impl Strategy<Value = Account> {
    (
        prop_oneof![
            Just("ses"),
            Just("sendgrid"),
            Just("resend"),
            Just("brevo"),
            Just("smtp"),
            Just("postmark"),
            Just("exchange-online")
        ],
        proptest::collection::vec(limit(), 0..4),
        proptest::option::of(1u64..6),
        0u64..3_000,
        0u64..40,
        prop_oneof![Just(0u64), Just(250)],
        proptest::option::of(1u64..50),
    )
        .prop_map(
            |(provider, mut limits, in_flight, latency_ms, per_recipient, guard_ms, size)| {
                let mut seen = Vec::new();
                limits.retain(|limit: &Limit| {
                    let key = (limit.unit, limit.per.clone());
                    let is_new = !seen.contains(&key);
                    seen.push(key);
                    is_new
                });
                Account {
                    id: String::new(),
                    provider: provider.into(),
                    limits,
                    in_flight,
                    latency_ms,
                    latency_per_recipient_ms: per_recipient,
                    guard_ms,
                    max_recipients_per_call: match provider {
                        "smtp" | "exchange-online" => None,
                        _ => size,
                    },
                    ..Account::default()
                }
            },
        )
}

fn send() -> impl Strategy<Value = (Campaign, AudienceSummary)> {
    (
        proptest::collection::vec(account(), 1..4),
        proptest::collection::vec(1u64..400, 1..5),
        proptest::option::of(1u64..30),
    )
        .prop_map(|(mut accounts, locales, blast_radius)| {
            for (index, account) in accounts.iter_mut().enumerate() {
                account.id = format!("account {index}");
            }
            (campaign(accounts, blast_radius), audience(&locales))
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_is_legal_complete_and_not_faster_than_its_bound((campaign, audience) in send()) {
        let plan = plan_of(&campaign, &audience).unwrap();
        let calls: Vec<Call> = plan.calls().collect();
        prop_assert_eq!(judge(&plan, &calls), Vec::<String>::new());
        prop_assert_eq!(audit(&plan, None), vec![]);
        prop_assert!(calls.is_sorted_by_key(|call| call.at_ms));
        prop_assert!(plan.estimate.bound_ms <= plan.estimate.finish_ms);
        prop_assert_eq!(plan.estimate.messages, audience.recipients);
    }

    #[test]
    fn the_same_question_gets_the_same_bytes((campaign, audience) in send()) {
        let plan = plan_of(&campaign, &audience).unwrap();
        let again = plan_of(&campaign, &audience).unwrap();
        let bytes = plan.canonical_bytes();
        prop_assert_eq!(&bytes, &again.canonical_bytes());
        let read = plan::parse("plan.json", std::str::from_utf8(&bytes).unwrap()).unwrap();
        prop_assert_eq!(read.canonical_bytes(), bytes);
    }

    #[test]
    fn one_account_with_one_size_meets_its_bound(
        limits in proptest::collection::vec(limit(), 1..4),
        in_flight in proptest::option::of(1u64..6),
        latency_ms in 0u64..3_000,
        recipients in 1u64..900,
    ) {
        let mut account = Account {
            id: "one".into(),
            provider: "smtp".into(),
            limits,
            in_flight,
            latency_ms,
            ..Account::default()
        };
        account.limits.dedup_by_key(|limit| (limit.unit, limit.per.clone()));
        let Some(plan) = plan_of(&campaign(vec![account], None), &audience(&[recipients])) else {
            return Ok(()); // two limits on the same unit and window: refused
        };
        prop_assert_eq!(plan.estimate.finish_ms, plan.estimate.bound_ms);
    }

    /// No schedule of full calls and single messages that ignores all but one limit is beaten.
    #[test]
    fn the_bound_is_one_that_no_legal_plan_beats((campaign, audience) in send()) {
        let plan = plan_of(&campaign, &audience).unwrap();
        for (index, _) in plan.accounts.iter().enumerate() {
            let mut alone = campaign.clone();
            alone.accounts = vec![campaign.accounts[index].clone()];
            if let Some(alone) = plan_of(&alone, &audience) {
                prop_assert!(plan.estimate.bound_ms <= alone.estimate.finish_ms);
                prop_assert!(plan.estimate.finish_ms <= alone.estimate.finish_ms);
            }
        }
    }
}

/// A plan with several accounts, loops and cohorts to break on purpose.
fn sound() -> Plan {
    let account = |id: &str, provider: &str, limits| Account {
        id: id.into(),
        provider: provider.into(),
        limits,
        in_flight: Some(2),
        latency_ms: 300,
        guard_ms: 250,
        ..Account::default()
    };
    let per_minute =
        Limit { unit: Unit::Messages, limit: 90, per: "1m".into(), used: 20, ..Limit::default() };
    let per_second =
        Limit { unit: Unit::Calls, limit: 3, per: "1s".into(), used: 0, ..Limit::default() };
    let mut campaign = campaign(
        vec![
            account("a", "sendgrid", vec![per_second, per_minute.clone()]),
            account("b", "exchange-online", vec![]),
        ],
        Some(25),
    );
    campaign.schedule.deadline = Some("2026-12-24T00:00:00Z".into());
    campaign.expires = Some("2026-12-25T00:00:00Z".into());
    plan_of(&campaign, &audience(&[1_500, 700, 3])).unwrap()
}

#[test]
fn plans_broken_on_purpose_are_all_caught() {
    type Break = fn(&mut Plan);
    let breaks: [(&str, Break); 33] = [
        ("P2/not-once", |plan| plan.runs[1].first += 1),
        ("P2/not-all", |plan| {
            plan.runs.pop();
        }),
        ("P2/not-once", |plan| {
            let run = plan.runs[0].clone();
            plan.runs.push(run);
        }),
        ("P2/not-all", |plan| plan.cohorts[0].recipients += 1),
        ("P2/sum", |plan| plan.audience.recipients -= 1),
        ("P2/sum", |plan| plan.audience.rows += 1),
        ("P2/sum", |plan| plan.audience.duplicates += 1),
        ("P2/sum", |plan| plan.audience.files[0].rows += 1),
        ("P2/sum", |plan| plan.waves[0].recipients += 1),
        ("P2/sum", |plan| {
            plan.audience.by_locale.insert("xx".into(), 1);
        }),
        ("P2/unknown-index", |plan| plan.runs[0].account = 9),
        ("P2/unknown-index", |plan| plan.runs[0].cohort = 9),
        ("P2/unknown-index", |plan| plan.runs[0].wave = 9),
        ("P2/empty-run", |plan| plan.runs[0].size = 0),
        ("P2/too-large", |plan| plan.runs[0].start_ms = 1 << 60),
        ("P1/call-shape", |plan| plan.accounts[0].call_shape = "one To line".into()),
        ("P1/call-too-large", |plan| plan.accounts[1].recipients_per_call = 30),
        ("P1/call-too-large", |plan| plan.accounts[0].recipients_per_call = 1_001),
        ("P1/run-too-large", |plan| plan.accounts[0].recipients_per_call = 5),
        ("P1/unknown-provider", |plan| plan.accounts[0].provider = "carrier-pigeon".into()),
        ("P1/mixed-locales", |plan| plan.cohorts[0].locale = None),
        ("P9/blast-radius", |plan| plan.campaign.blast_radius = Some(24)),
        ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].limit -= 1),
        ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].used += 1),
        ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].per_ms += 1),
        ("P3/limit-exceeded", |plan| plan.accounts[1].limits[0].guard_ms += 1),
        ("P3/documented-limit", |plan| {
            plan.accounts[1].limits.remove(1);
        }),
        ("P3/documented-limit", |plan| plan.accounts[1].limits[0].limit = 31),
        ("P3/in-flight-exceeded", |plan| plan.accounts[0].in_flight = Some(1)),
        ("P3/too-early", |plan| plan.campaign.start_ms += 1),
        ("P3/expired", |plan| plan.campaign.expires_ms = Some(plan.estimate.start_ms + 1)),
        ("P4/other-figure", |plan| plan.estimate.finish_ms -= 1),
        ("P4/bound", |plan| plan.estimate.bound_ms = plan.estimate.finish_ms + 1),
    ];
    assert_eq!(audit(&sound(), None), vec![]);
    for (index, (code, break_it)) in breaks.into_iter().enumerate() {
        let mut plan = sound();
        break_it(&mut plan);
        let found: Vec<String> =
            audit(&plan, None).into_iter().map(|finding| finding.code).collect();
        assert!(found.iter().any(|found| found == code), "{index}: {code} not in {found:?}");
    }
}

/// One call moved by one millisecond to where a window or a connection is full.
#[test]
fn a_single_call_a_millisecond_too_early_is_caught() {
    let plan = sound();
    let mut caught = 0;
    for index in 0..plan.runs.len() {
        let mut moved = plan.clone();
        if moved.runs[index].start_ms == moved.campaign.start_ms {
            continue;
        }
        moved.runs[index].start_ms -= 1;
        caught += usize::from(!audit(&moved, None).is_empty());
    }
    assert!(caught > plan.runs.len() / 2, "{caught} of {}", plan.runs.len());
}
