//! What a send can be told: start, pause, go on, stop.

use send_plan::envelope::CommandKind;
use send_plan::trust::Role;
use send_plan::verify::may_order;
use yew::prelude::*;

use super::confirm::Confirm;
use super::findings::findings;
use super::select_field::SelectField;
use super::send_state::server_ms;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, Now, OrderStage, Ordered, SendingAction, SigningAction, Stand};

/// What a send can be told.
pub fn send_orders(desk: &Desk) -> Html {
    let Some(now) = desk.state.sending.now.clone().filter(|now| !now.state.is_over()) else {
        return html! {};
    };
    let order = &desk.state.sending.order;
    html! {
        <section class="card send-orders" aria-label="Orders">
            <div class="buttons">
                { button(desk, &now) }
                { stop(desk, &now) }
            </div>
            { which_key(desk) }
            { lacks(desk, &now) }
            { order.as_ref().map(|order| told(desk, order)) }
        </section>
    }
}

/// The button that fits how it stands.
fn button(desk: &Desk, now: &Now) -> Html {
    let give = |kind: CommandKind| {
        let desk = desk.clone();
        Callback::from(move |()| desk.order(kind, None))
    };
    let plain = |kind: CommandKind, label: &'static str| {
        let give = give(kind);
        let disabled = !may(desk, kind) || is_busy(desk);
        html! {
            <button type="button" class="button" {disabled} onclick={move |_: MouseEvent| give.emit(())}>
                { label }
            </button>
        }
    };
    match now.state {
        Stand::Ready if may(desk, CommandKind::Start) && !is_busy(desk) => html! {
            <Confirm
                label="Start the send" class="button primary" yes="Start it" no="Not yet"
                question={format!(
                    "Start? {} get it, beginning at {}.",
                    say::counted(now.recipients, "person", "people"),
                    intl::local(begins_ms(desk)),
                )}
                on_yes={give(CommandKind::Start)}
            />
        },
        Stand::Running => plain(CommandKind::Pause, "Pause"),
        Stand::Paused => plain(CommandKind::Resume, "Go on"),
        _ => html! {},
    }
}

fn begins_ms(desk: &Desk) -> u64 {
    let (sending, now_ms) = (&desk.state.sending, server_ms(&desk.state.sending));
    sending.plan.as_ref().map_or(now_ms, |plan| plan.start_ms.max(now_ms))
}

/// It is there as long as there is something to stop.
fn stop(desk: &Desk, now: &Now) -> Html {
    let on_yes = {
        let desk = desk.clone();
        Callback::from(move |()| desk.order(CommandKind::Stop, None))
    };
    if desk.state.signing.keys.as_ref().is_none_or(Vec::is_empty) {
        return html! {};
    }
    html! {
        <Confirm
            label="Stop for good" class="button danger" yes="Stop now" no="Do not stop"
            question={format!(
                "Stop for good? {} will not get it from this plan. It cannot be taken back; the rest \
                 can be planned anew.",
                say::counted(now.not_yet_sent, "person", "people")
            )}
            {on_yes}
        />
    }
}

/// Which of several keys gives the orders.
fn which_key(desk: &Desk) -> Html {
    let signing = &desk.state.signing;
    let keys = signing.keys.as_deref().unwrap_or_default();
    let Some(key) = signing.commander(may_order(CommandKind::Stop)).filter(|_| keys.len() > 1)
    else {
        return html! {};
    };
    let choose = {
        let desk = desk.clone();
        Callback::from(move |keyid| {
            desk.dispatch(Action::Signing(SigningAction::Choose(keyid)));
            desk.dispatch(Action::Sending(SendingAction::Disarm));
        })
    };
    let options: Vec<(String, String)> = keys
        .iter()
        .map(|key| (key.keyid.clone(), format!("{}, {}", key.person, key.role.as_str())))
        .collect();
    html! {
        <SelectField
            label="Orders are signed by" member="send.key" {options} value={key.keyid.clone()}
            on_change={choose}
        />
    }
}

/// Whose key is missing for what, and how it goes without.
fn lacks(desk: &Desk, now: &Now) -> Html {
    let keys = desk.state.signing.keys.as_deref().unwrap_or_default();
    let digest = &now.digest;
    if keys.is_empty() {
        return html! {
            <p class="quiet">
                { "There is no key of yours in this browser, so that you can look and not order. Anybody \
                   who is enrolled can stop it from their browser; whoever runs the server, by " }
                <code class="wrap">{ format!("send-api stop {digest}") }</code>{ "." }
            </p>
        };
    }
    if now.state == Stand::Paused && !may(desk, CommandKind::Resume) {
        return html! {
            <p class="quiet">
                { "To go on after a pause an approver’s or an operator’s key is needed, and there is none \
                   in this browser." }
            </p>
        };
    }
    html! {}
}

/// Whether a key of this browser may give the order.
pub fn may(desk: &Desk, kind: CommandKind) -> bool {
    let may = may_order(kind);
    [Role::Author, Role::Approver, Role::Operator]
        .iter()
        .any(|role| may.contains(role) && desk.state.signing.signer(*role).is_some())
}

/// Whether an order is on its way.
pub fn is_busy(desk: &Desk) -> bool {
    let stage = desk.state.sending.order.as_ref().map(|order| &order.stage);
    let is_leaving = matches!(stage, Some(OrderStage::Signing | OrderStage::Leaving(_)));
    desk.state.sending.arming || is_leaving
}

fn told(desk: &Desk, order: &Ordered) -> Html {
    let (name, done) = match order.kind {
        CommandKind::Start => ("start", "It is started."),
        CommandKind::Pause => ("pause", "It pauses: nothing leaves until somebody lets it go on."),
        CommandKind::Resume => ("order to go on", "It goes on."),
        CommandKind::Release => ("release", "The wave is released."),
        CommandKind::Stop => ("stop", "It is stopped, for good."),
    };
    let digest = desk.state.sending.digest.clone().unwrap_or_default();
    match &order.stage {
        OrderStage::Signing => html! {
            <p role="status">
                { format!("The {name} is being signed…") }
                if order.kind == CommandKind::Stop {
                    { " If that takes long, whoever runs the server can stop it there: " }
                    <code class="wrap">{ format!("send-api stop {digest}") }</code>
                }
            </p>
        },
        OrderStage::Leaving(0) => {
            html! { <p role="status">{ format!("The {name} is on its way…") }</p> }
        }
        OrderStage::Leaving(tries) => html! {
            <div role="alert" class="callout is-open">
                <p>
                    { format!(
                        "The send API does not answer. The {name} is tried again every second; tried {} so far.",
                        say::counted(u64::from(*tries), "time", "times")
                    ) }
                </p>
                if order.kind == CommandKind::Stop {
                    <p>
                        { "If that takes too long, whoever runs the server can stop it there: " }
                        <code class="wrap">{ format!("send-api stop {digest}") }</code>
                    </p>
                }
            </div>
        },
        OrderStage::Done => html! { <p class="is-fine" role="status">{ done }</p> },
        OrderStage::Refused(found) => findings(found),
    }
}
