//! A field's frame: label, hint, the control, and the findings about it.

use send_plan::diagnostic::Severity;
use yew::prelude::*;

use crate::hooks::use_desk;
use crate::state::findings_at;

/// What every field has.
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets: findings about it are shown under it.
    pub member: AttrValue,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: AttrValue,
    /// What is wrong with what stands in it.
    #[prop_or_default]
    pub wrong: AttrValue,
    /// The control.
    pub children: Html,
}

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

/// A field's frame.
#[function_component]
pub fn Field(props: &FieldProps) -> Html {
    let state = use_desk().state;
    let findings = findings_at(&state, &props.member);
    let is_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    let class = classes!("field", (is_error || !props.wrong.is_empty()).then_some("is-wrong"));
    html! {
        <div {class}>
            <label for={id_of(&props.member)}>{ &props.label }</label>
            { props.children.clone() }
            <div class="note" id={note_id_of(&props.member)}>
                if !props.wrong.is_empty() {
                    <p class="wrong">{ &props.wrong }</p>
                }
                { for findings.iter().map(|finding| html! {
                    <p class={classes!("finding", severity_class(finding.severity))}>
                        { &finding.message }{ " " }{ &finding.hint }
                    </p>
                }) }
                if !props.hint.is_empty() {
                    <p class="hint">{ &props.hint }</p>
                }
            </div>
        </div>
    }
}

/// The style of a severity.
pub fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
