//! What would make a send faster, in words.

use send_plan::campaign::Day;
use send_plan::faster::{Change, Hours, Refusal, ShapingFigure};
use send_plan::{mailbox_provider, provider};

use super::{count, counted, duration, limit, list};
use crate::browser::intl;

/// A change as something to do.
pub fn change(change: &Change) -> String {
    match change {
        Change::CallSize { account, shape, from, to } => format!(
            "Let a call of {account} reach {} ({shape}) instead of {}. Each still gets a message \
             of their own that shows 1 address.",
            people(*to),
            intl::number(*from),
        ),
        Change::Pace => "Send as fast as the limits allow instead of at an even pace.".to_owned(),
        Change::Limit { account, unit, per_ms, from, to } => format!(
            "Ask the provider of {account} for {} instead of {}.",
            limit(*unit, *to, *per_ms),
            intl::number(*from),
        ),
        Change::InFlight { account, from, to } => format!(
            "Let {account} make {} at the same time instead of {}.",
            counted(*to, "call", "calls"),
            intl::number(*from),
        ),
        Change::Accounts { like, names } => format!(
            "Add {} just like {like}: {}. Ask the provider whether you may, and warm up what is new.",
            counted(names.len() as u64, "account", "accounts"),
            list(names),
        ),
        Change::Standby { account } => {
            format!("Let {account} send as well instead of standing by.")
        }
        Change::Share { account, from } => {
            format!("Let {account} take as many recipients as it can instead of {from} % at most.")
        }
        Change::MailboxCap { mailbox_provider, account, unit, per_ms, from, to } => format!(
            "Raise your own ceiling for {}{} to {} instead of {}.",
            mailbox_provider::name(mailbox_provider),
            account.as_ref().map_or_else(String::new, |id| format!(" through {id}")),
            limit(*unit, *to, *per_ms),
            intl::number(*from),
        ),
        Change::Shaping { account, mailbox_provider, figure, from, to } => format!(
            "Let {account} {} to {} instead of {}.",
            match figure {
                ShapingFigure::Connections => {
                    format!("hold {}", counted(*to, "connection", "connections"))
                }
                ShapingFigure::ConnectionsPerMinute => {
                    format!("open {} a minute", counted(*to, "connection", "connections"))
                }
                ShapingFigure::MessagesPerSecond => {
                    format!("send {} a second", counted(*to, "message", "messages"))
                }
            },
            mailbox_provider::name(mailbox_provider),
            intl::number(*from),
        ),
        Change::SendingHours { from, to } => {
            format!("Mail people {} instead of {}.", hours(to), hours(from))
        }
        Change::WorkingHours { account, from, to } => {
            format!("Use {account} {} instead of {}.", hours(to), hours(from))
        }
        Change::Dwell { wave, from_ms, to_ms } => {
            format!("Wait {} after “{wave}” instead of {}.", duration(*to_ms), duration(*from_ms),)
        }
        Change::Stop { from, to } => format!(
            "Let {} be reached before a stop takes hold instead of {}.",
            people(*to),
            intl::number(*from),
        ),
        Change::BlastRadius { from, to } => {
            format!("Let one call reach {} instead of {}.", people(*to), intl::number(*from))
        }
        Change::Reserve { account, unit, per_ms, from, to } => format!(
            "Keep {} of {account} free for other mail instead of {}.",
            limit(*unit, *to, *per_ms),
            count(*unit, *from),
        ),
        Change::Start { from_ms, to_ms } => {
            format!("Start {} instead of {}.", intl::local(*to_ms), intl::local(*from_ms))
        }
        Change::Deadline { from_ms, to_ms } => format!(
            "Move the deadline to {} instead of {}.",
            intl::local(*to_ms),
            intl::local(*from_ms)
        ),
    }
}

/// Why something cannot be had.
pub fn refusal(refusal: &Refusal) -> String {
    let name = |id: &str| provider::find(id).map_or_else(|| id.to_owned(), |it| it.name.to_owned());
    match refusal {
        Refusal::Documented { account, provider, unit, limit: figure, per_ms } => format!(
            "{account} cannot have more: {} documents {} for every account.",
            name(provider),
            limit(*unit, *figure, *per_ms),
        ),
        Refusal::OnePersonPerCall { account, provider } => format!(
            "A call of {account} cannot reach more people: with {} several in one call would see \
             each other.",
            name(provider),
        ),
        Refusal::WarmUp { account } => format!(
            "The warm-up of {account} cannot be hurried: what comes too fast from a new sender is \
             turned away."
        ),
        Refusal::Approval { wave, expected_wait_ms } => format!(
            "The look at “{wave}” ({}) is not shortened: a person decides there.",
            duration(*expected_wait_ms),
        ),
    }
}

fn people(n: u64) -> String {
    counted(n, "person", "people")
}

/// `from 08:00 to 20:00 on Mon, Tue and Wed`.
fn hours(hours: &Hours) -> String {
    let days: Vec<String> = hours.days.iter().map(|day| day_name(*day).to_owned()).collect();
    let days = if days.is_empty() { "every day".to_owned() } else { format!("on {}", list(&days)) };
    format!("from {} to {} {days}", hours.from, hours.to)
}

fn day_name(day: Day) -> &'static str {
    match day {
        Day::Mon => "Mon",
        Day::Tue => "Tue",
        Day::Wed => "Wed",
        Day::Thu => "Thu",
        Day::Fri => "Fri",
        Day::Sat => "Sat",
        Day::Sun => "Sun",
    }
}
