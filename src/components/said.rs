//! A sentence, in the language it is in.

use yew::prelude::*;

use crate::say::Words;

/// Words inside of a sentence or a cell.
pub fn said(Words { words, lang }: Words) -> Html {
    html! { <span {lang} dir="auto">{ words }</span> }
}

/// A paragraph.
pub fn paragraph(class: &'static str, Words { words, lang }: Words) -> Html {
    html! { <p {class} {lang} dir="auto">{ words }</p> }
}
