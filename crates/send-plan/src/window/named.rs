//! Time zones as people name them, beside their IANA names.

use std::collections::BTreeMap;

use icu_time::zone::WindowsParser;
use icu_time::zone::iana::IanaParserExtended;
use unicode_normalization::UnicodeNormalization;

use super::zone::Zones;

/// Areas whose zones are named after a place.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Names that lead to a zone: those of the database, of Windows, of cities, and distances from UTC.
pub(crate) struct NamedZones {
    zones: Zones,
    /// Zones of cities by their plain names; none: cities of several zones have the name.
    cities: BTreeMap<String, Option<String>>,
}

impl NamedZones {
    pub(crate) fn new() -> Self {
        let zones = Zones::new();
        let iana = IanaParserExtended::new();
        let mut cities = BTreeMap::new();
        for name in zones.names() {
            let mut parts = name.split('/');
            if !parts.next().is_some_and(|area| AREAS.contains(&area)) {
                continue;
            }
            // `Australia/North` and its like are old names of regions, and words of every language.
            let is_region = |city: &&str| !["North", "South", "West"].contains(city);
            if let Some(city) = parts.next_back().filter(is_region) {
                // `Asia/Istanbul` and `Europe/Istanbul` are one.
                let both = |known: &String| {
                    let zone = iana.parse(known).canonical;
                    (zone == iana.parse(&name).canonical).then(|| zone.to_owned())
                };
                let known = cities.entry(plain(city));
                known
                    .and_modify(|known: &mut Option<String>| *known = known.as_ref().and_then(both))
                    .or_insert_with(|| Some(name.clone()));
            }
        }
        Self { zones, cities }
    }

    /// The IANA name of the zone that a text names for sure: a column of cities is no column of zones.
    pub(crate) fn canonical(&self, text: &str) -> Option<String> {
        let text = crate::recipient::trim(text);
        self.zones.canonical(text).or_else(|| of_windows(text))
    }

    /// The IANA name of the zone that a text names.
    pub(crate) fn find(&self, text: &str) -> Option<String> {
        let text = crate::recipient::trim(text);
        if text.is_empty() || text.len() > 64 {
            return None;
        }
        let found = self.zones.canonical(text);
        found
            .or_else(|| of_offset(text))
            .or_else(|| of_windows(text))
            .or_else(|| self.of_city(text))
    }

    fn of_city(&self, text: &str) -> Option<String> {
        // "(UTC-03:00) Brasilia" is Windows' own spelling on the screen: its cities are not ours.
        self.cities.get(&plain(text)).cloned().flatten()
    }
}

/// A name without case, accents, and what stands between words.
fn plain(name: &str) -> String {
    name.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `UTC+2`, `GMT-03:00`, `+01:00`: the zone that is always so far from UTC, in whole hours. The
/// database counts the other way round: `Etc/GMT-2` is two hours ahead.
fn of_offset(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let rest = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    let rest = rest.trim_start();
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => ('-', digits),
        None => ('+', rest.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits, "00"),
    };
    let is_number =
        !hours.is_empty() && hours.len() <= 2 && hours.bytes().all(|b| b.is_ascii_digit());
    let hours: u8 = hours.parse().ok().filter(|_| is_number && minutes == "00")?;
    let furthest = if sign == '-' { 14 } else { 12 };
    match hours {
        0 => Some("Etc/UTC".to_owned()),
        _ => (hours <= furthest).then(|| format!("Etc/GMT{sign}{hours}")),
    }
}

/// `W. Europe Standard Time`, as Outlook and Exchange have it: the zone of its largest city.
///
/// Source: CLDR's windowsZones.xml.
fn of_windows(text: &str) -> Option<String> {
    let zone = WindowsParser::new().parse(text, None)?;
    let name = IanaParserExtended::new().iter().find(|known| known.time_zone == zone)?;
    Some(name.canonical.to_owned())
}

#[cfg(test)]
mod tests {
    use super::NamedZones;

    #[test]
    fn zones_are_found_by_the_names_that_people_give_them() {
        let zones = NamedZones::new();
        for (text, name) in [
            ("europe/berlin", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("Pacific Standard Time", "America/Los_Angeles"),
            ("E. South America Standard Time", "America/Sao_Paulo"),
            ("China Standard Time", "Asia/Shanghai"),
            ("Arab Standard Time", "Asia/Riyadh"),
            ("Berlin", "Europe/Berlin"),
            ("S\u{e3}o Paulo", "America/Sao_Paulo"),
            ("new york", "America/New_York"),
            // Under two names, which are one zone.
            ("Istanbul", "Europe/Istanbul"),
            ("Nicosia", "Asia/Nicosia"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("Indianapolis", "America/Indiana/Indianapolis"),
            ("Louisville", "America/Kentucky/Louisville"),
            ("UTC+2", "Etc/GMT-2"),
            ("gmt -03:00", "Etc/GMT+3"),
            ("+0100", "Etc/GMT-1"),
            ("UTC-0", "Etc/UTC"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(zones.find(text).as_deref(), Some(name), "{text}");
        }
        for text in
            ["", "Mars/Olympus", "GMT+25", "UTC+5:30", "+", "5", "Springfield", "-1e", "zone"]
        {
            assert_eq!(zones.find(text), None, "{text}");
        }
    }
}
