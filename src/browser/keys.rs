//! Keys of this browser: Ed25519 in WebCrypto, the private halves such that no script can read them,
//! kept in IndexedDB.

use crate::t;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, CryptoKeyPair, SubtleCrypto};

use crate::worker::protocol::signing::Key;

const DATABASE: &str = "piecewise-keys";
const STORE: &str = "keys";
const ALGORITHM: &str = "Ed25519";

/// Members of a record: the key as others see it, and its private half.
const SHOWN: &str = "shown";
const SECRET: &str = "secret";

/// Why a key cannot be made, kept or used, in a sentence.
pub type Refusal = String;

/// A key that was made and is not kept yet.
pub struct Made {
    secret: CryptoKey,
    /// The public half.
    pub public: [u8; 32],
}

/// A public key as a JWK's `x` (RFC 8037): base64url without padding.
pub fn x(public: &[u8; 32]) -> String {
    let text: String = public.iter().map(|byte| char::from(*byte)).collect();
    let encoded = web_sys::window().and_then(|window| window.btoa(&text).ok()).unwrap_or_default();
    encoded.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned()
}

/// Makes a key.
pub async fn make() -> Result<Made, Refusal> {
    try_make().await.map_err(|_| t!("signing-key-cannot"))
}

async fn try_make() -> Result<Made, JsValue> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let pair = subtle()?.generate_key_with_str(ALGORITHM, false, &usages)?;
    let pair: CryptoKeyPair = JsFuture::from(pair).await?.unchecked_into();
    let raw = subtle()?.export_key("raw", &pair.get_public_key())?;
    let raw = Uint8Array::new(&JsFuture::from(raw).await?).to_vec();
    let public = raw.try_into().map_err(|_| "not 32 bytes")?;
    Ok(Made { secret: pair.get_private_key(), public })
}

/// Keeps a key, and asks the browser not to clear it away when room gets short.
pub async fn keep(key: &Key, made: &Made) -> Result<(), Refusal> {
    put(key, made).await.map_err(|_| t!("signing-key-not-kept"))?;
    if let Some(window) = web_sys::window() {
        // Not every browser grants it; what is kept is kept all the same.
        if let Ok(asked) = window.navigator().storage().persist() {
            let _ = JsFuture::from(asked).await;
        }
    }
    Ok(())
}

async fn put(key: &Key, made: &Made) -> Result<(), JsValue> {
    let record = Object::new();
    let shown = key.serialize(&serde_wasm_bindgen::Serializer::new())?;
    Reflect::set(&record, &SHOWN.into(), &shown)?;
    Reflect::set(&record, &SECRET.into(), &made.secret)?;
    let keyid = JsValue::from_str(&key.keyid);
    stored(&record, &keyid).await.map_err(|error| JsValue::from_str(&error.to_string()))
}

async fn stored(record: &Object, keyid: &JsValue) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(record, Some(keyid))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// The keys of this browser, as others see them.
pub async fn all() -> Result<Vec<Key>, Refusal> {
    let records = records().await.map_err(|_| t!("signing-keys-no-place"))?;
    let shown = |record: &JsValue| Reflect::get(record, &SHOWN.into()).ok();
    let keys = records.iter().filter_map(shown);
    Ok(keys.filter_map(|shown| serde_wasm_bindgen::from_value(shown).ok()).collect())
}

/// Signs bytes with a key of this browser.
pub async fn sign(keyid: &str, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    try_sign(keyid, bytes).await.map_err(|_| t!("signing-key-gone"))
}

async fn try_sign(keyid: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let records = records().await.map_err(|error| JsValue::from_str(&error.to_string()))?;
    let is_it = |record: &&JsValue| {
        let shown = Reflect::get(record, &SHOWN.into()).ok();
        let shown = shown.and_then(|shown| serde_wasm_bindgen::from_value::<Key>(shown).ok());
        shown.is_some_and(|shown| shown.keyid == keyid)
    };
    let record = records.iter().find(is_it).ok_or("no such key")?;
    let secret: CryptoKey = Reflect::get(record, &SECRET.into())?.unchecked_into();
    let signed = subtle()?.sign_with_str_and_u8_array(ALGORITHM, &secret, bytes)?;
    Ok(Uint8Array::new(&JsFuture::from(signed).await?).to_vec())
}

/// Forgets every key of this browser.
pub async fn forget() {
    if let Ok(factory) = Factory::new()
        && let Ok(request) = factory.delete(DATABASE)
    {
        let _ = request.await;
    }
}

async fn records() -> Result<Vec<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let records = transaction.object_store(STORE)?.get_all(None, None)?.await;
    database.close();
    records
}

/// A connection for one request: none stays open in the way of whoever forgets everything.
async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let subtle = window.crypto()?.subtle();
    // A page that is neither over TLS nor on this computer has none.
    if subtle.is_undefined() { Err("no subtle".into()) } else { Ok(subtle) }
}
