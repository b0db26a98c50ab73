//! Where on the screen a finding stands.

use send_plan::diagnostic::{Diagnostic, Place};

use super::State;
use crate::route::Step;

/// First word of a member → the step that shows it.
const MEMBERS: [(&str, Step); 15] = [
    ("audience", Step::Audience),
    ("templates", Step::Message),
    ("from", Step::Message),
    ("replyTo", Step::Message),
    ("purpose", Step::Message),
    ("unsubscribe", Step::Message),
    ("waivers", Step::Message),
    ("accounts", Step::Accounts),
    ("mailboxCaps", Step::Schedule),
    ("routes", Step::Schedule),
    ("schedule", Step::Schedule),
    ("notBefore", Step::Schedule),
    ("expires", Step::Schedule),
    ("name", Step::Schedule),
    ("environment", Step::Schedule),
];

/// The step on which a finding can be mended.
pub fn step_of(state: &State, finding: &Diagnostic) -> Step {
    if let Some(member) = &finding.place.member {
        let word = member.split(['.', '[']).next().unwrap_or_default();
        if let Some((_, step)) = MEMBERS.iter().find(|(name, _)| *name == word) {
            return *step;
        }
    }
    if let Some(file) = &finding.place.file {
        if state.draft().templates.iter().any(|template| template.path == *file) {
            return Step::Message;
        }
        return Step::Audience;
    }
    match finding.code.split('/').next().unwrap_or_default() {
        "audience" => Step::Audience,
        "template" | "templates" | "message" | "lint" => Step::Message,
        "account" | "accounts" | "limit" | "provider" => Step::Accounts,
        "schedule" => Step::Schedule,
        _ => Step::Review,
    }
}

/// The part of the step at which a finding is shown: a member of the campaign, or a name that the
/// step gives to one of its parts.
pub fn anchor_of(state: &State, finding: &Diagnostic) -> Option<String> {
    let Place { file, line, member, .. } = &finding.place;
    if member.is_some() {
        return member.clone();
    }
    let file = file.as_ref()?;
    if state.draft().templates.iter().any(|template| template.path == *file) {
        return Some(format!("templates/{file}"));
    }
    let part = match finding.code.as_str() {
        "audience/unknown-locale" => "audience.columns.locale",
        "audience/unknown-time-zone" => "audience.columns.timeZone",
        _ if line.is_some() => "audience.rejects",
        _ => "audience.files",
    };
    Some(part.to_owned())
}

/// Findings about a member of the campaign, or about a part of it.
pub fn findings_at(state: &State, member: &str) -> Vec<Diagnostic> {
    let is_at = |place: &Place| place.member.as_deref() == Some(member);
    state.answer().map_or_else(Vec::new, |answer| {
        answer.diagnostics.iter().filter(|finding| is_at(&finding.place)).cloned().collect()
    })
}
