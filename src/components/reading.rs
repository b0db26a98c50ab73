//! A reading under way, with Cancel.

use yew::prelude::*;

use crate::hooks::Desk;
use crate::say;
use crate::state::Reading;
use crate::t;

/// A reading under way.
pub fn reading_progress(desk: &Desk) -> Html {
    let Some(reading) = &desk.state.reading else { return html! {} };
    let files = say::list(&desk.state.source.files);
    html! {
        <section class="card reading" aria-label={t!("audience-reading")}>
            { progress(desk, reading, t!("audience-reading-files", files = files)) }
        </section>
    }
}

/// How far a reading is, with Cancel.
pub fn progress(desk: &Desk, reading: &Reading, what: String) -> Html {
    let cancel = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.cancel_reading())
    };
    let percent = reading.percent();
    html! {
        <>
            <p class="reading-line">
                <label for="reading-progress">{ what }</label>
                <span class="figure">{ t!("percent", percent = percent) }</span>
            </p>
            <progress id="reading-progress" max="100" value={percent.to_string()} />
            <p class="reading-line">
                <span class="figure" role="status">
                    { t!(
                        "audience-reading-so-far",
                        read = say::size(reading.read_bytes),
                        total = say::size(reading.total_bytes),
                        rows = t!("rows", n = reading.rows)
                    ) }
                    if reading.recipients > 0 {
                        { " · " }{ t!("audience-reading-recipients", n = reading.recipients) }
                    }
                </span>
                <button type="button" class="button" onclick={cancel}>{ t!("audience-reading-cancel") }</button>
            </p>
        </>
    }
}
