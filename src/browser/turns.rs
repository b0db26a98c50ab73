//! Turns on a thread: who works for long lets others in between.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Gives way to messages that have come. Timers that follow one another wait 4 ms each (HTML, timers and
/// user prompts: initialization steps); a message to oneself stands in line with the others.
pub struct Turns(Option<MessageChannel>);

impl Default for Turns {
    fn default() -> Self {
        Self(MessageChannel::new().ok())
    }
}

impl Turns {
    /// Goes on when those that have come before have had their turn.
    pub async fn give_way(&self) {
        let Some(channel) = &self.0 else { return };
        let message = Promise::new(&mut |resolve, _| {
            channel.port1().set_onmessage(Some(&resolve));
            let _ = channel.port2().post_message(&JsValue::NULL);
        });
        let _ = JsFuture::from(message).await;
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.port1().close();
        }
    }
}
