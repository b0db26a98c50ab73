//! Writes on one file of the message; what is wrong with it stands beneath, as it is typed.

use send_plan::template::TemplateFile;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::findings::findings_with_places;
use crate::browser::editor;
use crate::hooks::use_desk;
use crate::state::Action;
use crate::t;
use crate::words::rich;

/// Longest line that the text is as wide as.
const WIDEST: usize = 400;
/// Least lines of room.
const LEAST: usize = 8;

/// Writes on one file of the message.
#[component]
pub fn Editor() -> Html {
    let desk = use_desk();
    let area = use_node_ref();
    {
        let area = area.clone();
        let asked = desk.state.editing.clone();
        use_effect_with(asked, move |asked| {
            let area = area.cast::<HtmlTextAreaElement>();
            if let (Some(asked), Some(area)) = (asked, area) {
                editor::show(&area, asked.spot);
            }
        });
    }
    let Some(file) = desk.state.edited().cloned() else { return html! {} };
    let path = file.path.clone();
    let oninput = {
        let (desk, path) = (desk.clone(), path.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(area) = area {
                let file = TemplateFile { path: path.clone(), text: area.value() };
                desk.dispatch(Action::WriteTemplate(file));
            }
        })
    };
    let close = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::CloseTemplate))
    };
    let lines = file.text.split('\n').count().max(LEAST);
    let widest = file.text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
    let numbers: String = (1..=lines).map(|line| format!("{line}\n")).collect();
    let about_it: Vec<_> = desk.state.answer().map_or_else(Vec::new, |answer| {
        let all = answer.templates.diagnostics.iter();
        all.filter(|finding| finding.place.file.as_ref() == Some(&path)).cloned().collect()
    });
    html! {
        <section class="card" aria-labelledby="editor-title">
            <div class="card-head">
                <h2 id="editor-title">
                    { rich(
                        &t!("message-editor", path = path.clone()),
                        &[("path", &|path| html! { <bdi>{ path }</bdi> })],
                    ) }
                </h2>
                <button type="button" class="button quiet" onclick={close}>{ t!("message-editor-close") }</button>
            </div>
            <div class="editor" key={path.clone()}>
                <pre aria-hidden="true">{ numbers }</pre>
                <textarea
                    ref={area} aria-label={t!("message-editor-text", path = path.clone())}
                    wrap="off" dir="auto" spellcheck="false" autocapitalize="off" autocomplete="off"
                    rows={(lines + 1).to_string()} cols={(widest + 2).clamp(60, WIDEST).to_string()}
                    value={file.text.clone()} {oninput}
                />
            </div>
            if about_it.is_empty() {
                <p class="quiet" role="status">
                    { if desk.state.up_to_date() {
                        t!("message-editor-nothing")
                    } else {
                        t!("message-editor-checking")
                    } }
                </p>
            } else {
                { findings_with_places(&desk, &about_it) }
            }
        </section>
    }
}
