//! What a view can have made out of the recipient files.

use send_plan::audience::reduce::Reducer;
use yew::{hook, use_effect_with};

use super::desk::{Desk, Held};
use crate::browser::download;
use crate::state::{Action, ExtractAction, Extraction, ListRole, Reading};
use crate::worker::protocol::extracting::{Extract, Extracting};
use crate::worker::protocol::{Mapping, Request};

impl Desk {
    /// Makes something out of the recipient files, which are read again.
    pub fn extract(&self, what: Extract) {
        let Some(audience) = self.state.draft().audience.clone() else { return };
        if !self.state.can_extract() {
            return;
        }
        let number = self.next_reading();
        let held = self.held();
        let mapping = Mapping::Exactly(audience.columns.clone());
        let read = self.read_request(number, &held, mapping, self.formats());
        let reading = Reading { number, total_bytes: held.bytes(), ..Reading::default() };
        let extraction = Extraction { what: what.clone(), reading };
        self.dispatch(Action::Extract(ExtractAction::Began(extraction)));
        let facts = audience.files.clone();
        self.link().send(Request::Extract(Box::new(Extracting { what, facts, read })));
    }

    /// Saves the reduced files that were made, and reads them in place of those at hand.
    fn take_reduced(&self) {
        let Some((files, seeds)) = self.tools.arrived.reduced.take() else { return };
        let without = self.state.column_use().map(|columns| columns.unused.clone());
        files.iter().chain(&seeds).for_each(download::browser_file);
        let before = self.held();
        let removed: Vec<_> =
            before.seeds.iter().map(|list| (ListRole::Seeds, list.name())).collect();
        let held = Held { files, seeds, ..before };
        let mapping = Mapping::Exactly(self.columns());
        let new = held.files.iter().chain(&held.seeds);
        let formats = new.map(|file| (file.name(), Reducer::FORMAT)).collect();
        self.read(held, mapping, formats, &removed, without.unwrap_or_default());
    }
}

/// Reads reduced files once they are made.
#[hook]
pub fn use_reduced(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with(desk.state.reduced, move |_| desk.take_reduced());
}
