//! A message's HTML in a document of its own.
//!
//! The frame loads one of two empty documents that forbid everything but styles and, in one of them,
//! pictures that came along. It is sandboxed without scripts, so nothing of the message runs; the
//! page alone puts the message there. A `srcdoc` frame would inherit the app's policy and show every
//! newsletter without its styles.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlIFrameElement};

use super::trusted_types;

/// The empty document that shows a message's own pictures, or shows none.
pub const fn address(with_pictures: bool) -> &'static str {
    if with_pictures { "preview/pictures.html" } else { "preview/no-pictures.html" }
}

/// What the frame may do: be written to by the page.
pub const SANDBOX: &str = "allow-same-origin";

/// What would only ever reach out. The policy of the document forbids it all as well.
const REACHING_OUT: &str =
    "script, link, base, meta[http-equiv], iframe, frame, frameset, object, embed, portal";

/// Shows the message in the frame, whose document has loaded; `false`: it is not there yet.
pub fn show(frame: &HtmlIFrameElement, html: &str) -> bool {
    try_show(frame, html).is_ok()
}

fn try_show(frame: &HtmlIFrameElement, html: &str) -> Result<(), JsValue> {
    let document = frame.content_document().ok_or("no document")?;
    let shown = document.document_element().ok_or("no root")?;
    let root = parsed(html)?;
    document.replace_child(&document.adopt_node(&root)?, &shown)?;
    Ok(())
}

/// The root of the message, in a document that is not shown: nothing in it loads or runs.
fn parsed(html: &str) -> Result<Element, JsValue> {
    let document = trusted_types::parse(html)?;
    let reaching_out = document.query_selector_all(REACHING_OUT)?;
    for nth in 0..reaching_out.length() {
        if let Some(element) =
            reaching_out.item(nth).and_then(|node| node.dyn_into::<Element>().ok())
        {
            element.remove();
        }
    }
    document.document_element().ok_or_else(|| "no root".into())
}
