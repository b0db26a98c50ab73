//! What became of each row of the audience, two bits a row.

use std::collections::BTreeMap;

/// What became of a recipient; of several, the greatest holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The provider did not take the message: it is tried again.
    Refused = 1,
    /// Nobody knows: it is not sent again.
    Unknown = 2,
    /// The provider took the message.
    Accepted = 3,
}

impl Outcome {
    /// As a report writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
        }
    }

    pub(super) const ALL: [Self; 3] = [Self::Refused, Self::Unknown, Self::Accepted];
}

/// Rows of one page.
const ROWS: u64 = 256;

/// Outcomes by file and row. Pages hold what reports name and no more: 10 million rows take some
/// 4 MB, and a report that names one row far out takes one page.
#[derive(Default)]
pub(super) struct Outcomes(BTreeMap<(usize, u64), [u8; ROWS as usize / 4]>);

impl Outcomes {
    /// Notes what became of a row; returns what was noted before.
    pub(super) fn note(&mut self, file: usize, row: u64, outcome: Outcome) -> Option<Outcome> {
        let page = self.0.entry((file, row / ROWS)).or_insert([0; ROWS as usize / 4]);
        let (byte, shift) = place(row);
        let before = outcome_of(page[byte] >> shift);
        let now = before.map_or(outcome, |before| before.max(outcome));
        page[byte] = page[byte] & !(0b11 << shift) | (now as u8) << shift;
        before
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn of(&self, file: usize, row: u64) -> Option<Outcome> {
        let (byte, shift) = place(row);
        outcome_of(self.0.get(&(file, row / ROWS))?[byte] >> shift)
    }
}

/// Byte within the page, and bit within the byte.
fn place(row: u64) -> (usize, u32) {
    let row = row % ROWS;
    // Below 64 and below 8.
    ((row / 4) as usize, (row % 4) as u32 * 2)
}

fn outcome_of(bits: u8) -> Option<Outcome> {
    Outcome::ALL.into_iter().find(|outcome| *outcome as u8 == bits & 0b11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_keeps_its_own_and_the_greatest() {
        let mut outcomes = Outcomes::default();
        let of = |row: u64| match row % 4 {
            1 => Some(Outcome::Refused),
            2 => Some(Outcome::Unknown),
            3 => Some(Outcome::Accepted),
            _ => None,
        };
        for file in 0..2 {
            for row in 0..2_000 {
                if let Some(outcome) = of(row + file as u64) {
                    assert_eq!(outcomes.note(file, row, outcome), None);
                }
            }
        }
        for file in 0..2 {
            for row in 0..2_000 {
                assert_eq!(outcomes.of(file, row), of(row + file as u64));
            }
        }
        assert_eq!(outcomes.note(0, 3, Outcome::Refused), Some(Outcome::Accepted));
        assert_eq!(outcomes.of(0, 3), Some(Outcome::Accepted));
        assert_eq!(outcomes.note(0, 1, Outcome::Unknown), Some(Outcome::Refused));
        assert_eq!(outcomes.of(0, 1), Some(Outcome::Unknown));
        assert_eq!(outcomes.of(0, u64::MAX), None);
    }
}
