//! Legal plans written by hand: one that uses every member, and small ones for the edges.

use send_plan::plan::{self, Plan, Run};
use serde_json::{Value, json};

/// Mon 23 Nov 2026 06:00 UTC.
pub const START_MS: u64 = 1_795_413_600_000;
pub const SECOND_MS: u64 = 1_000;
pub const MINUTE_MS: u64 = 60 * SECOND_MS;
pub const HOUR_MS: u64 = 60 * MINUTE_MS;
pub const DAY_MS: u64 = 24 * HOUR_MS;

/// Two hours after the start, when it is eight in Lisbon.
pub const CANARY_MS: u64 = START_MS + 2 * HOUR_MS;
/// The canary's last answer, and half an hour.
pub const EVERYONE_MS: u64 = CANARY_MS + 1_300 + 30 * MINUTE_MS;

/// A plan that uses every member and leaves no room: a hundred recipients in two waves, through an
/// account that is warming up and a relay that carries everybody at Yahoo.
pub fn whole() -> Plan {
    read(&json!({
        "format": "piecewise.plan/1",
        "versions": { "engine": "0", "catalogue": "0", "mailboxProviders": "0", "timeZones": "0" },
        "campaign": {
            "id": "whole", "name": "Whole", "salt": "0f".repeat(32), "sequence": 1,
            "environment": "sandbox", "purpose": "service",
            "plannedAtMs": START_MS - HOUR_MS, "startMs": START_MS, "notBeforeMs": START_MS,
            "deadlineMs": EVERYONE_MS + 304_100, "expiresMs": EVERYONE_MS + 304_001,
            "blastRadius": 10, "pace": "even"
        },
        "from": { "name": "Example", "address": "news@example.com" },
        "audience": {
            "files": [{
                "name": "a.csv", "bytes": 1, "blake3": "00", "encoding": "utf-8", "delimiter": ",",
                "columns": ["email"], "rows": 110
            }],
            "suppression": [], "columns": { "address": "email" },
            "rows": 110, "recipients": 100, "duplicates": 4, "suppressed": 3,
            "rejected": { "no-address": 3 },
            "byMailboxProvider": { "gmail": 60, "yahoo": 40 },
            "byLocale": { "en": 70, "pt-BR": 30 },
            "byTimeZone": { "": 20, "Asia/Tokyo": 30, "Europe/Berlin": 50 }
        },
        "templates": [],
        "accounts": [
            {
                "id": "warming", "provider": "sendgrid", "callShape": "personalizations",
                "recipientsPerCall": 10, "inFlight": 1, "latencyMs": 200,
                "latencyPerRecipientMs": 10, "maxBytesPerCall": 12_240, "maxBytesPerMessage": 3_000,
                "mostRecipients": 60,
                "limits": [
                    limit("calls", 1, 900, 100),
                    with(limit("messages", 80, 3 * HOUR_MS, 250), json!({
                        "reserve": 10, "used": 65,
                        // Leaves the window when the second call starts.
                        "usedAt": [{ "atMs": CANARY_MS + 1_000 - 3 * HOUR_MS - 250, "units": 55 }]
                    })),
                    limit("bytes", 40_000, 2_000, 0)
                ],
                "workingHours": {
                    "from": "08:00", "to": "18:00", "days": ["mon", "tue"], "timeZone": "UTC"
                },
                "warmUp": { "caps": [60, 100], "perMs": DAY_MS, "guardMs": 250 }
            },
            {
                "id": "relay", "provider": "smtp", "callShape": "one call per person",
                "recipientsPerCall": 1, "latencyMs": 100, "latencyPerRecipientMs": 0,
                "limits": [limit("messages", 7, MINUTE_MS, 0)]
            }
        ],
        "mailboxCaps": [
            { "mailboxProvider": "yahoo", "cap": rate("messages", 7, MINUTE_MS) },
            { "cap": rate("messages", 11, 1_000) },
            { "mailboxProvider": "yahoo", "account": 1, "cap": { "connections": 1 } },
            { "mailboxProvider": "gmail", "account": 0, "cap": rate("calls", 1, 1_000) }
        ],
        "routes": [
            { "mailboxProvider": "yahoo", "accounts": [1] },
            { "locale": "pt", "accounts": [0, 1] }
        ],
        "sendingHours": {
            "from": "08:00", "to": "18:00", "days": ["mon", "tue", "wed", "thu", "fri"],
            "fallbackTimeZone": "Europe/Lisbon"
        },
        "blackouts": [
            { "name": "New Year", "from": "2026-12-31", "to": "2027-01-01" },
            { "name": "upkeep", "from": "2026-11-23T05:00:00Z", "to": "2026-11-23T08:00:00Z" }
        ],
        "cohorts": [
            { "wave": 0, "locale": "en", "mailboxProvider": "gmail", "timeZones": [""],
              "seeds": true, "first": 0, "recipients": 5, "messageBytes": 2_000 },
            { "wave": 0, "locale": "en", "mailboxProvider": "gmail", "timeZones": ["Asia/Tokyo"],
              "first": 0, "recipients": 10, "messageBytes": 2_000 },
            { "wave": 1, "locale": "en", "mailboxProvider": "gmail", "timeZones": ["Asia/Tokyo"],
              "first": 10, "recipients": 20, "messageBytes": 2_000 },
            { "wave": 1, "locale": "en", "mailboxProvider": "yahoo", "timeZones": ["Europe/Berlin"],
              "route": 0, "first": 0, "recipients": 35, "messageBytes": 2_000 },
            { "wave": 1, "locale": "pt-BR", "mailboxProvider": "gmail",
              "timeZones": ["", "Europe/Berlin"], "route": 1,
              "first": 0, "recipients": 25, "messageBytes": 3_000 },
            { "wave": 1, "locale": "pt-BR", "mailboxProvider": "yahoo", "timeZones": [""],
              "route": 0, "first": 0, "recipients": 5, "messageBytes": 3_000 }
        ],
        "waves": [
            { "name": "canary", "recipients": 15, "startMs": CANARY_MS,
              "gate": { "dwellMs": 30 * MINUTE_MS, "approval": true, "headerCheck": false,
                        "expectedWaitMs": 15 * MINUTE_MS } },
            { "name": "everyone", "recipients": 85, "startMs": EVERYONE_MS }
        ],
        "runs": [
            { "account": 0, "wave": 0, "cohort": 0, "first": 0, "size": 5, "startMs": CANARY_MS },
            { "account": 0, "wave": 0, "cohort": 1, "first": 0, "size": 10,
              "startMs": CANARY_MS + 1_000 },
            { "account": 0, "wave": 1, "cohort": 2, "first": 0, "size": 10,
              "startMs": EVERYONE_MS, "repeat": [{ "times": 2, "everyMs": 1_000 }] },
            { "account": 1, "wave": 1, "cohort": 3, "first": 0, "size": 1,
              "startMs": EVERYONE_MS,
              "repeat": [{ "times": 5, "everyMs": 60_000 }, { "times": 7, "everyMs": 1_000 }] },
            { "account": 0, "wave": 1, "cohort": 4, "first": 0, "size": 5,
              "startMs": EVERYONE_MS + 2_000, "repeat": [{ "times": 5, "everyMs": 1_000 }] },
            { "account": 1, "wave": 1, "cohort": 5, "first": 0, "size": 1,
              "startMs": EVERYONE_MS + 300_000, "repeat": [{ "times": 5, "everyMs": 1_000 }] }
        ],
        "estimate": {
            "startMs": CANARY_MS, "finishMs": EVERYONE_MS + 304_100, "boundMs": CANARY_MS,
            "calls": 49, "messages": 100, "largestCall": 10,
            "binding": [
                binding(Some(0), json!({ "limit": 2 })),
                binding(Some(0), json!("inFlight")),
                binding(Some(0), json!("warmUp")),
                binding(Some(0), json!("workingHours")),
                binding(Some(1), json!({ "mailboxCap": 3 })),
                binding(None, json!("sendingHours")),
                binding(None, json!({ "gate": 1 })),
                binding(None, json!("pace"))
            ]
        }
    }))
}

fn read(plan: &Value) -> Plan {
    plan::parse("plan.json", &plan.to_string()).unwrap()
}

fn limit(unit: &str, limit: u64, per_ms: u64, guard_ms: u64) -> Value {
    json!({ "unit": unit, "limit": limit, "perMs": per_ms, "guardMs": guard_ms, "used": 0,
            "origin": "account" })
}

fn rate(unit: &str, limit: u64, per_ms: u64) -> Value {
    json!({ "rate": { "unit": unit, "limit": limit, "perMs": per_ms, "guardMs": 0, "used": 0 } })
}

fn with(mut object: Value, more: Value) -> Value {
    if let (Some(members), Value::Object(more)) = (object.as_object_mut(), more) {
        members.extend(more);
    }
    object
}

fn binding(account: Option<u64>, limit: Value) -> Value {
    let at = account.map_or(json!({}), |account| json!({ "account": account }));
    with(at, json!({ "limit": limit, "waitedMs": 1, "fromMs": CANARY_MS, "toMs": CANARY_MS }))
}

/// A plan without any rule: through one account that takes any batch and answers at once, one wave
/// and one cohort of anybody; each call so many milliseconds after the start, to so many.
pub fn free(calls: &[(u64, u64)]) -> Plan {
    let mut plan = whole();
    plan.campaign.not_before_ms = None;
    plan.campaign.deadline_ms = None;
    plan.campaign.expires_ms = None;
    plan.campaign.blast_radius = None;
    plan.accounts = vec![account("sandbox", "batch of messages", 1_000)];
    plan.mailbox_caps.clear();
    plan.routes.clear();
    plan.sending_hours = None;
    plan.blackouts.clear();
    plan.estimate.binding.clear();
    let mut first = 0;
    plan.runs = calls
        .iter()
        .map(|(after_ms, size)| {
            let start_ms = START_MS + after_ms;
            let run = Run {
                account: 0,
                wave: 0,
                cohort: 0,
                first,
                size: *size,
                start_ms,
                repeat: vec![],
            };
            first += size;
            run
        })
        .collect();
    plan.cohorts.truncate(1);
    plan.cohorts[0] = plan::Cohort { recipients: first, message_bytes: 100, ..Default::default() };
    plan.waves.truncate(1);
    plan.waves[0].start_ms = START_MS;
    plan.waves[0].gate = None;
    settled(plan)
}

/// An account that answers at once.
pub fn account(provider: &str, call_shape: &str, recipients_per_call: u64) -> plan::AccountFacts {
    plan::AccountFacts {
        id: provider.to_owned(),
        provider: provider.to_owned(),
        domain: None,
        call_shape: call_shape.to_owned(),
        recipients_per_call,
        limits: vec![],
        in_flight: None,
        latency_ms: 0,
        latency_per_recipient_ms: 0,
        max_bytes_per_call: None,
        max_bytes_per_message: None,
        working_hours: None,
        warm_up: None,
        most_recipients: None,
    }
}

/// The plan with counts and figures that fit its cohorts and runs.
pub fn settled(mut plan: Plan) -> Plan {
    let recipients = plan.cohorts.iter().map(|cohort| cohort.recipients).sum();
    for (index, wave) in plan.waves.iter_mut().enumerate() {
        let cohorts = plan.cohorts.iter().filter(|cohort| cohort.wave == index as u64);
        wave.recipients = cohorts.map(|cohort| cohort.recipients).sum();
    }
    let audience = &mut plan.audience;
    audience.rows = recipients;
    audience.recipients = recipients;
    audience.duplicates = 0;
    audience.suppressed = 0;
    audience.rejected.clear();
    audience.files[0].rows = recipients;
    for counts in
        [&mut audience.by_mailbox_provider, &mut audience.by_locale, &mut audience.by_time_zone]
    {
        if counts.values().sum::<u64>() != recipients {
            counts.clear();
            counts.insert(String::new(), recipients);
        }
    }
    let estimate = &mut plan.estimate;
    estimate.start_ms = plan.runs.iter().map(|run| run.start_ms).min().unwrap();
    estimate.bound_ms = estimate.start_ms;
    let answered_ms = plan.runs.iter().map(|run| {
        let account = &plan.accounts[run.account as usize];
        run.call_start_ms(run.calls() - 1)
            + account.latency_ms
            + account.latency_per_recipient_ms * run.size
    });
    estimate.finish_ms = answered_ms.max().unwrap();
    estimate.calls = plan.runs.iter().map(Run::calls).sum();
    estimate.messages = recipients;
    estimate.largest_call = plan.runs.iter().map(|run| run.size).max().unwrap();
    plan
}
