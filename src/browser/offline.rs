//! The app without a network: a service worker keeps one build, and a newer one waits to be taken.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::page;
use crate::state::Update;

/// The service worker's address; there is none in a development build.
pub const SERVICE_WORKER: &str = "/service-worker.js";

/// Keeps this build on this computer, and says when a newer one is here.
pub fn keep(heard: impl Fn(Update) + 'static) {
    // A development build changes under the page.
    if cfg!(debug_assertions) {
        return;
    }
    let heard: Rc<dyn Fn(Update)> = Rc::new(heard);
    spawn_local(async move {
        // Without one the app needs a network, and nothing else is other.
        let _ = register(heard).await;
    });
}

/// Takes the newer build in place of this one; the page is loaded anew.
pub fn take() {
    spawn_local(async {
        let waiting = async {
            let registration = JsFuture::from(container()?.get_registration()).await.ok()?;
            registration.dyn_into::<ServiceWorkerRegistration>().ok()?.waiting()
        };
        match waiting.await {
            Some(waiting) => {
                TAKING.set(true);
                let _ = waiting.post_message(&"take over".into());
            }
            // Another tab was quicker.
            None => page::reload(),
        }
    });
}

thread_local! {
    /// Whether this tab has asked for the newer build.
    static TAKING: Cell<bool> = const { Cell::new(false) };
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Not in a private window, nor over plain http.
    let there = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    there.dyn_into().ok()
}

async fn register(heard: Rc<dyn Fn(Update)>) -> Result<(), JsValue> {
    let container = container().ok_or("no service workers")?;
    if container.controller().is_some() {
        let heard = Rc::clone(&heard);
        listen(&container, "controllerchange", move || match TAKING.get() {
            true => page::reload(),
            false => heard(Update::Taken),
        })?;
    }
    let registration: ServiceWorkerRegistration =
        JsFuture::from(container.register(SERVICE_WORKER)).await?.dyn_into()?;
    if registration.waiting().is_some() && container.controller().is_some() {
        heard(Update::Waits);
    }
    let found = registration.clone();
    listen(&registration, "updatefound", move || {
        if let Some(coming) = found.installing() {
            watch(coming, &heard);
        }
    })
}

/// Says when a build that is coming has come; the first of all replaces nothing.
fn watch(coming: ServiceWorker, heard: &Rc<dyn Fn(Update)>) {
    let heard = Rc::clone(heard);
    let worker = coming.clone();
    let _ = listen(&coming, "statechange", move || {
        let replaces = container().is_some_and(|container| container.controller().is_some());
        if worker.state() == ServiceWorkerState::Installed && replaces {
            heard(Update::Waits);
        }
    });
}

fn listen(
    target: &web_sys::EventTarget,
    name: &str,
    heard: impl Fn() + 'static,
) -> Result<(), JsValue> {
    let closure = Closure::<dyn Fn()>::new(heard);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())?;
    // It listens as long as the page is open.
    closure.forget();
    Ok(())
}
