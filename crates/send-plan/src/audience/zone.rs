//! Time zones by their IANA names.

use jiff::tz::TimeZoneDatabase;

/// The zones of the bundled database.
pub(super) struct Zones(TimeZoneDatabase);

impl Zones {
    pub(super) fn new() -> Self {
        Self(TimeZoneDatabase::bundled())
    }

    /// The name as the database spells it, whatever its case; nothing where it has none such.
    pub(super) fn canonical(&self, name: &str) -> Option<String> {
        let name = crate::recipient::trim(name);
        // The longest name has 32 letters; every name is ASCII.
        if name.is_empty() || name.len() > 64 || !name.is_ascii() {
            return None;
        }
        let zone = self.0.get(name).ok()?;
        zone.iana_name().filter(|name| *name != "Etc/Unknown").map(str::to_owned)
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
