//! `operator.json`: what whoever runs the server decides – accounts with their limits and where their
//! secrets are, who may come in, and for how long data stays.

use std::path::{Path, PathBuf};

use send_plan::campaign::{Limit, span_ms};
use serde::Deserialize;

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
    pub origins: Vec<String>,
    /// Files of addresses never to be mailed, looked at again before each call.
    pub suppression: Vec<PathBuf>,
    /// Days after the end of a send for which its audience and sandbox mails stay.
    pub retention_days: Option<u64>,
    /// When a send is paused by itself.
    pub breaker: Option<Breaker>,
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
    /// For SES.
    #[serde(default)]
    pub region: Option<String>,
    /// Where its secret is; what it looks like stands in the transport's file.
    #[serde(default)]
    pub credentials: Option<Whereabouts>,
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
}

/// A share of failures at which a send pauses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Breaker {
    /// Percent of the last messages refused or unknown.
    pub percent: u64,
    /// How many last messages of an account are looked at.
    pub of: u64,
}

impl Default for Breaker {
    fn default() -> Self {
        Self { percent: 10, of: 200 }
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
        for account in &operator.accounts {
            for limit in &account.limits {
                if span_ms(&limit.per).is_none_or(|per_ms| per_ms == 0) {
                    return Err(named(format!(
                        "account {:?}: {:?} is no window such as 1s or 24h.",
                        account.id, limit.per
                    )));
                }
            }
        }
        Ok(operator)
    }

    /// The account of this name.
    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
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
