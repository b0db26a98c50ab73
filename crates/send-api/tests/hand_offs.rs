//! One plan, handed over by many at once: one send.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::sync::Arc;

use send_api::store::Store;
use serde_json::json;
use support::desk::{Desk, clock};
use support::handoffs::{APPROVER, AUTHOR, Counter, code, counter, files, one_send};

/// `cargo xtask soak hand-offs` does it with 1,000.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_hand_offs_are_one_send() {
    let (store, _folder) = support::sqlite().await.split();
    one_send(&[counter(Arc::new(store)).await], 100, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_two_servers_as_well() {
    let base = support::postgres().await;
    let other = Arc::new(Store::open(&base.url).await.unwrap());
    let (store, _folder) = base.split();
    let clock = clock(5);
    let one = Counter::open(Arc::new(store), &clock).await;
    let two = Counter::open(other, &clock).await;
    one_send(&[one, two], 100, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_body_under_a_known_digest_is_refused() {
    let (store, _folder) = support::sqlite().await.split();
    let counter = counter(Arc::new(store)).await;
    let desk = Desk::new(20, &json!({}));
    for (path, body) in files(&desk) {
        assert_eq!(counter.ask("PUT", &path, body).await.0, 201);
        assert_eq!(counter.ask("PUT", &path, body).await.0, 200, "it is here");
        let mut changed = body.to_vec();
        changed[0] ^= 1;
        for body in [&changed[..], &body[1..], b""] {
            let (status, answer) = counter.ask("PUT", &path, body).await;
            assert_eq!((status, code(&answer)), (422, "digest"), "{answer}");
        }
        assert_eq!(counter.ask("PUT", &path, body).await.0, 200, "it is still here");
    }
    let (status, _) = counter.ask("POST", "/v1/plans", &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!(status, 201);
    // Other bytes under the digest of these: signed by whoever may.
    let other = Desk::new(20, &json!({ "name": "Something else" }));
    let path = format!("/v1/plans/{}/signatures", desk.digest());
    let (status, answer) = counter.ask("POST", &path, &other.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, code(&answer)), (422, "other-bytes"), "{answer}");
    // These bytes with the signature of those.
    let (mut mixed, stolen): (serde_json::Value, serde_json::Value) = (
        serde_json::from_slice(&other.envelope(&[AUTHOR, APPROVER])).unwrap(),
        serde_json::from_slice(&desk.envelope(&[AUTHOR, APPROVER])).unwrap(),
    );
    mixed["signatures"] = stolen["signatures"].clone();
    let (status, answer) = counter.ask("POST", "/v1/plans", mixed.to_string().as_bytes()).await;
    assert_eq!((status, code(&answer)), (422, "refused"), "{answer}");
    assert_eq!(counter.store.plans(9).await.unwrap().len(), 1);
}
