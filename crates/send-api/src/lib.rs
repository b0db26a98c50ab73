//! The send API. For now: the server of the built app, on this machine only.
//!
//! Reading order: [`config`] is the command line, [`app`] puts the parts together, [`host`] refuses
//! requests meant for another name, [`page`] answers with the app's one page and its policy,
//! [`files`] with everything else, [`policy`] holds the security headers, and [`caching`] what a
//! browser may keep.

pub mod app;
pub mod caching;
pub mod clock;
pub mod config;
pub mod dispatch;
pub mod files;
pub mod host;
pub mod operator;
pub mod page;
pub mod policy;
pub mod store;
pub mod transport;

pub use app::app;
pub use config::Config;
