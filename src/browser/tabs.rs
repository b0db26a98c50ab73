//! This tab, and the others of this app in this browser.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent, Storage};

const CHANNEL: &str = "piecewise";
const DRAFT: &str = "piecewise.draft";

/// What a tab says to the others; of a draft, by its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// I show it: who else?
    Here(String),
    /// So do I.
    Too(String),
    /// I show it no longer.
    Gone(String),
    /// I have kept a change of it.
    Kept(String),
    /// Everything on this computer is forgotten.
    Forgot,
}

/// A line to the other tabs; closed when dropped.
pub struct Line {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.channel.close();
    }
}

impl Line {
    /// Listens to the other tabs. `None`: this browser cannot.
    pub fn open(heard: impl Fn(Word) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(word) = serde_wasm_bindgen::from_value(event.data()) {
                heard(word);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: listener })
    }

    /// Says something to all of them.
    pub fn say(&self, word: &Word) {
        if let Ok(value) = serde_wasm_bindgen::to_value(word) {
            let _ = self.channel.post_message(&value);
        }
    }
}

/// The draft that this tab showed last, by its key: a reload shows it again.
pub fn draft() -> Option<String> {
    storage()?.get_item(DRAFT).ok()?
}

/// Remembers which draft this tab shows; `None`: forgets it.
pub fn show(draft: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match draft {
        Some(key) => storage.set_item(DRAFT, key),
        None => storage.remove_item(DRAFT),
    };
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
