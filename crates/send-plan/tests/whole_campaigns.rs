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
/// Around days on which clocks change somewhere, and weekends; each in milliseconds as well.
const STARTS: [(&str, u64); 6] = [
    ("2026-03-07T22:10:00Z", 1_772_921_400_000),
    ("2026-03-28T23:59:59Z", 1_774_742_399_000),
    ("2026-10-24T20:00:00Z", 1_792_872_000_000),
    ("2026-10-31T05:30:00Z", 1_793_424_600_000),
    ("2026-11-20T17:45:00Z", 1_795_196_700_000),
    ("2026-11-24T06:00:00Z", 1_795_500_000_000),
];

/// The campaigns are planned so many minutes before their start, at most.
const NOW_BEFORE: u64 = 31;

/// Bytes of the largest part of a message.
const LARGEST_PART: u64 = 40_000;

fn window() -> impl Strategy<Value = String> {
    prop_oneof![Just("1s"), Just("7s"), Just("1m"), Just("1h"), Just("24h")].prop_map(str::to_owned)
}

/// With the minutes since when parts of what is used were used; the instants are filled in later.
fn limit() -> impl Strategy<Value = Limit> {
    let used_at = proptest::collection::vec((NOW_BEFORE..1_500, 1u64..12), 0..3);
    (0..5u8, 1u64..60, window(), 0u64..30, used_at).prop_map(|(unit, n, per, used, used_at)| {
        let unit = [Unit::Calls, Unit::Messages, Unit::Messages, Unit::Messages, Unit::Bytes]
            [usize::from(unit)];
        let limit = if unit == Unit::Bytes { n * LARGEST_PART / 4 + 9_000 } else { n };
        let mut left = used.min(limit);
        let used_at = used_at.into_iter().map(|(minutes, units)| {
            let units = units.min(left);
            left -= units;
            UsedAt { at: minutes.to_string(), units }
        });
        Limit { unit, limit, per, used: used.min(limit), used_at: used_at.collect() }
    })
}

/// So many minutes before the start: as that time of day in a zone so far ahead.
fn minutes_before(start: &str, minutes: &str) -> String {
    let minutes: u64 = minutes.parse().unwrap();
    start.replace('Z', &format!("+{:02}:{:02}", minutes / 60, minutes % 60))
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
        (
            proptest::option::weighted(0.2, 40u64..101),
            proptest::option::weighted(0.3, 50_000u64..400_000),
            proptest::option::weighted(0.3, 20_000u64..200_000),
            proptest::bool::weighted(0.15),
        ),
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
                (share, max_bytes_per_call, max_bytes_per_message, standby),
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
                    max_bytes_per_call,
                    max_bytes_per_message,
                    standby,
                    ..Account::default()
                }
            },
        )
}

/// An hour, and so many days, after the start.
fn days_after(start: &str, days: u64) -> String {
    let end = start.replace('Z', "-01:00");
    // A month later where the days do not fit into this one.
    let (day, month): (u64, u64) = (start[8..10].parse().unwrap(), start[5..7].parse().unwrap());
    let (day, month) =
        if day + days > 30 && days > 0 { (day, month + 1) } else { (day + days, month) };
    format!("{}{:02}-{:02}{}", &end[..5], month.min(12), day.min(30), &end[10..])
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
        proptest::option::weighted(0.4, (0u64..20, proptest::bool::weighted(0.4))),
    )
        .prop_map(|(start, sending_hours, blackout, waves, blast_radius, stop, end)| {
            Schedule {
                start: Some(STARTS[start].0.to_owned()),
                deadline: end.map(|(days, _)| days_after(STARTS[start].0, days)),
                pace: if end.is_some_and(|(_, even)| even) { Pace::Even } else { Pace::Asap },
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
            }
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
        (0..NOW_BEFORE, 10..LARGEST_PART, proptest::option::weighted(0.2, 0u64..20), any::<bool>()),
    )
        .prop_map(|(mut accounts, schedule, groups, caps, route, shaping, more)| {
            let (minutes, part_bytes, expires, not_before) = more;
            let (start, start_ms) =
                *STARTS.iter().find(|(text, _)| schedule.start.as_deref() == Some(text)).unwrap();
            let used = accounts.iter_mut().flat_map(|account| &mut account.limits);
            for used_at in used.flat_map(|limit| &mut limit.used_at) {
                used_at.at = minutes_before(start, &used_at.at);
            }
            accounts[0].standby = false;
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
                expires: expires.map(|days| days_after(start, days)),
                not_before: not_before.then(|| start.replace("Z", "-00:20")),
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
                    // Each locale's message weighs something else.
                    let bytes = part_bytes as usize / locale.len();
                    let html = format!("<p>{}</p>", "Hi ".repeat(bytes / 3));
                    [("subject.txt", "Hello"), ("body.html", &html), ("body.txt", "Hi")].map(
                        |(name, text)| TemplateFile {
                            path: format!("{locale}/{name}"),
                            text: text.into(),
                        },
                    )
                })
                .collect();
            // Later than any instant of which the campaign says that something was used.
            let now_ms = start_ms - minutes * 60_000;
            Question { campaign, audience: Some(audience), templates, now_ms }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 60, ..ProptestConfig::default() })]

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
        let said = |code: &str| answer.diagnostics.iter().any(|finding| finding.code == code);
        let mut findings = audit(plan, None);
        // A plan that ends too late is shown, with a reason; the auditor lets it go nowhere.
        for (code, reason) in [
            ("P4/deadline", "schedule/deadline-missed"),
            ("P3/expired", "campaign/expires-during-send"),
        ] {
            prop_assert_eq!(findings.iter().any(|finding| finding.code == code), said(reason));
            findings.retain(|finding| finding.code != code);
        }
        prop_assert!(findings.is_empty(), "{findings:#?}");
        prop_assert!(plan.estimate.bound_ms <= plan.estimate.finish_ms);
        let again = review(&question);
        prop_assert_eq!(again.plan_digest, answer.plan_digest);
    }
}
