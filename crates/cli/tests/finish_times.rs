//! Finish times computed by hand, through the command line, audited.
#![allow(missing_docs)]

mod desk;

use desk::Desk;
use serde_json::json;

const START: &str = "2026-11-23T06:00:00Z";

/// Seconds from the start to the finish, and the calls, of an audited plan.
fn finish(desk: &Desk, accounts: serde_json::Value) -> (f64, u64) {
    let campaign = desk.campaign(json!({
        "accounts": accounts,
        "schedule": { "start": START },
    }));
    let plan = desk.plan(&campaign);
    desk.run(&["audit", &plan]).expect_exit(0);
    desk.run(&["audit", &plan, "--audience", &desk.path("customers.csv")]).expect_exit(0);
    let plan = desk.json(&plan);
    let estimate = &plan["estimate"];
    let start = plan["campaign"]["startMs"].as_u64().expect("a start");
    let finish = estimate["finishMs"].as_u64().expect("a finish");
    ((finish - start) as f64 / 1_000.0, estimate["calls"].as_u64().expect("calls"))
}

/// 50,000 at 14 a second take 3,571 full seconds and 6 in the next; so for each of two days. The
/// third day's 20,000 take 1,428 full seconds and 8 in the next: 2 × 86,400 + 1,428 s.
#[test]
fn ses_with_a_rate_and_a_daily_quota() {
    let desk = Desk::with_recipients(120_000, &["en"]);
    let limits = json!([
        { "unit": "messages", "limit": 14, "per": "1s" },
        { "unit": "messages", "limit": 50_000, "per": "24h" },
    ]);
    let one =
        json!([{ "id": "ses", "provider": "ses", "maxRecipientsPerCall": 1, "limits": limits }]);
    assert_eq!(finish(&desk, one), (174_228.0, 120_000));
    // In calls of 14: 3,571 and one of 6 a day, then 1,428 and one of 8.
    let bulk = json!([{ "id": "ses", "provider": "ses", "limits": limits }]);
    assert_eq!(finish(&desk, bulk), (174_228.0, 2 * 3_572 + 1_429));
}

/// The guard widens both windows by a quarter of a second: 14 every 1.25 s, and the next day's
/// first 24 h and 0.25 s after the first of the day before.
#[test]
fn ses_with_a_guard_and_a_quota_used() {
    let desk = Desk::with_recipients(60_000, &["en"]);
    let accounts = json!([{
        "id": "ses", "provider": "ses", "maxRecipientsPerCall": 1, "guardMs": 250, "latencyMs": 120,
        "limits": [
            { "unit": "messages", "limit": 14, "per": "1s" },
            { "unit": "messages", "limit": 50_000, "per": "24h", "used": 36_000 },
        ],
    }]);
    // 14,000 in 1,000 turns; then the 36,000 used come back, and the 14,000 a turn's time later
    // each: 46,000 more take 3,285 full turns and 10 in the next.
    assert_eq!(finish(&desk, accounts), (86_400.25 + 3_285.0 * 1.25 + 0.12, 60_000));
}

/// 1,200 calls of 100, five a second: the last five start in second 239.
#[test]
fn resend_five_calls_a_second() {
    let desk = Desk::with_recipients(120_000, &["en", "pt-BR", "ar"]);
    let accounts = json!([{ "id": "resend", "provider": "resend", "latencyMs": 200 }]);
    assert_eq!(finish(&desk, accounts), (239.2, 1_200));
}

/// A day takes 333 full minutes and 10 in the next; three days, then 2,500 in 83 full minutes and
/// 10 in the next.
#[test]
fn exchange_online_thirty_a_minute() {
    let desk = Desk::with_recipients(32_500, &["en"]);
    let accounts = json!([{ "id": "exo", "provider": "exchange-online" }]);
    assert_eq!(finish(&desk, accounts), ((3.0 * 1_440.0 + 83.0) * 60.0, 32_500));
}

/// 100 an hour, 30 a minute: the hour's hundred is gone after 3 minutes; 250 take two full hours and
/// 50 in the third, 30 at once and 20 a minute later.
#[test]
fn azure_a_hundred_an_hour() {
    let desk = Desk::with_recipients(250, &["en"]);
    let accounts = json!([{ "id": "azure", "provider": "azure" }]);
    assert_eq!(finish(&desk, accounts), (2.0 * 3_600.0 + 60.0, 250));
}

/// 60 a minute until the day's 1,500 are gone after 25; the next day the other 481: 8 full minutes
/// and 1 in the ninth.
#[test]
fn gmail_fifteen_hundred_a_day() {
    let desk = Desk::with_recipients(1_981, &["en"]);
    let accounts = json!([{ "id": "gmail", "provider": "gmail" }]);
    assert_eq!(finish(&desk, accounts), ((1_440.0 + 8.0) * 60.0, 1_981));
}

/// 41 calls of 500 in any locale, ten a minute: the last starts after four minutes.
#[test]
fn mailersend_ten_calls_a_minute() {
    let desk = Desk::with_recipients(20_500, &["en", "pt-BR", "ar"]);
    let accounts = json!([{ "id": "mailersend", "provider": "mailersend" }]);
    assert_eq!(finish(&desk, accounts), (240.0, 41));
}

/// A month's 10,000, then the rest 31 days later.
#[test]
fn scaleway_ten_thousand_a_month() {
    let desk = Desk::with_recipients(10_001, &["en"]);
    let accounts = json!([{ "id": "scaleway", "provider": "scaleway" }]);
    assert_eq!(finish(&desk, accounts), (31.0 * 86_400.0, 10_001));
}

/// 700 calls of 1,000: 100 a minute, the last in minute 6. With three locales 233,334 + 233,333 +
/// 233,333: 234 calls each make 702, the last two in minute 7.
#[test]
fn brevo_a_hundred_calls_a_minute() {
    let accounts = json!([{ "id": "brevo", "provider": "brevo", "maxRecipientsPerCall": 1000 }]);
    let desk = Desk::with_recipients(700_000, &["en"]);
    assert_eq!(finish(&desk, accounts.clone()), (360.0, 700));
    let desk = Desk::with_recipients(700_000, &["en", "pt-BR", "ar"]);
    assert_eq!(finish(&desk, accounts), (420.0, 702));
}

/// The hour's 6,000 calls: with calls of 1, 100 a minute fill the hour exactly, so the hour never
/// holds back more than the minute does.
#[test]
fn brevo_six_thousand_an_hour() {
    let desk = Desk::with_recipients(12_050, &["en"]);
    let accounts = json!([{ "id": "brevo", "provider": "brevo", "maxRecipientsPerCall": 1 }]);
    assert_eq!(finish(&desk, accounts), (120.0 * 60.0, 12_050));
}

/// 10 a second and 4 a second: 14 a second together; 1,400 take 100 bursts, the last at 99 s.
#[test]
fn two_accounts_of_different_speed() {
    let desk = Desk::with_recipients(1_400, &["en"]);
    let smtp = |id: &str, limit: u64| {
        json!({ "id": id, "provider": "smtp",
                "limits": [{ "unit": "messages", "limit": limit, "per": "1s" }] })
    };
    assert_eq!(finish(&desk, json!([smtp("fast", 10), smtp("slow", 4)])), (99.0, 1_400));
    // Alone the fast one needs 140 bursts.
    assert_eq!(finish(&desk, json!([smtp("fast", 10)])), (139.0, 1_400));
}

/// The story: 24,000 calls of 1.5 s, one at a time, take ten hours; 24 calls of 1,000, 11.49 s
/// each, take four and a half minutes.
#[test]
fn the_ten_hours_and_the_safe_way_out() {
    let desk = Desk::with_recipients(24_000, &["en"]);
    let account = |most: u64| {
        json!([{ "id": "sendgrid", "provider": "sendgrid", "maxRecipientsPerCall": most,
                 "inFlight": 1, "latencyMs": 1_490, "latencyPerRecipientMs": 10 }])
    };
    assert_eq!(finish(&desk, account(1)), (36_000.0, 24_000));
    assert_eq!(finish(&desk, account(1_000)), (24.0 * 11.49, 24));
}
