//! The place of a line and column in a text that is being written.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Lines that stay in view above the one that is shown.
const ABOVE: u64 = 3;

/// Columns that are in view without scrolling.
const NEAR: u64 = 30;

/// Brings the text on the screen and puts the cursor at a 1-based line and column; at the beginning
/// where none is asked for.
pub fn show(area: &HtmlTextAreaElement, spot: Option<(u64, u64)>) {
    let (line, column) = spot.unwrap_or((1, 1));
    let (from, to) = place(&area.value(), line, column);
    let _ = area.focus();
    area.scroll_into_view_with_bool(true);
    let _ = area.set_selection_range(from, to);
    // The text is as high as its lines: what scrolls is the frame around it.
    if let Some(frame) = area.parent_element() {
        let height = f64::from(area.client_height()) / f64::from(area.rows().max(1));
        let top = height * line.saturating_sub(1 + ABOVE) as f64;
        let frame = frame.unchecked_ref::<Element>();
        frame.set_scroll_top(top as i32);
        if column <= NEAR {
            frame.set_scroll_left(0);
        }
    }
}

/// Where a line and column begin, and where the word or tag there ends, in UTF-16 units.
fn place(text: &str, line: u64, column: u64) -> (u32, u32) {
    let mut from = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number < line {
            from += units(content);
            continue;
        }
        let skipped = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        let at = content.char_indices().nth(skipped).map_or(content.len(), |(at, _)| at);
        let (before, rest) = content.split_at(at);
        from += units(before);
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        return (from, from + units(rest.get(..end).unwrap_or_default()));
    }
    (from, from)
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count().try_into().unwrap_or(u32::MAX)
}
