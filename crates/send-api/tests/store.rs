//! One suite for both databases.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::sync::Arc;

use send_api::store::Store;
use send_api::store::audit::{Deed, Entry, Holds};
use send_api::store::bounces::{CameBack, Told};
use send_api::store::calls::{
    CallId, Ended, Ending, Holder, NewCall, Start, Started, outcome, pack, unpack,
};
use send_api::store::ledger::{Charge, Window};
use send_api::store::mails::Mail;
use send_api::store::plans::NewPlan;
use send_api::store::progress::Became;
use send_api::store::sends::{Admission, NewSend, Order, Ordered, State};
use send_api::store::uploads::{Deleted, FileKind, Part};
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
    files_have_so_much_room_together,
    of_two_plans_with_one_digest_one_is_new,
    a_campaign_reaches_people_once,
    a_campaign_that_has_run_stays_so_whatever_came_between,
    a_campaign_in_capitals_is_the_same,
    of_a_start_and_a_newer_plan_one_comes_first,
    a_withdrawn_plan_is_not_admitted,
    what_is_stopped_before_it_may_run_never_runs,
    a_wave_is_released_in_its_turn,
    orders_move_a_send_and_old_counters_do_not,
    no_call_starts_after_a_stop,
    a_limit_holds_from_start_until_its_window_after_the_answer,
    dispatchers_share_calls_and_limits,
    a_crash_leaves_started_calls_unknown_and_leased_ones_planned,
    what_one_part_has_started_and_will_not_end_is_unknown_and_the_rest_goes_on,
    what_several_say_of_a_call_at_once_counts_once,
    what_is_leased_is_given_back_as_a_whole,
    a_refused_call_is_planned_again_and_its_account_waits,
    messages_that_nobody_took_are_free_at_the_answer,
    what_one_recipient_waits_for_holds_nobody_else_up,
    lateness_shifts_what_follows,
    what_came_back_never_goes_down_and_a_resume_has_looked_at_it,
    the_curve_is_counted_by_seconds,
    mails_are_found_by_file_and_row,
    a_changed_audit_log_shows,
    what_ended_long_ago_goes,
    whoever_says_another_size_begins_anew,
    what_is_not_whole_goes_after_a_day,
    a_file_that_a_plan_may_need_stays,
}

const KIND: FileKind = FileKind::Audience;

/// Bytes of all files.
const MOST: u64 = 10;

fn part<'a>(first: u64, content: &'a [u8]) -> Part<'a> {
    Part { kind: KIND, digest: "d1", bytes: 6, first, content }
}

async fn an_upload_goes_on_where_it_was_cut(base: Base) {
    let store = &base.store;
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.append(part(0, b"abc"), MOST, 1).await.unwrap().unwrap().received, 3);
    // The same part once more, a gap, a later part of another size: nothing changes.
    assert_eq!(store.append(part(0, b"abc"), MOST, 2).await.unwrap().unwrap().received, 3);
    assert_eq!(store.append(part(4, b"f"), MOST, 2).await.unwrap().unwrap().received, 3);
    let other = Part { bytes: 7, ..part(3, b"defg") };
    assert_eq!(store.append(other, MOST, 2).await.unwrap().unwrap().received, 0, "begin anew");
    assert_eq!(store.append(part(0, b"abc"), MOST, 2).await.unwrap().unwrap().received, 3);
    assert_eq!(store.append(part(3, b"def"), MOST, 3).await.unwrap().unwrap().received, 6);
    for _ in 0..2 {
        store.complete(KIND, "d1", "eve", 4).await.unwrap();
    }
    // Whoever measured it at the same moment and found it wrong comes too late.
    store.drop_parts(KIND, "d1").await.unwrap();
    assert!(store.upload(KIND, "d1").await.unwrap().unwrap().complete);
    let mut whole = Vec::new();
    store.read(KIND, "d1", |content| whole.extend_from_slice(content)).await.unwrap();
    assert_eq!(whole, b"abcdef");
    assert_eq!(store.delete(KIND, "d1", "bob", 5).await.unwrap(), Deleted::Gone);
    assert_eq!(store.delete(KIND, "d1", "bob", 6).await.unwrap(), Deleted::NotHere);
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
    assert_eq!(deeds(store).await, ["eve uploaded a file d1", "bob deleted a file d1"]);
    store.append(part(0, b"abc"), MOST, 7).await.unwrap().unwrap();
    store.drop_parts(KIND, "d1").await.unwrap();
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
}

async fn files_have_so_much_room_together(base: Base) {
    let store = &base.store;
    let put = async |digest: &str, bytes, first, content: &[u8]| {
        let part = Part { kind: KIND, digest, bytes, first, content };
        store.append(part, MOST, 1).await.unwrap().is_some()
    };
    assert!(put("d1", 6, 0, b"abc").await);
    assert!(!put("d2", 5, 0, b"a").await, "the rest of the first file has its room");
    assert_eq!(store.upload(KIND, "d2").await.unwrap(), None);
    assert_eq!(store.part(KIND, "d2", 0).await.unwrap(), None);
    assert!(put("d1", 6, 3, b"def").await && put("d3", 4, 0, b"abcd").await);
    assert!(!put("d4", 1, 0, b"a").await);
    assert!(put("d1", 6, 0, b"abc").await, "said again, it takes no more");
    // What goes by itself makes room, as what is deleted does.
    store.let_go(2, 2).await.unwrap();
    assert!(put("d2", 5, 0, b"abcde").await && put("d5", 5, 0, b"abcde").await);
    store.delete(KIND, "d5", "eve", 3).await.unwrap();
    // Of those that come at once as many as there is room for.
    let store = Arc::new(base.store);
    let one = |nth: u64| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let digest = format!("e{nth}");
            let part = Part { kind: KIND, digest: &digest, bytes: 1, first: 0, content: b"a" };
            u64::from(store.append(part, MOST, 4).await.unwrap().is_some())
        })
    };
    let mut fit = 0;
    for one in (0..20).map(one).collect::<Vec<_>>() {
        fit += one.await.unwrap();
    }
    assert_eq!(fit, 5);
}

/// Who did what to what, by the audit log.
async fn deeds(store: &Store) -> Vec<String> {
    let entries = store.entries(0, 99).await.unwrap();
    entries.iter().map(|one| format!("{} {} {}", one.who, one.did, one.about)).collect()
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
        who: "app",
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
    let sign = async |after| store.sign_plan("p", (b"{}", after), "eve", 2).await.unwrap();
    assert!(sign(b"{1}").await);
    assert!(!sign(b"{2}").await, "somebody signed meanwhile");
    assert!(store.approve_plan("p", "eve", 3).await.unwrap());
    assert!(!store.approve_plan("p", "eve", 4).await.unwrap());
    let wanted =
        ["app handed over a plan p", "eve added signatures p", "eve brought a plan to approval p"];
    assert_eq!(deeds(&store).await, wanted);
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
        store.admit(new_send(plan, sequence, continues), "ann", 1).await.unwrap()
    };
    assert_eq!(admit("p1", 1, None).await, Admission::Admitted);
    assert_eq!(admit("p1", 1, None).await, Admission::Admitted, "it is the same");
    assert_eq!(admit("p2", 1, None).await, Admission::OldSequence { last: 1 });
    // It has not started: the newer plan takes its place.
    assert_eq!(admit("p2", 2, None).await, Admission::Admitted);
    assert_eq!(store.send("p1").await.unwrap().unwrap().state, State::Withdrawn);
    let wanted = "ann withdrew: a newer plan of the campaign has come p1";
    assert_eq!(deeds(store).await, [wanted]);
    store.order("p2", Order::Start, Some(1), "eve", 2).await.unwrap();
    let has_run = Admission::HasRun { plan: "p2".to_owned() };
    assert_eq!(admit("p3", 3, None).await, has_run);
    assert_eq!(admit("p3", 3, Some("p2")).await, has_run, "it still runs");
    store.order("p2", Order::Stop, Some(2), "eve", 3).await.unwrap();
    assert_eq!(admit("p3", 3, None).await, has_run);
    assert_eq!(admit("p3", 3, Some("p1")).await, has_run, "that is not what it goes on with");
    assert_eq!(admit("p3", 3, Some("p2")).await, Admission::Admitted);
}

async fn a_campaign_that_has_run_stays_so_whatever_came_between(base: Base) {
    let store = &base.store;
    let admit = async |plan, sequence, continues| {
        store.admit(new_send(plan, sequence, continues), "ann", 1).await.unwrap()
    };
    assert_eq!(admit("p1", 1, None).await, Admission::Admitted);
    store.order("p1", Order::Start, Some(1), "eve", 2).await.unwrap();
    store.order("p1", Order::Stop, Some(2), "eve", 3).await.unwrap();
    assert_eq!(admit("p2", 2, Some("p1")).await, Admission::Admitted);
    // It never starts: what has run is the first.
    let has_run = Admission::HasRun { plan: "p1".to_owned() };
    assert_eq!(admit("p3", 3, None).await, has_run);
    assert_eq!(admit("p3", 3, Some("p2")).await, has_run);
    assert_eq!(store.send("p2").await.unwrap().unwrap().state, State::Ready);
    assert_eq!(admit("p3", 3, Some("p1")).await, Admission::Admitted);
    assert_eq!(store.send("p2").await.unwrap().unwrap().state, State::Withdrawn);
    store.order("p3", Order::Start, Some(1), "eve", 4).await.unwrap();
    store.order("p3", Order::Stop, Some(2), "eve", 5).await.unwrap();
    let has_run = Admission::HasRun { plan: "p3".to_owned() };
    assert_eq!(admit("p4", 4, Some("p1")).await, has_run, "that is not the last that ran");
}

async fn a_campaign_in_capitals_is_the_same(base: Base) {
    let store = &base.store;
    let admit = async |plan, campaign, sequence| {
        let new = NewSend { campaign, ..new_send(plan, sequence, None) };
        store.admit(new, "ann", 1).await.unwrap()
    };
    assert_eq!(admit("p", "Index-2026", 1).await, Admission::Admitted);
    assert_eq!(admit("q", "INDEX-2026", 1).await, Admission::OldSequence { last: 1 });
    store.order("p", Order::Start, Some(1), "eve", 2).await.unwrap();
    store.order("p", Order::Stop, Some(2), "eve", 3).await.unwrap();
    assert_eq!(admit("r", "index-2026", 2).await, Admission::HasRun { plan: "p".to_owned() });
    assert_eq!(store.send("p").await.unwrap().unwrap().campaign, "Index-2026", "as it was written");
}

async fn of_a_start_and_a_newer_plan_one_comes_first(base: Base) {
    let store = Arc::new(base.store);
    for nth in 0..60 {
        let (campaign, one, two) = (format!("c{nth}"), format!("{nth}/1"), format!("{nth}/2"));
        let first = NewSend { campaign: &campaign, ..new_send(&one, 1, None) };
        assert_eq!(store.admit(first, "ann", 1).await.unwrap(), Admission::Admitted);
        let starting = {
            let (store, one) = (Arc::clone(&store), one.clone());
            tokio::spawn(async move { store.order(&one, Order::Start, Some(1), "eve", 2).await })
        };
        let coming = {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let second = NewSend { campaign: &campaign, ..new_send(&two, 2, None) };
                store.admit(second, "ann", 2).await
            })
        };
        let started = starting.await.unwrap().unwrap() == Ordered::Done(State::Running);
        let admitted = coming.await.unwrap().unwrap() == Admission::Admitted;
        assert_ne!(started, admitted, "{one}");
    }
}

async fn a_withdrawn_plan_is_not_admitted(base: Base) {
    let store = &base.store;
    assert!(store.add_plan(&plan("p"), 1).await.unwrap());
    assert!(store.withdraw("p", "eve", 2).await.unwrap());
    let admitted = store.admit(new_send("p", 1, None), "ann", 3).await.unwrap();
    assert_eq!(admitted, Admission::Withdrawn);
    assert_eq!(store.send("p").await.unwrap(), None);
}

async fn what_is_stopped_before_it_may_run_never_runs(base: Base) {
    let store = &base.store;
    let stop =
        async |digest, counter| store.order(digest, Order::Stop, counter, "eve", 2).await.unwrap();
    // Before it comes, while it awaits approval, and on the server itself; there nothing is signed, and
    // what nobody knows is a slip of the finger.
    assert_eq!(stop("early", Some(1)).await, Ordered::Never);
    for digest in ["early", "awaiting", "local"] {
        assert!(store.add_plan(&plan(digest), 1).await.unwrap());
    }
    assert_eq!(stop("awaiting", Some(1)).await, Ordered::Never);
    assert_eq!(stop("local", None).await, Ordered::Never);
    assert_eq!(stop("nothing", None).await, Ordered::NoSend);
    for digest in ["early", "awaiting", "local"] {
        assert_eq!(store.plan(digest).await.unwrap().unwrap().state, "withdrawn");
        assert!(!store.approve_plan(digest, "ann", 3).await.unwrap(), "{digest}");
        let admitted = store.admit(new_send(digest, 1, None), "ann", 3).await.unwrap();
        assert_eq!(admitted, Admission::Withdrawn, "{digest}");
    }
    assert!(!store.is_revoked("nothing").await.unwrap());
    assert_eq!(stop("early", Some(1)).await, Ordered::Never, "it may be said again");
    let stops = deeds(store).await.into_iter().filter(|deed| deed.starts_with("eve stopped"));
    assert_eq!(stops.count(), 3);
}

async fn orders_move_a_send_and_old_counters_do_not(base: Base) {
    let store = &base.store;
    store.admit(new_send("p", 1, None), "ann", 1).await.unwrap();
    let order = async |order, counter| store.order("p", order, counter, "eve", 2).await.unwrap();
    assert_eq!(order(Order::Pause, Some(1)).await, Ordered::NotNow(State::Ready));
    assert_eq!(order(Order::Start, Some(5)).await, Ordered::Done(State::Running));
    assert_eq!(order(Order::Pause, Some(5)).await, Ordered::OldCounter(5));
    assert_eq!(order(Order::Pause, Some(6)).await, Ordered::Done(State::Paused));
    assert_eq!(order(Order::Resume, Some(8)).await, Ordered::Done(State::Running));
    assert_eq!(order(Order::Stop, None).await, Ordered::Done(State::Stopped));
    assert_eq!(order(Order::Resume, Some(9)).await, Ordered::NotNow(State::Stopped));
    assert_eq!(order(Order::Start, Some(9)).await, Ordered::NotNow(State::Stopped));
    let wanted = ["eve started p", "eve paused p", "eve resumed p", "eve stopped p"];
    assert_eq!(deeds(store).await, wanted);
    let none = store.order("q", Order::Stop, None, "eve", 2).await.unwrap();
    assert_eq!(none, Ordered::NoSend);
}

async fn a_wave_is_released_in_its_turn(base: Base) {
    let store = &base.store;
    let waves = NewSend { waves: 3, ..new_send("p", 1, None) };
    store.admit(waves, "ann", 1).await.unwrap();
    store.order("p", Order::Start, Some(1), "eve", 1).await.unwrap();
    let release = async |wave| {
        store.order("p", Order::Release(wave), Some(2 + wave), "bob", 2).await.unwrap()
    };
    let all_refused = async |waves: &[u64]| {
        for wave in waves {
            assert_eq!(release(*wave).await, Ordered::NotThatWave, "{wave}");
        }
    };
    all_refused(&[0, 1, 2, 3, 1 << 62]).await;
    let call = [NewCall { id: id(0), account: 0, due_ms: 1_000 }].into_iter();
    store.open_wave("p", (0, 0), Box::new(call), &[], true, 1).await.unwrap();
    let holder = store.enter("one", 1).await.unwrap().0;
    lease(&base, &holder, 1).await;
    all_refused(&[0, 1, 2]).await;
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 1_000).await, Started::Yes);
    all_refused(&[0, 1, 2]).await;
    store.end(&holder, "p", &[answered(id(0), 1_100)]).await.unwrap();
    all_refused(&[0, 2]).await;
    // No counter was used up by what was refused.
    assert_eq!(release(1).await, Ordered::Done(State::Running));
    let approved: Vec<_> = store.waves("p").await.unwrap().iter().map(|it| it.approved).collect();
    assert_eq!(approved, [false, true, false]);
    assert_eq!(deeds(store).await, ["eve started p", "bob released wave 1 p"]);
}

const fn id(nth: u64) -> CallId {
    CallId { run: 0, nth }
}

/// A running send with calls due at 1000, 1001, …
async fn running(base: &Base, calls: u64) -> Holder {
    let store = &base.store;
    store.admit(new_send("p", 1, None), "ann", 1).await.unwrap();
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
        tries: 0,
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

/// By how much two that read the same database's clock may differ.
fn doubt_ms(base: &Base) -> u64 {
    if base.url.starts_with("postgres") { 50 } else { 0 }
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
    // The second: its window after the answer, by whichever clock is ahead.
    let free = 2_400 + doubt_ms(&base);
    assert_eq!(start(3, 2_101).await, Started::Wait(free));
    assert_eq!(start(3, free).await, Started::Yes);
    assert_eq!(start(4, free).await, Started::Wait(free + 20));
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
    assert_eq!(lease(&base, &holder, 9).await, [], "nor does it get anything more");
    assert!(!base.store.is_current(&holder).await.unwrap());
    assert!(base.store.is_current(&again).await.unwrap());
    assert_eq!(lease(&base, &again, 9).await, [id(1), id(2)], "never the one that was started");
    // The provider may have counted it until now.
    let held = start_of(id(1), &[charge(1, 1)][..]).charges.to_vec();
    let free = 3_000 + doubt_ms(&base);
    assert_eq!(start(&base, &again, start_of(id(1), &held), 2_999).await, Started::Wait(free));
    // The other way: nobody comes back, and the leases run out.
    assert_eq!(start(&base, &again, start_of(id(1), &held), free).await, Started::Yes);
    assert_eq!(base.store.recover(60_000).await.unwrap(), 0);
    assert_eq!(base.store.recover(free + 60_001).await.unwrap(), 1);
    let made = base.store.made("p", None, 9).await.unwrap();
    let codes: Vec<_> = made.iter().map(|call| (&*call.state, &*call.code)).collect();
    assert_eq!(codes, [("unknown", "dispatcher-lost"); 2]);
    let next = base.store.made("p", Some(id(0)), 9).await.unwrap();
    assert_eq!(next.len(), 1);
}

async fn what_one_part_has_started_and_will_not_end_is_unknown_and_the_rest_goes_on(base: Base) {
    let holder = running(&base, 4).await;
    let other = base.store.enter("two", 1).await.unwrap().0;
    assert_eq!(lease(&base, &holder, 2).await, [id(0), id(1)]);
    assert_eq!(lease(&base, &other, 1).await, [id(2)]);
    start(&base, &holder, start_of(id(0), &[charge(1, 9)]), 1_000).await;
    start(&base, &other, start_of(id(2), &[charge(1, 9)]), 1_000).await;
    for (plan, account) in [("p", 1), ("q", 0)] {
        assert_eq!(base.store.lose(&holder, (plan, account), 1_100).await.unwrap(), 0);
    }
    assert_eq!(base.store.lose(&holder, ("p", 0), 1_100).await.unwrap(), 1);
    let made = base.store.made("p", None, 9).await.unwrap();
    let states: Vec<_> = made.iter().map(|call| (&*call.state, &*call.code)).collect();
    assert_eq!(states, [("unknown", "internal-error"), ("started", "")]);
    assert_eq!(
        lease(&base, &holder, 9).await,
        [id(1), id(3)],
        "what was not started is planned again"
    );
    base.store.end(&holder, "p", &[answered(id(0), 1_200)]).await.unwrap();
    base.store.end(&other, "p", &[answered(id(2), 1_200)]).await.unwrap();
    let send = base.store.send("p").await.unwrap().unwrap();
    assert_eq!((send.accepted, send.unknown), (1, 1), "others' calls are theirs");
}

async fn what_several_say_of_a_call_at_once_counts_once(base: Base) {
    let holder = running(&base, 60).await;
    let leased = lease(&base, &holder, 60).await;
    for id in &leased {
        let started = start(&base, &holder, start_of(*id, &[charge(1, 99)]), 1_000).await;
        assert_eq!(started, Started::Yes);
    }
    let base = Arc::new(base);
    // Some have the answers, others have waited long enough for them.
    let said: Vec<_> = (0..8)
        .map(|nth| {
            let (base, holder, leased) = (Arc::clone(&base), holder.clone(), leased.clone());
            tokio::spawn(async move {
                let store = &base.store;
                match nth % 2 {
                    0 => drop(store.recover(99_000).await.unwrap()),
                    _ => {
                        for some in leased.chunks(7) {
                            let ended: Vec<_> =
                                some.iter().map(|id| answered(*id, 1_100)).collect();
                            store.end(&holder, "p", &ended).await.unwrap();
                        }
                    }
                }
            })
        })
        .collect();
    for one in said {
        one.await.unwrap();
    }
    let send = base.store.send("p").await.unwrap().unwrap();
    assert_eq!(send.accepted + send.unknown, 60, "{send:?}");
    let wave = base.store.waves("p").await.unwrap()[0];
    assert_eq!((wave.calls, wave.ended), (60, 60));
    let made = base.store.made("p", None, 99).await.unwrap();
    let unknown = made.iter().filter(|call| call.state == "unknown").count();
    assert_eq!(unknown as u64, send.unknown);
    // Each gave back what it held, once.
    let again = start_of(leased[0], &[charge(99, 99)][..]).charges.to_vec();
    base.store
        .admit(NewSend { plan: "q", campaign: "d", ..new_send("q", 1, None) }, "ann", 1)
        .await
        .unwrap();
    base.store.order("q", Order::Start, Some(1), "eve", 1).await.unwrap();
    let call = [NewCall { id: id(0), account: 0, due_ms: 1_000 }].into_iter();
    assert!(base.store.open_wave("q", (0, 0), Box::new(call), &[], true, 1).await.unwrap());
    base.store.lease(&holder, ("q", 0), 9_000, 9, 999_000).await.unwrap();
    let start = start_of(id(0), &again);
    let started = base.store.start(&holder, "q", &[start], 200_000, 300_000).await.unwrap();
    assert_eq!(started, [Started::Yes]);
}

async fn what_is_leased_is_given_back_as_a_whole(base: Base) {
    let holder = running(&base, 3).await;
    let other = base.store.enter("two", 1).await.unwrap().0;
    assert_eq!(lease(&base, &holder, 2).await, [id(0), id(1)]);
    assert_eq!(lease(&base, &other, 9).await, [id(2)]);
    start(&base, &holder, start_of(id(0), &[]), 1_000).await;
    base.store.release(&holder, ("p", 0)).await.unwrap();
    assert_eq!(lease(&base, &other, 9).await, [id(1)], "neither what left nor what others have");
}

async fn a_refused_call_is_planned_again_and_its_account_waits(base: Base) {
    let holder = running(&base, 1).await;
    lease(&base, &holder, 1).await;
    start(&base, &holder, start_of(id(0), &[]), 1_000).await;
    let ending = Ending::Again { due_ms: None, not_before_ms: Some(5_000), code: "429".to_owned() };
    let again = Ended { id: id(0), ending, at_ms: 1_100 };
    base.store.end(&holder, "p", &[again]).await.unwrap();
    assert_eq!(base.store.lane("p", 0).await.unwrap().unwrap().not_before_ms, 5_000);
    let leased = base.store.lease(&holder, ("p", 0), 9_000, 9, 60_000).await.unwrap();
    assert_eq!((leased[0].id, leased[0].tries), (id(0), 1));
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 4_999).await, Started::Lost);
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 5_000).await, Started::Yes);
}

async fn messages_that_nobody_took_are_free_at_the_answer(base: Base) {
    let holder = running(&base, 3).await;
    lease(&base, &holder, 3).await;
    let ceiling = Charge { meter: "gmail:messages/1000".to_owned(), ..charge(2, 2) };
    let messages = [charge(2, 2), ceiling];
    let calls = [Charge { meter: "calls/1000".to_owned(), ..charge(1, 1) }];
    let all = [messages.as_slice(), &calls].concat();
    assert_eq!(start(&base, &holder, start_of(id(0), &all), 1_000).await, Started::Yes);
    let ending = Ending::Again { due_ms: Some(9_000), not_before_ms: None, code: "429".to_owned() };
    let refused = Ended { id: id(0), ending, at_ms: 1_100 };
    base.store.end(&holder, "p", &[refused]).await.unwrap();
    let free = 2_100 + doubt_ms(&base);
    let call = start(&base, &holder, start_of(id(1), &calls), 1_101).await;
    assert_eq!(call, Started::Wait(free), "it came, and was counted");
    let taken = start(&base, &holder, start_of(id(1), &messages), 1_101).await;
    assert_eq!(taken, Started::Yes, "it brought nothing");
    let more = start(&base, &holder, start_of(id(2), &messages), 1_102).await;
    assert!(matches!(more, Started::Wait(_)), "the others hold");
}

async fn what_one_recipient_waits_for_holds_nobody_else_up(base: Base) {
    let holder = running(&base, 3).await;
    let store = &base.store;
    let due_by = async |at_ms| {
        let leased = store.lease(&holder, ("p", 0), at_ms, 9, 600_000).await.unwrap();
        leased.iter().map(|one| (one.id, one.due_ms, one.tries)).collect::<Vec<_>>()
    };
    assert_eq!(due_by(1_001).await, [(id(0), 1_000, 0), (id(1), 1_001, 0)]);
    assert_eq!(start(&base, &holder, start_of(id(0), &[]), 1_000).await, Started::Yes);
    // The account is four seconds late by another call.
    assert_eq!(start(&base, &holder, start_of(id(1), &[]), 5_001).await, Started::Yes);
    let not_yet =
        Ending::Again { due_ms: Some(31_000), not_before_ms: None, code: "450".to_owned() };
    let ended = Ended { id: id(0), ending: not_yet, at_ms: 5_100 };
    store.end(&holder, "p", &[ended]).await.unwrap();
    let lane = async || store.lane("p", 0).await.unwrap().unwrap();
    assert_eq!((lane().await.not_before_ms, lane().await.shift_ms), (0, 4_000));
    assert_eq!(due_by(26_999).await, [(id(2), 1_002, 0)]);
    assert_eq!(due_by(27_000).await, [(id(0), 27_000, 1)], "that and the account's own lateness");
    // However late it is now: that is its own affair.
    let again = Start { due_ms: 27_000, tries: 1, ..start_of(id(0), &[]) };
    assert_eq!(start(&base, &holder, again, 90_000).await, Started::Yes);
    assert_eq!(lane().await.shift_ms, 4_000);
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

async fn what_came_back_never_goes_down_and_a_resume_has_looked_at_it(base: Base) {
    let store = &base.store;
    let holder = running(&base, 3).await;
    lease(&base, &holder, 3).await;
    for nth in [0, 1] {
        start(&base, &holder, start_of(id(nth), &[]), 1_000).await;
        store.end(&holder, "p", &[answered(id(nth), 1_100)]).await.unwrap();
    }
    let tell = async |at_ms, hard_bounces, complaints| {
        let told = Told { at_ms, hard_bounces, complaints };
        store.tell_bounces("p", (0, "main"), told, "webhook", 5).await.unwrap();
        let known = store.bounces("p").await.unwrap().unwrap();
        (known.at_ms, known.hard_bounces, known.complaints)
    };
    let since = async || store.lane("p", 0).await.unwrap().unwrap().came_back;
    let of = |accepted, hard_bounces, complaints| CameBack { accepted, hard_bounces, complaints };
    assert_eq!(store.bounces("p").await.unwrap(), None, "nobody has told");
    assert_eq!(since().await, of(2, 0, 0));
    assert_eq!(tell(2_000, 2, 0).await, (2_000, 2, 0));
    assert_eq!(tell(2_000, 2, 0).await, (2_000, 2, 0));
    assert_eq!(tell(1_999, 7, 7).await, (2_000, 2, 0), "it is older");
    assert_eq!(tell(3_000, 1, 1).await, (3_000, 2, 1), "no total goes down");
    let told = Told { at_ms: 3_000, hard_bounces: 3, complaints: 3 };
    store.tell_bounces("p", (7, "other"), told, "webhook", 5).await.unwrap();
    assert_eq!(
        store.bounces("p").await.unwrap().unwrap().hard_bounces,
        2,
        "there is no such account"
    );
    assert_eq!(since().await, of(2, 2, 1));
    assert_eq!(store.came_back("p").await.unwrap(), [of(2, 2, 1)]);
    store.order("p", Order::Pause, Some(2), "eve", 9).await.unwrap();
    assert_eq!(since().await, of(2, 2, 1), "nobody has looked yet");
    store.order("p", Order::Resume, Some(3), "eve", 9).await.unwrap();
    assert_eq!(since().await, of(0, 0, 0));
    tell(4_000, 5, 1).await;
    assert_eq!(since().await, of(0, 3, 0));
    let said: Vec<String> =
        deeds(store).await.into_iter().filter(|deed| deed.starts_with("webhook")).collect();
    let told = |hard, complaints| {
        format!(
            "webhook told of {hard} hard bounces and {complaints} complaints so far through the \
             account \"main\" p"
        )
    };
    assert_eq!(said, [told(2, 0), told(2, 1), told(5, 1)], "what changed nothing is no deed");
}

async fn the_curve_is_counted_by_seconds(base: Base) {
    let store = &base.store;
    let holder = running(&base, 9).await;
    lease(&base, &holder, 9).await;
    assert_eq!(store.last_second("p").await.unwrap(), None);
    // The send was started at 1, and a tenth of a second is the finest that is told apart.
    let answers = [(0, 900), (1, 1_000), (2, 1_100), (3, 61_000), (4, 61_100)];
    for (nth, at_ms) in answers {
        assert_eq!(start(&base, &holder, start_of(id(nth), &[]), 1_000).await, Started::Yes);
        store.end(&holder, "p", &[answered(id(nth), at_ms)]).await.unwrap();
    }
    for (nth, ending) in [
        (5, Ending::Unknown { code: "timeout".to_owned() }),
        (6, Ending::Answered { outcomes: vec![outcome::REFUSED], code: "550".to_owned() }),
        (7, Ending::Answered { outcomes: vec![outcome::SKIPPED], code: "-".to_owned() }),
        (8, Ending::Again { due_ms: None, not_before_ms: Some(2), code: "429".to_owned() }),
    ] {
        assert_eq!(start(&base, &holder, start_of(id(nth), &[]), 1_000).await, Started::Yes);
        assert_eq!(in_flight(store).await, 1);
        let ended = Ended { id: id(nth), ending, at_ms: 5_500 };
        store.end(&holder, "p", &[ended]).await.unwrap();
    }
    let of = |accepted, refused, unknown| Became { accepted, refused, unknown };
    let by_second = store.progress("p", 1).await.unwrap();
    let wanted = [
        (0, of(2, 0, 0)),
        (1, of(1, 0, 0)),
        (5, of(0, 1, 1)),
        (60, of(1, 0, 0)),
        (61, of(1, 0, 0)),
    ];
    assert_eq!(by_second, wanted);
    let by_minute = store.progress("p", 60).await.unwrap();
    assert_eq!(by_minute, [(0, of(3, 1, 1)), (1, of(2, 0, 0))]);
    assert_eq!(store.last_second("p").await.unwrap(), Some(61));
    assert_eq!(in_flight(store).await, 0);
    let send = store.send("p").await.unwrap().unwrap();
    assert_eq!(
        (send.accepted, send.refused, send.unknown),
        (5, 1, 1),
        "the last point says the same"
    );
}

async fn in_flight(store: &Store) -> u64 {
    store.standing("p").await.unwrap().unwrap().1
}

async fn mails_are_found_by_file_and_row(base: Base) {
    let store = &base.store;
    let mail = |file, row, nth| Mail {
        call: id(nth),
        position: 0,
        place: Place { file, row },
        at_ms: 1,
        recipient: format!("{file}-{row}@a.example"),
        seen: 1,
        message: Vec::new(),
    };
    // In no order, and one twice.
    let mails = [mail(1, 1, 0), mail(0, 7, 1), mail(0, 2, 2), mail(1, 3, 3), mail(0, 7, 4)];
    store.keep_mails("p", &mails).await.unwrap();
    store.keep_mails("q", &[mail(0, 1, 0)]).await.unwrap();
    let most = i64::MAX as u64;
    let found = async |behind: (u64, u64), up_to: (u64, u64), many| {
        let place = |(file, row)| Place { file, row };
        let mails = store.mails_to("p", place(behind), place(up_to), many).await.unwrap();
        mails.into_iter().map(|mail| (mail.place.file, mail.place.row)).collect::<Vec<_>>()
    };
    let all = [(0, 2), (0, 7), (0, 7), (1, 1), (1, 3)];
    assert_eq!(found((0, 0), (most, most), 99).await, all);
    assert_eq!(found((0, 2), (most, most), 2).await, all[1..3]);
    assert_eq!(found((0, 7), (most, most), 99).await, all[3..]);
    assert_eq!(found((1, 0), (1, most), 99).await, all[3..]);
    assert_eq!(found((0, 6), (0, 7), 99).await, all[1..3]);
    assert_eq!(found((0, 2), (0, 3), 99).await, []);
}

async fn a_changed_audit_log_shows(base: Base) {
    for did in ["uploaded", "approved", "started"] {
        base.store.note_alone(Deed { who: "eve", did, about: "p" }, 7).await.unwrap();
    }
    let entries = base.store.entries(0, 99).await.unwrap();
    let whole = Holds::Whole { entries: 3, hash: entries[2].hash.clone() };
    assert_eq!(base.store.holds().await.unwrap(), whole);
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&base.url).await.unwrap();
    let make = async |number: u64, entry: &Entry| {
        sqlx::query("UPDATE audit_log SET who = $1, hash = $2 WHERE number = $3")
            .bind(&entry.who)
            .bind(&entry.hash)
            .bind(i64::try_from(number).unwrap())
            .execute(&pool)
            .await
            .unwrap();
    };
    let mallory = Entry { who: "mallory".to_owned(), ..entries[1].clone() };
    make(2, &mallory).await;
    assert_eq!(base.store.holds().await.unwrap(), Holds::Broken { number: 2 });
    // An entry that is right by itself, from a log in which somebody else did it.
    let other = support::sqlite().await;
    for (who, did) in [("eve", "uploaded"), ("mallory", "approved")] {
        other.store.note_alone(Deed { who, did, about: "p" }, 7).await.unwrap();
    }
    make(2, &other.store.entries(1, 1).await.unwrap()[0]).await;
    assert_eq!(base.store.holds().await.unwrap(), Holds::Broken { number: 3 });
    make(2, &entries[1]).await;
    assert_eq!(base.store.holds().await.unwrap(), whole);
    sqlx::query("DELETE FROM audit_log WHERE number = 2").execute(&pool).await.unwrap();
    assert_eq!(base.store.holds().await.unwrap(), Holds::Broken { number: 2 });
}

async fn what_ended_long_ago_goes(base: Base) {
    let store = &base.store;
    store.append(part(0, b"abcdef"), MOST, 1).await.unwrap().unwrap();
    let files = [(KIND, "d1".to_owned())];
    store.add_plan(&NewPlan { files: &files, ..plan("p") }, 1).await.unwrap();
    running(&base, 1).await;
    assert!(store.in_use(KIND, "d1").await.unwrap());
    assert_eq!(store.let_go(9_000, 9).await.unwrap(), 0, "it runs");
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    store.order("p", Order::Stop, None, "eve", 8_000).await.unwrap();
    assert_eq!(store.let_go(8_000, 9).await.unwrap(), 0, "it has only just ended");
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    assert!(!store.in_use(KIND, "d1").await.unwrap());
    assert_eq!(store.let_go(8_001, 9).await.unwrap(), 1);
    let last = deeds(store).await.pop().unwrap();
    assert_eq!(last, "retention let go of the recipients' data of 1 sends ");
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
    assert_eq!(store.let_go(8_001, 9).await.unwrap(), 0);
    assert!(store.plan("p").await.unwrap().is_some(), "what was done stays known");
}

/// Whoever says first how large a file is may be wrong, or mean ill.
async fn whoever_says_another_size_begins_anew(base: Base) {
    let store = &base.store;
    let append = async |bytes, first, content: &[u8]| {
        let part = Part { bytes, first, content, ..part(0, b"") };
        let now = store.append(part, MOST, 1).await.unwrap().unwrap();
        (now.bytes, now.received)
    };
    assert_eq!(append(10, 0, b"x").await, (10, 1));
    assert_eq!(append(6, 1, b"bcdef").await, (6, 0), "it begins anew, not in the middle");
    assert_eq!(append(6, 0, b"abcdef").await, (6, 6));
    store.complete(KIND, "d1", "eve", 4).await.unwrap();
    assert_eq!(append(10, 0, b"x").await, (6, 6), "what is whole stays");
    let mut whole = Vec::new();
    store.read(KIND, "d1", |content| whole.extend_from_slice(content)).await.unwrap();
    assert_eq!(whole, b"abcdef");
}

async fn what_is_not_whole_goes_after_a_day(base: Base) {
    const DAY_MS: u64 = 86_400_000;
    let store = &base.store;
    let whole = Part { digest: "d2", bytes: 3, ..part(0, b"abc") };
    for part in [part(0, b"abc"), whole] {
        store.append(part, MOST, 5).await.unwrap().unwrap();
    }
    store.complete(KIND, "d2", "eve", 5).await.unwrap();
    store.let_go(0, DAY_MS + 5).await.unwrap();
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    store.let_go(0, DAY_MS + 6).await.unwrap();
    assert_eq!(store.upload(KIND, "d1").await.unwrap(), None);
    assert_eq!(store.part(KIND, "d1", 0).await.unwrap(), None);
    assert!(store.upload(KIND, "d2").await.unwrap().is_some(), "it is whole");
}

async fn a_file_that_a_plan_may_need_stays(base: Base) {
    let store = &base.store;
    store.append(part(0, b"abcdef"), MOST, 1).await.unwrap().unwrap();
    let files = [(KIND, "d1".to_owned())];
    let awaiting = NewPlan { files: &files, state: "awaiting", ..plan("p") };
    assert!(store.add_plan(&awaiting, 1).await.unwrap());
    let delete = async || store.delete(KIND, "d1", "bob", 5).await.unwrap();
    assert_eq!(delete().await, Deleted::InUse, "it awaits approval");
    assert!(store.upload(KIND, "d1").await.unwrap().is_some());
    assert!(store.withdraw("p", "eve", 2).await.unwrap());
    assert_eq!(delete().await, Deleted::Gone);
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
    for (sqlite, postgres) in [
        (
            include_str!("../migrations/sqlite/0001_first.sql"),
            include_str!("../migrations/postgres/0001_first.sql"),
        ),
        (
            include_str!("../migrations/sqlite/0002_bounces.sql"),
            include_str!("../migrations/postgres/0002_bounces.sql"),
        ),
        (
            include_str!("../migrations/sqlite/0003_revoked.sql"),
            include_str!("../migrations/postgres/0003_revoked.sql"),
        ),
    ] {
        assert_eq!(statements(sqlite).replace(" BLOB", " BYTEA"), statements(postgres));
    }
}
