//! Hands a signed plan over: files first, in parts, then the plan. What is there already is not sent
//! again, so that a cut costs one part.

use gloo::timers::future::TimeoutFuture;
use send_plan::diagnostic::Diagnostic;
use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::desk::Desk;
use super::said::{Said, accepted, cut, fetched, problem, refusal, refused_at_the_door};
use crate::browser::send_api::Api;
use crate::browser::{files, json};
use crate::state::{Action, HandOverAction, Kept, Place, Stage};
use crate::t;
use crate::worker::protocol::signing::Cargo;
use crate::worker::protocol::{Document, Request};

/// How often, and after how many milliseconds again, it is asked which send APIs there are.
const PLACES_TRIES: u32 = 10;
const PLACES_AGAIN_MS: u32 = 2_000;

/// After how many milliseconds it is asked again whether a large file is whole.
const MEASURED_AGAIN_MS: u32 = 2_000;

/// What a send API says of a plan.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlanAnswer {
    digest: String,
    state: String,
    #[serde(default)]
    waits_for: Vec<Said>,
}

/// What goes over: files, texts and the plan.
struct Load {
    /// By their BLAKE3.
    files: Vec<(String, File)>,
    /// By their SHA-256.
    texts: Vec<(String, String)>,
    envelope: Vec<u8>,
}

impl Desk {
    /// Asks which send APIs this page may reach.
    pub fn ask_places(&self) {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Listed {
            send_apis: Vec<Place>,
        }
        let desk = self.clone();
        spawn_local(async move {
            let own = Api { origin: String::new(), token: String::new() };
            for _ in 0..PLACES_TRIES {
                if let Ok(answer) = own.get("/send-apis.json").await
                    && answer.status < 500
                {
                    let listed = json::read::<Listed>(&answer.body);
                    let places = listed.map(|listed| listed.send_apis).unwrap_or_default();
                    return desk.dispatch(Action::HandOver(HandOverAction::Places(places)));
                }
                TimeoutFuture::new(PLACES_AGAIN_MS).await;
            }
        });
    }

    /// The token that this send API has accepted in this tab; `""`: none is known.
    pub fn token_for(&self, origin: &str) -> String {
        self.tools.tokens.borrow().get(origin).cloned().unwrap_or_default()
    }

    /// Remembers, as long as the tab is open, what a send API has accepted.
    pub(super) fn remember(&self, api: &Api) {
        self.tools.tokens.borrow_mut().insert(api.origin.clone(), api.token.clone());
    }

    /// Begins to hand the signed plan over, or goes on where it stopped.
    pub fn hand_over(&self, origin: String, token: String) {
        let Some(signed) = self.state.signed_plan().cloned() else { return };
        self.tools.recipient.replace(Some(Api { origin, token }));
        self.stage(Stage::Sending { file: String::new(), sent_bytes: 0, total_bytes: 0 });
        self.link().send(Request::Cargo(signed.bytes.clone()));
    }

    /// Sends what the plan needs, and then the plan.
    pub(super) fn carry(&self, cargo: &Cargo) {
        let Some(api) = self.tools.recipient.borrow().clone() else { return };
        let signed = self.state.signed_plan().filter(|signed| signed.plan == cargo.plan).cloned();
        let Some(signed) = signed else {
            let sentence = t!("signing-hand-over-changed");
            let hint = t!("signing-hand-over-sign-again");
            return self.stage(Stage::Stopped(vec![problem(sentence, hint)]));
        };
        let known: Vec<File> = self.held().all().collect();
        let find = |name: &str| known.iter().find(|file| file.name() == name).cloned();
        let mut files = Vec::new();
        for (digest, name) in &cargo.files {
            match find(name) {
                Some(file) => files.push((digest.clone(), file)),
                None => {
                    let sentence = t!("signing-hand-over-not-at-hand", file = name);
                    let hint = t!("signing-hand-over-choose-again");
                    return self.stage(Stage::Stopped(vec![problem(sentence, hint)]));
                }
            }
        }
        let load = Load { files, texts: cargo.texts.clone(), envelope: signed.bytes.clone() };
        let desk = self.clone();
        spawn_local(async move {
            let stage = match desk.send(&api, &load).await {
                Ok(answer) => Stage::Done {
                    plan: answer.digest,
                    origin: api.origin,
                    approved: answer.state == "approved",
                    waits_for: answer.waits_for.into_iter().map(|said| said.message).collect(),
                },
                Err(findings) => Stage::Stopped(findings),
            };
            desk.stage(stage);
        });
    }

    async fn send(&self, api: &Api, load: &Load) -> Result<PlanAnswer, Vec<Diagnostic>> {
        let total_bytes = load.files.iter().map(|(_, file)| file.size() as u64).sum();
        let mut before = 0;
        for (digest, file) in &load.files {
            let path = format!("/v1/audiences/{digest}");
            let size = file.size() as u64;
            let there = api.head(&path).await.map_err(cut)?;
            refused_at_the_door(&there)?;
            self.remember(api);
            if size == 0 {
                let answer = api.put_text(&path, "").await.map_err(cut)?;
                accepted(&answer)?;
            }
            let is_known = matches!(there.status, 200 | 202);
            let mut at = if is_known { there.offset.unwrap_or(0) } else { 0 };
            let mut is_whole = there.status == 200 && at == size;
            while at < size {
                self.stage(Stage::Sending {
                    file: file.name(),
                    sent_bytes: before + at,
                    total_bytes,
                });
                let answer = api.put_part(&path, file, at).await.map_err(cut)?;
                is_whole = matches!(answer.status, 200 | 201);
                at = match (answer.status, answer.offset) {
                    _ if is_whole => size,
                    // Here, or not what follows: it says where to go on.
                    (202 | 409, Some(next)) if next != at => next,
                    _ => return Err(refusal(&answer)),
                };
            }
            // Every byte is there, and its digest is being looked at.
            while size > 0 && !is_whole {
                TimeoutFuture::new(MEASURED_AGAIN_MS).await;
                let there = api.head(&path).await.map_err(cut)?;
                is_whole = there.status == 200 && there.offset == Some(size);
                if !is_whole && there.status != 202 {
                    return Err(refusal(&there));
                }
            }
            before += size;
        }
        for (digest, text) in &load.texts {
            let answer =
                api.put_text(&format!("/v1/templates/{digest}"), text).await.map_err(cut)?;
            accepted(&answer)?;
        }
        let answer = api.post("/v1/plans", &load.envelope).await.map_err(cut)?;
        accepted(&answer)?;
        json::read(&answer.body).ok_or_else(|| refusal(&answer))
    }

    /// Asks a send API which plans it keeps.
    pub fn ask_kept(&self, origin: String, token: String) {
        let api = Api { origin, token };
        self.tools.keeper.replace(Some(api.clone()));
        let desk = self.clone();
        spawn_local(async move {
            let kept = fetched::<Vec<Kept>>(&api, "/v1/plans").await;
            if kept.is_ok() {
                desk.remember(&api);
            }
            desk.dispatch(Action::HandOver(match kept {
                Ok(plans) => HandOverAction::Kept(plans),
                Err(findings) => HandOverAction::Said(Err(findings)),
            }));
        });
    }

    /// Opens a plan that the send API asked last keeps.
    pub fn open_kept(&self, digest: String) {
        #[derive(Deserialize)]
        struct Whole {
            envelope: json::Raw,
        }
        let Some(api) = self.tools.keeper.borrow().clone() else { return };
        let desk = self.clone();
        spawn_local(async move {
            match fetched::<Whole>(&api, &format!("/v1/plans/{digest}")).await {
                Ok(whole) => {
                    let bytes = whole.envelope.text().into_bytes();
                    if let Some(file) = files::made("plan.dsse.json", &bytes) {
                        desk.open_signed(file);
                    }
                }
                Err(findings) => {
                    desk.dispatch(Action::HandOver(HandOverAction::Said(Err(findings))));
                }
            }
        });
    }

    /// Gives what was signed last to a send API: an approval, or a withdrawal.
    pub fn tell_api(&self, origin: String, token: String) {
        let Some(signed) = self.state.signing.signed.clone() else { return };
        let (tail, done) = match signed.document {
            Document::Withdrawal => ("withdrawals", t!("signing-told-withdrawal")),
            _ => ("signatures", t!("signing-told-approval")),
        };
        let api = Api { origin, token };
        let desk = self.clone();
        spawn_local(async move {
            let path = format!("/v1/plans/{}/{tail}", signed.plan);
            let answer = api.post(&path, &signed.bytes).await.map_err(cut);
            let said = answer.and_then(|answer| accepted(&answer).map(|()| done));
            desk.dispatch(Action::HandOver(HandOverAction::Said(said)));
        });
    }

    fn stage(&self, stage: Stage) {
        self.dispatch(Action::HandOver(HandOverAction::Stage(stage)));
    }
}
