//! Which language the screen speaks.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::hooks::Desk;
use crate::t;
use crate::words::Language;

/// Which language the screen speaks; each is named in itself.
pub fn language_choice(desk: &Desk) -> Html {
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            if let Some(language) = select.and_then(|select| Language::of(&select.value())) {
                desk.speak(language);
            }
        })
    };
    html! {
        <select id="language" class="language" aria-label={t!("language")} {onchange}>
            { for Language::ALL.into_iter().map(|language| html! {
                <option
                    value={language.code()} lang={language.code()} dir={language.direction()}
                    selected={language == desk.state.language}
                >{ language.name() }</option>
            }) }
        </select>
    }
}
