//! A file's bytes, slice by slice: one is being worked on while the next is being read.

use std::ops::Range;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use crate::browser::memory::give_back;

/// Bytes of one slice.
const SLICE_BYTES: u64 = 4 * 1024 * 1024;

/// A file being read.
pub struct Slices<'a> {
    file: &'a File,
    next_byte: u64,
    coming: Option<Promise>,
}

/// Size of a file in bytes.
pub fn size(file: &File) -> u64 {
    // Exact below 2^53.
    file.size() as u64
}

impl<'a> Slices<'a> {
    /// From the file's first byte.
    pub fn new(file: &'a File) -> Self {
        Self::after(file, 0)
    }

    /// After so many of the file's bytes.
    pub fn after(file: &'a File, bytes: u64) -> Self {
        Self { file, next_byte: bytes, coming: None }
    }

    /// Puts the next slice into `buffer`; `false` at the end of the file.
    pub async fn next(&mut self, buffer: &mut Vec<u8>) -> Result<bool, JsValue> {
        let Some(promise) =
            self.coming.take().map_or_else(|| self.ask(), |coming| Ok(Some(coming)))?
        else {
            return Ok(false);
        };
        let slice = JsFuture::from(promise).await?;
        self.coming = self.ask()?;
        take(slice, buffer);
        Ok(true)
    }

    fn ask(&mut self) -> Result<Option<Promise>, JsValue> {
        let size = size(self.file);
        if self.next_byte >= size {
            return Ok(None);
        }
        let end = (self.next_byte + SLICE_BYTES).min(size);
        let coming = ask(self.file, self.next_byte..end)?;
        self.next_byte = end;
        Ok(Some(coming))
    }
}

/// Asks for some bytes of a file.
pub fn ask(file: &File, range: Range<u64>) -> Result<Promise, JsValue> {
    Ok(slice(file, range.start, range.end)?.array_buffer())
}

/// The bytes that were asked for.
pub async fn bytes(coming: Promise) -> Result<Vec<u8>, JsValue> {
    let mut bytes = Vec::new();
    take(JsFuture::from(coming).await?, &mut bytes);
    Ok(bytes)
}

/// Puts what came into `buffer`, and gives its memory back.
fn take(came: JsValue, buffer: &mut Vec<u8>) {
    let bytes = Uint8Array::new(&came);
    buffer.resize(bytes.length() as usize, 0);
    bytes.copy_to(buffer);
    give_back(&Array::of1(&came));
}

/// The first bytes of a file.
pub async fn first_bytes(file: &File, bytes: u64) -> Result<Vec<u8>, JsValue> {
    self::bytes(ask(file, 0..bytes.min(size(file)))?).await
}

fn slice(file: &File, from: u64, to: u64) -> Result<Blob, JsValue> {
    file.slice_with_f64_and_f64(from as f64, to as f64)
}
