#![no_main]

#[path = "../src/change.rs"]
mod change;
#[path = "../src/mutator.rs"]
mod mutator;
#[path = "../src/subject.rs"]
#[allow(dead_code)]
mod subject;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| subject::plan(bytes));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutator::mutate(data, size, max_size, seed, include_str!("../seeds/plan/whole.json"))
});
