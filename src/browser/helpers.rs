//! Threads that the worker starts for itself, of its own build: what is too much for one is divided
//! among them.

use std::rc::Rc;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use gloo::worker::Codec;
use js_sys::Reflect;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{
    DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType,
};

use super::memory::{buffers, give_back};
use super::trusted_types;
use crate::worker::codec::Structured;

/// Address of a helper's loader.
pub const LOADER: &str = "/helper.js";

/// By this name a thread knows that it is one.
const NAME: &str = "helper";

enum Heard<T> {
    Ready,
    Said(T),
    Broke,
}

/// Helpers at work; they end when this is dropped.
pub struct Helpers<T> {
    each: Vec<Helper>,
    said: UnboundedReceiver<Heard<T>>,
}

struct Helper {
    thread: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _broke: Closure<dyn Fn(ErrorEvent)>,
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.thread.set_onmessage(None);
        self.thread.set_onerror(None);
        self.thread.terminate();
    }
}

impl<T: DeserializeOwned + 'static> Helpers<T> {
    /// Starts so many, and waits until they listen; `None`: they do not.
    pub async fn start(count: usize) -> Option<Self> {
        trusted_types::install();
        let (say, said) = unbounded();
        let say = Rc::new(say);
        let each = (0..count).map(|_| helper(&say).ok()).collect::<Option<_>>()?;
        let mut helpers = Self { each, said };
        for _ in 0..count {
            let Ok(Heard::Ready) = helpers.said.recv().await else { return None };
        }
        Some(helpers)
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.each.len()
    }

    /// Tells one of them something.
    pub fn tell(&self, number: usize, message: &impl Serialize) {
        if let Some(helper) = self.each.get(number) {
            // A thread that is gone has said that it broke.
            let message = Structured::encode(message);
            let _ = helper.thread.post_message_with_transfer(&message, &buffers(&message));
        }
    }

    /// What one of them says next; `None`: one broke.
    pub async fn hear(&mut self) -> Option<T> {
        match self.said.recv().await {
            Ok(Heard::Said(said)) => Some(said),
            Ok(Heard::Ready | Heard::Broke) | Err(_) => None,
        }
    }
}

fn helper<T: DeserializeOwned + 'static>(
    say: &Rc<UnboundedSender<Heard<T>>>,
) -> Result<Helper, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(NAME);
    let thread = Worker::new_with_options(LOADER, &options)?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new({
        let say = Rc::clone(say);
        move |event: MessageEvent| {
            let said = match event.data() {
                data if data.is_null() => Heard::Ready,
                data => Heard::Said(understood(data)),
            };
            let _ = say.unbounded_send(said);
        }
    });
    let broke = Closure::<dyn Fn(ErrorEvent)>::new({
        let say = Rc::clone(say);
        move |event: ErrorEvent| {
            event.prevent_default();
            let _ = say.unbounded_send(Heard::Broke);
        }
    });
    thread.post_message(&wasm_bindgen::module())?;
    thread.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    thread.set_onerror(Some(broke.as_ref().unchecked_ref()));
    Ok(Helper { thread, _heard: heard, _broke: broke })
}

/// How many threads this computer works with at once, as far as the browser tells the page.
pub fn threads() -> u32 {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or(1, |navigator| navigator.hardware_concurrency() as u32)
}

/// Whether this thread is a helper.
pub fn is_helper() -> bool {
    let name = Reflect::get(&js_sys::global(), &"name".into());
    name.is_ok_and(|name| name.as_string().as_deref() == Some(NAME))
}

/// A helper's own end: what it is told.
pub struct Orders<T>(UnboundedReceiver<T>);

impl<T: DeserializeOwned + 'static> Orders<T> {
    /// From now on.
    pub fn listen() -> Self {
        let (tell, told) = unbounded();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let _ = tell.unbounded_send(understood(event.data()));
        });
        scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        // What is said before somebody listens is lost.
        let _ = scope().post_message(&JsValue::NULL);
        Self(told)
    }

    /// The next one.
    pub async fn next(&mut self) -> Option<T> {
        self.0.recv().await.ok()
    }

    /// The next one that has come already.
    pub fn next_now(&mut self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

/// Tells the worker that has started this helper.
pub fn say(message: &impl Serialize) {
    let message = Structured::encode(message);
    let _ = scope().post_message_with_transfer(&message, &buffers(&message));
}

/// Reads a message, and gives the memory of its bytes back.
fn understood<T: DeserializeOwned>(data: JsValue) -> T {
    let bytes = buffers(&data);
    let message = Structured::decode(data);
    give_back(&bytes);
    message
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
