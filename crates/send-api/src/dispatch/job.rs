//! A plan ready to be carried out: what was signed, whom it reaches, and what they read.

use send_plan::audit;
use send_plan::envelope::Envelope;
use send_plan::plan::{Call, Plan, Run};
use send_plan::template::TemplateFile;
use send_plan::template::set::TemplateSet;
use sha2::{Digest, Sha256};
use tokio::task::JoinError;

use super::people::{Fetched, People};
use crate::store::Store;
use crate::store::audit::hex;
use crate::store::calls::CallId;
use crate::store::uploads::FileKind;

/// A plan with everything it needs.
pub struct Job {
    /// SHA-256 of the signed bytes in hex.
    pub digest: String,
    /// What they say.
    pub plan: Plan,
    /// Whom it reaches.
    pub people: People,
    /// What they read.
    pub templates: TemplateSet,
}

/// Why a plan cannot be carried out.
#[derive(Debug)]
pub enum Unready {
    /// Perhaps it can in a moment.
    Database(sqlx::Error),
    /// It cannot: a sentence.
    Wrong(String),
}

impl From<sqlx::Error> for Unready {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<String> for Unready {
    fn from(sentence: String) -> Self {
        Self::Wrong(sentence)
    }
}

impl Job {
    /// Reads everything again, and believes nothing that has no digest.
    pub async fn load(store: &Store, digest: &str) -> Result<Self, Unready> {
        let handed = store.plan(digest).await?;
        let handed = handed.ok_or_else(|| "the plan is not here".to_owned())?;
        let plan = signed(digest, &handed.envelope)?;
        let templates = templates(store, &plan).await?;
        let fetched = Fetched::of(store, &plan).await?;
        let digest = digest.to_owned();
        let read = move || {
            let people = People::read(&plan, &fetched)?;
            Ok(Self { digest, plan, people, templates })
        };
        let read: Result<Self, String> = tokio::task::spawn_blocking(read).await.map_err(broken)?;
        Ok(read?)
    }

    /// A call as the plan has it; the instant is its own.
    pub fn call(&self, id: CallId) -> Option<Call> {
        let run = self.plan.runs.get(usize::try_from(id.run).ok()?)?;
        (id.nth < run.calls()).then(|| call_of(run, id.nth))
    }

    /// Whether a call may start when it does; why not, for people.
    pub fn may_start(&self, call: &Call) -> Result<(), String> {
        let deadline = self.plan.campaign.deadline_ms;
        let was_in_time = deadline.is_some_and(|deadline| self.plan.estimate.finish_ms <= deadline);
        let finding = audit::may_start(&self.plan, call).map(|finding| finding.message.to_string());
        let late = (was_in_time && deadline.is_some_and(|deadline| call.at_ms > deadline))
            .then(|| "The deadline has passed.".to_owned());
        match finding.or(late) {
            None => Ok(()),
            Some(why) => Err(format!("it is too late for the plan: {why} Plan the rest.")),
        }
    }

    /// Whether the plan is still the one that was signed.
    pub fn is_unchanged(&self) -> bool {
        self.plan.digest() == self.digest
    }
}

/// Why nobody could be read, without what an internal error says: it may hold a row.
pub(crate) fn broken(_: JoinError) -> String {
    "an internal error of the server broke the reading of its files off: its log says where"
        .to_owned()
}

/// The nth call of a run.
pub fn call_of(run: &Run, nth: u64) -> Call {
    Call {
        at_ms: run.call_start_ms(nth),
        account: run.account,
        wave: run.wave,
        cohort: run.cohort,
        first: run.first.saturating_add(nth.saturating_mul(run.size)),
        count: run.size,
    }
}

/// The plan of an envelope whose bytes have this digest.
fn signed(digest: &str, envelope: &[u8]) -> Result<Plan, String> {
    let envelope =
        Envelope::parse("the plan", envelope).map_err(|finding| finding.message.to_string())?;
    if hex(&Sha256::digest(&envelope.payload)) != digest {
        return Err("the plan is not the one that was signed: its digest differs".to_owned());
    }
    let text = std::str::from_utf8(&envelope.payload).map_err(|error| error.to_string())?;
    send_plan::plan::parse("the plan", text).map_err(|finding| finding.message.to_string())
}

/// Where a part of a locale's template stands, so that the engine takes it for that.
fn path(locale: &str, part: &str) -> String {
    let file = match part {
        "html" => "body.html",
        "text" => "body.txt",
        "preheader" => "preheader.txt",
        _ => "subject.txt",
    };
    format!("{locale}/{file}")
}

/// The plan's messages from their uploaded parts.
pub async fn templates(store: &Store, plan: &Plan) -> Result<TemplateSet, Unready> {
    let mut files = Vec::new();
    for facts in &plan.templates {
        for (part, known) in &facts.parts {
            let mut bytes = Vec::new();
            store
                .read(FileKind::Template, &known.sha256, |content| bytes.extend_from_slice(content))
                .await?;
            let text = String::from_utf8(bytes).unwrap_or_default();
            if hex(&Sha256::digest(&text)) != known.sha256 {
                let sentence = format!(
                    "the {part} for {:?} is not here, or not the one that was planned",
                    facts.locale
                );
                return Err(sentence.into());
            }
            files.push(TemplateFile { path: path(&facts.locale, part), text });
        }
    }
    let set = TemplateSet::compile(&files, plan.fallback_locale.as_deref());
    for facts in &plan.templates {
        let planned: Vec<&str> = facts.parts.values().map(|part| part.sha256.as_str()).collect();
        let message = set.message(&facts.locale);
        let mut parts = message.into_iter().flat_map(|message| &message.parts);
        // Nothing may have been filled in, taken out or added on the way.
        let is_planned = message.is_some()
            && parts.all(|part| planned.contains(&hex(&Sha256::digest(&part.file.text)).as_str()));
        if !is_planned {
            let sentence = format!("the message for {:?} is not the planned one", facts.locale);
            return Err(sentence.into());
        }
    }
    Ok(set)
}
