//! Looks up one row of a recipient file and shows what leaves for it.

use send_plan::api::Question;
use send_plan::audience::RowFinder;
use send_plan::chunk::Place;
use send_plan::diagnostic::Diagnostic;
use send_plan::message::shown::{Shown, Wanted, shown};

use super::protocol::{BrowserFile, ShowRequest};
use super::reading::unreadable;
use super::slices::Slices;

/// `None`: the look is not wanted any more, or the file has not been read yet.
pub async fn show(
    request: ShowRequest,
    question: &Question,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<Shown, Vec<Diagnostic>>> {
    let BrowserFile(file) = &request.file;
    let read = &question.audience.as_ref()?.files;
    let (index, facts) =
        read.iter().enumerate().find(|(_, facts)| !facts.seeds && facts.name == file.name())?;
    let mut finder = RowFinder::new(facts, request.row);
    let (mut slices, mut buffer) = (Slices::new(file), Vec::new());
    loop {
        match slices.next(&mut buffer).await {
            Ok(true) if finder.push(&buffer) => break,
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Some(Err(vec![unreadable(file, &error)])),
        }
        if !is_wanted() {
            return None;
        }
    }
    let values = finder.finish().unwrap_or_default();
    is_wanted().then(|| {
        let wanted = Wanted {
            place: Place { file: index as u64, row: request.row },
            values: &values,
            locale: request.locale.as_deref(),
            account: request.account.as_deref(),
        };
        shown(question, &wanted)
    })
}
