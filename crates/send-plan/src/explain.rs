//! The answer in words, for the command line: the app says the same in the person's language.

use crate::api::LimitName;
use crate::estimate::binding_name;
use crate::plan::{Binding, Cap, Plan};
use crate::wording::{counted, instant, number, people, per, span, units};

/// "Handed over by Mon 23 Nov 2026 09:14:00 UTC · 3 h 14 min · limited by …".
pub fn answer(plan: &Plan) -> String {
    let estimate = &plan.estimate;
    let limited = estimate.binding.first().map_or_else(
        || "nothing holds a call back".to_owned(),
        |binding| format!("limited by {}", limit(plan, binding)),
    );
    format!(
        "Handed over by {} · {} · {limited} · {} in {} · one call reaches up to {} · each message shows 1 address",
        instant(estimate.finish_ms),
        span(estimate.finish_ms - plan.campaign.start_ms),
        counted(estimate.messages, ("recipient", "recipients")),
        counted(estimate.calls, ("call", "calls")),
        people(estimate.largest_call),
    )
}

/// One line per limit that holds calls back, then the bound, then who goes first.
pub fn reasons(plan: &Plan) -> Vec<String> {
    let estimate = &plan.estimate;
    let mut lines: Vec<String> = estimate
        .binding
        .iter()
        .map(|binding| {
            format!(
                "{}: holds calls back for {} in all, between {} and {}.",
                limit(plan, binding),
                span(binding.waited_ms),
                instant(binding.from_ms),
                instant(binding.to_ms),
            )
        })
        .collect();
    let early_ms = estimate.finish_ms - estimate.bound_ms;
    lines.push(if early_ms == 0 {
        "No plan under these limits finishes earlier.".to_owned()
    } else {
        format!(
            "No plan under these limits finishes before {}: at most {} earlier than this one.",
            instant(estimate.bound_ms),
            span(early_ms),
        )
    });
    if let Some(continues) = &plan.continues {
        lines.push(format!(
            "{} left out: by the reports of plan {} and those before, {} accepted and {} unknown; {} refused and tried again.",
            counted(plan.audience.left_out, ("recipient is", "recipients are")),
            number(continues.sequence),
            number(continues.accepted),
            number(continues.unknown),
            number(continues.refused),
        ));
    }
    let seeds = plan.cohorts.iter().filter(|cohort| cohort.seeds);
    let seeds = seeds.fold(0, |sum: u64, cohort| sum.saturating_add(cohort.recipients));
    if seeds > 0 {
        let words = counted(seeds, ("seed goes", "seeds go"));
        lines.push(format!("{words} first, as soon as their hours allow."));
    }
    lines
}

/// What a binding names, as the end of "limited by …".
pub(crate) fn limit(plan: &Plan, binding: &Binding) -> String {
    let account = binding.account.and_then(|account| plan.accounts.get(account as usize));
    let id = account.map_or("the send", |account| account.id.as_str());
    match binding_name(plan, binding) {
        LimitName::Rate { unit, limit, per_ms } => {
            format!("the limit of {id}: {} per {}", units(unit, limit), per(per_ms))
        }
        LimitName::InFlight { calls, latency_ms } => format!(
            "the calls of {id} under way: {} at a time, {} each",
            number(calls),
            span(latency_ms)
        ),
        LimitName::WarmUp => format!("the warm-up of {id}"),
        LimitName::MailboxCap { mailbox_provider, cap } => {
            let ceiling = match cap {
                Cap::Rate { unit, limit, per_ms, .. } => {
                    format!("{} per {}", units(unit, limit), per(per_ms))
                }
                Cap::Connections(connections) => {
                    format!("{} at a time", counted(connections, ("connection", "connections")))
                }
            };
            match mailbox_provider {
                Some(provider) => format!("the ceiling for {provider}: {ceiling}"),
                None => format!("the people reached before a stop takes hold: {ceiling}"),
            }
        }
        LimitName::WorkingHours => format!("the working hours of {id}"),
        LimitName::SendingHours => "the sending hours of recipients".to_owned(),
        LimitName::Gate { wave } => format!("the gate after {wave:?}"),
        LimitName::Pace => "the even pace".to_owned(),
    }
}
