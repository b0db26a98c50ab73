//! Where the bytes stand that may cut a text into rows and values, found sixty-four at a time.

use wide::u8x16;

/// Bytes looked at together.
const BLOCK: usize = 64;

/// Line ends, delimiters, quotes, `@` and `%` of a text with their places, one after the other.
pub(super) struct Marks<'t> {
    text: &'t [u8],
    signs: [u8x16; 6],
    /// Where the block begins that is looked at.
    block: usize,
    /// One bit per byte of the block: the marks still to come.
    bits: u64,
    /// The same for bytes that are beyond ASCII or NUL, as far as nobody has asked.
    odd: u64,
    /// Whether earlier blocks had one since somebody asked.
    odd_before: bool,
}

impl<'t> Marks<'t> {
    pub(super) fn new(text: &'t [u8], delimiter: u8, quote: Option<u8>) -> Self {
        let quote = quote.unwrap_or(delimiter);
        let signs = [b'\n', b'\r', delimiter, quote, b'@', b'%'].map(u8x16::splat);
        let mut marks = Self { text, signs, block: 0, bits: 0, odd: 0, odd_before: false };
        marks.look();
        marks
    }

    /// Whether a byte since the last time, up to the mark that came last, may be beyond ASCII or NUL.
    pub(super) fn passed_odd(&mut self, mark: usize) -> bool {
        let passed = (1 << (mark % BLOCK)) - 1;
        let odd = std::mem::take(&mut self.odd_before) || self.odd & passed != 0;
        self.odd &= !passed;
        odd
    }

    /// Looks at the block.
    fn look(&mut self) {
        let rest = self.text.get(self.block..).unwrap_or_default();
        (self.bits, self.odd) = match rest.first_chunk() {
            Some(block) => self.among(block),
            None => {
                // A zero is no mark.
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(byte, of_text)| *byte = *of_text);
                self.among(&block)
            }
        };
    }

    fn among(&self, block: &[u8; BLOCK]) -> (u64, u64) {
        let (parts, _) = block.as_chunks::<16>();
        parts.iter().rev().fold((0, 0), |(bits, odd), part| {
            let part = u8x16::from(*part);
            let [a, b, c, d, e, f] = self.signs.map(|sign| part.simd_eq(sign));
            let marks = (a | b) | (c | d) | (e | f);
            // The first bit of a byte is set beyond ASCII.
            let odds = part | part.simd_eq(u8x16::splat(0));
            let add = |bits: u64, found: u8x16| bits << 16 | u64::from(found.to_bitmask());
            (add(bits, marks), add(odd, odds))
        })
    }
}

impl Iterator for Marks<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        while self.bits == 0 {
            if self.block + BLOCK >= self.text.len() {
                return None;
            }
            self.block += BLOCK;
            self.odd_before |= self.odd != 0;
            self.look();
        }
        let at = self.block + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        self.text.get(at).map(|mark| (at, *mark))
    }
}
