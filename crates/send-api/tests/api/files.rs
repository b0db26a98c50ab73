//! Who may ask, and files that come in parts.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use send_api::api;
use send_api::api::work::Patience;
use send_api::operator::{Operator, Uploads};
use send_api::policy::Origin;
use send_api::store::uploads::{FileKind, Part};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::office::{APPROVER, AUTHOR, Office, TOKEN, code};
use crate::support::desk::Desk;

const PROBLEM: &str = "application/problem+json";

#[tokio::test]
async fn without_a_token_nothing_can_be_read() {
    let office = Office::new().await;
    for path in ["/v1/plans", "/v1/audit", "/v1/nothing", &format!("/v1/sends/{}", "0".repeat(64))]
    {
        for token in [None, Some("Bearer wrong"), Some("Basic 0123456789abcdef-token"), Some(TOKEN)]
        {
            let mut request = Request::get(path);
            if let Some(token) = token {
                request = request.header(header::AUTHORIZATION, token);
            }
            let response = office.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path} {token:?}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], PROBLEM);
        }
    }
    assert_eq!(office.get("/v1/plans").await, (StatusCode::OK, json!([])));
    assert_eq!(office.get("/v1/nothing").await.0, StatusCode::NOT_FOUND);
    assert_eq!(office.send("PATCH", "/v1/plans", b"").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

/// RFC 9457, also where no handler was asked.
#[tokio::test]
async fn a_body_that_is_too_large_is_a_problem_like_any_other() {
    let office = Office::new().await;
    let path = format!("/v1/sends/{}/commands", "0".repeat(64));
    let request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
    let response = office.ask(request.body(Body::from(vec![b' '; 9 << 20])).unwrap()).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(response.headers()[header::CONTENT_TYPE], PROBLEM);
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let problem: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!((code(&problem), &problem["status"]), ("body-too-large", &json!(413)));
}

#[tokio::test]
async fn files_that_are_too_many_together_are_refused_until_some_go() {
    let uploads = Uploads { total_bytes: 10 };
    let office = Office::with(Operator { uploads, ..Operator::default() }).await;
    let put = async |body: &[u8]| {
        let path = format!("/v1/audiences/{}", blake3::hash(body).to_hex());
        let (status, answer) = office.send("PUT", &path, body).await;
        (status, code(&answer).to_owned(), answer)
    };
    assert_eq!(put(b"abcdef").await.0, StatusCode::CREATED);
    let (status, what, answer) = put(b"ghijk").await;
    assert_eq!((status, what.as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "no-room"), "{answer}");
    assert!(answer["detail"].as_str().unwrap().contains("uploads.totalBytes"), "{answer}");
    assert_eq!(put(b"abcdef").await.0, StatusCode::OK, "it is here");
    assert_eq!(put(b"wxyz").await.0, StatusCode::CREATED, "it fits");
    let gone = format!("/v1/audiences/{}", blake3::hash(b"abcdef").to_hex());
    assert_eq!(office.send("DELETE", &gone, b"").await.0, StatusCode::NO_CONTENT);
    assert_eq!(put(b"ghijk").await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn only_pages_that_the_operator_names_may_ask_from_elsewhere() {
    let named = "https://plan.example.com";
    let origins = vec![Origin::parse(named).unwrap()];
    let office = Office::with(Operator { origins, ..Operator::default() }).await;
    for (origin, allowed) in [(named, true), ("https://evil.example", false)] {
        let preflight = Request::options("/v1/plans")
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "authorization");
        let response = office.ask(preflight.body(Body::empty()).unwrap()).await;
        let answer = response.headers().get(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(answer.is_some_and(|answer| answer == origin), allowed, "{origin}");
        assert!(!response.headers().contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
    }
}

#[tokio::test]
async fn a_file_comes_in_parts_and_counts_once_its_digest_is_right() {
    let office = Office::new().await;
    let digest = blake3::hash(b"abcdef").to_hex().to_string();
    let path = format!("/v1/audiences/{digest}");
    let put = async |body: &'static [u8], range| office.send_with("PUT", &path, body, range).await;
    let (status, answer) = put(b"abc", Some("bytes 0-2/6")).await;
    assert_eq!((status, &answer["received"]), (StatusCode::ACCEPTED, &json!(3)));
    // Whoever lost the answer may say it again.
    let again = put(b"abc", Some("bytes 0-2/6")).await;
    assert_eq!((again.0, &again.1["received"]), (StatusCode::ACCEPTED, &json!(3)));
    // Cut and begun again elsewhere: the server says where to go on.
    assert_eq!(put(b"f", Some("bytes 5-5/6")).await.0, StatusCode::CONFLICT);
    let head = Request::head(&path).header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
    let head = office.ask(head.body(Body::empty()).unwrap()).await;
    assert_eq!(head.headers()["upload-offset"], "3");
    let (status, answer) = put(b"def", Some("bytes 3-5/6")).await;
    assert_eq!((status, &answer["complete"]), (StatusCode::CREATED, &json!(true)));
    assert_eq!(put(b"abcdef", None).await.0, StatusCode::OK, "it is here already");
    let other = format!("/v1/audiences/{}", "a".repeat(64));
    let (status, answer) = office.send("PUT", &other, b"abcdef").await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "digest"));
    assert_eq!(office.send("DELETE", &other, b"").await.0, StatusCode::NOT_FOUND, "nothing stays");
    assert_eq!(office.send("DELETE", &path, b"").await.0, StatusCode::NO_CONTENT);
    let odd = put(b"abc", Some("bytes 0-9/6")).await;
    assert_eq!((odd.0, code(&odd.1)), (StatusCode::BAD_REQUEST, "range"));
    let huge = vec![0; api::MOST_BYTES + 1];
    assert_eq!(office.send("PUT", &path, &huge).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    for name in ["x", "../../etc/passwd", &"A".repeat(64)] {
        let path = format!("/v1/audiences/{}", name.replace('/', "%2F"));
        assert_eq!(office.send("PUT", &path, b"a").await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_upload_that_was_cut_while_it_was_measured_is_finished_by_looking_at_it() {
    let office = Office::new().await;
    let head = async |name: &str| {
        let head = Request::head(format!("/v1/audiences/{name}"));
        let head = head.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        let head = office.ask(head.body(Body::empty()).unwrap()).await;
        head.headers()["upload-offset"].to_str().unwrap().to_owned()
    };
    let digest = blake3::hash(b"abcdef").to_hex().to_string();
    for (name, offset, stays) in [(digest, "6", true), ("a".repeat(64), "0", false)] {
        // Every byte is here, and nobody has said that they are the right ones.
        let part = Part {
            kind: FileKind::Audience,
            digest: &name,
            bytes: 6,
            first: 0,
            content: b"abcdef",
        };
        office.store.append(part, 99, 1).await.unwrap().unwrap();
        assert_eq!(head(&name).await, offset);
        let upload = office.store.upload(FileKind::Audience, &name).await.unwrap();
        assert_eq!(upload.is_some_and(|upload| upload.complete), stays);
    }
}

#[tokio::test]
async fn a_text_is_no_larger_than_the_renderer_takes_and_can_be_deleted() {
    let office = Office::new().await;
    let digest: String = Sha256::digest(b"Dear").iter().map(|byte| format!("{byte:02x}")).collect();
    let path = format!("/v1/templates/{digest}");
    let huge = office.send_with("PUT", &path, b"D", Some("bytes 0-0/4194305")).await;
    assert_eq!((huge.0, code(&huge.1)), (StatusCode::PAYLOAD_TOO_LARGE, "too-large"), "{huge:?}");
    // Whoever said another size does not stand in the way of the right one.
    let wrong = office.send_with("PUT", &path, b"D", Some("bytes 0-0/4194304")).await;
    assert_eq!(wrong.0, StatusCode::ACCEPTED);
    assert_eq!(office.send("PUT", &path, b"Dear").await.0, StatusCode::CREATED);
    let same = office.send_with("PUT", &path, b"D", Some("bytes 0-0/4")).await;
    assert_eq!(same.0, StatusCode::OK, "it is here");
    let other = office.send_with("PUT", &path, b"D", Some("bytes 0-0/5")).await;
    assert_eq!(
        (other.0, code(&other.1)),
        (StatusCode::UNPROCESSABLE_ENTITY, "digest"),
        "{other:?}"
    );
    assert_eq!(office.send("DELETE", &path, b"").await.0, StatusCode::NO_CONTENT);
    assert_eq!(office.send("DELETE", &path, b"").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_plan_needs_that_awaits_approval_is_not_deleted() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
    let template = desk.plan.templates[0].parts.values().next().unwrap();
    for path in [
        format!("/v1/audiences/{}", desk.plan.audience.files[0].blake3),
        format!("/v1/templates/{}", template.sha256),
    ] {
        let (status, answer) = office.send("DELETE", &path, b"").await;
        assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "in-use"), "{answer}");
    }
    let both = desk.envelope(&[AUTHOR, APPROVER]);
    let path = format!("/v1/plans/{}/signatures", desk.digest());
    let (status, answer) = office.send("POST", &path, &both).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
}

/// Of a large file it takes longer to look at its digest than anybody waits.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_measured_to_the_end_while_nobody_waits() {
    let patience = Patience { measure: Duration::ZERO, ..Patience::default() };
    let office = Office::waiting(patience).await;
    let content = vec![b'a'; api::MOST_BYTES + 1];
    let head = async |path: &str| {
        let head = Request::head(path).header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        let head = office.ask(head.body(Body::empty()).unwrap()).await;
        (head.status(), head.headers()["upload-offset"].to_str().unwrap().to_owned())
    };
    let (size, first) = (content.len(), api::MOST_BYTES);
    let right = blake3::hash(&content).to_hex().to_string();
    for (digest, received) in [(right, size), ("a".repeat(64), 0)] {
        let path = format!("/v1/audiences/{digest}");
        let put = async |part: &[u8], from: usize| {
            let range = format!("bytes {from}-{}/{size}", from + part.len() - 1);
            office.send_with("PUT", &path, part, Some(&range)).await
        };
        assert_eq!(put(&content[..first], 0).await.0, StatusCode::ACCEPTED);
        let (status, answer) = put(&content[first..], first).await;
        let wanted = (StatusCode::ACCEPTED, &json!(size), &json!(false));
        assert_eq!((status, &answer["received"], &answer["complete"]), wanted, "{answer}");
        let mut asked = head(&path).await;
        while asked.0 == StatusCode::ACCEPTED {
            assert_eq!(asked.1, size.to_string());
            tokio::time::sleep(Duration::from_millis(20)).await;
            asked = head(&path).await;
        }
        assert_eq!(asked, (StatusCode::OK, received.to_string()));
        let upload = office.store.upload(FileKind::Audience, &digest).await.unwrap();
        assert_eq!(upload.is_some_and(|upload| upload.complete), received > 0);
    }
}
