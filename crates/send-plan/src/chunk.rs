//! Who is in which chunk: whoever has a plan and its files can rebuild every one.
//!
//! Recipients of a cohort stand in the order of a keyed hash of their addresses, so that a canary
//! is a fair sample and the order says nothing about the file. A chunk is a stretch of that order.
//! Nothing here is shared with the planner: the plan alone says who belongs to which cohort.

mod pools;

use serde::{Deserialize, Serialize};

use crate::audience::Recipient;
use crate::diagnostic::{Diagnostic, Place as Where};
use crate::plan::{Call, Plan};
use crate::wording::{counted, number, text};

pub(crate) use pools::{Pools, adds_to};

/// Where a recipient stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Index into the plan's `audience.files`.
    pub file: u64,
    /// Data row in that file; 1: the first after the header.
    pub row: u64,
}

/// Gathers recipients as the reader shows them: 24 bytes for each that is wanted.
pub struct Roster<'a> {
    plan: &'a Plan,
    pools: Pools<'a>,
    key: [u8; 32],
    /// Index of the one pool that is wanted; `None`: all are.
    wanted: Option<usize>,
    /// Per pool.
    members: Vec<Vec<Member>>,
}

/// A recipient's place in the keyed order, and in the files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    /// The first 16 bytes of the hash, as they compare.
    hash: [u64; 2],
    /// The file above [`ROW_BITS`] bits of row.
    place: u64,
}

/// A file of 2^48 rows would have some petabytes.
const ROW_BITS: u32 = 48;

impl Member {
    fn new(key: &[u8; 32], recipient: &Recipient<'_>) -> Self {
        let hash = blake3::keyed_hash(key, recipient.normalised.as_bytes());
        let (high, low) = hash.as_bytes()[..16].split_at(8);
        let whole = |bytes: &[u8]| bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        let place = (recipient.file as u64) << ROW_BITS | recipient.row;
        Self { hash: [whole(high), whole(low)], place }
    }

    fn place(self) -> Place {
        Place { file: self.place >> ROW_BITS, row: self.place & ((1 << ROW_BITS) - 1) }
    }
}

impl<'a> Roster<'a> {
    /// For every call of a plan; fails when its salt is none.
    pub fn of_everybody(plan: &'a Plan) -> Result<Self, Diagnostic> {
        let salt = &plan.campaign.salt;
        let key = key_of(salt).ok_or_else(|| {
            Diagnostic::error(
                "plan/bad-salt",
                Where::member("campaign.salt"),
                text!(
                    "engine-plan-bad-salt",
                    "The plan's salt is not 64 hexadecimal digits, so its recipients have no order."
                ),
                text!("engine-plan-bad-salt-hint", "Make the plan again with `piecewise plan`."),
            )
        })?;
        let pools = Pools::new(plan);
        let members = (0..pools.len()).map(|_| Vec::new()).collect();
        Ok(Self { plan, pools, key, wanted: None, members })
    }

    /// For the calls of one cohort alone.
    pub fn of_cohort(plan: &'a Plan, cohort: u64) -> Result<Self, Diagnostic> {
        let mut roster = Self::of_everybody(plan)?;
        let pool = roster.pools.of_cohort(cohort);
        roster.wanted = Some(pool.unwrap_or(usize::MAX));
        if let Some(members) = pool.and_then(|pool| roster.members.get_mut(pool)) {
            // What the plan expects and no more, so that ten million need a quarter of a gigabyte.
            let most = plan.audience.recipients.min(roster.pools.planned(pool.unwrap_or_default()));
            members.reserve_exact(usize::try_from(most).unwrap_or_default());
        }
        Ok(roster)
    }

    /// Takes a recipient, if wanted.
    pub fn take(&mut self, recipient: &Recipient<'_>) {
        let Some(pool) = self.pools.of_recipient(recipient) else { return };
        if self.wanted.is_none_or(|wanted| wanted == pool)
            && let Some(members) = self.members.get_mut(pool)
        {
            members.push(Member::new(&self.key, recipient));
        }
    }

    /// Puts everybody in order.
    pub fn into_chunks(mut self) -> Chunks<'a> {
        for members in &mut self.members {
            members.sort_unstable();
        }
        Chunks { plan: self.plan, pools: self.pools, members: self.members }
    }
}

/// The recipients in their keyed order.
pub struct Chunks<'a> {
    plan: &'a Plan,
    pools: Pools<'a>,
    members: Vec<Vec<Member>>,
}

impl Chunks<'_> {
    /// Whom a call of the plan carries, in their order; fails when the files hold fewer people
    /// than the plan counts on.
    pub fn of(&self, call: &Call) -> Result<Vec<Place>, Diagnostic> {
        let members = self.pools.of_cohort(call.cohort).and_then(|pool| self.members.get(pool));
        let members = members.map(Vec::as_slice).unwrap_or_default();
        let cohort = usize::try_from(call.cohort).ok().and_then(|at| self.plan.cohorts.get(at));
        let from = cohort.map_or(0, |cohort| cohort.first).saturating_add(call.first);
        let stretch =
            usize::try_from(from).ok().zip(usize::try_from(from.saturating_add(call.count)).ok());
        match stretch.and_then(|(from, to)| members.get(from..to)) {
            Some(chunk) => Ok(chunk.iter().map(|member| member.place()).collect()),
            None => Err(Diagnostic::error(
                "chunk/too-few",
                Where::member(format!("cohorts[{}]", call.cohort)),
                text!(
                    "engine-chunk-too-few",
                    "The call carries {count} after the first {from} whom its cohort describes; the files \
                     hold {members} in all.",
                    count = counted(call.count, ("person", "people")),
                    from = number(from),
                    members = number(members.len() as u64)
                ),
                text!("engine-chunk-too-few-hint", "Give the files that were planned with."),
            )),
        }
    }
}

/// The key that a salt of 64 hexadecimal digits names.
fn key_of(salt: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if salt.len() != 2 * key.len() || !salt.is_ascii() {
        return None;
    }
    for (byte, digits) in key.iter_mut().zip(salt.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(digits).ok()?;
        // `from_str_radix` takes a sign as well.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(key)
}
