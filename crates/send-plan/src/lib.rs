//! The planning engine: pure. No clock, no randomness, no IO; time, salt and bytes are arguments.
//!
//! The map, in reading order:
//! 1. [`campaign`] – the draft a person edits; [`check`] – what is wrong with it.
//! 2. [`recipient`], [`mailbox_provider`], [`audience`] – from a CSV file to counts, with every row judged.
//! 3. [`template`] – per locale a subject, an HTML and a text part; `html` – what stands in the HTML
//!    and which mail clients show it; [`lint`] – the rules.
//! 4. [`provider`] – the catalogue of documented facts; [`warm_up`], [`shaping`] – published tables.
//! 5. [`throttle`], `window`, [`schedule`] – limits, open hours, and the earliest legal schedule
//!    under them.
//! 6. [`plan`], [`estimate`] – the document and what it promises; [`audit`] – the independent proof;
//!    [`explain`] – the answer in words; [`faster`] – what would make the send faster; [`outlook`] –
//!    what else may come, and what a stop saves; [`diff`] – two plans' difference in words.
//! 7. [`chunk`] – which recipients each call carries, rebuilt from a plan and its files;
//!    [`continuation`] – after a stop, a plan of the rest.
//! 8. [`message`] – what would leave: the raw message of a row, and the request of a call.
//! 9. [`key`], [`trust`] – who may sign what; [`envelope`], [`statement`], [`sign`] – signed plans,
//!    withdrawals and commands; [`verify`] – who stands for them; [`sheet`] – what is signed, in words.
//! 10. [`approval`] – what a second person looks at before the plan runs.
//! 11. [`diagnostic`], [`naming`], [`document`], [`api`], [`schema`] – how findings, files and answers
//!     leave; [`wording`] – sentences that can be said in another language.

pub mod api;
pub mod approval;
pub mod audience;
pub mod audit;
pub mod campaign;
pub mod check;
pub mod chunk;
pub mod continuation;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod envelope;
pub mod estimate;
pub mod explain;
pub mod faster;
pub(crate) mod html;
pub mod key;
pub mod lint;
pub mod mailbox_provider;
pub mod message;
pub mod naming;
pub mod outlook;
pub mod plan;
pub mod provider;
pub mod recipient;
pub mod schedule;
pub mod schema;
pub mod seed_test;
pub mod shaping;
pub mod sheet;
pub mod sign;
mod spread;
pub mod spreadsheet;
pub mod statement;
pub mod template;
pub mod throttle;
pub mod trust;
pub mod verify;
pub mod warm_up;
pub(crate) mod window;
pub mod wording;
