//! Mailbox providers, locales and time zones: the first and the last of each, and who is last of all.

use send_plan::mailbox_provider;
use send_plan::outlook::{Breakdown, Outlook, Part};
use yew::prelude::*;

use crate::browser::intl;
use crate::say;
use crate::t;

/// What a breakdown is by.
#[derive(Clone, Copy)]
enum By {
    MailboxProvider,
    Locale,
    TimeZone,
}

impl By {
    fn title(self) -> String {
        match self {
            Self::MailboxProvider => t!("review-by-mailbox"),
            Self::Locale => t!("review-by-locale"),
            Self::TimeZone => t!("review-by-zone"),
        }
    }

    fn what(self) -> String {
        match self {
            Self::MailboxProvider => t!("review-mailbox"),
            Self::Locale => t!("review-locale"),
            Self::TimeZone => t!("review-zone"),
        }
    }

    fn name(self, value: &str) -> String {
        match self {
            Self::MailboxProvider => mailbox_provider::name(value).to_owned(),
            Self::Locale => say::locale(value),
            Self::TimeZone => say::zone(value),
        }
    }
}

pub(super) fn parts(outlook: &Outlook) -> Html {
    html! {
        <section class="card" aria-labelledby="parts-title">
            <h2 id="parts-title">{ t!("review-parts") }</h2>
            { breakdown(By::MailboxProvider, &outlook.by_mailbox_provider) }
            { breakdown(By::Locale, &outlook.by_locale) }
            { breakdown(By::TimeZone, &outlook.by_time_zone) }
            <p class="quiet">{ t!("review-parts-about") }</p>
        </section>
    }
}

fn breakdown(by: By, breakdown: &Breakdown) -> Html {
    html! {
        <div>
            <p>{ tail(by, breakdown) }</p>
            <details>
                <summary>{ by.title() }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={by.title()}>
                    <table>
                        <caption class="unseen">{ by.title() }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ by.what() }</th>
                                <th scope="col" class="figure">{ t!("review-recipients") }</th>
                                <th scope="col">{ t!("review-first") }</th>
                                <th scope="col">{ t!("review-last") }</th>
                                <th scope="col">{ t!("review-between") }</th>
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
        if part.exact { local } else { t!("review-about", at = local) }
    };
    html! {
        <tr>
            <th scope="row"><bdi>{ by.name(&part.value) }</bdi></th>
            <td class="figure">{ intl::number(part.recipients) }</td>
            <td>{ instant(part.first_ms) }</td>
            <td>{ instant(part.last_ms) }</td>
            <td>{ say::duration(part.gap_ms()) }</td>
        </tr>
    }
}

fn tail(by: By, breakdown: &Breakdown) -> String {
    match (&breakdown.tail, breakdown.parts.as_slice()) {
        (_, [only]) => {
            let name = by.name(&only.value);
            match by {
                By::MailboxProvider => t!("review-one-mailbox", name = name),
                By::Locale => t!("review-one-locale", name = name),
                By::TimeZone => t!("review-one-zone", name = name),
            }
        }
        (Some(tail), _) => {
            let (name, time) = (by.name(&tail.value), say::duration(tail.after_others_ms));
            match by {
                By::MailboxProvider => t!("review-last-mailbox", name = name, time = time),
                By::Locale => t!("review-last-locale", name = name, time = time),
                By::TimeZone => t!("review-last-zone", name = name, time = time),
            }
        }
        (None, _) => match by {
            By::MailboxProvider => t!("review-none-last-mailbox"),
            By::Locale => t!("review-none-last-locale"),
            By::TimeZone => t!("review-none-last-zone"),
        },
    }
}
