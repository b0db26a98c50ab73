//! Findings in a page, where they stand.

use send_plan::diagnostic::Diagnostic;
use yew::prelude::*;

use super::field::severity_class;
use super::said::paragraph;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// Findings in a page.
pub fn findings(findings: &[Diagnostic]) -> Html {
    list(findings, |finding| match say::line(&finding.place) {
        Some(line) => html! { <p class="quiet">{ say::capital(&line) }</p> },
        None => html! {},
    })
}

/// Findings whose places can be gone to.
pub fn findings_with_places(desk: &Desk, findings: &[Diagnostic]) -> Html {
    list(findings, |finding| html! { <p class="where">{ place(desk, finding) }</p> })
}

/// A button that goes to the place of a finding.
pub fn place(desk: &Desk, finding: &Diagnostic) -> Html {
    let visit = {
        let (desk, finding) = (desk.clone(), finding.clone());
        Callback::from(move |_: MouseEvent| desk.visit(&finding))
    };
    let at = match (&finding.place.file, say::line(&finding.place)) {
        (Some(file), Some(line)) => t!("message-finding-place", file = file.clone(), line = line),
        (Some(file), None) => file.clone(),
        (None, _) => t!("message-finding-show"),
    };
    html! { <button type="button" class="link" onclick={visit}><bdi>{ at }</bdi></button> }
}

fn list(findings: &[Diagnostic], place: impl Fn(&Diagnostic) -> Html) -> Html {
    if findings.is_empty() {
        return html! {};
    }
    html! {
        <ul class="findings">
            { for findings.iter().map(|finding| html! {
                <li class={classes!("finding", severity_class(finding.severity))}>
                    { paragraph("what", say::message(finding)) }
                    { place(finding) }
                    if !finding.hint.is_empty() {
                        { paragraph("hint", say::hint(finding)) }
                    }
                </li>
            }) }
        </ul>
    }
}
