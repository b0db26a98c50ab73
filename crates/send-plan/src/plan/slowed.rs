//! A mailbox provider that takes few messages for a while: who of its recipients waits, and until
//! when.

use super::people::Dealt;
use crate::check::Slowed;
use crate::schedule::Open;
use crate::shaping::{DEFERRAL_MS, DEFERRED_MESSAGES_PER_MINUTE};

const MINUTE_MS: u64 = 60_000;

/// Messages that it takes while it is slow.
const MOST: u64 = DEFERRAL_MS / MINUTE_MS * DEFERRED_MESSAGES_PER_MINUTE;

/// The cohorts, in the order of waves, with those at the slowed mailbox provider held back.
///
/// A wave that fits into what it takes while it is slow is done when its last message is taken, so
/// all of it waits until then. Of a wave that does not fit, what fits need not wait: the rest is
/// later anyway.
pub(super) fn slow(
    slowed: &Slowed,
    cohorts: Vec<Dealt>,
    opens: &mut Vec<Open>,
    until_ms: u64,
) -> Vec<Dealt> {
    let is_slow = |dealt: &Dealt| {
        dealt.cohort.mailbox_provider.as_deref() == Some(slowed.mailbox_provider.as_str())
    };
    let mut held = Vec::with_capacity(cohorts.len());
    let mut room = MOST;
    for wave in cohorts.chunk_by(|a, b| a.cohort.wave == b.cohort.wave) {
        let slow_ones = wave.iter().filter(|dealt| is_slow(dealt));
        let recipients: u64 = slow_ones.map(|dealt| dealt.cohort.recipients).sum();
        let fits = recipients <= room;
        for dealt in wave {
            if !is_slow(dealt) {
                held.push(dealt.clone());
                continue;
            }
            let Dealt { cohort, open, pool } = dealt.clone();
            if fits {
                let last = MOST - room + recipients - 1;
                let last_ms = last * MINUTE_MS / DEFERRED_MESSAGES_PER_MINUTE;
                let open = open_from(opens, open, slowed.from_ms + last_ms, until_ms);
                held.push(Dealt { cohort, open, pool });
                continue;
            }
            let now = cohort.recipients.min(room);
            room -= now;
            let (mut early, mut late) = (cohort.clone(), cohort);
            early.recipients = now;
            late.first += now;
            late.recipients -= now;
            let later = open_from(opens, open, slowed.from_ms + DEFERRAL_MS, until_ms);
            let parts = [(early, open), (late, later)];
            let some = parts.into_iter().filter(|(cohort, _)| cohort.recipients > 0);
            held.extend(some.map(|(cohort, open)| Dealt { cohort, open, pool }));
        }
        if fits {
            room -= recipients;
        }
    }
    held
}

/// Index of the open times with the same end that begin no earlier than `from_ms`.
fn open_from(opens: &mut Vec<Open>, open: usize, from_ms: u64, until_ms: u64) -> usize {
    let whole = [(0, until_ms)];
    let stretches = opens[open].as_deref().unwrap_or(&whole);
    let later = Some(
        stretches
            .iter()
            .map(|(from, to)| ((*from).max(from_ms), *to))
            .filter(|(from, to)| from < to)
            .collect(),
    );
    opens.iter().position(|known| *known == later).unwrap_or_else(|| {
        opens.push(later);
        opens.len() - 1
    })
}
