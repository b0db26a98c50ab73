#![no_main]
//! Hostile layouts, string tables and templates.

#[path = "../src/subject.rs"]
#[allow(dead_code)]
mod subject;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| subject::template(bytes));
