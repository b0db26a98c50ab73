//! Internal errors of one account's part of a send: it is begun anew, and after several a person has to
//! look.

use std::collections::VecDeque;

/// So many …
const SEVERAL: usize = 3;
/// … within so long.
const WITHIN_MS: u64 = 600_000;

/// When they happened.
#[derive(Default)]
pub struct Breakdowns(VecDeque<u64>);

impl Breakdowns {
    /// Takes one; why to pause, where there is reason to. It begins anew then: whoever resumes has
    /// looked.
    pub fn take(&mut self, account: &str, now_ms: u64) -> Option<String> {
        self.0.push_back(now_ms);
        self.0.retain(|at_ms| at_ms.saturating_add(WITHIN_MS) > now_ms);
        (self.0.len() >= SEVERAL).then(|| {
            self.0.clear();
            let minutes = WITHIN_MS / 60_000;
            format!(
                "{SEVERAL} internal errors of the server within {minutes} minutes, in the part for the \
                 account {account:?}: its log says where"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_within_ten_minutes_and_not_three_in_an_hour() {
        let mut breakdowns = Breakdowns::default();
        let mut take = |minute: u64| breakdowns.take("main", minute * 60_000).is_some();
        assert_eq!([0, 20, 40, 49, 51].map(&mut take), [false; 5]);
        assert_eq!([58, 59, 60, 61].map(&mut take), [true, false, false, true], "begun anew");
    }
}
