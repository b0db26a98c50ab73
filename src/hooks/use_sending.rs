//! Holds a signed stop ready while a send is watched, and brings signed commands to the send API.

use std::rc::Rc;

use send_plan::envelope::CommandKind;
use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::clock;
use crate::state::{Action, Engine, OrderStage, SendingAction};

/// Milliseconds after which a stop is signed anew: half of its term.
const FRESH_MS: u64 = 43_200_000;

/// Holds a stop ready, and delivers.
#[hook]
pub fn use_sending(desk: &Desk) {
    let sending = &desk.state.sending;
    {
        let desk = desk.clone();
        let is_open = sending.now.as_ref().is_some_and(|now| !now.state.is_over());
        let has_key = desk.state.signing.keys.as_ref().is_some_and(|keys| !keys.is_empty());
        let is_free = desk.state.signing.to_sign.is_none();
        let ready = matches!(desk.state.engine, Engine::Ready(_));
        let now_ms = clock::exact_ms().saturating_add_signed(sending.ahead_ms);
        let period = now_ms / FRESH_MS;
        let is_wanted = is_open && has_key && is_free && ready && sending.armed != period;
        let lacks = sending.stop.as_ref().is_none_or(|(made, _)| *made != period);
        use_effect_with(
            (sending.digest.clone(), is_wanted && lacks, period),
            move |(_, sign, _)| {
                if *sign {
                    desk.dispatch(Action::Sending(SendingAction::Arming(period)));
                    desk.sign_order(CommandKind::Stop, None);
                }
            },
        );
    }
    let desk = desk.clone();
    let order = sending.order.clone().filter(|order| order.stage == OrderStage::Signing);
    let signed = order.as_ref().and_then(|order| match order.kind {
        CommandKind::Stop => sending.stop.as_ref().map(|(_, stop)| Rc::clone(stop)),
        _ => sending.command.clone(),
    });
    use_effect_with(order.zip(signed).map(|(order, signed)| (order.number, order.kind, signed)), {
        move |waiting| {
            if let Some((number, kind, signed)) = waiting {
                desk.deliver(*number, *kind, signed);
            }
        }
    });
}
