//! Asks the worker at every change of the draft.

use std::cell::RefCell;
use std::rc::Rc;

use send_plan::audience::AudienceSummary;
use send_plan::template::TemplateFile;
use yew::{hook, use_effect_with, use_mut_ref};

use super::desk::Desk;
use crate::browser::clock;
use crate::state::Engine;
use crate::worker::protocol::{Ask, Request};

/// What a worker already has.
#[derive(Default)]
struct Known {
    /// Which worker, counted from the first.
    worker: u64,
    audience: Option<Rc<AudienceSummary>>,
    templates: Option<Rc<Vec<TemplateFile>>>,
}

/// Asks the worker at every change of the draft; what seldom changes is sent when it does.
#[hook]
pub fn use_answers(desk: &Desk) {
    let known: Rc<RefCell<Known>> = use_mut_ref(Known::default);
    let desk = desk.clone();
    use_effect_with((desk.state.revision, desk.state.engine.clone()), move |(revision, engine)| {
        let Engine::Ready(worker) = engine else { return };
        if !desk.state.restored {
            return;
        }
        let draft = desk.state.draft();
        let link = desk.link();
        let mut known = known.borrow_mut();
        if known.worker != *worker {
            *known = Known { worker: *worker, ..Known::default() };
        }
        if !same(known.audience.as_ref(), draft.audience.as_ref()) {
            known.audience.clone_from(&draft.audience);
            link.send(Request::Audience(draft.audience.as_deref().cloned()));
        }
        if !same(known.templates.as_ref(), Some(&draft.templates)) {
            known.templates = Some(Rc::clone(&draft.templates));
            link.send_templates(&draft.templates);
        }
        link.send(Request::Ask(Box::new(Ask {
            number: *revision,
            campaign: (*draft.campaign).clone(),
            now_ms: clock::now_ms(),
        })));
    });
}

fn same<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}
