//! What is told of a send.

use std::sync::Arc;

use async_trait::async_trait;
use axum::body::Body;
use axum::http::{StatusCode, header};
use send_api::api::events;
use send_api::operator::Operator;
use send_api::store::audit::Holds;
use send_api::transport::{Answer, Transport, Verdict};
use send_plan::envelope::CommandKind;
use serde_json::{Value, json};

use crate::office::{APPROVER, AUTHOR, OPERATOR, Office, TOKEN, code};
use crate::support::desk::{Desk, always, dispatcher, until_over};

#[tokio::test(flavor = "multi_thread")]
async fn from_two_keys_to_the_last_row_of_the_report() {
    let office = Office::new().await;
    let desk = Desk::new(60, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    let (status, first) = office.hand_over(&desk, &[AUTHOR]).await;
    assert_eq!((status, &first["state"]), (StatusCode::ACCEPTED, &json!("awaiting")), "{first}");
    let refused = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((refused.0, code(&refused.1)), (StatusCode::CONFLICT, "awaiting"));
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
    assert_eq!(office.hand_over(&desk, &[AUTHOR]).await, (StatusCode::ACCEPTED, first));
    let (_, whole) = office.get(&format!("/v1/plans/{digest}")).await;
    assert_eq!(whole["envelope"]["signatures"].as_array().unwrap().len(), 2);

    let running = office.run().await;
    let (status, answer) = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("running")), "{answer}");
    let audience = format!("/v1/audiences/{}", desk.plan.audience.files[0].blake3);
    assert_eq!(office.send("DELETE", &audience, b"").await.0, StatusCode::CONFLICT, "it is needed");
    // Read until the send is over.
    let (_, events) = office.get(&format!("/v1/sends/{digest}/events")).await;
    running.leave().await;
    let last =
        events.as_str().unwrap().lines().filter_map(|line| line.strip_prefix("data: ")).next_back();
    let last: Value = serde_json::from_str(last.unwrap()).unwrap();
    assert_eq!((&last["state"], &last["accepted"]), (&json!("finished"), &json!(60)));
    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let report = report.as_str().unwrap();
    assert_eq!(report.lines().count(), 61, "{report}");
    assert!(!report.contains('@'), "no address");
    let blake3 = &desk.plan.audience.files[0].blake3;
    let begins = format!("index,{blake3},");
    let is_accepted = |line: &str| line.starts_with(&begins) && line.contains(",accepted,200,");
    assert!(report.lines().skip(1).all(is_accepted), "{report}");
    let entries = office.store.entries(0, 999).await.unwrap();
    assert!(matches!(office.store.holds().await.unwrap(), Holds::Whole { .. }));
    assert!(entries.iter().any(|entry| entry.who == "Olga" && entry.did == "started"));
    let (_, log) = office.get("/v1/audit?after=1").await;
    assert_eq!(log.as_array().unwrap().len(), entries.len() - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_so_many_watch_at_once() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let path = format!("/v1/sends/{}/events", desk.digest());
    let watch = async || {
        let request = axum::http::Request::get(&path);
        let request = request.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        office.ask(request.body(Body::empty()).unwrap()).await
    };
    let mut watching = Vec::new();
    for _ in 0..events::MOST {
        let response = watch().await;
        assert_eq!(response.status(), StatusCode::OK);
        watching.push(response);
    }
    assert_eq!(watch().await.status(), StatusCode::SERVICE_UNAVAILABLE);
    watching.pop();
    assert_eq!(watch().await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_late_can_draw_the_curve() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    let path = format!("/v1/sends/{digest}/progress");
    assert_eq!(office.get(&path).await.0, StatusCode::NOT_FOUND);
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let (status, early) = office.get(&path).await;
    assert_eq!((status, &early["points"]), (StatusCode::OK, &json!([])), "{early}");
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let send = office.store.send(&digest).await.unwrap().unwrap();
    for (points, most) in [("", 200), ("?points=3", 3), ("?points=1", 1), ("?points=500", 500)] {
        let (status, curve) = office.get(&format!("{path}{points}")).await;
        assert_eq!(status, StatusCode::OK, "{curve}");
        assert_eq!(curve["fromMs"], send.started_ms.unwrap());
        assert_eq!(curve["waves"][0]["startMs"], desk.plan.waves[0].start_ms);
        let step_ms = curve["stepMs"].as_u64().unwrap();
        let points = curve["points"].as_array().unwrap();
        assert!(step_ms % 1_000 == 0 && (1..=most).contains(&points.len()), "{curve}");
        let at_ms = |nth: usize| points[nth]["atMs"].as_u64().unwrap();
        let last = points.len() - 1;
        for nth in 1..last {
            assert_eq!(at_ms(nth) - at_ms(nth - 1), step_ms, "no step is left out");
            assert!(points[nth]["accepted"].as_u64() >= points[nth - 1]["accepted"].as_u64());
        }
        assert_eq!(points[last]["accepted"], 400);
        assert!(at_ms(last) >= send.ended_ms.unwrap(), "{curve}");
    }
    // 100 a second: the curve rises and does not jump.
    let (_, curve) = office.get(&path).await;
    assert!(curve["points"][0]["accepted"].as_u64() <= Some(100), "{curve}");
    for odd in ["?points=0", "?points=501", "?points=-1", "?points=many", "?pints=2"] {
        let (status, answer) = office.get(&format!("{path}{odd}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{odd}: {answer}");
        assert!(answer["title"].is_string(), "a problem like any other: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_row_got_can_be_looked_at() {
    let office = Office::new().await;
    let desk = Desk::new(120, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let path = format!("/v1/sends/{digest}/mails");
    let blake3 = &desk.plan.audience.files[0].blake3;
    // The seventh data row is p6, who reads Portuguese.
    let (status, found) = office.get(&format!("{path}?audience={blake3}&row=7")).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    let [mail] = found["mails"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(mail["recipient"], "p6@firm6.example");
    assert_eq!(mail["visible"], json!(["p6@firm6.example"]));
    assert_eq!(mail["subject"], "Pesos do índice, Ana 6");
    assert!(mail["html"].as_str().unwrap().contains("Olá Ana 6"), "{mail}");
    assert!(mail["text"].as_str().unwrap().contains("Olá Ana 6"), "{mail}");
    assert!(mail["message"].as_str().unwrap().contains("Subject: "), "{mail}");
    assert_eq!((&mail["row"], &mail["seed"]), (&json!(7), &json!(false)));
    // Page after page: everybody once, in the file's order.
    let mut rows = Vec::new();
    let mut query = format!("?audience={blake3}");
    loop {
        let (_, page) = office.get(&format!("{path}{query}")).await;
        let mails = page["mails"].as_array().unwrap();
        rows.extend(mails.iter().map(|mail| mail["row"].as_u64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?audience={blake3}&after={next}");
    }
    assert_eq!(rows, (1..=120).collect::<Vec<_>>());
    let (_, beyond) = office.get(&format!("{path}?audience={blake3}&row=121")).await;
    assert_eq!(beyond, json!({ "mails": [], "next": null }));
    let other = "a".repeat(64);
    for (odd, wanted) in [
        (format!("?audience={other}"), StatusCode::NOT_FOUND),
        ("?row=1".to_owned(), StatusCode::BAD_REQUEST),
        (format!("?audience={blake3}&row=0"), StatusCode::BAD_REQUEST),
        (format!("?audience={blake3}&row=99999999999999999999"), StatusCode::BAD_REQUEST),
        ("?after=x".to_owned(), StatusCode::BAD_REQUEST),
        ("?address=p6@firm6.example".to_owned(), StatusCode::BAD_REQUEST),
    ] {
        let (status, answer) = office.get(&format!("{path}{odd}")).await;
        assert_eq!(status, wanted, "{odd}: {answer}");
    }
    let huge = u64::MAX;
    let (status, _) = office.get(&format!("{path}?audience={blake3}&row={huge}")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(office.get(&format!("/v1/sends/{other}/mails")).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_to_seeds_takes_two_signatures_and_uses_nothing_up() {
    let office = Office::new().await;
    let test = Desk::new(
        5,
        &json!({ "id": "index-test-1", "audience": {
            "files": [], "seeds": ["seeds.csv"],
            "columns": { "address": "email", "locale": "lang" } } }),
    );
    let digest = test.digest();
    office.upload(&test).await;
    assert_eq!(office.hand_over(&test, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
    let (_, answer) = office.order(&digest, CommandKind::Start, 1, AUTHOR).await;
    assert_eq!(code(&answer), "awaiting", "five people are people: {answer}");
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &test.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let (_, found) = office.get(&format!("/v1/sends/{digest}/mails")).await;
    let mails = found["mails"].as_array().unwrap();
    assert!(mails.len() == 5 && mails.iter().all(|mail| mail["seed"] == true), "{found}");
    // Its id is its own: the campaign may still run.
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
}

/// Answers once it is told to.
struct Patient {
    answer: tokio::sync::Semaphore,
}

#[async_trait]
impl Transport for Patient {
    async fn call(&self, request: &send_api::transport::Request) -> Answer {
        let _told = self.answer.acquire().await;
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_is_told_until_it_has_arrived() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let patient = Arc::new(Patient { answer: tokio::sync::Semaphore::new(0) });
    let transports = always(patient.clone());
    let running =
        dispatcher("one", &office.store, &office.clock, Operator::default(), transports).await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    let mut looks = 0..2_000;
    let in_flight = async || office.store.standing(&digest).await.unwrap().unwrap().1;
    while in_flight().await < 80 && looks.next().is_some() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let (_, send) = office.order(&digest, CommandKind::Stop, 2, AUTHOR).await;
    // Four calls of twenty at once, as the account allows.
    assert_eq!((&send["inFlight"], &send["notYetSent"]), (&json!(80), &json!(320)), "{send}");
    let path = format!("/v1/sends/{digest}/events");
    let reading = office.get(&path);
    let answering = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        patient.answer.add_permits(1_000);
    };
    let ((_, events), ()) = tokio::join!(reading, answering);
    running.leave().await;
    let said: Vec<Value> = events
        .as_str()
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(said[0]["inFlight"], 80);
    let last = said.last().unwrap();
    assert_eq!((&last["inFlight"], &last["accepted"]), (&json!(0), &json!(80)), "{last}");
    assert_eq!((&last["state"], &last["notYetSent"]), (&json!("stopped"), &json!(320)), "{last}");
}
