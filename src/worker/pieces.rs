//! A file that is being written, in parts that the browser may put on its disk.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, File};

/// Bytes that are kept before the browser gets them.
const PIECE_BYTES: usize = 4 << 20;

/// A file that is being written.
#[derive(Default)]
pub struct Pieces {
    parts: Array,
    /// What is written next.
    pub bytes: Vec<u8>,
}

impl Pieces {
    /// Gives the browser what there is, once it is much.
    pub fn spill(&mut self) {
        if self.bytes.len() >= PIECE_BYTES {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let piece = Array::of1(&Uint8Array::from(self.bytes.as_slice()));
        if let Ok(piece) = Blob::new_with_u8_array_sequence(&piece) {
            self.parts.push(&piece);
        }
        self.bytes.clear();
    }

    /// The file; `None`: the browser could not make it.
    pub fn into_file(mut self, name: &str) -> Option<File> {
        self.flush();
        File::new_with_blob_sequence(&self.parts, name).ok()
    }
}
