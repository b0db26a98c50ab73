//! A message's HTML in a document of its own.
//!
//! The frame loads one of two empty documents that forbid everything but styles and, in one of them,
//! pictures that came along. It is sandboxed without scripts, so nothing of the message runs; the
//! page alone puts the message there. A `srcdoc` frame would inherit the app's policy and show every
//! newsletter without its styles.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlIFrameElement};

/// The empty document that shows a message's own pictures, or shows none.
pub const fn address(with_pictures: bool) -> &'static str {
    if with_pictures { "preview/pictures.html" } else { "preview/no-pictures.html" }
}

/// What the frame may do: be written to by the page.
pub const SANDBOX: &str = "allow-same-origin";

/// What would only ever reach out. The policy of the document forbids it all as well.
const REACHING_OUT: &str =
    "script, link, base, meta[http-equiv], iframe, frame, frameset, object, embed, portal";

/// Attributes that bring something from a server.
const BRINGING: [&str; 4] = ["src", "srcset", "background", "poster"];

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Shows the message in the frame, and says how many pictures of it lie on servers; nothing where
/// the frame's document has not loaded yet.
pub fn show(frame: &HtmlIFrameElement, html: &str) -> Option<u64> {
    try_show(frame, html).ok()
}

fn try_show(frame: &HtmlIFrameElement, html: &str) -> Result<u64, JsValue> {
    let document = frame.content_document().ok_or("no document")?;
    // The frame begins with an empty document that has the app's policy.
    let address = document.url()?;
    if address.split('#').next() != Some(&frame.src()) {
        return Err("another document".into());
    }
    let shown = document.document_element().ok_or("no root")?;
    let message = parsed(frame, html)?;
    let withheld = tame(&message)?;
    let root = message.document_element().ok_or("no root")?;
    document.replace_child(&document.adopt_node(&root)?, &shown)?;
    Ok(withheld)
}

/// The message in a document that is not shown, in which nothing loads or runs. It is of the frame:
/// what it may do is the frame's policy, not the app's.
fn parsed(frame: &HtmlIFrameElement, html: &str) -> Result<Document, JsValue> {
    let window = frame.content_window().ok_or("no window")?;
    let parser: Function = Reflect::get(&window, &"DOMParser".into())?.unchecked_into();
    let parser = Reflect::construct(&parser, &Array::new())?;
    let parse: Function = Reflect::get(&parser, &"parseFromString".into())?.unchecked_into();
    Ok(parse.call2(&parser, &html.into(), &"text/html".into())?.unchecked_into())
}

/// Takes out what would be forbidden anyhow, so that nobody has to be told by the browser; gives the
/// number of pictures that lie on servers.
fn tame(message: &Document) -> Result<u64, JsValue> {
    for element in all(message, REACHING_OUT)? {
        element.remove();
    }
    let mut withheld = 0;
    for attribute in BRINGING {
        for element in all(message, &format!("[{attribute}]"))? {
            let comes_along = element.get_attribute(attribute).is_some_and(|address| {
                let address = address.trim_start().to_lowercase();
                address.starts_with("data:") || address.starts_with("blob:")
            });
            if !comes_along {
                element.remove_attribute(attribute)?;
                withheld += u64::from(attribute != "srcset");
            }
        }
    }
    // A frame may leave for another page by itself; a new window it may not open.
    // A link inside of a drawing has another name for its address, and may change it as it moves.
    for link in all(message, "a, area")? {
        let within = link.get_attribute("href").is_some_and(|address| address.starts_with('#'));
        if !within || link.namespace_uri().as_deref() == Some(SVG) {
            link.set_attribute("target", "_blank")?;
        }
    }
    Ok(withheld)
}

/// Elements of another document's making: no `instanceof` of this page knows them.
fn all(message: &Document, selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = message.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|nth| Some(found.item(nth)?.unchecked_into())).collect())
}
