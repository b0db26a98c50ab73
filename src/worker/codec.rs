//! How messages cross: as structured values, so that a `File` passes without its bytes.

use gloo::worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, throw_str};

use super::whole::Whole;

/// Structured values through serde.
#[derive(Debug)]
pub struct Structured;

impl Codec for Structured {
    fn encode<I: Serialize>(input: I) -> JsValue {
        match Whole(&input).serialize(&serde_wasm_bindgen::Serializer::new()) {
            Ok(value) => value,
            Err(error) => throw_str(&format!("a message cannot be sent: {error}")),
        }
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        match serde_wasm_bindgen::from_value(input) {
            Ok(value) => value,
            Err(error) => throw_str(&format!("a message cannot be read: {error}")),
        }
    }
}
