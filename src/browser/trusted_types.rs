//! Under Trusted Types a script's address must be vouched for, in the page and in the worker. Only the
//! worker's own loaders and the service worker are.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::offline::SERVICE_WORKER;
use super::{engine, helpers};

/// Vouches for these and for nothing else. Does nothing where the browser does not
/// know Trusted Types.
pub fn install() {
    let _ = try_install();
}

fn try_install() -> Result<(), JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(());
    }
    let create: Function = Reflect::get(&factory, &"createPolicy".into())?.dyn_into()?;
    let rules = Object::new();
    let script_url = Closure::<dyn Fn(String) -> JsValue>::new(|address: String| {
        if is_ours(&address).unwrap_or(false) { address.into() } else { JsValue::NULL }
    });
    Reflect::set(&rules, &"createScriptURL".into(), &script_url.into_js_value())?;
    create.call2(&factory, &"default".into(), &rules)?;
    Ok(())
}

fn is_ours(address: &str) -> Result<bool, JsValue> {
    let location = Reflect::get(&js_sys::global(), &"location".into())?;
    let base = Reflect::get(&location, &"href".into())?.as_string().ok_or("no address")?;
    let asked = Url::new_with_base(address, &base)?.href();
    for ours in [engine::LOADER, helpers::LOADER, SERVICE_WORKER] {
        if asked == Url::new_with_base(ours, &base)?.href() {
            return Ok(true);
        }
    }
    Ok(false)
}
