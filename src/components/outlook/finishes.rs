//! Best, expected, worst: a sentence each, with what it rests on.

use send_plan::mailbox_provider;
use send_plan::outlook::{AfterHandOver, Basis, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;

const TOO_LONG: &str = "more than ten years from now";

pub(super) fn finishes(outlook: &Outlook) -> Html {
    let by = |at_ms: Option<u64>| at_ms.map_or_else(|| TOO_LONG.to_owned(), intl::local);
    let rests_on = &outlook.rests_on;
    let rows = [
        ("Best", by(Some(outlook.best_ms)), best(), &rests_on.best),
        ("Expected", by(outlook.expected_ms), expected(outlook), &rests_on.expected),
        ("Worst", by(outlook.worst.finish_ms), worst(outlook), &rests_on.worst),
    ];
    html! {
        <section class="card" aria-labelledby="finishes-title">
            <h2 id="finishes-title">{ "When it is handed over" }</h2>
            <dl class="finishes">
                { for rows.into_iter().map(|(name, by, why, basis)| html! {
                    <div>
                        <dt>{ name }</dt>
                        <dd>
                            <p><b>{ by }</b>{ ": " }{ why }</p>
                            <p class="quiet">{ format!("Rests on {}.", rests(basis)) }</p>
                        </dd>
                    </div>
                }) }
            </dl>
            <p class="quiet">{ delivered(outlook) }</p>
        </section>
    }
}

fn best() -> String {
    "all goes as planned.".to_owned()
}

fn expected(outlook: &Outlook) -> String {
    match outlook.sent_again {
        0 => "the same, as no account has a figure for calls that fail.".to_owned(),
        again => format!(
            "{} again, because their call failed.",
            say::counted(again, "message is sent", "messages are sent")
        ),
    }
}

fn worst(outlook: &Outlook) -> String {
    let worst = &outlook.worst;
    match &worst.mailbox_provider {
        Some(slow) => format!(
            "{} answers “try later” from its first call on and takes {} a minute for {}.",
            mailbox_provider::name(slow),
            say::counted(worst.messages_per_minute, "message", "messages"),
            say::duration(worst.slow_for_ms),
        ),
        None => "as expected: no recipient is at a known mailbox provider that could slow down."
            .to_owned(),
    }
}

fn rests(basis: &[Basis]) -> String {
    let words = |basis: &Basis| match basis {
        Basis::Limits => "the limits, open hours and waves of the plan",
        Basis::Latency => "how long a call takes, as entered",
        Basis::Gates => "how long gates take, as entered",
        Basis::Errors => "how many calls fail, as entered",
        Basis::Deferral => "how mail servers treat a mailbox provider that defers, as published",
    };
    say::list(&basis.iter().map(|basis| words(basis).to_owned()).collect::<Vec<_>>())
}

fn delivered(outlook: &Outlook) -> String {
    let of = |how: AfterHandOver| {
        let all = outlook.rests_on.delivery.iter().filter(|delivery| delivery.how == how);
        all.map(|delivery| delivery.account.clone()).collect::<Vec<_>>()
    };
    let mut words =
        "“Handed over” is not “delivered”: providers deliver at their own pace, and no \
                     document says how long that takes."
            .to_owned();
    let (defers, queues) = (of(AfterHandOver::Defers), of(AfterHandOver::Queues));
    if !defers.is_empty() {
        words += &format!(" What is over the limits of {} comes later.", say::list(&defers));
    }
    if !queues.is_empty() {
        words += &format!(
            " What is over the limits of {} waits in a queue and may be deleted.",
            say::list(&queues)
        );
    }
    words
}
