//! `operator.json`: what whoever runs the server decides – accounts with their limits and where their
//! secrets are, who may come in, and for how long data stays.

use std::path::{Path, PathBuf};
use std::time::Duration;

use send_plan::campaign::{Limit, span_ms};
use serde::Deserialize;

use crate::api::uploads::MOST_FILE;
use crate::dispatch::breaker::FEWEST;
use crate::policy::Origin;
use crate::transport::PATIENCE;
use crate::transport::credentials::Whereabouts;

/// The `format` that is read.
pub const FORMAT: &str = "piecewise.operator/1";

/// The operator's word.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Operator {
    /// Always `piecewise.operator/1`.
    pub format: String,
    /// Accounts that plans may use in production. The sandbox needs none.
    pub accounts: Vec<Account>,
    /// Pages that may ask from elsewhere, such as `https://plan.example.com`.
    pub origins: Vec<Origin>,
    /// Files of addresses never to be mailed, looked at again before each call.
    pub suppression: Vec<PathBuf>,
    /// Days after the end of a send for which its audience and sandbox mails stay.
    pub retention_days: Option<u64>,
    /// When a send is paused by itself.
    pub breaker: Option<Breaker>,
    /// How much room files have.
    pub uploads: Uploads,
    /// Where seeds' mail arrives: a gate that checks headers looks at it.
    pub seed_mail: Option<SeedMail>,
}

/// A folder in which mail arrives.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeedMail {
    /// Each message is a file in it, or in `new` and `cur` under it (Maildir).
    pub folder: PathBuf,
    /// Recipients at these domains get their mail there.
    pub domains: Vec<String>,
}

impl SeedMail {
    /// Whether an address's mail arrives there.
    pub fn arrives(&self, address: &str) -> bool {
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        self.domains.iter().any(|known| known.eq_ignore_ascii_case(domain))
    }

    /// What is wrong with it: a sentence.
    fn problem(&self) -> Option<String> {
        let folder = self.folder.display();
        if let Err(error) = std::fs::read_dir(&self.folder) {
            return Some(format!("the folder {folder} of its seedMail cannot be read: {error}."));
        }
        let is_none = |domain: &String| !domain.contains('.') || domain.contains('@');
        match self.domains.iter().find(|domain| is_none(domain)) {
            Some(domain) => Some(format!("{domain:?} of its seedMail is no domain.")),
            None => self.domains.is_empty().then(|| "its seedMail names no domain.".to_owned()),
        }
    }
}

/// An account that this server may use.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// Its name in plans.
    pub id: String,
    /// Catalogue id, such as `ses`.
    pub provider: String,
    /// The provider's address, where it is not the documented one; for SMTP always.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// For SMTP: certificates in PEM of those who may vouch for the relay, besides those that the
    /// machine believes; with it nothing goes unencrypted.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// For SES.
    #[serde(default)]
    pub region: Option<String>,
    /// Where its secret is; what it looks like stands in the transport's file.
    #[serde(default)]
    pub credentials: Option<Whereabouts>,
    /// Without an answer after so long a call is unknown, such as `20s`; left out, and at most:
    /// [`PATIENCE`].
    #[serde(default)]
    pub answer_within: Option<String>,
    /// A plan's limits must not exceed these.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Most concurrent calls of a plan.
    #[serde(default)]
    pub in_flight: Option<u64>,
    /// Most recipients in one call.
    #[serde(default)]
    pub max_recipients_per_call: Option<u64>,
}

impl Account {
    /// Where its secret is. The error is a sentence.
    pub(crate) fn credentials(&self) -> Result<&Whereabouts, String> {
        let missing = || format!("account {:?}: its credentials are missing.", self.id);
        self.credentials.as_ref().ok_or_else(missing)
    }

    /// How long to wait for an answer. The error is a sentence.
    pub(crate) fn patience(&self) -> Result<Duration, String> {
        let Some(within) = &self.answer_within else { return Ok(PATIENCE) };
        let span = span_ms(within).map(Duration::from_millis);
        span.filter(|span| !span.is_zero() && *span <= PATIENCE).ok_or_else(|| {
            let most = PATIENCE.as_secs();
            format!("account {:?}: answerWithin is {within:?}, not 1s to {most}s.", self.id)
        })
    }
}

/// How much room files have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Uploads {
    /// Most bytes of all files together, those on their way in at their full size.
    pub total_bytes: u64,
}

impl Default for Uploads {
    /// Twice the largest file that is taken: an audience and its suppression list.
    fn default() -> Self {
        Self { total_bytes: 2 * MOST_FILE }
    }
}

/// Shares of failures at which a send pauses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Breaker {
    /// Percent of the last messages refused or unknown; 1 to 100.
    pub percent: u64,
    /// How many last messages of an account are looked at; at least 20. What came back of fewer counts
    /// as if it were of so many, but for a gate.
    pub of: u64,
    /// Percent of an account's messages handed over that came back for good; above 0, at most 100.
    pub hard_bounce_percent: f64,
    /// Percent of them that their recipients called spam; above 0, at most 100.
    pub complaint_percent: f64,
}

impl Breaker {
    /// Whether it says when to pause and when not to.
    fn can_blow(self) -> bool {
        let rates = [self.hard_bounce_percent, self.complaint_percent];
        (1..=100).contains(&self.percent)
            && self.of >= FEWEST as u64
            && rates.iter().all(|percent| *percent > 0.0 && *percent <= 100.0)
    }
}

/// At these rates of hard bounces and complaints SES looks at an account; at 10 % and 0.5 % it stops
/// it (docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html, 2026-11).
impl Default for Breaker {
    fn default() -> Self {
        Self { percent: 10, of: 200, hard_bounce_percent: 5.0, complaint_percent: 0.1 }
    }
}

/// Days, where the operator says nothing.
const RETENTION_DAYS: u64 = 30;

impl Operator {
    /// Reads the file. The error is a sentence.
    pub fn load(path: &Path) -> Result<Self, String> {
        let named = |why: String| format!("{}: {why}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| named(format!("{error}.")))?;
        let operator: Self =
            serde_json::from_str(&text).map_err(|error| named(format!("{error}.")))?;
        if operator.format != FORMAT {
            return Err(named(format!("its format is not {FORMAT:?}.")));
        }
        if operator.breaker.is_some_and(|breaker| !breaker.can_blow()) {
            return Err(named(format!(
                "its breaker never blows, or always does: percent is 1 to 100, of at least {FEWEST}; \
                 hardBouncePercent and complaintPercent are above 0 and at most 100."
            )));
        }
        if let Some(problem) = operator.seed_mail.as_ref().and_then(SeedMail::problem) {
            return Err(named(problem));
        }
        for (index, account) in operator.accounts.iter().enumerate() {
            let wrong = |why: &str| Err(named(format!("account {:?}: {why}", account.id)));
            if operator.accounts.iter().take(index).any(|before| before.id == account.id) {
                return wrong("two accounts have this id. Give each its own.");
            }
            if account.in_flight == Some(0) || account.max_recipients_per_call == Some(0) {
                return wrong(
                    "inFlight and maxRecipientsPerCall are at least 1; left out, they are the plan's.",
                );
            }
            for limit in &account.limits {
                if span_ms(&limit.per).is_none_or(|per_ms| per_ms == 0) {
                    return wrong(&format!("{:?} is no window such as 1s or 24h.", limit.per));
                }
                if limit.limit == 0 {
                    return wrong(&format!(
                        "its limit of 0 per {} lets nothing leave. Leave the account out to forbid it.",
                        limit.per
                    ));
                }
            }
        }
        Ok(operator)
    }

    /// The account of this name.
    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// When a send is paused by itself.
    pub fn breaker(&self) -> Breaker {
        self.breaker.unwrap_or_default()
    }

    /// How long recipients' data stays after the end of a send.
    pub fn retention_ms(&self) -> u64 {
        self.retention_days().saturating_mul(86_400_000)
    }

    /// The same in days.
    pub fn retention_days(&self) -> u64 {
        self.retention_days.unwrap_or(RETENTION_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(members: &str) -> Result<Operator, String> {
        let text = format!(r#"{{"format": "{FORMAT}", {members}}}"#);
        let file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
        std::fs::write(file.path(), text).map_err(|error| error.to_string())?;
        Operator::load(file.path())
    }

    #[test]
    fn what_an_operator_can_get_wrong_is_said() {
        assert!(load(r#""origins": ["https://plan.example.com"]"#).is_ok());
        let account = |more: &str| {
            format!(
                r#""accounts": [{{"id": "ses", "provider": "ses"{more}}}, {{"id": "b", "provider": "ses"}}]"#
            )
        };
        assert!(
            load(&account(r#", "limits": [{"unit": "calls", "limit": 1, "per": "1s"}]"#)).is_ok()
        );
        let seed_mail = |folder: &str, domains: &str| {
            format!(r#""seedMail": {{"folder": "{folder}", "domains": [{domains}]}}"#)
        };
        assert!(load(&seed_mail("/", r#""seeds.example""#)).is_ok());
        for (members, said) in [
            (r#""origins": ["https://plan.example.com", "*"]"#.to_owned(), "`*` is not an origin"),
            (r#""origins": ["https://plan.example.com/app"]"#.to_owned(), "/app` is not an origin"),
            (account(r#"}, {"id": "b", "provider": "smtp""#), "account \"b\": two accounts"),
            (
                account(r#", "limits": [{"unit": "calls", "limit": 0, "per": "1s"}]"#),
                "account \"ses\": its limit of 0 per 1s",
            ),
            (account(r#", "inFlight": 0"#), "account \"ses\": inFlight"),
            (seed_mail("/nowhere", r#""seeds.example""#), "folder /nowhere of its seedMail"),
            (seed_mail("/", r#""ann@seeds.example""#), "\"ann@seeds.example\" of its seedMail"),
            (seed_mail("/", ""), "names no domain"),
            (account(r#", "maxRecipientsPerCall": 0"#), "account \"ses\": inFlight"),
        ] {
            let sentence = load(&members).err().unwrap_or_default();
            assert!(sentence.contains(said), "{members}: {sentence}");
        }
    }

    #[test]
    fn a_breaker_that_could_never_blow_is_refused() {
        let load = |percent: u64, of: u64, complaints: f64| {
            load(&format!(
                r#""breaker": {{"percent": {percent}, "of": {of}, "complaintPercent": {complaints}}}"#
            ))
        };
        for (percent, of, complaints) in [(1, 20, 0.1), (100, 20, 100.0), (10, 200, 0.01)] {
            assert!(load(percent, of, complaints).is_ok(), "{percent} of {of}, {complaints}");
        }
        for (percent, of, complaints) in [
            (0, 200, 0.1),
            (101, 200, 0.1),
            (10, 19, 0.1),
            (10, 0, 0.1),
            (10, 200, 0.0),
            (10, 200, 100.1),
        ] {
            let sentence = load(percent, of, complaints).err().unwrap_or_default();
            assert!(sentence.contains("breaker"), "{sentence}");
        }
    }
}
