//! Drafts on this computer, each a record in IndexedDB. Rows of an audience are never in them.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::state::SavedDraft;
use crate::t;
use crate::worker::whole::Whole;

const DATABASE: &str = "piecewise";
const STORE: &str = "drafts";
/// The key of the only draft, when there was but one.
const FIRST: &str = "current";

thread_local! {
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// Why a draft cannot be kept or brought back, in a sentence.
pub type Refusal = String;

/// What is kept.
#[derive(Debug, Default, PartialEq)]
pub struct All {
    /// Newest first.
    pub drafts: Vec<SavedDraft>,
    /// How many are from another version of Piecewise, which cannot be read.
    pub unreadable: usize,
}

/// Everything that is kept.
pub async fn all() -> Result<All, Refusal> {
    let values = values().await.map_err(|error| refusal(&error))?;
    let mut drafts: Vec<SavedDraft> = values.iter().filter_map(readable).collect();
    let unreadable = values.len() - drafts.len();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_ms));
    Ok(All { drafts, unreadable })
}

/// The draft that is kept under a key.
pub async fn load(key: &str) -> Result<Option<SavedDraft>, Refusal> {
    let value = get(key).await.map_err(|error| refusal(&error))?;
    Ok(value.as_ref().and_then(readable))
}

/// Keeps a draft, in place of the one of its key.
pub async fn save(draft: &SavedDraft) -> Result<(), Refusal> {
    put(draft).await.map_err(|error| refusal(&error))
}

/// Forgets one.
pub async fn remove(key: &str) -> Result<(), Refusal> {
    take_out(key).await.map_err(|error| refusal(&error))
}

/// Forgets everything kept.
pub async fn forget() -> Result<(), Refusal> {
    if let Some(database) = OPEN.with(|open| open.borrow_mut().take()) {
        database.close();
    }
    delete().await.map_err(|error| refusal(&error))
}

fn readable(value: &JsValue) -> Option<SavedDraft> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let record = serde_wasm_bindgen::from_value::<Versioned>(value.clone()).ok()?;
    let of_ours = || serde_wasm_bindgen::from_value::<SavedDraft>(value.clone()).ok();
    let mut draft = (record.version == SavedDraft::VERSION).then(of_ours)??;
    if draft.key.is_empty() {
        FIRST.clone_into(&mut draft.key);
    }
    Some(draft)
}

async fn values() -> Result<Vec<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    transaction.object_store(STORE)?.get_all(None, None)?.await
}

async fn get(key: &str) -> Result<Option<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    transaction.object_store(STORE)?.get(Query::Key(key.into()))?.await
}

async fn put(draft: &SavedDraft) -> Result<(), Error> {
    let value = Whole(draft)
        .serialize(&serde_wasm_bindgen::Serializer::new())
        .map_err(|_| Error::UnexpectedJsType("draft", JsValue::UNDEFINED))?;
    let key = draft.key.as_str().into();
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let stored = transaction.object_store(STORE)?.put(&value, Some(&key))?;
    // At once: a page that is going away hears no answer to wait for.
    let committed = transaction.commit()?;
    stored.await?;
    committed.await?;
    Ok(())
}

async fn take_out(key: &str) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let gone = transaction.object_store(STORE)?.delete(Query::Key(key.into()))?;
    let committed = transaction.commit()?;
    gone.await?;
    committed.await?;
    Ok(())
}

async fn delete() -> Result<(), Error> {
    Factory::new()?.delete(DATABASE)?.await
}

async fn open() -> Result<Rc<Database>, Error> {
    if let Some(database) = OPEN.with(|open| open.borrow().clone()) {
        return Ok(database);
    }
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    let mut database = request.await?;
    // Another tab that forgets everything must not wait for this one.
    database.on_version_change(|_| {
        if let Some(database) = OPEN.with(|open| open.borrow_mut().take()) {
            database.close();
        }
    });
    let database = Rc::new(database);
    OPEN.with(|open| open.replace(Some(Rc::clone(&database))));
    Ok(database)
}

fn refusal(error: &Error) -> Refusal {
    let text = format!("{error:?} {error}");
    if text.contains("Quota") { t!("drafts-no-room") } else { t!("drafts-no-place") }
}
