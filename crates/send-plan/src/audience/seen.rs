//! Which addresses came before: a set of keyed hashes, never of addresses.

use hashbrown::HashTable;
use siphasher::sip128::SipHasher13;

/// Makes hashes of normalised addresses. 128 bits under a secret key: that two of ten million
/// addresses share one by chance has a probability below 2^-80, and nobody can aim for it.
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

/// A set of hashes.
#[derive(Default)]
pub(super) struct Seen(HashTable<u128>);

impl Seen {
    /// Whether the hash is new; from now on it is in the set.
    pub(super) fn insert(&mut self, hash: u128) -> bool {
        match self.0.entry(low(hash), |known| *known == hash, |known| low(*known)) {
            hashbrown::hash_table::Entry::Occupied(_) => false,
            hashbrown::hash_table::Entry::Vacant(free) => {
                free.insert(hash);
                true
            }
        }
    }

    pub(super) fn contains(&self, hash: u128) -> bool {
        self.0.find(low(hash), |known| *known == hash).is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The hash is already as good as random: its lower half places it.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn low(hash: u128) -> u64 {
    hash as u64
}
