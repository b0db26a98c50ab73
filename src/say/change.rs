//! What would make a send faster, in words.

use send_plan::faster::{Change, Hours, Refusal, ShapingFigure};
use send_plan::{mailbox_provider, provider};

use super::{count, duration, hours, limit, text};
use crate::browser::intl;
use crate::t;

/// A change as something to do.
pub fn change(change: &Change) -> String {
    match change {
        Change::CallSize { account, shape, from, to } => t!(
            "change-call-size",
            account = account.as_str(),
            shape = text(&provider::shape_words(shape)).words,
            people = t!("people", n = *to),
            from = *from
        ),
        Change::Pace => t!("change-pace"),
        Change::Limit { account, unit, per_ms, from, to } => t!(
            "change-limit",
            account = account.as_str(),
            limit = limit(*unit, *to, *per_ms),
            from = *from
        ),
        Change::InFlight { account, from, to } => t!(
            "change-in-flight",
            account = account.as_str(),
            calls = t!("calls", n = *to),
            from = *from
        ),
        Change::Accounts { like, names } => t!(
            "change-accounts",
            accounts = t!("accounts", n = names.len()),
            like = like.as_str(),
            names = super::list(names)
        ),
        Change::Standby { account } => t!("change-standby", account = account.as_str()),
        Change::Share { account, from } => {
            t!("change-share", account = account.as_str(), from = *from)
        }
        Change::MailboxCap { mailbox_provider, account, unit, per_ms, from, to } => {
            let name = mailbox_provider::name(mailbox_provider);
            let limit = limit(*unit, *to, *per_ms);
            match account {
                Some(account) => t!(
                    "change-ceiling-through",
                    mailbox_provider = name,
                    account = account.as_str(),
                    limit = limit,
                    from = *from
                ),
                None => {
                    t!("change-ceiling", mailbox_provider = name, limit = limit, from = *from)
                }
            }
        }
        Change::Shaping { account, mailbox_provider, figure, from, to } => {
            let (account, from) = (account.as_str(), *from);
            let name = mailbox_provider::name(mailbox_provider);
            match figure {
                ShapingFigure::Connections => t!(
                    "change-connections",
                    account = account,
                    connections = t!("connections", n = *to),
                    mailbox_provider = name,
                    from = from
                ),
                ShapingFigure::ConnectionsPerMinute => t!(
                    "change-connections-a-minute",
                    account = account,
                    connections = t!("connections", n = *to),
                    mailbox_provider = name,
                    from = from
                ),
                ShapingFigure::MessagesPerSecond => t!(
                    "change-messages-a-second",
                    account = account,
                    messages = t!("messages", n = *to),
                    mailbox_provider = name,
                    from = from
                ),
            }
        }
        Change::SendingHours { from, to } => {
            t!("change-sending-hours", to = of(to), from = of(from))
        }
        Change::WorkingHours { account, from, to } => {
            t!("change-working-hours", account = account.as_str(), to = of(to), from = of(from))
        }
        Change::Dwell { wave, from_ms, to_ms } => t!(
            "change-dwell",
            wave = wave.as_str(),
            to = duration(*to_ms),
            from = duration(*from_ms)
        ),
        Change::Stop { from, to } => {
            t!("change-stop", people = t!("people", n = *to), from = *from)
        }
        Change::BlastRadius { from, to } => {
            t!("change-blast-radius", people = t!("people", n = *to), from = *from)
        }
        Change::Reserve { account, unit, per_ms, from, to } => t!(
            "change-reserve",
            account = account.as_str(),
            limit = limit(*unit, *to, *per_ms),
            from = count(*unit, *from)
        ),
        Change::Start { from_ms, to_ms } => {
            t!("change-start", to = intl::local(*to_ms), from = intl::local(*from_ms))
        }
        Change::Deadline { from_ms, to_ms } => {
            t!("change-deadline", to = intl::local(*to_ms), from = intl::local(*from_ms))
        }
    }
}

/// What is lost with a change, if anything.
pub fn gives_up(change: &Change) -> Option<String> {
    Some(match change {
        Change::CallSize { .. }
        | Change::Limit { .. }
        | Change::InFlight { .. }
        | Change::Accounts { .. }
        | Change::Start { .. } => return None,
        Change::Pace => t!("lost-pace"),
        Change::Standby { .. } => t!("lost-standby"),
        Change::Share { .. } => t!("lost-share"),
        Change::MailboxCap { .. } | Change::Shaping { .. } => t!("lost-ceiling"),
        Change::SendingHours { .. } => t!("lost-sending-hours"),
        Change::WorkingHours { .. } => t!("lost-working-hours"),
        Change::Dwell { .. } => t!("lost-dwell"),
        Change::Stop { .. } | Change::BlastRadius { .. } => t!("lost-reach"),
        Change::Reserve { .. } => t!("lost-reserve"),
        Change::Deadline { .. } => t!("lost-deadline"),
    })
}

/// Why something cannot be had.
pub fn refusal(refusal: &Refusal) -> String {
    let name = |id: &str| provider::find(id).map_or_else(|| id.to_owned(), |it| it.name.to_owned());
    match refusal {
        Refusal::Documented { account, provider, unit, limit: figure, per_ms } => t!(
            "refusal-documented",
            account = account.as_str(),
            provider = name(provider),
            limit = limit(*unit, *figure, *per_ms)
        ),
        Refusal::OnePersonPerCall { account, provider } => {
            t!("refusal-one-person", account = account.as_str(), provider = name(provider))
        }
        Refusal::WarmUp { account } => t!("refusal-warm-up", account = account.as_str()),
        Refusal::Approval { wave, expected_wait_ms } => {
            t!("refusal-approval", wave = wave.as_str(), time = duration(*expected_wait_ms))
        }
    }
}

fn of(at: &Hours) -> String {
    hours(&at.from, &at.to, &at.days)
}
