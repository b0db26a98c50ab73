//! Waves in the draft: a canary first, one more, one less.

use send_plan::campaign::{Gate, Wave, WaveSize};

/// People in a canary, as the app proposes it.
const CANARY: u64 = 200;

/// Percent of everybody in a wave, as the app proposes it.
const PERCENT: u64 = 10;

/// A few people, half an hour and an approval, then everybody.
pub fn canary_first() -> Vec<Wave> {
    let gate = Gate { dwell: Some("30m".to_owned()), approval: true, ..Gate::default() };
    vec![
        Wave { name: "canary".to_owned(), size: WaveSize::Recipients(CANARY), gate: Some(gate) },
        everyone(),
    ]
}

fn everyone() -> Wave {
    Wave { name: "everyone".to_owned(), size: WaveSize::Rest, gate: None }
}

/// Puts a wave before the last one, which takes everybody left.
pub fn insert_wave(waves: &mut Vec<Wave>) {
    if waves.is_empty() {
        waves.push(everyone());
    }
    let taken = |name: &str| waves.iter().any(|wave| wave.name == name);
    let name = (waves.len()..).map(|n| format!("wave {n}")).find(|name| !taken(name));
    let wave =
        Wave { name: name.unwrap_or_default(), size: WaveSize::Percent(PERCENT), gate: None };
    waves.insert(waves.len() - 1, wave);
}

/// Takes a wave away; where one is left, all go at once.
pub fn remove_wave(waves: &mut Vec<Wave>, at: usize) {
    if at < waves.len() {
        waves.remove(at);
    }
    if waves.len() == 1 {
        waves.clear();
    }
}

/// Changes a wave's gate; one that holds nothing back is none.
pub fn change_gate(wave: &mut Wave, change: impl FnOnce(&mut Gate)) {
    let mut gate = wave.gate.take().unwrap_or_default();
    change(&mut gate);
    if !gate.approval && !gate.header_check {
        // What is not waited for takes no time.
        gate.expected_wait = None;
    }
    wave.gate = (gate != Gate::default()).then_some(gate);
}

/// The ways to say how many a wave takes, as a choice names them.
pub const SIZES: [&str; 3] = ["recipients", "percent", "rest"];

/// Which of [`SIZES`] it is.
pub fn size_kind(size: &WaveSize) -> &'static str {
    match size {
        WaveSize::Recipients(_) => SIZES[0],
        WaveSize::Percent(_) => SIZES[1],
        WaveSize::Rest => SIZES[2],
    }
}

/// A size of this kind to begin with.
pub fn size_of_kind(kind: &str) -> WaveSize {
    match kind {
        "recipients" => WaveSize::Recipients(CANARY),
        "percent" => WaveSize::Percent(PERCENT),
        _ => WaveSize::Rest,
    }
}

/// The same kind of size with another number.
pub fn resized(size: &WaveSize, n: u64) -> WaveSize {
    match size {
        WaveSize::Recipients(_) => WaveSize::Recipients(n),
        WaveSize::Percent(_) => WaveSize::Percent(n),
        WaveSize::Rest => WaveSize::Rest,
    }
}
