//! Spreads values evenly over 64 bits, the same everywhere: for places where nobody gains by making
//! values that share one.

/// A value's number.
#[inline]
pub(crate) fn spread(value: &[u8]) -> u64 {
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ hash >> 32
    };
    let (words, _) = value.as_chunks::<8>();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let hash = words.fold(value.len() as u64, mix);
    // The last eight bytes, or what there is: some may count twice.
    let last = match (value.last_chunk::<8>(), value.first_chunk::<4>(), value.last_chunk::<4>()) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (None, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => value.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    // MurmurHash3's last step.
    let hash = mix(hash, last);
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 33
}
