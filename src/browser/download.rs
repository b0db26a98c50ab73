//! Gives the person a file.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Milliseconds until a browser has surely taken the file.
const TAKEN_MS: u32 = 60_000;

/// Saves bytes as a file.
pub fn file(name: &str, media_type: &str, bytes: &[u8]) {
    let _ = save(name, media_type, bytes);
}

/// Saves a file of the browser, however large.
pub fn browser_file(file: &File) {
    let _ = offer(&file.name(), file);
}

fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes).into());
    offer(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(TAKEN_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
