//! A Chromium to test in, and the chromedriver that fits it.

use super::apt;
use crate::problem::{Problem, Result};
use crate::process;
use std::path::PathBuf;

/// Environment variables that may name the browser, first one wins.
const NAMED_BY: [&str; 2] = ["CHROME", "CHROMIUM"];
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A browser that starts.
pub struct Browser(pub PathBuf);

/// The browser: named by the environment, found on PATH, or installed.
pub fn chromium() -> Result<Browser> {
    for variable in NAMED_BY {
        if let Some(named) = std::env::var_os(variable).filter(|it| !it.is_empty()) {
            let path = PathBuf::from(&named);
            return path.is_file().then_some(Browser(path)).ok_or_else(|| {
                Problem::new(format!(
                    "{variable} names {}, which is not a file. Correct it or unset it.",
                    named.display()
                ))
            });
        }
    }
    if let Some(found) = find_browser() {
        return Ok(Browser(found));
    }
    install("Chromium", "chromium")?;
    find_browser().map(Browser).ok_or_else(|| {
        Problem::new("Chromium was installed but is not on PATH. Set CHROME to its path.")
    })
}

/// The driver that wasm-bindgen's test runner steers the browser with.
pub fn chromedriver() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMEDRIVER").filter(|it| !it.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = process::on_path("chromedriver") {
        return Ok(found);
    }
    install("chromedriver", "chromium-driver")?;
    process::on_path("chromedriver").ok_or_else(|| {
        Problem::new("chromedriver was installed but is not on PATH. Set CHROMEDRIVER to its path.")
    })
}

fn find_browser() -> Option<PathBuf> {
    NAMES
        .iter()
        .find_map(|name| process::on_path(name))
        .or_else(|| Some(PathBuf::from(MAC)).filter(|path| path.is_file()))
}

/// Debian and its kin have packages for both; elsewhere a person must act.
fn install(what: &str, package: &str) -> Result<()> {
    let variable = if what == "Chromium" { "CHROME" } else { "CHROMEDRIVER" };
    let by_hand = format!(
        "{what} was not found. Install it (Debian: `apt-get install {package}`), or set {variable} to its path."
    );
    apt::install(what, package, &by_hand)
}
