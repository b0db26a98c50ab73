//! Moves the focus to a place a person asked for.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses the field of a campaign member, or of the nearest part of the campaign that has one;
/// the step's heading where there is none.
pub fn member(member: Option<&str>) {
    let found = member.and_then(|member| {
        parents(member).into_iter().find_map(|part| {
            let part = part.replace('\\', "\\\\").replace('"', "\\\"");
            find(&format!("[data-member=\"{part}\"]"))
        })
    });
    if let Some(element) = found.or_else(|| find("main h1")) {
        reveal(&element);
    }
}

/// Focuses the element with this id.
pub fn id(id: &str) {
    if let Some(element) = find(&format!("#{id}")) {
        reveal(&element);
    }
}

/// `a[0].b.c` → `a[0].b.c`, `a[0].b`, `a[0]`, `a`.
fn parents(member: &str) -> Vec<&str> {
    let mut parts = vec![member];
    let mut rest = member;
    while let Some(cut) = rest.rfind(['.', '[']) {
        rest = &rest[..cut];
        parts.push(rest);
    }
    parts
}

fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn reveal(element: &HtmlElement) {
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            let _ = outer.set_attribute("open", "");
        }
        around = outer.parent_element();
    }
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
