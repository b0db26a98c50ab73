//! *Send me a test*: a campaign's message, by its accounts, to its seeds alone.

use crate::campaign::{Campaign, Schedule};

/// Most addresses of a test.
pub const MOST_SEEDS: u64 = 20;

/// The campaign of a test. It is another campaign, at once and in one wave: an id reaches people
/// once, and a test under the campaign's own would be the campaign.
///
/// `stamp` tells it from other tests of the campaign, such as `20261122-1405`; `salt`: 64 hex digits.
pub fn of(campaign: &Campaign, stamp: &str, salt: &str) -> Campaign {
    let mut test = campaign.clone();
    let id = campaign.id.as_deref().unwrap_or("campaign");
    test.id = Some(format!("{id}-test-{stamp}"));
    test.salt = Some(salt.to_owned());
    test.name = match campaign.name.as_str() {
        "" => "Test".to_owned(),
        name => format!("Test of {name}"),
    };
    test.sequence = 1;
    test.continues = None;
    test.not_before = None;
    test.expires = None;
    test.audience.files.clear();
    test.schedule =
        Schedule { blast_radius: campaign.schedule.blast_radius, ..Schedule::default() };
    test
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::campaign::parse;

    #[test]
    fn a_test_goes_to_seeds_alone_and_uses_nothing_up() {
        let text = r#"{ "format": "piecewise.campaign/1", "id": "index", "salt": "ab", "name": "Index",
            "sequence": 4, "notBefore": "2026-11-23T00:00:00Z", "expires": "2026-11-24T00:00:00Z",
            "continues": { "plan": "plan.json", "reports": ["report.csv"] },
            "audience": { "files": ["customers.csv"], "seeds": ["seeds.csv"], "suppression": ["gone.csv"],
                          "columns": { "address": "email" } },
            "from": { "address": "news@example.com" },
            "accounts": [{ "id": "main", "provider": "ses", "limits": [] }],
            "schedule": { "start": "2026-11-23T06:00:00Z", "blastRadius": 7, "pace": "even",
                          "deadline": "2026-11-23T09:00:00Z",
                          "waves": [{ "name": "canary", "size": { "recipients": 2 } },
                                    { "name": "all", "size": "rest" }] } }"#;
        let campaign = parse("campaign.json", text).unwrap();
        let test = of(&campaign, "20261122-1405", "cd");
        assert_eq!(test.id.as_deref(), Some("index-test-20261122-1405"));
        assert_eq!((test.salt.as_deref(), test.name.as_str()), (Some("cd"), "Test of Index"));
        assert_eq!((test.sequence, &test.continues), (1, &None));
        assert_eq!((&test.not_before, &test.expires), (&None, &None));
        assert_eq!(test.audience.files, Vec::<String>::new());
        assert_eq!(test.audience.seeds, ["seeds.csv"]);
        assert_eq!(
            test.audience.suppression,
            ["gone.csv"],
            "who must not be mailed is not tested on"
        );
        assert_eq!(test.audience.columns, campaign.audience.columns);
        assert_eq!((&test.from, &test.accounts), (&campaign.from, &campaign.accounts));
        let whole = Schedule { blast_radius: Some(7), ..Schedule::default() };
        assert_eq!(test.schedule, whole, "at once, and in one wave");
    }
}
