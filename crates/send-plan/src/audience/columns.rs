//! Which column means what: by name in several languages, and by what stands in it.

use super::locale;
use super::look::Survey;
use crate::campaign::Columns;
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient::Address;
use crate::window::NamedZones;
use crate::wording::{quoted_list, text};

/// Header names as [`plain`] leaves them. The first is the likeliest.
const ADDRESS_NAMES: &[&str] = &[
    "email",
    "emailaddress",
    "mail",
    "mailaddress",
    "emailadresse",
    "emailaddr",
    "correo",
    "correoelectronico",
    "correoelectrónico",
    "email地址",
    "adressemail",
    "adresseemail",
    "adresseelectronique",
    "adresseélectronique",
    "courriel",
    "emailadres",
    "mailadresse",
    "eposta",
    "epostadress",
    "epost",
    "indirizzoemail",
    "postaelettronica",
    "enderecodeemail",
    "endereçodeemail",
    "endereçoeletrônico",
    "adresemail",
    "adresmail",
    "почта",
    "электроннаяпочта",
    "эльпочта",
    "имейл",
    "البريد",
    "البريدالإلكتروني",
    "البريدالالكتروني",
    "بريد",
    "邮箱",
    "邮件",
    "电子邮件",
    "电子邮箱",
    "电子邮件地址",
    "郵箱",
    "電子郵件",
    "信箱",
    "メール",
    "メールアドレス",
    "이메일",
    "전자우편",
    "ईमेल",
    "דואל",
    "דואראלקטרוני",
    "recipient",
    "address",
    "adresse",
    "endereco",
    "endereço",
    "direccion",
    "dirección",
    "to",
];
const LOCALE_NAMES: &[&str] = &[
    "locale",
    "lang",
    "language",
    "languagecode",
    "langcode",
    "localecode",
    "preferredlanguage",
    "languagetag",
    "idioma",
    "lingua",
    "língua",
    "langue",
    "sprache",
    "taal",
    "språk",
    "sprog",
    "kieli",
    "język",
    "jezyk",
    "jazyk",
    "nyelv",
    "limba",
    "dil",
    "язык",
    "мова",
    "اللغة",
    "لغة",
    "שפה",
    "语言",
    "語言",
    "言語",
    "언어",
    "भाषा",
];
const ZONE_NAMES: &[&str] = &[
    "timezone",
    "tz",
    "timezoneid",
    "timezonename",
    "tzid",
    "tzname",
    "ianatimezone",
    "zoneinfo",
    "zonahoraria",
    "husohorario",
    "fusohorario",
    "fusohorário",
    "fuseauhoraire",
    "zeitzone",
    "fusoorario",
    "tijdzone",
    "tidszon",
    "tidszone",
    "strefaczasowa",
    "часовойпояс",
    "المنطقةالزمنية",
    "时区",
    "時區",
    "タイムゾーン",
    "시간대",
    "zone",
];

/// What a column looks like.
struct Shown {
    filled: usize,
    addresses: usize,
    tags: usize,
    regional_tags: usize,
    zones: usize,
    /// Of them, `Area/Place`: `Japan` and `GB` are zones as well, and countries.
    placed_zones: usize,
}

/// Columns that a file lacks, each with the finding about it.
type Lacking = Vec<(Meaning, Diagnostic)>;

/// The mapping of one file: what is given or settled by an earlier file is found by name, the rest
/// is guessed. An `Err` holds what stops the file, an `Ok` which columns it lacks: another file may have
/// them.
pub(super) fn resolve(
    name: &str,
    survey: &Survey,
    given: &Columns,
    settled: &Columns,
) -> Result<(Columns, Lacking), Vec<Diagnostic>> {
    let guess = guess(survey);
    let mut errors = Vec::new();
    let mut lacking = Vec::new();
    let mut one = |meaning: Meaning, given: &Option<String>, settled: &Option<String>, guess| {
        // An empty name says that the files have no such column.
        if given.as_deref() == Some("") {
            return None;
        }
        let Some(wanted) = given.as_ref().or(settled.as_ref()) else { return guess };
        let found = find(&survey.header, wanted).and_then(|at| survey.header.get(at).cloned());
        if found.is_none() {
            let finding = missing(name, survey, wanted, meaning);
            match meaning {
                Meaning::Address => errors.push(finding),
                Meaning::Locale | Meaning::TimeZone => lacking.push((meaning, finding)),
            }
        }
        found
    };
    let columns = Columns {
        address: one(Meaning::Address, &given.address, &settled.address, guess.address),
        locale: one(Meaning::Locale, &given.locale, &settled.locale, guess.locale),
        time_zone: one(Meaning::TimeZone, &given.time_zone, &settled.time_zone, guess.time_zone),
    };
    if errors.is_empty() && columns.address.is_none() {
        errors.push(no_address(name, survey));
    }
    if errors.is_empty() {
        return Ok((columns, lacking));
    }
    errors.extend(lacking.into_iter().map(|(_, finding)| finding));
    Err(errors)
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Address,
    Locale,
    TimeZone,
}

/// Place of a column by its name; upper and lower case matter only where both are there.
pub(super) fn find(header: &[String], wanted: &str) -> Option<usize> {
    let wanted = crate::recipient::trim(wanted);
    if wanted.is_empty() {
        return None;
    }
    header.iter().position(|column| column == wanted).or_else(|| {
        let lower = wanted.to_lowercase();
        let mut alike = header.iter().enumerate().filter(|(_, c)| c.to_lowercase() == lower);
        let first = alike.next().map(|(place, _)| place);
        if alike.next().is_some() { None } else { first }
    })
}

/// The finding for a file without an address column.
pub(super) fn no_address(name: &str, survey: &Survey) -> Diagnostic {
    Diagnostic::error(
        "audience/no-address-column",
        Place::line(name, survey.header_line),
        text!(
            "engine-audience-no-address-column",
            "{name} has no column with addresses; its columns are {named}.",
            name = name,
            named = quoted_list(survey.named())
        ),
        text!(
            "engine-audience-no-address-column-hint",
            "Choose the file with the recipients' addresses, or say which column holds them."
        ),
    )
}

fn missing(name: &str, survey: &Survey, wanted: &str, meaning: Meaning) -> Diagnostic {
    let meaning = match meaning {
        Meaning::Address => text!("engine-meaning-address", "the address"),
        Meaning::Locale => text!("engine-meaning-locale", "the locale"),
        Meaning::TimeZone => text!("engine-meaning-time-zone", "the time zone"),
    };
    Diagnostic::error(
        "audience/column-missing",
        Place::line(name, survey.header_line),
        text!(
            "engine-audience-column-missing",
            "{name} has no column \u{201c}{wanted}\u{201d}, which is to hold {meaning}; its \
             columns are {named}.",
            name = name,
            wanted = wanted,
            meaning = meaning,
            named = quoted_list(survey.named())
        ),
        text!(
            "engine-audience-column-missing-hint",
            "Choose one of these columns, or rename the column in the file."
        ),
    )
}

/// Which column seems to mean what.
pub(super) fn guess(survey: &Survey) -> Columns {
    let zones = NamedZones::new();
    let shown: Vec<Shown> =
        (0..survey.header.len()).map(|column| Shown::of(survey, column, &zones)).collect();
    let mut taken = Vec::new();
    let mut best = |score: &dyn Fn(&str, &Shown) -> u32| {
        let scored = survey.header.iter().zip(&shown).enumerate();
        let (place, _) = scored
            .filter(|(place, (name, _))| !name.is_empty() && !taken.contains(place))
            .map(|(place, (name, shown))| (place, score(&plain(name), shown)))
            .filter(|(_, score)| *score > 0)
            // The first of equals.
            .min_by_key(|(_, score)| u32::MAX - score)?;
        taken.push(place);
        survey.header.get(place).cloned()
    };
    Columns {
        address: best(&|name, shown| {
            let by_name = rank(ADDRESS_NAMES, name);
            match () {
                () if most(shown.addresses, shown.filled) => 1000 + by_name,
                // "address" may be a street; "email" with bad values is still the column meant.
                () if shown.filled == 0 || name.contains("mail") => by_name,
                () if shown.addresses > 0 => by_name,
                () => 0,
            }
        }),
        time_zone: best(&|name, shown| {
            let by_name = rank(ZONE_NAMES, name);
            match () {
                () if by_name > 0 && most(shown.zones, shown.filled) => 1000 + by_name,
                () if most(shown.placed_zones, shown.filled) => 950,
                // A "zone" may be a district.
                () if name == "zone" => 0,
                () => by_name,
            }
        }),
        locale: best(&|name, shown| {
            let by_name = rank(LOCALE_NAMES, name);
            match () {
                () if by_name > 0 && most(shown.tags, shown.filled) => 1000 + by_name,
                () if by_name > 0 => by_name,
                // Without a name: country codes look like languages, so a region must show.
                () if most(shown.tags, shown.filled) && most(shown.regional_tags, shown.filled) => {
                    1
                }
                () => 0,
            }
        }),
    }
}

impl Shown {
    fn of(survey: &Survey, column: usize, zones: &NamedZones) -> Self {
        let mut shown =
            Self { filled: 0, addresses: 0, tags: 0, regional_tags: 0, zones: 0, placed_zones: 0 };
        for value in survey.values(column) {
            shown.filled += 1;
            if value.contains('@') {
                shown.addresses += usize::from(Address::parse(value).is_ok());
            } else if zones.canonical(value).is_some() {
                shown.zones += 1;
                shown.placed_zones += usize::from(value.contains('/'));
            } else if let Some(tag) = locale::normalise(value) {
                shown.tags += 1;
                shown.regional_tags += usize::from(tag.contains('-'));
            }
        }
        shown
    }
}

/// At least half of at least one.
fn most(part: usize, whole: usize) -> bool {
    part > 0 && part * 2 >= whole
}

/// A header name without case, white space and punctuation.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How near a name is to the known ones; 0: not at all.
fn rank(names: &[&str], name: &str) -> u32 {
    match names.iter().zip(0_u32..).find(|(known, _)| **known == name) {
        Some((_, place)) => 900 - place.min(800),
        // "customer_email", "user_language"; short names are in too many words.
        None if names.iter().any(|known| known.len() >= 5 && name.contains(known)) => 50,
        None => 0,
    }
}
