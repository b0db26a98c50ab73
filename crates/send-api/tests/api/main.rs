//! The routes, asked as the app asks them.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod bounces;
mod continuations;
mod enrolment;
mod files;
mod office;
mod plans;
mod sends;
#[path = "../support/mod.rs"]
mod support;

use send_api::api;

/// `cargo run -p send-api -- openapi > docs/openapi.json` writes it anew.
#[test]
fn the_published_description_is_the_served_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let published = std::fs::read_to_string(path).unwrap_or_default();
    let served = format!("{}\n", api::openapi().to_pretty_json().unwrap());
    assert!(published == served, "docs/openapi.json is old: write it anew");
}
