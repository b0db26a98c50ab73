//! What the app asks of the engine at every change, and the answer with everything it shows.

use serde::{Deserialize, Serialize};

use crate::audience::AudienceSummary;
use crate::campaign::{Campaign, Unit};
use crate::check;
use crate::continuation;
use crate::diagnostic::{Diagnostic, Place};
use crate::estimate;
use crate::plan::{self, AccountFacts, Cap, Drawn, Plan, Run};
use crate::template::{self, Memory, TemplateFile, TemplateReport};
use crate::wording::{Text, text};

/// Everything that decides an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The draft.
    pub campaign: Campaign,
    /// The audience as read; without it there is no plan.
    pub audience: Option<AudienceSummary>,
    /// Template files as dropped.
    pub templates: Vec<TemplateFile>,
    /// Milliseconds since the epoch.
    pub now_ms: u64,
}

/// Everything the app shows of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The plan, when one is possible.
    pub plan: Option<Plan>,
    /// SHA-256 of the plan's canonical bytes, in hex.
    pub plan_digest: Option<String>,
    /// Per account: the limits that hold, with where they come from.
    pub accounts: Vec<AccountReview>,
    /// The message against the audience.
    pub templates: TemplateReport,
    /// How many are handed over when.
    pub curve: Vec<CurvePoint>,
    /// What each account does when.
    pub lanes: Vec<Lane>,
    /// What the send waits for, longest first, by name.
    pub binding: Vec<BindingReview>,
    /// Findings on campaign, audience, message and plan.
    pub diagnostics: Vec<Diagnostic>,
}

/// An account as it would be planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountReview {
    /// Name within the campaign.
    pub id: String,
    /// Recipients one call carries.
    pub recipients_per_call: u64,
    /// Name of the call shape, such as `personalizations`.
    pub call_shape: String,
    /// Messages this account hands over.
    pub messages: u64,
    /// Calls it makes.
    pub calls: u64,
    /// When its last call has been answered.
    pub finish_ms: Option<u64>,
}

/// A point of the delivery curve: straight lines between points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Milliseconds since the epoch.
    pub at_ms: u64,
    /// Messages handed over by then.
    pub handed_over: u64,
}

/// What one account does over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Name within the campaign.
    pub account: String,
    /// Stretches in order of time, without overlap.
    pub spans: Vec<Span>,
}

/// A stretch of time of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Milliseconds since the epoch.
    pub from_ms: u64,
    /// Milliseconds since the epoch.
    pub to_ms: u64,
    /// Messages handed to the account in it; 0: it waits.
    pub messages: u64,
    /// Units, count and window of the limit that sets the pace here.
    pub limit: Option<LimitName>,
}

/// Something the send waits for, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BindingReview {
    /// Name of the account whose calls wait; `None`: the whole send does.
    pub account: Option<String>,
    /// What holds them back.
    pub limit: LimitName,
    /// Milliseconds it held calls back in all.
    pub waited_ms: u64,
    /// First instant it held a call back.
    pub from_ms: u64,
    /// Last instant it held a call back.
    pub to_ms: u64,
}

/// A limit as people say it: "50,000 messages per 24 h", or calls in flight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LimitName {
    /// So many units per window.
    Rate {
        /// What is counted.
        unit: Unit,
        /// Units allowed.
        limit: u64,
        /// Length of the window in milliseconds.
        per_ms: u64,
    },
    /// The ramp of a new IP address or domain.
    WarmUp,
    /// A ceiling on a mailbox provider, or on everybody.
    MailboxCap {
        /// Id of the mailbox provider; `None`: everybody, so that a stop takes hold in time.
        mailbox_provider: Option<String>,
        /// The ceiling.
        cap: Cap,
    },
    /// The account's working hours.
    WorkingHours,
    /// Recipients' sending hours or blackouts.
    SendingHours,
    /// The gate after this wave.
    Gate {
        /// Name of the wave.
        wave: String,
    },
    /// The even pace.
    Pace,
    /// So many calls at once, each taking so long.
    InFlight {
        /// Concurrent calls.
        calls: u64,
        /// Milliseconds a full call takes.
        latency_ms: u64,
    },
}

/// Answers a question. The plan is drawn wherever the figures allow one, so that a person sees the
/// finish while other problems stand; whether it may leave is for `diagnostics` to say.
pub fn review(question: &Question) -> Review {
    review_again(question, &mut Memory::default())
}

/// The same, quicker where little of the message has changed since the memory was used last.
pub fn review_again(question: &Question, memory: &mut Memory) -> Review {
    memory.begin();
    let Question { campaign, audience, templates, .. } = question;
    let (mut drawn, mut diagnostics) = planned(question, campaign, memory);
    let mut report = message(campaign, templates, audience.as_ref(), memory);
    if let Some(drawn) = &mut drawn {
        drawn.plan.waivers.clone_from(&report.waivers);
    }
    diagnostics.append(&mut report.diagnostics.clone());
    report.diagnostics.sort_by_key(|finding| finding.severity);
    diagnostics.sort_by_key(|finding| finding.severity);
    let plan = drawn.as_ref().map(|drawn| &drawn.plan);
    Review {
        plan_digest: plan.map(Plan::digest),
        accounts: plan.map(accounts).unwrap_or_default(),
        curve: plan.map(estimate::curve).unwrap_or_default(),
        lanes: drawn.as_ref().map(estimate::lanes).unwrap_or_default(),
        binding: plan.map(estimate::binding).unwrap_or_default(),
        plan: drawn.map(|drawn| drawn.plan),
        templates: report,
        diagnostics,
    }
}

/// The plan alone of a question with this campaign in place of its own, with the findings on
/// campaign, audience and plan.
pub(crate) fn planned(
    question: &Question,
    campaign: &Campaign,
    memory: &mut Memory,
) -> (Option<Drawn>, Vec<Diagnostic>) {
    let (brief, mut diagnostics) = check::check(campaign, question.now_ms);
    let Some(audience) = &question.audience else {
        diagnostics.push(Diagnostic::error(
            "audience/none",
            Place::member("audience.files"),
            text!("engine-audience-none", "No audience is read yet."),
            text!(
                "engine-audience-none-hint",
                "Drop the recipients' CSV file on the Audience page."
            ),
        ));
        return (None, diagnostics);
    };
    diagnostics.extend(audience.diagnostics.iter().cloned());
    diagnostics.extend(lists_not_read(campaign, audience));
    diagnostics.extend(continuation::findings(campaign, audience));
    let Some(brief) = brief.filter(|_| audience.recipients > 0) else {
        return (None, diagnostics);
    };
    let (drawn, findings) =
        plan::draw(campaign, &brief, audience, &question.templates, question.now_ms, memory);
    diagnostics.extend(findings);
    (drawn, diagnostics)
}

/// Lists that the campaign names and the audience was read without: people would be mailed who must
/// not be, or seeds left out.
fn lists_not_read(campaign: &Campaign, audience: &AudienceSummary) -> Vec<Diagnostic> {
    let read_suppression = audience.suppression.iter().map(|file| file.name.as_str());
    let read_seeds = audience.files.iter().filter(|file| file.seeds);
    let read_seeds = read_seeds.map(|file| file.name.as_str());
    let mut findings = Vec::new();
    let mut compare = |named: &[String], read: Vec<&str>, kind: Text, member: &str| {
        for path in named {
            // The campaign names paths, the audience files without their folders.
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            if !read.contains(&name) {
                findings.push(Diagnostic::error(
                    "audience/list-not-read",
                    Place::member(member),
                    text!(
                        "engine-audience-list-not-read",
                        "The campaign names the {kind} {name}, and it was not read.",
                        kind = kind,
                        name = name
                    ),
                    text!(
                        "engine-audience-list-not-read-hint",
                        "Choose it on the Audience page, or take it off the campaign there."
                    ),
                ));
            }
        }
    };
    let named = &campaign.audience;
    compare(
        &named.suppression,
        read_suppression.collect(),
        text!("engine-the-suppression-list", "suppression list"),
        "audience.suppression",
    );
    compare(
        &named.seeds,
        read_seeds.collect(),
        text!("engine-the-seed-list", "seed list"),
        "audience.seeds",
    );
    findings
}

/// The plan's canonical bytes: what `plan.json` holds.
pub fn plan_json(plan: &Plan) -> Vec<u8> {
    plan.canonical_bytes()
}

/// What a plan promises over time, for whoever watches its send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// How many are handed over when.
    pub curve: Vec<CurvePoint>,
    /// By wave: when its last call has been answered, in milliseconds since the epoch.
    pub wave_finish_ms: Vec<u64>,
}

/// What a plan of sound shape ([`crate::audit::shape`]) promises over time.
pub fn course(plan: &Plan) -> Course {
    let mut wave_finish_ms: Vec<u64> = plan.waves.iter().map(|wave| wave.start_ms).collect();
    for run in &plan.runs {
        let account = plan.accounts.get(run.account as usize);
        if let (Some(account), Some(finish_ms)) =
            (account, wave_finish_ms.get_mut(run.wave as usize))
        {
            *finish_ms = answered_ms(run, account).max(*finish_ms);
        }
    }
    Course { curve: estimate::curve(plan), wave_finish_ms }
}

/// When the last call of a run has been answered.
fn answered_ms(run: &Run, account: &AccountFacts) -> u64 {
    run.call_start_ms(run.calls() - 1)
        + account.latency_ms
        + account.latency_per_recipient_ms * run.size
}

fn message(
    campaign: &Campaign,
    templates: &[TemplateFile],
    audience: Option<&AudienceSummary>,
    memory: &mut Memory,
) -> TemplateReport {
    let mut report = template::reported(templates, campaign, audience, memory);
    if templates.is_empty() {
        // Without files only what the campaign itself says can be judged.
        report.diagnostics.insert(0, Diagnostic::warning(
            "template/none",
            Place::member("templates.directory"),
            text!("engine-template-none", "There is no message yet."),
            text!("engine-template-none-hint", "Drop the templates on the Message page: per locale a subject, an HTML and a text file."),
        ));
    }
    report
}

fn accounts(plan: &Plan) -> Vec<AccountReview> {
    plan.accounts
        .iter()
        .enumerate()
        .map(|(index, account)| {
            let runs = || plan.runs.iter().filter(move |run| run.account == index as u64);
            AccountReview {
                id: account.id.clone(),
                recipients_per_call: account.recipients_per_call,
                call_shape: account.call_shape.clone(),
                messages: runs().map(plan::Run::recipients).sum(),
                calls: runs().map(plan::Run::calls).sum(),
                finish_ms: runs().map(|run| answered_ms(run, account)).max(),
            }
        })
        .collect()
}
