//! JSON by the browser's own reader and writer: the page brings none.

use js_sys::JSON;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// What a text says; `None`: it is no JSON, or says something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(text).ok()?).ok()
}

/// As text, without spaces; `None`: it cannot be said in JSON.
pub fn write(value: &impl Serialize) -> Option<String> {
    JSON::stringify(&plain(value)?).ok().map(String::from)
}

/// The same for people to read.
pub fn write_readable(value: &impl Serialize) -> Option<String> {
    let (replacer, spaces) = (JsValue::NULL, JsValue::from(2));
    JSON::stringify_with_replacer_and_space(&plain(value)?, &replacer, &spaces)
        .ok()
        .map(String::from)
}

fn plain(value: &impl Serialize) -> Option<JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()
}

/// A part that is not looked into.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Raw(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue);

impl Raw {
    /// Its text, without spaces.
    pub fn text(&self) -> String {
        JSON::stringify(&self.0).map(String::from).unwrap_or_default()
    }
}
