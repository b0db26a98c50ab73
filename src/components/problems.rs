//! Everything to look at, as a list that jumps to its places.

use send_plan::diagnostic::{Diagnostic, Severity};
use yew::prelude::*;

use super::field::severity_class;
use super::said::{paragraph, said};
use crate::hooks::{Desk, use_desk};
use crate::say;
use crate::state::step_of;
use crate::t;

/// Most findings shown before "show all".
const FIRST: usize = 12;

/// Everything to look at.
#[function_component]
pub fn Problems() -> Html {
    let desk = use_desk();
    let all = use_state(|| false);
    let findings = desk.state.findings();
    if findings.is_empty() {
        return html! {};
    }
    let shown = if *all { findings.len() } else { FIRST.min(findings.len()) };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <aside class="problems" id="problems" tabindex="-1" aria-labelledby="problems-title">
            <h2 id="problems-title">{ title(&findings) }</h2>
            <ul>
                { for findings[..shown].iter().map(|finding| item(&desk, finding)) }
            </ul>
            if shown < findings.len() {
                <button type="button" class="button quiet" onclick={show_all}>
                    { t!("show-all", n = findings.len()) }
                </button>
            }
        </aside>
    }
}

fn title(findings: &[Diagnostic]) -> String {
    let words = |severity: &Severity| {
        let n = findings.iter().filter(|finding| finding.severity == *severity).count();
        (n > 0).then(|| match severity {
            Severity::Error => t!("problems", n = n),
            Severity::Warning => t!("problems-check", n = n),
            Severity::Info => t!("problems-know", n = n),
        })
    };
    let all = [Severity::Error, Severity::Warning, Severity::Info];
    say::list(&all.iter().filter_map(words).collect::<Vec<_>>())
}

fn item(desk: &Desk, finding: &Diagnostic) -> Html {
    let step = step_of(&desk.state, finding);
    let jump = {
        let desk = desk.clone();
        let finding = finding.clone();
        Callback::from(move |_: MouseEvent| desk.visit(&finding))
    };
    let place = &finding.place;
    let at = match (&place.file, say::line(place)) {
        (Some(file), Some(line)) => t!("problems-place", file = file, line = line),
        (Some(file), None) => file.clone(),
        (None, _) => step.title(),
    };
    let word = match finding.severity {
        Severity::Error => t!("problems-error"),
        Severity::Warning => t!("problems-warning"),
        Severity::Info => t!("problems-note"),
    };
    html! {
        <li class={classes!("finding", severity_class(finding.severity))}>
            <p class="what"><span class="word">{ word }</span>{ " " }{ said(say::message(finding)) }</p>
            if !finding.hint.is_empty() {
                { paragraph("hint", say::hint(finding)) }
            }
            <p class="where">
                <button type="button" class="link" onclick={jump}>{ at }</button>
                <code>{ &finding.code }</code>
            </p>
        </li>
    }
}
