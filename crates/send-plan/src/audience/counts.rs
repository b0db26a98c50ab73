//! What was counted of some rows, to be added up by whoever remembers who came before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::FieldCounts;
use super::labels::{Label, Unknown};
use super::tally::{Counted, Ground, GroupKey, Tally};
use super::{Reject, RejectReason};

/// Counts of rows, with their labels by name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Counts {
    locales: Vec<String>,
    unknown_locales: Unknown,
    zones: Vec<String>,
    unknown_zones: Unknown,
    groups: Vec<(GroupKey, u64)>,
    fields: FieldCounts,
    rows: u64,
    recipients: u64,
    duplicates: u64,
    also_seeds: u64,
    suppressed: u64,
    rejected: BTreeMap<RejectReason, u64>,
    rejected_total: u64,
    rejects: Vec<Reject>,
    grounds: Vec<(Ground, Counted)>,
}

impl Tally {
    /// What was counted; `None`: more labels than are told apart, and which of them are depends on
    /// rows that others counted.
    pub(super) fn counts(self) -> Option<Counts> {
        Some(Counts {
            locales: self.locales.names()?.to_vec(),
            unknown_locales: self.locales.unknown,
            zones: self.zones.names()?.to_vec(),
            unknown_zones: self.zones.unknown,
            groups: self.groups.counts.into_iter().collect(),
            fields: self.fields.counts,
            rows: self.rows,
            recipients: self.recipients,
            duplicates: self.duplicates,
            also_seeds: self.also_seeds,
            suppressed: self.suppressed,
            rejected: self.rejected,
            rejected_total: self.rejected_total,
            rejects: self.rejects,
            grounds: self.grounds.into_iter().collect(),
        })
    }

    /// Adds what somebody else counted of other rows; `None`: there are more labels than are told
    /// apart.
    pub(super) fn join(&mut self, counts: Counts) -> Option<()> {
        let locales = self.locales.join(&counts.locales)?;
        let zones = self.zones.join(&counts.zones)?;
        self.locales.unknown.join(counts.unknown_locales);
        self.zones.unknown.join(counts.unknown_zones);
        let here = |labels: &[Label], label: Label| labels.get(usize::from(label)).copied();
        for ((provider, locale, zone, seed), recipients) in counts.groups {
            let group = (provider, here(&locales, locale)?, here(&zones, zone)?, seed);
            self.groups.add(group, recipients);
        }
        self.fields.counts.join(counts.fields, &locales);
        self.rows += counts.rows;
        self.recipients += counts.recipients;
        self.duplicates += counts.duplicates;
        self.also_seeds += counts.also_seeds;
        self.suppressed += counts.suppressed;
        for (reason, rows) in counts.rejected {
            *self.rejected.entry(reason).or_insert(0) += rows;
        }
        self.rejected_total += counts.rejected_total;
        self.rejects.extend(counts.rejects);
        self.rejects.sort_by_key(|reject| (reject.file, reject.line));
        self.rejects.truncate(self.listed);
        for (ground, theirs) in counts.grounds {
            let none = Counted { rows: 0, more_lines: 0, ..theirs };
            let counted = self.grounds.entry(ground).or_insert(none);
            counted.rows += theirs.rows;
            counted.more_lines += theirs.more_lines;
            let first = (counted.file, counted.line).min((theirs.file, theirs.line));
            (counted.file, counted.line) = first;
        }
        Some(())
    }
}
