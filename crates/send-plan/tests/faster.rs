//! The search for faster ways: the same answer in one go and plan by plan.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

use std::task::Poll;

use send_plan::api::Question;
use send_plan::audience::{AudienceSummary, Group};
use send_plan::campaign::{Account, Campaign, Limit, Schedule, Unit};
use send_plan::faster::{Change, Search, faster, words};

/// A thousand people at 10 a second, by a deadline half as far as the send's end.
fn question() -> Question {
    let account = Account {
        id: "relay".into(),
        provider: "smtp".into(),
        limits: vec![Limit {
            unit: Unit::Messages,
            limit: 10,
            per: "1s".into(),
            ..Limit::default()
        }],
        ..Account::default()
    };
    let group = Group {
        mailbox_provider: "gmail".into(),
        locale: String::new(),
        time_zone: String::new(),
        seed: false,
        recipients: 1_000,
    };
    Question {
        campaign: Campaign {
            id: Some("test".into()),
            salt: Some("0f".repeat(32)),
            accounts: vec![account],
            schedule: Schedule {
                start: Some("2026-11-23T06:00:00Z".into()),
                deadline: Some("2026-11-23T06:00:50Z".into()),
                ..Schedule::default()
            },
            ..Campaign::default()
        },
        audience: Some(AudienceSummary {
            recipients: 1_000,
            rows: 1_000,
            groups: vec![group],
            ..AudienceSummary::default()
        }),
        templates: Vec::new(),
        now_ms: 1_795_000_000_000,
    }
}

#[test]
fn plan_by_plan_it_finds_the_same() {
    let whole = faster(&question()).unwrap();
    let mut search = Search::new(question());
    let mut steps = 0;
    let found = loop {
        steps += 1;
        if let Poll::Ready(found) = search.step() {
            break found.unwrap();
        }
    };
    assert_eq!(found, whole);
    let figures = &whole.deadline.as_ref().unwrap().least;
    assert!(matches!(figures[0].changes[..], [Change::Limit { to: 20, .. }]), "{figures:#?}");
    assert!((5..=120).contains(&steps), "{steps} plans");
}

#[test]
fn what_gives_something_up_says_what() {
    let found = faster(&question()).unwrap();
    let least = &found.deadline.as_ref().unwrap().least;
    let changes = || found.ways.iter().chain(least).flat_map(|way| &way.changes);
    assert!(changes().any(Change::gives_up) && !changes().all(Change::gives_up));
    for change in changes() {
        assert_eq!(change.gives_up(), words::gives_up(change).is_some(), "{change:?}");
    }
}

#[test]
fn without_a_plan_there_is_nothing_to_compare_with() {
    let mut question = question();
    question.campaign.accounts.clear();
    assert_eq!(faster(&question), None);
}
