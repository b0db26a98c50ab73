//! Looks up one row of a recipient file and shows what leaves for it.

use std::cell::RefCell;
use std::rc::Rc;

use send_plan::api::Question;
use send_plan::audience::{FileFacts, RowFinder};
use send_plan::chunk::Place;
use send_plan::diagnostic::Diagnostic;
use send_plan::message::shown::{Shown, Wanted, shown_again};
use send_plan::template::Memory;
use serde_json::Value;
use web_sys::File;

use super::protocol::{BrowserFile, ShowRequest};
use super::reading::unreadable;
use super::slices::Slices;

/// The row that was looked up last: while somebody writes on the message, nobody reads a file again.
#[derive(Clone, Default)]
pub struct Last(Rc<RefCell<Option<(FileFacts, u64, Value)>>>);

/// `None`: the look is not wanted any more, or the file has not been read yet.
pub async fn show(
    request: ShowRequest,
    question: &Question,
    last: Last,
    memory: &RefCell<Memory>,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<Shown, Vec<Diagnostic>>> {
    let BrowserFile(file) = &request.file;
    let read = &question.audience.as_ref()?.files;
    let is_it = |facts: &FileFacts| facts.seeds == request.seeds && facts.name == file.name();
    let (index, facts) = read.iter().enumerate().find(|(_, facts)| is_it(facts))?;
    let known = last.0.borrow().clone().filter(|(of, row, _)| of == facts && *row == request.row);
    let values = match known {
        Some((.., values)) => values,
        None => match look_up(file, facts, request.row, &is_wanted).await? {
            Ok(values) => {
                *last.0.borrow_mut() = Some((facts.clone(), request.row, values.clone()));
                values
            }
            Err(finding) => return Some(Err(vec![finding])),
        },
    };
    is_wanted().then(|| {
        let wanted = Wanted {
            place: Place { file: index as u64, row: request.row },
            values: &values,
            locale: request.locale.as_deref(),
            account: request.account.as_deref(),
        };
        shown_again(question, &wanted, &mut memory.borrow_mut())
    })
}

/// The row's columns with their values; `None`: they are not wanted any more.
pub(super) async fn look_up(
    file: &File,
    facts: &FileFacts,
    row: u64,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<Value, Diagnostic>> {
    let mut finder = RowFinder::new(facts, row);
    let (mut slices, mut buffer) = (Slices::new(file), Vec::new());
    loop {
        match slices.next(&mut buffer).await {
            Ok(true) if finder.push(&buffer) => break,
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Some(Err(unreadable(file, &error))),
        }
        if !is_wanted() {
            return None;
        }
    }
    Some(Ok(finder.finish().unwrap_or_default()))
}
