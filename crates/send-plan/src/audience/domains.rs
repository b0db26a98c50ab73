//! Which domains stand behind "other": shown on the screen, never stored and never in a plan.

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use super::DomainCount;
use super::seen::Fingerprints;
use crate::recipient::domain_in_letters;

/// Domains that are told apart at the end of a stretch.
const COUNTED: usize = 20_000;
/// Rows of a stretch.
const STRETCH: u64 = 65_536;
/// Domains shown.
const SHOWN: usize = 20;

/// A domain with its hash and its recipients.
type Counted = (u64, String, u64);

/// Recipients by domain. A domain that many share is never lost: only the rarest are, where there are
/// too many to count (lossy counting, Manku and Motwani 2002). Within a stretch of rows none is lost,
/// so that who counts its rows, and in which order, makes no difference.
pub(super) struct Domains {
    fingerprints: Fingerprints,
    counts: HashTable<Counted>,
    /// Recipients that a domain may have beyond its count.
    forgotten: u64,
    /// The stretch at hand: its file, its number, and what was counted in it.
    place: (usize, u64),
    open: HashTable<Counted>,
    /// Stretches that somebody else adds up.
    parts: Option<Vec<DomainsOf>>,
}

/// Recipients by domain in some rows of a stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainsOf {
    place: (usize, u64),
    /// A line per domain, with its recipients before a space: many short texts are slow to pass.
    #[serde(with = "serde_bytes")]
    counts: Vec<u8>,
}

impl Domains {
    pub(super) fn new(fingerprints: Fingerprints) -> Self {
        let (counts, open) = (HashTable::new(), HashTable::new());
        Self { fingerprints, counts, forgotten: 0, place: (0, 0), open, parts: None }
    }

    /// Counts for somebody else, who takes what was counted.
    pub(super) fn in_parts(self) -> Self {
        Self { parts: Some(Vec::new()), ..self }
    }

    /// Counts the recipient of a row; rows come in order.
    pub(super) fn count(&mut self, file: usize, row: u64, domain: &str) {
        self.reach((file, row / STRETCH));
        self.add_to_open(domain, 1);
    }

    /// Adds what somebody else counted; rows come in order.
    pub(super) fn add(&mut self, domains: &DomainsOf) {
        self.reach(domains.place);
        let text = std::str::from_utf8(&domains.counts).unwrap_or_default();
        for line in text.lines() {
            if let Some((recipients, domain)) = line.split_once(' ') {
                self.add_to_open(domain, recipients.parse().unwrap_or_default());
            }
        }
    }

    /// What was counted for somebody else since the last time.
    pub(super) fn take(&mut self) -> Vec<DomainsOf> {
        self.close();
        self.parts.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn add_to_open(&mut self, domain: &str, recipients: u64) {
        let hash = self.fingerprints.of(domain.as_bytes()) as u64;
        add(&mut self.open, hash, domain, recipients, 0);
    }

    fn reach(&mut self, place: (usize, u64)) {
        if self.place != place {
            self.close();
            self.place = place;
        }
    }

    /// Ends the stretch at hand. What is rare is forgotten now.
    fn close(&mut self) {
        if let Some(parts) = &mut self.parts {
            let mut counts = Vec::new();
            for (_, domain, recipients) in self.open.drain() {
                counts.extend_from_slice(format!("{recipients} {domain}\n").as_bytes());
            }
            if !counts.is_empty() {
                parts.push(DomainsOf { place: self.place, counts });
            }
            return;
        }
        for (hash, domain, recipients) in self.open.drain() {
            add(&mut self.counts, hash, &domain, recipients, self.forgotten);
        }
        while self.counts.len() > COUNTED {
            self.forgotten += 1;
            let forgotten = self.forgotten;
            self.counts.retain(|(.., count)| *count > forgotten);
        }
    }

    /// The domains with most recipients, the greatest first.
    pub(super) fn top(&mut self) -> Vec<DomainCount> {
        self.close();
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

/// Adds recipients of a domain; of one that is new, some may have been forgotten.
fn add(to: &mut HashTable<Counted>, hash: u64, domain: &str, recipients: u64, forgotten: u64) {
    match to.find_mut(hash, |(_, known, _)| known == domain) {
        Some((.., count)) => *count += recipients,
        None => {
            let first = (hash, domain.to_owned(), recipients + forgotten);
            to.insert_unique(hash, first, |(hash, ..)| *hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many() -> Vec<String> {
        let own = (0..200_000_u32).map(|n| format!("own{n}.example"));
        own.enumerate()
            .flat_map(|(n, own)| {
                let big = (n % 10 == 0).then(|| "big.example".to_owned());
                std::iter::once(own).chain(big)
            })
            .collect()
    }

    #[test]
    fn big_domains_are_found_among_any_number_of_small_ones() {
        let mut domains = Domains::new(Fingerprints::new([7; 16]));
        for (row, domain) in (1..).zip(many()) {
            domains.count(0, row, &domain);
        }
        let top = domains.top();
        assert_eq!(top[0].domain, "big.example");
        assert!(top[0].recipients >= 20_000 && top[0].recipients < 20_100, "{top:?}");
        assert!(domains.counts.len() <= COUNTED);
    }

    #[test]
    fn who_counts_makes_no_difference() {
        let all: Vec<(u64, String)> = (1..).zip(many()).collect();
        let mut alone = Domains::new(Fingerprints::new([7; 16]));
        all.iter().for_each(|(row, domain)| alone.count(0, *row, domain));
        let mut sum = Domains::new(Fingerprints::new([8; 16]));
        for part in all.chunks(30_000) {
            let mut domains = Domains::new(Fingerprints::new([9; 16])).in_parts();
            part.iter().rev().for_each(|(row, domain)| domains.count(0, *row, domain));
            let mut parts = domains.take();
            parts.sort_by_key(|part| part.place);
            parts.iter().for_each(|part| sum.add(part));
        }
        assert_eq!(sum.top(), alone.top());
    }
}
