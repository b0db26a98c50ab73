//! A field's frame: label, hint, the control, and the findings about it.

use send_plan::diagnostic::Severity;
use yew::prelude::*;

use super::said::said;
use crate::say;
use crate::state::{State, findings_at};

/// The id of a member's control.
pub fn id_of(member: &str) -> String {
    let id: String =
        member.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("field-{id}")
}

/// The id of what stands under a member's control.
pub fn note_id_of(member: &str) -> String {
    format!("{}-note", id_of(member))
}

/// What stands around a control.
pub struct Around<'a> {
    /// Its name on the screen.
    pub label: &'a str,
    /// Member of the campaign that it sets: findings about it are shown under it.
    pub member: &'a str,
    /// What helps to fill it in.
    pub hint: &'a str,
    /// What is wrong with what stands in it.
    pub wrong: &'a str,
}

/// A field's frame around its control.
pub fn field(state: &State, around: &Around<'_>, control: Html) -> Html {
    html! {
        <div class={field_class(state, around)}>
            <label for={id_of(around.member)}>{ around.label }</label>
            { control }
            { note(state, around) }
        </div>
    }
}

/// The style of a field, wrong or not.
pub fn field_class(state: &State, around: &Around<'_>) -> Classes {
    let findings = findings_at(state, around.member);
    let is_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    classes!("field", (is_error || !around.wrong.is_empty()).then_some("is-wrong"))
}

/// What stands under a field: what is wrong, the findings, the hint.
pub fn note(state: &State, around: &Around<'_>) -> Html {
    html! {
        <div class="note" id={note_id_of(around.member)}>
            if !around.wrong.is_empty() {
                <p class="wrong">{ around.wrong }</p>
            }
            { found(state, around.member) }
            if !around.hint.is_empty() {
                <p class="hint">{ around.hint }</p>
            }
        </div>
    }
}

/// The findings about a part of the campaign, where it stands on the screen.
pub fn found(state: &State, member: &str) -> Html {
    findings_at(state, member)
        .iter()
        .map(|finding| {
            html! {
                <p class={classes!("finding", "in-place", severity_class(finding.severity))}>
                    { said(say::message(finding)) }{ " " }{ said(say::hint(finding)) }
                </p>
            }
        })
        .collect()
}

/// The style of a severity.
pub fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
