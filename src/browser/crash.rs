//! A defect in the page: a calm message instead of a dead screen.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::page;
use crate::t;

/// Shows the message when the page breaks.
pub fn install() {
    // Yew would put its own hook in place of one it does not know of.
    yew::set_custom_panic_hook(Box::new(|info| {
        let _ = show(&info.to_string());
    }));
    for name in ["error", "unhandledrejection"] {
        // The person has the sentence already: the trap behind it is no news.
        let quiet = page::on_window(name, |event: Event| {
            if find("#broken").is_some() {
                event.prevent_default();
            }
        });
        std::mem::forget(quiet);
    }
}

fn show(details: &str) -> Result<(), JsValue> {
    if find("#broken").is_some() {
        return Ok(());
    }
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let element = |name: &str, text: &str| -> Result<Element, JsValue> {
        let element = document.create_element(name)?;
        element.set_text_content(Some(text));
        Ok(element)
    };
    let message = element("div", "")?;
    message.set_id("broken");
    message.set_class_name("broken");
    message.set_attribute("role", "alert")?;
    message.append_child(&element("h2", &t!("broken-title"))?.into())?;
    message.append_child(&element("p", &t!("broken-kept"))?.into())?;
    let reload = element("button", &t!("reload"))?;
    reload.set_class_name("button primary");
    let click = Closure::<dyn Fn(Event)>::new(|_| page::reload());
    reload.add_event_listener_with_callback("click", click.as_ref().unchecked_ref())?;
    click.forget();
    message.append_child(&reload)?;
    let more = element("details", "")?;
    more.append_child(&element("summary", &t!("broken-details"))?.into())?;
    more.append_child(&element("pre", details)?.into())?;
    message.append_child(&more)?;
    if let Some(body) = document.body() {
        body.append_child(&message)?;
    }
    reload.unchecked_into::<HtmlElement>().focus()
}

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok().flatten()
}
