//! The outlook in plain sentences, for the command line.

use super::{AfterHandOver, Assumption, Breakdown, Outlook, Part};
use crate::mailbox_provider;
use crate::wording::{counted, instant, list, number, span};

/// Parts of a breakdown that are named.
const NAMED: usize = 8;

/// The outlook in sentences: what may come, who is last, what a stop saves, what it costs.
pub fn sentences(outlook: &Outlook) -> Vec<String> {
    let mut lines = vec![format!(
        "Best: everything is handed over by {}, as planned, with no call failing.",
        instant(outlook.best_ms)
    )];
    lines.push(expected(outlook));
    lines.push(worst(outlook));
    lines.push(delivered(outlook));
    let breakdowns = [
        ("mailbox provider", &outlook.by_mailbox_provider),
        ("locale", &outlook.by_locale),
        ("time zone", &outlook.by_time_zone),
    ];
    for (what, breakdown) in breakdowns {
        lines.extend(parts(what, breakdown));
    }
    lines.push(stop(outlook));
    lines.extend(half_way(outlook));
    lines.extend(outlook.password_reset.iter().map(|wait| match wait.longest_ms {
        0 => format!("A password reset through {} never waits for this send.", wait.account),
        longest_ms => format!(
            "A password reset through {} waits up to {} (from {}), {} on average.",
            wait.account,
            span(longest_ms),
            instant(wait.longest_from_ms),
            span(wait.mean_ms)
        ),
    }));
    lines.extend(cost(outlook));
    lines.extend(outlook.failover.iter().map(|failover| match failover.finish_ms {
        Some(finish_ms) => format!(
            "If {} fails before the start, the others have handed everything over by {}{}.",
            failover.account,
            instant(finish_ms),
            match finish_ms.saturating_sub(outlook.best_ms) {
                0 => String::new(),
                later_ms => format!(", {} later", span(later_ms)),
            }
        ),
        None => format!("If {} fails, the others cannot carry this send.", failover.account),
    }));
    lines.extend(outlook.assumptions.iter().map(assumption));
    lines
}

fn expected(outlook: &Outlook) -> String {
    let again = counted(outlook.sent_again, ("message", "messages"));
    let mut why = Vec::new();
    if outlook.sent_again > 0 {
        why.push(format!("{again} sent again because their call failed"));
    }
    if !outlook.slow_answers.is_empty() {
        why.push(format!(
            "every limit waiting for answers, which take longer than the guard of {}",
            list(outlook.slow_answers.clone())
        ));
    }
    match outlook.expected_ms {
        None => format!("Expected: with {} it takes more than ten years.", why.join(" and ")),
        Some(_) if why.is_empty() => {
            "Expected: the same, as no account has a figure for calls that fail.".to_owned()
        }
        Some(expected_ms) => {
            format!("Expected: by {}, with {}.", instant(expected_ms), why.join(" and "))
        }
    }
}

fn worst(outlook: &Outlook) -> String {
    let worst = &outlook.worst;
    let Some(slow) = &worst.mailbox_provider else {
        return "Worst: the same as expected, as no recipient is at a known mailbox provider that could slow down."
            .to_owned();
    };
    let by = match worst.finish_ms {
        Some(finish_ms) => format!("by {}", instant(finish_ms)),
        None => "not within ten years".to_owned(),
    };
    format!(
        "Worst: {by}, if {} answers \"try later\" from its first call on and takes {} a minute for {} ({}, {}).",
        mailbox_provider::name(slow),
        counted(worst.messages_per_minute, ("message", "messages")),
        span(worst.slow_for_ms),
        worst.source.page,
        worst.source.date,
    )
}

fn delivered(outlook: &Outlook) -> String {
    let of = |how: AfterHandOver| -> Vec<String> {
        let all = outlook.rests_on.delivery.iter().filter(|delivery| delivery.how == how);
        all.map(|delivery| delivery.account.clone()).collect()
    };
    let mut line = "All of this is about handing over. Delivery comes after it, at the pace of the providers, and no document says how long it takes.".to_owned();
    let (defers, queues) = (of(AfterHandOver::Defers), of(AfterHandOver::Queues));
    if !defers.is_empty() {
        line.push_str(&format!(" What is over the limits of {} is delivered later.", list(defers)));
    }
    if !queues.is_empty() {
        line.push_str(&format!(
            " What is over the limits of {} waits in a queue and may be deleted.",
            list(queues)
        ));
    }
    line
}

fn parts(what: &str, breakdown: &Breakdown) -> Vec<String> {
    let name = |value: &str| match (what, value) {
        ("mailbox provider", id) => mailbox_provider::name(id).to_owned(),
        (_, "") => format!("no {what}"),
        (_, value) => value.to_owned(),
    };
    // Everybody of one value is handed over as the whole is.
    if breakdown.parts.len() < 2 {
        return Vec::new();
    }
    let line = |part: &Part| {
        format!(
            "{}: {} from {}{} to {}, {} apart.",
            name(&part.value),
            counted(part.recipients, ("recipient", "recipients")),
            if part.exact { "" } else { "about " },
            instant(part.first_ms),
            instant(part.last_ms),
            span(part.gap_ms())
        )
    };
    let mut lines: Vec<String> = breakdown.parts.iter().take(NAMED).map(line).collect();
    let more = breakdown.parts.len().saturating_sub(NAMED) as u64;
    if more > 0 {
        lines.push(format!("And {} more by {what}.", number(more)));
    }
    lines.extend(breakdown.tail.as_ref().map(|tail| {
        format!(
            "{} finishes last, {} after the last but one {what}.",
            name(&tail.value),
            span(tail.after_others_ms)
        )
    }));
    lines
}

fn stop(outlook: &Outlook) -> String {
    let reach = &outlook.reach;
    format!(
        "One call reaches {}; {} {} mailed within any {}, the time a stop takes to take hold.",
        counted(reach.largest_call, ("person at most", "people at most")),
        if reach.exact { "up to" } else { "at most" },
        counted(reach.before_stop, ("person is", "people are")),
        span(reach.within_ms)
    )
}

fn half_way(outlook: &Outlook) -> Option<String> {
    let everybody = outlook.not_yet_sent.first()?.recipients;
    // The last instant at which a stop would still save half; none where all goes at once.
    let half = outlook.not_yet_sent.iter().rfind(|point| point.recipients * 2 >= everybody)?;
    Some(format!(
        "A stop by {} still saves half or more: {} are not yet sent.",
        instant(half.at_ms),
        counted(half.recipients, ("message", "messages"))
    ))
}

fn cost(outlook: &Outlook) -> Vec<String> {
    let cost = &outlook.cost;
    let used = cost.accounts.iter().filter(|account| account.messages > 0);
    let mut lines: Vec<String> = used
        .map(|account| match (account.micro_usd, &account.source) {
            (Some(micro_usd), Some(source)) => format!(
                "{} costs {} for {} at the smallest volume's price ({}, {}).",
                account.account,
                dollars(micro_usd),
                counted(account.messages, ("message", "messages")),
                source.page,
                source.date
            ),
            _ => format!("What {} costs is not published per message.", account.account),
        })
        .collect();
    if let Some(total) = cost.total_micro_usd.filter(|_| lines.len() > 1) {
        lines.push(format!("Together {}.", dollars(total)));
    }
    lines
}

/// `$1.80`, rounded up to the cent.
fn dollars(micro_usd: u64) -> String {
    let cents = micro_usd.div_ceil(10_000);
    format!("${}.{:02}", number(cents / 100), cents % 100)
}

fn assumption(assumption: &Assumption) -> String {
    match assumption {
        Assumption::LatencyNotMeasured { account, latency_ms } => format!(
            "Assumed: a call of {account} takes {}. Measure it and enter it.",
            span(*latency_ms)
        ),
        Assumption::ErrorsNotEntered { account } => {
            format!("Assumed: no call of {account} fails. Enter how many in a thousand do.")
        }
        Assumption::NoLimitKnown { account } => format!(
            "Assumed: {account} has no limit beyond those planned under. Its provider publishes none: enter yours."
        ),
        Assumption::GateWait { wave, wait_ms } => {
            format!("Assumed: the gate after {wave:?} opens {} after that wave.", span(*wait_ms))
        }
        Assumption::DefersOverLimit { account } => format!(
            "Assumed: {account} delivers what it has taken; what is over its limits it delivers later."
        ),
        Assumption::QueuesOverLimit { account } => format!(
            "Assumed: {account} delivers what it has taken; what is over its limits it queues, and may delete."
        ),
        Assumption::StopWithin { within_ms } => {
            format!("Assumed: a stop takes hold within {}.", span(*within_ms))
        }
    }
}
