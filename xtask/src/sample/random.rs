//! Numbers that look random and are the same everywhere: SplitMix64 (Steele, Lea and Flood, 2014).

/// A stream of numbers.
pub struct Random(u64);

impl Random {
    /// Always the same stream.
    pub fn new() -> Self {
        Self(0x5eed_2019_1101)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `end`; the bias of taking the high half of a product is below 2^-32 here.
    pub fn below(&mut self, end: u32) -> u32 {
        let product = (self.next() >> 32) * u64::from(end);
        (product >> 32) as u32
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of these, each as likely as its share.
    pub fn pick<T: Copy>(&mut self, shares: &[(T, u32)]) -> T {
        let whole: u32 = shares.iter().map(|(_, share)| share).sum();
        let mut point = self.below(whole);
        for (choice, share) in shares {
            if point < *share {
                return *choice;
            }
            point -= share;
        }
        shares[0].0
    }
}
