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
    /// What somebody else made: a room of its own, beside the steps.
    Approve,
}

/// All steps in order.
pub const STEPS: [Step; 5] =
    [Step::Audience, Step::Message, Step::Accounts, Step::Schedule, Step::Review];

impl Step {
    /// Name on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Audience => "Audience",
            Self::Message => "Message",
            Self::Accounts => "Accounts",
            Self::Schedule => "Schedule",
            Self::Review => "Review",
            Self::Approve => "Approve",
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
            Self::Approve => "Is this what should run?",
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
            Self::Approve => "approve",
        }
    }

    /// Link to it.
    pub fn href(self) -> String {
        format!("#{}", self.name())
    }

    /// The step an address names.
    pub fn from_hash(hash: &str) -> Option<Self> {
        let name = hash.trim_start_matches('#');
        STEPS.into_iter().chain([Self::Approve]).find(|step| step.name() == name)
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        let at = STEPS.iter().position(|step| *step == self)?;
        STEPS.get(at + 1).copied()
    }
}
