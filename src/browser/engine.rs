//! The page's end of the worker: starts it, checks that it is of the same build, passes requests,
//! starts it again when it breaks.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use send_plan::template::TemplateFile;

use crate::state::Engine;
use crate::t;
use crate::worker::Planner;
use crate::worker::codec::Structured;
use crate::worker::protocol::{Ask, BUILD, Report, Request, Templates};

/// Address of the worker's loader, as Trunk writes it.
pub const LOADER: &str = "/worker_loader.js";

/// Milliseconds after which a worker that has not said hello is reported.
const PATIENCE_MS: u32 = 30_000;

/// Times that a broken worker is started again.
const RESTARTS: u64 = 5;

/// News from the worker.
pub enum News {
    /// Its condition.
    Condition(Engine),
    /// It broke; it is being started again.
    Broke(String),
    /// A report.
    Report(Report),
}

type Listener = Rc<dyn Fn(News)>;

/// The worker, as the page holds it.
#[derive(Clone)]
pub struct Link(Rc<RefCell<Inner>>);

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    bridge: Option<WorkerBridge<Planner>>,
    /// Requests that wait for the worker's hello.
    waiting: Option<Vec<Request>>,
    /// The template files that this worker has, or will have.
    templates: Rc<Vec<TemplateFile>>,
    /// Whether a question is with the worker, and the one to ask after it.
    asked: bool,
    next: Option<Box<Ask>>,
    starts: u64,
    listener: Listener,
}

impl Link {
    /// Starts the worker.
    pub fn start(listener: impl Fn(News) + 'static) -> Self {
        let link = Self(Rc::new(RefCell::new(Inner {
            bridge: None,
            waiting: Some(Vec::new()),
            templates: Rc::default(),
            asked: false,
            next: None,
            starts: 0,
            listener: Rc::new(listener),
        })));
        link.spawn();
        link
    }

    /// Without a worker: nothing is ever answered. For tests of the views.
    pub fn detached() -> Self {
        Self(Rc::new(RefCell::new(Inner {
            bridge: None,
            waiting: None,
            templates: Rc::default(),
            asked: false,
            next: None,
            starts: 0,
            listener: Rc::new(|_| {}),
        })))
    }

    /// Passes a request on. Of questions that pile up only the newest is asked.
    pub fn send(&self, request: Request) {
        let mut inner = self.0.borrow_mut();
        if let Request::Ask(ask) = request {
            if inner.asked || inner.waiting.is_some() {
                inner.next = Some(ask);
                return;
            }
            inner.asked = true;
            inner.pass(Request::Ask(ask));
        } else {
            inner.pass(request);
        }
    }

    /// Passes the template files on, as far as the worker does not have them.
    pub fn send_templates(&self, files: &Rc<Vec<TemplateFile>>) {
        let mut inner = self.0.borrow_mut();
        let before = std::mem::replace(&mut inner.templates, Rc::clone(files));
        inner.pass(Request::Templates(Templates::new(&before, files)));
    }

    fn spawn(&self) {
        let weak = Rc::downgrade(&self.0);
        let started = {
            let mut inner = self.0.borrow_mut();
            inner.starts += 1;
            inner.waiting = Some(Vec::new());
            inner.templates = Rc::default();
            inner.asked = false;
            inner.starts
        };
        let heard = weak.clone();
        let bridge = Planner::spawner()
            .callback(move |report| {
                if let Some(inner) = heard.upgrade() {
                    Self(inner).hear(report);
                }
            })
            .encoding::<Structured>()
            .with_loader(true)
            .spawn(LOADER);
        self.0.borrow_mut().bridge = Some(bridge);
        Timeout::new(PATIENCE_MS, move || {
            if let Some(inner) = weak.upgrade() {
                Self(inner).check(started);
            }
        })
        .forget();
    }

    fn check(&self, started: u64) {
        let silent = {
            let inner = self.0.borrow();
            inner.starts == started && inner.waiting.is_some() && inner.bridge.is_some()
        };
        if silent {
            self.tell(News::Condition(Engine::Gone(t!("engine-silent"))));
        }
    }

    fn hear(&self, report: Report) {
        match report {
            Report::Hello { build } if build != BUILD => {
                self.0.borrow_mut().bridge = None;
                self.tell(News::Condition(Engine::Gone(t!("engine-of-another-version"))));
            }
            Report::Hello { .. } => {
                let started = {
                    let mut inner = self.0.borrow_mut();
                    for request in inner.waiting.take().unwrap_or_default() {
                        inner.pass(request);
                    }
                    inner.starts
                };
                self.ask_next();
                self.tell(News::Condition(Engine::Ready(started)));
            }
            Report::Broken { message } => self.restart(message),
            report => {
                if matches!(report, Report::Answered { .. }) {
                    self.0.borrow_mut().asked = false;
                    self.ask_next();
                }
                self.tell(News::Report(report));
            }
        }
    }

    fn ask_next(&self) {
        let next = self.0.borrow_mut().next.take();
        if let Some(ask) = next {
            self.send(Request::Ask(ask));
        }
    }

    fn restart(&self, message: String) {
        let starts = {
            let mut inner = self.0.borrow_mut();
            inner.bridge = None;
            inner.next = None;
            inner.starts
        };
        if starts > RESTARTS {
            self.tell(News::Condition(Engine::Gone(t!("engine-keeps-breaking"))));
        } else {
            self.spawn();
            self.tell(News::Broke(message));
        }
    }

    fn tell(&self, news: News) {
        let listener = Rc::clone(&self.0.borrow().listener);
        listener(news);
    }
}

impl Inner {
    fn pass(&mut self, request: Request) {
        match (&mut self.waiting, &self.bridge) {
            (Some(waiting), _) => waiting.push(request),
            (None, Some(bridge)) => bridge.send(request),
            (None, None) => {}
        }
    }
}
