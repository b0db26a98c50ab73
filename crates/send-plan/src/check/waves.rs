//! Stages of the send and the gates between them.

use std::collections::BTreeSet;

use super::{WaveBrief, length_ms};
use crate::campaign::{Campaign, Gate, WaveSize};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::GateFacts;
use crate::wording::{Text, text};

/// The waves; everybody in one where none is named.
pub(super) fn waves(campaign: &Campaign, findings: &mut Vec<Diagnostic>) -> Vec<WaveBrief> {
    let waves = &campaign.schedule.waves;
    if waves.is_empty() {
        return vec![WaveBrief { name: "everyone".to_owned(), size: WaveSize::Rest, gate: None }];
    }
    let mut names = BTreeSet::new();
    let mut percent: u64 = 0;
    let last = waves.len() - 1;
    let mut briefs = Vec::new();
    for (index, wave) in waves.iter().enumerate() {
        let at = format!("schedule.waves[{index}]");
        let mut wrong = |code: &str, member: &str, message: Text, hint: Text| {
            let place = Place::member(format!("{at}.{member}"));
            findings.push(Diagnostic::error(code, place, message, hint));
        };
        if wave.name.trim().is_empty() {
            wrong(
                "wave/no-name",
                "name",
                text!("engine-wave-no-name", "The wave has no name."),
                text!("engine-wave-no-name-hint", "Give it one, such as canary."),
            );
        } else if !names.insert(wave.name.as_str()) {
            let message =
                text!("engine-check-waves", "Two waves are named {name:?}.", name = wave.name);
            wrong(
                "wave/same-name",
                "name",
                message,
                text!("engine-account-same-id-hint", "Give each its own name."),
            );
        }
        match wave.size {
            WaveSize::Recipients(0) | WaveSize::Percent(0) => wrong(
                "wave/empty",
                "size",
                text!("engine-wave-empty", "Wave {name:?} reaches nobody.", name = wave.name),
                text!("engine-wave-empty-hint", "Enter 1 or more, or remove the wave."),
            ),
            WaveSize::Percent(share) => {
                percent = percent.saturating_add(share);
                if percent > 100 {
                    let message = text!(
                        "engine-check-waves-2",
                        "Up to wave {name:?} the waves take {percent} %.",
                        name = wave.name,
                        percent = percent
                    );
                    wrong(
                        "wave/over-100",
                        "size",
                        message,
                        text!("engine-wave-over-100-hint", "Let all together take 100 % at most."),
                    );
                }
            }
            WaveSize::Rest if index != last => wrong(
                "wave/rest-not-last",
                "size",
                text!(
                    "engine-wave-rest-not-last",
                    "Wave {name:?} takes everybody left, so the waves after it are empty.",
                    name = wave.name
                ),
                text!(
                    "engine-wave-rest-not-last-hint",
                    "Let only the last wave take everybody left."
                ),
            ),
            _ => {}
        }
        let gate = wave.gate.as_ref().and_then(|gate| {
            let facts = gate_facts(gate, &format!("{at}.gate"), findings);
            if index == last {
                findings.push(Diagnostic::info(
                    "wave/gate-after-last",
                    Place::member(format!("{at}.gate")),
                    text!(
                        "engine-wave-gate-after-last",
                        "No wave follows this gate, so it holds nothing back."
                    ),
                    text!("engine-wave-gate-after-last-hint", "Remove it, or add a wave."),
                ));
                return None;
            }
            Some(facts)
        });
        briefs.push(WaveBrief { name: wave.name.clone(), size: wave.size.clone(), gate });
    }
    briefs
}

fn gate_facts(gate: &Gate, at: &str, findings: &mut Vec<Diagnostic>) -> GateFacts {
    let mut wait = |text: &Option<String>, member: &str| {
        let text = text.as_deref()?;
        length_ms(text, &format!("{at}.{member}"), findings)
    };
    GateFacts {
        dwell_ms: wait(&gate.dwell, "dwell").unwrap_or(0),
        expected_wait_ms: wait(&gate.expected_wait, "expectedWait").unwrap_or(0),
        approval: gate.approval,
        header_check: gate.header_check,
    }
}
