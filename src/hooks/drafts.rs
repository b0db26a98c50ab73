//! What a view can do with kept drafts.

use send_plan::seed_test;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::desk::{Desk, Held};
use crate::browser::drafts::{self, All};
use crate::browser::tabs::Word;
use crate::browser::{clock, download, draft_file, files, random};
use crate::route::Step;
use crate::state::{Action, DraftsAction, KeptDraft, SavedDraft, Tone, title};
use crate::t;
use crate::words::plain;
use crate::worker::protocol::{Mapping, Request};

impl Desk {
    /// Looks which drafts are kept.
    pub fn ask_drafts(&self) {
        let desk = self.clone();
        spawn_local(async move { desk.list_drafts().await });
    }

    async fn list_drafts(&self) {
        if let Ok(All { drafts, .. }) = drafts::all().await {
            let kept = drafts.iter().map(KeptDraft::of).collect();
            self.dispatch(Action::Drafts(DraftsAction::Listed(kept)));
        }
    }

    /// Opens a kept draft in place of the one on the screen, which stays kept.
    pub fn open_draft(&self, key: String) {
        let desk = self.clone();
        spawn_local(async move {
            if !desk.put_away().await {
                return;
            }
            match drafts::load(&key).await {
                Ok(Some(saved)) => desk.show_draft(saved).await,
                Ok(None) => {
                    desk.tell(Tone::Problem, t!("drafts-gone"));
                    desk.list_drafts().await;
                }
                Err(refusal) => desk.tell(Tone::Problem, refusal),
            }
        });
    }

    /// Begins an empty draft; the one on the screen stays kept.
    pub fn new_draft(&self) {
        let desk = self.clone();
        spawn_local(async move {
            if desk.put_away().await {
                desk.dispatch(Action::Drafts(DraftsAction::Begun(random::new_draft())));
                desk.dispatch(Action::Go(Step::Audience));
                desk.list_drafts().await;
            }
        });
    }

    /// Goes on with a copy: another campaign, that has reached nobody.
    pub fn copy_draft(&self) {
        let new = random::new_draft();
        let mut copy = self.state.to_keep(clock::exact_ms());
        copy.campaign.name = plain(&t!("drafts-copy-of", title = title(&copy.campaign)));
        copy.campaign.id = Some(new.id.clone());
        copy.campaign.salt = Some(new.salt);
        copy.campaign.sequence = 1;
        copy.campaign.continues = None;
        copy.key = new.id;
        copy.signed = None;
        self.go_on_with(copy, self.held());
    }

    /// Goes on with a test of the draft: the same message by the same accounts to its seeds alone.
    pub fn make_test(&self) {
        let new = random::new_draft();
        let saved_ms = clock::exact_ms();
        let mut test = self.state.to_keep(saved_ms);
        let stamp: String =
            clock::rfc3339(saved_ms).chars().filter(char::is_ascii_digit).take(14).collect();
        test.campaign = seed_test::of(&test.campaign, &stamp, &new.salt);
        test.test_of = Some(self.state.drafts.here.clone());
        test.key = new.id;
        test.signed = None;
        test.audience = None;
        test.step = Step::Review.name().to_owned();
        let held = Held { files: Vec::new(), plan: None, reports: Vec::new(), ..self.held() };
        self.go_on_with(test, held);
    }

    fn go_on_with(&self, saved: SavedDraft, held: Held) {
        let desk = self.clone();
        spawn_local(async move {
            if !desk.put_away().await {
                return;
            }
            if let Err(refusal) = drafts::save(&saved).await {
                return desk.tell(Tone::Problem, refusal);
            }
            desk.tools.put_away.borrow_mut().insert(saved.key.clone(), held);
            desk.show_draft(saved).await;
        });
    }

    async fn show_draft(&self, saved: SavedDraft) {
        self.dispatch(Action::Drafts(DraftsAction::Opened(Box::new(saved))));
        self.list_drafts().await;
    }

    /// Keeps the draft on the screen, and its files for this tab; whether it could.
    async fn put_away(&self) -> bool {
        self.link().send(Request::Cancel);
        let here = self.state.drafts.here.clone();
        self.tools.put_away.borrow_mut().insert(here, self.held());
        if self.state.draft().is_blank() {
            return true;
        }
        match drafts::save(&self.state.to_keep(clock::exact_ms())).await {
            Ok(()) => true,
            Err(refusal) => {
                self.tell(Tone::Problem, refusal);
                false
            }
        }
    }

    /// Reads the files again that this tab held of a draft when it was put away.
    pub(super) fn read_what_was_put_away(&self, key: &str) {
        let Some(held) = self.tools.put_away.borrow_mut().remove(key) else { return };
        let audience = &self.state.draft().campaign.audience;
        let (columns, formats) = (audience.columns.clone(), audience.formats.clone());
        self.read(held, Mapping::Guess(columns), formats, &[], Vec::new());
    }

    /// Keeps the draft as it is now as a version to come back to.
    pub fn keep_version(&self) {
        let saved_ms = clock::exact_ms();
        self.keep_version_as(&saved_ms.to_string());
        self.tell(Tone::Done, t!("drafts-version-made"));
    }

    pub(super) fn keep_version_as(&self, mark: &str) {
        let mut version = self.state.to_keep(clock::exact_ms());
        version.version_of = Some(version.key.clone());
        version.key = format!("{}~{mark}", version.key);
        let desk = self.clone();
        spawn_local(async move {
            // What was signed once is kept once.
            if let Ok(None) = drafts::load(&version.key).await {
                if let Err(refusal) = drafts::save(&version).await {
                    desk.tell(Tone::Problem, refusal);
                }
                desk.list_drafts().await;
            }
        });
    }

    /// Makes the draft what it was in an earlier version.
    pub fn go_back_to(&self, key: String) {
        let desk = self.clone();
        spawn_local(async move {
            if let Ok(Some(version)) = drafts::load(&key).await {
                desk.dispatch(Action::Drafts(DraftsAction::WentBack(Box::new(version))));
            }
        });
    }

    /// Forgets a kept draft with its versions.
    pub fn remove_draft(&self, key: String) {
        let desk = self.clone();
        spawn_local(async move {
            let all = drafts::all().await.unwrap_or_default();
            let versions = all.drafts.iter().filter(|one| one.version_of.as_ref() == Some(&key));
            for key in versions.map(|one| &one.key).chain([&key]) {
                if let Err(refusal) = drafts::remove(key).await {
                    return desk.tell(Tone::Problem, refusal);
                }
            }
            desk.list_drafts().await;
        });
    }

    /// Saves every draft as one file.
    pub fn save_everything(&self) {
        let desk = self.clone();
        spawn_local(async move {
            if !desk.state.draft().is_blank() {
                // What was typed a moment ago goes along.
                if let Err(refusal) = drafts::save(&desk.state.to_keep(clock::exact_ms())).await {
                    return desk.tell(Tone::Problem, refusal);
                }
            }
            match drafts::all().await {
                Ok(All { drafts, .. }) => {
                    let name = "piecewise-drafts.json";
                    download::file(name, "application/json", draft_file::write(&drafts).as_bytes());
                    desk.tell(Tone::Done, t!("file-saved", file = name));
                }
                Err(refusal) => desk.tell(Tone::Problem, refusal),
            }
        });
    }

    /// Takes in the drafts of such a file, beside those that are here.
    pub fn take_everything(&self, file: File) {
        let desk = self.clone();
        spawn_local(async move {
            let text = files::text(&file).await.unwrap_or_default();
            let Some(mut taken) = draft_file::read(&text) else {
                return desk.tell(Tone::Problem, t!("drafts-take-refused", file = file.name()));
            };
            let known = drafts::all().await.unwrap_or_default().drafts;
            let is_here = |draft: &SavedDraft| {
                known.iter().any(|one| one.key == draft.key && one.saved_ms == draft.saved_ms)
            };
            taken.retain(|draft| !is_here(draft));
            let count = taken.iter().filter(|draft| draft.version_of.is_none()).count();
            for mut draft in taken {
                // Whatever has gone on here stays beside it.
                if known.iter().any(|one| one.key == draft.key) {
                    draft.key = random::new_draft().id;
                }
                if let Err(refusal) = drafts::save(&draft).await {
                    return desk.tell(Tone::Problem, refusal);
                }
            }
            let sentence = match count {
                0 => t!("drafts-taken-nothing"),
                _ => t!("drafts-taken", n = count, file = file.name()),
            };
            desk.tell(Tone::Done, sentence);
            desk.list_drafts().await;
        });
    }

    /// Says something to the other tabs.
    pub(super) fn say_to_tabs(&self, word: &Word) {
        if let Some(line) = &*self.tools.tabs.borrow() {
            line.say(word);
        }
    }
}
