//! The fuzzer's own changes of bytes, and changes that leave the document JSON.

use std::sync::OnceLock;

use serde_json::Value;

use super::change::{Draw, change};

/// Changes the first `size` bytes of `data`; gives back how many they are then.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32, donor: &str) -> usize {
    static DONOR: OnceLock<Value> = OnceLock::new();
    let donor = DONOR.get_or_init(|| serde_json::from_str(donor).unwrap_or_default());
    let document = serde_json::from_slice::<Value>(&data[..size]).ok();
    // Now and then bytes, for what is not JSON any more.
    let Some(mut document) = document.filter(|_| seed % 16 > 0) else {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    };
    let mut draw = Draw::new(seed);
    for _ in 0..1 + seed % 4 {
        change(&mut document, donor, &mut draw);
    }
    let text = document.to_string();
    if text.len() > max_size {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}
