//! P3: what the provider documents holds, unless the account has its own figure for it; a
//! documented size is never raised; what is not for bulk mail carries none.

use crate::campaign::span_ms;
use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, LimitOrigin, Plan};
use crate::provider::{self, Bytes, Figure, Provider};
use crate::wording;
use crate::wording::text;

use super::broken;

pub(super) fn documented(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        let Some(provider) = provider::find(&account.provider) else { continue };
        if let Some(unfit) = &provider.unfit {
            findings.push(broken("P3/unfit-provider", format!("{at}.provider"), &unfit.sentence));
        }
        findings.extend(limits(account, provider, &at));
        for (member, said, known) in [
            ("maxBytesPerMessage", account.max_bytes_per_message, &provider.message_bytes),
            ("maxBytesPerCall", account.max_bytes_per_call, &provider.call_bytes),
        ] {
            findings.extend(raised(said, known.as_ref(), &format!("{at}.{member}")));
        }
    }
    findings
}

/// The account's own limit on the same unit and window replaces the documented one.
fn limits(account: &AccountFacts, provider: &Provider, at: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for limit in provider.limits {
        let (Figure::Published(figure), Some(per_ms)) = (&limit.figure, span_ms(limit.per)) else {
            continue;
        };
        let held =
            account.limits.iter().find(|held| (held.unit, held.per_ms) == (limit.unit, per_ms));
        let is_kept =
            held.is_some_and(|held| held.origin == LimitOrigin::Account || held.limit == *figure);
        if !is_kept {
            findings.push(broken(
                "P3/documented-limit",
                format!("{at}.limits"),
                text!(
                    "engine-p3-documented-limit",
                    "The documented limit of {figure} per {per_ms} is missing or changed.",
                    figure = figure,
                    per_ms = wording::span(per_ms)
                ),
            ));
        }
    }
    findings
}

fn raised(said: Option<u64>, known: Option<&Bytes>, at: &str) -> Option<Diagnostic> {
    let (said, known) = (said?, known?.bytes);
    (said > known).then(|| {
        broken(
            "P3/documented-size",
            at,
            text!(
                "engine-p3-documented-size",
                "{said} bytes; the provider documents {known} at most.",
                said = wording::number(said),
                known = wording::number(known)
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Source;

    #[test]
    fn a_size_may_be_smaller_than_documented_and_not_larger() {
        let known = Bytes { bytes: 10, source: Source { page: "example.com", date: "2026-11" } };
        assert_eq!(raised(Some(10), Some(&known), "at"), None);
        assert_eq!(raised(None, Some(&known), "at"), None);
        assert_eq!(raised(Some(11), None, "at"), None);
        let found = raised(Some(11), Some(&known), "at").map(|finding| finding.code);
        assert_eq!(found.as_deref(), Some("P3/documented-size"));
    }
}
