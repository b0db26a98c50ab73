//! Under Trusted Types a script's address and a document's text must be vouched for. Only the worker's
//! own loader is, and the text of a message that is parsed for its preview.

use std::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, Url};

use super::engine::LOADER;

/// Vouches for the worker's loader and for messages in their preview, and for nothing else. Does nothing where the browser does not
/// know Trusted Types.
pub fn install() {
    let _ = try_install();
}

thread_local! {
    /// The policy that vouches for a message's text; undefined where there are no Trusted Types.
    static PREVIEW: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// A message parsed into a document that is never shown, in which nothing loads or runs.
pub fn parse(html: &str) -> Result<Document, JsValue> {
    let text = PREVIEW.with_borrow(|policy| {
        if policy.is_undefined() {
            return Ok(html.into());
        }
        let create: Function = Reflect::get(policy, &"createHTML".into())?.dyn_into()?;
        create.call1(policy, &html.into())
    })?;
    let parser = DomParser::new()?;
    let parse: Function = Reflect::get(&parser, &"parseFromString".into())?.dyn_into()?;
    parse.call2(&parser, &text, &"text/html".into())?.dyn_into()
}

fn try_install() -> Result<(), JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(());
    }
    let create: Function = Reflect::get(&factory, &"createPolicy".into())?.dyn_into()?;
    let rules = Object::new();
    let html = Closure::<dyn Fn(String) -> String>::new(|html: String| html);
    Reflect::set(&rules, &"createHTML".into(), &html.into_js_value())?;
    let preview = create.call2(&factory, &"preview".into(), &rules)?;
    PREVIEW.set(preview);
    let rules = Object::new();
    let script_url = Closure::<dyn Fn(String) -> JsValue>::new(|address: String| {
        if is_loader(&address).unwrap_or(false) { address.into() } else { JsValue::NULL }
    });
    Reflect::set(&rules, &"createScriptURL".into(), &script_url.into_js_value())?;
    create.call2(&factory, &"default".into(), &rules)?;
    Ok(())
}

fn is_loader(address: &str) -> Result<bool, JsValue> {
    let location = web_sys::window().ok_or("no window")?.location();
    let base = location.href()?;
    let asked = Url::new_with_base(address, &base)?.href();
    Ok(asked == Url::new_with_base(LOADER, &base)?.href())
}
