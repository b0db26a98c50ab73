//! A change with its figures: a pure edit of a campaign.

use serde::{Deserialize, Serialize};

use super::Hours;
use crate::campaign::{Account, Campaign, Pace, Unit, span_ms};
use crate::wording::rfc_3339;

/// A change of a campaign, with the figures before and after. Accounts and waves go by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Change {
    /// More people per call in the provider's safe shape: each still gets a message of their own.
    CallSize {
        /// Name of the account.
        account: String,
        /// Name of the call shape, such as `personalizations`.
        shape: String,
        /// Recipients per call now.
        from: u64,
        /// Recipients per call then.
        to: u64,
    },
    /// As fast as the limits allow instead of an even pace.
    Pace,
    /// A limit of the account's own, raised by its provider.
    Limit {
        /// Name of the account.
        account: String,
        /// What is counted.
        unit: Unit,
        /// Length of the window in milliseconds.
        per_ms: u64,
        /// Units now.
        from: u64,
        /// Units then.
        to: u64,
    },
    /// More calls at the same time.
    InFlight {
        /// Name of the account.
        account: String,
        /// Concurrent calls now.
        from: u64,
        /// Concurrent calls then.
        to: u64,
    },
    /// More accounts that are just like this one.
    Accounts {
        /// Name of the account.
        like: String,
        /// Names of the new ones.
        names: Vec<String>,
    },
    /// An account on standby sends as well.
    Standby {
        /// Name of the account.
        account: String,
    },
    /// An account takes as many recipients as it can.
    Share {
        /// Name of the account.
        account: String,
        /// Most percent of the recipients now.
        from: u64,
    },
    /// A ceiling on a mailbox provider, raised.
    MailboxCap {
        /// Id of the mailbox provider.
        mailbox_provider: String,
        /// Name of the one account it holds for; `None`: all together.
        account: Option<String>,
        /// What is counted.
        unit: Unit,
        /// Length of the window in milliseconds.
        per_ms: u64,
        /// Units now.
        from: u64,
        /// Units then.
        to: u64,
    },
    /// A figure of an account's table for one mailbox provider, raised.
    Shaping {
        /// Name of the account.
        account: String,
        /// Id of the mailbox provider.
        mailbox_provider: String,
        /// Which figure.
        figure: ShapingFigure,
        /// Now.
        from: u64,
        /// Then.
        to: u64,
    },
    /// Recipients are mailed at more hours, or on more days.
    SendingHours {
        /// Now.
        from: Hours,
        /// Then.
        to: Hours,
    },
    /// An account is used at more hours, or on more days.
    WorkingHours {
        /// Name of the account.
        account: String,
        /// Now.
        from: Hours,
        /// Then.
        to: Hours,
    },
    /// A shorter wait after a wave.
    Dwell {
        /// Name of the wave.
        wave: String,
        /// Milliseconds now.
        from_ms: u64,
        /// Milliseconds then.
        to_ms: u64,
    },
    /// More people reached before a stop takes hold.
    Stop {
        /// People now.
        from: u64,
        /// People then.
        to: u64,
    },
    /// More people reached by one call.
    BlastRadius {
        /// People now.
        from: u64,
        /// People then.
        to: u64,
    },
    /// Less kept free for transactional mail.
    Reserve {
        /// Name of the account.
        account: String,
        /// What is counted.
        unit: Unit,
        /// Length of the window in milliseconds.
        per_ms: u64,
        /// Units now.
        from: u64,
        /// Units then.
        to: u64,
    },
    /// An earlier start.
    Start {
        /// Milliseconds since the epoch now.
        from_ms: u64,
        /// Milliseconds since the epoch then.
        to_ms: u64,
    },
    /// A later deadline.
    Deadline {
        /// Milliseconds since the epoch now.
        from_ms: u64,
        /// Milliseconds since the epoch then.
        to_ms: u64,
    },
}

/// A figure of a shaping table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ShapingFigure {
    /// Connections open at once.
    Connections,
    /// New connections a minute.
    ConnectionsPerMinute,
    /// Messages a second.
    MessagesPerSecond,
}

impl Change {
    /// Whether it gives something up that the campaign has now: quiet hours, time to notice that
    /// something is wrong, a ceiling of one's own, room for password resets, the date.
    pub fn gives_up(&self) -> bool {
        !matches!(
            self,
            Self::CallSize { .. }
                | Self::Limit { .. }
                | Self::InFlight { .. }
                | Self::Accounts { .. }
                | Self::Start { .. }
        )
    }

    /// The campaign with the change made.
    pub(super) fn made(&self, mut campaign: Campaign) -> Campaign {
        let schedule = &mut campaign.schedule;
        match self {
            Self::CallSize { account, to, .. } => {
                with(&mut campaign, account, |account| {
                    account.max_recipients_per_call = Some(*to);
                });
            }
            Self::Pace => schedule.pace = Pace::Asap,
            Self::Limit { account, unit, per_ms, to, .. } => {
                with(&mut campaign, account, |account| {
                    for limit in &mut account.limits {
                        if (limit.unit, span_ms(&limit.per)) == (*unit, Some(*per_ms)) {
                            limit.limit = *to;
                        }
                    }
                });
            }
            Self::InFlight { account, to, .. } => {
                with(&mut campaign, account, |account| account.in_flight = Some(*to));
            }
            Self::Accounts { like, names } => {
                for name in names {
                    add_account(&mut campaign, like, name);
                }
            }
            Self::Standby { account } => {
                with(&mut campaign, account, |account| account.standby = false);
            }
            Self::Share { account, .. } => {
                with(&mut campaign, account, |account| account.share = None);
            }
            Self::MailboxCap { mailbox_provider, account, unit, per_ms, to, .. } => {
                for cap in &mut campaign.mailbox_caps {
                    let same = (&cap.mailbox_provider, &cap.account) == (mailbox_provider, account);
                    if same && (cap.unit, span_ms(&cap.per)) == (*unit, Some(*per_ms)) {
                        cap.limit = *to;
                    }
                }
            }
            Self::Shaping { account, mailbox_provider, figure, to, .. } => {
                with(&mut campaign, account, |account| {
                    let mut rows = account.shaping.iter_mut();
                    if let Some(row) = rows.find(|row| row.mailbox_provider == *mailbox_provider) {
                        *match figure {
                            ShapingFigure::Connections => &mut row.connections,
                            ShapingFigure::ConnectionsPerMinute => &mut row.connections_per_minute,
                            ShapingFigure::MessagesPerSecond => &mut row.messages_per_second,
                        } = Some(*to);
                    }
                });
            }
            Self::SendingHours { to, .. } => {
                if let Some(hours) = &mut schedule.sending_hours {
                    let Hours { from, to, days } = to.clone();
                    (hours.from, hours.to, hours.days) = (from, to, days);
                }
            }
            Self::WorkingHours { account, to, .. } => {
                with(&mut campaign, account, |account| {
                    if let Some(hours) = &mut account.working_hours {
                        let Hours { from, to, days } = to.clone();
                        (hours.from, hours.to, hours.days) = (from, to, days);
                    }
                });
            }
            Self::Dwell { wave, to_ms, .. } => {
                let mut waves = schedule.waves.iter_mut().filter(|known| known.name == *wave);
                if let Some(gate) = waves.next().and_then(|wave| wave.gate.as_mut()) {
                    gate.dwell = Some(span_text(*to_ms));
                }
            }
            Self::Stop { to, .. } => {
                if let Some(stop) = &mut schedule.stop {
                    stop.recipients = *to;
                }
            }
            Self::BlastRadius { to, .. } => schedule.blast_radius = Some(*to),
            Self::Reserve { account, unit, per_ms, to, .. } => {
                with(&mut campaign, account, |account| {
                    for reserve in &mut account.reserve {
                        if (reserve.unit, span_ms(&reserve.per)) == (*unit, Some(*per_ms)) {
                            reserve.limit = *to;
                        }
                    }
                });
            }
            Self::Start { to_ms, .. } => schedule.start = Some(rfc_3339(*to_ms)),
            Self::Deadline { to_ms, .. } => schedule.deadline = Some(rfc_3339(*to_ms)),
        }
        campaign
    }
}

fn with(campaign: &mut Campaign, id: &str, edit: impl FnOnce(&mut Account)) {
    if let Some(account) = campaign.accounts.iter_mut().find(|account| account.id == id) {
        edit(account);
    }
}

/// A copy of an account, its ceilings on mailbox providers and its place in every route included.
fn add_account(campaign: &mut Campaign, like: &str, name: &str) {
    let Some(place) = campaign.accounts.iter().position(|account| account.id == like) else {
        return;
    };
    let copy = Account { id: name.to_owned(), ..campaign.accounts[place].clone() };
    campaign.accounts.push(copy);
    for route in &mut campaign.routes {
        if route.accounts.iter().any(|id| id == like) {
            route.accounts.push(name.to_owned());
        }
    }
    let caps = campaign.mailbox_caps.iter().filter(|cap| cap.account.as_deref() == Some(like));
    let mut copies: Vec<_> = caps.cloned().collect();
    for cap in &mut copies {
        cap.account = Some(name.to_owned());
    }
    campaign.mailbox_caps.extend(copies);
}

/// A length of time as a campaign writes it.
fn span_text(ms: u64) -> String {
    let units = [("h", 3_600_000), ("m", 60_000), ("s", 1_000)];
    let whole = units.into_iter().find(|(_, unit_ms)| ms.is_multiple_of(*unit_ms));
    whole.map_or_else(|| format!("{ms}ms"), |(unit, unit_ms)| format!("{}{unit}", ms / unit_ms))
}
