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
use crate::state::{Action, Now, OrderStage, Ordered, SendingAction, SigningAction, Stand};
use crate::t;
use crate::words::{code, rich};

/// What a send can be told.
pub fn send_orders(desk: &Desk) -> Html {
    let Some(now) = desk.state.sending.now.clone().filter(|now| !now.state.is_over()) else {
        return html! {};
    };
    let order = &desk.state.sending.order;
    html! {
        <section class="card send-orders" aria-label={t!("send-orders")}>
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
    let plain = |kind: CommandKind, label: String| {
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
                label={t!("send-start")} class="button primary" yes={t!("send-start-yes")}
                no={t!("send-not-yet")}
                question={t!(
                    "send-start-question",
                    n = now.recipients, when = intl::local(begins_ms(desk))
                )}
                on_yes={give(CommandKind::Start)}
            />
        },
        Stand::Running => plain(CommandKind::Pause, t!("send-pause")),
        Stand::Paused => plain(CommandKind::Resume, t!("send-go-on")),
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
            label={t!("send-stop")} class="button danger" yes={t!("send-stop-yes")}
            no={t!("send-stop-no")}
            question={t!("send-stop-question", n = now.not_yet_sent)} {on_yes}
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
        .map(|key| {
            let role = t!("signing-role", role = key.role.as_str());
            (key.keyid.clone(), t!("signing-key-whose", person = &key.person, role = role))
        })
        .collect();
    html! {
        <SelectField
            label={t!("send-signed-by")} member="send.key" {options} value={key.keyid.clone()}
            on_change={choose}
        />
    }
}

/// Whose key is missing for what, and how it goes without.
fn lacks(desk: &Desk, now: &Now) -> Html {
    let keys = desk.state.signing.keys.as_deref().unwrap_or_default();
    if keys.is_empty() {
        return html! {
            <p class="quiet">
                { rich(
                    &t!("send-no-key", command = format!("send-api stop {}", now.digest)),
                    &[("code", &code("wrap"))],
                ) }
            </p>
        };
    }
    if now.state == Stand::Paused && !may(desk, CommandKind::Resume) {
        return html! {
            <p class="quiet">
                { t!("send-no-key-to-go-on") }
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
        CommandKind::Start => ("start", t!("send-started")),
        CommandKind::Pause => ("pause", t!("send-paused")),
        CommandKind::Resume => ("resume", t!("send-resumed")),
        CommandKind::Release => ("release", t!("send-released")),
        CommandKind::Stop => ("stop", t!("send-stopped")),
    };
    let digest = desk.state.sending.digest.as_deref().unwrap_or_default();
    let command = format!("send-api stop {digest}");
    match &order.stage {
        OrderStage::Signing => html! {
            <p role="status">
                { t!("send-order-signing", order = name) }
                if order.kind == CommandKind::Stop {
                    { " " }
                    { rich(
                        &t!("send-order-long", command = command),
                        &[("code", &code("wrap"))],
                    ) }
                }
            </p>
        },
        OrderStage::Leaving(0) => {
            html! { <p role="status">{ t!("send-order-leaving", order = name) }</p> }
        }
        OrderStage::Leaving(tries) => html! {
            <div role="alert" class="callout is-open">
                <p>{ t!("send-order-again", order = name, n = *tries) }</p>
                if order.kind == CommandKind::Stop {
                    <p>
                        { rich(
                            &t!("send-order-too-long", command = command),
                            &[("code", &code("wrap"))],
                        ) }
                    </p>
                }
            </div>
        },
        OrderStage::Done => html! { <p class="is-fine" role="status">{ done }</p> },
        OrderStage::Refused(found) => findings(found),
    }
}
