//! Files that a person chose or dropped, and folders with their paths.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry, HtmlInputElement,
};

/// A file and where it lay: `templates/en/subject.txt`, or only its name.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Path below what was chosen or dropped.
    pub path: String,
    /// The file.
    pub file: File,
}

/// Files of an input, with their paths when a folder was chosen.
pub fn from_list(list: Option<FileList>) -> Vec<Chosen> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)).map(chosen).collect()
}

/// Hears what is chosen by an input, also when the input has left the page since: a person may look for a
/// file for long, and what they choose must not be lost.
pub fn hear_choices(input: &HtmlInputElement, hear: impl Fn(Vec<Chosen>) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let input = event.current_target().and_then(|input| input.dyn_into().ok());
        let Some(input): Option<HtmlInputElement> = input else { return };
        let chosen = from_list(input.files());
        // The same file may be chosen again.
        input.set_value("");
        if !chosen.is_empty() {
            hear(chosen);
        }
    });
    // It goes when the input does.
    let heard: Function = heard.into_js_value().unchecked_into();
    let _ = input.add_event_listener_with_callback("change", &heard);
}

fn chosen(file: File) -> Chosen {
    let path = Reflect::get(&file, &"webkitRelativePath".into())
        .ok()
        .and_then(|path| path.as_string())
        .filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name());
    Chosen { path, file }
}

/// What was dropped. The list of a drop is gone after its event: call this inside the event, and
/// await the result after it.
pub fn from_drop(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let entries = (0..items.length())
        .filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten())
        .collect::<Vec<_>>();
    let plain = if entries.is_empty() { from_list(transfer.files()) } else { Vec::new() };
    Dropped { entries, plain }
}

/// Files and folders of a drop.
pub struct Dropped {
    entries: Vec<FileSystemEntry>,
    plain: Vec<Chosen>,
}

impl Dropped {
    /// All files, those in folders too.
    pub async fn files(self) -> Vec<Chosen> {
        let mut files = self.plain;
        let mut open = self.entries;
        while let Some(entry) = open.pop() {
            let found = if entry.is_directory() {
                children(entry.unchecked_into()).await.map(|inside| open.extend(inside))
            } else {
                let path = entry.full_path().trim_start_matches('/').to_owned();
                file(entry.unchecked_into()).await.map(|file| files.push(Chosen { path, file }))
            };
            // A file that went away between drop and reading is not there.
            let _ = found;
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

async fn file(entry: FileSystemFileEntry) -> Result<File, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await?.dyn_into()
}

async fn children(folder: FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |resolve, reject| {
            let _ = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        // A browser answers a hundred at a time, and none at the end.
        let some: Array = JsFuture::from(promise).await?.dyn_into()?;
        if some.length() == 0 {
            return Ok(all);
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// Why a file's text is not to be had.
pub enum NoText {
    /// It cannot be read any more.
    Unreadable,
    /// It is not UTF-8.
    NotUtf8,
}

/// The bytes of a file; nothing where it cannot be read any more.
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file, without a byte order mark.
pub async fn text(file: &File) -> Result<String, NoText> {
    let bytes = bytes(file).await.ok_or(NoText::Unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| NoText::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// A file made of bytes.
pub fn made(name: &str, bytes: &[u8]) -> Option<File> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).ok()
}
