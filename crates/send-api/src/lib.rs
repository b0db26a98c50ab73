//! The send API: runs signed plans and nothing else, and serves the built app.
//!
//! Reading order. The app: [`config`] is the command line, [`app`] puts the parts together, [`host`]
//! refuses requests meant for another name, [`page`] answers with the app's one page and its policy,
//! [`places`] with the send APIs that it may reach, [`files`] with everything else, [`policy`] holds the
//! security headers, [`caching`] what a browser may keep, and [`serve`] who may stay connected.
//!
//! The backend: [`operator`] is what whoever runs it decides, [`store`] what survives a crash,
//! [`transport`] how a call leaves, [`dispatch`] who lets it leave and when, [`clock`] what time it is,
//! [`api`] the routes, and [`backend`] puts them together.

pub mod api;
pub mod app;
pub mod backend;
pub mod caching;
pub mod clock;
pub mod config;
pub mod dispatch;
pub mod files;
pub mod host;
pub mod operator;
pub mod page;
pub mod places;
pub mod policy;
pub mod serve;
pub mod store;
pub mod transport;

pub use app::app;
pub use config::Config;
