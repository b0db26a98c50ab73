//! Whom a server believes.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use send_api::api::enrolments::Enrolment;
use send_api::store::audit::Holds;
use serde_json::{Value, json};

use crate::office::{APPROVER, AUTHOR, Office, STRANGER, TOKEN, code, trust};
use crate::support::desk::Desk;

#[tokio::test]
async fn the_trust_file_is_shown_as_it_is() {
    let office = Office::new().await;
    let request =
        Request::get("/v1/trust").header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
    let response = office.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(bytes, trust("sandbox"));
    assert_eq!(office.get_as("wrong", "/v1/trust").await, StatusCode::UNAUTHORIZED);
    let (status, _) = office.send("POST", "/v1/enrolments", b"{}").await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nobody is enrolled where an operator decides");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_enrol_and_their_signatures_count_at_once() {
    let office = Office::enrolling().await;
    let [author, approver] = office.codes.as_slice() else { panic!("two codes") };
    let (status, ana) = office.enrol(author, "Ana", AUTHOR).await;
    assert_eq!((status, &ana["role"]), (StatusCode::CREATED, &json!("author")), "{ana}");
    let (status, bob) = office.enrol(approver, "Bob", APPROVER).await;
    assert_eq!((status, &bob["role"]), (StatusCode::CREATED, &json!("approver")), "{bob}");
    let (ana, bob) = (ana["token"].as_str().unwrap(), bob["token"].as_str().unwrap());
    assert_eq!(office.get_as(ana, "/v1/plans").await, StatusCode::OK);

    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    let hand_over = async |seeds: &[u8]| {
        let request =
            Request::post("/v1/plans").header(header::AUTHORIZATION, format!("Bearer {bob}"));
        let request = request.body(Body::from(desk.envelope(seeds))).unwrap();
        office.ask(request).await.status()
    };
    assert_eq!(
        hand_over(&[AUTHOR, STRANGER]).await,
        StatusCode::ACCEPTED,
        "a stranger does not count"
    );
    let other = Office::enrolling_in(Arc::clone(&office.store), office.folder);
    assert_eq!(other.get_as(ana, "/v1/plans").await, StatusCode::OK, "kept over a new start");
    let entries = other.store.entries(0, 99).await.unwrap();
    assert!(matches!(other.store.holds().await.unwrap(), Holds::Whole { .. }));
    let deeds: Vec<(String, String)> =
        entries.into_iter().map(|entry| (entry.who, entry.did)).collect();
    assert!(deeds.contains(&("Ana".to_owned(), "enrolled as author".to_owned())), "{deeds:?}");
    let path = format!("/v1/plans/{}/signatures", desk.digest());
    let request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {bob}"));
    let signed = desk.envelope(&[AUTHOR, APPROVER]);
    let response = other.ask(request.body(Body::from(signed)).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    let people = other.folder.path().join("people");
    for file in ["trust.json", "tokens"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(people.join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let kept = std::fs::read_to_string(people.join("trust.json")).unwrap();
    let thresholds = serde_json::from_str::<Value>(&kept).unwrap()["thresholds"].clone();
    assert_eq!(thresholds, json!({ "authors": 1, "approvers": 1 }));
    let (status, old) = other.enrol(author, "Eve", STRANGER).await;
    assert_eq!((status, code(&old)), (StatusCode::FORBIDDEN, "wrong-code"), "codes are not kept");
}

#[test]
fn enrolment_keeps_its_folder_to_itself_and_out_of_production() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = || std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
    assert!(Enrolment::open(folder.path()).is_ok());
    assert_eq!(mode(), 0o700);
    std::fs::write(folder.path().join("trust.json"), trust("production")).unwrap();
    let sentence = Enrolment::open(folder.path()).err().unwrap();
    assert!(sentence.contains("trust.json") && sentence.contains("production"), "{sentence}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_that_is_odd_enrols_nobody() {
    let office = Office::enrolling().await;
    let [author, approver] = office.codes.clone().try_into().unwrap();
    let key = |seed| Desk::key(seed).public().x();
    let (status, _) = office.enrol(&author, "Ana", AUTHOR).await;
    assert_eq!(status, StatusCode::CREATED);
    let refused = async |body: Value, wanted: StatusCode, kind: &str| {
        let (status, answer) = office.enrol_with(body.to_string().as_bytes()).await;
        assert_eq!((status, code(&answer)), (wanted, kind), "{body}: {answer}");
        assert!(!answer.to_string().contains(&approver), "{answer}");
    };
    let asked = |code: &str, name: &str, key: String| json!({ "code": code, "name": name, "publicKey": key });
    use StatusCode as S;
    refused(asked(&author, "Bob", key(APPROVER)), S::GONE, "used-code").await;
    refused(asked(&approver, "Ana", key(APPROVER)), S::CONFLICT, "known").await;
    refused(asked(&approver, "Bob", key(AUTHOR)), S::CONFLICT, "known").await;
    // Cyrillic.
    refused(asked(&approver, "\u{410}na", key(APPROVER)), S::CONFLICT, "known").await;
    for name in ["", " Bob", "Bob\n", "Bob\0", "Bob:x", "#Bob", &"B".repeat(101), "B\u{200b}ob"] {
        refused(asked(&approver, name, key(APPROVER)), S::UNPROCESSABLE_ENTITY, "application")
            .await;
    }
    for key in ["", "AAAA", &"A".repeat(43), &format!("{}=", key(APPROVER))] {
        let asked = asked(&approver, "Bob", key.to_owned());
        refused(asked, S::UNPROCESSABLE_ENTITY, "application").await;
    }
    for body in [b"".as_slice(), b"{}", b"null", b"\xff", &vec![b'['; 10_000]] {
        let (status, answer) = office.enrol_with(body).await;
        assert_eq!((status, code(&answer)), (S::BAD_REQUEST, "application"));
    }
    let mut more = asked(&approver, "Bob", key(APPROVER));
    more["role"] = json!("operator");
    refused(more, S::BAD_REQUEST, "application").await;
    let huge = Request::post("/v1/enrolments").body(Body::from(vec![b' '; 17 << 10])).unwrap();
    assert_eq!(office.ask(huge).await.status(), S::PAYLOAD_TOO_LARGE);
    // Nothing of that has used the code up, and guessing ends before it is found.
    for _ in 0..10 {
        refused(asked("AAAAAAAAAAAAAAAAAAAAAA", "Eve", key(STRANGER)), S::FORBIDDEN, "wrong-code")
            .await;
    }
    refused(asked(&approver, "Bob", key(APPROVER)), S::TOO_MANY_REQUESTS, "guesses").await;
    office.clock.sleep_until(office.clock.now_ms() + 60_000).await;
    let (status, answer) = office.enrol(&approver, "Bob", APPROVER).await;
    assert_eq!(status, S::CREATED, "{answer}");
    let enrolled = answer["trust"]["keys"].as_array().unwrap().len();
    assert_eq!(enrolled, 2, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_with_one_code_one_is_enrolled() {
    let office = Arc::new(Office::enrolling().await);
    let enrol = |seed: u8| {
        let office = Arc::clone(&office);
        tokio::spawn(async move { office.enrol(&office.codes[0], &format!("P{seed}"), seed).await })
    };
    let asked: Vec<_> = (10..20).map(enrol).collect();
    let mut statuses = Vec::new();
    for one in asked {
        statuses.push(one.await.unwrap().0);
    }
    statuses.sort_unstable();
    assert_eq!(statuses[0], StatusCode::CREATED);
    assert!(statuses[1..].iter().all(|status| *status == StatusCode::GONE), "{statuses:?}");
}
