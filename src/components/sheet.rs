//! What is signed, on one page; printed, it stands alone.

use send_plan::sheet::Sheet;
use yew::prelude::*;

use crate::browser::page;
use crate::t;

/// Lines that hold digests, for machines and for those who compare two sheets.
const FINE_PRINT: [&str; 6] =
    ["Goes on with", "Report", "Audience file", "Suppression list", "Template", "Plan"];

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
        <section class="sheet" aria-label={t!("signing-sheet")}>
            <h3 lang="en" dir="auto">{ &sheet.title }</h3>
            <dl class="sheet-lines" lang="en" dir="auto">
                { for entries.into_iter().map(|(title, texts)| html! {
                    <>
                        <dt>{ title }</dt>
                        { for texts.into_iter().map(|text| html! {
                            <dd class={classes!(FINE_PRINT.contains(&title).then_some("fine-print"))}>
                                <bdi>{ text }</bdi>
                            </dd>
                        }) }
                    </>
                }) }
            </dl>
            <p class="no-print">
                <button type="button" class="button quiet" onclick={|_: MouseEvent| page::print()}>
                    { t!("signing-print") }
                </button>
            </p>
        </section>
    }
}
