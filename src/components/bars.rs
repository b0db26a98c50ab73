//! Counts as bars: a table that shows each share as a length.

use yew::prelude::*;

use crate::browser::intl;
use crate::t;

/// Rows shown at first.
const FIRST: usize = 8;

/// Counts with their names.
#[derive(Clone, PartialEq, Properties)]
pub struct BarsProps {
    /// The heading.
    pub title: AttrValue,
    /// What the names are: the first column's heading.
    pub what: AttrValue,
    /// Name and count, largest first.
    pub counts: Vec<(String, u64)>,
}

/// Counts as bars.
#[function_component]
pub fn Bars(props: &BarsProps) -> Html {
    let all = use_state(|| false);
    let total: u64 = props.counts.iter().map(|(_, n)| n).sum();
    let most = props.counts.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let shown = if *all { props.counts.len() } else { FIRST.min(props.counts.len()) };
    let rest = props.counts.len() - shown;
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div class="bars">
            <table>
                <caption>{ &props.title }</caption>
                <thead class="unseen">
                    <tr>
                        <th scope="col">{ &props.what }</th>
                        <th scope="col">{ t!("audience-bars-recipients") }</th>
                        <th scope="col">{ t!("audience-bars-share") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for props.counts[..shown].iter().map(|(name, n)| {
                        let length = *n as f64 / most as f64 * 100.0;
                        html! {
                            <tr>
                                <th scope="row">
                                    <bdi>{ name }</bdi>
                                    <span class="bar" aria-hidden="true">
                                        <span style={format!("inline-size:{length:.2}%")}></span>
                                    </span>
                                </th>
                                <td class="figure">{ intl::number(*n) }</td>
                                <td class="figure quiet">
                                    { intl::percent(*n as f64 / total.max(1) as f64) }
                                </td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
            if rest > 0 {
                <button type="button" class="button quiet" onclick={show_all}>
                    { t!("audience-bars-more", n = rest) }
                </button>
            }
        </div>
    }
}

/// Counts, largest first.
pub fn largest_first(counts: impl IntoIterator<Item = (String, u64)>) -> Vec<(String, u64)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    counts
}
