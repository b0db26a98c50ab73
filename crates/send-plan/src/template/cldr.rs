//! Numbers, dates and plurals as the recipient's language writes them (Unicode CLDR, by ICU4X).

use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil;

use crate::window::Zones;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Long,
    Medium,
    Short,
}

impl Style {
    /// `""` is `long`.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "" | "long" => Some(Self::Long),
            "medium" => Some(Self::Medium),
            "short" => Some(Self::Short),
            _ => None,
        }
    }
}

/// `1234.5` as this locale writes it; what is no number stays as it is.
pub(super) fn number(locale: &str, text: &str) -> String {
    let formatted = || {
        let decimal: Decimal = text.trim().parse().ok()?;
        let formatter =
            DecimalFormatter::try_new(parsed(locale).into(), Default::default()).ok()?;
        Some(formatter.format(&decimal).to_string())
    };
    formatted().unwrap_or_else(|| text.to_owned())
}

/// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
pub(super) fn plural(locale: &str, text: &str) -> &'static str {
    let category = || {
        let decimal: Decimal = text.trim().parse().ok()?;
        let rules = PluralRules::try_new_cardinal(parsed(locale).into()).ok()?;
        Some(rules.category_for(&decimal))
    };
    match category() {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

/// An ISO date as this locale writes it, in the Gregorian calendar. An instant (`…Z`, `…+02:00`) is
/// the day that it is in the zone; what is no date stays as it is.
pub(super) fn date(locale: &str, text: &str, zone: &str, style: Style) -> String {
    let formatted = || {
        let day = day(text.trim(), zone)?;
        let (year, month, day) = (day.year(), day.month(), day.day());
        let date =
            Date::try_new_gregorian(year.into(), month.unsigned_abs(), day.unsigned_abs()).ok()?;
        let fields = match style {
            Style::Long => YMD::long(),
            Style::Medium => YMD::medium(),
            Style::Short => YMD::short(),
        };
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, YMD>::try_new(
            parsed(locale).into(),
            fields,
        );
        Some(formatter.ok()?.format(&date).to_string())
    };
    formatted().unwrap_or_else(|| text.to_owned())
}

fn day(text: &str, zone: &str) -> Option<civil::Date> {
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        let zone = Zones::new().get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        return Some(instant.to_zoned(zone).date());
    }
    text.parse::<civil::Date>().ok()
}

/// A locale that cannot be read is the one without a language.
fn parsed(locale: &str) -> Locale {
    locale.parse().unwrap_or(Locale::UNKNOWN)
}
