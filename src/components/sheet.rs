//! What is signed, on one page; printed, it stands alone.

use send_plan::sheet::Sheet;
use yew::prelude::*;

use crate::browser::page;

/// What is signed. Several lines in a row with one title are one entry.
pub fn sheet(sheet: &Sheet) -> Html {
    let mut entries: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in &sheet.lines {
        match entries.last_mut() {
            Some((title, texts)) if *title == line.title => texts.push(&line.text),
            _ => entries.push((&line.title, vec![&line.text])),
        }
    }
    html! {
        <section class="sheet" aria-label="What is signed">
            <h3>{ &sheet.title }</h3>
            <dl class="sheet-lines">
                { for entries.into_iter().map(|(title, texts)| html! {
                    <>
                        <dt>{ title }</dt>
                        { for texts.into_iter().map(|text| html! { <dd><bdi>{ text }</bdi></dd> }) }
                    </>
                }) }
            </dl>
            <p class="no-print">
                <button type="button" class="button quiet" onclick={|_: MouseEvent| page::print()}>
                    { "Print this sheet" }
                </button>
            </p>
        </section>
    }
}
