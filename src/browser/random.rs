//! Randomness, for what must never be guessed or met twice.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Crypto;

use super::clock;
use crate::state::NewDraft;

/// Characters that nobody mistakes for one another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("crypto"))
        .ok()
        .and_then(|crypto| crypto.dyn_into::<Crypto>().ok());
    if let Some(crypto) = crypto {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// What a new draft begins with.
pub fn new_draft() -> NewDraft {
    let day = clock::rfc3339(clock::now_ms()).chars().take(10).collect::<String>();
    let tail: String = bytes::<6>()
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]))
        .collect();
    let salt = bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    NewDraft { id: format!("{day}-{tail}"), salt }
}
