//! How many of everything one campaign can hold. Beyond, nobody could look it over before approval,
//! and planning would take so long that it seems to hang.

use crate::campaign::Campaign;
use crate::diagnostic::{Diagnostic, Place};
use crate::wording::{Text, number, text};

/// Name for people, where, how many there are, and the most.
type Amount = (Text, String, usize, usize);

/// One finding per list that is too long.
pub(super) fn amounts(campaign: &Campaign, findings: &mut Vec<Diagnostic>) {
    let mut all: Vec<Amount> = vec![
        (text!("engine-many-accounts", "accounts"), "accounts".into(), campaign.accounts.len(), 64),
        (
            text!("engine-many-ceilings-on-mailbox-providers", "ceilings on mailbox providers"),
            "mailboxCaps".into(),
            campaign.mailbox_caps.len(),
            200,
        ),
        (text!("engine-many-routes", "routes"), "routes".into(), campaign.routes.len(), 500),
        (
            text!("engine-many-waves", "waves"),
            "schedule.waves".into(),
            campaign.schedule.waves.len(),
            50,
        ),
    ];
    for (index, account) in campaign.accounts.iter().enumerate() {
        let at = |member: &str| format!("accounts[{index}].{member}");
        let days = account.warm_up.as_ref().map_or(0, |warm_up| warm_up.table.len());
        all.extend([
            (
                text!("engine-many-limits-of-an-account", "limits of an account"),
                at("limits"),
                account.limits.len(),
                50,
            ),
            (
                text!("engine-many-reserves-of-an-account", "reserves of an account"),
                at("reserve"),
                account.reserve.len(),
                50,
            ),
            (
                text!("engine-many-rows-of-shaping", "rows of shaping"),
                at("shaping"),
                account.shaping.len(),
                200,
            ),
            (
                text!("engine-many-days-of-warm-up", "days of warm-up"),
                at("warmUp.table"),
                days,
                366,
            ),
        ]);
        all.extend(account.limits.iter().enumerate().map(|(nth, limit)| {
            (
                text!("engine-many-earlier-sends", "earlier sends"),
                format!("{}[{nth}].usedAt", at("limits")),
                limit.used_at.len(),
                2_000,
            )
        }));
    }
    for (what, at, amount, most) in all.into_iter().filter(|(_, _, amount, most)| amount > most) {
        findings.push(Diagnostic::error(
            "campaign/too-many",
            Place::member(at),
            text!(
                "engine-campaign-too-many",
                "{amount} {what} are more than the {most} that a plan can hold.",
                amount = number(amount as u64),
                what = what,
                most = number(most as u64)
            ),
            text!(
                "engine-campaign-too-many-hint",
                "Join those that say the same, or split the campaign."
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::campaign::{Account, Campaign, Limit, UsedAt};

    fn found(campaign: &Campaign) -> Vec<(String, String)> {
        let (brief, findings) = crate::check::check(campaign, 0);
        assert!(brief.is_none());
        findings
            .into_iter()
            .map(|finding| (finding.code, finding.place.member.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_list_beyond_what_a_plan_can_hold_is_named_with_its_place() {
        let limit = Limit { used_at: vec![UsedAt::default(); 2_001], ..Limit::default() };
        let account = Account { limits: vec![limit], ..Account::default() };
        let campaign = Campaign { accounts: vec![account], ..Campaign::default() };
        let place = "accounts[0].limits[0].usedAt".to_owned();
        assert_eq!(found(&campaign), [("campaign/too-many".to_owned(), place)]);
    }

    #[test]
    fn too_many_accounts_are_one_finding_and_not_one_each() {
        let campaign =
            Campaign { accounts: vec![Account::default(); 5_000], ..Campaign::default() };
        let place = "accounts".to_owned();
        assert_eq!(found(&campaign), [("campaign/too-many".to_owned(), place)]);
        let most = Campaign { accounts: vec![Account::default(); 64], ..Campaign::default() };
        assert!(found(&most).iter().all(|(code, _)| code != "campaign/too-many"));
    }
}
