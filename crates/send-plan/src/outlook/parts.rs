//! Recipients by mailbox provider, locale and time zone: when the first and the last of each is
//! handed over.

use std::collections::BTreeMap;

use super::{Breakdown, Part, Tail};
use crate::audience::{AudienceSummary, Group};
use crate::estimate::handed_over;
use crate::plan::{Drawn, Plan, Run};

pub(super) struct Parts<'a> {
    plan: &'a Plan,
    audience: &'a AudienceSummary,
    /// Per group of the audience.
    pool_of: &'a [usize],
    pools: Vec<Pool<'a>>,
}

/// Recipients in one keyed order, and the runs that carry them.
#[derive(Clone, Default)]
struct Pool<'a> {
    recipients: u64,
    runs: Vec<&'a Run>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(drawn: &'a Drawn, audience: &'a AudienceSummary) -> Self {
        let pool_of = drawn.pools.of_group.as_slice();
        let count = pool_of.iter().map(|pool| pool + 1).max().unwrap_or(0);
        let mut pools = vec![Pool::default(); count];
        for run in &drawn.plan.runs {
            let pool = &mut pools[drawn.pools.of_cohort[run.cohort as usize]];
            pool.recipients += run.recipients();
            pool.runs.push(run);
        }
        Self { plan: &drawn.plan, audience, pool_of, pools }
    }

    /// The recipients by a value of their group.
    pub(super) fn breakdown(&self, value_of: impl Fn(&Group) -> &String) -> Breakdown {
        let mut of_value: BTreeMap<&str, BTreeMap<usize, u64>> = BTreeMap::new();
        let groups = self.audience.groups.iter().zip(self.pool_of);
        for (group, pool) in groups.filter(|(group, _)| group.recipients > 0) {
            *of_value.entry(value_of(group)).or_default().entry(*pool).or_default() +=
                group.recipients;
        }
        let mut parts: Vec<Part> =
            of_value.into_iter().map(|(value, pools)| self.part(value, &pools)).collect();
        let tail = tail(&parts);
        parts.sort_by_key(|part| std::cmp::Reverse(part.recipients));
        Breakdown { parts, tail }
    }

    /// The recipients with one value: so many in each pool.
    fn part(&self, value: &str, pools: &BTreeMap<usize, u64>) -> Part {
        let mut part = Part {
            value: value.to_owned(),
            recipients: pools.values().sum(),
            first_ms: u64::MAX,
            last_ms: 0,
            exact: true,
        };
        for (pool, own) in pools {
            let pool = &self.pools[*pool];
            let (first_ms, last_ms) = self.span(pool, *own);
            part.first_ms = part.first_ms.min(first_ms);
            part.last_ms = part.last_ms.max(last_ms);
            part.exact &= *own == pool.recipients;
        }
        part
    }

    /// When the first and the last of `own` recipients, spread fairly over a pool, are handed over.
    ///
    /// Of `n` among `N` the first comes at rank `(N + 1) / (n + 1)` on average and the last at
    /// `n (N + 1) / (n + 1)`; with `n = N` these are 1 and `N`, and no average.
    fn span(&self, pool: &Pool<'_>, own: u64) -> (u64, u64) {
        let (all, own) = (u128::from(pool.recipients), u128::from(own));
        let first = (all + 1) / (own + 1);
        let last = (own * (all + 1)).div_ceil(own + 1);
        let (first_ms, end_ms) = (self.plan.estimate.start_ms, self.plan.estimate.finish_ms);
        let first_ms = self.rank_ms(pool, first as u64, first_ms);
        (first_ms, self.rank_ms(pool, last as u64, first_ms).min(end_ms))
    }

    /// The first instant from `from_ms` on by which so many of a pool are handed over.
    fn rank_ms(&self, pool: &Pool<'_>, rank: u64, mut from_ms: u64) -> u64 {
        let mut until_ms = self.plan.estimate.finish_ms;
        while from_ms < until_ms {
            let middle_ms = from_ms + (until_ms - from_ms) / 2;
            let runs = pool.runs.iter().copied();
            if handed_over(self.plan, runs, middle_ms) >= rank {
                until_ms = middle_ms;
            } else {
                from_ms = middle_ms + 1;
            }
        }
        from_ms
    }
}

/// Who finishes last, and how long after the last but one.
fn tail(parts: &[Part]) -> Option<Tail> {
    let last = parts.iter().max_by_key(|part| part.last_ms)?;
    let others = parts.iter().filter(|part| part.value != last.value);
    let after_others_ms = last.last_ms - others.map(|part| part.last_ms).max()?;
    (after_others_ms > 0).then(|| Tail { value: last.value.clone(), after_others_ms })
}
