//! Findings in a page, where they stand.

use send_plan::diagnostic::Diagnostic;
use yew::prelude::*;

use super::field::severity_class;

/// Findings to show.
#[derive(Clone, PartialEq, Properties)]
pub struct FindingsProps {
    /// The findings.
    pub findings: Vec<Diagnostic>,
}

/// Findings in a page.
#[function_component]
pub fn Findings(props: &FindingsProps) -> Html {
    if props.findings.is_empty() {
        return html! {};
    }
    html! {
        <ul class="findings">
            { for props.findings.iter().map(|finding| html! {
                <li class={classes!("finding", severity_class(finding.severity))}>
                    <p class="what">{ &finding.message }</p>
                    if !finding.hint.is_empty() {
                        <p class="hint">{ &finding.hint }</p>
                    }
                </li>
            }) }
        </ul>
    }
}
