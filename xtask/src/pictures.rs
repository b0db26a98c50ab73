//! `cargo xtask pictures`: takes the documents' pictures of the app as it is.

use crate::playwright;
use crate::problem::Result;

/// Takes them.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    playwright::run("pictures.config.ts")
}
