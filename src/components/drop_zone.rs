//! Where files are dropped or chosen.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::files::{self, Chosen};

/// Where files are dropped or chosen.
#[derive(Clone, PartialEq, Properties)]
pub struct DropZoneProps {
    /// Distinguishes it on the page.
    pub id: AttrValue,
    /// The button's text.
    pub label: AttrValue,
    /// What may be dropped, after the button.
    pub hint: AttrValue,
    /// Kinds of files offered first.
    #[prop_or_default]
    pub accept: AttrValue,
    /// Whether several may be chosen.
    #[prop_or_default]
    pub many: bool,
    /// Text of a second button that chooses a folder.
    #[prop_or_default]
    pub folder_label: AttrValue,
    /// Whether it takes little room.
    #[prop_or_default]
    pub small: bool,
    /// What was chosen or dropped.
    pub on_files: Callback<Vec<Chosen>>,
}

/// Where files are dropped or chosen.
#[function_component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let over = use_state(|| false);
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    let ondrop = {
        let over = over.clone();
        let on_files = props.on_files.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(transfer) = event.data_transfer() {
                let dropped = files::from_drop(&transfer);
                let on_files = on_files.clone();
                spawn_local(async move { on_files.emit(dropped.files().await) });
            }
        })
    };
    let onchange = {
        let on_files = props.on_files.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let chosen = files::from_list(input.files());
            // The same file may be chosen again.
            input.set_value("");
            if !chosen.is_empty() {
                on_files.emit(chosen);
            }
        })
    };
    let class = classes!("drop", over.then_some("is-over"), props.small.then_some("is-small"),);
    let id = format!("choose-{}", props.id);
    let folder_id = format!("choose-folder-{}", props.id);
    html! {
        <div {class} {ondragover} {ondragleave} {ondrop}>
            <input
                class="unseen" type="file" id={id.clone()}
                accept={props.accept.clone()} multiple={props.many} onchange={onchange.clone()}
            />
            <label class="button" for={id}>{ &props.label }</label>
            if !props.folder_label.is_empty() {
                <input
                    class="unseen" type="file" id={folder_id.clone()}
                    webkitdirectory=true multiple=true {onchange}
                />
                <label class="button" for={folder_id}>{ &props.folder_label }</label>
            }
            <span class="drop-hint">{ &props.hint }</span>
        </div>
    }
}
