//! A plan that somebody else made, as its approver looks at it: trust file, signed plan, the files it
//! was made from, and the plan approved before.

use std::cell::Cell;
use std::rc::Rc;

use send_plan::api::Question;
use send_plan::approval::{self, Held, Last, is_approvable, look};
use send_plan::audience::AudienceSummary;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::diff::{self, Change};
use send_plan::envelope::Envelope;
use send_plan::plan::Plan;
use send_plan::sheet::sheet;
use send_plan::statement::{WITHDRAWAL_FORMAT, Withdrawal};
use send_plan::template::intake;
use send_plan::template::set::TemplateSet;
use send_plan::trust::{Enrolled, Role, Trust};
use send_plan::verify::{self, Accepted};

use super::bundle::{self, Bundle};
use super::protocol::signing::{Approval, Approving, Opened, Trusted, Wanted};
use super::protocol::{BrowserFile, Document, Report};
use super::signing::Pending;
use super::{reading, taking};
use crate::browser::files;

/// Milliseconds for which a withdrawal is taken after it was signed: a day.
const WITHDRAWAL_MS: u64 = 86_400_000;

/// What an approver handed in, read.
pub enum Taken {
    Trust { name: String, text: String },
    Envelope { name: String, bytes: Vec<u8>, message: Option<intake::Taken> },
    Audience(Result<AudienceSummary, Vec<Diagnostic>>),
    Message(intake::Taken),
    Last { name: String, bytes: Vec<u8> },
    NoLast,
    Nothing,
    Unreadable(String),
}

/// Reads what an approver handed in, an audience as `plan` was drawn with it; `None`: another reading
/// took its place.
pub async fn read(
    what: Approving,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
) -> Option<Taken> {
    Some(match what {
        Approving::Trust { name, text } => Taken::Trust { name, text },
        Approving::Open(BrowserFile(file)) if file.name().to_lowercase().ends_with(".zip") => {
            match bundle::read(&file) {
                Some(Bundle { plan: Some(bytes), audience, templates }) => {
                    respond(Report::CameAlong(audience.into_iter().map(BrowserFile).collect()));
                    let message = taking::files(templates).await;
                    Taken::Envelope { name: file.name(), bytes, message: Some(message) }
                }
                _ => Taken::Unreadable(file.name()),
            }
        }
        Approving::Open(BrowserFile(file)) => match files::bytes(&file).await {
            Some(bytes) => Taken::Envelope { name: file.name(), bytes, message: None },
            None => Taken::Unreadable(file.name()),
        },
        Approving::Last(BrowserFile(file)) => match files::bytes(&file).await {
            Some(bytes) => Taken::Last { name: file.name(), bytes },
            None => Taken::Unreadable(file.name()),
        },
        Approving::Read(request) => {
            let progress = |report| {
                if let Report::Progress(progress) = report {
                    respond(Report::ApprovalRead(progress));
                }
            };
            Taken::Audience(reading::read(request, plan, going_on, progress).await?)
        }
        Approving::Message(chosen) => Taken::Message(taking::files(chosen).await),
        Approving::NoLast => Taken::NoLast,
        Approving::Close => Taken::Nothing,
    })
}

/// What an approver has at hand.
#[derive(Default)]
pub struct Desk {
    /// Number of the reading that may go on; 0: none.
    pub reading: Rc<Cell<u64>>,
    trust: Option<(String, Trust)>,
    opened: Option<(String, Envelope, Accepted)>,
    /// Milliseconds since the epoch.
    pub now_ms: u64,
    held: Held,
    refused: Vec<Diagnostic>,
}

impl Desk {
    /// Takes in what was read.
    pub fn take(&mut self, file: Taken) {
        self.refused.clear();
        match file {
            Taken::Trust { name, text } => match Trust::parse(&name, &text) {
                Ok(trust) => {
                    self.trust = Some((name, trust));
                    // Whoever stands for a plan is another question now.
                    let opened = self.opened.take();
                    if let Some((name, envelope, _)) = opened {
                        self.open(name, envelope);
                    }
                }
                Err(findings) => self.refused = findings,
            },
            Taken::Envelope { name, bytes, message } => match Envelope::parse(&name, &bytes) {
                Ok(envelope) => {
                    let templates = message.map(|message| message.files).unwrap_or_default();
                    self.held = Held { templates, ..Held::default() };
                    self.open(name, envelope);
                }
                Err(finding) => self.refused = vec![finding],
            },
            Taken::Audience(Ok(audience)) => self.held.audience = Some(audience),
            Taken::Audience(Err(findings)) => self.refused = findings,
            Taken::Message(taken) => {
                self.held.templates = taken.files;
                self.refused = taken.refused;
            }
            Taken::Last { name, bytes } => match self.approved_before(&name, &bytes) {
                Ok(plan) => self.held.last = Last::Plan(Box::new(plan)),
                Err(findings) => self.refused = findings,
            },
            Taken::NoLast => self.held.last = Last::Nothing,
            Taken::Nothing => {
                self.trust = None;
                self.opened = None;
                self.held = Held::default();
                self.reading.set(0);
            }
            Taken::Unreadable(name) => {
                self.refused = vec![Diagnostic::error(
                    "file/unreadable",
                    Place::file(&name),
                    format!("{name} could not be read."),
                    "Choose it again.",
                )];
            }
        }
    }

    /// Opens a signed plan. One that nobody stands for is not looked into.
    fn open(&mut self, name: String, envelope: Envelope) {
        let Some((_, trust)) = &self.trust else {
            self.refused = vec![no_trust()];
            return;
        };
        match verify::accept(&envelope, trust, self.now_ms, &[]) {
            Ok(accepted) => self.opened = Some((name, envelope, accepted)),
            Err(findings) => {
                self.opened = None;
                self.refused = findings;
            }
        }
    }

    fn approved_before(&self, name: &str, bytes: &[u8]) -> Result<Plan, Vec<Diagnostic>> {
        let Some((_, trust)) = &self.trust else { return Err(vec![no_trust()]) };
        let envelope = Envelope::parse(name, bytes).map_err(|finding| vec![finding])?;
        verify::approved_before(&envelope, trust, self.now_ms)
    }

    /// The opened plan now has this envelope.
    pub fn signed(&mut self, envelope: Envelope) {
        if let Some((name, ..)) = self.opened.take() {
            self.open(name, envelope);
        }
    }

    /// The opened plan for one more signature, when nothing stands in the way.
    pub fn approval(&self) -> Option<Pending> {
        let (_, envelope, accepted) = self.opened.as_ref()?;
        let (document, plan) = (Document::SignedPlan, accepted.digest().to_owned());
        is_approvable(&look(accepted, &self.held)).then(|| Pending {
            document,
            plan,
            envelope: envelope.clone(),
            is_approval: true,
        })
    }

    /// The opened plan.
    pub fn plan(&self) -> Option<Plan> {
        let (.., accepted) = self.opened.as_ref()?;
        Some(accepted.plan().clone())
    }

    /// What the opened plan's message would be asked.
    pub fn question(&self) -> Option<Question> {
        let (.., accepted) = self.opened.as_ref()?;
        let Held { audience, templates, .. } = self.held.clone();
        Some(approval::question(accepted.plan(), audience, templates))
    }

    /// That the opened plan must not run.
    pub fn withdrawal(&self, reason: &str, now_ms: u64) -> Option<Pending> {
        let (.., accepted) = self.opened.as_ref()?;
        let statement = Withdrawal {
            format: WITHDRAWAL_FORMAT.to_owned(),
            plan: accepted.digest().to_owned(),
            counter: now_ms,
            issued_at_ms: now_ms,
            expires_ms: now_ms + WITHDRAWAL_MS,
            reason: reason.to_owned(),
        };
        Some(Pending {
            document: Document::Withdrawal,
            plan: statement.plan.clone(),
            envelope: statement.unsigned(),
            is_approval: false,
        })
    }

    /// What is shown of all of it.
    pub fn view(&self) -> Approval {
        let trust = self.trust.as_ref().map(|(name, trust)| Trusted {
            name: name.clone(),
            people: trust.enrolled().iter().map(person).collect(),
        });
        let opened = self.opened.as_ref().zip(self.trust.as_ref());
        let opened =
            opened.map(|((name, _, accepted), (_, trust))| self.opened(name, accepted, trust));
        Approval { trust, opened, refused: self.refused.clone() }
    }

    fn opened(&self, name: &str, accepted: &Accepted, trust: &Trust) -> Opened {
        let plan = accepted.plan();
        let checks = look(accepted, &self.held);
        let fallback = plan.fallback_locale.as_deref();
        let set = TemplateSet::compile(&self.held.templates, fallback);
        let has_signed = |person: &str| accepted.signers().iter().any(|by| by.person == person);
        let may_approve = trust.enrolled().iter().filter(|enrolled| {
            enrolled.has_any(&[Role::Approver])
                && enrolled.is_valid_at(self.now_ms)
                && !has_signed(&enrolled.person)
        });
        let approved = match accepted {
            Accepted::Verified(_) => true,
            Accepted::AwaitingApproval(awaiting) => {
                awaiting.missing().authors == 0 && awaiting.missing().approvers == 0
            }
        };
        Opened {
            name: name.to_owned(),
            digest: accepted.digest().to_owned(),
            sheet: sheet(plan),
            is_fine: is_approvable(&checks),
            checks,
            changes: self.changes(plan),
            wanted: wanted(plan),
            audience: self
                .held
                .audience
                .clone()
                .map(|audience| Box::new(audience.without_excerpts())),
            locales: set.locales().into_iter().map(|locale| locale.locale).collect(),
            accounts: plan.accounts.iter().map(|account| account.id.clone()).collect(),
            may_approve: may_approve.map(|enrolled| enrolled.keyid.clone()).collect(),
            approved,
        }
    }
}

impl Desk {
    /// What differs from the plan approved before, the most dangerous first.
    fn changes(&self, plan: &Plan) -> Vec<Change> {
        let Last::Plan(last) = &self.held.last else { return Vec::new() };
        // The files of the one before are not at hand: only the texts of this one are known.
        diff::diff(last, plan)
    }
}

/// Files that a plan was made from.
pub fn wanted(plan: &Plan) -> Wanted {
    let files = &plan.audience.files;
    let names = |seeds: bool| {
        files.iter().filter(|file| file.seeds == seeds).map(|file| file.name.clone()).collect()
    };
    Wanted {
        files: names(false),
        seeds: names(true),
        suppression: plan.audience.suppression.iter().map(|file| file.name.clone()).collect(),
        reports: plan
            .continues
            .iter()
            .flat_map(|before| &before.reports)
            .map(|report| report.name.clone())
            .collect(),
        columns: plan.audience.columns.clone(),
    }
}

fn person(enrolled: &Enrolled) -> String {
    let roles: Vec<&str> = enrolled.roles.iter().map(|role| role.as_str()).collect();
    format!("{}, {}: {}", enrolled.person, roles.join(" and "), enrolled.key.fingerprint())
}

fn no_trust() -> Diagnostic {
    Diagnostic::error(
        "approval/no-trust",
        Place::default(),
        "Nobody's signature counts yet: a signed plan is not looked into before.",
        "Choose trust.json first.",
    )
}
