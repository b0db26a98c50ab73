//! The language of the person: chosen before, or the browser's; and its texts.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Storage};

use crate::words::{self, ENGINE, Language, ROOMS};

const CHOSEN: &str = "piecewise.language";

/// The language chosen in this browser before; else the first of the browser's that the app speaks.
pub fn wanted() -> Language {
    let chosen = storage().and_then(|storage| storage.get_item(CHOSEN).ok().flatten());
    let wished = chosen.and_then(|code| Language::of(&code));
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let asked =
        || languages.iter().flat_map(Array::iter).find_map(|code| Language::of(&code.as_string()?));
    wished.or_else(asked).unwrap_or_default()
}

/// Remembers a choice in this browser.
pub fn keep(language: Language) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(CHOSEN, language.code());
    }
}

/// Speaks a language from now on. `Err`: its texts could not be loaded, and nothing has changed.
pub async fn speak(language: Language) -> Result<(), JsValue> {
    let texts = match language {
        Language::English => Vec::new(),
        _ => load(language).await?,
    };
    words::speak(language, &texts);
    if let Some(page) = web_sys::window().and_then(|w| w.document()?.document_element()) {
        page.set_attribute("lang", language.code())?;
        page.set_attribute("dir", language.direction())?;
    }
    Ok(())
}

async fn load(language: Language) -> Result<Vec<String>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let asked: Array = ROOMS
        .iter()
        .chain(&ENGINE)
        .map(|room| window.fetch_with_str(&format!("/words/{}/{room}.ftl", language.code())))
        .collect();
    let mut texts = Vec::new();
    for answer in JsFuture::from(js_sys::Promise::all(&asked)).await?.unchecked_into::<Array>() {
        let response: Response = answer.dyn_into()?;
        if !response.ok() {
            return Err(response.status().into());
        }
        texts.push(JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)?);
    }
    Ok(texts)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
