//! How far is it?

use send_plan::campaign::Environment;
use yew::prelude::*;

use crate::components::findings::findings;
use crate::components::send_curve::send_curve;
use crate::components::send_door::SendDoor;
use crate::components::send_mails::SendMails;
use crate::components::send_orders::send_orders;
use crate::components::send_report::send_report;
use crate::components::send_state::send_state;
use crate::components::send_waves::send_waves;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::Line;
use crate::t;
use crate::words::rich;

/// How far is it?
pub fn send(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let is_open = !matches!(sending.line, Line::Closed | Line::Refused(_));
    html! {
        <>
            <h1 tabindex="-1">{ Step::Send.question() }</h1>
            if let Line::Refused(found) = &sending.line {
                { findings(found) }
            }
            if is_open {
                { watched(desk) }
            } else {
                <SendDoor />
            }
        </>
    }
}

fn watched(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let leave = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.leave_send())
    };
    html! {
        <>
            <p class="send-name">
                if let Some(plan) = &sending.plan {
                    <span>
                        { rich(
                            &t!("send-name", name = &plan.name, sequence = plan.sequence),
                            &[("name", &|name| html! { <b><bdi>{ name }</bdi></b> })],
                        ) }
                    </span>
                    if plan.environment == Environment::Sandbox {
                        <span class="tag">{ t!("send-sandbox") }</span>
                    }
                }
                <button type="button" class="link" onclick={leave}>{ t!("send-look-at-another") }</button>
            </p>
            { findings(&sending.unplanned) }
            { line(&sending.line) }
            { send_state(desk) }
            { send_orders(desk) }
            { send_curve(desk) }
            { send_waves(desk) }
            <SendMails />
            { send_report(desk) }
        </>
    }
}

/// What the connection is like; a good one needs no words.
fn line(line: &Line) -> Html {
    let words = match line {
        Line::Opening => t!("send-connecting"),
        Line::Waiting => t!("send-waiting"),
        Line::Cut(_) => t!("send-cut"),
        Line::Live | Line::Over | Line::Closed | Line::Refused(_) => String::new(),
    };
    let class = if matches!(line, Line::Cut(_)) { "callout is-open" } else { "quiet" };
    html! { <p {class} role="status">{ words }</p> }
}
