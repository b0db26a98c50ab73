//! Which addresses came before: a set of keyed hashes, never of addresses.

use siphasher::sip128::SipHasher13;

/// Makes hashes of normalised addresses, under a secret key: nobody can aim for two that are alike.
#[derive(Clone, Copy)]
pub(super) struct Fingerprints(SipHasher13);

impl Fingerprints {
    pub(super) fn new(key: [u8; 16]) -> Self {
        Self(SipHasher13::new_with_key(&key))
    }

    pub(super) fn of(&self, bytes: &[u8]) -> u128 {
        self.0.hash(bytes).as_u128()
    }
}

/// Hashes of a page.
const PAGE: usize = 64;
/// Pages that are allocated together.
const SLAB: usize = 64;

/// Bits by which pages are found from the beginning.
const FIRST: u32 = 12;
/// Bits that are not kept of a hash's upper half: of the others those are kept by page, and 48 by entry.
const DROPPED: u32 = u64::BITS - FIRST - 48;

/// A set of hashes, 76 bits of each: that two of ten million addresses share them by chance has a
/// probability below 2^-30.
///
/// It is in pages by first bits of the hashes (extendible hashing: Fagin and others, 1979). A full
/// page becomes two, so the set grows page by page, and never at once to twice as much: 10 to 14 bytes
/// a hash.
#[derive(Default)]
pub(super) struct Seen {
    slabs: Vec<Vec<Page>>,
    /// Bits that a page is found by.
    bits: u32,
    /// By those bits the number of the page; hashes that share fewer stand at several places.
    places: Vec<u32>,
}

impl Seen {
    /// Whether the hash is new; from now on it is in the set.
    pub(super) fn insert(&mut self, hash: u128) -> bool {
        if self.is_empty() {
            self.bits = FIRST;
            self.places =
                (0..1 << FIRST).map(|first| self.add(Page::sharing(FIRST, first))).collect();
        }
        let entry = Entry::of(hash);
        loop {
            let number = self.number(entry);
            let Some(page) = self.page_mut(number) else { return true };
            if page.contains(entry) {
                return false;
            }
            if page.push(entry) {
                return true;
            }
            self.split(number, entry);
        }
    }

    /// Has what stands about these hashes brought from memory: all at once, and not one after the other
    /// when they are asked for.
    pub(super) fn fetch(&self, hashes: impl Iterator<Item = u128>) {
        let touched = hashes.fold(0_u16, |touched, hash| {
            let tags = self.page(self.number(Entry::of(hash))).map(|page| &page.tags);
            tags.map_or(touched, |[first, .., last]| touched ^ first ^ last)
        });
        std::hint::black_box(touched);
    }

    pub(super) fn contains(&self, hash: u128) -> bool {
        let entry = Entry::of(hash);
        self.page(self.number(entry)).is_some_and(|page| page.contains(entry))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slabs.is_empty()
    }

    /// The number of the page where an entry belongs.
    fn number(&self, entry: Entry) -> u32 {
        self.places.get(entry.place(self.bits)).copied().unwrap_or_default()
    }

    fn page(&self, number: u32) -> Option<&Page> {
        let number = number as usize;
        self.slabs.get(number / SLAB)?.get(number % SLAB)
    }

    fn page_mut(&mut self, number: u32) -> Option<&mut Page> {
        let number = number as usize;
        self.slabs.get_mut(number / SLAB)?.get_mut(number % SLAB)
    }

    fn add(&mut self, page: Page) -> u32 {
        if self.slabs.last().is_none_or(|slab| slab.len() == SLAB) {
            self.slabs.push(Vec::with_capacity(SLAB));
        }
        let before = (self.slabs.len() - 1) * SLAB;
        self.slabs.last_mut().map_or(0, |slab| {
            slab.push(page);
            (before + slab.len() - 1) as u32
        })
    }

    /// Makes two pages of the full one where an entry belongs.
    fn split(&mut self, number: u32, entry: Entry) {
        let Some(full) = self.page_mut(number) else { return };
        let upper = full.split();
        let shared = upper.bits;
        let upper = self.add(upper);
        if shared > self.bits {
            self.places = self.places.iter().flat_map(|number| [*number; 2]).collect();
            self.bits = shared;
        }
        // Both halves stand side by side.
        let half = 1 << (self.bits - shared);
        let from = (entry.place(shared) | 1) * half;
        if let Some(places) = self.places.get_mut(from..from + half) {
            places.fill(upper);
        }
    }
}

/// The hash is already as good as random: its lower half places it.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn low(hash: u128) -> u64 {
    hash as u64
}

/// What is kept of a hash.
#[derive(Clone, Copy, PartialEq)]
struct Entry {
    /// Its last bits.
    tag: u16,
    /// Its first bits.
    rest: u64,
}

impl Entry {
    #[allow(clippy::cast_possible_truncation, reason = "parts of the hash are meant")]
    fn of(hash: u128) -> Self {
        Self { tag: hash as u16, rest: (hash >> 64) as u64 >> DROPPED << DROPPED }
    }

    /// Its first bits as a number.
    fn place(self, bits: u32) -> usize {
        self.rest.checked_shr(u64::BITS - bits).unwrap_or_default() as usize
    }
}

/// Entries that share their first bits.
struct Page {
    /// How many bits.
    bits: u32,
    /// The first ones of them.
    first: u16,
    len: u16,
    tags: [u16; PAGE],
    /// What stands of each after those.
    uppers: [u16; PAGE],
    lowers: [u32; PAGE],
}

impl Page {
    fn sharing(bits: u32, first: u16) -> Self {
        Self { bits, first, len: 0, tags: [0; PAGE], uppers: [0; PAGE], lowers: [0; PAGE] }
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        let each = self.tags.iter().zip(&self.uppers).zip(&self.lowers).take(usize::from(self.len));
        each.map(|((tag, upper), lower)| {
            let rest = u64::from(self.first) << (u64::BITS - FIRST)
                | u64::from(*upper) << (32 + DROPPED)
                | u64::from(*lower) << DROPPED;
            Entry { tag: *tag, rest }
        })
    }

    fn contains(&self, entry: Entry) -> bool {
        // Without a branch, so that the compiler takes many at once.
        let tagged = self.tags.iter().fold(false, |any, tag| any | (*tag == entry.tag));
        tagged && self.entries().any(|known| known == entry)
    }

    /// Adds an entry; `false`: the page is full.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the upper part and the lower one are meant"
    )]
    fn push(&mut self, entry: Entry) -> bool {
        let at = usize::from(self.len);
        let upper = self.uppers.get_mut(at).zip(self.lowers.get_mut(at));
        let Some((tag, (upper, lower))) = self.tags.get_mut(at).zip(upper) else { return false };
        *tag = entry.tag;
        *upper = (entry.rest >> (32 + DROPPED)) as u16;
        *lower = (entry.rest >> DROPPED) as u32;
        self.len += 1;
        true
    }

    /// Hands the entries over whose next bit is set.
    fn split(&mut self) -> Self {
        let bits = self.bits + 1;
        let (mut lower, mut upper) =
            (Self::sharing(bits, self.first), Self::sharing(bits, self.first));
        for entry in self.entries() {
            let half = if entry.place(bits) & 1 == 0 { &mut lower } else { &mut upper };
            half.push(entry);
        }
        *self = lower;
        upper
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Hashes that share so many first bits, and others that share none.
    fn hashes(shared: u32) -> impl Iterator<Item = u128> {
        let fingerprints = Fingerprints::new([7; 16]);
        (0..20_000_u32).map(move |n| {
            let hash = fingerprints.of(&(n % 15_000).to_le_bytes());
            if n % 2 == 0 { hash } else { hash >> shared }
        })
    }

    #[test]
    fn it_knows_what_was_put_in_and_nothing_else() {
        for shared in [0, 1, 5, 12, 20] {
            let (mut seen, mut known) = (Seen::default(), BTreeSet::new());
            for hash in hashes(shared) {
                assert_eq!(seen.contains(hash), known.contains(&hash));
                assert_eq!(seen.insert(hash), known.insert(hash));
                assert!(seen.contains(hash) && !seen.contains(hash ^ 1));
            }
            assert!(known.iter().all(|hash| seen.contains(*hash)));
            // Hashes that differ in any bit that is kept are not the same.
            for bit in (0..16).chain(68..128) {
                assert!(known.iter().take(50).all(|hash| !seen.contains(hash ^ 1 << bit)));
            }
        }
    }
}
