//! Rows that are not mailed, with reason, line and what stands there.

use std::rc::Rc;

use send_plan::audience::{AudienceSummary, Reject};
use yew::prelude::*;

use super::extract::{extract_button, extract_progress, files_named};
use super::said::said;
use crate::browser::intl;
use crate::hooks::use_desk;
use crate::say;
use crate::t;
use crate::worker::protocol::extracting::Extract;

/// Rows shown at first.
const FIRST: usize = 20;

/// An audience.
#[derive(Clone, PartialEq, Properties)]
pub struct RejectsProps {
    /// The audience.
    pub audience: Rc<AudienceSummary>,
}

/// Rows that are not mailed.
#[function_component]
pub fn Rejects(props: &RejectsProps) -> Html {
    let desk = use_desk();
    let all = use_state(|| false);
    let audience = &props.audience;
    let total = audience.rejected_total();
    if total == 0 {
        return html! {};
    }
    let known = audience.rejects.len();
    let shown = if *all { known } else { FIRST.min(known) };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let has_excerpts = audience.rejects.iter().any(|reject| !reject.excerpt.is_empty());
    html! {
        <section class="card" aria-labelledby="rejects-title">
            <h2 id="rejects-title">{ t!("audience-rejects", n = total) }</h2>
            <ul class="reasons">
                { for audience.rejected.iter().map(|(reason, n)| html! {
                    <li>
                        <b class="figure">{ t!("rows", n = *n) }</b>
                        { ": " }{ said(say::text(&reason.sentence())) }{ ". " }
                        <span class="quiet">{ said(say::text(&reason.hint())) }</span>
                    </li>
                }) }
            </ul>
            <details>
                <summary>{ t!("audience-rejects-which") }</summary>
                if !has_excerpts {
                    <p class="quiet">{ t!("audience-rejects-not-kept") }</p>
                }
                <div
                    class="scroll" tabindex="0" role="group" aria-label={t!("audience-rejects-table")}
                    data-member="audience.rejects"
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ t!("audience-rejects-file") }</th>
                                <th scope="col" class="figure">{ t!("audience-rejects-line") }</th>
                                <th scope="col">{ t!("audience-rejects-reason") }</th>
                                <th scope="col">{ t!("audience-rejects-excerpt") }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for audience.rejects[..shown].iter().map(|reject| row(audience, reject)) }
                        </tbody>
                    </table>
                </div>
                if shown < known {
                    <button type="button" class="button quiet" onclick={show_all}>
                        { t!("audience-show-all", n = known) }
                    </button>
                }
                if (known as u64) < total {
                    <p class="quiet">{ t!("audience-first-listed", n = known) }</p>
                }
            </details>
            if desk.state.source.is_empty() {
                <p class="quiet">{ t!("audience-rejects-drop", files = files_named(&desk)) }</p>
            } else {
                <p>
                    { extract_button(&desk, Extract::Rejects, t!("audience-rejects-save", n = total)) }
                </p>
                { extract_progress(&desk, |what| *what == Extract::Rejects, t!("audience-rejects-looking")) }
            }
        </section>
    }
}

fn row(audience: &AudienceSummary, reject: &Reject) -> Html {
    let file = usize::try_from(reject.file).ok().and_then(|at| audience.files.get(at));
    html! {
        <tr>
            <td>{ file.map(|file| file.name.clone()) }</td>
            <td class="figure">{ intl::number(reject.line) }</td>
            <td>{ said(say::text(&reject.reason.sentence())) }</td>
            <td><bdi class="example">{ &reject.excerpt }</bdi></td>
        </tr>
    }
}
