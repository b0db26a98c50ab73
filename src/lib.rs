//! The single-page app: shows answers, computes none. The map, in reading order:
//! 1. [`app`] – the frame around everything; [`route`] – its steps.
//! 2. [`state`] – the draft and what is known about it; no DOM, only action → state.
//! 3. [`worker`] – the engine in its own thread, and the messages to and fro.
//! 4. [`hooks`] – what keeps state, worker, storage and address bar in step.
//! 5. [`pages`], [`components`] – the views; [`words`] – texts in the language of the person;
//!    [`say`] – figures and limits in words.
//! 6. [`browser`] – the only code that touches web-sys.

pub mod app;
pub mod browser;
pub mod components;
pub mod hooks;
pub mod pages;
pub mod route;
pub mod say;
pub mod state;
pub mod words;
pub mod worker;
