//! Which domains stand behind "other": shown on the screen, never stored and never in a plan.

use hashbrown::HashTable;

use super::DomainCount;
use super::seen::Fingerprints;
use crate::recipient::domain_in_letters;

/// Domains counted at a time.
const COUNTED: usize = 20_000;
/// Domains shown.
const SHOWN: usize = 20;

/// Recipients by domain. A domain that many share is never lost: only the rarest are, where there are
/// too many to count (lossy counting, Manku and Motwani 2002).
pub(super) struct Domains {
    fingerprints: Fingerprints,
    counts: HashTable<(u64, String, u64)>,
    /// Recipients that a domain may have beyond its count.
    forgotten: u64,
}

impl Domains {
    pub(super) fn new(fingerprints: Fingerprints) -> Self {
        Self { fingerprints, counts: HashTable::new(), forgotten: 0 }
    }

    pub(super) fn count(&mut self, domain: &str) {
        let hash = self.fingerprints.of(domain.as_bytes()) as u64;
        if let Some((.., count)) = self.counts.find_mut(hash, |(_, known, _)| known == domain) {
            *count += 1;
            return;
        }
        while self.counts.len() >= COUNTED {
            self.forgotten += 1;
            let forgotten = self.forgotten;
            self.counts.retain(|(.., count)| *count > forgotten);
        }
        let first = (hash, domain.to_owned(), self.forgotten + 1);
        self.counts.insert_unique(hash, first, |(hash, ..)| *hash);
    }

    /// The domains with most recipients, the greatest first.
    pub(super) fn top(&self) -> Vec<DomainCount> {
        let count = |(_, domain, count): &(u64, String, u64)| DomainCount {
            domain: domain_in_letters(domain).unwrap_or_else(|| domain.clone()),
            recipients: *count,
        };
        let mut top: Vec<DomainCount> = self.counts.iter().map(count).collect();
        top.sort_by(|a, b| b.recipients.cmp(&a.recipients).then_with(|| a.domain.cmp(&b.domain)));
        top.truncate(SHOWN);
        top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn big_domains_are_found_among_any_number_of_small_ones() {
        let mut domains = Domains::new(Fingerprints::new([7; 16]));
        for n in 0..200_000_u32 {
            domains.count(&format!("own{n}.example"));
            if n % 10 == 0 {
                domains.count("big.example");
            }
        }
        let top = domains.top();
        assert_eq!(top[0].domain, "big.example");
        assert!(top[0].recipients >= 20_000 && top[0].recipients < 20_100, "{top:?}");
        assert!(domains.counts.len() <= COUNTED);
    }
}
