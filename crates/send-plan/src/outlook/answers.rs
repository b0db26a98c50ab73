//! What a limit holds comes back a window after the call's answer: nobody but the provider knows when, in
//! between, it counts the call. A plan counts a window and its guard from the call's start; where a call
//! takes longer than the guard, whoever carries the plan out waits for the rest.

use crate::check::Brief;
use crate::plan::{AccountFacts, Cap, Plan};

/// Makes every guard as long as a call; the names of accounts for which one was shorter.
pub(super) fn wait_for_answers(brief: &mut Brief) -> Vec<String> {
    let calls: Vec<u64> = brief.accounts.iter().map(call_ms).collect();
    let mut is_short = vec![false; calls.len()];
    for ((account, call_ms), is_short) in brief.accounts.iter_mut().zip(&calls).zip(&mut is_short) {
        let warm_up = account.warm_up.iter_mut().map(|warm_up| &mut warm_up.guard_ms);
        let limits = account.limits.iter_mut().map(|limit| &mut limit.guard_ms);
        for guard_ms in limits.chain(warm_up) {
            *is_short |= *guard_ms < *call_ms;
            *guard_ms = (*guard_ms).max(*call_ms);
        }
    }
    for facts in &mut brief.mailbox_caps {
        let Cap::Rate { guard_ms, .. } = &mut facts.cap else { continue };
        let entered_ms = *guard_ms;
        for (index, call_ms) in calls.iter().enumerate() {
            if facts.account.is_none_or(|only| only == index as u64) {
                is_short[index] |= entered_ms < *call_ms;
                *guard_ms = (*guard_ms).max(*call_ms);
            }
        }
    }
    let accounts = brief.accounts.iter().zip(is_short);
    accounts.filter(|(_, is_short)| *is_short).map(|(account, _)| account.id.clone()).collect()
}

/// The accounts with short guards, where the send ends noticeably later for it.
pub(super) fn if_late(short: Vec<String>, plan: &Plan, expected_ms: Option<u64>) -> Vec<String> {
    let planned_ms = plan.estimate.finish_ms;
    let hundredth_ms = planned_ms.saturating_sub(plan.campaign.start_ms) / 100;
    match expected_ms {
        Some(expected_ms) if expected_ms - planned_ms <= hundredth_ms => Vec::new(),
        _ => short,
    }
}

/// How long the largest call takes.
fn call_ms(account: &AccountFacts) -> u64 {
    let people = account.latency_per_recipient_ms.saturating_mul(account.recipients_per_call);
    account.latency_ms.saturating_add(people)
}
