//! A defect in the worker: the page is told, then the thread ends. Nothing reaches the console.

use std::cell::{Cell, RefCell};

use gloo::worker::{HandlerId, WorkerScope};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Event};

use super::Planner;
use super::protocol::Report;

thread_local! {
    static PAGE: RefCell<Option<(WorkerScope<Planner>, HandlerId)>> = const { RefCell::new(None) };
    static BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Tells this page when the worker breaks.
pub fn report_to(scope: WorkerScope<Planner>, id: HandlerId) {
    let first = PAGE.with(|page| page.replace(Some((scope, id))).is_none());
    if !first {
        return;
    }
    std::panic::set_hook(Box::new(|info| {
        if BROKEN.replace(true) {
            return;
        }
        let message = info.to_string();
        PAGE.with(|page| {
            if let Some((scope, id)) = page.borrow().as_ref() {
                scope.respond(*id, Report::Broken { message });
            }
        });
    }));
    let global: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // The page has the sentence already: the trap behind it is no news.
    let quiet = Closure::<dyn Fn(Event)>::new(|event: Event| {
        if BROKEN.get() {
            event.prevent_default();
            js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>().close();
        }
    });
    for event in ["error", "unhandledrejection"] {
        let _ = global.add_event_listener_with_callback(event, quiet.as_ref().unchecked_ref());
    }
    quiet.forget();
}
