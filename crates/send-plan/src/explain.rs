//! The answer in words, for the command line: the app says the same in the person's language.

use crate::api::LimitName;
use crate::estimate::binding_name;
use crate::plan::{Binding, Cap, Plan};
use crate::wording::{Say, Text, counted, instant, number, people, per, span, text, units};

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

/// What holds calls back, as it stands in a sentence.
pub(crate) fn limit(plan: &Plan, binding: &Binding) -> Text {
    let account = binding.account.and_then(|account| plan.accounts.get(account as usize));
    let id = account.map_or_else(
        || text!("engine-limit-of-send", "the send").say(),
        |account| account.id.say(),
    );
    match binding_name(plan, binding) {
        LimitName::Rate { unit, limit, per_ms } => text!(
            "engine-limit-rate",
            "the limit of {id}: {units} per {per}",
            id = id,
            units = units(unit, limit),
            per = per(per_ms)
        ),
        LimitName::InFlight { calls, latency_ms } => text!(
            "engine-limit-in-flight",
            "the calls of {id} under way: {calls} at a time, {each} each",
            id = id,
            calls = number(calls),
            each = span(latency_ms)
        ),
        LimitName::WarmUp => text!("engine-limit-warm-up", "the warm-up of {id}", id = id),
        LimitName::MailboxCap { mailbox_provider, cap } => {
            let ceiling = match cap {
                Cap::Rate { unit, limit, per_ms, .. } => text!(
                    "engine-rate",
                    "{units} per {per}",
                    units = units(unit, limit),
                    per = per(per_ms)
                ),
                Cap::Connections(connections) => text!(
                    "engine-connections",
                    "{connections} at a time",
                    connections = counted(connections, ("connection", "connections"))
                ),
            };
            match mailbox_provider {
                Some(provider) => text!(
                    "engine-limit-ceiling",
                    "the ceiling for {provider}: {ceiling}",
                    provider = provider,
                    ceiling = ceiling
                ),
                None => text!(
                    "engine-limit-stop",
                    "the people reached before a stop takes hold: {ceiling}",
                    ceiling = ceiling
                ),
            }
        }
        LimitName::WorkingHours => {
            text!("engine-limit-working-hours", "the working hours of {id}", id = id)
        }
        LimitName::SendingHours => {
            text!("engine-limit-sending-hours", "the sending hours of recipients")
        }
        LimitName::Gate { wave } => {
            text!("engine-limit-gate", "the gate after {wave:?}", wave = wave)
        }
        LimitName::Pace => text!("engine-limit-pace", "the even pace"),
    }
}
