//! What is spent in the rolling window that ends with a call: half-open, `(t - window, t]`.

use std::iter::Peekable;

use crate::campaign::Unit;
use crate::plan::{Call, Calls, Cohort};
use crate::wording::{Text, text};

/// The window, moved on from call to call.
pub(super) struct Rolling<'a> {
    unit: Unit,
    window_ms: u64,
    cohorts: &'a [Cohort],
    /// The same calls once more: those that have not left the window.
    leaving: Peekable<Calls<'a>>,
    within: u128,
}

impl<'a> Rolling<'a> {
    /// A window over `calls`, which are then told one by one.
    pub(super) fn new(unit: Unit, window_ms: u64, cohorts: &'a [Cohort], calls: Calls<'a>) -> Self {
        Self { unit, window_ms, cohorts, leaving: calls.peekable(), within: 0 }
    }

    /// Units of the calls in the window that ends with this one.
    pub(super) fn up_to(&mut self, call: &Call) -> u128 {
        let window_ms = self.window_ms;
        while let Some(gone) = self.leaving.next_if(|gone| has_left(gone.at_ms, window_ms, call)) {
            self.within -= self.units(&gone);
        }
        self.within += self.units(call);
        self.within
    }

    fn units(&self, call: &Call) -> u128 {
        let units = match self.unit {
            Unit::Calls => 1,
            Unit::Messages => call.count,
            Unit::Bytes => {
                let message_bytes = self.cohorts[call.cohort as usize].message_bytes;
                call.count.saturating_mul(message_bytes)
            }
        };
        units.into()
    }
}

/// Whether what was spent at `at_ms` is outside the window that ends with the call.
pub(super) fn has_left(at_ms: u64, window_ms: u64, call: &Call) -> bool {
    at_ms.saturating_add(window_ms) <= call.at_ms
}

/// `messages`, in a sentence.
pub(super) fn units_name(unit: Unit) -> Text {
    match unit {
        Unit::Calls => text!("engine-units-calls", "calls"),
        Unit::Messages => text!("engine-units-messages", "messages"),
        Unit::Bytes => text!("engine-units-bytes", "bytes"),
    }
}
