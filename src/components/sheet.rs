//! What is signed, on one page; printed, it stands alone.

use send_plan::sheet::Sheet;
use send_plan::wording::Text;
use yew::prelude::*;

use super::said::said;
use crate::browser::page;
use crate::say;
use crate::t;

/// Lines that hold digests, for machines and for those who compare two sheets.
const FINE_PRINT: [&str; 6] =
    ["Goes on with", "Report", "Audience file", "Suppression list", "Template", "Plan"];

/// What is signed. Several lines in a row with one title are one entry.
pub fn sheet(sheet: &Sheet) -> Html {
    let mut entries: Vec<(&Text, Vec<&Text>)> = Vec::new();
    for line in &sheet.lines {
        match entries.last_mut() {
            Some((title, texts)) if **title == line.title => texts.push(&line.text),
            _ => entries.push((&line.title, vec![&line.text])),
        }
    }
    html! {
        <section class="sheet" aria-label={t!("signing-sheet")}>
            <h3>{ said(say::text(&sheet.title)) }</h3>
            <dl class="sheet-lines">
                { for entries.into_iter().map(|(title, texts)| html! {
                    <>
                        <dt>{ said(say::text(title)) }</dt>
                        { for texts.into_iter().map(|text| html! {
                            <dd class={classes!(FINE_PRINT.contains(&title.as_str()).then_some("fine-print"))}>
                                { said(say::text(text)) }
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
