//! Time zones by their IANA names.

use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The zones of the bundled database; every look-up reads the zone anew.
pub(crate) struct Zones(TimeZoneDatabase);

impl Zones {
    pub(crate) fn new() -> Self {
        Self(TimeZoneDatabase::bundled())
    }

    /// The zone of this name, whatever its case; nothing where the database has none such.
    pub(crate) fn get(&self, name: &str) -> Option<TimeZone> {
        let name = crate::recipient::trim(name);
        // The longest name has 32 letters; every name is ASCII.
        if name.is_empty() || name.len() > 64 || !name.is_ascii() {
            return None;
        }
        self.0.get(name).ok().filter(|zone| !zone.is_unknown())
    }

    /// Every name, those that lead to another zone included.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.available().map(|name| name.as_str().to_owned()).collect()
    }

    /// The name as the database spells it, whatever its case; nothing where it has none such.
    pub(crate) fn canonical(&self, name: &str) -> Option<String> {
        self.get(name)?.iana_name().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::Zones;

    #[test]
    fn names_are_found_in_any_case_and_nonsense_is_not() {
        let zones = Zones::new();
        assert_eq!(zones.canonical("america/sao_paulo").as_deref(), Some("America/Sao_Paulo"));
        assert_eq!(zones.canonical(" Asia/Shanghai ").as_deref(), Some("Asia/Shanghai"));
        assert_eq!(zones.canonical("utc").as_deref(), Some("UTC"));
        assert_eq!(zones.canonical("Etc/Unknown"), None);
        assert_eq!(zones.canonical("Mars/Olympus"), None);
        assert_eq!(zones.canonical(""), None);
    }
}
