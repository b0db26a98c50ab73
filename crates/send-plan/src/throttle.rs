//! One account's limits, and the earliest instants at which they let its calls start.
//!
//! Sending at each earliest allowed instant is optimal at every moment (DESIGN §6): the n-th call
//! of equal size can start no earlier in any legal schedule. [`Pacer`] computes exactly those
//! instants, and keeps them as repeated patterns: what it costs depends on how often the pattern
//! changes, not on how many calls there are.

mod pacer;
mod rule;
mod stretch;
#[cfg(test)]
mod tests;

pub(crate) use pacer::{Item, Opening, Pacer, Queue, Sizing};
pub(crate) use rule::{Kind, Latency, Rule, Traits};
pub(crate) use stretch::{Hold, Stretch, What};
