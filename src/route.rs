//! The steps of planning, as the address bar names them (`#audience`).

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
    pub const fn title(self) -> &'static str {
        match self {
            Self::Audience => "Audience",
            Self::Message => "Message",
            Self::Accounts => "Accounts",
            Self::Schedule => "Schedule",
            Self::Review => "Review",
            Self::Send => "Send",
            Self::Approve => "Approve",
            Self::Enrol => "Enrol",
            Self::Drafts => "Drafts",
        }
    }

    /// The question the step answers.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Audience => "Who gets it?",
            Self::Message => "What do they get?",
            Self::Accounts => "Who sends it, and how fast?",
            Self::Schedule => "When?",
            Self::Review => "Is it right?",
            Self::Send => "How far is it?",
            Self::Approve => "Is this what should run?",
            Self::Enrol => "Who are you?",
            Self::Drafts => "What are you working on?",
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
