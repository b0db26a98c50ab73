//! Best, expected, worst: a sentence each, with what it rests on.

use send_plan::mailbox_provider;
use send_plan::outlook::{AfterHandOver, Basis, Outlook};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;
use crate::t;

pub(super) fn finishes(outlook: &Outlook) -> Html {
    let by = |at_ms: Option<u64>| at_ms.map_or_else(|| t!("review-too-long"), intl::local);
    let rests_on = &outlook.rests_on;
    let rows = [
        (t!("review-best"), by(Some(outlook.best_ms)), t!("review-best-why"), &rests_on.best),
        (t!("review-expected"), by(outlook.expected_ms), expected(outlook), &rests_on.expected),
        (t!("review-worst"), by(outlook.worst.finish_ms), worst(outlook), &rests_on.worst),
    ];
    html! {
        <section class="card" aria-labelledby="finishes-title">
            <h2 id="finishes-title">{ t!("review-finishes") }</h2>
            <dl class="finishes">
                { for rows.into_iter().map(|(name, by, why, basis)| html! {
                    <div>
                        <dt>{ name }</dt>
                        <dd>
                            <p><b>{ by }</b>{ ": " }{ why }</p>
                            <p class="quiet">{ t!("review-rests-on", basis = rests(basis)) }</p>
                        </dd>
                    </div>
                }) }
            </dl>
            <p class="quiet">{ delivered(outlook) }</p>
        </section>
    }
}

fn expected(outlook: &Outlook) -> String {
    let mut sentences = Vec::new();
    if outlook.sent_again > 0 {
        sentences.push(t!("review-expected-again", n = outlook.sent_again));
    }
    if !outlook.slow_answers.is_empty() {
        let accounts = say::list(&outlook.slow_answers);
        sentences.push(t!("review-expected-answers", accounts = accounts));
    }
    if sentences.is_empty() {
        sentences.push(t!("review-expected-same"));
    }
    sentences.join(" ")
}

fn worst(outlook: &Outlook) -> String {
    let worst = &outlook.worst;
    match &worst.mailbox_provider {
        Some(slow) => t!(
            "review-worst-slow",
            mailbox_provider = mailbox_provider::name(slow),
            messages = t!("messages", n = worst.messages_per_minute),
            time = say::duration(worst.slow_for_ms)
        ),
        None => t!("review-worst-none"),
    }
}

fn rests(basis: &[Basis]) -> String {
    let words = |basis: &Basis| match basis {
        Basis::Limits => t!("review-basis-limits"),
        Basis::Latency => t!("review-basis-latency"),
        Basis::Gates => t!("review-basis-gates"),
        Basis::Errors => t!("review-basis-errors"),
        Basis::Deferral => t!("review-basis-deferral"),
    };
    say::list(&basis.iter().map(words).collect::<Vec<_>>())
}

fn delivered(outlook: &Outlook) -> String {
    let of = |how: AfterHandOver| {
        let all = outlook.rests_on.delivery.iter().filter(|delivery| delivery.how == how);
        all.map(|delivery| delivery.account.clone()).collect::<Vec<_>>()
    };
    let mut sentences = vec![t!("review-delivered")];
    let (defers, queues) = (of(AfterHandOver::Defers), of(AfterHandOver::Queues));
    if !defers.is_empty() {
        sentences.push(t!("review-delivered-later", accounts = say::list(&defers)));
    }
    if !queues.is_empty() {
        sentences.push(t!("review-delivered-queued", accounts = say::list(&queues)));
    }
    sentences.join(" ")
}
