//! Sets up the desk: state, worker, storage, address bar. Used once, by the app.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::timers::future::TimeoutFuture;
use send_plan::diagnostic::Diagnostic;
use wasm_bindgen_futures::spawn_local;
use yew::{UseReducerDispatcher, hook, use_effect_with, use_memo, use_reducer};

use super::desk::{Arrived, Desk, Tools};
use super::extracting::use_reduced;
use super::use_address::use_address;
use super::use_answers::use_answers;
use super::use_drafts::use_drafts;
use super::use_hurry::use_hurry;
use super::use_kept_draft::use_kept_draft;
use super::use_outlook::use_outlook;
use super::use_scenarios::use_scenarios;
use super::use_sending::use_sending;
use super::use_signatures::use_signatures;
use super::use_undo_keys::use_undo_keys;
use crate::browser::drafts::{self, All};
use crate::browser::engine::{Link, News};
use crate::browser::{download, focus, offline, page, random, tabs};
use crate::route::Step;
use crate::state::{
    Action, DraftsAction, ExtractAction, Glances, Joining, Keeping, KeptDraft, SavedDraft,
    ScenarioAction, SendingAction, Signed, SigningAction, Store, ToSign, Tone,
};
use crate::t;
use crate::words;
use crate::worker::protocol::extracting::Extracted;
use crate::worker::protocol::{BrowserFile, Document, Report};

/// Milliseconds after which a send that starts "now" is planned anew.
const MINUTE_MS: u32 = 60_000;

/// The desk.
#[hook]
pub fn use_desk_root() -> Desk {
    let store = use_reducer(|| Store::speaking(words::language()));
    let dispatcher = store.dispatcher();
    let tools = {
        let dispatcher = dispatcher.clone();
        use_memo((), move |()| {
            let arrived = Rc::<Arrived>::default();
            let heard = Rc::clone(&arrived);
            Tools::new(Link::start(move |news| hear(news, &dispatcher, &heard)), arrived)
        })
    };
    let desk = Desk::new(Rc::clone(&store.state), dispatcher.clone(), tools);

    {
        let dispatcher = dispatcher.clone();
        use_effect_with((), move |()| {
            offline::keep(move |update| dispatcher.dispatch(Action::Update(update)));
        });
    }
    use_effect_with((), move |()| restore(dispatcher));
    use_answers(&desk);
    use_reduced(&desk);
    use_hurry(&desk);
    use_outlook(&desk);
    use_scenarios(&desk);
    use_drafts(&desk);
    use_kept_draft(&desk);
    use_signatures(&desk);
    use_sending(&desk);
    use_address(&desk);
    use_undo_keys(&desk);
    use_effect_with(desk.state.jump.clone(), |jump| {
        if let Some(jump) = jump {
            focus::member(jump.member.as_deref());
        }
    });
    {
        let plan = desk.state.answer().and_then(|answer| answer.plan.as_ref());
        let sheet = desk.state.signing.sheet.as_ref();
        // What somebody reads before signing it stands still.
        let is_read = sheet.zip(plan).is_some_and(|(sheet, plan)| sheet.digest == plan.digest);
        let starts_now =
            desk.state.draft().campaign.schedule.start.is_none() && plan.is_some() && !is_read;
        let desk = desk.clone();
        use_effect_with(starts_now, move |starts_now| {
            let ticks =
                starts_now.then(|| Interval::new(MINUTE_MS, move || desk.dispatch(Action::Tick)));
            move || drop(ticks)
        });
    }
    desk
}

fn restore(dispatcher: UseReducerDispatcher<Store>) {
    spawn_local(async move {
        let All { drafts, unreadable } = match drafts::all().await {
            Ok(all) => all,
            Err(refusal) => {
                dispatcher.dispatch(Action::Keeping(Keeping::Refused(refusal)));
                All::default()
            }
        };
        // A task of its own: a hand on a slow phone is answered in between.
        TimeoutFuture::new(0).await;
        let kept = drafts.iter().map(KeptDraft::of).collect();
        dispatcher.dispatch(Action::Drafts(DraftsAction::Listed(kept)));
        if unreadable > 0 {
            let sentence = t!("drafts-unreadable", n = unreadable);
            dispatcher.dispatch(Action::Tell(Tone::Problem, sentence));
        }
        // The one that this tab showed before; else the one that was changed last.
        let shown = tabs::draft();
        let is_shown = |draft: &SavedDraft| shown.as_ref() == Some(&draft.key);
        let newest = |draft: &SavedDraft| draft.version_of.is_none();
        let at = drafts.iter().position(is_shown).or_else(|| drafts.iter().position(newest));
        let saved = at.and_then(|at| drafts.into_iter().nth(at));
        // The step that the address asks for goes before the one the draft was left at.
        let asked = Step::from_hash(&page::hash()).map(Step::href);
        let saved = saved.map(|mut saved| {
            saved.step = asked.unwrap_or(saved.step);
            Box::new(saved)
        });
        dispatcher.dispatch(Action::Restored(saved, random::new_draft()));
    });
}

fn joined(joining: Joining) -> Action {
    Action::Sending(SendingAction::Joined(joining))
}

fn extracted(
    number: u64,
    outcome: Result<Extracted, Vec<Diagnostic>>,
    arrived: &Arrived,
) -> ExtractAction {
    let files = |files: Vec<BrowserFile>| files.into_iter().map(|BrowserFile(file)| file).collect();
    match outcome {
        Ok(Extracted::List(BrowserFile(file))) => {
            download::browser_file(&file);
            ExtractAction::Saved(number, file.name())
        }
        Ok(Extracted::Repeats(repeats)) => ExtractAction::Repeats(number, repeats),
        Ok(Extracted::Reduced { files: recipients, seeds }) => {
            arrived.reduced.replace(Some((files(recipients), files(seeds))));
            ExtractAction::Reduced(number)
        }
        Err(findings) => ExtractAction::Failed(number, findings),
    }
}

fn hear(news: News, dispatcher: &UseReducerDispatcher<Store>, arrived: &Arrived) {
    let action = match news {
        News::Condition(engine) => Action::Engine(engine),
        News::Broke(_) => Action::EngineBroke,
        News::Report(report) => match report {
            Report::Looked(report) => Action::Looked(report),
            Report::Progress(report) => Action::ReadingWent(report),
            Report::Read { number, outcome: Ok(summary) } => Action::ReadingEnded(number, summary),
            Report::Read { number, outcome: Err(findings) } => {
                Action::ReadingFailed(number, findings)
            }
            Report::ExtractWent(progress) => Action::Extract(ExtractAction::Went(progress)),
            Report::Extracted { number, outcome } => {
                Action::Extract(extracted(number, outcome, arrived))
            }
            Report::Cancelled { number } => Action::ReadingCancelled(number),
            Report::Answered { number, answer } => Action::Answered(number, Rc::from(answer)),
            Report::Faster { number, found } => Action::FasterFound(number, Rc::from(found)),
            Report::Glanced { number, glances } => {
                Action::Scenario(ScenarioAction::Glanced(Glances { number, glances }))
            }
            Report::Shown { outcome, .. } => Action::Shown(outcome),
            Report::Fate { number, fate } => Action::Fate(number, fate),
            Report::Outlook { number, outlook } => Action::Outlook(number, Rc::from(outlook)),
            Report::Opened(Ok(campaign)) => Action::Opened(campaign, random::new_draft()),
            Report::Opened(Err(findings)) => Action::Refused(findings),
            Report::LimitsRead(pasted) => Action::LimitsRead(pasted),
            Report::FilesTaken(taken) => Action::FilesTaken(taken),
            Report::StringsTaken { locale, files, findings } => {
                Action::StringsTaken { locale, files, findings }
            }
            Report::Written { document, bytes } => {
                let name = document.file_name();
                download::file(&name, document.media_type(), &bytes);
                Action::Tell(Tone::Done, t!("file-saved", file = name))
            }
            Report::Enrolled(Ok(key)) => Action::Signing(SigningAction::Made(*key)),
            Report::Enrolled(Err(finding)) => Action::Signing(SigningAction::Failed(finding)),
            Report::Sheet(sheet) => Action::Signing(SigningAction::Sheet(Rc::from(sheet))),
            Report::ToSign { what, bytes } => {
                Action::Signing(SigningAction::ToSign(ToSign { what, bytes }))
            }
            Report::Sealed { document, plan, bytes, person } => {
                if !matches!(document, Document::Command(_)) {
                    download::file(&document.file_name(), document.media_type(), &bytes);
                }
                let signed = Signed { document, plan, person, bytes };
                Action::Signing(SigningAction::Sealed(signed))
            }
            Report::Cargo(cargo) => Action::Cargo(Rc::from(cargo)),
            Report::Watched(watched) => Action::Sending(SendingAction::Plan(watched)),
            Report::JoinWent(progress) => joined(Joining::Reading(progress)),
            Report::Joined(Ok(BrowserFile(file))) => {
                download::browser_file(&file);
                joined(Joining::Done)
            }
            Report::Joined(Err(findings)) => joined(Joining::Refused(findings)),
            Report::Approval(approval) => {
                Action::Signing(SigningAction::Approval(Rc::from(approval)))
            }
            Report::Bundled(Some(BrowserFile(file))) => {
                download::browser_file(&file);
                Action::Tell(Tone::Done, t!("file-saved", file = file.name()))
            }
            Report::Bundled(None) => Action::Tell(Tone::Problem, t!("signing-whole-refused")),
            Report::CameAlong(files) => {
                arrived
                    .came_along
                    .replace(files.into_iter().map(|BrowserFile(file)| file).collect());
                return;
            }
            Report::ApprovalRead(progress) => {
                Action::Signing(SigningAction::ApprovalRead(progress))
            }
            Report::Hello { .. } | Report::Broken { .. } => return,
        },
    };
    dispatcher.dispatch(action);
}
