//! Accepts an invitation: a key is made here, and the send API told of it.

use send_plan::trust::Role;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::desk::Desk;
use super::said::{accepted, cut, problem};
use crate::browser::send_api::Api;
use crate::browser::{clock, json, keys};
use crate::state::{Action, EnrolmentAction, EnrolmentStage, HandOverAction};
use crate::t;
use crate::worker::protocol::Request;
use crate::worker::protocol::signing::Approving;

/// What a send API says to somebody new.
#[derive(Deserialize)]
struct Welcome {
    name: String,
    role: String,
    token: String,
    trust: json::Raw,
}

/// What somebody new says to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hello<'a> {
    code: &'a str,
    name: &'a str,
    public_key: String,
}

impl Desk {
    /// Makes a key for a person who was invited, and has it enrolled.
    pub fn accept_invitation(&self, person: &str) {
        let Some(code) = self.state.enrolment.code.clone() else { return };
        let (desk, person) = (self.clone(), person.trim().to_owned());
        self.enrolled(EnrolmentStage::Asking);
        spawn_local(async move {
            let outcome = desk.ask_to_be_enrolled(&code, &person).await;
            desk.enrolled(outcome.unwrap_or_else(EnrolmentStage::Refused));
        });
    }

    async fn ask_to_be_enrolled(
        &self,
        code: &str,
        person: &str,
    ) -> Result<EnrolmentStage, Vec<send_plan::diagnostic::Diagnostic>> {
        // An invitation works once: not for a browser that keeps nothing.
        keys::all().await.map_err(|refusal| vec![problem(refusal, String::new())])?;
        let made = keys::make().await.map_err(|refusal| vec![problem(refusal, String::new())])?;
        let hello = Hello { code, name: person, public_key: keys::x(&made.public) };
        let hello = json::write(&hello).unwrap_or_default();
        let mut api = Api { origin: String::new(), token: String::new() };
        let answer = api.post("/v1/enrolments", hello.as_bytes()).await.map_err(cut)?;
        accepted(&answer)?;
        let not_understood =
            || vec![problem(t!("signing-enrol-not-understood"), t!("signing-enrol-ask-again"))];
        let welcome: Welcome = json::read(&answer.body).ok_or_else(not_understood)?;
        let role = Role::ALL.into_iter().find(|role| role.as_str() == welcome.role);
        let role = role.ok_or_else(not_understood)?;
        let Welcome { name, token, trust, .. } = welcome;
        api.token.clone_from(&token);
        self.remember(&api);
        let public = made.public;
        self.tools.made.replace(Some(made));
        let now_ms = clock::now_ms();
        self.link().send(Request::Enrol { person: name.clone(), role, public, now_ms });
        self.believe_text(t!("signing-api-here"), trust.text());
        Ok(EnrolmentStage::Done { name, role: role.as_str().to_owned(), token })
    }

    /// Believes whom a send API believes.
    pub fn believe_api(&self, origin: String, token: String) {
        let api = Api { origin, token };
        let desk = self.clone();
        spawn_local(async move {
            let answer = api.get("/v1/trust").await.map_err(cut);
            match answer.and_then(|answer| accepted(&answer).map(|()| answer)) {
                Ok(answer) => {
                    desk.remember(&api);
                    let is_own = api.origin.is_empty();
                    let name = if is_own { t!("signing-api-here") } else { api.origin };
                    desk.believe_text(name, answer.body);
                }
                Err(findings) => {
                    desk.dispatch(Action::HandOver(HandOverAction::Unbelieved(findings)));
                }
            }
        });
    }

    fn believe_text(&self, name: String, text: String) {
        self.approve(Approving::Trust { name, text });
    }

    fn enrolled(&self, stage: EnrolmentStage) {
        self.dispatch(Action::Enrolment(EnrolmentAction::Stage(stage)));
    }
}
