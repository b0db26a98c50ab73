//! Where files are dropped or chosen.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
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
    let on_files = use_mut_ref(|| props.on_files.clone());
    on_files.replace(props.on_files.clone());
    let (input, folder) = (use_node_ref(), use_node_ref());
    let has_folder = !props.folder_label.is_empty();
    {
        let inputs = [input.clone(), folder.clone()];
        use_effect_with(has_folder, move |_| {
            for input in inputs.iter().filter_map(NodeRef::cast) {
                let on_files = Rc::clone(&on_files);
                files::hear_choices(&input, move |chosen| {
                    let on_files = on_files.borrow().clone();
                    on_files.emit(chosen);
                });
            }
        });
    }
    let class = classes!("drop", over.then_some("is-over"), props.small.then_some("is-small"),);
    let id = format!("choose-{}", props.id);
    let folder_id = format!("choose-folder-{}", props.id);
    html! {
        <div {class} {ondragover} {ondragleave} {ondrop}>
            <input
                class="unseen" type="file" id={id.clone()}
                accept={props.accept.clone()} multiple={props.many} ref={input}
            />
            <label class="button" for={id}>{ &props.label }</label>
            if has_folder {
                <input
                    class="unseen" type="file" id={folder_id.clone()}
                    webkitdirectory=true multiple=true ref={folder}
                />
                <label class="button" for={folder_id}>{ &props.folder_label }</label>
            }
            <span class="drop-hint">{ &props.hint }</span>
        </div>
    }
}
