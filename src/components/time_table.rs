//! The table twin of a picture over time.

use yew::prelude::*;

use crate::browser::intl;
use crate::t;

/// Steps between its rows.
const STEPS: u64 = 12;

/// What a picture shows from an instant to another, in rows. Times in milliseconds since the epoch;
/// `cells`: the figures of an instant, one to a column.
pub fn time_table<const N: usize>(
    columns: [impl Into<AttrValue>; N],
    (from_ms, to_ms): (u64, u64),
    cells: impl Fn(u64) -> [String; N],
) -> Html {
    let rows = (0..=STEPS).map(|n| from_ms + (to_ms - from_ms) * n / STEPS);
    html! {
        <details>
            <summary>{ t!("review-as-table") }</summary>
            <table class="narrow">
                <thead>
                    <tr>
                        <th scope="col">{ t!("review-by") }</th>
                        { for columns.map(|column| html! { <th scope="col" class="figure">{ column.into() }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.map(|ms| html! {
                        <tr>
                            <th scope="row">
                                { format!("{} {}", intl::local_day(ms), intl::local_time_with_seconds(ms)) }
                            </th>
                            { for cells(ms).map(|cell| html! { <td class="figure">{ cell }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}
