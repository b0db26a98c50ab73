//! A gate: what must hold before the next wave.

use send_plan::campaign::{Gate, Wave};
use yew::prelude::*;

use super::check_field::CheckField;
use super::field::found;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::state::change_gate;
use crate::t;

/// The gate after a wave.
pub fn gate(desk: &Desk, at: usize, wave: &Wave) -> Html {
    let gate = wave.gate.clone().unwrap_or_default();
    let member = format!("schedule.waves[{at}].gate");
    let field = |name: &str| format!("{member}.{name}");
    html! {
        <fieldset class="gate" data-member={member.clone()} tabindex="-1">
            <legend>{ t!("schedule-gate") }</legend>
            <p class="quiet">{ t!("schedule-gate-about") }</p>
            { found(&desk.state, &member) }
            <div class="fields two">
                <TextField
                    label={t!("schedule-gate-wait")} member={field("dwell")}
                    value={gate.dwell.clone().unwrap_or_default()}
                    placeholder="30m" hint={t!("schedule-gate-wait-hint")}
                    on_change={text(desk, at, "dwell", |gate, dwell| gate.dwell = dwell)}
                />
                <div class="checks">
                    <CheckField
                        label={t!("schedule-gate-approval")} member={field("approval")}
                        checked={gate.approval}
                        on_change={check(desk, at, "approval", |gate, on| gate.approval = on)}
                    />
                    <CheckField
                        label={t!("schedule-gate-headers")} member={field("headerCheck")}
                        checked={gate.header_check}
                        hint={t!("schedule-gate-headers-hint")}
                        on_change={check(desk, at, "headerCheck", |gate, on| gate.header_check = on)}
                    />
                </div>
                if gate.approval || gate.header_check {
                    <TextField
                        label={t!("schedule-gate-takes")} member={field("expectedWait")}
                        value={gate.expected_wait.clone().unwrap_or_default()} placeholder="15m"
                        hint={t!("schedule-gate-takes-hint")}
                        on_change={text(desk, at, "expectedWait", |gate, wait| {
                            gate.expected_wait = wait;
                        })}
                    />
                }
            </div>
        </fieldset>
    }
}

fn text(
    desk: &Desk,
    at: usize,
    name: &str,
    set: fn(&mut Gate, Option<String>),
) -> Callback<String> {
    change(desk, at, name, move |gate, text: String| set(gate, (!text.is_empty()).then_some(text)))
}

fn check(desk: &Desk, at: usize, name: &str, set: fn(&mut Gate, bool)) -> Callback<bool> {
    change(desk, at, name, set)
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    name: &str,
    set: impl Fn(&mut Gate, T) + 'static,
) -> Callback<T> {
    desk.on_value(format!("schedule.waves[{at}].gate.{name}"), move |campaign, value| {
        if let Some(wave) = campaign.schedule.waves.get_mut(at) {
            change_gate(wave, |gate| set(gate, value));
        }
    })
}
