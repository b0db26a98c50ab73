#![no_main]

//! Hostile recipient files.

#[path = "../src/subject.rs"]
#[allow(dead_code)]
mod subject;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| subject::audience(bytes));
