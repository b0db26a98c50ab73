//! One file per step.

pub mod accounts;
pub mod approve;
pub mod audience;
pub mod message;
pub mod review;
pub mod schedule;
