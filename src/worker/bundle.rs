//! Everything that a plan needs as one zip file: written without copying the recipients' files, and
//! read without unpacking them.

use std::cell::RefCell;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use send_plan::template::TemplateFile;
use wasm_bindgen::JsValue;
use web_sys::{Blob, File, FileReaderSync};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::protocol::BrowserFile;
use super::slices::{Slices, size};

/// Name of the file.
pub const NAME: &str = "send.zip";

/// The signed plan's path in it.
const PLAN: &str = "plan.dsse.json";
/// Where the recipients' files are in it, and the message's.
const AUDIENCE: &str = "audience/";
const TEMPLATES: &str = "templates/";

/// From this size on a zip file needs its larger form.
const LARGE: u64 = u32::MAX as u64;

/// Bytes that are read at a time.
const READ_BYTES: usize = 1 << 16;

/// Most bytes of a plan or a template.
const MOST_BYTES: u64 = 64 << 20;

/// What a bundle holds.
#[derive(Default)]
pub struct Bundle {
    pub plan: Option<Vec<u8>>,
    pub audience: Vec<File>,
    pub templates: Vec<(String, BrowserFile)>,
}

/// Writes everything into one file. Errors are those of reading a file, or of a browser without room.
pub async fn write(
    plan: &[u8],
    audience: &[BrowserFile],
    templates: &[TemplateFile],
) -> Result<File, JsValue> {
    let pieces = Rc::new(RefCell::new(Pieces::default()));
    let mut zip = ZipWriter::new_stream(Sink(Rc::clone(&pieces)));
    let options = SimpleFileOptions::default();
    let own = std::iter::once((PLAN.to_owned(), plan)).chain(
        templates
            .iter()
            .map(|template| (format!("{TEMPLATES}{}", template.path), template.text.as_bytes())),
    );
    for (path, bytes) in own {
        zip.start_file(path, options).map_err(|error| broken(&error.into()))?;
        zip.write_all(bytes).map_err(|error| broken(&error))?;
    }
    for BrowserFile(file) in audience {
        let stored = options.compression_method(CompressionMethod::Stored);
        let stored = stored.large_file(size(file) >= LARGE);
        zip.start_file(format!("{AUDIENCE}{}", file.name()), stored)
            .map_err(|error| broken(&error.into()))?;
        pieces.borrow_mut().passes = true;
        // The checksum needs every byte once; the zip file takes the browser's file as it is.
        let (mut slices, mut buffer) = (Slices::new(file), Vec::new());
        while slices.next(&mut buffer).await? {
            zip.write_all(&buffer).map_err(|error| broken(&error))?;
        }
        pieces.borrow_mut().insert(file);
    }
    zip.finish().map_err(|error| broken(&error.into()))?;
    pieces.take().into_file()
}

/// Reads what a bundle holds; `None`: it is no bundle.
pub fn read(file: &File) -> Option<Bundle> {
    let reader = BufReader::with_capacity(READ_BYTES, BlobReader::new(file).ok()?);
    let mut zip = ZipArchive::new(reader).ok()?;
    let mut bundle = Bundle::default();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).ok()?;
        let path = entry.name().ok()?.into_owned();
        if let Some(name) = path.strip_prefix(AUDIENCE) {
            // Written here, so stored as it is: a part of the file is the file.
            if entry.compression() != CompressionMethod::Stored {
                return None;
            }
            let from = entry.data_start()?;
            let part = file.slice_with_f64_and_f64(from as f64, (from + entry.size()) as f64);
            bundle.audience.push(named(&Array::of1(&part.ok()?.into()), name).ok()?);
        } else if path == PLAN || path.starts_with(TEMPLATES) {
            let mut bytes = Vec::new();
            (&mut entry).take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
            match path.strip_prefix(TEMPLATES) {
                None => bundle.plan = Some(bytes),
                Some(template) => {
                    let part = Uint8Array::from(&*bytes);
                    let file = named(&Array::of1(&part), template).ok()?;
                    bundle.templates.push((template.to_owned(), BrowserFile(file)));
                }
            }
        }
    }
    bundle.plan.is_some().then_some(bundle)
}

fn broken(error: &io::Error) -> JsValue {
    JsValue::from_str(&error.to_string())
}

fn named(parts: &Array, name: &str) -> Result<File, JsValue> {
    File::new_with_blob_sequence(parts, name)
}

/// What a zip file consists of: own bytes, and files of the browser between them.
#[derive(Default)]
struct Pieces {
    parts: Array,
    bytes: Vec<u8>,
    /// Whether what is written is a file of the browser, which is put in whole.
    passes: bool,
}

impl Pieces {
    fn insert(&mut self, file: &File) {
        self.passes = false;
        let before = Uint8Array::from(&*std::mem::take(&mut self.bytes));
        self.parts.push(&before);
        self.parts.push(file);
    }

    fn into_file(mut self) -> Result<File, JsValue> {
        let last = Uint8Array::from(&*std::mem::take(&mut self.bytes));
        self.parts.push(&last);
        named(&self.parts, NAME)
    }
}

/// Where the zip file is written to.
struct Sink(Rc<RefCell<Pieces>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut pieces = self.0.borrow_mut();
        if !pieces.passes {
            pieces.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads anywhere in a file of the browser.
struct BlobReader<'a> {
    file: &'a File,
    reader: FileReaderSync,
    at: u64,
}

impl<'a> BlobReader<'a> {
    fn new(file: &'a File) -> Result<Self, JsValue> {
        Ok(Self { file, reader: FileReaderSync::new()?, at: 0 })
    }

    fn slice(&self, bytes: usize) -> Result<Uint8Array, JsValue> {
        let to = (self.at + bytes as u64).min(size(self.file));
        let part: Blob = self.file.slice_with_f64_and_f64(self.at as f64, to as f64)?;
        Ok(Uint8Array::new(&self.reader.read_as_array_buffer(&part)?.into()))
    }
}

impl Read for BlobReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.slice(into.len()).map_err(|_| io::Error::other("not readable"))?;
        let length = bytes.length() as usize;
        bytes.copy_to(&mut into[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for BlobReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => size(self.file).checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
