//! What happens in a wave, in one sentence.

use send_plan::campaign::{Gate, Wave, WaveSize};

use super::{capital, span};
use crate::t;

/// `200 people, then 30 min of waiting and an approval, before everybody else.`
pub fn wave(waves: &[Wave], at: usize) -> String {
    let Some(wave) = waves.get(at) else { return String::new() };
    let who = capital(&people(&wave.size, at == 0));
    let Some(next) = waves.get(at + 1) else { return format!("{who}.") };
    let then = people(&next.size, false);
    let held = wave.gate.as_ref().map(gate).unwrap_or_default();
    if held.is_empty() {
        t!("wave-then", who = who, then = then)
    } else {
        t!("wave-held", who = who, held = super::list(&held), then = then)
    }
}

fn people(size: &WaveSize, first: bool) -> String {
    match (size, first) {
        (WaveSize::Recipients(n), true) => t!("people", n = *n),
        (WaveSize::Recipients(n), false) => t!("wave-next-people", n = *n),
        (WaveSize::Percent(n), true) => t!("wave-percent", percent = *n),
        (WaveSize::Percent(n), false) => t!("wave-next-percent", percent = *n),
        (WaveSize::Rest, true) => t!("wave-everybody"),
        (WaveSize::Rest, false) => t!("wave-everybody-else"),
    }
}

fn gate(gate: &Gate) -> Vec<String> {
    let waiting = gate.dwell.as_deref().map(|dwell| t!("wave-waiting", time = span(dwell)));
    let approval = gate.approval.then(|| t!("wave-approval"));
    let header_check = gate.header_check.then(|| t!("wave-header-check"));
    let mut parts: Vec<String> = waiting.into_iter().chain(approval).chain(header_check).collect();
    if let (Some(expected), Some(last)) = (&gate.expected_wait, parts.last_mut()) {
        *last = t!("wave-about", what = last.as_str(), time = span(expected));
    }
    parts
}
