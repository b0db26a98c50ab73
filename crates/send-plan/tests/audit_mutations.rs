//! Legal plans broken on purpose, one promise at a time: the auditor names each.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

#[allow(dead_code, unused_imports, reason = "each test file uses its part")]
mod plans;

use plans::{
    CANARY_MS, DAY_MS, EVERYONE_MS, HOUR_MS, MINUTE_MS, SECOND_MS, START_MS, settled, whole,
};
use proptest::prelude::*;
use send_plan::audience::{AudienceSummary, Group};
use send_plan::audit::audit;
use send_plan::campaign::{Day, Pace, Unit};
use send_plan::plan::{self, Binding, BindingLimit, Cap, LimitFacts, Plan, Repeat, UsedFacts};

fn codes(plan: &Plan) -> Vec<String> {
    audit(plan, None).into_iter().map(|finding| finding.code).collect()
}

type Break = fn(&mut Plan);

/// Every break is named; together with others where it breaks more than one promise.
fn all_caught(sound: fn() -> Plan, breaks: &[(&str, Break)]) {
    assert_eq!(audit(&sound(), None), vec![]);
    for (index, (code, break_it)) in breaks.iter().enumerate() {
        let mut plan = sound();
        break_it(&mut plan);
        let found = codes(&plan);
        assert!(found.iter().any(|found| found == code), "{index}: {code} not in {found:?}");
    }
}

fn rate(plan: &mut Plan, index: usize) -> (&mut u64, &mut u64, &mut u64, &mut u64) {
    match &mut plan.mailbox_caps[index].cap {
        Cap::Rate { limit, per_ms, guard_ms, used, .. } => (limit, per_ms, guard_ms, used),
        Cap::Connections(_) => unreachable!("it is a rate"),
    }
}

fn bind(plan: &mut Plan, account: Option<u64>, limit: BindingLimit) {
    let binding = Binding { account, limit, waited_ms: 0, from_ms: START_MS, to_ms: START_MS };
    plan.estimate.binding.push(binding);
}

#[test]
fn numbers_and_indices_that_mean_nothing() {
    all_caught(
        whole,
        &[
            ("P2/misnamed", |plan| plan.campaign.id = "News".to_owned()),
            ("P2/misnamed", |plan| plan.campaign.id = "ne\0ws".to_owned()),
            ("P2/misnamed", |plan| plan.campaign.id = "nеws".to_owned()),
            ("P2/misnamed", |plan| plan.accounts[0].id.push('\u{202e}')),
            ("P2/unknown-index", |plan| plan.runs[0].account = 2),
            ("P2/unknown-index", |plan| plan.runs[0].account = 1 << 32),
            ("P2/unknown-index", |plan| plan.runs[0].wave = 2),
            ("P2/unknown-index", |plan| plan.runs[0].cohort = 6),
            ("P2/unknown-index", |plan| plan.cohorts[5].wave = 2),
            ("P2/unknown-index", |plan| plan.cohorts[5].route = Some(2)),
            ("P2/unknown-index", |plan| plan.routes[1].accounts.push(2)),
            ("P2/unknown-index", |plan| plan.mailbox_caps[2].account = Some(2)),
            ("P2/not-sorted", |plan| plan.routes[1].accounts = vec![1, 0]),
            ("P2/not-sorted", |plan| plan.routes[1].accounts = vec![0, 0]),
            ("P2/not-sorted", |plan| plan.cohorts[4].time_zones.reverse()),
            ("P2/not-sorted", |plan| plan.cohorts[5].time_zones.push(String::new())),
            ("P2/empty-run", |plan| plan.runs[0].size = 0),
            ("P2/empty-run", |plan| plan.runs[2].repeat[0].times = 0),
            ("P3/out-of-order", |plan| plan.runs[3].repeat[0].every_ms = 5_999),
            ("P2/too-large", |plan| plan.runs[0].start_ms = 1 << 53),
            ("P2/too-large", |plan| plan.runs[0].size = 1 << 53),
            ("P2/too-large", |plan| plan.runs[0].first = u64::MAX),
            ("P2/too-large", |plan| {
                plan.runs[2].repeat = vec![Repeat { times: u64::MAX, every_ms: u64::MAX }; 9]
            }),
            ("P2/too-large", |plan| plan.cohorts[0].recipients = 1 << 53),
            ("P2/too-large", |plan| plan.cohorts[0].first = u64::MAX),
        ],
    );
}

#[test]
fn somebody_may_see_somebody() {
    all_caught(
        whole,
        &[
            ("P1/call-shape", |plan| plan.accounts[0].call_shape = "one To line".into()),
            ("P1/call-shape", |plan| plan.accounts[0].recipients_per_call = 1),
            ("P1/call-shape", |plan| plan.accounts[1].call_shape = "bcc".into()),
            ("P1/call-too-large", |plan| plan.accounts[0].recipients_per_call = 1_001),
            ("P1/call-too-large", |plan| plan.accounts[1].recipients_per_call = 2),
            ("P1/run-too-large", |plan| plan.accounts[0].recipients_per_call = 9),
            ("P1/unknown-provider", |plan| plan.accounts[0].provider = "pigeon".into()),
            ("P1/mixed-locales", |plan| plan.cohorts[1].locale = None),
            ("P9/blast-radius", |plan| plan.campaign.blast_radius = Some(9)),
        ],
    );
}

#[test]
fn somebody_not_exactly_once() {
    all_caught(
        whole,
        &[
            ("P2/not-once", |plan| plan.runs[4].first = 1),
            ("P2/not-once", |plan| {
                let twice = plan.runs[3].clone();
                plan.runs.push(twice);
            }),
            ("P2/not-all", |plan| plan.runs[3].repeat[0].times = 4),
            ("P2/not-all", |plan| plan.runs[3].repeat[0].times = 6),
            ("P2/not-all", |plan| {
                plan.runs.pop();
            }),
            ("P2/sum", |plan| plan.audience.rows += 1),
            ("P2/sum", |plan| plan.audience.duplicates += 1),
            ("P2/sum", |plan| plan.audience.suppressed += 1),
            ("P2/sum", |plan| plan.audience.rejected.clear()),
            ("P2/sum", |plan| plan.audience.files[0].rows -= 1),
            ("P2/sum", |plan| *plan.audience.by_mailbox_provider.get_mut("gmail").unwrap() += 1),
            ("P2/sum", |plan| *plan.audience.by_locale.get_mut("en").unwrap() += 1),
            ("P2/sum", |plan| *plan.audience.by_time_zone.get_mut("").unwrap() -= 1),
            ("P2/sum", |plan| plan.audience.recipients += 1),
            ("P2/sum", |plan| plan.cohorts[0].recipients += 1),
            ("P2/sum", |plan| plan.waves[1].recipients += 1),
            ("P2/sum", |plan| plan.runs[5].wave = 0),
            ("P2/cohorts-not-once", |plan| plan.cohorts[2].first = 9),
            ("P2/cohorts-not-once", |plan| plan.cohorts[2].first = 11),
            ("P2/cohorts-not-once", |plan| plan.cohorts[1].first = 10),
            ("P2/cohorts-not-once", |plan| plan.cohorts[3].first = 1),
            ("P2/cohorts-out-of-order", |plan| {
                (plan.cohorts[1].first, plan.cohorts[2].first) = (20, 0);
            }),
            ("P2/ambiguous-cohort", |plan| plan.cohorts[2].locale = None),
            ("P2/ambiguous-cohort", |plan| plan.cohorts[2].time_zones.clear()),
            ("P2/ambiguous-cohort", |plan| {
                plan.cohorts[2].time_zones = vec!["Asia/Tokyo".into(), "Europe/Berlin".into()];
            }),
            ("P2/ambiguous-cohort", |plan| {
                plan.cohorts[2].locale = None;
                plan.cohorts[2].time_zones.clear();
            }),
            // The bytes of a message do not describe whom it goes to.
            ("P2/cohorts-not-once", |plan| {
                plan.cohorts[2].message_bytes = 1;
                plan.cohorts[2].first = 0;
            }),
            ("P2/mailbox-provider-claims", |plan| {
                plan.cohorts[5].mailbox_provider = Some("gmail".into());
            }),
            ("P2/mailbox-provider-claims", |plan| plan.cohorts[5].mailbox_provider = None),
            ("P2/mailbox-provider-claims", |plan| {
                plan.cohorts.iter_mut().for_each(|cohort| cohort.mailbox_provider = None);
            }),
            ("P2/mailbox-provider-claims", |plan| {
                plan.cohorts[5].mailbox_provider = Some("orange".into());
            }),
            ("P2/locale-claims", |plan| plan.cohorts[4].locale = Some("en".into())),
            ("P2/locale-claims", |plan| plan.cohorts[4].locale = Some("de".into())),
            ("P2/time-zone-claims", |plan| {
                plan.cohorts[3].time_zones = vec!["Asia/Tokyo".into()];
            }),
            ("P2/time-zone-claims", |plan| plan.cohorts[4].time_zones = vec![String::new()]),
            ("P2/time-zone-left-out", |plan| {
                plan.cohorts[4].time_zones = vec!["Europe/Berlin".into()];
            }),
            ("P2/seeds-late", |plan| plan.cohorts[5].seeds = true),
            ("P2/empty-wave", |plan| {
                let mut nobody = plan.waves[1].clone();
                nobody.recipients = 0;
                nobody.start_ms = EVERYONE_MS + HOUR_MS;
                plan.waves.push(nobody);
            }),
            ("P2/other-wave", |plan| plan.runs[5].wave = 0),
        ],
    );
}

#[test]
fn a_limit_exceeded() {
    all_caught(
        whole,
        &[
            // Calls: one in 900 ms and a guard of 100 ms.
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[0].per_ms += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[0].guard_ms += 1),
            ("P3/limit-exceeded", |plan| plan.runs[1].start_ms -= 1),
            ("P3/limit-exceeded", |plan| plan.runs[2].repeat[0].every_ms -= 1),
            ("P3/limit-exceeded", |plan| plan.runs[4].start_ms -= 1),
            // Messages: 80 in three hours, 10 kept free, 65 spent.
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].limit -= 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].reserve += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].used += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].used_at[0].at_ms += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].used_at[0].units -= 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].guard_ms += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[1].used_at.clear()),
            // Bytes: 40,000 in two seconds.
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[2].limit -= 1),
            ("P3/limit-exceeded", |plan| plan.accounts[0].limits[2].per_ms += 1_000),
            ("P3/limit-exceeded", |plan| plan.cohorts[2].message_bytes += 1),
            ("P3/limit-exceeded", |plan| plan.accounts[1].limits[0].per_ms += 1),
            ("P3/bad-limit", |plan| plan.accounts[1].limits[0].limit = 0),
            ("P3/bad-limit", |plan| plan.accounts[1].limits[0].per_ms = 0),
            ("P3/bad-limit", |plan| plan.accounts[0].limits[1].reserve = 81),
            ("P3/bad-used", |plan| plan.accounts[0].limits[1].used = 81),
            ("P3/bad-used", |plan| plan.accounts[0].limits[1].used = 54),
            ("P3/bad-used", |plan| plan.accounts[0].limits[1].used_at[0].units = 66),
            ("P3/bad-used", |plan| plan.accounts[0].limits[1].used_at[0].at_ms = START_MS + 1),
            ("P3/bad-used", |plan| {
                plan.accounts[0].limits[1].used_at.push(UsedFacts { at_ms: 1, units: 0 });
            }),
            ("P3/in-flight-exceeded", |plan| plan.accounts[0].latency_ms = 901),
            ("P3/in-flight-exceeded", |plan| plan.accounts[0].latency_per_recipient_ms = 81),
            ("P3/in-flight-exceeded", |plan| plan.accounts[0].in_flight = Some(0)),
            ("P3/message-bytes", |plan| plan.accounts[0].max_bytes_per_message = Some(2_999)),
            ("P3/message-bytes", |plan| plan.cohorts[4].message_bytes = 3_001),
            ("P3/call-bytes", |plan| plan.accounts[0].max_bytes_per_call = Some(12_239)),
            ("P3/call-bytes", |plan| plan.cohorts[1].message_bytes = 2_001),
            ("P3/call-bytes", |plan| plan.accounts[1].max_bytes_per_call = Some(2_999)),
            ("P3/share-exceeded", |plan| plan.accounts[0].most_recipients = Some(59)),
            ("P3/warm-up-exceeded", |plan| plan.accounts[0].warm_up.as_mut().unwrap().caps[0] = 59),
            ("P3/bad-warm-up", |plan| plan.accounts[0].warm_up.as_mut().unwrap().per_ms = 0),
            ("P3/too-early", |plan| plan.campaign.start_ms = CANARY_MS + 1),
            ("P3/too-early", |plan| plan.campaign.planned_at_ms = CANARY_MS + 1),
            ("P3/too-early", |plan| plan.campaign.not_before_ms = Some(CANARY_MS + 1)),
            ("P3/expired", |plan| plan.campaign.expires_ms = Some(EVERYONE_MS + 304_000)),
            ("P3/too-many-calls", |plan| {
                plan.runs[3].repeat.insert(0, Repeat { times: 1 << 30, every_ms: 300_000 });
            }),
        ],
    );
}

#[test]
fn a_ceiling_exceeded() {
    all_caught(
        whole,
        &[
            ("P3/mailbox-cap-exceeded", |plan| *rate(plan, 0).0 -= 1),
            ("P3/mailbox-cap-exceeded", |plan| *rate(plan, 0).1 += 1),
            ("P3/mailbox-cap-exceeded", |plan| *rate(plan, 0).2 += 1),
            ("P3/mailbox-cap-exceeded", |plan| {
                *rate(plan, 0).1 = 4 * HOUR_MS;
                *rate(plan, 0).0 = 40;
                *rate(plan, 0).3 = 1;
            }),
            ("P3/mailbox-cap-exceeded", |plan| *rate(plan, 1).0 -= 1),
            ("P3/mailbox-cap-exceeded", |plan| *rate(plan, 3).1 += 1),
            ("P3/mailbox-cap-exceeded", |plan| plan.mailbox_caps[0].mailbox_provider = None),
            ("P3/mailbox-cap-exceeded", |plan| {
                plan.mailbox_caps[3].mailbox_provider = None;
                plan.mailbox_caps[3].account = None;
            }),
            ("P3/mailbox-cap-exceeded", |plan| {
                plan.mailbox_caps[1].cap = Cap::Rate {
                    unit: Unit::Bytes,
                    limit: 21_999,
                    per_ms: 1_000,
                    guard_ms: 0,
                    used: 0,
                };
            }),
            ("P3/connections-exceeded", |plan| plan.accounts[1].latency_ms = 1_001),
            ("P3/connections-exceeded", |plan| {
                plan.mailbox_caps[2].mailbox_provider = None;
                plan.mailbox_caps[2].account = None;
            }),
            ("P3/bad-cap", |plan| plan.mailbox_caps[2].cap = Cap::Connections(0)),
            ("P3/bad-cap", |plan| *rate(plan, 0).0 = 0),
            ("P3/bad-cap", |plan| *rate(plan, 0).1 = 0),
            ("P3/bad-cap", |plan| *rate(plan, 0).3 = 8),
        ],
    );
}

#[test]
fn a_call_at_the_wrong_time_of_day() {
    fn hours(plan: &mut Plan) -> &mut send_plan::campaign::SendingHours {
        plan.sending_hours.as_mut().unwrap()
    }
    fn working(plan: &mut Plan) -> &mut send_plan::campaign::WorkingHours {
        plan.accounts[0].working_hours.as_mut().unwrap()
    }
    all_caught(
        whole,
        &[
            ("P3/sending-hours", |plan| hours(plan).from = "08:01".into()),
            ("P3/sending-hours", |plan| hours(plan).to = "17:30".into()),
            ("P3/sending-hours", |plan| hours(plan).days = vec![Day::Tue]),
            ("P3/sending-hours", |plan| {
                hours(plan).fallback_time_zone = Some("Atlantic/Azores".into());
            }),
            ("P3/sending-hours", |plan| {
                plan.cohorts[5].time_zones = vec!["America/New_York".into()];
            }),
            ("P3/sending-hours", |plan| {
                plan.audience.by_time_zone.insert("Pacific/Auckland".into(), 1);
                plan.cohorts[5].time_zones.clear();
            }),
            ("P3/unknown-time-zone", |plan| {
                plan.cohorts[5].time_zones = vec!["Mars/Olympus".into()];
            }),
            ("P3/unknown-time-zone", |plan| {
                plan.sending_hours = None;
                plan.cohorts[5].time_zones = vec!["Mars/Olympus".into()];
            }),
            ("P3/unknown-time-zone", |plan| {
                hours(plan).fallback_time_zone = Some("Mars/Olympus".into());
            }),
            ("P3/bad-hours", |plan| hours(plan).from = "8".into()),
            ("P3/bad-hours", |plan| hours(plan).to = "24:01".into()),
            ("P3/working-hours", |plan| working(plan).from = "08:01".into()),
            ("P3/working-hours", |plan| working(plan).to = "08:30".into()),
            ("P3/working-hours", |plan| working(plan).days = vec![Day::Sun]),
            ("P3/working-hours", |plan| {
                working(plan).time_zone = Some("America/New_York".into());
            }),
            ("P3/working-hours", |plan| {
                working(plan).from = "09:00".into();
                working(plan).time_zone = None;
            }),
            ("P3/unknown-time-zone", |plan| working(plan).time_zone = Some("Etc/Unknown".into())),
            ("P3/bad-hours", |plan| working(plan).to = String::new()),
            ("P3/blackout", |plan| plan.blackouts[1].to = "2026-11-23T08:00:00.001Z".into()),
            ("P3/blackout", |plan| plan.blackouts[1].to = "2026-11-23T09:00:00.001+01:00".into()),
            ("P3/blackout", |plan| plan.blackouts[0].from = "2026-11-23".into()),
            ("P3/blackout", |plan| plan.blackouts[1].to = "2026-11-23".into()),
            ("P3/blackout", |plan| plan.blackouts[0].from = "2026-11-23T08:35:00Z".into()),
            ("P3/bad-blackout", |plan| plan.blackouts[0].to = "2027-02-30".into()),
            ("P3/bad-blackout", |plan| plan.blackouts[1].from = "2026-11-23T05:00:00".into()),
        ],
    );
}

#[test]
fn waves_gates_and_routes_not_kept() {
    fn gate(plan: &mut Plan) -> &mut plan::GateFacts {
        plan.waves[0].gate.as_mut().unwrap()
    }
    all_caught(
        whole,
        &[
            ("P3/before-wave", |plan| plan.waves[0].start_ms += 1),
            ("P3/before-wave", |plan| plan.waves[1].start_ms += 1),
            ("P3/before-wave", |plan| plan.runs[3].start_ms -= 1),
            ("P3/waves-out-of-order", |plan| plan.waves[0].start_ms = START_MS - 1),
            ("P3/waves-out-of-order", |plan| plan.waves[1].start_ms = CANARY_MS - 1),
            ("P3/gate-not-waited-for", |plan| plan.waves[1].start_ms -= 1),
            ("P3/gate-not-waited-for", |plan| gate(plan).dwell_ms += 1),
            ("P3/gate-not-waited-for", |plan| gate(plan).expected_wait_ms = 31 * MINUTE_MS),
            ("P3/gate-not-waited-for", |plan| plan.runs[1].start_ms += 1),
            ("P3/gate-not-waited-for", |plan| plan.accounts[0].latency_ms += 1),
            ("P3/gate-not-waited-for", |plan| {
                plan.waves[0].gate = None;
                plan.waves[1].start_ms = CANARY_MS + 1_299;
            }),
            ("P3/off-route", |plan| plan.runs[5].account = 0),
            ("P3/off-route", |plan| plan.routes[1].accounts = vec![1]),
            ("P3/route-passed-over", |plan| plan.cohorts[5].route = None),
            ("P3/route-passed-over", |plan| plan.cohorts[5].route = Some(1)),
            ("P3/route-passed-over", |plan| plan.routes[0].mailbox_provider = Some("gmail".into())),
            ("P3/route-passed-over", |plan| plan.routes[1].locale = None),
            ("P3/route-passed-over", |plan| plan.routes[1].locale = Some("EN".into())),
            ("P3/route-of-others", |plan| plan.cohorts[4].route = Some(0)),
            ("P3/route-of-others", |plan| plan.routes[1].locale = Some("p".into())),
            ("P3/route-of-others", |plan| {
                plan.routes[1].mailbox_provider = Some("yahoo".into());
            }),
        ],
    );
}

#[test]
fn figures_that_are_not_so() {
    all_caught(
        whole,
        &[
            ("P4/other-figure", |plan| plan.estimate.finish_ms -= 1),
            ("P4/other-figure", |plan| plan.estimate.start_ms -= 1),
            ("P4/other-figure", |plan| plan.estimate.calls += 1),
            ("P4/other-figure", |plan| plan.estimate.messages += 1),
            ("P4/other-figure", |plan| plan.estimate.largest_call += 1),
            ("P4/bound", |plan| plan.estimate.bound_ms = plan.estimate.finish_ms + 1),
            ("P4/bound", |plan| plan.estimate.bound_ms = START_MS - 1),
            ("P4/deadline", |plan| plan.campaign.deadline_ms = Some(plan.estimate.finish_ms - 1)),
            ("P4/unknown-binding", |plan| bind(plan, Some(2), BindingLimit::Gate(0))),
            ("P4/unknown-binding", |plan| bind(plan, Some(0), BindingLimit::Limit(3))),
            ("P4/unknown-binding", |plan| bind(plan, None, BindingLimit::Limit(0))),
            ("P4/unknown-binding", |plan| bind(plan, None, BindingLimit::MailboxCap(4))),
            ("P4/unknown-binding", |plan| bind(plan, None, BindingLimit::Gate(2))),
            ("P4/unknown-binding", |plan| bind(plan, Some(1), BindingLimit::InFlight)),
            ("P4/unknown-binding", |plan| bind(plan, Some(1), BindingLimit::WarmUp)),
            ("P4/unknown-binding", |plan| bind(plan, Some(1), BindingLimit::WorkingHours)),
            ("P4/unknown-binding", |plan| plan.campaign.pace = Pace::Asap),
            ("P4/unknown-binding", |plan| {
                plan.sending_hours = None;
                plan.blackouts.clear();
            }),
        ],
    );
}

#[test]
fn documented_figures_hold_unless_the_account_has_its_own() {
    fn mailbox() -> Plan {
        let mut plan = plans::free(&[(0, 1)]);
        plan.accounts = vec![plans::account("exchange-online", "one call per person", 1)];
        let per_minute = LimitFacts {
            unit: Unit::Messages,
            limit: 30,
            per_ms: MINUTE_MS,
            guard_ms: 0,
            reserve: 0,
            used: 0,
            used_at: vec![],
            origin: plan::LimitOrigin::Catalogue,
        };
        let per_day = LimitFacts { limit: 10_000, per_ms: DAY_MS, ..per_minute.clone() };
        plan.accounts[0].limits = vec![per_minute, per_day];
        plan
    }
    all_caught(
        mailbox,
        &[
            ("P3/documented-limit", |plan| plan.accounts[0].limits[0].limit = 31),
            ("P3/documented-limit", |plan| plan.accounts[0].limits[1].per_ms -= 1),
            ("P3/documented-limit", |plan| {
                plan.accounts[0].limits.pop();
            }),
        ],
    );
    let mut own = mailbox();
    own.accounts[0].limits[0].limit = 31;
    own.accounts[0].limits[0].origin = plan::LimitOrigin::Account;
    assert_eq!(audit(&own, None), vec![]);
}

#[test]
fn a_provider_that_is_not_for_bulk_mail() {
    fn relayed() -> Plan {
        let mut plan = plans::free(&[(0, 1)]);
        plan.accounts = vec![plans::account("smtp", send_plan::provider::SINGLE, 1)];
        plan
    }
    all_caught(
        relayed,
        &[("P3/unfit-provider", |plan| plan.accounts[0].provider = "zeptomail".into())],
    );
}

/// Whatever sizes the catalogue documents, a plan neither raises nor exceeds them.
#[test]
fn documented_sizes_hold() {
    for provider in send_plan::provider::ALL {
        let mut sound = plans::free(&[(0, 1)]);
        sound.accounts = vec![plans::account(provider.id, send_plan::provider::SINGLE, 1)];
        let raised = |member: fn(&mut Plan) -> &mut Option<u64>, bytes: u64| {
            let mut plan = sound.clone();
            *member(&mut plan) = Some(bytes);
            codes(&plan).contains(&"P3/documented-size".to_owned())
        };
        let carried = |bytes: u64, code: &str| {
            let mut plan = sound.clone();
            plan.cohorts[0].message_bytes = bytes;
            codes(&plan).contains(&code.to_owned())
        };
        if let Some(known) = &provider.message_bytes {
            let member: fn(&mut Plan) -> &mut Option<u64> =
                |plan| &mut plan.accounts[0].max_bytes_per_message;
            assert!(raised(member, known.bytes + 1) && !raised(member, known.bytes));
            assert!(carried(known.bytes + 1, "P3/message-bytes"));
            assert!(!carried(known.bytes, "P3/message-bytes"));
        }
        if let Some(known) = &provider.call_bytes {
            let member: fn(&mut Plan) -> &mut Option<u64> =
                |plan| &mut plan.accounts[0].max_bytes_per_call;
            assert!(raised(member, known.bytes + 1) && !raised(member, known.bytes));
            assert!(carried(known.bytes + 1, "P3/call-bytes"));
            assert!(!carried(known.bytes, "P3/call-bytes"));
        }
    }
}

#[test]
fn another_audience_than_planned() {
    let plan = plans::free(&[(0, 10)]);
    let read = AudienceSummary {
        files: plan.audience.files.clone(),
        rows: 10,
        recipients: 10,
        groups: vec![Group {
            mailbox_provider: String::new(),
            locale: String::new(),
            time_zone: String::new(),
            seed: false,
            recipients: 10,
        }],
        ..AudienceSummary::default()
    };
    assert_eq!(audit(&plan, Some(&read)), vec![]);
    let breaks: [fn(&mut AudienceSummary); 4] = [
        |read| read.files[0].blake3 = "11".into(),
        |read| read.duplicates = 1,
        |read| {
            read.rejected.insert(send_plan::audience::RejectReason::NoAddress, 1);
        },
        |read| read.groups[0].locale = "en".into(),
    ];
    for break_it in breaks {
        let mut other = read.clone();
        break_it(&mut other);
        let found = audit(&plan, Some(&other));
        assert!(found.iter().any(|finding| finding.code == "P6/other-audience"), "{found:?}");
    }
}

/// A template serves its language, and as the fallback everybody.
#[test]
fn a_locale_claims_whom_its_template_serves() {
    let mut plan = whole();
    plan.cohorts[4].locale = Some("pt".into());
    assert_eq!(codes(&plan), Vec::<String>::new());
    plan.cohorts[4].locale = Some("en-GB".into());
    assert_eq!(codes(&plan), ["P2/locale-claims"]);
    plan.fallback_locale = Some("en".into());
    assert_eq!(codes(&plan), Vec::<String>::new());
}

/// Cohorts within a list of zones count together, whichever of its zones they name.
#[test]
fn time_zones_are_not_claimed_twice() {
    all_caught(
        || {
            let mut plan = whole();
            plan.cohorts[3].time_zones = vec![String::new(), "Europe/Berlin".into()];
            plan
        },
        &[("P2/time-zone-claims", |plan| {
            *plan.audience.by_time_zone.get_mut("").unwrap() = 14;
            *plan.audience.by_time_zone.get_mut("Asia/Tokyo").unwrap() = 36;
        })],
    );
}

/// A route of a locale at a mailbox provider leaves the rest of both to those after it.
#[test]
fn the_first_route_that_fits_holds() {
    fn three_routes() -> Plan {
        let mut plan = whole();
        let both = plan::RouteFacts { locale: Some("pt".into()), ..plan.routes[0].clone() };
        plan.routes.insert(0, both);
        (plan.cohorts[3].route, plan.cohorts[4].route) = (Some(1), Some(2));
        plan
    }
    all_caught(
        three_routes,
        &[
            ("P3/route-passed-over", |plan| plan.cohorts[3].route = None),
            ("P3/route-of-others", |plan| plan.cohorts[4].route = Some(0)),
        ],
    );
    fn by_locale_first() -> Plan {
        let mut plan = whole();
        plan.routes.reverse();
        plan.routes[0].locale = Some("en".into());
        for (cohort, route) in plan.cohorts.iter_mut().zip([0, 0, 0, 0, 9, 1]) {
            cohort.route = Some(route).filter(|route| *route < 9);
        }
        plan
    }
    all_caught(by_locale_first, &[("P3/route-passed-over", |plan| plan.cohorts[5].route = None)]);
}

/// The first way to tell cohorts apart is enough; a difference in none is not.
#[test]
fn cohorts_of_anybody_stand_alone() {
    let halves = |change: fn(&mut plan::Cohort)| {
        let mut plan = plans::free(&[(0, 5), (0, 5)]);
        plan.runs[1].cohort = 1;
        plan.runs[1].first = 0;
        plan.cohorts[0].recipients = 5;
        let mut other = plan.cohorts[0].clone();
        change(&mut other);
        plan.cohorts.push(other);
        codes(&plan)
    };
    assert_eq!(halves(|cohort| cohort.seeds = true), Vec::<String>::new());
    assert_eq!(halves(|cohort| cohort.locale = Some(String::new())), ["P2/ambiguous-cohort"]);
    assert_eq!(halves(|cohort| cohort.time_zones = vec![String::new()]), ["P2/ambiguous-cohort"]);
    let zoned = |zones: [&str; 2]| {
        let mut plan = plans::free(&[(0, 5), (0, 5)]);
        (plan.runs[1].cohort, plan.runs[1].first) = (1, 0);
        plan.cohorts[0].recipients = 5;
        plan.cohorts[0].time_zones = vec!["Asia/Tokyo".into()];
        plan.cohorts.push(plan.cohorts[0].clone());
        plan.cohorts[1].time_zones = zones.map(str::to_owned).to_vec();
        plan.audience.by_time_zone =
            [("Asia/Tokyo".to_owned(), 5), (zones[1].to_owned(), 5)].into();
        codes(&plan)
    };
    assert_eq!(zoned(["Asia/Tokyo", "Europe/Berlin"]), ["P2/ambiguous-cohort"]);
    assert_eq!(zoned(["Asia/Seoul", "Europe/Berlin"]), Vec::<String>::new());
    assert_eq!(halves(|cohort| cohort.first = 5), Vec::<String>::new());
    assert_eq!(halves(|_| ()), ["P2/cohorts-not-once"]);
}

#[test]
fn a_slow_run_is_legal_to_its_last_call() {
    let mut plan = plans::free(&[(0, 1)]);
    plan.runs[0].repeat = vec![Repeat { times: 100_000, every_ms: SECOND_MS }];
    plan.cohorts[0].recipients = 100_000;
    plan.accounts[0].limits = vec![LimitFacts {
        unit: Unit::Calls,
        limit: 3_600,
        per_ms: HOUR_MS,
        guard_ms: 0,
        reserve: 0,
        used: 0,
        used_at: vec![],
        origin: plan::LimitOrigin::Account,
    }];
    let plan = settled(plan);
    assert_eq!(codes(&plan), Vec::<String>::new());
    let mut broken = plan.clone();
    broken.accounts[0].limits[0].limit -= 1;
    assert_eq!(codes(&broken), ["P3/limit-exceeded"]);
}

/// A value of JSON somewhere in the plan, replaced, removed or repeated.
fn mutate(value: &mut serde_json::Value, path: &mut impl Iterator<Item = u8>, new: u8) {
    use serde_json::{Value, json};
    let step = path.next();
    match (value, step) {
        (Value::Array(items), Some(step)) if !items.is_empty() => {
            let index = usize::from(step) % items.len();
            match step / 64 {
                0 if new.is_multiple_of(4) => {
                    items.remove(index);
                }
                0 if new % 4 == 1 => {
                    let again = items[index].clone();
                    items.push(again);
                }
                _ => mutate(&mut items[index], path, new),
            }
        }
        (Value::Object(members), Some(step)) if !members.is_empty() => {
            let index = usize::from(step) % members.len();
            let name = members.keys().nth(index).cloned().unwrap_or_default();
            if step / 64 == 0 && new.is_multiple_of(4) {
                members.remove(&name);
            } else {
                mutate(members.get_mut(&name).unwrap(), path, new);
            }
        }
        (Value::String(text), _) => match new % 4 {
            0 => text.clear(),
            1 => *text = "24:00".into(),
            2 => *text = "2026-11-23".into(),
            _ => text.push('é'),
        },
        (value, _) => {
            let largest = (1u64 << 53) - 1;
            let figures = [0, 1, 2, 99, largest, largest / 2, START_MS, CANARY_MS + 1];
            *value = json!(figures[usize::from(new) % figures.len()]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_in_a_plan_makes_the_auditor_panic(
        changes in proptest::collection::vec(
            (proptest::collection::vec(any::<u8>(), 8), any::<u8>()), 1..4)
    ) {
        let mut value: serde_json::Value = serde_json::to_value(whole()).unwrap();
        for (path, new) in changes {
            mutate(&mut value, &mut path.into_iter(), new);
        }
        if let Ok(plan) = plan::parse("plan.json", &value.to_string()) {
            // Billions of calls are legal, and too many for a test.
            let calls = plan.runs.iter().map(plan::Run::calls).fold(0, u64::saturating_add);
            if calls < 1_000_000 {
                audit(&plan, None);
            }
        }
    }

    #[test]
    fn no_byte_in_a_plan_makes_parser_or_auditor_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut bytes = whole().canonical_bytes();
        for (place, new) in changes {
            let place = place.index(bytes.len());
            // Digits for digits now and then, so that the plan is still one.
            bytes[place] = if bytes[place].is_ascii_digit() { b'0' + new % 10 } else { new };
        }
        if let Ok(plan) = plan::parse("plan.json", &String::from_utf8_lossy(&bytes)) {
            let calls = plan.runs.iter().map(plan::Run::calls).fold(0, u64::saturating_add);
            if calls < 1_000_000 {
                audit(&plan, None);
            }
        }
    }
}
