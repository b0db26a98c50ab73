//! What an answer means for its call, and whether its account goes on.

use send_plan::plan::{AccountFacts, Call};

use super::back_off::{back_off_ms, doubled_ms};
use super::job::Job;
use super::lane::Waiting;
use crate::store::calls::{Ended, Ending, INTERNAL_ERROR, outcome};
use crate::transport::{Answer, Verdict};

/// A provider that asks to wait for longer is a person's affair.
const MOST_WAIT_MS: u64 = 3_600_000;
/// In minutes.
const A_YEAR: u64 = 366 * 24 * 60;
/// After a relay's first "not now" about one recipient; doubled with each.
const NOT_YET_MS: u64 = 30_000;
/// So often, and its "not now" is a no.
const TRIES: u64 = 5;

/// What came back from a call that left.
pub(super) struct Landed {
    /// What is written down.
    pub(super) ended: Ended,
    /// When it left.
    pub(super) left_ms: u64,
    /// It was put off by a provider that did not say until when.
    pub(super) put_off: bool,
    /// Why a person has to look before anything more leaves.
    pub(super) pause: Option<String>,
    /// An internal error broke it off.
    pub(super) broke: bool,
}

impl Landed {
    /// By the provider's answer; `None`: an internal error broke the call off.
    pub(super) fn of(
        job: &Job,
        one: &Waiting,
        answer: Option<Answer>,
        left_ms: u64,
        now_ms: u64,
    ) -> Self {
        let broke = answer.is_none();
        let answer = answer.unwrap_or_else(|| Answer::Unknown { code: INTERNAL_ERROR.to_owned() });
        let put_off = matches!(answer, Answer::Later { after_ms: None, .. });
        let (ending, pause) = meaning(job, one, answer, now_ms);
        let ended = Ended { id: one.leased.id, ending, at_ms: now_ms };
        Self { ended, left_ms, put_off, pause, broke }
    }
}

/// What becomes of the call, and why to pause, where there is reason to.
fn meaning(job: &Job, one: &Waiting, answer: Answer, now_ms: u64) -> (Ending, Option<String>) {
    let tries = one.leased.tries;
    match answer {
        Answer::Each(verdicts, code) => (each(one, &verdicts, code), None),
        Answer::Later { after_ms: None, code } => {
            let due_ms = Some(now_ms.saturating_add(back_off_ms(tries)));
            (Ending::Again { due_ms, not_before_ms: None, code }, None)
        }
        Answer::Later { after_ms: Some(after_ms), code } => {
            let back_off_ms = back_off_ms(tries);
            let mut wait_ms = after_ms.max(back_off_ms);
            let expires_ms = job.plan.campaign.expires_ms.unwrap_or(u64::MAX);
            let mut pause = None;
            if wait_ms > MOST_WAIT_MS || now_ms.saturating_add(wait_ms) >= expires_ms {
                let span = match wait_ms.div_ceil(60_000) {
                    minutes @ ..=A_YEAR => format!("{minutes} minutes"),
                    _ => "more than a year".to_owned(),
                };
                pause = Some(format!("asks for {span} before the next call ({code})"));
                // Whoever resumes has looked.
                wait_ms = back_off_ms;
            }
            let not_before_ms = Some(now_ms.saturating_add(wait_ms));
            (Ending::Again { due_ms: None, not_before_ms, code }, pause)
        }
        Answer::NotYet { code } => {
            let due_ms = now_ms.saturating_add(doubled_ms(NOT_YET_MS, tries));
            let again = Call { at_ms: due_ms, ..one.call };
            let ending = match tries + 1 < TRIES && job.may_start(&again).is_ok() {
                true => Ending::Again { due_ms: Some(due_ms), not_before_ms: None, code },
                false => each(one, &vec![Verdict::Refused; one.built.outcomes.len()], code),
            };
            (ending, None)
        }
        Answer::Halt { code } => {
            let pause = Some(format!("refuses it ({code})"));
            (Ending::Again { due_ms: None, not_before_ms: None, code }, pause)
        }
        Answer::Unknown { code } => (Ending::Unknown { code }, None),
    }
}

/// The provider's verdicts, in the places that were not left out.
fn each(one: &Waiting, verdicts: &[Verdict], code: String) -> Ending {
    let mut outcomes = one.built.outcomes.clone();
    let sent = outcomes.iter_mut().filter(|letter| **letter == outcome::UNKNOWN);
    for (letter, verdict) in sent.zip(verdicts) {
        *letter = match verdict {
            Verdict::Accepted => outcome::ACCEPTED,
            Verdict::Refused => outcome::REFUSED,
        };
    }
    Ending::Answered { outcomes, code }
}

/// Of each message of a call whether it failed.
pub(super) fn failures(one: &Ended, account: &AccountFacts) -> Vec<bool> {
    match &one.ending {
        Ending::Answered { outcomes, .. } => outcomes
            .iter()
            .filter(|letter| **letter != outcome::SKIPPED)
            .map(|letter| *letter != outcome::ACCEPTED)
            .collect(),
        Ending::Unknown { .. } => {
            vec![true; usize::try_from(account.recipients_per_call).unwrap_or(1)]
        }
        Ending::Again { .. } => Vec::new(),
    }
}
