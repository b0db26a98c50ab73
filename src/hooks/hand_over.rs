//! Hands a signed plan over: files first, in parts, then the plan. What is there already is not sent
//! again, so that a cut costs one part.

use send_plan::diagnostic::{Diagnostic, Place as Where};
use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::desk::Desk;
use crate::browser::files;
use crate::browser::send_api::{Answered, Api, Cut};
use crate::state::{Action, HandOverAction, Kept, Place, Stage};
use crate::worker::protocol::signing::Cargo;
use crate::worker::protocol::{Document, Request};

/// What a send API says of a plan.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlanAnswer {
    digest: String,
    state: String,
    #[serde(default)]
    waits_for: Vec<Said>,
}

/// A refusal (RFC 9457).
#[derive(Deserialize)]
struct Problem {
    title: String,
    #[serde(default)]
    detail: Option<String>,
    #[serde(default)]
    findings: Vec<Said>,
}

/// A finding as a send API words it.
#[derive(Deserialize)]
struct Said {
    code: String,
    message: String,
    #[serde(default)]
    hint: String,
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
            let answer =
                own.get("/send-apis.json").await.ok().filter(|answer| answer.status == 200);
            let listed =
                answer.and_then(|answer| serde_json::from_str::<Listed>(&answer.body).ok());
            let places = listed.map(|listed| listed.send_apis).unwrap_or_default();
            desk.dispatch(Action::HandOver(HandOverAction::Places(places)));
        });
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
        let Some(signed) = signed else { return };
        let held = self.held();
        let known: Vec<File> = [held.files, held.seeds, held.suppression, held.reports]
            .into_iter()
            .flatten()
            .collect();
        let find = |name: &str| known.iter().find(|file| file.name() == name).cloned();
        let mut files = Vec::new();
        for (digest, name) in &cargo.files {
            match find(name) {
                Some(file) => files.push((digest.clone(), file)),
                None => {
                    let sentence = format!("{name} is not at hand any more.");
                    let hint = "Choose it again on the Audience page, then go on.";
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
            if size == 0 {
                let answer = api.put_text(&path, "").await.map_err(cut)?;
                accepted(&answer)?;
            }
            let mut at = if there.status == 200 { there.offset.unwrap_or(0) } else { 0 };
            while at < size {
                self.stage(Stage::Sending {
                    file: file.name(),
                    sent_bytes: before + at,
                    total_bytes,
                });
                let answer = api.put_part(&path, file, at).await.map_err(cut)?;
                at = match (answer.status, answer.offset) {
                    (200 | 201, _) => size,
                    // Here, or not what follows: it says where to go on.
                    (202 | 409, Some(next)) if next != at => next,
                    _ => return Err(refusal(&answer)),
                };
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
        serde_json::from_str(&answer.body).map_err(|_| refusal(&answer))
    }

    /// Asks a send API which plans it keeps.
    pub fn ask_kept(&self, origin: String, token: String) {
        let api = Api { origin, token };
        self.tools.recipient.replace(Some(api.clone()));
        let desk = self.clone();
        spawn_local(async move {
            let kept = desk.fetched::<Vec<Kept>>(&api, "/v1/plans").await;
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
            envelope: serde_json::Value,
        }
        let Some(api) = self.tools.recipient.borrow().clone() else { return };
        let desk = self.clone();
        spawn_local(async move {
            match desk.fetched::<Whole>(&api, &format!("/v1/plans/{digest}")).await {
                Ok(whole) => {
                    // Members in order and no spaces between them, as an envelope is written.
                    let bytes = serde_json::to_vec(&whole.envelope).unwrap_or_default();
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
            Document::Withdrawal => ("withdrawals", "The plan is withdrawn there, for good."),
            _ => ("signatures", "The approval is there."),
        };
        let api = Api { origin, token };
        let desk = self.clone();
        spawn_local(async move {
            let path = format!("/v1/plans/{}/{tail}", signed.plan);
            let answer = api.post(&path, &signed.bytes).await.map_err(cut);
            let said = answer.and_then(|answer| accepted(&answer).map(|()| done.to_owned()));
            desk.dispatch(Action::HandOver(HandOverAction::Said(said)));
        });
    }

    async fn fetched<T: for<'a> Deserialize<'a>>(
        &self,
        api: &Api,
        path: &str,
    ) -> Result<T, Vec<Diagnostic>> {
        let answer = api.get(path).await.map_err(cut)?;
        refused_at_the_door(&answer)?;
        accepted(&answer)?;
        serde_json::from_str(&answer.body).map_err(|_| refusal(&answer))
    }

    fn stage(&self, stage: Stage) {
        self.dispatch(Action::HandOver(HandOverAction::Stage(stage)));
    }
}

fn problem(sentence: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::error("hand-over", Where::default(), sentence, hint)
}

fn cut(_: Cut) -> Vec<Diagnostic> {
    let hint = "Go on when the connection is back: what has arrived is not sent again.";
    vec![problem("The connection to the send API was cut, or it does not answer.", hint)]
}

/// A token that is none is said once, before files are sent.
fn refused_at_the_door(answer: &Answered) -> Result<(), Vec<Diagnostic>> {
    match answer.status {
        401 | 403 => {
            let hint = "Enter the token that whoever runs it has given to you.";
            Err(vec![problem("The send API does not know this access token.", hint)])
        }
        _ => Ok(()),
    }
}

fn accepted(answer: &Answered) -> Result<(), Vec<Diagnostic>> {
    if matches!(answer.status, 200..=299) { Ok(()) } else { Err(refusal(answer)) }
}

/// A refusal in the send API's own words.
fn refusal(answer: &Answered) -> Vec<Diagnostic> {
    let Ok(said) = serde_json::from_str::<Problem>(&answer.body) else {
        let sentence =
            format!("The send API answered with status {} and no reason.", answer.status);
        return vec![problem(sentence, "Ask whoever runs it.")];
    };
    let mut findings: Vec<Diagnostic> = said
        .findings
        .iter()
        .map(|said| Diagnostic::error(&said.code, Where::default(), &said.message, &said.hint))
        .collect();
    findings.insert(0, problem(said.title, said.detail.as_deref().unwrap_or_default()));
    findings
}
