//! The steps of planning, as the address bar names them (`#audience`).

use crate::t;

/// A step, in the order people take them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Who is mailed.
    #[default]
    Audience,
    /// What they get.
    Message,
    /// Through whom.
    Accounts,
    /// When.
    Schedule,
    /// What comes of it.
    Review,
    /// What happens.
    Send,
    /// What somebody else made: a room of its own, beside the steps.
    Approve,
    /// Somebody was invited to sign plans: another room beside the steps.
    Enrol,
    /// What is kept on this computer: a room beside the steps as well.
    Drafts,
}

/// All steps in order.
pub const STEPS: [Step; 6] =
    [Step::Audience, Step::Message, Step::Accounts, Step::Schedule, Step::Review, Step::Send];

impl Step {
    /// Name on the screen.
    pub fn title(self) -> String {
        match self {
            Self::Audience => t!("steps-audience"),
            Self::Message => t!("steps-message"),
            Self::Accounts => t!("steps-accounts"),
            Self::Schedule => t!("steps-schedule"),
            Self::Review => t!("steps-review"),
            Self::Send => t!("steps-send"),
            Self::Approve => t!("steps-approve"),
            Self::Enrol => t!("steps-enrol"),
            Self::Drafts => t!("drafts"),
        }
    }

    /// The question the step answers.
    pub fn question(self) -> String {
        match self {
            Self::Audience => t!("steps-audience-question"),
            Self::Message => t!("steps-message-question"),
            Self::Accounts => t!("steps-accounts-question"),
            Self::Schedule => t!("steps-schedule-question"),
            Self::Review => t!("steps-review-question"),
            Self::Send => t!("steps-send-question"),
            Self::Approve => t!("steps-approve-question"),
            Self::Enrol => t!("steps-enrol-question"),
            Self::Drafts => t!("steps-drafts-question"),
        }
    }

    /// Name in the address bar.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Message => "message",
            Self::Accounts => "accounts",
            Self::Schedule => "schedule",
            Self::Review => "review",
            Self::Send => "send",
            Self::Approve => "approve",
            Self::Enrol => "enrol",
            Self::Drafts => "drafts",
        }
    }

    /// Link to it.
    pub fn href(self) -> String {
        format!("#{}", self.name())
    }

    /// Link to one thing of it, such as the send of a plan.
    pub fn href_of(self, detail: &str) -> String {
        format!("#{}/{detail}", self.name())
    }

    /// The digest that `#send/…` names.
    pub fn detail(hash: &str) -> Option<String> {
        let digest = hash.strip_prefix("#send/")?;
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (digest.len() == 64 && digest.bytes().all(is_hex)).then(|| digest.to_owned())
    }

    /// The code that `#enrol=…` brings.
    pub fn invitation(hash: &str) -> Option<String> {
        hash.strip_prefix("#enrol=").filter(|code| !code.is_empty()).map(str::to_owned)
    }

    /// The step an address names: `#send`, `#send/` with a plan's digest, `#enrol=` with a code.
    pub fn from_hash(hash: &str) -> Option<Self> {
        let name = hash.trim_start_matches('#').split(['/', '=']).next().unwrap_or_default();
        STEPS
            .into_iter()
            .chain([Self::Approve, Self::Enrol, Self::Drafts])
            .find(|step| step.name() == name)
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        let at = STEPS.iter().position(|step| *step == self)?;
        STEPS.get(at + 1).copied()
    }
}
