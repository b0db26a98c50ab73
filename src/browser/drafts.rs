//! The draft on this computer: one record in IndexedDB. Rows of an audience are never in it.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::state::SavedDraft;

const DATABASE: &str = "piecewise";
const STORE: &str = "drafts";
const CURRENT: &str = "current";

thread_local! {
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// Why a draft cannot be kept or brought back, in a sentence.
pub type Refusal = String;

/// The kept draft, if there is one.
pub async fn load() -> Result<Option<SavedDraft>, Refusal> {
    let value = get().await.map_err(|error| refusal(&error))?;
    let Some(value) = value else { return Ok(None) };
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let readable = serde_wasm_bindgen::from_value::<Versioned>(value.clone())
        .ok()
        .filter(|record| record.version == SavedDraft::VERSION)
        .and_then(|_| serde_wasm_bindgen::from_value(value).ok());
    readable.map(Some).ok_or_else(|| {
        "The draft kept on this computer is from another version of Piecewise and could not be brought back.".to_owned()
    })
}

/// Keeps the draft.
pub async fn save(draft: &SavedDraft) -> Result<(), Refusal> {
    put(draft).await.map_err(|error| refusal(&error))
}

/// Forgets everything kept.
pub async fn forget() -> Result<(), Refusal> {
    if let Some(database) = OPEN.with(|open| open.borrow_mut().take()) {
        database.close();
    }
    delete().await.map_err(|error| refusal(&error))
}

async fn get() -> Result<Option<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    store.get(Query::Key(CURRENT.into()))?.await
}

async fn put(draft: &SavedDraft) -> Result<(), Error> {
    let value = draft
        .serialize(&serde_wasm_bindgen::Serializer::new())
        .map_err(|_| Error::UnexpectedJsType("draft", JsValue::UNDEFINED))?;
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.put(&value, Some(&CURRENT.into()))?.await?;
    transaction.commit()?.await?;
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
    if text.contains("Quota") {
        "There is no room left for this page on this computer: the draft is not kept. Export campaign.json to keep it.".to_owned()
    } else {
        "This browser does not keep data for this page (perhaps a private window): the draft is gone when the tab closes. Export campaign.json to keep it.".to_owned()
    }
}
