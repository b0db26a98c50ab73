//! Rendering is that of handlebars.js: `handlebars/cases.json` holds what it made of each case
//! (`node tests/handlebars/compare.mjs --write`). More, with random templates: `cargo xtask test
//! handlebars`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use send_plan::template::render::render_text;
use serde_json::Value;

#[test]
fn templates_render_as_in_handlebars_js() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("handlebars/cases.json")).unwrap();
    assert!(cases.len() > 600, "{} cases", cases.len());
    let differing: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let template = case["template"].as_str().unwrap();
            let ours = render_text(template, &case["data"]);
            let same = match case["text"].as_str() {
                Some(text) => ours.as_deref() == Ok(text),
                None => ours.is_err(),
            };
            (!same).then(|| format!("{case}\n  ours: {ours:?}"))
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
