//! Rows that are not mailed, with reason, line and what stands there.

use std::rc::Rc;

use send_plan::audience::{AudienceSummary, Reject};
use yew::prelude::*;

use super::extract::{extract_button, extract_progress, not_at_hand};
use crate::browser::intl;
use crate::hooks::use_desk;
use crate::say;
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
            <h2 id="rejects-title">{ say::counted(total, "row is not mailed", "rows are not mailed") }</h2>
            <ul class="reasons">
                { for audience.rejected.iter().map(|(reason, n)| html! {
                    <li>
                        <b class="figure">{ say::counted(*n, "row", "rows") }</b>
                        { format!(": {}. ", reason.sentence()) }
                        <span class="quiet">{ reason.hint() }</span>
                    </li>
                }) }
            </ul>
            <details>
                <summary>{ "Which rows" }</summary>
                if !has_excerpts {
                    <p class="quiet">{ "What stands in them was not kept. Drop the file again to see it." }</p>
                }
                <div
                    class="scroll" tabindex="0" role="group" aria-label="Rows that are not mailed"
                    data-member="audience.rejects"
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ "File" }</th>
                                <th scope="col" class="figure">{ "Line" }</th>
                                <th scope="col">{ "Reason" }</th>
                                <th scope="col">{ "What stands there" }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for audience.rejects[..shown].iter().map(|reject| row(audience, reject)) }
                        </tbody>
                    </table>
                </div>
                if shown < known {
                    <button type="button" class="button quiet" onclick={show_all}>
                        { format!("Show all {}", intl::number(known as u64)) }
                    </button>
                }
                if (known as u64) < total {
                    <p class="quiet">
                        { format!("The first {} are listed.", intl::number(known as u64)) }
                    </p>
                }
            </details>
            if desk.state.source.is_empty() {
                { not_at_hand(&desk, "save them") }
            } else {
                <p>
                    { extract_button(&desk, Extract::Rejects, format!("Save all {}", say::counted(total, "rejected row", "rejected rows"))) }
                </p>
                { extract_progress(&desk, |what| *what == Extract::Rejects, "Looking for rejected rows") }
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
            <td>{ reject.reason.sentence() }</td>
            <td><bdi class="example">{ &reject.excerpt }</bdi></td>
        </tr>
    }
}
