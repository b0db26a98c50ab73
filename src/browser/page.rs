//! The window: its address, its title, its events.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, KeyboardEvent};

/// A listener that is removed when dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Listens on the window.
pub fn on_window(name: &'static str, heard: impl Fn(Event) + 'static) -> Option<Listener> {
    listen(web_sys::window()?.into(), name, heard)
}

/// Listens on the document.
pub fn on_document(name: &'static str, heard: impl Fn(Event) + 'static) -> Option<Listener> {
    listen(web_sys::window()?.document()?.into(), name, heard)
}

fn listen(
    target: EventTarget,
    name: &'static str,
    heard: impl Fn(Event) + 'static,
) -> Option<Listener> {
    let closure = Closure::<dyn Fn(Event)>::new(heard);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
    Some(Listener { target, name, closure })
}

/// The part of the address after `#`.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Shows another part of the address after `#`; Back leads to the one before, if there was one.
pub fn set_hash(hash: &str) {
    let shown = self::hash();
    if shown.is_empty() {
        replace_hash(hash);
    } else if shown != hash
        && let Some(window) = web_sys::window()
    {
        let _ = window.location().set_hash(hash);
    }
}

/// Takes out of the address, and out of the way back, what stood there after `#`. Nobody hears of it.
pub fn replace_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Ctrl+Z or ⌘Z outside of text fields: `Some(true)` with Shift (redo), `Some(false)` without.
pub fn undo_key(event: &Event) -> Option<bool> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return None;
    }
    let in_text = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(
        |element| {
            element
                .matches("input:not([type=radio], [type=checkbox], [type=file]), textarea")
                .unwrap_or(false)
        },
    );
    match key.key().to_lowercase().as_str() {
        "z" if !in_text => Some(key.shift_key()),
        "y" if !in_text => Some(true),
        _ => None,
    }
}

/// Prints the page, as its style for paper has it.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Puts text on the clipboard.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}
