//! Campaigns of every kind, drawn at random: the auditor, which shares no scheduling code, finds
//! nothing, and everybody is in exactly one call.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use proptest::prelude::*;
use send_plan::api::{Question, review};
use send_plan::audience::{AudienceSummary, FileFacts, Group};
use send_plan::audit::audit;
use send_plan::campaign::*;
use send_plan::template::TemplateFile;

const RECEIVERS: [&str; 4] = ["gmail", "yahoo", "outlook", "other"];
const ZONES: [&str; 6] =
    ["", "America/New_York", "Asia/Kolkata", "Europe/Berlin", "Australia/Lord_Howe", "UTC"];
const LOCALES: [&str; 3] = ["en", "pt-BR", "ar"];
/// Around days on which clocks change somewhere, and weekends.
const STARTS: [&str; 6] = [
    "2026-03-07T22:10:00Z",
    "2026-03-28T23:59:59Z",
    "2026-10-24T20:00:00Z",
    "2026-10-31T05:30:00Z",
    "2026-11-20T17:45:00Z",
    "2026-11-24T06:00:00Z",
];

fn window() -> impl Strategy<Value = String> {
    prop_oneof![Just("1s"), Just("7s"), Just("1m"), Just("1h"), Just("24h")].prop_map(str::to_owned)
}

fn limit() -> impl Strategy<Value = Limit> {
    (0..5u8, 1u64..60, window(), 0u64..30, any::<bool>()).prop_map(|(unit, n, per, used, timed)| {
        let unit = [Unit::Calls, Unit::Messages, Unit::Messages, Unit::Messages, Unit::Bytes]
            [usize::from(unit)];
        let limit = if unit == Unit::Bytes { n * 3_000 + 9_000 } else { n };
        let used = used.min(limit);
        let used_at = if timed && used > 3 {
            vec![UsedAt { at: "2026-01-01T00:00:00Z".into(), units: used / 2 }]
        } else {
            Vec::new()
        };
        Limit { unit, limit, per, used, used_at }
    })
}

fn working_hours() -> impl Strategy<Value = WorkingHours> {
    (0u8..24, 1u8..25, 0usize..5).prop_map(|(from, to, zone)| WorkingHours {
        from: format!("{from:02}:00"),
        to: format!("{to:02}:00"),
        days: Vec::new(),
        time_zone: Some(ZONES[zone + 1].to_owned()),
    })
}

fn account() -> impl Strategy<Value = Account> {
    (
        0..5usize,
        proptest::collection::vec(limit(), 1..4),
        proptest::option::of(1u64..6),
        (0u64..3_000, 0u64..40),
        prop_oneof![Just(0u64), Just(250)],
        proptest::option::of(1u64..30),
        proptest::option::weighted(0.25, working_hours()),
        proptest::option::weighted(0.25, (1u64..30, 1u64..40, 1u64..3)),
        proptest::option::weighted(0.3, (1u64..4, window())),
        proptest::option::weighted(0.2, 40u64..101),
    )
        .prop_map(
            |(
                provider,
                mut limits,
                in_flight,
                latency,
                guard_ms,
                size,
                hours,
                ramp,
                reserve,
                share,
            )| {
                let provider = ["ses", "sendgrid", "smtp", "postmark", "sandbox"][provider];
                let mut seen = Vec::new();
                limits.retain(|limit: &Limit| {
                    let key = (limit.unit, limit.per.clone());
                    let is_new = !seen.contains(&key);
                    seen.push(key);
                    is_new
                });
                Account {
                    provider: provider.into(),
                    limits,
                    in_flight,
                    latency_ms: latency.0,
                    latency_per_recipient_ms: latency.1,
                    guard_ms,
                    max_recipients_per_call: size.filter(|_| provider != "smtp"),
                    working_hours: hours,
                    warm_up: ramp.map(|(first, more, ip_addresses)| WarmUp {
                        table: vec![first, first + more, first + 3 * more],
                        ip_addresses,
                        ..WarmUp::default()
                    }),
                    reserve: reserve
                        .map(|(limit, per)| Reserve { unit: Unit::Messages, limit, per })
                        .into_iter()
                        .collect(),
                    share,
                    ..Account::default()
                }
            },
        )
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let hours =
        (0u8..24, 1u8..25, any::<bool>(), any::<bool>()).prop_map(|(from, to, weekdays, now)| {
            SendingHours {
                from: format!("{from:02}:30"),
                to: format!("{to:02}:00"),
                days: if weekdays {
                    vec![Day::Mon, Day::Tue, Day::Wed, Day::Fri]
                } else {
                    Vec::new()
                },
                fallback_time_zone: Some("Asia/Kolkata".into()),
                past_today: if now { PastToday::Now } else { PastToday::Wait },
            }
        });
    let gate = (0u64..90, 0u64..90).prop_map(|(dwell, wait)| Gate {
        dwell: (dwell > 0).then(|| format!("{dwell}m")),
        approval: wait > 0,
        header_check: true,
        expected_wait: (wait > 0).then(|| format!("{wait}m")),
    });
    (
        0..STARTS.len(),
        proptest::option::weighted(0.5, hours),
        any::<bool>(),
        proptest::option::weighted(0.4, (1u64..30, 1u64..60, proptest::option::of(gate))),
        proptest::option::weighted(0.3, 1u64..40),
        proptest::option::weighted(0.3, (1u64..50, 1u64..90)),
    )
        .prop_map(|(start, sending_hours, blackout, waves, blast_radius, stop)| Schedule {
            start: Some(STARTS[start].to_owned()),
            sending_hours,
            blackouts: if blackout {
                vec![Blackout {
                    name: "off".into(),
                    from: "2026-11-26".into(),
                    to: "2026-11-27".into(),
                }]
            } else {
                Vec::new()
            },
            blast_radius,
            stop: stop.map(|(recipients, seconds)| StopLimit {
                recipients,
                within: format!("{seconds}s"),
            }),
            waves: waves.map_or_else(Vec::new, |(first, percent, gate)| {
                let wave = |name: &str, size, gate| Wave { name: name.into(), size, gate };
                vec![
                    wave("canary", WaveSize::Recipients(first), gate.clone()),
                    wave("some", WaveSize::Percent(percent), gate),
                    wave("all", WaveSize::Rest, None),
                ]
            }),
            ..Schedule::default()
        })
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group = (0..RECEIVERS.len(), 0..ZONES.len(), 0..LOCALES.len(), 1u64..120, 0..9u8);
    proptest::collection::vec(group, 1..8).prop_map(|groups| {
        let mut merged: Vec<Group> = Vec::new();
        for (receiver, zone, locale, recipients, seed) in groups {
            let group = Group {
                mailbox_provider: RECEIVERS[receiver].into(),
                locale: LOCALES[locale].into(),
                time_zone: ZONES[zone].into(),
                seed: seed == 0,
                recipients,
            };
            let same = merged.iter_mut().find(|other| {
                Group { recipients: 0, ..(*other).clone() }
                    == Group { recipients: 0, ..group.clone() }
            });
            match same {
                Some(other) => other.recipients += recipients,
                None => merged.push(group),
            }
        }
        merged.sort();
        merged
    })
}

fn question() -> impl Strategy<Value = Question> {
    let caps = proptest::collection::vec(
        (0..3usize, 1u64..40, window(), any::<bool>(), proptest::option::of(0..2usize)),
        0..3,
    );
    (
        proptest::collection::vec(account(), 1..4),
        schedule(),
        groups(),
        caps,
        proptest::option::weighted(0.3, (0..7usize, 0..2usize)),
        proptest::option::weighted(0.3, (1u64..4, 1u64..9)),
    )
        .prop_map(|(mut accounts, schedule, groups, caps, route, shaping)| {
            for (index, account) in accounts.iter_mut().enumerate() {
                account.id = format!("account-{index}");
                if let (Some((connections, messages)), "smtp") = (shaping, &*account.provider) {
                    account.shaping = vec![Shaping {
                        mailbox_provider: "gmail".into(),
                        connections: Some(connections),
                        messages_per_connection: Some(messages),
                        connections_per_minute: Some(20),
                        messages_per_second: None,
                    }];
                }
            }
            let known = |index: usize| accounts[index % accounts.len()].id.clone();
            let mailbox_caps = caps
                .into_iter()
                .map(|(receiver, limit, per, messages, account)| MailboxCap {
                    mailbox_provider: RECEIVERS[receiver].into(),
                    unit: if messages { Unit::Messages } else { Unit::Calls },
                    limit,
                    per,
                    used: limit / 3,
                    account: account.map(known),
                })
                .collect();
            let routes = route.map(|(place, account)| Route {
                locale: (place < 4).then(|| ["EN", "pt", "ar", "pt-BR"][place].into()),
                mailbox_provider: (place > 2).then(|| RECEIVERS[place % 4].into()),
                accounts: vec![known(account)],
            });
            let recipients = groups.iter().map(|group| group.recipients).sum();
            let mut campaign = Campaign {
                id: Some("whole".into()),
                salt: Some("a5".repeat(32)),
                accounts,
                mailbox_caps,
                routes: routes.into_iter().collect(),
                schedule,
                ..Campaign::default()
            };
            campaign.from.address = "news@example.com".into();
            campaign.templates.fallback_locale = Some("en".into());
            let audience = AudienceSummary {
                files: vec![FileFacts {
                    name: "a.csv".into(),
                    rows: recipients,
                    ..FileFacts::default()
                }],
                rows: recipients,
                recipients,
                groups,
                ..AudienceSummary::default()
            };
            let templates = LOCALES
                .iter()
                .flat_map(|locale| {
                    [("subject.txt", "Hello"), ("body.html", "<p>Hi</p>"), ("body.txt", "Hi")].map(
                        |(name, text)| TemplateFile {
                            path: format!("{locale}/{name}"),
                            text: text.into(),
                        },
                    )
                })
                .collect();
            // Later than any instant of which the campaign says that something was used.
            Question { campaign, audience: Some(audience), templates, now_ms: 1_772_000_000_000 }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_passes_the_auditor(question in question()) {
        let answer = review(&question);
        let Some(plan) = &answer.plan else {
            prop_assert!(
                answer.diagnostics.iter().any(|finding| {
                    finding.severity == send_plan::diagnostic::Severity::Error
                }),
                "neither plan nor reason"
            );
            return Ok(());
        };
        let findings = audit(plan, None);
        prop_assert!(findings.is_empty(), "{findings:#?}");
        prop_assert!(plan.estimate.bound_ms <= plan.estimate.finish_ms);
        let again = review(&question);
        prop_assert_eq!(again.plan_digest, answer.plan_digest);
    }
}
