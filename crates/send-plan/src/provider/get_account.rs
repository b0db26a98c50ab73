//! Your own SES limits, from the pasted answer of GetAccount.

use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer};

use crate::campaign::{Limit, Unit};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::LARGEST_INTEGER;
use crate::wording::{Text, number, text};

/// Name of what was pasted, where findings say where they stand.
const PASTE: &str = "GetAccount";

const ADVICE: Text = text!(
    "engine-provider-run-aws-sesv2-get-account",
    "Run `aws sesv2 get-account` and paste its whole answer, from { to }."
);

/// Max24HourSend of an account without a daily quota.
const UNLIMITED: f64 = -1.0;

/// Window of the daily quota.
const PER_DAY: &str = "24h";

/// Slowest rate understood: one message in a day.
const LONGEST_PER_S: u64 = 86_400;

/// What the answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAccount {
    /// Messages per 24 h with what is used, and messages per second. An account without a daily
    /// quota has no limit per 24 h.
    pub limits: Vec<Limit>,
    /// Units and windows of which it says that nothing limits them: a figure entered before no
    /// longer holds.
    pub unlimited: Vec<(Unit, String)>,
    /// What stands in the way of a send: `ses/…`.
    pub findings: Vec<Diagnostic>,
}

/// GetAccount of API v2.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Account {
    send_quota: SendQuota,
    production_access_enabled: Option<bool>,
    sending_enabled: Option<bool>,
    enforcement_status: Option<String>,
}

/// Its quota; the whole answer of the older `get-send-quota`.
#[derive(Deserialize)]
struct SendQuota {
    #[serde(rename = "Max24HourSend", deserialize_with = "quota")]
    max_24_hour_send: Option<u64>,
    #[serde(rename = "MaxSendRate", deserialize_with = "rate")]
    max_send_rate: Rate,
    #[serde(rename = "SentLast24Hours", deserialize_with = "sent")]
    sent_last_24_hours: u64,
}

/// So many messages in so many seconds.
struct Rate {
    messages: u64,
    per_s: u64,
}

/// Limits and findings of the pasted JSON: `aws sesv2 get-account`, or the older
/// `aws ses get-send-quota`. The error says line and column of what could not be understood.
pub fn limits_from_get_account(text: &str) -> Result<GetAccount, Diagnostic> {
    #[derive(Deserialize)]
    struct Version {
        #[serde(rename = "SendQuota")]
        send_quota: Option<IgnoredAny>,
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version: Version = serde_json::from_str(text).map_err(|error| unread(&error))?;
    let account = if version.send_quota.is_some() {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|send_quota| Account {
            send_quota,
            production_access_enabled: None,
            sending_enabled: None,
            enforcement_status: None,
        })
    };
    let account: Account = account.map_err(|error| unread(&error))?;
    let findings = findings(&account);
    let SendQuota { max_24_hour_send, max_send_rate: rate, sent_last_24_hours } =
        account.send_quota;
    let per_day = max_24_hour_send.map(|limit| Limit {
        unit: Unit::Messages,
        limit,
        per: PER_DAY.to_owned(),
        used: sent_last_24_hours.min(limit),
        used_at: Vec::new(),
    });
    let unlimited = match max_24_hour_send {
        None => vec![(Unit::Messages, PER_DAY.to_owned())],
        Some(_) => Vec::new(),
    };
    let per_second = Limit {
        unit: Unit::Messages,
        limit: rate.messages,
        per: format!("{}s", rate.per_s),
        ..Limit::default()
    };
    let limits = per_day.into_iter().chain([per_second]).collect();
    Ok(GetAccount { limits, unlimited, findings })
}

fn findings(account: &Account) -> Vec<Diagnostic> {
    let place = |member: &str| Place { member: Some(member.to_owned()), ..Place::file(PASTE) };
    let mut findings = Vec::new();
    if account.sending_enabled == Some(false) {
        findings.push(Diagnostic::error(
            "ses/sending-paused",
            place("SendingEnabled"),
            text!(
                "engine-ses-sending-paused",
                "Sending is paused for this account: SES refuses every message."
            ),
            text!(
                "engine-ses-sending-paused-hint",
                "Resume it in the SES console, or ask AWS support why it is paused."
            ),
        ));
    }
    match account.enforcement_status.as_deref() {
        None | Some("HEALTHY") => {}
        Some("PROBATION") => findings.push(Diagnostic::warning(
            "ses/under-review",
            place("EnforcementStatus"),
            text!(
                "engine-ses-under-review",
                "SES has put this account under review and may pause its sending at any time."
            ),
            text!("engine-ses-under-review-hint", "Settle the review with AWS before a mass send."),
        )),
        Some("SHUTDOWN") => findings.push(Diagnostic::error(
            "ses/shut-down",
            place("EnforcementStatus"),
            text!("engine-ses-shut-down", "SES has shut down sending for this account."),
            text!(
                "engine-ses-shut-down-hint",
                "Settle it with AWS support, or send through another provider."
            ),
        )),
        Some(other) => findings.push(Diagnostic::warning(
            "ses/unknown-status",
            place("EnforcementStatus"),
            text!(
                "engine-ses-unknown-status",
                "The account's status is {other:?}, which Piecewise does not know.",
                other = other
            ),
            text!(
                "engine-ses-unknown-status-hint",
                "Look it up in the SES console before a mass send."
            ),
        )),
    }
    if account.production_access_enabled == Some(false) {
        findings.push(Diagnostic::warning(
            "ses/sandbox",
            place("ProductionAccessEnabled"),
            text!(
                "engine-ses-sandbox",
                "The account is still in the SES sandbox: it sends to verified recipients only."
            ),
            text!("engine-ses-sandbox-hint", "Request production access in the SES console."),
        ));
    }
    match account.send_quota.max_24_hour_send {
        None => findings.push(Diagnostic::info(
            "ses/no-daily-quota",
            place("Max24HourSend"),
            text!(
                "engine-ses-no-daily-quota",
                "The account has no daily quota: the answer says -1, which means unlimited."
            ),
            text!(
                "engine-ses-no-daily-quota-hint",
                "Only the rate limits it; a limit of your own may still be wise."
            ),
        )),
        Some(quota) if account.send_quota.sent_last_24_hours >= quota => {
            findings.push(Diagnostic::warning(
                "ses/quota-used-up",
                place("SentLast24Hours"),
                text!("engine-ses-quota-used-up", "{sent_last_24_hours} of {quota} messages of the last 24 hours are used: nothing is left.", sent_last_24_hours = number(account.send_quota.sent_last_24_hours), quota = number(quota)),
                text!("engine-ses-quota-used-up-hint", "The plan begins when they are free again, or ask AWS for a higher quota."),
            ));
        }
        Some(_) => {}
    }
    findings
}

/// `None`: unlimited.
fn quota<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    let quota = f64::deserialize(from)?;
    if quota == UNLIMITED {
        return Ok(None);
    }
    match whole(quota.floor()) {
        Some(quota) if quota > 0 => Ok(Some(quota)),
        _ => Err(D::Error::custom(format!(
            "Max24HourSend is {quota}; it has to be 1 or more, or -1 for unlimited"
        ))),
    }
}

fn rate<'de, D: Deserializer<'de>>(from: D) -> Result<Rate, D::Error> {
    let rate = f64::deserialize(from)?;
    let slow = || whole((1.0 / rate).ceil()).filter(|per_s| (1..=LONGEST_PER_S).contains(per_s));
    match whole(rate.floor()) {
        Some(0) => slow().map(|per_s| Rate { messages: 1, per_s }),
        messages => messages.map(|messages| Rate { messages, per_s: 1 }),
    }
    .ok_or_else(|| {
        D::Error::custom(format!(
            "MaxSendRate is {rate}; it has to be messages per second, at least one in a day"
        ))
    })
}

fn sent<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let sent = f64::deserialize(from)?;
    whole(sent.ceil()).ok_or_else(|| {
        D::Error::custom(format!("SentLast24Hours is {sent}; it has to be 0 or more"))
    })
}

/// A float without fraction as an integer that every document can hold.
fn whole(float: f64) -> Option<u64> {
    (0.0..=LARGEST_INTEGER as f64).contains(&float).then_some(float as u64)
}

fn unread(error: &serde_json::Error) -> Diagnostic {
    let place = Place {
        column: Some((error.column() as u64).max(1)),
        ..Place::line(PASTE, (error.line() as u64).max(1))
    };
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let (code, message) = if error.is_eof() && error.line() <= 1 && error.column() == 0 {
        ("ses/empty-answer", text!("engine-provider-nothing-was-pasted", "Nothing was pasted."))
    } else if error.is_eof() {
        (
            "ses/cut-answer",
            text!(
                "engine-provider-answer-ends-middle-part-missing",
                "The answer ends in the middle: part of it is missing."
            ),
        )
    } else if error.is_data() {
        (
            "ses/other-answer",
            text!(
                "engine-provider-this-not-answer-getaccount",
                "This is not an answer of GetAccount: {reason}.",
                reason = reason
            ),
        )
    } else {
        ("ses/not-json", text!("engine-not-json-2", "This is not JSON: {reason}.", reason = reason))
    };
    Diagnostic::error(code, place, message, ADVICE)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    const PRODUCTION: &str = r#"{
    "DedicatedIpAutoWarmupEnabled": false,
    "EnforcementStatus": "HEALTHY",
    "ProductionAccessEnabled": true,
    "SendQuota": {
        "Max24HourSend": 50000.0,
        "MaxSendRate": 14.0,
        "SentLast24Hours": 1234.0
    },
    "SendingEnabled": true,
    "SuppressionAttributes": { "SuppressedReasons": ["BOUNCE", "COMPLAINT"] },
    "Details": { "MailType": "TRANSACTIONAL", "WebsiteURL": "https://example.com" }
}"#;

    /// `limit/per used`, and codes of findings.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let account = limits_from_get_account(text).unwrap();
        let limits = account.limits.iter().map(|limit| {
            assert_eq!(limit.unit, Unit::Messages);
            format!("{}/{} {}", limit.limit, limit.per, limit.used)
        });
        (limits.collect(), account.findings.into_iter().map(|finding| finding.code).collect())
    }

    fn quota(max: &str, rate: &str, sent: &str) -> String {
        format!(r#"{{"Max24HourSend":{max},"MaxSendRate":{rate},"SentLast24Hours":{sent}}}"#)
    }

    #[test]
    fn a_production_account_has_two_limits_and_no_finding() {
        let (limits, findings) = read(PRODUCTION);
        assert_eq!(limits, ["50000/24h 1234", "14/1s 0"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn the_older_answer_says_the_same() {
        let (limits, findings) = read(&quota("200.0", "1.0", "12.5"));
        assert_eq!(limits, ["200/24h 13", "1/1s 0"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn fractions_are_taken_on_the_safe_side() {
        let rate = |rate| read(&quota("200.9", rate, "0")).0;
        assert_eq!(rate("14.9"), ["200/24h 0", "14/1s 0"]);
        assert_eq!(rate("0.5"), ["200/24h 0", "1/2s 0"]);
        assert_eq!(rate("0.3"), ["200/24h 0", "1/4s 0"]);
    }

    #[test]
    fn what_stands_in_the_way_of_a_send_is_found() {
        let account = PRODUCTION
            .replace("\"ProductionAccessEnabled\": true", "\"ProductionAccessEnabled\": false");
        assert_eq!(read(&account).1, ["ses/sandbox"]);
        let account = PRODUCTION.replace("\"SendingEnabled\": true", "\"SendingEnabled\": false");
        assert_eq!(read(&account).1, ["ses/sending-paused"]);
        let status = |status| read(&PRODUCTION.replace("HEALTHY", status)).1;
        assert_eq!(status("PROBATION"), ["ses/under-review"]);
        assert_eq!(status("SHUTDOWN"), ["ses/shut-down"]);
        assert_eq!(status("SLEEPY"), ["ses/unknown-status"]);
        assert_eq!(
            read(&quota("200", "1", "200.1")),
            (vec!["200/24h 200".into(), "1/1s 0".into()], vec!["ses/quota-used-up".into()])
        );
    }

    #[test]
    fn an_unlimited_quota_is_no_limit_and_said() {
        let account = PRODUCTION.replace("50000.0", "-1.0");
        assert_eq!(read(&account), (vec!["14/1s 0".into()], vec!["ses/no-daily-quota".into()]));
        let unlimited = |text: &str| limits_from_get_account(text).unwrap().unlimited;
        assert_eq!(unlimited(&account), [(Unit::Messages, "24h".to_owned())]);
        assert_eq!(unlimited(PRODUCTION), []);
    }

    #[test]
    fn a_bad_paste_is_told_with_line_and_column() {
        let said = |text: &str| {
            let finding = limits_from_get_account(text).unwrap_err();
            assert_eq!(
                (finding.severity, finding.hint.as_str()),
                (Severity::Error, ADVICE.as_str())
            );
            let Place { line, column, .. } = finding.place;
            (finding.code, line.unwrap(), column.unwrap(), finding.message.to_string())
        };
        let told = |text: &str, code: &str, line, column, message: &str| {
            assert_eq!(said(text), (code.into(), line, column, message.into()), "{text}");
        };
        told("", "ses/empty-answer", 1, 1, "Nothing was pasted.");
        let cut = "The answer ends in the middle: part of it is missing.";
        told(&PRODUCTION[..200], "ses/cut-answer", 8, 1, cut);
        let text = format!("$ aws sesv2 get-account\n{PRODUCTION}");
        told(&text, "ses/not-json", 1, 1, "This is not JSON: expected value.");
        let text = PRODUCTION.replace("\n        \"MaxSendRate\": 14.0,", "");
        let message = "This is not an answer of GetAccount: missing field `MaxSendRate`.";
        told(&text, "ses/other-answer", 8, 5, message);
        let text = PRODUCTION.replace("14.0", "\"14\"");
        let message =
            "This is not an answer of GetAccount: invalid type: string \"14\", expected f64.";
        told(&text, "ses/other-answer", 7, 27, message);
        let message = "This is not an answer of GetAccount: missing field `Max24HourSend`.";
        told("{}", "ses/other-answer", 1, 2, message);
        for (text, member) in [
            (quota("0", "1", "0"), "Max24HourSend is 0;"),
            (quota("-2", "1", "0"), "Max24HourSend is -2;"),
            (quota("1e300", "1", "0"), "Max24HourSend is 1"),
            (quota("200", "0", "0"), "MaxSendRate is 0;"),
            (quota("200", "-1", "0"), "MaxSendRate is -1;"),
            (quota("200", "1e-9", "0"), "MaxSendRate is 0.000000001;"),
            (quota("200", "1", "-1"), "SentLast24Hours is -1;"),
        ] {
            let (code, line, column, message) = said(&text);
            assert_eq!((code.as_str(), line), ("ses/other-answer", 1), "{text}");
            assert!(column > 1 && message.contains(member), "{message}");
        }
    }
}
