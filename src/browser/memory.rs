//! Memory of bytes that are handed over, or given back before the browser comes to collect it.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessagePort};

thread_local! {
    static NOBODY: Option<MessagePort> = nobody();
}

/// The buffers that a message's members have, and their members: a list is not looked into.
pub fn buffers(message: &JsValue) -> Array {
    let found = Array::new();
    find(message, &found);
    found
}

fn find(message: &JsValue, found: &Array) {
    if let Some(bytes) = message.dyn_ref::<Uint8Array>() {
        found.push(&bytes.buffer());
    } else if message.is_object() && !Array::is_array(message) {
        Object::values(message.unchecked_ref()).iter().for_each(|member| find(&member, found));
    }
}

/// Gives buffers' memory back that is needed no more. Left alone, dozens of megabytes would wait to be
/// collected, in each thread.
///
/// They are handed to somebody who is gone. `ArrayBuffer.transfer` does not do: Chromium then takes the
/// memory for free, and keeps it all the longer.
pub fn give_back(buffers: &Array) {
    NOBODY.with(|nobody| {
        if let Some(nobody) = nobody {
            // A browser that cannot do it collects them some time.
            let _ = nobody.post_message_with_transferable(&JsValue::NULL, buffers);
        }
    });
}

/// A port whose other end is closed.
fn nobody() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    channel.port2().close();
    Some(channel.port1())
}
