//! What is wrong with hours and blackouts, and their members filled in when nothing is.

use super::{Edge, Zones, clock_minutes};
use crate::campaign::{Blackout, Day, SendingHours, WorkingHours};
use crate::diagnostic::{Diagnostic, Place};
use crate::wording::{number, shortened, text};

/// Most blackouts of a campaign.
const MOST_BLACKOUTS: usize = 1_000;

/// The sending hours with every member filled in, as the plan holds them; nothing where a finding is
/// an error.
pub(crate) fn sending_hours(
    hours: &SendingHours,
    findings: &mut Vec<Diagnostic>,
) -> Option<SendingHours> {
    let at = "schedule.sendingHours";
    let clock = clock_times(&hours.from, &hours.to, at, findings);
    let fallback = named_zone(&hours.fallback_time_zone);
    if fallback.is_none() {
        findings.push(Diagnostic::info(
            "hours/fallback-utc",
            Place::member(format!("{at}.fallbackTimeZone")),
            text!("engine-hours-fallback-utc", "No zone is set for recipients whose own is not known, so their hours are those of UTC."),
            text!("engine-hours-fallback-utc-hint", "Choose the zone in which most of them live, such as Europe/Berlin."),
        ));
    }
    let zone = zone(fallback, &format!("{at}.fallbackTimeZone"), findings);
    let ((from, to), zone) = clock.zip(zone)?;
    let days = days(&hours.days);
    Some(SendingHours {
        from,
        to,
        days,
        fallback_time_zone: Some(zone),
        past_today: hours.past_today,
    })
}

/// The working hours that stand at the member `at`, likewise.
pub(crate) fn working_hours(
    hours: &WorkingHours,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<WorkingHours> {
    let clock = clock_times(&hours.from, &hours.to, at, findings);
    let named = named_zone(&hours.time_zone);
    if named.is_none() {
        findings.push(Diagnostic::info(
            "hours/zone-utc",
            Place::member(format!("{at}.timeZone")),
            text!(
                "engine-hours-zone-utc",
                "No zone is set for the account's hours, so they are those of UTC."
            ),
            text!(
                "engine-hours-zone-utc-hint",
                "Choose the zone in which the account is looked after, such as Europe/Berlin."
            ),
        ));
    }
    let zone = zone(named, &format!("{at}.timeZone"), findings);
    let ((from, to), zone) = clock.zip(zone)?;
    Some(WorkingHours { from, to, days: days(&hours.days), time_zone: Some(zone) })
}

/// The blackouts as the plan holds them; nothing where a finding is an error.
pub(crate) fn blackouts(
    list: &[Blackout],
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<Blackout>> {
    if list.len() > MOST_BLACKOUTS {
        findings.push(Diagnostic::error(
            "blackout/too-many",
            Place::member("schedule.blackouts"),
            text!(
                "engine-blackout-too-many",
                "{list} blackouts are more than the {what} that a plan can hold.",
                list = number(list.len() as u64),
                what = number(MOST_BLACKOUTS as u64)
            ),
            text!("engine-blackout-too-many-hint", "Join those that follow one another."),
        ));
        return None;
    }
    let checked: Vec<Option<Blackout>> = list
        .iter()
        .enumerate()
        .map(|(index, one)| blackout(one, &format!("schedule.blackouts[{index}]"), findings))
        .collect();
    checked.into_iter().collect()
}

fn blackout(blackout: &Blackout, at: &str, findings: &mut Vec<Diagnostic>) -> Option<Blackout> {
    let from = edge(&blackout.from, &format!("{at}.from"), findings);
    let to = edge(&blackout.to, &format!("{at}.to"), findings);
    let is_backwards = match (from?, to?) {
        (Edge::Day(first), Edge::Day(last)) => last < first,
        (Edge::Instant(from), Edge::Instant(to)) => to <= from,
        _ => {
            findings.push(Diagnostic::error(
                "blackout/mixed",
                Place::member(format!("{at}.to")),
                text!("engine-blackout-mixed", "The blackout has a date at one end and an instant at the other."),
                text!("engine-blackout-mixed-hint", "Write both as dates, such as 2026-12-24, or both as instants, such as 2026-12-24T18:00:00Z."),
            ));
            return None;
        }
    };
    if is_backwards {
        findings.push(Diagnostic::error(
            "blackout/end-before-start",
            Place::member(format!("{at}.to")),
            text!(
                "engine-blackout-end-before-start",
                "The blackout ends before it begins, so it would close nothing."
            ),
            text!(
                "engine-blackout-end-before-start-hint",
                "Choose a later end or an earlier beginning."
            ),
        ));
        return None;
    }
    Some(Blackout {
        name: blackout.name.clone(),
        from: blackout.from.trim().to_owned(),
        to: blackout.to.trim().to_owned(),
    })
}

fn edge(text: &str, member: &str, findings: &mut Vec<Diagnostic>) -> Option<Edge> {
    let edge = Edge::parse(text);
    if edge.is_none() {
        findings.push(Diagnostic::error(
            "blackout/bad-date",
            Place::member(member),
            text!(
                "engine-blackout-bad-date",
                "{text:?} is neither a date nor an instant.",
                text = shortened(text, 40)
            ),
            text!(
                "engine-blackout-bad-date-hint",
                "Write a date as 2026-12-24, or an instant as 2026-12-24T18:00:00Z."
            ),
        ));
    }
    edge
}

/// From and to with two digits each.
fn clock_times(
    from: &str,
    to: &str,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<(String, String)> {
    let mut read = |member: &str, text: &str, last: u16| {
        let minutes = clock_minutes(text).filter(|&minutes| minutes <= last);
        if minutes.is_none() {
            findings.push(Diagnostic::error(
                "hours/bad-time",
                Place::member(format!("{at}.{member}")),
                if member == "from" {
                    text!(
                        "engine-hours-bad-begin",
                        "{text:?} is not a time of day at which hours can begin.",
                        text = shortened(text, 40)
                    )
                } else {
                    text!(
                        "engine-hours-bad-end",
                        "{text:?} is not a time of day at which hours can end.",
                        text = shortened(text, 40)
                    )
                },
                text!(
                    "engine-hours-bad-time-hint",
                    "Write hours and minutes, from 00:00 to {last}.",
                    last = format!("{:02}:{:02}", last / 60, last % 60)
                ),
            ));
        }
        minutes.map(|minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60))
    };
    let (from, to) = (read("from", from, 24 * 60 - 1), read("to", to, 24 * 60));
    from.zip(to)
}

/// All seven where none is named.
fn days(named: &[Day]) -> Vec<Day> {
    use Day::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let all = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    all.into_iter().filter(|day| named.is_empty() || named.contains(day)).collect()
}

fn named_zone(zone: &Option<String>) -> Option<&str> {
    zone.as_deref().filter(|name| !name.trim().is_empty())
}

/// The zone as the database spells it; UTC where none is named.
fn zone(name: Option<&str>, member: &str, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let name = name.unwrap_or("UTC");
    let zone = Zones::new().canonical(name);
    if zone.is_none() {
        findings.push(Diagnostic::error(
            "hours/unknown-zone",
            Place::member(member),
            text!(
                "engine-hours-unknown-zone",
                "{name:?} is not a time zone.",
                name = shortened(name, 40)
            ),
            text!(
                "engine-hours-unknown-zone-hint",
                "Write its IANA name, such as Europe/Berlin or America/Sao_Paulo."
            ),
        ));
    }
    zone
}
