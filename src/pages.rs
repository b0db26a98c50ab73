//! One file per step.

pub mod accounts;
pub mod approve;
pub mod audience;
pub mod drafts;
pub mod enrol;
pub mod message;
pub mod review;
pub mod schedule;
pub mod send;
