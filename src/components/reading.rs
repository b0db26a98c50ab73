//! A reading under way, with Cancel.

use yew::prelude::*;

use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::Reading;

/// A reading under way.
pub fn reading_progress(desk: &Desk) -> Html {
    let Some(reading) = &desk.state.reading else { return html! {} };
    let files = say::list(&desk.state.source.files);
    html! {
        <section class="card reading" aria-label="Reading">
            { progress(desk, reading, &format!("Reading {files}")) }
        </section>
    }
}

/// How far a reading is, with Cancel.
pub fn progress(desk: &Desk, reading: &Reading, what: &str) -> Html {
    let cancel = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.cancel_reading())
    };
    let percent = reading.percent();
    html! {
        <>
            <p class="reading-line">
                <label for="reading-progress">{ what }</label>
                <span class="figure">{ format!("{percent} %") }</span>
            </p>
            <progress id="reading-progress" max="100" value={percent.to_string()} />
            <p class="reading-line">
                <span class="figure" role="status">
                    { format!(
                        "{} of {} · {} rows",
                        say::size(reading.read_bytes),
                        say::size(reading.total_bytes),
                        intl::number(reading.rows),
                    ) }
                    if reading.recipients > 0 {
                        { format!(" · {} recipients so far", intl::number(reading.recipients)) }
                    }
                </span>
                <button type="button" class="button" onclick={cancel}>{ "Cancel" }</button>
            </p>
        </>
    }
}
