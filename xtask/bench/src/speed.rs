//! How long planning takes: large sends, usual ones, and one send of more and more recipients.
//!
//! Measured here natively; the same questions are written for Chromium's worker, which
//! tests/bench/planning.mjs asks.

use std::path::Path;
use std::time::{Duration, Instant};

use send_plan::api::{Question, Review, plan_json, review};
use send_plan::audience::Group;
use send_plan::campaign::{Account, Day, Route, SendingHours, Unit};
use serde_json::json;

use crate::draw::{self, LOCALES, RECEIVERS, ZONES, canary, cap, group, limit, question};
use crate::program::Program;
use crate::report::{Result, quantile};
use crate::rules::Rules;

/// Plans of one shape are made until so long has passed, and so many at most.
const LONG_ENOUGH: Duration = Duration::from_secs(3);
const TURNS: usize = 21;

pub struct Shape {
    /// The table it stands in.
    table: &'static str,
    name: String,
    pub question: Question,
}

/// Plans each shape natively, and writes questions and figures for the browser's turn.
pub fn run(out: &Path) -> Result<()> {
    let mut written = Vec::new();
    for shape in shapes() {
        let measured = measured(&shape)?;
        println!("{}: {}", shape.name, measured["native"]);
        written.push(measured);
    }
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(out, serde_json::to_vec(&written)?)?;
    Ok(())
}

fn measured(shape: &Shape) -> Result<serde_json::Value> {
    let mut question = shape.question.clone();
    let (mut micros, mut answer) = (Vec::new(), None);
    let begun = Instant::now();
    while micros.is_empty() || (micros.len() < TURNS && begun.elapsed() < LONG_ENOUGH) {
        // Another draft each time, as when a person changes something.
        question.campaign.accounts[0].latency_ms += 1;
        let clock = Instant::now();
        let review = review(&question);
        micros.push(clock.elapsed().as_micros() as u64);
        answer = Some(review);
    }
    micros.sort_unstable();
    let Some(Review { plan: Some(plan), .. }) = answer else {
        let finding = answer.and_then(|review| review.diagnostics.into_iter().next());
        return Err(format!("{}: {finding:?}", shape.name).into());
    };
    let rules = Rules::of(&plan);
    let size =
        rules.as_ref().map(|rules| Program::new(rules, usize::MAX).size(plan.estimate.finish_ms));
    let (classes, intervals) = size.unwrap_or_default();
    let groups = shape.question.audience.as_ref().map_or(0, |audience| audience.groups.len());
    Ok(json!({
        "table": shape.table,
        "name": shape.name,
        "groups": groups,
        "recipients": plan.audience.recipients,
        "accounts": plan.accounts.len(),
        "cohorts": plan.cohorts.len(),
        "classes": classes,
        "intervals": intervals,
        "runs": plan.runs.len(),
        "planBytes": plan_json(&plan).len(),
        "hours": (plan.estimate.finish_ms - plan.campaign.start_ms) as f64 / 3.6e6,
        "gapPercent": 100.0 * (plan.estimate.finish_ms - plan.estimate.bound_ms) as f64
            / (plan.estimate.bound_ms - plan.campaign.start_ms).max(1) as f64,
        "native": { "median": ms(quantile(&micros, 0.5)), "slowest": ms(quantile(&micros, 1.0)) },
        "question": shape.question,
    }))
}

fn ms(micros: u64) -> f64 {
    micros as f64 / 1e3
}

fn shapes() -> Vec<Shape> {
    let mut shapes = large();
    shapes.extend(usual());
    shapes.extend([4, 7, 9].map(|power| of_recipients(power, false)));
    shapes.extend([4, 7, 9].map(|power| of_recipients(power, true)));
    shapes
}

fn shape(table: &'static str, name: &str, question: Question) -> Shape {
    Shape { table, name: name.into(), question }
}

fn account(id: &str, provider: &str, calls_per_second: u64, chunk: u64) -> Account {
    Account {
        id: id.into(),
        provider: provider.into(),
        limits: vec![limit(Unit::Calls, calls_per_second, "1s")],
        in_flight: Some(16),
        latency_ms: 250,
        max_recipients_per_call: (chunk > 1).then_some(chunk),
        guard_ms: 250,
        ..Account::default()
    }
}

fn hours(days: &[Day]) -> SendingHours {
    SendingHours {
        from: "09:00".into(),
        to: "17:00".into(),
        days: days.to_vec(),
        fallback_time_zone: Some("UTC".into()),
        ..SendingHours::default()
    }
}

const WEEKDAYS: [Day; 5] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];

/// Everybody in each zone at each mailbox provider with each locale, evenly spread but for a third
/// more or less.
fn spread(zones: &[&str], receivers: &[&str], locales: &[&str], recipients: u64) -> Vec<Group> {
    let each = recipients / (zones.len() * receivers.len() * locales.len()) as u64;
    let mut groups = Vec::new();
    for receiver in receivers {
        for locale in locales {
            for zone in zones {
                let part = each * (100 + groups.len() as u64 * 7 % 67) / 133;
                groups.push(group(receiver, locale, zone, part.max(1)));
            }
        }
    }
    groups
}

/// 2,016 groups, about 60 intervals, 3 accounts; what merges differs.
fn large() -> Vec<Shape> {
    let groups = || spread(&ZONES, &RECEIVERS, &LOCALES, 3_000_000);
    let base = |name: &str, chunk: u64, provider: &str| {
        let mut campaign = draw::campaign(name);
        campaign.schedule.start = Some("2026-11-23T06:00:00Z".into());
        campaign.schedule.sending_hours = Some(hours(&[]));
        for (id, quota) in [("first", 700_000), ("second", 500_000), ("third", 400_000)] {
            let mut account = account(id, provider, 20, chunk);
            account.limits.push(limit(Unit::Messages, quota, "24h"));
            campaign.accounts.push(account);
        }
        campaign
    };
    let by_zone = base("zones merge: a flow", 1, "smtp");
    let mut by_ceiling = base("zones × 2 ceilings: a small program", 1, "smtp");
    by_ceiling.mailbox_caps = vec![cap("gmail", 60_000, "1h"), cap("outlook", 40_000, "1h")];
    let mut by_all = base("zones × 6 ceilings", 1, "smtp");
    by_all.mailbox_caps = RECEIVERS.map(|it| cap(it, 50_000, "1h")).to_vec();
    by_all.mailbox_caps.retain(|cap| cap.mailbox_provider != "other");
    let mut by_locale = base("zones × 5 ceilings × 12 locales, calls of 100", 100, "sendgrid");
    by_locale.mailbox_caps.clone_from(&by_all.mailbox_caps);
    let mut by_route = base("zones × 2 ceilings × 2 routes", 1, "smtp");
    by_route.mailbox_caps.clone_from(&by_ceiling.mailbox_caps);
    by_route.routes = vec![Route {
        locale: Some("de".into()),
        accounts: vec!["first".into()],
        ..Route::default()
    }];
    by_all.name = "zones × 5 ceilings".into();
    [by_zone, by_ceiling, by_all, by_route, by_locale]
        .map(|campaign| {
            let name = campaign.name.clone();
            shape("large", &name, question(campaign, groups()))
        })
        .into()
}

/// Campaigns of up to 50 cohorts that take up to a week.
fn usual() -> Vec<Shape> {
    let start = || Some("2026-11-23T07:30:00Z".to_owned());

    let mut newsletter = draw::campaign("newsletter: 1 account, 12 locales");
    newsletter.schedule.start = start();
    newsletter.accounts = vec![account("main", "sendgrid", 10, 1_000)];
    let to_newsletter = spread(&["UTC"], &RECEIVERS, &LOCALES, 400_000);

    let mut daily = draw::campaign("daily quota, 5 zones, weekdays");
    daily.schedule.start = start();
    daily.schedule.sending_hours = Some(hours(&WEEKDAYS));
    daily.accounts = vec![account("main", "ses", 14, 1)];
    daily.accounts[0].limits.push(limit(Unit::Messages, 50_000, "24h"));
    let to_daily = spread(&ZONES[..5], &RECEIVERS[..3], &["en"], 190_000);

    let mut capped = draw::campaign("3 accounts, 3 ceilings, no hours");
    capped.schedule.start = start();
    capped.accounts = vec![
        account("a", "smtp", 30, 1),
        account("b", "ses", 14, 1),
        account("c", "sendgrid", 5, 100),
    ];
    capped.mailbox_caps =
        vec![cap("gmail", 20_000, "1h"), cap("outlook", 10_000, "1h"), cap("yahoo", 5_000, "1h")];
    let to_capped = spread(&["UTC"], &RECEIVERS, &["en", "de"], 600_000);

    let mut wide = draw::campaign("10 zones × 5 locales, 2 accounts, hours");
    wide.schedule.start = start();
    wide.schedule.sending_hours = Some(hours(&[]));
    wide.accounts = vec![account("a", "sendgrid", 2, 50), account("b", "sendgrid", 1, 50)];
    let to_wide = spread(&ZONES[..10], &RECEIVERS[..2], &LOCALES[..5], 800_000);

    let mut week = draw::campaign("a week: 2 quotas, 6 zones × 3 ceilings, canary");
    week.schedule.start = start();
    week.schedule.sending_hours = Some(hours(&WEEKDAYS));
    week.schedule.waves = canary(200, "30m");
    week.accounts = vec![account("a", "smtp", 10, 1), account("b", "ses", 14, 1)];
    week.accounts[0].limits.push(limit(Unit::Messages, 30_000, "24h"));
    week.accounts[1].limits.push(limit(Unit::Messages, 50_000, "24h"));
    week.mailbox_caps =
        vec![cap("gmail", 6_000, "1h"), cap("outlook", 4_000, "1h"), cap("yahoo", 2_000, "1h")];
    let to_week = spread(&ZONES[..6], &RECEIVERS[..4], &["en"], 320_000);

    [
        (newsletter, to_newsletter),
        (daily, to_daily),
        (capped, to_capped),
        (wide, to_wide),
        (week, to_week),
    ]
    .map(|(campaign, groups)| {
        let name = campaign.name.clone();
        shape("usual", &name, question(campaign, groups))
    })
    .into()
}

/// The same send to 10^`power` recipients: through accounts that are as fast for all of them, or with
/// hours and quotas in proportion, so that each takes as long.
pub fn of_recipients(power: u32, in_proportion: bool) -> Shape {
    let recipients = 10u64.pow(power);
    let mut campaign = draw::campaign("recipients");
    campaign.schedule.start = Some("2026-11-23T07:30:00Z".into());
    campaign.accounts =
        vec![account("a", "sendgrid", 100, 1_000), account("b", "sendgrid", 50, 1_000)];
    campaign.mailbox_caps = vec![cap("gmail", 300_000_000, "1h")];
    if in_proportion {
        campaign.schedule.sending_hours = Some(hours(&[]));
        let chunk = (recipients / 10_000).clamp(1, 1_000);
        let calls = (recipients / 10_000_000).max(1);
        for account in &mut campaign.accounts {
            account.max_recipients_per_call = Some(chunk);
            account.limits =
                vec![limit(Unit::Calls, calls, "1s"), limit(Unit::Messages, recipients / 5, "24h")];
        }
        campaign.mailbox_caps = vec![cap("gmail", recipients / 10, "1h")];
    }
    let groups = spread(&ZONES[..8], &RECEIVERS[..4], &LOCALES[..3], recipients);
    let table = if in_proportion { "in proportion" } else { "same limits" };
    shape(table, &format!("10^{power}"), question(campaign, groups))
}
