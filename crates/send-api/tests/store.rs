//! One suite for both databases.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::sync::Arc;

use send_api::store::audit::{Deed, broken};
use send_api::store::calls::{
    CallId, Ended, Ending, Holder, NewCall, Start, Started, outcome, pack, unpack,
};
use send_api::store::ledger::{Charge, Window};
use send_api::store::plans::NewPlan;
use send_api::store::sends::{Admission, NewSend, Order, Ordered, State};
use send_api::store::uploads::{FileKind, Part};
use send_plan::chunk::Place;
use support::Base;

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(super::support::sqlite().await).await }
        )* }
        mod postgres { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(super::support::postgres().await).await }
        )* }
    };
}

on_both! {
    an_upload_goes_on_where_it_was_cut,
    of_two_plans_with_one_digest_one_is_new,
    a_campaign_reaches_people_once,
    orders_move_a_send_and_old_counters_do_not,
    no_call_starts_after_a_stop,
    a_limit_holds_from_start_until_its_window_after_the_answer,
    dispatchers_share_calls_and_limits,
    a_crash_leaves_started_calls_unknown_and_leased_ones_planned,
    a_refused_call_is_planned_again_and_its_account_waits,
    lateness_shifts_what_follows,
    a_changed_audit_log_shows,
    what_ended_long_ago_goes,
}

const KIND: FileKind = FileKind::Audience;

fn part<'a>(first: u64, content: &'a [u8]) -> Part<'a> {
    Part { kind: KIND, digest: "d1", bytes: 6, first, content }
}

async fn an_upload_goes_on_where_it_was_cut(base: Base) {
    let store = &base.store;
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.append(part(0, b"abc"), 1).await.unwrap().received, 3);
    // The same part once more, a gap, another size: nothing changes.
    assert_eq!(store.append(part(0, b"abc"), 2).await.unwrap().received, 3);
    assert_eq!(store.append(part(4, b"f"), 2).await.unwrap().received, 3);
    let other = Part { bytes: 7, ..part(3, b"defg") };
    assert_eq!(store.append(other, 2).await.unwrap().received, 3);
    assert_eq!(store.append(part(3, b"def"), 3).await.unwrap().received, 6);
    store.complete(KIND, "d1").await.unwrap();
    assert!(store.upload(KIND, "d1").await.unwrap().unwrap().complete);
    let mut whole = Vec::new();
    store.read(KIND, "d1", |content| whole.extend_from_slice(content)).await.unwrap();
    assert_eq!(whole, b"abcdef");
    assert!(store.forget(KIND, "d1").await.unwrap());
    assert!(!store.forget(KIND, "d1").await.unwrap());
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
}

fn plan(digest: &str) -> NewPlan<'_> {
    NewPlan {
        digest,
        campaign: "c",
        sequence: 1,
        envelope: b"{}",
        state: "awaiting",
        answer: (202, "{}"),
        files: &[],
    }
}

async fn of_two_plans_with_one_digest_one_is_new(base: Base) {
    let store = Arc::new(base.store);
    let hand_over = |_| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { store.add_plan(&plan("p"), 1).await.unwrap() })
    };
    let handed: Vec<_> = (0..20).map(hand_over).collect();
    let mut new = 0;
    for one in handed {
        new += u32::from(one.await.unwrap());
    }
    assert_eq!(new, 1);
    assert!(store.sign_plan("p", b"{}", b"{1}").await.unwrap());
    assert!(!store.sign_plan("p", b"{}", b"{2}").await.unwrap(), "somebody signed meanwhile");
    assert!(store.move_plan("p", "awaiting", "approved").await.unwrap());
    assert!(!store.move_plan("p", "awaiting", "approved").await.unwrap());
    let kept = store.plan("p").await.unwrap().unwrap();
    assert_eq!((kept.envelope.as_slice(), kept.state.as_str()), (b"{1}".as_slice(), "approved"));
    assert_eq!(kept.answer, (202, "{}".to_owned()));
}

fn new_send<'a>(plan: &'a str, sequence: u64, continues: Option<&'a str>) -> NewSend<'a> {
    NewSend { plan, campaign: "c", sequence, continues, recipients: 10, accounts: 1, waves: 1 }
}

async fn a_campaign_reaches_people_once(base: Base) {
    let store = &base.store;
    let admit = async |plan, sequence, continues| {
        store.admit(new_send(plan, sequence, continues), 1).await.unwrap()
    };
    assert_eq!(admit("p1", 1, None).await, Admission::Admitted);
    assert_eq!(admit("p1", 1, None).await, Admission::Admitted, "it is the same");
    assert_eq!(admit("p2", 1, None).await, Admission::OldSequence { last: 1 });
    // It has not started: the newer plan takes its place.
    assert_eq!(admit("p2", 2, None).await, Admission::Admitted);
    assert_eq!(store.send("p1").await.unwrap().unwrap().state, State::Withdrawn);
    store.order("p2", Order::Start, Some(1), "eve", 2).await.unwrap();
    let has_run = Admission::HasRun { plan: "p2".to_owned() };
    assert_eq!(admit("p3", 3, None).await, has_run);
    assert_eq!(admit("p3", 3, Some("p2")).await, has_run, "it still runs");
    store.order("p2", Order::Stop, Some(2), "eve", 3).await.unwrap();
    assert_eq!(admit("p3", 3, None).await, has_run);
    assert_eq!(admit("p3", 3, Some("p1")).await, has_run, "that is not what it goes on with");
    assert_eq!(admit("p3", 3, Some("p2")).await, Admission::Admitted);
}

async fn orders_move_a_send_and_old_counters_do_not(base: Base) {
    let store = &base.store;
    store.admit(new_send("p", 1, None), 1).await.unwrap();
    let order = async |order, counter| store.order("p", order, counter, "eve", 2).await.unwrap();
    assert_eq!(order(Order::Pause, Some(1)).await, Ordered::NotNow(State::Ready));
    assert_eq!(order(Order::Start, Some(5)).await, Ordered::Done(State::Running));
    assert_eq!(order(Order::Pause, Some(5)).await, Ordered::OldCounter(5));
    assert_eq!(order(Order::Pause, Some(6)).await, Ordered::Done(State::Paused));
    assert_eq!(order(Order::Release(0), Some(7)).await, Ordered::Done(State::Paused));
    assert!(store.waves("p").await.unwrap()[0].approved);
    assert_eq!(order(Order::Resume, Some(8)).await, Ordered::Done(State::Running));
    assert_eq!(order(Order::Stop, None).await, Ordered::Done(State::Stopped));
    assert_eq!(order(Order::Resume, Some(9)).await, Ordered::NotNow(State::Stopped));
    assert_eq!(order(Order::Start, Some(9)).await, Ordered::NotNow(State::Stopped));
    let deeds: Vec<_> =
        store.entries(0, 99).await.unwrap().into_iter().map(|entry| entry.did).collect();
    assert_eq!(deeds, ["started", "paused", "released a wave", "resumed", "stopped"]);
    let none = store.order("q", Order::Stop, None, "eve", 2).await.unwrap();
    assert_eq!(none, Ordered::NoSend);
}

const fn id(nth: u64) -> CallId {
    CallId { run: 0, nth }
}

/// A running send with calls due at 1000, 1001, …
async fn running(base: &Base, calls: u64) -> Holder {
    let store = &base.store;
    store.admit(new_send("p", 1, None), 1).await.unwrap();
    store.order("p", Order::Start, Some(1), "eve", 1).await.unwrap();
    let calls = (0..calls).map(|nth| NewCall { id: id(nth), account: 0, due_ms: 1_000 + nth });
    assert!(store.open_wave("p", (0, 0), Box::new(calls.clone()), &[], true, 1).await.unwrap());
    assert!(
        !store.open_wave("p", (0, 0), Box::new(calls), &[], true, 1).await.unwrap(),
        "it is open"
    );
    store.enter("one", 1).await.unwrap().0
}

fn charge(units: u64, most: u64) -> Charge {
    Charge {
        account: "a".to_owned(),
        meter: "messages/1000".to_owned(),
        units,
        most,
        window: Some(Window { per_ms: 1_000, guard_ms: 100 }),
    }
}

fn start_of<'a>(id: CallId, charges: &'a [Charge]) -> Start<'a> {
    Start {
        id,
        account: 0,
        due_ms: 1_000 + id.nth,
        places: &[0, 0, 0, 0, 0, 0, 0, 1],
        outcomes: b"u",
        charges,
        day: 0,
    }
}

async fn lease(base: &Base, holder: &Holder, most: u64) -> Vec<CallId> {
    let leased = base.store.lease(holder, ("p", 0), 9_000, most, 60_000).await.unwrap();
    leased.iter().map(|one| one.id).collect()
}

async fn start(base: &Base, holder: &Holder, one: Start<'_>, now_ms: u64) -> Started {
    base.store.start(holder, "p", &[one], now_ms, now_ms + 60_000).await.unwrap()[0]
}

fn answered(id: CallId, at_ms: u64) -> Ended {
    let ending = Ending::Answered { outcomes: vec![outcome::ACCEPTED], code: "202".to_owned() };
    Ended { id, ending, at_ms }
}

async fn no_call_starts_after_a_stop(base: Base) {
    let holder = running(&base, 2).await;
    assert_eq!(lease(&base, &holder, 9).await, [id(0), id(1)]);
    let start = async |nth| start(&base, &holder, start_of(id(nth), &[]), 1_000).await;
    assert_eq!(start(0).await, Started::Yes);
    assert_eq!(start(0).await, Started::Lost, "it has left");
    base.store.order("p", Order::Stop, None, "eve", 2).await.unwrap();
    assert_eq!(start(1).await, Started::Lost);
    // What was in flight is still written down.
    base.store.end(&holder, "p", &[answered(id(0), 1_100)]).await.unwrap();
    let send = base.store.send("p").await.unwrap().unwrap();
    assert_eq!((send.state, send.accepted), (State::Stopped, 1));
}

async fn a_limit_holds_from_start_until_its_window_after_the_answer(base: Base) {
    let holder = running(&base, 9).await;
    lease(&base, &holder, 9).await;
    let charges = [charge(2, 4)];
    let start =
        async |nth, now_ms| start(&base, &holder, start_of(id(nth), &charges), now_ms).await;
    assert_eq!(start(0, 1_000).await, Started::Yes);
    assert_eq!(start(1, 1_000).await, Started::Yes);
    // Only an answer can make room.
    assert_eq!(start(2, 1_500).await, Started::Wait(1_520));
    base.store.end(&holder, "p", &[answered(id(0), 1_050)]).await.unwrap();
    base.store.end(&holder, "p", &[answered(id(1), 1_400)]).await.unwrap();
    // The first: not before the plan's own window, 1000 + 100 after its start.
    assert_eq!(start(2, 1_500).await, Started::Wait(2_100));
    assert_eq!(start(2, 2_099).await, Started::Wait(2_100));
    assert_eq!(start(2, 2_100).await, Started::Yes);
    // The second: its window after the answer.
    assert_eq!(start(3, 2_101).await, Started::Wait(2_400));
    assert_eq!(start(3, 2_400).await, Started::Yes);
    assert_eq!(start(4, 2_400).await, Started::Wait(2_420));
}

async fn dispatchers_share_calls_and_limits(base: Base) {
    let holder = running(&base, 200).await;
    let other = base.store.enter("two", 1).await.unwrap().0;
    let base = Arc::new(base);
    let work = |holder: Holder| {
        let base = Arc::clone(&base);
        tokio::spawn(async move {
            let mut made = Vec::new();
            loop {
                let leased = lease(&base, &holder, 7).await;
                if leased.is_empty() {
                    return made;
                }
                for id in leased {
                    if start(&base, &holder, start_of(id, &[charge(1, 90)]), 1_300).await
                        == Started::Yes
                    {
                        made.push(id);
                    }
                }
            }
        })
    };
    let (one, two) = (work(holder), work(other));
    let mut made = [one.await.unwrap(), two.await.unwrap()].concat();
    assert_eq!(made.len(), 90, "the limit, whoever sends");
    made.sort_unstable();
    made.dedup();
    assert_eq!(made.len(), 90, "no call twice");
}

async fn a_crash_leaves_started_calls_unknown_and_leased_ones_planned(base: Base) {
    let holder = running(&base, 3).await;
    lease(&base, &holder, 2).await;
    assert_eq!(start(&base, &holder, start_of(id(0), &[charge(1, 1)]), 1_000).await, Started::Yes);
    let (again, unknown) = base.store.enter("one", 2_000).await.unwrap();
    assert_eq!(unknown, 1);
    // The earlier one is a stranger now, should it still live.
    assert_eq!(start(&base, &holder, start_of(id(1), &[]), 2_000).await, Started::Lost);
    base.store.end(&holder, "p", &[answered(id(0), 2_000)]).await.unwrap();
    let send = base.store.send("p").await.unwrap().unwrap();
    assert_eq!((send.accepted, send.unknown), (0, 1));
    assert_eq!(lease(&base, &again, 9).await, [id(1), id(2)], "never the one that was started");
    // The provider may have counted it until now.
    let held = start_of(id(1), &[charge(1, 1)][..]).charges.to_vec();
    assert_eq!(start(&base, &again, start_of(id(1), &held), 2_999).await, Started::Wait(3_000));
    // The other way: nobody comes back, and the leases run out.
    assert_eq!(start(&base, &again, start_of(id(1), &held), 3_000).await, Started::Yes);
    assert_eq!(base.store.recover(60_000).await.unwrap(), 0);
    assert_eq!(base.store.recover(63_001).await.unwrap(), 1);
    let made = base.store.made("p", None, 9).await.unwrap();
    let codes: Vec<_> = made.iter().map(|call| (&*call.state, &*call.code)).collect();
    assert_eq!(codes, [("unknown", "dispatcher-lost"); 2]);
    let next = base.store.made("p", Some(id(0)), 9).await.unwrap();
    assert_eq!(next.len(), 1);
}

async fn a_refused_call_is_planned_again_and_its_account_waits(base: Base) {
    let holder = running(&base, 1).await;
    lease(&base, &holder, 1).await;
    start(&base, &holder, start_of(id(0), &[]), 1_000).await;
    let ending = Ending::Again { not_before_ms: 5_000, code: "429".to_owned() };
    let again = Ended { id: id(0), ending, at_ms: 1_100 };
    base.store.end(&holder, "p", &[again]).await.unwrap();
    assert_eq!(base.store.lane("p", 0).await.unwrap().unwrap().not_before_ms, 5_000);
    let leased = base.store.lease(&holder, ("p", 0), 9_000, 9, 60_000).await.unwrap();
    assert_eq!((leased[0].id, leased[0].tries), (id(0), 1));
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 4_999).await, Started::Lost);
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 5_000).await, Started::Yes);
}

async fn lateness_shifts_what_follows(base: Base) {
    let holder = running(&base, 3).await;
    lease(&base, &holder, 3).await;
    let shift = async || base.store.lane("p", 0).await.unwrap().unwrap().shift_ms;
    start(&base, &holder, start_of(id(0), &[]), 1_900).await;
    assert_eq!(shift().await, 0, "a clock's slack is no slip");
    start(&base, &holder, start_of(id(1), &[]), 3_001).await;
    assert_eq!(shift().await, 2_000);
    start(&base, &holder, start_of(id(2), &[]), 3_010).await;
    assert_eq!(shift().await, 2_000);
}

async fn a_changed_audit_log_shows(base: Base) {
    for did in ["uploaded", "approved", "started"] {
        base.store.record(Deed { who: "eve", did, about: "p" }, 7).await.unwrap();
    }
    let entries = base.store.entries(0, 99).await.unwrap();
    assert_eq!(entries.len(), 3);
    assert_eq!(broken(&entries), None);
    let mut changed = entries.clone();
    changed[1].who = "mallory".to_owned();
    assert_eq!(broken(&changed), Some(2));
    // An entry that is right by itself, from a log in which somebody else did it.
    let other = support::sqlite().await;
    for who in ["eve", "mallory"] {
        other.store.record(Deed { who, did: "uploaded", about: "p" }, 7).await.unwrap();
    }
    let mut exchanged = entries.clone();
    exchanged[1] = other.store.entries(1, 1).await.unwrap().remove(0);
    assert_eq!(broken(&exchanged), Some(3));
    let mut shortened = entries.clone();
    shortened.remove(1);
    assert_eq!(broken(&shortened), Some(2));
}

async fn what_ended_long_ago_goes(base: Base) {
    let store = &base.store;
    store.append(part(0, b"abcdef"), 1).await.unwrap();
    let files = [(KIND, "d1".to_owned())];
    store.add_plan(&NewPlan { files: &files, ..plan("p") }, 1).await.unwrap();
    running(&base, 1).await;
    assert!(store.in_use(KIND, "d1").await.unwrap());
    assert_eq!(store.let_go(9_000).await.unwrap(), 0, "it runs");
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    store.order("p", Order::Stop, None, "eve", 8_000).await.unwrap();
    assert_eq!(store.let_go(8_000).await.unwrap(), 0, "it has only just ended");
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    assert!(!store.in_use(KIND, "d1").await.unwrap());
    assert_eq!(store.let_go(8_001).await.unwrap(), 1);
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
    assert_eq!(store.let_go(8_001).await.unwrap(), 0);
    assert!(store.plan("p").await.unwrap().is_some(), "what was done stays known");
}

#[test]
fn places_come_back_as_they_were() {
    let places = [Place { file: 0, row: 1 }, Place { file: 3, row: 40_000_000_000 }];
    assert_eq!(unpack(&pack(&places)).collect::<Vec<_>>(), places);
}

/// The two databases' tables are the same but for the type of bytes.
#[test]
fn both_databases_have_the_same_tables() {
    let statements = |text: &str| -> String {
        text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n")
    };
    let sqlite = statements(include_str!("../migrations/sqlite/0001_first.sql"));
    let postgres = statements(include_str!("../migrations/postgres/0001_first.sql"));
    assert_eq!(sqlite.replace(" BLOB", " BYTEA"), postgres);
}
