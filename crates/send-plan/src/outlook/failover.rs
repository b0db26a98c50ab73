//! The send without one of its accounts.

use super::Failover;
use crate::api::Question;
use crate::campaign::Campaign;
use crate::check;
use crate::plan;
use crate::template::Memory;

/// Names of the accounts whose failure is looked at: those that send, where there is another.
pub(super) fn sending(campaign: &Campaign) -> impl Iterator<Item = &str> {
    let others = campaign.accounts.len() > 1;
    let sending = campaign.accounts.iter().filter(move |account| others && !account.standby);
    sending.map(|account| account.id.as_str())
}

/// The finish without this account.
pub(super) fn failover(question: &Question, account: String) -> Failover {
    let Question { campaign, audience, templates, now_ms } = question;
    let left = without(campaign, &account);
    let finish_ms = || {
        let brief = check::check(&left, *now_ms).0?;
        let drawn = plan::draw(
            &left,
            &brief,
            audience.as_ref()?,
            templates,
            *now_ms,
            &mut Memory::default(),
        )
        .0?;
        Some(drawn.plan.estimate.finish_ms)
    };
    Failover { finish_ms: finish_ms(), account }
}

/// The campaign when the account with this name has failed: those on standby send, routes go
/// through the accounts that are left, and a route that has none holds nobody any more. Where the
/// shares of the others no longer reach everybody, none of them holds.
pub fn without(campaign: &Campaign, account_id: &str) -> Campaign {
    let mut left = campaign.clone();
    left.accounts.retain(|account| account.id != account_id);
    left.mailbox_caps.retain(|cap| cap.account.as_deref() != Some(account_id));
    for route in &mut left.routes {
        route.accounts.retain(|id| id != account_id);
    }
    left.routes.retain(|route| !route.accounts.is_empty());
    for account in &mut left.accounts {
        account.standby = false;
    }
    let shares = left.accounts.iter().map(|account| account.share.unwrap_or(100));
    if shares.fold(0, u64::saturating_add) < 100 {
        for account in &mut left.accounts {
            account.share = None;
        }
    }
    left
}
