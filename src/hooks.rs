//! What keeps state, worker, storage and address bar in step.

mod desk;
mod drafts;
mod edits;
mod enrolment;
mod extracting;
mod hand_over;
mod said;
mod sending;
mod signing;
mod use_address;
mod use_answers;
mod use_desk_root;
mod use_drafts;
mod use_hurry;
mod use_kept_draft;
mod use_outlook;
mod use_scenarios;
mod use_sending;
mod use_signatures;
mod use_undo_keys;

pub use desk::{Desk, Shown, Tools, use_desk};
pub use use_desk_root::use_desk_root;
