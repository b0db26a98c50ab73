//! Brings what a command needs, says so while doing it, and is quick when all is there.
//!
//! Each function gives back where its tool is, so that nothing can be used before it was set up.

mod apt;
mod chromium;
mod lock;
mod node;
mod python;
mod rust;
mod tools;

pub use chromium::{chromedriver, chromium};
pub use lock::take as lock;
pub use node::{node, node_modules, packages};
pub use python::schemathesis;
pub use rust::{component, wasm_target};
pub use tools::{trunk, wasm_bindgen};

/// One line per step that takes time.
fn say(what: &str) {
    println!("set-up: {what}");
}
