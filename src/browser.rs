//! The only code that touches web-sys: what the state and the views ask of the browser.

pub mod clock;
pub mod crash;
pub mod download;
pub mod draft_file;
pub mod drafts;
pub mod editor;
pub mod engine;
pub mod events;
pub mod files;
pub mod focus;
pub mod helpers;
pub mod intl;
pub mod json;
pub mod keys;
pub mod language;
pub mod memory;
pub mod offline;
pub mod page;
pub mod preview;
pub mod random;
pub mod sample;
pub mod send_api;
pub mod tabs;
pub mod trusted_types;
pub mod turns;
