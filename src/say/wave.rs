//! What happens in a wave, in one sentence.

use send_plan::campaign::{Gate, Wave, WaveSize};

use super::{capital, counted, list, span};

/// `200 people, then 30 min of waiting and an approval, before everybody else.`
pub fn wave(waves: &[Wave], at: usize) -> String {
    let Some(wave) = waves.get(at) else { return String::new() };
    let who = people(&wave.size, at == 0);
    let Some(next) = waves.get(at + 1) else { return format!("{}.", capital(&who)) };
    let then = people(&next.size, false);
    let held = wave.gate.as_ref().map(gate).unwrap_or_default();
    if held.is_empty() {
        format!("{}, and right after them {then}.", capital(&who))
    } else {
        format!("{}, then {}, before {then}.", capital(&who), list(&held))
    }
}

fn people(size: &WaveSize, first: bool) -> String {
    match (size, first) {
        (WaveSize::Recipients(n), true) => counted(*n, "person", "people"),
        (WaveSize::Recipients(n), false) => {
            format!("the next {}", counted(*n, "person", "people"))
        }
        (WaveSize::Percent(n), true) => format!("{n} % of everybody"),
        (WaveSize::Percent(n), false) => format!("the next {n} % of everybody"),
        (WaveSize::Rest, true) => "everybody".to_owned(),
        (WaveSize::Rest, false) => "everybody else".to_owned(),
    }
}

fn gate(gate: &Gate) -> Vec<String> {
    let waiting = gate.dwell.as_deref().map(|dwell| format!("{} of waiting", span(dwell)));
    let expected = gate.expected_wait.as_deref().map(span);
    let mut parts: Vec<String> = waiting.into_iter().collect();
    let checks = [(gate.approval, "an approval"), (gate.header_check, "a check of the headers")];
    parts.extend(checks.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name.to_owned()));
    if let (Some(expected), Some(last)) = (expected, parts.last_mut()) {
        last.push_str(&format!(" (about {expected})"));
    }
    parts
}
