//! A gate: what must hold before the next wave.

use send_plan::campaign::{Gate, Wave};
use yew::prelude::*;

use super::check_field::CheckField;
use super::field::found;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::state::change_gate;

/// The gate after a wave.
pub fn gate(desk: &Desk, at: usize, wave: &Wave) -> Html {
    let gate = wave.gate.clone().unwrap_or_default();
    let member = format!("schedule.waves[{at}].gate");
    let field = |name: &str| format!("{member}.{name}");
    html! {
        <fieldset class="gate" data-member={member.clone()} tabindex="-1">
            <legend>{ "The gate after it" }</legend>
            <p class="quiet">{ "What must have happened before the next wave goes." }</p>
            { found(&desk.state, &member) }
            <div class="fields two">
                <TextField
                    label="Wait" member={field("dwell")} value={gate.dwell.clone().unwrap_or_default()}
                    placeholder="30m" hint="30m, 2h or 1d: time for complaints and bounces to come in."
                    on_change={text(desk, at, "dwell", |gate, dwell| gate.dwell = dwell)}
                />
                <div class="checks">
                    <CheckField
                        label="A person approves" member={field("approval")} checked={gate.approval}
                        on_change={check(desk, at, "approval", |gate, on| gate.approval = on)}
                    />
                    <CheckField
                        label="The headers of what arrived are checked" member={field("headerCheck")}
                        checked={gate.header_check}
                        hint="That each message shows 1 address, and is signed as it should be."
                        on_change={check(desk, at, "headerCheck", |gate, on| gate.header_check = on)}
                    />
                </div>
                if gate.approval || gate.header_check {
                    <TextField
                        label="How long you expect that to take" member={field("expectedWait")}
                        value={gate.expected_wait.clone().unwrap_or_default()} placeholder="15m"
                        hint="Counts for when it ends. Empty: it comes at once."
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
