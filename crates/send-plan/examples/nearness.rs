//! How near plans come to their bound: seeded campaigns of every hard class, one line per class.
//!
//! `cargo run --release -p send-plan --example nearness [INSTANCES] [CLASS] [--list]`

#![allow(clippy::disallowed_methods, reason = "it measures")]

use std::time::Instant;

use send_plan::api::{Question, review};
use send_plan::audience::{AudienceSummary, FileFacts, Group};
use send_plan::campaign::*;
use send_plan::plan::{AccountFacts, Plan};
use send_plan::template::TemplateFile;

/// A small generator of its own: the same campaigns on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn from(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// Evenly over orders of magnitude.
    fn scale(&mut self, low: u64, high: u64) -> u64 {
        let (low_bits, high_bits) = (low.ilog2() * 16, high.ilog2() * 16);
        let bits = self.from(u64::from(low_bits), u64::from(high_bits));
        let base = 1u64 << (bits / 16);
        (base + base * (bits % 16) / 16).clamp(low, high)
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[(self.next() % all.len() as u64) as usize].clone()
    }
}

const ZONES: [&str; 14] = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Africa/Lagos",
    "America/Chicago",
    "Asia/Dubai",
];
const RECEIVERS: [&str; 6] = ["gmail", "outlook", "yahoo", "icloud", "other", "qq"];
const LOCALES: [&str; 12] =
    ["en", "pt-BR", "ar", "de", "fr", "es", "ja", "zh", "ko", "ru", "it", "tr"];

fn limit(unit: Unit, limit: u64, per: &str) -> Limit {
    Limit { unit, limit, per: per.into(), ..Limit::default() }
}

fn account(dice: &mut Dice, id: usize, chunk: u64) -> Account {
    let provider =
        if chunk == 1 { "smtp" } else { dice.one_of(&["sendgrid", "sandbox", "postmark"]) };
    Account {
        id: format!("account-{id}"),
        provider: provider.into(),
        in_flight: Some(dice.from(1, 12)),
        latency_ms: dice.from(60, 900),
        max_recipients_per_call: (chunk > 1).then_some(chunk),
        guard_ms: dice.one_of(&[0, 250]),
        ..Account::default()
    }
}

fn audience(groups: Vec<Group>) -> AudienceSummary {
    let recipients = groups.iter().map(|group| group.recipients).sum();
    AudienceSummary {
        files: vec![FileFacts { name: "a.csv".into(), rows: recipients, ..FileFacts::default() }],
        rows: recipients,
        recipients,
        groups,
        ..AudienceSummary::default()
    }
}

fn group(receiver: &str, locale: &str, zone: &str, recipients: u64) -> Group {
    Group {
        mailbox_provider: receiver.into(),
        locale: locale.into(),
        time_zone: zone.into(),
        seed: false,
        recipients,
    }
}

fn templates() -> Vec<TemplateFile> {
    LOCALES
        .iter()
        .flat_map(|locale| {
            [("subject.txt", "Hello"), ("message.html", "<p>Hi</p>"), ("message.txt", "Hi")].map(
                |(name, text)| TemplateFile { path: format!("{locale}/{name}"), text: text.into() },
            )
        })
        .collect()
}

fn hours(dice: &mut Dice) -> SendingHours {
    let days = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    let from = dice.from(6, 11);
    SendingHours {
        from: format!("{from:02}:00"),
        to: format!("{:02}:{}", dice.from(14, 21), dice.one_of(&["00", "30"])),
        days: if dice.from(0, 2) == 0 { days.to_vec() } else { Vec::new() },
        fallback_time_zone: Some("UTC".into()),
        past_today: PastToday::Wait,
    }
}

fn instance(class: &str, seed: u64) -> (Campaign, AudienceSummary) {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        dice.next();
    }
    let dice = &mut dice;
    let mut campaign = Campaign {
        id: Some("nearness".into()),
        salt: Some("0".repeat(64)),
        name: class.into(),
        ..Campaign::default()
    };
    campaign.from.address = "news@example.com".into();
    campaign.templates.fallback_locale = Some("en".into());
    campaign.schedule.start = Some(format!(
        "2026-{:02}-{:02}T{:02}:{:02}:00Z",
        dice.from(1, 12),
        dice.from(1, 28),
        dice.from(0, 23),
        dice.from(0, 59)
    ));
    let mut groups = Vec::new();
    match class {
        "hours" | "quota-hours" => {
            campaign.schedule.sending_hours = Some(hours(dice));
            let zones = dice.from(2, 14) as usize;
            let total = dice.scale(20_000, 4_000_000);
            for zone in &ZONES[..zones] {
                groups.push(group("gmail", "en", zone, dice.from(1, 2 * total / zones as u64)));
            }
            let accounts = dice.from(1, 3) as usize;
            for id in 0..accounts {
                let chunk = dice.one_of(&[1, 1, 10, 100]);
                let mut account = account(dice, id, chunk);
                account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
                if class == "quota-hours" {
                    let quota = (total / accounts as u64 / dice.from(1, 5)).max(100);
                    account.limits.push(limit(
                        Unit::Messages,
                        quota / chunk * chunk + chunk,
                        "24h",
                    ));
                }
                campaign.accounts.push(account);
            }
        }
        "caps" => {
            let total = dice.scale(10_000, 2_000_000);
            for receiver in RECEIVERS {
                groups.push(group(receiver, "en", "UTC", dice.from(1, total / 3)));
            }
            for id in 0..dice.from(2, 4) as usize {
                let chunk = dice.one_of(&[1, 1, 10]);
                let mut account = account(dice, id, chunk);
                account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
                campaign.accounts.push(account);
            }
            for receiver in &RECEIVERS[..dice.from(1, 4) as usize] {
                let (per, scale) = dice.one_of(&[("1h", 3_600), ("1m", 60), ("1s", 1)]);
                campaign.mailbox_caps.push(MailboxCap {
                    mailbox_provider: if *receiver == "other" { "proton" } else { receiver }.into(),
                    unit: Unit::Messages,
                    limit: dice.from(3, 60) * scale,
                    per: per.into(),
                    ..MailboxCap::default()
                });
            }
        }
        "chunks" => {
            let total = dice.scale(2_000, 3_000_000);
            groups.push(group("gmail", "en", "UTC", dice.from(1, total)));
            groups.push(group("gmail", "de", "UTC", dice.from(1, total)));
            for id in 0..dice.from(1, 3) as usize {
                let chunk = dice.from(2, 500);
                let mut account = account(dice, id, chunk);
                account.limits.push(limit(Unit::Messages, dice.from(chunk, chunk * 7), "1m"));
                if dice.from(0, 1) == 0 {
                    account.limits.push(limit(
                        Unit::Messages,
                        dice.from(chunk * 20, chunk * 900),
                        "1h",
                    ));
                }
                if dice.from(0, 1) == 0 {
                    account.limits.push(limit(Unit::Calls, dice.from(1, 9), "1s"));
                }
                campaign.accounts.push(account);
            }
        }
        "cohorts" => {
            let each = dice.scale(1_000, 40_000);
            for receiver in RECEIVERS {
                for locale in &LOCALES[..dice.from(2, 12) as usize] {
                    groups.push(group(receiver, locale, "UTC", dice.from(1, each)));
                }
            }
            for id in 0..dice.from(1, 4) as usize {
                let chunk = dice.from(2, 200);
                let mut account = account(dice, id, chunk);
                account.provider = "sendgrid".into();
                account.limits.push(limit(Unit::Calls, dice.from(1, 20), "1s"));
                campaign.accounts.push(account);
            }
        }
        _ => {
            // everything together
            campaign.schedule.sending_hours = Some(hours(dice));
            let total = dice.scale(20_000, 2_000_000);
            for receiver in RECEIVERS {
                for zone in &ZONES[..dice.from(2, 8) as usize] {
                    groups.push(group(receiver, "en", zone, dice.from(1, total / 12)));
                }
            }
            for id in 0..dice.from(1, 3) as usize {
                let chunk = dice.one_of(&[1, 10, 70]);
                let mut account = account(dice, id, chunk);
                account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
                if dice.from(0, 1) == 0 {
                    account.limits.push(limit(
                        Unit::Messages,
                        (total / dice.from(1, 4)).max(1_000),
                        "24h",
                    ));
                }
                campaign.accounts.push(account);
            }
            for receiver in &RECEIVERS[..dice.from(0, 3) as usize] {
                campaign.mailbox_caps.push(MailboxCap {
                    mailbox_provider: (*receiver).into(),
                    unit: Unit::Messages,
                    limit: dice.scale(2_000, 100_000),
                    per: "1h".into(),
                    ..MailboxCap::default()
                });
            }
            campaign.schedule.waves = vec![
                Wave {
                    name: "canary".into(),
                    size: WaveSize::Recipients(
                        200.min(groups.iter().map(|g| g.recipients).sum::<u64>() / 2).max(1),
                    ),
                    gate: Some(Gate { dwell: Some("30m".into()), ..Gate::default() }),
                },
                Wave { name: "everyone".into(), size: WaveSize::Rest, gate: None },
            ];
        }
    }
    (campaign, audience(groups))
}

/// Milliseconds that one full call costs at the account's slowest limit.
fn call_ms(account: &AccountFacts) -> u64 {
    let size = account.recipients_per_call;
    let latency = account.latency_ms + account.latency_per_recipient_ms * size;
    let rate = |limit: &send_plan::plan::LimitFacts| {
        let cost = if limit.unit == Unit::Messages { size } else { 1 };
        ((limit.per_ms + limit.guard_ms) * cost).div_ceil((limit.limit - limit.reserve).max(1))
    };
    let rates = account.limits.iter().map(rate).max().unwrap_or(0);
    rates.max(latency)
}

/// What DESIGN allows beyond the bound: a thousandth, and one call per cohort and account.
fn allowed_ms(plan: &Plan) -> u64 {
    let calls: u64 = plan.accounts.iter().map(call_ms).sum::<u64>() * plan.cohorts.len() as u64;
    (plan.estimate.bound_ms - plan.campaign.start_ms) / 1_000 + calls
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let instances: u64 = arguments.first().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let only = arguments.get(1).filter(|name| !name.starts_with("--"));
    let audited = arguments.iter().any(|argument| argument == "--audit");
    let list = arguments.iter().any(|argument| argument == "--list");
    println!(
        "| class | planned | at the bound | within 0.1 % | within 0.1 % and a call per cohort and account | median gap | 99 % | largest | slowest plan | median plan |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for class in ["hours", "quota-hours", "caps", "chunks", "cohorts", "everything"] {
        if only.is_some_and(|only| only != class) {
            continue;
        }
        let (mut gaps, mut at, mut near, mut allowed, mut times) =
            (Vec::new(), 0, 0, 0, Vec::new());
        let first = arguments
            .iter()
            .position(|a| a == "--show")
            .and_then(|at| arguments.get(at + 1))
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        for seed in first..instances {
            let (campaign, audience) = instance(class, seed + 1);
            let question =
                Question { campaign, audience: Some(audience), templates: templates(), now_ms: 0 };
            let clock = Instant::now();
            let review = review(&question);
            times.push(clock.elapsed().as_micros() as u64);
            let Some(plan) = review.plan else {
                println!("{class} {seed}: {:?}", review.diagnostics.first());
                continue;
            };
            if audited {
                for finding in send_plan::audit::audit(&plan, None) {
                    println!("{class} {seed}: {} {}", finding.code, finding.message);
                }
            }
            let estimate = &plan.estimate;
            let gap = estimate.finish_ms - estimate.bound_ms;
            let whole = (estimate.bound_ms - plan.campaign.start_ms).max(1);
            let share = gap as f64 / whole as f64;
            at += u64::from(gap == 0);
            near += u64::from(gap <= whole / 1_000);
            let is_allowed = gap <= allowed_ms(&plan);
            allowed += u64::from(is_allowed);
            if list && !is_allowed {
                println!(
                    "{class} {seed}: {:.3} % of {:.1} h, {} s over; {} cohorts, {} accounts, {} runs, {} µs",
                    share * 100.0,
                    whole as f64 / 3_600_000.0,
                    gap / 1_000,
                    plan.cohorts.len(),
                    plan.accounts.len(),
                    plan.runs.len(),
                    times.last().copied().unwrap_or(0),
                );
            }
            if let Some(one) =
                arguments.iter().position(|a| a == "--show").and_then(|at| arguments.get(at + 1))
                && one.parse() == Ok(seed)
            {
                println!("{}", serde_json::to_string_pretty(&plan.accounts).unwrap_or_default());
                println!(
                    "{:?} {:?} {:?} start {:?}",
                    plan.mailbox_caps,
                    plan.estimate,
                    plan.sending_hours,
                    question.campaign.schedule.start
                );
                for (index, cohort) in plan.cohorts.iter().enumerate() {
                    println!(
                        "{index}: {:?} {:?} {}",
                        cohort.mailbox_provider, cohort.time_zones, cohort.recipients
                    );
                }
                for run in plan.runs.iter().take(400) {
                    println!(
                        "account {} cohort {} {} x {} at {:.1} s: {}",
                        run.account,
                        run.cohort,
                        run.calls(),
                        run.size,
                        (run.start_ms - plan.campaign.start_ms) as f64 / 1e3,
                        run.repeat
                            .iter()
                            .map(|r| format!("{}@{} ", r.times, r.every_ms))
                            .collect::<String>(),
                    );
                }
            }
            gaps.push(share);
        }
        gaps.sort_by(f64::total_cmp);
        times.sort_unstable();
        let part = |share: f64| {
            gaps.get(((gaps.len() as f64 - 1.0) * share) as usize).copied().unwrap_or(0.0)
        };
        println!(
            "| {class} | {} | {at} | {near} | {allowed} | {:.4} % | {:.3} % | {:.2} % | {:.1} ms | {:.2} ms |",
            gaps.len(),
            part(0.5) * 100.0,
            part(0.99) * 100.0,
            part(1.0) * 100.0,
            times.last().copied().unwrap_or(0) as f64 / 1e3,
            times.get(times.len() / 2).copied().unwrap_or(0) as f64 / 1e3,
        );
    }
}
