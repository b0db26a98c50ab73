//! Writes which mail clients show what, from npm's caniemail:
//! `clients caniemail.json package.json TABLE.rs`.
//!
//! Only what an engine can find in a message and what a reader would miss is taken: an effect
//! without which a message reads just as well (`:hover`, `transition`, `cursor`) is left out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::ExitCode;

use serde_json::Value;

/// Client of the data (family, platform), both for people, the mailbox provider's id.
const CLIENTS: &[(&str, &str, &str, &str, &str)] = &[
    ("gmail", "desktop-webmail", "Gmail", "in the browser", "gmail"),
    ("gmail", "ios", "Gmail", "on iOS", "gmail"),
    ("gmail", "android", "Gmail", "on Android", "gmail"),
    ("outlook", "windows", "Outlook", "on Windows", "outlook"),
    ("outlook", "macos", "Outlook", "on macOS", "outlook"),
    ("outlook", "outlook-com", "Outlook", "in the browser", "outlook"),
    ("outlook", "ios", "Outlook", "on iOS", "outlook"),
    ("outlook", "android", "Outlook", "on Android", "outlook"),
    ("apple-mail", "macos", "Apple Mail", "on macOS", "icloud"),
    ("apple-mail", "ios", "Apple Mail", "on iOS", "icloud"),
    ("yahoo", "desktop-webmail", "Yahoo Mail", "in the browser", "yahoo"),
    ("yahoo", "ios", "Yahoo Mail", "on iOS", "yahoo"),
    ("yahoo", "android", "Yahoo Mail", "on Android", "yahoo"),
    ("aol", "desktop-webmail", "AOL", "in the browser", "verizon-aol"),
    ("aol", "ios", "AOL", "on iOS", "verizon-aol"),
    ("aol", "android", "AOL", "on Android", "verizon-aol"),
    ("protonmail", "desktop-webmail", "Proton Mail", "in the browser", "proton"),
    ("protonmail", "ios", "Proton Mail", "on iOS", "proton"),
    ("protonmail", "android", "Proton Mail", "on Android", "proton"),
    ("hey", "desktop-webmail", "HEY", "", "hey"),
    ("mail-ru", "desktop-webmail", "Mail.ru", "", "mail-ru"),
    ("fastmail", "desktop-webmail", "Fastmail", "", "fastmail"),
    ("orange", "desktop-webmail", "Orange", "in the browser", "orange"),
    ("orange", "ios", "Orange", "on iOS", "orange"),
    ("orange", "android", "Orange", "on Android", "orange"),
    ("laposte", "desktop-webmail", "La Poste", "", "laposte"),
    ("free-fr", "desktop-webmail", "Free", "", "free-fr"),
    ("t-online-de", "desktop-webmail", "T-Online", "", "t-online"),
    ("gmx", "desktop-webmail", "GMX", "in the browser", "gmx"),
    ("gmx", "ios", "GMX", "on iOS", "gmx"),
    ("gmx", "android", "GMX", "on Android", "gmx"),
    ("web-de", "desktop-webmail", "WEB.DE", "in the browser", "web-de"),
    ("web-de", "ios", "WEB.DE", "on iOS", "web-de"),
    ("web-de", "android", "WEB.DE", "on Android", "web-de"),
    ("wp-pl", "desktop-webmail", "WP", "", "wp-pl"),
];

/// What the engine calls a construct, and the feature of the data.
const FEATURES: &[(&str, &str)] = &[
    ("at:font-face", "css-at-font-face"),
    ("at:import", "css-at-import"),
    ("data:image", "image-base64"),
    ("element:audio", "html-audio"),
    ("element:dialog", "html-dialog"),
    ("element:meter", "html-meter"),
    ("element:progress", "html-progress"),
    ("element:svg", "html-svg"),
    ("element:video", "html-video"),
    ("function:calc", "css-unit-calc"),
    ("function:clamp", "css-function-clamp"),
    ("function:conic-gradient", "css-conic-gradient"),
    ("function:light-dark", "css-function-light-dark"),
    ("function:linear-gradient", "css-linear-gradient"),
    ("function:max", "css-function-max"),
    ("function:min", "css-function-min"),
    ("function:oklch", "css-modern-color"),
    ("function:radial-gradient", "css-radial-gradient"),
    ("image:avif", "image-avif"),
    ("image:bmp", "image-bmp"),
    ("image:heic", "image-heif"),
    ("image:heif", "image-heif"),
    ("image:ico", "image-ico"),
    ("image:mp4", "image-mp4"),
    ("image:svg", "image-svg"),
    ("image:tif", "image-tiff"),
    ("image:tiff", "image-tiff"),
    ("image:webp", "image-webp"),
    ("link:anchor", "html-anchor-links"),
    ("link:stylesheet", "html-link"),
    ("property:--", "css-variables"),
    ("property:aspect-ratio", "css-aspect-ratio"),
    ("property:background-image", "css-background-image"),
    ("property:background-size", "css-background-size"),
    ("property:border-radius", "css-border-radius"),
    ("property:clip-path", "css-clip-path"),
    ("property:column-count", "css-column-count"),
    ("property:filter", "css-filter"),
    ("property:float", "css-float"),
    ("property:gap", "css-gap"),
    ("property:grid-template-columns", "css-grid-template"),
    ("property:inset", "css-inset"),
    ("property:margin-inline", "css-margin-inline-block"),
    ("property:mask-image", "css-mask-image"),
    ("property:max-height", "css-max-height"),
    ("property:max-width", "css-max-width"),
    ("property:min-height", "css-min-height"),
    ("property:min-width", "css-min-width"),
    ("property:mix-blend-mode", "css-mix-blend-mode"),
    ("property:object-fit", "css-object-fit"),
    ("property:opacity", "css-opacity"),
    ("property:padding-inline", "css-padding-inline-block"),
    ("property:position", "css-position"),
    ("property:text-orientation", "css-text-orientation"),
    ("property:text-overflow", "css-text-overflow"),
    ("property:transform", "css-transform"),
    ("property:visibility", "css-visibility"),
    ("property:writing-mode", "css-writing-mode"),
    ("property:z-index", "css-z-index"),
    ("unit:ch", "css-unit-ch"),
    ("unit:rem", "css-unit-rem"),
    ("unit:vh", "css-unit-vh"),
    ("unit:vmax", "css-unit-vmax"),
    ("unit:vmin", "css-unit-vmin"),
    ("unit:vw", "css-unit-vw"),
    ("value:display:flex", "css-display-flex"),
    ("value:display:grid", "css-display-grid"),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("clients caniemail.json package.json TABLE.rs");
    let (data, package, table) = (next()?, next()?, next()?);
    let text = written(&read(&data)?, &read(&package)?)?;
    std::fs::write(&table, text).map_err(|error| format!("cannot write {table}: {error}"))?;
    println!("wrote {table}");
    Ok(())
}

fn read(path: &str) -> Result<Value, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path} is no JSON: {error}"))
}

fn written(data: &Value, package: &Value) -> Result<String, String> {
    let version = package["version"].as_str().ok_or("the package has no version")?;
    let date = data["last_update_date"].as_str().ok_or("the data has no date")?;
    let known: BTreeMap<&str, &Value> = data["data"]
        .as_array()
        .ok_or("the data has no features")?
        .iter()
        .filter_map(|feature| Some((feature["slug"].as_str()?, feature)))
        .collect();
    let mut text = format!(
        "//! Written by `cargo xtask clients` from npm caniemail {version} (MIT, Andrew Powell), whose\n\
         //! data are those of caniemail.com (MIT, HTeuMeuLeu) of {}. Change\n\
         //! `xtask/src/bin/clients.rs`, not this file.\n\n\
         use super::{{Client, Feature}};\n\n\
         #[rustfmt::skip]\n\
         pub(super) static CLIENTS: &[Client] = &[\n",
        date.get(..10).unwrap_or(date)
    );
    for (_, _, family, platform, mailbox_provider) in CLIENTS {
        let _ = writeln!(
            text,
            "    Client {{ family: {family:?}, platform: {platform:?}, \
             mailbox_provider: {mailbox_provider:?} }},"
        );
    }
    text.push_str(
        "];\n\n/// What every client shows is left out.\n#[rustfmt::skip]\n\
         pub(super) static FEATURES: &[Feature] = &[\n",
    );
    for (key, slug) in FEATURES {
        let feature = known.get(slug).ok_or_else(|| format!("the data have no {slug}"))?;
        let name = feature["title"].as_str().ok_or_else(|| format!("{slug} has no title"))?;
        let lacking = lacking(&feature["stats"]);
        if lacking != 0 {
            let name = name.trim();
            let _ = writeln!(
                text,
                "    Feature {{ key: {key:?}, name: {name:?}, lacking: {lacking:#x} }},"
            );
        }
    }
    text.push_str("];\n");
    Ok(text)
}

/// One bit for each client whose newest tested version does not show the feature.
fn lacking(stats: &Value) -> u64 {
    CLIENTS.iter().enumerate().fold(0, |bits, (nth, (family, platform, ..))| {
        let tested = stats[family][platform].as_object();
        let newest = tested.and_then(|tested| tested.iter().max_by_key(|(name, _)| release(name)));
        let lacks =
            newest.and_then(|(_, answer)| answer.as_str()).is_some_and(|a| a.starts_with('n'));
        bits | u64::from(lacks) << nth
    })
}

/// Orders `2019`, `2021-10` and `16.80`: where a client has both, its years came first.
fn release(name: &str) -> (bool, Vec<u64>) {
    let parts = name.split(|c: char| !c.is_ascii_digit());
    let parts: Vec<u64> = parts.map(|part| part.parse().unwrap_or(0)).collect();
    (parts.first().is_some_and(|first| *first < 1990), parts)
}
