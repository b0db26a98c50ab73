//! Which plans run, and who stops them.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use send_api::api::work::Patience;
use send_api::operator::{Account, Operator};
use send_api::store::sends::State;
use send_plan::audience::Quote;
use send_plan::envelope::CommandKind;
use send_plan::plan::Repeat;
use serde_json::json;

use crate::office::{APPROVER, AUTHOR, OPERATOR, Office, STRANGER, code, first_finding};
use crate::support::desk::{self, Desk, START_MS, until_over};

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_may_not_run_is_refused_with_the_reason() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let both: &[u8] = &[AUTHOR, APPROVER];
    let missing = office.hand_over(&desk, both).await;
    assert_eq!((missing.0, code(&missing.1)), (StatusCode::UNPROCESSABLE_ENTITY, "files"));
    office.upload(&desk).await;
    for (seeds, finding) in
        [(&[STRANGER][..], "signature/nobody"), (&[APPROVER], "signature/nobody")]
    {
        let (status, answer) = office.hand_over(&desk, seeds).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{seeds:?}: {answer}");
        assert!(first_finding(&answer).starts_with("signature/"), "{finding}: {answer}");
    }
    let production = Desk::new(20, &json!({ "environment": "production" }));
    let (_, answer) = office.hand_over(&production, both).await;
    assert_eq!(first_finding(&answer), "plan/other-environment");
    let mut greedy = Desk::new(20, &json!({}));
    greedy.plan.runs.iter_mut().for_each(|run| run.start_ms = START_MS);
    greedy.plan.accounts[0].limits[0].limit = 1;
    let (status, answer) = office.hand_over(&greedy, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "audit"), "{answer}");
    let mut bytes = desk.envelope(both);
    let middle = bytes.len() / 2;
    bytes[middle] = if bytes[middle] == b'A' { b'B' } else { b'A' };
    let (status, _) = office.send("POST", "/v1/plans", &bytes).await;
    assert!(status.is_client_error(), "{status}");
    for garbage in [b"".as_slice(), b"{}", b"null", b"\xff", &vec![b'['; 100_000]] {
        let (status, answer) = office.send("POST", "/v1/plans", garbage).await;
        assert_eq!((status, code(&answer)), (StatusCode::BAD_REQUEST, "envelope"));
    }
    assert_eq!(office.hand_over(&desk, both).await.0, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_that_a_database_cannot_hold_or_a_person_cannot_read_are_refused() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let long = "a".repeat(101);
    let campaigns = ["", "a\0b", "two words", "índex", "Index", "a/b", &long];
    let accounts = ["", "a\0b", "a\u{202e}b", &long];
    let breaks = campaigns.map(|id| ("campaign.id", id)).into_iter();
    for (member, id) in breaks.chain(accounts.map(|id| ("accounts[0].id", id))) {
        let mut plan = desk.plan.clone();
        let written = match member {
            "campaign.id" => &mut plan.campaign.id,
            _ => &mut plan.accounts[0].id,
        };
        id.clone_into(written);
        let odd = Desk { plan, audience: String::new(), report: None, parts: Vec::new() };
        let (status, answer) = office.hand_over(&odd, &[AUTHOR]).await;
        let refused = (StatusCode::UNPROCESSABLE_ENTITY, "refused");
        assert_eq!((status, code(&answer)), refused, "{id:?}: {answer}");
        assert_eq!(answer["findings"][0]["code"], "P2/misnamed", "{answer}");
        assert_eq!(answer["findings"][0]["where"], member, "{answer}");
    }
}

/// A few bytes may mean an hour's work: nobody gets to ask for that.
#[tokio::test(flavor = "multi_thread")]
async fn billions_of_calls_keep_nobody_busy() {
    let patience = Patience { audit: Duration::from_millis(200), ..Patience::default() };
    let office = Office::waiting(patience).await;
    let mut desk = Desk::new(20, &json!({}));
    desk.plan.runs.truncate(1);
    desk.plan.runs[0].size = 1;
    desk.plan.runs[0].repeat = vec![Repeat { times: 1 << 30, every_ms: 1_000 }];
    let hand_over = async |desk: &Desk| {
        let answer = office.hand_over(desk, &[AUTHOR]);
        tokio::time::timeout(Duration::from_secs(60), answer).await.expect("it is given up")
    };
    let (status, answer) = hand_over(&desk).await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "audit"), "{answer}");
    let findings = answer["findings"].as_array().unwrap();
    assert!(findings.iter().any(|one| one["code"] == "P3/too-many-calls"), "{answer}");
    // As many people as calls: only time tells.
    desk.plan.audience.recipients = 1 << 30;
    let (status, answer) = hand_over(&desk).await;
    let refused = (StatusCode::UNPROCESSABLE_ENTITY, "too-many-calls");
    assert_eq!((status, code(&answer)), refused, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_has_run_reaches_nobody_again() {
    let office = Office::new().await;
    let both: &[u8] = &[AUTHOR, APPROVER];
    let first = Desk::new(20, &json!({}));
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, both).await.0, StatusCode::CREATED);
    let digest = first.digest();
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    // The same people, the old id, another file and another sequence.
    let second = Desk::new(21, &json!({ "sequence": 2 }));
    office.upload(&second).await;
    let (status, answer) = office.hand_over(&second, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "campaign-has-run"), "{answer}");
    let third = Desk::new(22, &json!({ "sequence": 1 }));
    office.upload(&third).await;
    let (_, answer) = office.hand_over(&third, both).await;
    assert_eq!(code(&answer), "old-sequence");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_stop_the_rest_is_mailed_and_nobody_twice() {
    let office = Office::new().await;
    let both: &[u8] = &[AUTHOR, APPROVER];
    let first = Desk::new(400, &json!({}));
    let digest = first.digest();
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, both).await.0, StatusCode::CREATED);
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    desk::until(&office.store, &digest, |send| send.accepted >= 60).await;
    let (_, early) = office.get(&format!("/v1/sends/{digest}/report")).await;
    desk::until(&office.store, &digest, |send| send.accepted >= 120).await;
    assert_eq!(office.order(&digest, CommandKind::Stop, 2, AUTHOR).await.0, StatusCode::OK);
    running.leave().await;
    let stopped = office.store.send(&digest).await.unwrap().unwrap();
    assert!(stopped.accepted < 400, "there is a rest");

    // A report from before the stop: some would be mailed twice.
    let hasty = first.rest_of(400, early.as_str().unwrap());
    office.upload(&hasty).await;
    let (status, answer) = office.hand_over(&hasty, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "old-report"), "{answer}");
    // The same bytes, cut into rows in another way: nobody knows whom the earlier rows mean.
    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let mut otherwise = first.rest_of(400, report.as_str().unwrap());
    otherwise.plan.audience.files[0].quote = Quote::None;
    office.upload(&otherwise).await;
    let (status, answer) = office.hand_over(&otherwise, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "other-files"), "{answer}");

    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let rest = first.rest_of(400, report.as_str().unwrap());
    office.upload(&rest).await;
    let (status, answer) = office.hand_over(&rest, both).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    let running = office.run().await;
    let (status, answer) = office.order(&rest.digest(), CommandKind::Start, 1, AUTHOR).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let send = until_over(&office.store, &rest.digest()).await;
    running.leave().await;
    assert_eq!(stopped.accepted + send.accepted, 400, "{send:?}");
    let mut mailed = office.store.mails(&digest, 9_999).await.unwrap();
    mailed.extend(office.store.mails(&rest.digest(), 9_999).await.unwrap());
    let recipients: BTreeSet<_> = mailed.iter().map(|mail| &mail.recipient).collect();
    assert_eq!((mailed.len(), recipients.len()), (400, 400), "everybody once");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_hand_offs_of_one_plan_are_one_send() {
    let office = Arc::new(Office::new().await);
    let desk = Arc::new(Desk::new(20, &json!({})));
    office.upload(&desk).await;
    let hand_over = |_| {
        let (office, desk) = (Arc::clone(&office), Arc::clone(&desk));
        tokio::spawn(async move { office.hand_over(&desk, &[AUTHOR, APPROVER]).await })
    };
    let handed: Vec<_> = (0..20).map(hand_over).collect();
    for one in handed {
        let (status, answer) = one.await.unwrap();
        assert_eq!((status, &answer["state"]), (StatusCode::CREATED, &json!("approved")));
    }
    assert_eq!(office.store.live_sends().await.unwrap().len(), 1);
    assert_eq!(office.store.plans(99).await.unwrap().len(), 1);
    let other = office.hand_over(&desk, &[AUTHOR, APPROVER, OPERATOR]).await;
    assert_eq!((other.0, code(&other.1)), (StatusCode::CONFLICT, "other-signatures"));
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_enrolled_stops_for_good_and_nobody_replays() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let running = office.run().await;
    let start = office.command(&digest, CommandKind::Start, 5, OPERATOR);
    let path = format!("/v1/sends/{digest}/commands");
    assert_eq!(office.send("POST", &path, &start).await.0, StatusCode::OK);
    assert_eq!(office.order(&digest, CommandKind::Pause, 6, AUTHOR).await.0, StatusCode::OK);
    let (_, answer) = office.send("POST", &path, &start).await;
    assert_eq!(code(&answer), "replayed");
    let (_, answer) = office.order(&digest, CommandKind::Resume, 7, AUTHOR).await;
    assert!(first_finding(&answer).starts_with("signature/"), "an author alone may not: {answer}");
    let (_, answer) = office.order(&digest, CommandKind::Stop, 7, STRANGER).await;
    assert!(first_finding(&answer).starts_with("signature/"), "{answer}");
    let other = office.command(&"0".repeat(64), CommandKind::Stop, 7, AUTHOR);
    assert_eq!(office.send("POST", &path, &other).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    // With an old counter: no other command may shut a stop out.
    let (status, answer) = office.order(&digest, CommandKind::Stop, 1, AUTHOR).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("stopped")), "{answer}");
    for (kind, counter) in [(CommandKind::Resume, 8), (CommandKind::Start, 9)] {
        let (status, answer) = office.order(&digest, kind, counter, OPERATOR).await;
        assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "not-now"), "{answer}");
    }
    running.leave().await;
    let send = until_over(&office.store, &digest).await;
    assert!(send.accepted < 400);
}

/// Whoever has a token may hand signatures in: of keys that nobody knows, as many as they like.
#[tokio::test(flavor = "multi_thread")]
async fn strangers_signatures_do_not_stand_in_an_approvers_way() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    let crowded: Vec<u8> = [AUTHOR].into_iter().chain(20..35).collect();
    assert_eq!(office.hand_over(&desk, &crowded).await.0, StatusCode::ACCEPTED);
    let path = format!("/v1/plans/{digest}/signatures");
    let strangers: Vec<u8> = (40..56).collect();
    for signers in [&strangers, &crowded, &strangers] {
        let (status, answer) = office.send("POST", &path, &desk.envelope(signers)).await;
        assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("awaiting")), "{answer}");
    }
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[APPROVER])).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
}

/// Whoever waits no longer, or is cut off, asks again and finds it done.
#[tokio::test(flavor = "multi_thread")]
async fn what_takes_longer_than_anybody_waits_is_done_all_the_same() {
    let office = Office::new().await;
    for (id, first) in [("one", &[AUTHOR, APPROVER][..]), ("two", &[AUTHOR])] {
        let desk = Desk::new(3_000, &json!({ "id": id }));
        let digest = desk.digest();
        office.upload(&desk).await;
        let path = format!("/v1/plans/{digest}/signatures");
        let both = desk.envelope(&[AUTHOR, APPROVER]);
        let moment = std::time::Duration::from_millis(20);
        let cut = if first.len() == 2 {
            tokio::time::timeout(moment, office.hand_over(&desk, first)).await
        } else {
            assert_eq!(office.hand_over(&desk, first).await.0, StatusCode::ACCEPTED);
            tokio::time::timeout(moment, office.send("POST", &path, &both)).await
        };
        assert!(cut.is_err(), "it was too quick to be cut");
        let approved = async || {
            let plan = office.store.plan(&digest).await.unwrap();
            plan.is_some_and(|plan| plan.state == "approved")
        };
        let mut looks = 0..3_000;
        while !approved().await && looks.next().is_some() {
            tokio::time::sleep(moment).await;
        }
        assert!(approved().await, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wave_is_released_when_the_one_before_is_over() {
    let office = Office::new().await;
    let waves = json!({ "schedule": { "start": "2026-11-23T06:00:00Z", "waves": [
        { "name": "canary", "size": { "recipients": 20 },
          "gate": { "dwell": "1s", "approval": true, "headerCheck": true } },
        { "name": "everyone", "size": "rest" }] } });
    let desk = Desk::new(40, &waves);
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    let (status, answer) = office.order(&digest, CommandKind::Release, 2, OPERATOR).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "not-that-wave"), "{answer}");
    let running = office.run().await;
    desk::until(&office.store, &digest, |send| send.accepted == 20).await;
    let (status, answer) = office.order(&digest, CommandKind::Release, 2, OPERATOR).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let send = until_over(&office.store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 40), "{send:?}");
    let entries = office.store.entries(0, 99).await.unwrap();
    assert!(entries.iter().any(|one| one.who == "Olga" && one.did == "released wave 1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_plan_never_runs() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
    let path = format!("/v1/plans/{digest}/withdrawals");
    let (status, _) = office.send("POST", &path, &office.withdrawal(&digest)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"));
    let (status, _) = office.order(&digest, CommandKind::Start, 2, OPERATOR).await;
    assert!(status.is_client_error());
}

/// Whoever sees the mistake first may be quicker than the plan, or than its approver.
#[tokio::test(flavor = "multi_thread")]
async fn a_stop_or_a_withdrawal_that_comes_early_is_kept() {
    let office = Office::new().await;
    let both: &[u8] = &[AUTHOR, APPROVER];
    for (id, handed_over, stops) in
        [("one", false, false), ("two", false, true), ("three", true, false), ("four", true, true)]
    {
        let desk = Desk::new(20, &json!({ "id": id }));
        let digest = desk.digest();
        office.upload(&desk).await;
        if handed_over {
            assert_eq!(office.hand_over(&desk, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
        }
        // Nothing is kept of what nobody has signed who is known here.
        let forged = office.command(&digest, CommandKind::Stop, 1, STRANGER);
        let path = format!("/v1/sends/{digest}/commands");
        let (status, _) = office.send("POST", &path, &forged).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!office.store.is_revoked(&digest).await.unwrap());
        let (status, answer) = if stops {
            office.order(&digest, CommandKind::Stop, 1, OPERATOR).await
        } else {
            let path = format!("/v1/plans/{digest}/withdrawals");
            office.send("POST", &path, &office.withdrawal(&digest)).await
        };
        assert_eq!(status, StatusCode::NO_CONTENT, "{id}: {answer}");
        let (status, answer) = if handed_over {
            let path = format!("/v1/plans/{digest}/signatures");
            office.send("POST", &path, &desk.envelope(both)).await
        } else {
            office.hand_over(&desk, both).await
        };
        assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"), "{id}: {answer}");
        let (status, answer) = office.order(&digest, CommandKind::Start, 2, OPERATOR).await;
        assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"), "{id}: {answer}");
        assert_eq!(office.store.send(&digest).await.unwrap(), None);
    }
    let unknown = "0".repeat(64);
    let (status, _) = office.order(&unknown, CommandKind::Pause, 1, OPERATOR).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_withdrawn_before_its_day_does_not_run_on_it() {
    let office = Office::new().await;
    let desk = Desk::starting(20, START_MS + 10 * 3_600_000);
    let digest = desk.digest();
    office.upload(&desk).await;
    let (status, _) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let withdrawal = office.withdrawal(&digest);
    let path = format!("/v1/plans/{digest}/withdrawals");
    assert_eq!(office.send("POST", &path, &withdrawal).await.0, StatusCode::NO_CONTENT);
    let office = office.hours_later(9);
    let (status, answer) = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"), "{answer}");
    assert_eq!(office.get(&format!("/v1/plans/{digest}")).await.1["state"], "withdrawn");
    assert_eq!(office.store.send(&digest).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_signed_before_its_day_waits_for_its_start_from_that_day_on() {
    let office = Office::new().await;
    // It may run from nine hours after now.
    let desk = Desk::starting(20, START_MS + 10 * 3_600_000);
    let path = format!("/v1/plans/{}", desk.digest());
    office.upload(&desk).await;
    let (status, answer) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!((status, &answer["state"]), (StatusCode::ACCEPTED, &json!("awaiting")), "{answer}");
    assert_eq!(office.get(&path).await.1["state"], "awaiting");
    let office = office.hours_later(9);
    assert_eq!(office.get(&path).await.1["state"], "approved");
    let send = office.store.send(&desk.digest()).await.unwrap().unwrap();
    assert_eq!(send.state, State::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_asks_no_more_of_an_account_than_its_operator_allows() {
    let account: Account = serde_json::from_value(json!({
        "id": "main", "provider": "sandbox", "inFlight": 2,
        "limits": [{ "unit": "messages", "limit": 50, "per": "1s" }]
    }))
    .unwrap();
    let office = Office::with(Operator { accounts: vec![account], ..Operator::default() }).await;
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    let (status, answer) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "accounts"));
    assert_eq!(answer["findings"].as_array().unwrap().len(), 2, "{answer}");
}
