//! What a plan promises over time, as the pictures show it.

use crate::api::{BindingReview, CurvePoint, Lane as LanePicture, LimitName, Span};
use crate::plan::{self, AccountFacts, Binding, BindingLimit, Drawn, Plan, Run};
use crate::schedule;
use crate::throttle::{Hold, Stretch, What};

/// Points of a curve, and stretches of a lane that can be told apart.
const STEPS: u64 = 240;

/// How many messages are handed over when: evenly spaced instants from the start to the finish.
pub(crate) fn curve(plan: &Plan) -> Vec<CurvePoint> {
    let (start_ms, finish_ms) = (plan.estimate.start_ms, plan.estimate.finish_ms);
    let span_ms = finish_ms - start_ms;
    let mut points: Vec<CurvePoint> = (0..=STEPS)
        .map(|step| {
            let at_ms =
                start_ms + (u128::from(span_ms) * u128::from(step) / u128::from(STEPS)) as u64;
            CurvePoint { at_ms, handed_over: handed_over(plan, plan.runs.iter(), at_ms) }
        })
        .collect();
    points.dedup();
    points
}

/// Messages of the runs whose call has been answered by `at_ms`.
pub(crate) fn handed_over<'a>(plan: &Plan, runs: impl Iterator<Item = &'a Run>, at_ms: u64) -> u64 {
    runs.map(|run| {
        let latency = schedule::latency_of(&plan.accounts[run.account as usize]);
        let by_ms = at_ms.checked_sub(latency.of(run.size));
        by_ms.map_or(0, |by_ms| calls_started_by(run, by_ms) * run.size)
    })
    .sum()
}

/// Calls of the run that start at or before `at_ms`.
pub(crate) fn calls_started_by(run: &Run, at_ms: u64) -> u64 {
    let Some(mut since_ms) = at_ms.checked_sub(run.start_ms) else {
        return 0;
    };
    let mut inner = run.calls();
    let mut calls = 0;
    for repeat in &run.repeat {
        inner /= repeat.times;
        let begun = since_ms.checked_div(repeat.every_ms).unwrap_or(u64::MAX).min(repeat.times - 1);
        calls += begun * inner;
        since_ms -= begun * repeat.every_ms;
    }
    calls + 1
}

/// What each account does when: sending, or waiting and for what.
pub(crate) fn lanes(drawn: &Drawn) -> Vec<LanePicture> {
    let plan = &drawn.plan;
    let span_ms = plan.estimate.finish_ms - plan.estimate.start_ms;
    let pause_ms = (span_ms / STEPS).max(1);
    let lanes = drawn.lanes.iter().zip(&drawn.names);
    plan.accounts
        .iter()
        .zip(lanes)
        .enumerate()
        .map(|(index, (account, (lane, names)))| {
            let mut drawing = Drawing {
                plan,
                account,
                index: index as u64,
                names,
                pause_ms,
                previous_ms: plan.campaign.start_ms,
                spans: Vec::new(),
            };
            for stretch in lane {
                drawing.add(stretch, 0);
            }
            LanePicture { account: account.id.clone(), spans: drawing.spans }
        })
        .collect()
}

struct Drawing<'a> {
    plan: &'a Plan,
    account: &'a AccountFacts,
    index: u64,
    /// What the plan calls each rule of the account.
    names: &'a [BindingLimit],
    /// A wait as long as this is shown.
    pause_ms: u64,
    previous_ms: u64,
    spans: Vec<Span>,
}

impl Drawing<'_> {
    fn add(&mut self, stretch: &Stretch, from_ms: u64) {
        let at_ms = from_ms + stretch.at_ms;
        match &stretch.what {
            What::Loop { body, period_ms, turns } if self.pauses(body, *period_ms) => {
                for turn in 0..*turns {
                    for part in body {
                        self.add(part, at_ms + turn * period_ms);
                    }
                }
            }
            _ => self.send(stretch, from_ms),
        }
    }

    /// Whether a loop holds a wait that is shown.
    fn pauses(&self, body: &[Stretch], period_ms: u64) -> bool {
        let mut previous_ms = 0;
        let within = body.iter().any(|part| {
            let gap_ms = part.at_ms - previous_ms;
            previous_ms = part.last_start_ms();
            let inside = match &part.what {
                What::Loop { body, period_ms, .. } => self.pauses(body, *period_ms),
                What::Burst { .. } => false,
            };
            gap_ms >= self.pause_ms || inside
        });
        within || period_ms.saturating_sub(previous_ms) >= self.pause_ms
    }

    fn name_of(&self, hold: Hold) -> LimitName {
        name_of(self.plan, Some(self.index), plan::limit_of(hold, self.names))
    }

    /// A stretch without a wait that is shown.
    fn send(&mut self, stretch: &Stretch, from_ms: u64) {
        let at_ms = from_ms + stretch.at_ms;
        if at_ms - self.previous_ms >= self.pause_ms {
            self.spans.push(Span {
                from_ms: self.previous_ms,
                to_ms: at_ms,
                messages: 0,
                limit: first_held_by(stretch).map(|hold| self.name_of(hold)),
            });
        }
        let latency = schedule::latency_of(self.account);
        let to_ms = from_ms + stretch.answered_ms(latency);
        let held = schedule::held(std::iter::once(stretch), 0);
        let limit = held.first().map(|held| self.name_of(held.by));
        match self.spans.last_mut() {
            Some(span)
                if span.messages > 0
                    && (span.limit == limit || stretch.messages() < span.messages / 8) =>
            {
                span.to_ms = span.to_ms.max(to_ms);
                span.messages += stretch.messages();
            }
            _ => {
                self.spans.push(Span { from_ms: at_ms, to_ms, messages: stretch.messages(), limit })
            }
        }
        self.previous_ms = from_ms + stretch.last_start_ms();
    }
}

fn first_held_by(stretch: &Stretch) -> Option<Hold> {
    match &stretch.what {
        What::Burst { held_by, .. } => *held_by,
        What::Loop { body, .. } => body.first().and_then(first_held_by),
    }
}

/// What the send waits for, by name.
pub(crate) fn binding(plan: &Plan) -> Vec<BindingReview> {
    plan.estimate
        .binding
        .iter()
        .map(|binding| BindingReview {
            account: account_of(plan, binding).map(|account| account.id.clone()),
            limit: binding_name(plan, binding),
            waited_ms: binding.waited_ms,
            from_ms: binding.from_ms,
            to_ms: binding.to_ms,
        })
        .collect()
}

fn account_of<'a>(plan: &'a Plan, binding: &Binding) -> Option<&'a AccountFacts> {
    plan.accounts.get(usize::try_from(binding.account?).ok()?)
}

/// The name of what holds calls back.
pub fn binding_name(plan: &Plan, binding: &Binding) -> LimitName {
    name_of(plan, binding.account, binding.limit)
}

fn name_of(plan: &Plan, account: Option<u64>, limit: BindingLimit) -> LimitName {
    let account = account.and_then(|account| plan.accounts.get(account as usize));
    match limit {
        BindingLimit::Limit(index) => account
            .and_then(|account| account.limits.get(index as usize))
            .map_or(LimitName::Pace, |limit| LimitName::Rate {
                unit: limit.unit,
                limit: limit.limit,
                per_ms: limit.per_ms,
            }),
        BindingLimit::InFlight => account.map_or(LimitName::Pace, |account| LimitName::InFlight {
            calls: account.in_flight.unwrap_or(0),
            latency_ms: schedule::latency_of(account).of(account.recipients_per_call),
        }),
        BindingLimit::WarmUp => LimitName::WarmUp,
        BindingLimit::MailboxCap(index) => {
            plan.mailbox_caps.get(index as usize).map_or(LimitName::Pace, |facts| {
                LimitName::MailboxCap {
                    mailbox_provider: facts.mailbox_provider.clone(),
                    cap: facts.cap,
                }
            })
        }
        BindingLimit::WorkingHours => LimitName::WorkingHours,
        BindingLimit::SendingHours => LimitName::SendingHours,
        BindingLimit::Gate(wave) => LimitName::Gate {
            wave: plan.waves.get(wave as usize).map_or_else(String::new, |wave| wave.name.clone()),
        },
        BindingLimit::Pace => LimitName::Pace,
    }
}
