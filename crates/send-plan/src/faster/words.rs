//! Changes in plain sentences, for the command line: the app says the same in the person's language.

use super::{Change, Hours, Missed, Refusal, ShapingFigure, Way};
use crate::campaign::Unit;
use crate::wording::{Arg, counted, instant, list, number, people, per, span, units};
use crate::{mailbox_provider, provider};

/// What changes, what it buys, and what it gives up.
pub fn way(way: &Way) -> String {
    let bought = if way.saves_ms == 0 {
        format!("Handed over by {}.", instant(way.finish_ms))
    } else {
        format!("Saves {}: handed over by {}.", span(way.saves_ms), instant(way.finish_ms))
    };
    let changes: Vec<String> = way.changes.iter().map(change).collect();
    let lost: Vec<&str> = way.changes.iter().filter_map(gives_up).collect();
    let said = format!("{} {bought}", changes.join(" And: "));
    if lost.is_empty() { said } else { format!("{said} It gives up: {}.", lost.join("; ")) }
}

/// The missed deadline, then one line for each change that would meet it.
pub fn missed(missed: &Missed) -> Vec<String> {
    let Missed { deadline_ms, late_ms, least } = missed;
    let mut lines = vec![format!(
        "The deadline {} is missed by {}. {}",
        instant(*deadline_ms),
        span(*late_ms),
        if least.is_empty() { "Nothing known here meets it." } else { "The least that meets it:" },
    )];
    lines.extend(least.iter().map(|least| format!("- {}", way(least))));
    lines
}

/// What would change, as something to do.
pub fn change(change: &Change) -> String {
    match change {
        Change::CallSize { account, shape, from, to } => format!(
            "Let a call of {account} reach {} ({shape}) instead of {}; each still gets a message of their own that shows 1 address.",
            people(*to),
            number(*from),
        ),
        Change::Pace => "Send as fast as the limits allow instead of at an even pace.".to_owned(),
        Change::Limit { account, unit, per_ms, from, to } => format!(
            "Ask the provider of {account} for {} per {} instead of {}.",
            units(*unit, *to),
            per(*per_ms),
            number(*from),
        ),
        Change::InFlight { account, from, to } => format!(
            "Let {account} make {} at the same time instead of {}.",
            counted(*to, ("call", "calls")),
            number(*from),
        ),
        Change::Accounts { like, names } => format!(
            "Add {} just like {like}: {}. Ask the provider whether you may, and warm up what is new.",
            counted(names.len() as u64, ("account", "accounts")),
            list(names),
        ),
        Change::Standby { account } => {
            format!("Let {account} send as well instead of standing by.")
        }
        Change::Share { account, from } => {
            format!("Let {account} take as many recipients as it can instead of {from} % at most.")
        }
        Change::MailboxCap { mailbox_provider, account, unit, per_ms, from, to } => format!(
            "Raise your own ceiling for {}{} to {} per {} instead of {}.",
            mailbox_provider::name(mailbox_provider),
            account.as_ref().map_or_else(String::new, |id| format!(" through {id}")),
            units(*unit, *to),
            per(*per_ms),
            number(*from),
        ),
        Change::Shaping { account, mailbox_provider, figure, from, to } => format!(
            "Let {account} {} to {} instead of {}.",
            match figure {
                ShapingFigure::Connections =>
                    format!("hold {}", counted(*to, ("connection", "connections"))),
                ShapingFigure::ConnectionsPerMinute => {
                    format!("open {} a minute", counted(*to, ("connection", "connections")))
                }
                ShapingFigure::MessagesPerSecond =>
                    format!("send {} a second", units(Unit::Messages, *to)),
            },
            mailbox_provider::name(mailbox_provider),
            number(*from),
        ),
        Change::SendingHours { from, to } => {
            format!("Mail people {} instead of {}.", hours(to), hours(from))
        }
        Change::WorkingHours { account, from, to } => {
            format!("Use {account} {} instead of {}.", hours(to), hours(from))
        }
        Change::Dwell { wave, from_ms, to_ms } => {
            format!("Wait {} after the wave {wave:?} instead of {}.", span(*to_ms), span(*from_ms),)
        }
        Change::Stop { from, to } => format!(
            "Let {} be reached before a stop takes hold instead of {}.",
            people(*to),
            number(*from),
        ),
        Change::BlastRadius { from, to } => {
            format!("Let one call reach {} instead of {}.", people(*to), number(*from))
        }
        Change::Reserve { account, unit, per_ms, from, to } => format!(
            "Keep {} per {} of {account} free for other mail instead of {}.",
            units(*unit, *to),
            per(*per_ms),
            number(*from),
        ),
        Change::Start { from_ms, to_ms } => {
            format!("Start {} instead of {}.", instant(*to_ms), instant(*from_ms))
        }
        Change::Deadline { from_ms, to_ms } => {
            format!("Move the deadline to {} instead of {}.", instant(*to_ms), instant(*from_ms))
        }
    }
}

/// What is lost with a change; `None`: nothing that the campaign has now.
pub fn gives_up(change: &Change) -> Option<&'static str> {
    Some(match change {
        Change::CallSize { .. }
        | Change::Limit { .. }
        | Change::InFlight { .. }
        | Change::Accounts { .. }
        | Change::Start { .. } => return None,
        Change::Pace => "the even load",
        Change::Standby { .. } => "the account that is kept for when another fails",
        Change::Share { .. } => "the split between accounts that you chose",
        Change::MailboxCap { .. } | Change::Shaping { .. } => {
            "your own ceiling, under which this mailbox provider has no reason to turn mail away"
        }
        Change::SendingHours { .. } => "hours in which people have their peace",
        Change::WorkingHours { .. } => "the hours you set for the account",
        Change::Dwell { .. } => "time to notice that something is wrong before everybody gets it",
        Change::Stop { .. } | Change::BlastRadius { .. } => {
            "the number of people whom a mistake reaches at most"
        }
        Change::Reserve { .. } => "room for password resets during the send",
        Change::Deadline { .. } => "the time by which everybody was to have it",
    })
}

/// Why something cannot be had.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Documented { account, provider, unit, limit, per_ms } => format!(
            "{account} cannot have more: {} documents {} per {} for every account.",
            provider_name(provider),
            units(*unit, *limit),
            per(*per_ms),
        ),
        Refusal::OnePersonPerCall { account, provider } => format!(
            "A call of {account} cannot reach more people: with {} several in one call would see each other.",
            provider_name(provider),
        ),
        Refusal::WarmUp { account } => format!(
            "The warm-up of {account} cannot be hurried: what comes too fast from a new sender is turned away."
        ),
        Refusal::Approval { wave, expected_wait_ms } => format!(
            "The look at the wave {wave:?} ({}) is not shortened: a person decides there.",
            span(*expected_wait_ms),
        ),
    }
}

fn provider_name(id: &str) -> &str {
    provider::find(id).map_or(id, |provider| provider.name)
}

fn hours(hours: &Hours) -> Arg {
    crate::wording::hours(&hours.from, &hours.to, &hours.days)
}
