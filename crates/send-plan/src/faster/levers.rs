//! From what the plan waits for to what may be changed, by how much at most.

use super::{Change, Hours, Refusal, ShapingFigure};
use crate::campaign::{Account, Campaign, Pace, Unit, span_ms};
use crate::plan::{Binding, BindingLimit, Cap, CapFacts, LimitFacts, Plan};
use crate::provider::{self, Figure};

/// A limit is never asked to be more than so many times what it is.
const MOST_TIMES: u64 = 100;

/// Most accounts added, and most accounts for which that is tried.
const MOST_COPIES: u64 = 16;
const MOST_COPIED: usize = 4;

/// Most hours that hours grow on each side.
const MOST_HOURS: u64 = 12;

/// Something that may be changed by more or by less.
pub(super) struct Lever {
    /// Steps that a person would try first.
    pub usual: u64,
    /// Most steps.
    pub most: u64,
    change: Box<dyn Fn(u64) -> Change>,
}

impl Lever {
    fn new(usual: u64, most: u64, change: impl Fn(u64) -> Change + 'static) -> Option<Self> {
        let usual = usual.min(most);
        (usual > 0).then(|| Self { usual, most, change: Box::new(change) })
    }

    /// For what cannot be done by halves.
    fn once(change: Change) -> Option<Self> {
        Self::new(1, 1, move |_| change.clone())
    }

    /// Twice as much, or more, up to `most`.
    fn twice(from: u64, most: u64, change: impl Fn(u64) -> Change + 'static) -> Option<Self> {
        let steps = most.min(from.saturating_mul(MOST_TIMES)).saturating_sub(from);
        Self::new(from, steps, move |by| change(from + by))
    }

    /// The change by so many steps.
    pub fn by(&self, steps: u64) -> Change {
        (self.change)(steps)
    }
}

/// What may be changed, in the order in which equal savings are ranked; and what may not.
pub(super) fn levers(campaign: &Campaign, plan: &Plan) -> (Vec<Lever>, Vec<Refusal>) {
    let mut found = Found { campaign, plan, levers: Vec::new(), refused: Vec::new() };
    let met = plan.campaign.deadline_ms.is_none_or(|ms| plan.estimate.finish_ms <= ms);
    if campaign.schedule.pace == Pace::Even && met {
        // Whatever else changes, the send is spread to the deadline again.
        found.add(Lever::once(Change::Pace));
        return (found.levers, found.refused);
    }
    found.call_sizes();
    for binding in &plan.estimate.binding {
        found.binding(binding);
    }
    found.spare_accounts();
    found.copies();
    found.start();
    found.blast_radius();
    (found.levers, found.refused)
}

struct Found<'a> {
    campaign: &'a Campaign,
    plan: &'a Plan,
    levers: Vec<Lever>,
    refused: Vec<Refusal>,
}

impl Found<'_> {
    fn add(&mut self, lever: Option<Lever>) {
        self.levers.extend(lever);
    }

    fn refuse(&mut self, refusal: Refusal) {
        if !self.refused.contains(&refusal) {
            self.refused.push(refusal);
        }
    }

    /// The account as entered that a binding is about.
    fn account(&self, binding: &Binding) -> Option<&Account> {
        let facts = self.plan.accounts.get(binding.account? as usize)?;
        self.campaign.accounts.iter().find(|account| account.id == facts.id)
    }

    fn call_sizes(&mut self) {
        let most_reached = self.campaign.schedule.blast_radius.unwrap_or(u64::MAX);
        for account in self.campaign.accounts.iter().filter(|account| !account.standby) {
            let batch = provider::find(&account.provider).and_then(|p| p.batch.as_ref());
            if let (Some(batch), Some(from)) = (batch, account.max_recipients_per_call) {
                let (id, shape) = (account.id.clone(), batch.shape.to_owned());
                let steps = batch.recipients_per_call.min(most_reached).saturating_sub(from);
                self.levers.extend(Lever::new(steps, steps, move |by| Change::CallSize {
                    account: id.clone(),
                    shape: shape.clone(),
                    from,
                    to: from + by,
                }));
            }
        }
    }

    fn binding(&mut self, binding: &Binding) {
        match binding.limit {
            BindingLimit::Limit(index) => {
                let facts = binding.account.and_then(|at| self.plan.accounts.get(at as usize));
                let limit = facts.and_then(|facts| facts.limits.get(index as usize));
                if let (Some(account), Some(limit)) = (self.account(binding).cloned(), limit) {
                    if limit.unit == Unit::Calls {
                        self.one_person_per_call(&account);
                    }
                    self.limit(&account, limit);
                    self.reserves(&account, limit);
                }
            }
            BindingLimit::InFlight => {
                let Some(account) = self.account(binding).cloned() else { return };
                self.one_person_per_call(&account);
                let (id, from) = (account.id, account.in_flight.unwrap_or(0));
                self.add(Lever::twice(from, u64::MAX, move |to| Change::InFlight {
                    account: id.clone(),
                    from,
                    to,
                }));
            }
            BindingLimit::WarmUp => {
                if let Some(account) = self.account(binding).map(|account| account.id.clone()) {
                    self.refuse(Refusal::WarmUp { account });
                }
            }
            BindingLimit::MailboxCap(index) => {
                if let Some(cap) = self.plan.mailbox_caps.get(index as usize) {
                    self.cap(cap);
                }
            }
            BindingLimit::WorkingHours => {
                let Some(account) = self.account(binding) else { return };
                let Some(now) = account.working_hours.as_ref().map(Hours::from) else { return };
                let account = account.id.clone();
                self.hours(&now, move |from, to| Change::WorkingHours {
                    account: account.clone(),
                    from,
                    to,
                });
            }
            BindingLimit::SendingHours => {
                let now = self.campaign.schedule.sending_hours.as_ref().map(Hours::from);
                if let Some(now) = now {
                    self.hours(&now, |from, to| Change::SendingHours { from, to });
                }
            }
            BindingLimit::Gate(index) => self.gate(index),
            BindingLimit::Pace => {}
        }
    }

    fn limit(&mut self, account: &Account, limit: &LimitFacts) {
        let (unit, per_ms, from) = (limit.unit, limit.per_ms, limit.limit);
        let documented = documented(account, unit, per_ms);
        if let Some(figure) = documented.filter(|figure| *figure <= from) {
            self.refuse(Refusal::Documented {
                account: account.id.clone(),
                provider: account.provider.clone(),
                unit,
                limit: figure,
                per_ms,
            });
            return;
        }
        let id = account.id.clone();
        self.add(Lever::twice(from, documented.unwrap_or(u64::MAX), move |to| Change::Limit {
            account: id.clone(),
            unit,
            per_ms,
            from,
            to,
        }));
    }

    /// Down to half of each reserve that the limit keeps free, never further.
    fn reserves(&mut self, account: &Account, limit: &LimitFacts) {
        if limit.reserve == 0 {
            return;
        }
        for reserve in &account.reserve {
            let (unit, from) = (reserve.unit, reserve.limit);
            let counts = unit == limit.unit || (limit.unit, unit) == (Unit::Calls, Unit::Messages);
            let Some(per_ms) = span_ms(&reserve.per).filter(|_| counts) else { continue };
            let id = account.id.clone();
            let change = move |to| Change::Reserve { account: id.clone(), unit, per_ms, from, to };
            let tried = change(from - from / 2);
            if !self.levers.iter().any(|lever| lever.by(lever.usual) == tried) {
                self.add(Lever::new(from / 2, from / 2, move |by| change(from - by)));
            }
        }
    }

    fn one_person_per_call(&mut self, account: &Account) {
        if provider::find(&account.provider).is_some_and(|provider| provider.batch.is_none()) {
            self.refuse(Refusal::OnePersonPerCall {
                account: account.id.clone(),
                provider: account.provider.clone(),
            });
        }
    }

    fn cap(&mut self, facts: &CapFacts) {
        let account = facts.account.and_then(|at| self.plan.accounts.get(at as usize));
        let account = account.map(|account| account.id.clone());
        let Some(id) = facts.mailbox_provider.clone() else {
            if let Some(from) = self.campaign.schedule.stop.as_ref().map(|stop| stop.recipients) {
                // Twice as many at most: the rest is not a matter of speed.
                let change = move |by| Change::Stop { from, to: from + by };
                self.add(Lever::new(from, from, change));
            }
            return;
        };
        if let Cap::Rate { unit, limit: from, per_ms, .. } = facts.cap
            && self.campaign.mailbox_caps.iter().any(|cap| {
                (&cap.mailbox_provider, &cap.account, cap.unit) == (&id, &account, unit)
                    && (cap.limit, span_ms(&cap.per)) == (from, Some(per_ms))
            })
        {
            self.add(Lever::twice(from, u64::MAX, move |to| Change::MailboxCap {
                mailbox_provider: id.clone(),
                account: account.clone(),
                unit,
                per_ms,
                from,
                to,
            }));
            return;
        }
        let Some(account) = account else { return };
        let row = self
            .campaign
            .accounts
            .iter()
            .find(|known| known.id == account)
            .and_then(|known| known.shaping.iter().find(|row| row.mailbox_provider == id));
        let Some(row) = row else { return };
        let (figure, from) = match facts.cap {
            Cap::Connections(_) => (ShapingFigure::Connections, row.connections),
            Cap::Rate { per_ms: 1_000, .. } => {
                (ShapingFigure::MessagesPerSecond, row.messages_per_second)
            }
            Cap::Rate { .. } => (ShapingFigure::ConnectionsPerMinute, row.connections_per_minute),
        };
        let Some(from) = from else { return };
        self.add(Lever::twice(from, u64::MAX, move |to| Change::Shaping {
            account: account.clone(),
            mailbox_provider: id.clone(),
            figure,
            from,
            to,
        }));
    }

    fn hours(&mut self, now: &Hours, change: impl Fn(Hours, Hours) -> Change + 'static) {
        if let Some(every_day) = now.every_day() {
            self.add(Lever::once(change(now.clone(), every_day)));
        }
        if now.wider(1).is_some_and(|wider| wider != *now) {
            let now = now.clone();
            self.add(Lever::new(1, MOST_HOURS, move |hours| {
                change(now.clone(), now.wider(hours).unwrap_or_else(|| now.clone()))
            }));
        }
    }

    /// The wait, down to half and not below what the approval takes.
    fn gate(&mut self, index: u64) {
        let Some(wave) = self.plan.waves.get(index as usize) else { return };
        let Some(gate) = wave.gate else { return };
        if gate.expected_wait_ms >= gate.dwell_ms {
            let (wave, expected_wait_ms) = (wave.name.clone(), gate.expected_wait_ms);
            self.refuse(Refusal::Approval { wave, expected_wait_ms });
            return;
        }
        let (wave, from_ms) = (wave.name.clone(), gate.dwell_ms);
        let seconds = (from_ms - gate.expected_wait_ms.max(from_ms.div_ceil(2))) / 1_000;
        self.add(Lever::new(seconds, seconds, move |by| Change::Dwell {
            wave: wave.clone(),
            from_ms,
            to_ms: from_ms - by * 1_000,
        }));
    }

    fn spare_accounts(&mut self) {
        for account in &self.campaign.accounts {
            let id = account.id.clone();
            if account.standby {
                self.levers.extend(Lever::once(Change::Standby { account: id }));
            } else if let Some(from) = account.share.filter(|share| *share < 100) {
                self.levers.extend(Lever::once(Change::Share { account: id, from }));
            }
        }
    }

    fn copies(&mut self) {
        let mut waiting: Vec<u64> = Vec::new();
        for account in self.plan.estimate.binding.iter().filter_map(|binding| binding.account) {
            if !waiting.contains(&account) {
                waiting.push(account);
            }
        }
        for place in waiting.into_iter().take(MOST_COPIED) {
            let Some(facts) = self.plan.accounts.get(place as usize) else { continue };
            let taken = |id: &String| self.campaign.accounts.iter().any(|known| known.id == *id);
            let names: Vec<String> = (2..)
                .map(|nth| format!("{}-{nth}", facts.id))
                .filter(|id| !taken(id))
                .take(MOST_COPIES as usize)
                .collect();
            let like = facts.id.clone();
            self.levers.extend(Lever::new(1, MOST_COPIES, move |copies| Change::Accounts {
                like: like.clone(),
                names: names.iter().take(copies as usize).cloned().collect(),
            }));
        }
    }

    /// Earlier by whole minutes, and not before now.
    fn start(&mut self) {
        let facts = &self.plan.campaign;
        let from_ms = facts.start_ms;
        let earliest_ms = facts.planned_at_ms.max(facts.not_before_ms.unwrap_or(0));
        let minutes = from_ms.saturating_sub(earliest_ms).div_ceil(60_000);
        self.add(Lever::new(minutes, minutes, move |by| Change::Start {
            from_ms,
            to_ms: from_ms.saturating_sub(by.saturating_mul(60_000)).max(earliest_ms),
        }));
    }

    /// Twice as many at most: the rest is not a matter of speed.
    fn blast_radius(&mut self) {
        if let Some(from) = self.campaign.schedule.blast_radius {
            let change = move |by| Change::BlastRadius { from, to: from + by };
            self.add(Lever::new(from, from, change));
        }
    }
}

/// The figure that the account's provider documents for every account.
fn documented(account: &Account, unit: Unit, per_ms: u64) -> Option<u64> {
    let provider = provider::find(&account.provider)?;
    let same = |limit: &&provider::CatalogueLimit| {
        (limit.unit, span_ms(limit.per)) == (unit, Some(per_ms))
    };
    match provider.limits.iter().find(same)?.figure {
        Figure::Published(figure) => Some(figure),
        Figure::NotPublished(_) => None,
    }
}
