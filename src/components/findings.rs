//! Findings in a page, where they stand.

use send_plan::diagnostic::Diagnostic;
use yew::prelude::*;

use super::field::severity_class;
use crate::say;

/// Findings in a page.
pub fn findings(findings: &[Diagnostic]) -> Html {
    if findings.is_empty() {
        return html! {};
    }
    html! {
        <ul class="findings">
            { for findings.iter().map(|finding| html! {
                <li class={classes!("finding", severity_class(finding.severity))}>
                    <p class="what">{ &finding.message }</p>
                    if let Some(line) = say::line(&finding.place) {
                        <p class="quiet">{ say::capital(&line) }</p>
                    }
                    if !finding.hint.is_empty() {
                        <p class="hint">{ &finding.hint }</p>
                    }
                </li>
            }) }
        </ul>
    }
}
