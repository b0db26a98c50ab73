//! Whoever was invited to sign plans here.

use send_plan::diagnostic::Diagnostic;

use super::State;

/// An invitation, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enrolment {
    /// The code of the link, which works once; it is nowhere else.
    pub code: Option<String>,
    /// What came of it.
    pub stage: EnrolmentStage,
}

/// How far an enrolment is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum EnrolmentStage {
    /// The person has not said who they are.
    #[default]
    Invited,
    /// The key is made, and the send API asked.
    Asking,
    /// It was refused, and why.
    Refused(Vec<Diagnostic>),
    /// They are known.
    Done {
        /// Their name.
        name: String,
        /// `author` or `approver`.
        role: String,
        /// What lets them in.
        token: String,
    },
}

/// What happened with an invitation.
#[derive(Debug)]
pub enum EnrolmentAction {
    /// A link with this code was opened.
    Invited(String),
    /// It goes on.
    Stage(EnrolmentStage),
}

impl State {
    pub(super) fn enrol(&mut self, action: EnrolmentAction) {
        match action {
            EnrolmentAction::Invited(code) => {
                self.enrolment = Enrolment { code: Some(code), ..Enrolment::default() };
            }
            EnrolmentAction::Stage(stage) => {
                if matches!(stage, EnrolmentStage::Done { .. }) {
                    self.enrolment.code = None;
                }
                self.enrolment.stage = stage;
            }
        }
    }
}
