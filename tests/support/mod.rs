//! The bench: a view with a desk around it, in a real browser, without a worker.

// Each file of tests takes what it needs.
#![allow(dead_code)]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use piecewise::browser::engine::Link;
use piecewise::hooks::{Desk, Tools};
use piecewise::state::{Action, Draft, History, State, Store, new_account};
use piecewise::worker::protocol::{Answer, PlanFacts};
use send_plan::campaign::Campaign;
use send_plan::plan::Estimate;
use send_plan::provider;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::prelude::*;

type Seen = Rc<RefCell<Option<Desk>>>;

#[derive(Clone, PartialEq, Properties)]
struct BenchProps {
    state: Ptr<State>,
    pub seen: Ptr<RefCell<Option<Desk>>>,
    view: Ptr<View>,
}

/// A view of the desk.
pub type View = fn(&Desk) -> Html;

/// Props compare; a bench is set up once.
struct Ptr<T>(Rc<T>);

impl<T> Clone for Ptr<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Ptr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[function_component]
fn Bench(props: &BenchProps) -> Html {
    let state = Rc::clone(&props.state.0);
    let store = use_reducer(|| Store { state });
    let tools = use_memo((), |()| Tools::new(Link::detached(), Rc::default()));
    let desk = Desk::new(Rc::clone(&store.state), store.dispatcher(), tools);
    props.seen.0.replace(Some(desk.clone()));
    let view = (props.view.0)(&desk);
    html! { <ContextProvider<Desk> context={desk}>{ view }</ContextProvider<Desk>> }
}

/// A view on the screen.
pub struct Shown {
    root: Element,
    pub seen: Seen,
}

impl Shown {
    pub async fn new(state: State, view: View) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let seen = Seen::default();
        let props = BenchProps {
            state: Ptr(Rc::new(state)),
            seen: Ptr(Rc::clone(&seen)),
            view: Ptr(Rc::new(view)),
        };
        yew::Renderer::<Bench>::with_root_and_props(root.clone(), props).render();
        let shown = Self { root, seen };
        shown.settle().await;
        shown
    }

    pub async fn settle(&self) {
        TimeoutFuture::new(20).await;
    }

    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.seen.borrow().as_ref().unwrap().state)
    }

    /// Something happens.
    pub async fn dispatch(&self, action: Action) {
        self.seen.borrow().as_ref().unwrap().dispatch(action);
        self.settle().await;
    }

    /// Takes the last change back.
    pub async fn undo(&self) {
        self.dispatch(Action::Undo).await;
    }

    pub fn text(&self) -> String {
        self.root.unchecked_ref::<HtmlElement>().inner_text()
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in: {}", self.text())).unchecked_into()
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all(selector).unwrap();
        (0..list.length()).map(|at| list.item(at).unwrap().unchecked_into()).collect()
    }

    pub async fn click(&self, selector: &str) {
        self.find(selector).click();
        self.settle().await;
    }

    pub async fn type_into(&self, selector: &str, text: &str) {
        let field = self.find(selector);
        match field.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => area.set_value(text),
            None => field.unchecked_ref::<HtmlInputElement>().set_value(text),
        }
        let event = InputEvent::new("input").unwrap();
        // As a browser's own: it bubbles.
        event.init_event_with_bubbles("input", true);
        field.dispatch_event(&event).unwrap();
        self.settle().await;
    }
}

/// A draft with one account.
pub fn with_account(provider: &str) -> State {
    let mut campaign = Campaign::default();
    let account = new_account(&campaign, provider::find(provider).unwrap());
    campaign.accounts.push(account);
    state_of(Draft { campaign: Rc::new(campaign), ..Draft::default() })
}

/// A draft as restored.
pub fn state_of(draft: Draft) -> State {
    State { restored: true, draft: History::new(draft), ..State::default() }
}

/// An answer with a plan that finishes then.
pub fn answer(finish_ms: u64) -> Answer {
    Answer {
        plan: Some(PlanFacts {
            digest: "0123456789abcdef".repeat(4),
            planned_at_ms: 0,
            start_ms: 0,
            deadline_ms: None,
            estimate: Estimate {
                start_ms: 0,
                finish_ms,
                bound_ms: finish_ms,
                calls: 24_000,
                messages: 24_000,
                largest_call: 1,
                binding: Vec::new(),
            },
            binding: Vec::new(),
            accounts: Vec::new(),
        }),
        accounts: Vec::new(),
        templates: Default::default(),
        curve: Vec::new(),
        lanes: Vec::new(),
        diagnostics: Vec::new(),
    }
}
