//! Mailbox providers, locales and time zones: the first and the last of each, and who is last of all.

use send_plan::mailbox_provider;
use send_plan::outlook::{Breakdown, Outlook, Part};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;

/// What a breakdown is by, and how its values are called.
#[derive(Clone, Copy)]
struct By {
    what: &'static str,
    title: &'static str,
    name: fn(&str) -> String,
}

const MAILBOX_PROVIDER: By = By {
    what: "mailbox provider",
    title: "By mailbox provider",
    name: |id| mailbox_provider::name(id).to_owned(),
};
const LOCALE: By = By { what: "locale", title: "By locale", name: say::locale };
const TIME_ZONE: By = By { what: "time zone", title: "By time zone", name: say::zone };

pub(super) fn parts(outlook: &Outlook) -> Html {
    html! {
        <section class="card" aria-labelledby="parts-title">
            <h2 id="parts-title">{ "Who is first, who is last" }</h2>
            { breakdown(MAILBOX_PROVIDER, &outlook.by_mailbox_provider) }
            { breakdown(LOCALE, &outlook.by_locale) }
            { breakdown(TIME_ZONE, &outlook.by_time_zone) }
            <p class="quiet">
                { "“About” stands where a call may carry several of them: then it is the place that is \
                   expected in a fair order, not a certain one." }
            </p>
        </section>
    }
}

fn breakdown(by: By, breakdown: &Breakdown) -> Html {
    html! {
        <div>
            <p>{ tail(by, breakdown) }</p>
            <details>
                <summary>{ by.title }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={by.title}>
                    <table>
                        <caption class="unseen">{ by.title }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ capitalised(by.what) }</th>
                                <th scope="col" class="figure">{ "Recipients" }</th>
                                <th scope="col">{ "First" }</th>
                                <th scope="col">{ "Last" }</th>
                                <th scope="col">{ "Between them" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for breakdown.parts.iter().map(|part| row(by, part)) }</tbody>
                    </table>
                </div>
            </details>
        </div>
    }
}

fn row(by: By, part: &Part) -> Html {
    let instant = |ms: u64| {
        let local = intl::local(ms);
        if part.exact { local } else { format!("about {local}") }
    };
    html! {
        <tr>
            <th scope="row"><bdi>{ (by.name)(&part.value) }</bdi></th>
            <td class="figure">{ intl::number(part.recipients) }</td>
            <td>{ instant(part.first_ms) }</td>
            <td>{ instant(part.last_ms) }</td>
            <td>{ say::duration(part.gap_ms()) }</td>
        </tr>
    }
}

fn tail(by: By, breakdown: &Breakdown) -> String {
    match (&breakdown.tail, breakdown.parts.as_slice()) {
        (_, [only]) => format!("Everybody has one {}: {}.", by.what, (by.name)(&only.value)),
        (Some(tail), _) => format!(
            "{} finishes last, {} after every other {}.",
            (by.name)(&tail.value),
            say::duration(tail.after_others_ms),
            by.what
        ),
        (None, _) => format!("No {} finishes alone after the others.", by.what),
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
