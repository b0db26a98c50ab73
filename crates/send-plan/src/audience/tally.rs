//! Rows to counts: judges each row, keeps nothing of it but numbers.

use std::collections::BTreeMap;

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use super::domains::Domains;
use super::fate::{Fate, Watched};
use super::fields::{Fields, is_empty};
use super::format::Cut;
use super::labels::{Label, Labels};
use super::look::{Extra, SHOWN_CHARS, Survey};
use super::outcomes::{Outcome, Outcomes};
use super::parts::Told;
use super::repeats::Repeats;
use super::rows::{Row, Shape, Stand, TakeRows};
use super::seen::{Fingerprints, Seen};
use super::suppression::Suppressed;
use super::{FieldProfile, Group, Recipient, Reject, RejectReason, RowPlace, columns, locale};
use crate::campaign::Columns;
use crate::chunk::Place;
use crate::mailbox_provider;
use crate::recipient::{Address, AddressProblem, trim};
use crate::window::NamedZones;
use crate::wording::shortened;

/// Rejected rows that are listed.
const LISTED: usize = 1000;

/// Everything counted so far.
pub(super) struct Tally {
    pub(super) fingerprints: Fingerprints,
    seen: Seen,
    /// Those of them that are seeds.
    seeds: Seen,
    pub(super) suppression: Suppressed,
    /// What an earlier plan's reports say.
    pub(super) outcomes: Outcomes,
    zone_names: NamedZones,
    pub(super) locales: Labels,
    pub(super) zones: Labels,
    pub(super) groups: Groups,
    pub(super) domains: Domains,
    pub(super) fields: Fields,
    /// The addresses of some rows, and which of them is judged next.
    pub(super) ahead: Vec<Ahead>,
    next: usize,
    /// What is known of the rows at hand, where somebody else remembers who came before.
    pub(super) told: Option<Told>,
    pub(super) rows: u64,
    pub(super) recipients: u64,
    pub(super) duplicates: u64,
    /// Those of them whose address is a seed, in files of customers.
    pub(super) also_seeds: u64,
    pub(super) suppressed: u64,
    /// Left out as accepted.
    pub(super) accepted: u64,
    /// Left out as unknown.
    pub(super) unknown: u64,
    /// Recipients that were refused before.
    pub(super) refused: u64,
    pub(super) rejected: BTreeMap<RejectReason, u64>,
    pub(super) rejected_total: u64,
    pub(super) rejects: Vec<Reject>,
    /// How many of them are listed.
    pub(super) listed: usize,
    /// Which rows the duplicates repeat, where somebody asks for it.
    pub(super) repeats: Option<Repeats>,
    /// The row whose fate somebody wants to know.
    pub(super) watched: Option<Watched>,
    /// Rejected rows by what a person should be told, with the first of each.
    pub(super) grounds: BTreeMap<Ground, Counted>,
}

/// Why a row deserves a sentence: finer than [`RejectReason`], and about accepted rows as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Ground {
    /// The file ends inside double quotes.
    OpenQuote,
    /// Rejected for its reason.
    Rejected(RejectReason),
    /// An address with a name beside it.
    Named,
    /// More than one address.
    Several,
    /// Rejected rows that run over several lines.
    Swallowing,
    /// Accepted rows with another row inside a value.
    RowInside,
    /// Rows that a report names, and that no plan can have mailed.
    NeverMailed,
}

/// How many rows, and where the first is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Counted {
    pub(super) rows: u64,
    /// Lines that these rows take beyond their first.
    pub(super) more_lines: u64,
    pub(super) file: usize,
    pub(super) line: u64,
}

/// Where an address stands among those before it. In the order of [`STANDINGS`](super::parts::STANDINGS).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nobody had it.
    New,
    /// A row before has it.
    Duplicate,
    /// A seed has it.
    Seed,
    /// It is on a suppression list.
    Suppressed,
}

/// How the rows of one file are read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Layout {
    pub(super) file: usize,
    seeds: bool,
    pub(super) header_line: u64,
    fields_per_row: usize,
    extra: Extra,
    pub(super) cut: Cut,
    pub(super) address: usize,
    locale: Option<usize>,
    time_zone: Option<usize>,
    /// Per column of the file its place among [`Fields`]; none: it cannot be merged.
    pub(super) fields: Vec<Option<usize>>,
    pub(super) header_seen: bool,
    pub(super) rows: u64,
}

impl Layout {
    /// The row at hand.
    fn place(&self) -> Place {
        Place { file: self.file as u64, row: self.rows }
    }
}

impl Tally {
    pub(super) fn new(key: [u8; 16]) -> Self {
        let fingerprints = Fingerprints::new(key);
        Self {
            fingerprints,
            seen: Seen::default(),
            seeds: Seen::default(),
            suppression: Suppressed::default(),
            outcomes: Outcomes::default(),
            zone_names: NamedZones::new(),
            locales: Labels::new(fingerprints),
            zones: Labels::new(fingerprints),
            groups: Groups::default(),
            domains: Domains::new(fingerprints),
            fields: Fields::default(),
            ahead: Vec::new(),
            next: 0,
            told: None,
            rows: 0,
            recipients: 0,
            duplicates: 0,
            also_seeds: 0,
            suppressed: 0,
            accepted: 0,
            unknown: 0,
            refused: 0,
            rejected: BTreeMap::new(),
            rejected_total: 0,
            rejects: Vec::new(),
            listed: LISTED,
            repeats: None,
            watched: None,
            grounds: BTreeMap::new(),
        }
    }

    /// Prepares for a file's rows; the columns are those that [`columns::resolve`] found in it.
    pub(super) fn layout(
        &mut self,
        file: usize,
        seeds: bool,
        survey: &Survey,
        mapping: &Columns,
    ) -> Layout {
        let place = |name: &Option<String>| {
            name.as_deref().and_then(|name| columns::find(&survey.header, name))
        };
        Layout {
            file,
            seeds,
            header_line: survey.header_line,
            fields_per_row: survey.fields_per_row(),
            extra: survey.extra,
            cut: survey.cut,
            // A place behind the last column finds every address empty.
            address: place(&mapping.address).unwrap_or(usize::MAX),
            locale: place(&mapping.locale),
            time_zone: place(&mapping.time_zone),
            fields: self.fields.file(&survey.header),
            header_seen: !survey.has_header,
            rows: 0,
        }
    }

    /// Reads the addresses of rows that are judged next.
    pub(super) fn expect(&mut self, layout: &Layout, rows: &[Row<'_>]) {
        self.next = 0;
        self.ahead.resize_with(rows.len().max(self.ahead.len()), Ahead::default);
        if let Some(told) = &mut self.told {
            self.ahead.iter_mut().take(rows.len()).for_each(|ahead| told.address(ahead));
            return;
        }
        for (row, ahead) in rows.iter().zip(&mut self.ahead) {
            ahead.problem = match Address::parse(row.utf8(layout.address).unwrap_or_default()) {
                Ok(address) => {
                    address.normalise(&mut ahead.normalised);
                    ahead.hash = self.fingerprints.of(ahead.normalised.as_bytes());
                    None
                }
                Err(problem) => Some(problem),
            };
        }
        self.seen.fetch(self.ahead.iter().take(rows.len()).map(|ahead| ahead.hash));
    }

    /// Judges one row of an audience file; `each` is shown it when it is accepted.
    fn row(
        &mut self,
        layout: &mut Layout,
        row: Row<'_>,
        mut stand: Stand<'_>,
        each: &mut impl FnMut(&Recipient<'_>),
    ) {
        let place = self.next;
        self.next += 1;
        if row.is_blank() {
            return;
        }
        if !layout.header_seen {
            layout.header_seen = true;
            return;
        }
        self.rows += 1;
        layout.rows += 1;
        let outcome = self.outcomes.of(layout.file, layout.rows);
        let ahead = self.ahead.get_mut(place).map(std::mem::take).unwrap_or_default();
        let verdict = self.judge(layout, row, &ahead, outcome, &mut stand, each);
        // Its room is used again.
        if let Some(used) = self.ahead.get_mut(place) {
            *used = ahead;
        }
        if outcome.is_some() && matches!(verdict, Verdict::Duplicate | Verdict::Rejected(..)) {
            self.count(Ground::NeverMailed, layout.file, stand.line(), 0);
        }
        if let Some(watched) = self.watched.as_mut().filter(|watched| watched.row == layout.place())
        {
            watched.fate = Some(match (&verdict, watched.first) {
                (Verdict::Accepted, _) => Fate::Mailed,
                (Verdict::LeftOut, _) if outcome == Some(Outcome::Accepted) => Fate::MailedBefore,
                (Verdict::LeftOut, _) => Fate::Unknown,
                (Verdict::Duplicate, first) => {
                    Fate::Duplicate { first: first.unwrap_or(watched.row) }
                }
                (Verdict::Suppressed, _) => Fate::Suppressed,
                (Verdict::Rejected(reason, _), _) => Fate::Rejected(*reason),
            });
        }
        match verdict {
            Verdict::Accepted => {
                self.recipients += 1;
                self.refused += u64::from(outcome.is_some());
            }
            Verdict::LeftOut if outcome == Some(Outcome::Accepted) => self.accepted += 1,
            Verdict::LeftOut => self.unknown += 1,
            Verdict::Duplicate => self.duplicates += 1,
            Verdict::Suppressed => self.suppressed += 1,
            Verdict::Rejected(reason, ground) => {
                self.reject(layout, row, &mut stand, reason, ground);
            }
        }
    }

    fn judge(
        &mut self,
        layout: &Layout,
        row: Row<'_>,
        ahead: &Ahead,
        outcome: Option<Outcome>,
        stand: &mut Stand<'_>,
        each: &mut impl FnMut(&Recipient<'_>),
    ) -> Verdict {
        let plain = row.is_plain();
        if let Some(reason) = misshapen(layout, row, plain) {
            let ground = match reason {
                RejectReason::OpenQuote => Ground::OpenQuote,
                reason => Ground::Rejected(reason),
            };
            return Verdict::Rejected(reason, ground);
        }
        if let Some(problem) = ahead.problem {
            return Verdict::of(problem);
        }
        let (normalised, hash) = (ahead.normalised.as_str(), ahead.hash);
        let is_left_out = matches!(outcome, Some(Outcome::Accepted | Outcome::Unknown));
        let standing = if let Some(told) = &mut self.told {
            told.standing()
        } else if !is_left_out && self.is_suppressed(normalised, hash) {
            // Who has unsubscribed since was mailed all the same.
            Standing::Suppressed
        } else {
            among_those_before(&mut self.seen, &mut self.seeds, hash, layout.seeds)
        };
        if standing == Standing::Suppressed {
            return Verdict::Suppressed;
        }
        let is_new = standing == Standing::New;
        if let Some(repeats) = &mut self.repeats {
            let place = || RowPlace { file: layout.file as u64, line: stand.line() };
            match is_new {
                true => repeats.first(hash, place),
                false => {
                    let address = std::str::from_utf8(row.value(layout.address));
                    repeats.repeat(hash, trim(address.unwrap_or_default()), place);
                }
            }
        }
        if let Some(watched) = self.watched.as_mut().filter(|_| is_new) {
            watched.first(hash, layout.place());
        }
        if !is_new {
            self.also_seeds += u64::from(standing == Standing::Seed);
            return Verdict::Duplicate;
        }
        if is_left_out {
            return Verdict::LeftOut;
        }
        let at = memchr::memrchr(b'@', normalised.as_bytes());
        let domain = at.and_then(|at| normalised.get(at + 1..));
        let provider = mailbox_provider::place(domain.unwrap_or_default());
        if mailbox_provider::at(provider) == mailbox_provider::OTHER {
            self.domains.count(layout.file, layout.rows, domain.unwrap_or_default());
        }

        let value = |column: Option<usize>| column.map_or(&[][..], |column| row.value(column));
        let tag = value(layout.locale);
        let locale = self.locales.label(tag, locale::normalise).unwrap_or_else(|| {
            self.locales.unknown.count(tag, layout.file, || stand.line());
            0
        });
        let name = value(layout.time_zone);
        let zone = self.zones.label(name, |name| self.zone_names.find(name));
        let zone = zone.unwrap_or_else(|| {
            self.zones.unknown.count(name, layout.file, || stand.line());
            0
        });
        self.groups.count((provider, locale, zone, layout.seeds));
        each(&Recipient {
            file: layout.file,
            row: layout.rows,
            address: trim(row.utf8(layout.address).unwrap_or_default()),
            normalised,
            mailbox_provider: mailbox_provider::at(provider),
            locale: self.locales.name(locale),
            time_zone: self.zones.name(zone),
            seed: layout.seeds,
        });
        self.fields.counts.count(layout, locale, row, plain, normalised, stand);
        if !plain && holds_a_row(layout, row) {
            self.count(Ground::RowInside, layout.file, stand.line(), 0);
        }
        Verdict::Accepted
    }

    /// Whether an address is on a list; `hash`: its fingerprint.
    pub(super) fn is_suppressed(&self, normalised: &str, hash: u128) -> bool {
        self.suppression.has(normalised, hash, self.fingerprints)
    }

    /// Where customers' addresses stand, of which the fingerprints are known alone; no list may have
    /// digests.
    pub(super) fn stand(&mut self, hashes: &[u128]) -> Vec<Standing> {
        self.seen.fetch(hashes.iter().copied());
        let (seen, seeds, suppression) = (&mut self.seen, &mut self.seeds, &self.suppression);
        let stand = |hash: &u128| match suppression.names(*hash) {
            true => Standing::Suppressed,
            false => among_those_before(seen, seeds, *hash, false),
        };
        hashes.iter().map(stand).collect()
    }

    fn reject(
        &mut self,
        layout: &Layout,
        row: Row<'_>,
        stand: &mut Stand<'_>,
        reason: RejectReason,
        ground: Ground,
    ) {
        self.rejected_total += 1;
        *self.rejected.entry(reason).or_insert(0) += 1;
        let line = match row.shape {
            Shape::TooLong { quote_line } | Shape::OpenQuote { quote_line } => quote_line,
            Shape::Whole | Shape::TooManyFields => stand.line(),
        };
        let more_lines = stand.last_line() - line;
        self.count(ground, layout.file, line, more_lines);
        let over_lines = matches!(
            reason,
            RejectReason::TooFewFields
                | RejectReason::TooManyFields
                | RejectReason::TooLong
                | RejectReason::BadAddress
        );
        if over_lines && more_lines > 0 {
            self.count(Ground::Swallowing, layout.file, line, more_lines);
        }
        if self.rejects.len() < self.listed {
            // An excerpt of a long value needs no more than its beginning.
            let most = SHOWN_CHARS * 4 + 4;
            let value = match reason {
                RejectReason::BadAddress => {
                    row.value(layout.address).iter().copied().take(most).collect()
                }
                _ => row.beginning(most),
            };
            self.rejects.push(Reject {
                file: layout.file as u64,
                line,
                reason,
                excerpt: shortened(&String::from_utf8_lossy(&value), SHOWN_CHARS),
            });
        }
    }

    fn count(&mut self, ground: Ground, file: usize, line: u64, more_lines: u64) {
        let counted = self.grounds.entry(ground);
        let counted = counted.or_insert(Counted { rows: 0, more_lines: 0, file, line });
        counted.rows += 1;
        counted.more_lines += more_lines;
    }

    /// Recipients by mailbox provider, locale, zone and seed, sorted.
    pub(super) fn groups(&self) -> Vec<Group> {
        let named = |((provider, locale, zone, seed), recipients): &(GroupKey, u64)| Group {
            mailbox_provider: mailbox_provider::at(*provider).to_owned(),
            locale: self.locales.name(*locale).to_owned(),
            time_zone: self.zones.name(*zone).to_owned(),
            seed: *seed,
            recipients: *recipients,
        };
        let mut groups: Vec<Group> = self.groups.counts.iter().map(named).collect();
        groups.sort();
        groups
    }

    /// Every column with its empty values, in the order in which the files name them.
    pub(super) fn fields(&self) -> Vec<FieldProfile> {
        self.fields.profiles(&self.locales)
    }
}

/// Judges the rows of an audience file; `each` is shown those that are accepted.
pub(super) struct Judging<'a, E> {
    pub(super) tally: &'a mut Tally,
    pub(super) layout: &'a mut Layout,
    pub(super) each: &'a mut E,
}

impl<E: FnMut(&Recipient<'_>)> TakeRows for Judging<'_, E> {
    fn expect(&mut self, rows: &[Row<'_>]) {
        self.tally.expect(self.layout, rows);
    }

    fn take(&mut self, row: Row<'_>, stand: Stand<'_>) -> bool {
        self.tally.row(self.layout, row, stand, self.each);
        true
    }
}

/// Where an address stands that is on no list; from now on it came before.
fn among_those_before(seen: &mut Seen, seeds: &mut Seen, hash: u128, is_seed: bool) -> Standing {
    if seen.insert(hash) {
        if is_seed {
            seeds.insert(hash);
        }
        return Standing::New;
    }
    let is_of_seed = !is_seed && !seeds.is_empty() && seeds.contains(hash);
    if is_of_seed { Standing::Seed } else { Standing::Duplicate }
}

/// An address whose row is judged later.
#[derive(Default)]
pub(super) struct Ahead {
    /// Why it is none; then the others say nothing.
    pub(super) problem: Option<AddressProblem>,
    pub(super) normalised: String,
    pub(super) hash: u128,
}

enum Verdict {
    Accepted,
    Duplicate,
    Suppressed,
    /// An earlier plan has mailed them, or may have.
    LeftOut,
    Rejected(RejectReason, Ground),
}

impl Verdict {
    fn of(problem: AddressProblem) -> Self {
        let reason = match problem {
            AddressProblem::Empty => RejectReason::NoAddress,
            AddressProblem::Several | AddressProblem::Named | AddressProblem::Malformed => {
                RejectReason::BadAddress
            }
        };
        let ground = match problem {
            AddressProblem::Several => Ground::Several,
            AddressProblem::Named => Ground::Named,
            AddressProblem::Empty | AddressProblem::Malformed => Ground::Rejected(reason),
        };
        Self::Rejected(reason, ground)
    }
}

/// Why a row cannot be used as it is, whatever stands in it. `plain`: [`Row::is_plain`].
pub(super) fn misshapen(layout: &Layout, row: Row<'_>, plain: bool) -> Option<RejectReason> {
    match row.shape {
        Shape::OpenQuote { .. } => return Some(RejectReason::OpenQuote),
        Shape::TooLong { .. } => return Some(RejectReason::TooLong),
        Shape::TooManyFields => return Some(RejectReason::TooManyFields),
        Shape::Whole => {}
    }
    if row.len() < layout.fields_per_row {
        return Some(RejectReason::TooFewFields);
    }
    let surplus = layout.extra == Extra::InRows && !is_empty(row.value(row.len() - 1));
    if row.len() > layout.fields_per_row || surplus {
        return Some(RejectReason::TooManyFields);
    }
    (!plain && !row.is_utf8()).then_some(RejectReason::NotUtf8)
}

/// Whether a value runs over a line end and what follows looks like a row of its own: a quote was
/// opened and closed rows later, so people are inside somebody else's value.
fn holds_a_row(layout: &Layout, row: Row<'_>) -> bool {
    let is_line_end = |b: &u8| matches!(b, b'\r' | b'\n');
    if memchr::memchr2(b'\r', b'\n', row.bytes()).is_none() {
        return false;
    }
    (0..row.len()).any(|field| {
        row.value(field).split(is_line_end).skip(1).any(|line| {
            let mut parts = line.split(|b| *b == layout.cut.delimiter.byte());
            parts.clone().count() > 1
                && parts.any(|part| {
                    let part = std::str::from_utf8(part).unwrap_or_default();
                    Address::parse(part.trim_matches('"')).is_ok()
                })
        })
    })
}

/// Mailbox provider, locale, zone, and whether they are seeds.
pub(super) type GroupKey = (u16, Label, Label, bool);

/// Recipients by what is planned by.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) counts: HashTable<(GroupKey, u64)>,
}

impl Groups {
    fn count(&mut self, group: GroupKey) {
        self.add(group, 1);
    }

    pub(super) fn add(&mut self, group: GroupKey, recipients: u64) {
        let place = |(provider, locale, zone, seed): GroupKey| {
            // Fibonacci hashing: the numbers are small and dense, not chosen by anybody.
            let labels = u64::from(locale) << 16 | u64::from(zone);
            let packed = u64::from(seed) << 48 | u64::from(provider) << 32 | labels;
            packed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
        };
        let entry = self.counts.entry(
            place(group),
            |(known, _)| *known == group,
            |(known, _)| place(*known),
        );
        entry.or_insert((group, 0)).into_mut().1 += recipients;
    }
}
