//! P3: no message and no call has more bytes than the account, or its provider, takes.

use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, Plan, Run};
use crate::provider;
use crate::wording;
use crate::wording::text;

use super::broken;
use super::exposure::shares_template;

/// Bytes that each recipient adds to a call whose messages share a template.
const BYTES_PER_RECIPIENT: u64 = 1_024;

pub(super) fn sizes(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        let provider = provider::find(&account.provider);
        let documented_message = provider.and_then(|known| known.message_bytes.as_ref());
        let documented_call = provider.and_then(|known| known.call_bytes.as_ref());
        let runs = || plan.runs.iter().filter(|run| run.account == index as u64);
        let message_bytes = |run: &Run| plan.cohorts[run.cohort as usize].message_bytes;
        let mut fits = |code, member, what, largest: Option<u64>, most: Option<u64>| {
            if let (Some(largest), Some(most)) = (largest, most)
                && largest > most
            {
                findings.push(broken(
                    code,
                    format!("{at}.{member}"),
                    text!(
                        "engine-audit-sizes",
                        "{what} of {largest} bytes goes through it; it takes {most}.",
                        what = what,
                        largest = wording::number(largest),
                        most = wording::number(most)
                    ),
                ));
            }
        };
        fits(
            "P3/message-bytes",
            "maxBytesPerMessage",
            text!("engine-size-a-message", "A message"),
            runs().map(message_bytes).max(),
            smaller(account.max_bytes_per_message, documented_message.map(|known| known.bytes)),
        );
        fits(
            "P3/call-bytes",
            "maxBytesPerCall",
            text!("engine-size-a-call", "A call"),
            runs().map(|run| call_bytes(account, run.size, message_bytes(run))).max(),
            smaller(account.max_bytes_per_call, documented_call.map(|known| known.bytes)),
        );
    }
    findings
}

fn smaller(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    one.into_iter().chain(other).min()
}

/// Bytes of one call: a shared template once, else each message in full.
fn call_bytes(account: &AccountFacts, size: u64, message_bytes: u64) -> u64 {
    if size > 1 && shares_template(account) {
        message_bytes.saturating_add(size.saturating_mul(BYTES_PER_RECIPIENT))
    } else {
        size.saturating_mul(message_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_of_two_ceilings_holds() {
        assert_eq!(smaller(Some(2), Some(1)), Some(1));
        assert_eq!(smaller(Some(1), Some(2)), Some(1));
        assert_eq!(smaller(None, Some(2)), Some(2));
        assert_eq!(smaller(None, None), None);
    }
}
