//! What a view can do with keys and signatures.

use std::collections::BTreeMap;

use send_plan::trust::Role;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::desk::{Desk, Held};
use crate::browser::files::{self, Chosen};
use crate::browser::{clock, helpers, keys, random};
use crate::say;
use crate::state::{Action, SigningAction, Tone};
use crate::t;
use crate::worker::protocol::signing::{Approving, Signing, Wanted};
use crate::worker::protocol::{BrowserFile, Mapping, ReadRequest, Request, Stopped};

impl Desk {
    /// Makes a key for a person.
    pub fn make_key(&self, person: String, role: Role) {
        let desk = self.clone();
        spawn_local(async move {
            match keys::make().await {
                Ok(made) => {
                    let public = made.public;
                    desk.tools.made.replace(Some(made));
                    let person = person.trim().to_owned();
                    let now_ms = clock::now_ms();
                    desk.link().send(Request::Enrol { person, role, public, now_ms });
                }
                Err(refusal) => desk.tell(Tone::Problem, refusal),
            }
        });
    }

    /// Asks what the author of the newest plan would sign.
    pub fn ask_sheet(&self) {
        self.link().send(Request::Sheet);
    }

    /// Signs.
    pub fn sign(&self, what: Signing) {
        self.link().send(Request::Sign(what));
    }

    /// Signs that the opened plan must not run.
    pub fn withdraw(&self, reason: String) {
        self.sign(Signing::Withdrawal { reason, now_ms: clock::now_ms() });
    }

    /// Saves the signed plan and everything it was made from as one file.
    pub fn bundle(&self, plan: Vec<u8>) {
        let missing = self.not_at_hand();
        if !missing.is_empty() {
            let sentence = t!("signing-choose-first", files = say::list(&missing));
            self.tell(Tone::Problem, sentence);
            return;
        }
        let audience = self.held().all().map(BrowserFile).collect();
        self.link().send(Request::Bundle { plan, audience });
    }

    /// Names of the draft's files that this tab does not have.
    pub fn not_at_hand(&self) -> Vec<String> {
        let held: Vec<String> = self.held().all().map(|file| file.name()).collect();
        let mut names = self.state.draft().file_names();
        names.retain(|name| !held.contains(name));
        names
    }

    /// Believes the keys of a trust file.
    pub fn believe(&self, file: File) {
        let desk = self.clone();
        spawn_local(async move {
            match files::text(&file).await {
                Ok(text) => desk.approve(Approving::Trust { name: file.name(), text }),
                Err(_) => {
                    desk.tell(Tone::Problem, t!("signing-trust-not-text", file = file.name()));
                }
            }
        });
    }

    /// Opens a signed plan.
    pub fn open_signed(&self, file: File) {
        self.tools.opened.take();
        self.dispatch(Action::Signing(SigningAction::Missing(Vec::new())));
        self.approve(Approving::Open(BrowserFile(file)));
    }

    /// Reads the recipient files of the opened plan.
    pub fn read_opened(&self, wanted: &Wanted, chosen: Vec<File>) {
        let held = self.tools.opened.take();
        let mut known: Vec<File> = [&held.files, &held.seeds, &held.suppression, &held.reports]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        known.extend(chosen);
        let (held, missing) = among(wanted, known);
        let is_whole = missing.is_empty();
        self.tools.opened.replace(held.clone());
        self.dispatch(Action::Signing(SigningAction::Missing(missing)));
        if is_whole {
            let read = self.request(held, wanted);
            self.approve(Approving::Read(read));
        }
    }

    /// To read a plan's files, by its columns and as it says they are written.
    pub(super) fn request(&self, held: Held, wanted: &Wanted) -> ReadRequest {
        let wrap = |files: Vec<File>| files.into_iter().map(BrowserFile).collect();
        ReadRequest {
            number: self.next_reading(),
            files: wrap(held.files),
            suppression: wrap(held.suppression),
            seeds: wrap(held.seeds),
            stopped: (!held.reports.is_empty())
                .then(|| Stopped { plan: None, reports: wrap(held.reports) }),
            mapping: Mapping::Exactly(wanted.columns.clone()),
            formats: BTreeMap::new(),
            key: random::bytes(),
            threads: helpers::threads(),
        }
    }

    /// Takes in the message's files of the opened plan.
    pub fn take_opened_message(&self, chosen: Vec<Chosen>) {
        let wrap = |Chosen { path, file }| (path, BrowserFile(file));
        self.approve(Approving::Message(chosen.into_iter().map(wrap).collect()));
    }

    /// Tells what was approved before the opened plan.
    pub fn approved_before(&self, file: Option<File>) {
        self.approve(file.map_or(Approving::NoLast, |file| Approving::Last(BrowserFile(file))));
    }

    pub(super) fn approve(&self, what: Approving) {
        self.link().send(Request::Approve { what, now_ms: clock::now_ms() });
    }
}

/// A plan's files among those at hand, of which the newest of a name counts; and names of those that
/// are not.
pub(super) fn among(wanted: &Wanted, known: Vec<File>) -> (Held, Vec<String>) {
    let mut missing = Vec::new();
    let mut find = |names: &[String]| {
        let find = |name: &String| {
            let found = known.iter().rev().find(|file| file.name() == *name).cloned();
            if found.is_none() {
                missing.push(name.clone());
            }
            found
        };
        names.iter().filter_map(find).collect::<Vec<File>>()
    };
    let held = Held {
        files: find(&wanted.files),
        seeds: find(&wanted.seeds),
        suppression: find(&wanted.suppression),
        reports: find(&wanted.reports),
        plan: None,
    };
    (held, missing)
}
