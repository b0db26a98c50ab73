//! What a second person looks at before approving: the plan against the files, on their own machine.
//!
//! What could not be looked at for want of a file is *not checked*, and stands in the way as much as
//! what is wrong. Signatures come first, and are for [`verify`](crate::verify) to judge.

use serde::{Deserialize, Serialize};

use crate::api::Question;
use crate::audience::AudienceSummary;
use crate::audit;
use crate::campaign::{Account, Audience, Campaign, Templates};
use crate::diagnostic::{Diagnostic, Place, Severity, any_error};
use crate::plan::{Plan, TemplateFacts, template_facts};
use crate::template::set::TemplateSet;
use crate::template::{self, TemplateFile};
use crate::verify::Accepted;
use crate::wording::{Text, quoted_list, text};

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Subject {
    /// Who stands for the plan.
    Signatures,
    /// What is other than in the plan that was approved last.
    Difference,
    /// Every call and every window of the plan.
    Promises,
    /// The recipient, suppression and seed files.
    Audience,
    /// The message's files.
    Message,
    /// The rules over message and audience.
    Findings,
}

/// What came of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// As the plan says.
    Fine,
    /// A file is missing: nobody knows.
    NotChecked,
    /// Not as the plan says.
    Wrong,
}

/// One look at a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// What was looked at.
    pub subject: Subject,
    /// What came of it.
    pub outcome: Outcome,
    /// What was found, or what is missing.
    pub findings: Vec<Diagnostic>,
}

impl Check {
    fn of(subject: Subject, findings: Vec<Diagnostic>) -> Self {
        let outcome = if any_error(&findings) { Outcome::Wrong } else { Outcome::Fine };
        Self { subject, outcome, findings }
    }

    fn missing(subject: Subject, finding: Diagnostic) -> Self {
        Self { subject, outcome: Outcome::NotChecked, findings: vec![finding] }
    }
}

/// The plan of the campaign that was approved before this one.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Last {
    /// Nobody has said.
    #[default]
    Unknown,
    /// There is none, says the approver.
    Nothing,
    /// This one.
    Plan(Box<Plan>),
}

/// What an approver has at hand.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The audience, read by the plan's columns.
    pub audience: Option<AudienceSummary>,
    /// The message's files.
    pub templates: Vec<TemplateFile>,
    /// What was approved before.
    pub last: Last,
}

/// Looks at a plan that an author stands for, with whatever is at hand.
pub fn look(accepted: &Accepted, held: &Held) -> Vec<Check> {
    let plan = accepted.plan();
    let mut looks = vec![signatures(accepted), difference(plan, &held.last)];
    looks.extend(checks(plan, held.audience.as_ref(), &held.templates));
    looks
}

/// Looks at the plan itself with whatever files there are.
pub fn checks(
    plan: &Plan,
    audience: Option<&AudienceSummary>,
    templates: &[TemplateFile],
) -> Vec<Check> {
    let promises = Check::of(Subject::Promises, audit::audit(plan, None));
    let shape_holds = promises.outcome == Outcome::Fine;
    let people = match audience {
        Some(read) if shape_holds => Check::of(Subject::Audience, audit::audience(plan, read)),
        _ => Check::missing(Subject::Audience, files_missing(plan)),
    };
    let message = match templates {
        [] if !plan.templates.is_empty() => Check::missing(Subject::Message, message_missing()),
        files => Check::of(Subject::Message, same_message(plan, files)),
    };
    let are_same = people.outcome == Outcome::Fine && message.outcome == Outcome::Fine;
    let rules = match audience.filter(|_| are_same) {
        Some(read) => Check::of(Subject::Findings, rules(plan, read, templates)),
        None => Check::missing(Subject::Findings, rules_need_files()),
    };
    vec![promises, people, message, rules]
}

/// Whether everything was looked at and is as the plan says.
pub fn is_approvable(checks: &[Check]) -> bool {
    checks.iter().all(|check| check.outcome == Outcome::Fine)
}

/// What the plan says of its message, as a question that rules and previews understand. Its
/// schedule is the plan's alone: nothing can be planned from it.
pub fn question(
    plan: &Plan,
    audience: Option<AudienceSummary>,
    templates: Vec<TemplateFile>,
) -> Question {
    let facts = &plan.campaign;
    let accounts = plan.accounts.iter().map(|account| Account {
        id: account.id.clone(),
        provider: account.provider.clone(),
        domain: account.domain.clone(),
        max_recipients_per_call: Some(account.recipients_per_call),
        max_bytes_per_call: account.max_bytes_per_call,
        max_bytes_per_message: account.max_bytes_per_message,
        ..Account::default()
    });
    let campaign = Campaign {
        id: Some(facts.id.clone()),
        salt: Some(facts.salt.clone()),
        sequence: facts.sequence,
        environment: facts.environment,
        purpose: facts.purpose,
        name: facts.name.clone(),
        from: plan.from.clone(),
        reply_to: plan.reply_to.clone(),
        unsubscribe: plan.unsubscribe.clone(),
        audience: Audience { columns: plan.audience.columns.clone(), ..Audience::default() },
        templates: Templates { directory: None, fallback_locale: plan.fallback_locale.clone() },
        accounts: accounts.collect(),
        waivers: plan.waivers.clone(),
        ..Campaign::default()
    };
    Question { campaign, audience, templates, now_ms: facts.start_ms }
}

fn signatures(accepted: &Accepted) -> Check {
    let said = accepted.signers().iter().map(|signer| {
        Diagnostic::info(
            "approval/signed",
            Place::member("signatures"),
            text!(
                "engine-approval-signed",
                "{person} has signed these bytes as {role}.",
                person = signer.person,
                role = signer.role.words()
            ),
            "",
        )
    });
    Check::of(Subject::Signatures, said.chain(accepted.remarks().iter().cloned()).collect())
}

/// Whether the plan can be held against the one before. Reading the difference is the person's.
fn difference(plan: &Plan, last: &Last) -> Check {
    let (facts, hint) = (
        &plan.campaign,
        text!("engine-approval-ask-author-for-as-was", "Ask the author for it, as it was signed."),
    );
    let wrong = |sentence: Text| {
        let place = Place::member("campaign.sequence");
        vec![Diagnostic::error("approval/other-last-plan", place, sentence, hint)]
    };
    match last {
        Last::Plan(last) if last.campaign.id != facts.id => Check::of(
            Subject::Difference,
            wrong(text!(
                "engine-approval-that-plan-another-campaign",
                "That plan is of another campaign, {id:?}.",
                id = last.campaign.id
            )),
        ),
        Last::Plan(last) if last.campaign.sequence >= facts.sequence => Check::of(
            Subject::Difference,
            wrong(text!(
                "engine-approval-that-plan-has-sequence-this",
                "That plan has sequence {sequence}, and this one {sequence_2}: it does not come before.",
                sequence = last.campaign.sequence,
                sequence_2 = facts.sequence
            )),
        ),
        Last::Unknown if facts.sequence > 1 => Check::missing(
            Subject::Difference,
            Diagnostic::error(
                "approval/no-last-plan",
                Place::member("campaign.sequence"),
                text!(
                    "engine-approval-no-last-plan",
                    "What has changed is not checked: this is plan {sequence} of its campaign.",
                    sequence = facts.sequence
                ),
                text!(
                    "engine-approval-no-last-plan-hint",
                    "Choose the plan that was approved before, or say that none was."
                ),
            ),
        ),
        _ => Check::of(Subject::Difference, Vec::new()),
    }
}

/// The rules' findings that stand in the way; warnings are shown, the plan's waivers hold.
fn rules(plan: &Plan, audience: &AudienceSummary, templates: &[TemplateFile]) -> Vec<Diagnostic> {
    let question = question(plan, None, Vec::new());
    let mut found = template::report(templates, &question.campaign, Some(audience)).diagnostics;
    found.retain(|finding| finding.severity != Severity::Info);
    found
}

/// One finding for every locale whose parts are not byte for byte those of the plan.
fn same_message(plan: &Plan, files: &[TemplateFile]) -> Vec<Diagnostic> {
    let set = TemplateSet::compile(files, plan.fallback_locale.as_deref());
    let read = template_facts(&set);
    let of = |facts: &[TemplateFacts], locale: &str| {
        facts.iter().find(|facts| facts.locale == locale).map(|facts| facts.parts.clone())
    };
    let mut locales: Vec<&str> =
        plan.templates.iter().chain(&read).map(|facts| facts.locale.as_str()).collect();
    locales.sort_unstable();
    locales.dedup();
    let differs = |locale: &&str| of(&plan.templates, locale) != of(&read, locale);
    let finding = |locale: &str| {
        let (planned, read) = (of(&plan.templates, locale), of(&read, locale));
        let sentence = match (planned, read) {
            (None, _) => text!(
                "engine-approval-plan-has-no-message-these",
                "The plan has no message in {locale}, and these files have one.",
                locale = locale
            ),
            (_, None) => text!(
                "engine-approval-plan-has-message-these-files",
                "The plan has a message in {locale}, and these files have none.",
                locale = locale
            ),
            (Some(planned), Some(read)) => {
                let kinds =
                    planned.keys().chain(read.keys().filter(|kind| !planned.contains_key(*kind)));
                let other = kinds.filter(|kind| planned.get(*kind) != read.get(*kind));
                let other = other.map(String::as_str);
                text!(
                    "engine-approval-another-was-planned",
                    "In {locale} another {other} was planned.",
                    locale = locale,
                    other = quoted_list(other)
                )
            }
        };
        Diagnostic::error(
            "approval/other-message",
            Place::member("templates"),
            sentence,
            text!(
                "engine-approval-other-message-hint",
                "Ask the author for the files of this plan; if those changed, the plan must be made again."
            ),
        )
    };
    locales.iter().filter(|locale| differs(locale)).map(|locale| finding(locale)).collect()
}

fn files_missing(plan: &Plan) -> Diagnostic {
    let files = plan.audience.files.iter().map(|file| file.name.as_str());
    let lists = plan.audience.suppression.iter().map(|file| file.name.as_str());
    let names = files.chain(lists);
    Diagnostic::error(
        "approval/no-audience",
        Place::member("audience.files"),
        text!(
            "engine-approval-no-audience",
            "Who is mailed is not checked. Not read here yet: {names}.",
            names = quoted_list(names)
        ),
        text!(
            "engine-approval-no-audience-hint",
            "Choose them all together; they stay on this computer."
        ),
    )
}

fn message_missing() -> Diagnostic {
    Diagnostic::error(
        "approval/no-message",
        Place::member("templates.directory"),
        text!(
            "engine-approval-no-message",
            "What people read is not checked: the message's files were not opened here."
        ),
        text!(
            "engine-approval-no-message-hint",
            "Choose the templates' folder, or the zip file that the author exported."
        ),
    )
}

fn rules_need_files() -> Diagnostic {
    Diagnostic::error(
        "approval/rules-not-run",
        Place::member("templates"),
        text!(
            "engine-approval-rules-not-run",
            "The rules were not run: they need the plan's own recipients and message."
        ),
        text!("engine-approval-rules-not-run-hint", "Choose the files above first."),
    )
}
