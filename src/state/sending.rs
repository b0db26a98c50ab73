//! A send that is watched: what was planned, what happens, and what it is told.

use std::rc::Rc;

use send_plan::api::CurvePoint;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::envelope::CommandKind;
use serde::Deserialize;

use super::{Signed, State};
use crate::t;
use crate::worker::protocol::sending::Watched;
use crate::worker::protocol::{Document, ProgressReport};

/// Points of the curve that are kept; of more, every other one is.
const MOST_POINTS: usize = 1_000;

/// A send that is watched.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// SHA-256 of its plan, in hex; `None`: none was chosen.
    pub digest: Option<String>,
    /// What the connection is like.
    pub line: Line,
    /// What was planned.
    pub plan: Option<Rc<Watched>>,
    /// Why what was planned cannot be shown.
    pub unplanned: Vec<Diagnostic>,
    /// How it stands.
    pub now: Option<Rc<Now>>,
    /// Milliseconds that the send API's clock is ahead of this computer's.
    pub ahead_ms: i64,
    /// What left when, in order of time.
    pub points: Rc<Vec<CurvePoint>>,
    /// A stop that is signed already, so that it leaves at once; and in which period.
    pub stop: Option<(u64, Rc<Signed>)>,
    /// The period in which a stop was last given to be signed.
    pub armed: u64,
    /// Whether it is being signed.
    pub arming: bool,
    /// Another command, signed.
    pub command: Option<Rc<Signed>>,
    /// What was ordered last.
    pub order: Option<Ordered>,
    /// What would have arrived.
    pub mails: Arrived,
    /// The report with its addresses.
    pub joining: Joining,
}

/// Mails that the sandbox has kept, as far as they were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrived {
    /// The mails.
    pub mails: Rc<Vec<ArrivedMail>>,
    /// Where more begin; `None`: there are no more.
    pub next: Option<String>,
    /// Why they cannot be shown.
    pub refused: Vec<Diagnostic>,
}

/// A mail that nobody got.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArrivedMail {
    /// Whether it went to an own mailbox.
    pub seed: bool,
    /// Its wave's name.
    pub wave: String,
    /// When the sandbox took it, in milliseconds since the epoch.
    pub at_ms: u64,
    /// Who would have got it.
    pub recipient: String,
    /// Every address in its headers beside the sender's own.
    pub visible: Vec<String>,
    /// As a mail program shows it.
    pub subject: String,
    /// The plain text.
    pub text: Option<String>,
    /// The HTML.
    pub html: Option<String>,
    /// Headers and parts.
    pub message: String,
}

/// What the connection to the send API is like.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Line {
    /// There is none.
    #[default]
    Closed,
    /// It is being made.
    Opening,
    /// The plan is there, and may not run yet.
    Waiting,
    /// Every change arrives.
    Live,
    /// It is over; nothing changes any more.
    Over,
    /// It was cut, and is tried again; so many times already.
    Cut(u32),
    /// The send API refuses.
    Refused(Vec<Diagnostic>),
}

/// How a send stands, as a send API says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Now {
    /// SHA-256 of the plan, in hex.
    pub digest: String,
    /// Where it stands.
    pub state: Stand,
    /// Why it is paused or over.
    #[serde(default)]
    pub reason: String,
    /// The last command's counter.
    pub counter: u64,
    /// People in the plan.
    pub recipients: u64,
    /// People whose message a provider took.
    pub accepted: u64,
    /// People whose message was refused.
    pub refused: u64,
    /// People of whom nobody knows.
    pub unknown: u64,
    /// People who came onto a suppression list meanwhile.
    pub skipped: u64,
    /// People whose call has left and is not answered yet.
    #[serde(default)]
    pub in_flight: u64,
    /// Everybody else.
    pub not_yet_sent: u64,
    /// When it was started, in milliseconds since the epoch.
    pub started_ms: Option<u64>,
    /// When it was over.
    pub ended_ms: Option<u64>,
    /// How much later than planned its calls leave.
    #[serde(default)]
    pub late_ms: u64,
    /// Its stages.
    pub waves: Vec<WaveNow>,
    /// What came back; `None`: nobody has told.
    #[serde(default)]
    pub bounces: Option<BouncesNow>,
    /// Now, by the send API's clock.
    pub now_ms: u64,
}

/// Where a send stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// Approved; waits for its start.
    Ready,
    /// Calls leave.
    Running,
    /// Nothing leaves until it is resumed.
    Paused,
    /// Over, for good.
    Stopped,
    /// Every call has been made.
    Finished,
    /// Withdrawn before it started.
    Withdrawn,
}

impl Now {
    /// Whether nothing changes any more: nothing leaves, and what has left is answered.
    pub fn is_over(&self) -> bool {
        self.state.is_over() && self.in_flight == 0
    }
}

impl Stand {
    /// Whether nothing leaves any more, for good.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Finished | Self::Withdrawn)
    }
}

/// A stage as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaveNow {
    /// A person has released it.
    pub released: bool,
    /// When its calls were let loose.
    pub opened_ms: Option<u64>,
    /// Its calls.
    pub calls: u64,
    /// Those that are over.
    pub ended: u64,
    /// When the last one was over.
    pub finished_ms: Option<u64>,
}

/// What came back, as the providers told whoever passed it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BouncesNow {
    /// Messages that came back for good.
    pub hard_bounces: u64,
    /// Messages that their recipients called spam.
    pub complaints: u64,
    /// When it was so.
    pub at_ms: u64,
}

/// What was ordered last.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordered {
    /// Number of the order.
    pub number: u32,
    /// What.
    pub kind: CommandKind,
    /// How far it is.
    pub stage: OrderStage,
}

/// How far an order is.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderStage {
    /// It is being signed.
    Signing,
    /// It is on its way; tried so many times before.
    Leaving(u32),
    /// The send API has carried it out.
    Done,
    /// It was not carried out, and why.
    Refused(Vec<Diagnostic>),
}

/// The report with its addresses.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Joining {
    /// Nobody asked for it.
    #[default]
    Idle,
    /// Files of the plan that are not at hand.
    Missing(Vec<String>),
    /// The report is fetched.
    Fetching,
    /// The files are read.
    Reading(ProgressReport),
    /// It could not be made, and why.
    Refused(Vec<Diagnostic>),
    /// It is saved.
    Done,
}

/// Mails, and where more begin.
pub type MoreMails = (Vec<ArrivedMail>, Option<String>);

/// What happened with a send.
#[derive(Debug)]
pub enum SendingAction {
    /// This send is to be watched; `None`: none.
    Choose(Option<String>),
    /// The connection changed.
    Line(Line),
    /// What was planned, or why it cannot be told.
    Plan(Result<Box<Watched>, Vec<Diagnostic>>),
    /// What of this plan left when, so far.
    Points(String, Vec<CurvePoint>),
    /// How it stands; and how far the send API's clock is ahead.
    Now(Box<Now>, i64),
    /// A stop is being signed in this period, to be held ready.
    Arming(u64),
    /// Another key is to sign the stop.
    Disarm,
    /// Something was ordered, under this number.
    Order(u32, CommandKind),
    /// The order with this number has come so far.
    OrderStage(u32, OrderStage),
    /// Mails of this plan that would have arrived, from here on; and where those after them begin.
    Mails(String, Option<String>, Result<MoreMails, Vec<Diagnostic>>),
    /// The report with its addresses is asked for.
    Joining(Joining),
    /// The worker has come so far with it.
    Joined(Joining),
}

impl State {
    pub(super) fn send(&mut self, action: SendingAction) {
        let sending = &mut self.sending;
        match action {
            SendingAction::Choose(digest) => {
                if sending.digest != digest {
                    *sending = Sending { digest, ..Sending::default() };
                }
            }
            SendingAction::Line(line) => sending.line = line,
            SendingAction::Plan(Ok(plan)) => {
                if sending.digest.as_ref() == Some(&plan.digest) {
                    sending.plan = Some(Rc::from(plan));
                }
            }
            SendingAction::Plan(Err(findings)) => sending.unplanned = findings,
            SendingAction::Points(digest, points) => {
                if sending.digest == Some(digest) {
                    sending.points = Rc::new(points);
                }
            }
            SendingAction::Now(now, ahead_ms) => sending.stands(*now, ahead_ms),
            SendingAction::Arming(period) => {
                (sending.armed, sending.arming) = (period, true);
            }
            SendingAction::Disarm => {
                (sending.armed, sending.stop) = (0, None);
            }
            SendingAction::Order(number, kind) => {
                sending.command = None;
                sending.order = Some(Ordered { number, kind, stage: OrderStage::Signing });
            }
            SendingAction::OrderStage(number, stage) => {
                if let Some(order) = sending.order.as_mut().filter(|order| order.number == number) {
                    // A refused stop is signed anew at the next click, perhaps with another key.
                    if order.kind == CommandKind::Stop && matches!(stage, OrderStage::Refused(_)) {
                        sending.stop = None;
                    }
                    order.stage = stage;
                }
            }
            // Of another send, or asked for twice.
            SendingAction::Mails(digest, after, _)
                if sending.digest.as_ref() != Some(&digest) || sending.mails.next != after => {}
            SendingAction::Mails(.., Ok((more, next))) => {
                Rc::make_mut(&mut sending.mails.mails).extend(more);
                sending.mails.next = next;
                sending.mails.refused.clear();
            }
            SendingAction::Mails(.., Err(findings)) => sending.mails.refused = findings,
            SendingAction::Joining(joining) => sending.joining = joining,
            SendingAction::Joined(joining) => {
                if matches!(sending.joining, Joining::Fetching | Joining::Reading(_)) {
                    sending.joining = joining;
                }
            }
        }
    }
}

impl Sending {
    /// Takes a signed command.
    pub(super) fn signed(&mut self, signed: Signed) {
        if self.digest.as_ref() != Some(&signed.plan) {
            return;
        }
        match signed.document {
            Document::Command(CommandKind::Stop) => {
                self.stop = Some((self.armed, Rc::new(signed)));
                self.arming = false;
            }
            _ => self.command = Some(Rc::new(signed)),
        }
    }

    /// An answer that took longer on its way than a later one is dropped.
    fn stands(&mut self, now: Now, ahead_ms: i64) {
        if self.digest.as_ref() != Some(&now.digest)
            || self.now.as_ref().is_some_and(|known| known.now_ms > now.now_ms)
        {
            return;
        }
        let at_ms = now.ended_ms.unwrap_or(now.now_ms);
        let last = self.points.last();
        let is_new = last.is_none_or(|last| last.handed_over < now.accepted && last.at_ms <= at_ms);
        if now.started_ms.is_some() && is_new {
            let points = Rc::make_mut(&mut self.points);
            points.push(CurvePoint { at_ms, handed_over: now.accepted });
            if points.len() > MOST_POINTS {
                let mut nth = 0;
                points.retain(|_| {
                    nth += 1;
                    nth % 2 == 1
                });
            }
        }
        self.ahead_ms = ahead_ms;
        self.now = Some(Rc::new(now));
    }

    /// A command could not be signed.
    pub(super) fn not_signed(&mut self, why: &Diagnostic) {
        self.arming = false;
        if let Some(order) = &mut self.order
            && order.stage == OrderStage::Signing
        {
            order.stage = OrderStage::Refused(vec![why.clone()]);
        }
    }

    /// What was with the worker is lost: it is asked again.
    pub(super) fn engine_broke(&mut self) {
        (self.armed, self.arming) = (0, false);
        let why = Diagnostic::error(
            "send/engine-broke",
            Place::default(),
            t!("send-engine-broke"),
            t!("send-engine-broke-hint"),
        );
        self.not_signed(&why);
        if matches!(self.joining, Joining::Reading(_)) {
            self.joining = Joining::Idle;
        }
    }

    /// When everything is handed over, as it looks now: as planned, and as late as it is.
    pub fn expected_ms(&self) -> Option<u64> {
        Some(self.plan.as_ref()?.finish_ms + self.now.as_ref()?.late_ms)
    }
}
