//! Who receives: the mailbox provider behind an address's domain.
//!
//! Only domains that a provider gives to people of its own are listed. A company's domain that is
//! hosted at Google or Microsoft cannot be told without DNS, which the engine never asks: `other`.

use std::sync::LazyLock;

use hashbrown::HashTable;

use crate::spread::spread;

/// Version of the domain table: the date of its last change.
pub const VERSION: &str = "2026-11-21";

/// Id of everybody who is not in the table.
pub const OTHER: &str = "other";

/// A mailbox provider and the domains it gives to people.
struct MailboxProvider {
    id: &'static str,
    name: &'static str,
    domains: &'static [&'static str],
}

const fn provider(
    id: &'static str,
    name: &'static str,
    domains: &'static [&'static str],
) -> MailboxProvider {
    MailboxProvider { id, name, domains }
}

/// The table, by region. To add a provider: add a line, change [`VERSION`], run the tests.
static TABLE: &[MailboxProvider] = &[
    // Worldwide
    provider("gmail", "Gmail", &["gmail.com", "googlemail.com"]),
    provider("outlook", "Outlook", OUTLOOK),
    provider("yahoo", "Yahoo", YAHOO),
    provider("icloud", "iCloud", &["icloud.com", "mac.com", "me.com"]),
    provider("proton", "Proton Mail", &["pm.me", "proton.me", "protonmail.ch", "protonmail.com"]),
    provider(
        "zoho",
        "Zoho Mail",
        &["zoho.com", "zoho.eu", "zoho.in", "zohomail.com", "zohomail.eu", "zohomail.in"],
    ),
    provider("fastmail", "Fastmail", &["fastmail.com", "fastmail.fm", "sent.com"]),
    provider("hey", "HEY", &["hey.com"]),
    provider(
        "mail-com",
        "mail.com",
        &[
            "consultant.com",
            "email.com",
            "engineer.com",
            "europe.com",
            "mail.com",
            "myself.com",
            "post.com",
            "usa.com",
        ],
    ),
    provider(
        "tuta",
        "Tuta",
        &["keemail.me", "tuta.com", "tuta.io", "tutamail.com", "tutanota.com", "tutanota.de"],
    ),
    // North America
    provider(
        "verizon-aol",
        "AOL / Verizon",
        &["aim.com", "aol.co.uk", "aol.com", "aol.de", "aol.fr", "netscape.net", "verizon.net"],
    ),
    provider("comcast", "Xfinity (Comcast)", &["comcast.net"]),
    provider(
        "att",
        "AT&T",
        &[
            "ameritech.net",
            "att.net",
            "bellsouth.net",
            "flash.net",
            "pacbell.net",
            "prodigy.net",
            "sbcglobal.net",
            "swbell.net",
        ],
    ),
    provider(
        "charter",
        "Spectrum (Charter)",
        &["charter.net", "rr.com", "spectrum.net", "twc.com"],
    ),
    provider("cox", "Cox", &["cox.net"]),
    provider(
        "centurylink",
        "CenturyLink",
        &["centurylink.net", "centurytel.net", "embarqmail.com", "q.com"],
    ),
    provider("earthlink", "EarthLink", &["earthlink.net", "mindspring.com"]),
    provider("optimum", "Optimum", &["optimum.net", "optonline.net", "suddenlink.net"]),
    provider("juno", "Juno / NetZero", &["juno.com", "netzero.com", "netzero.net"]),
    provider("shaw", "Shaw", &["shaw.ca"]),
    provider("bell-ca", "Bell Canada", &["bell.net", "sympatico.ca"]),
    provider("telus", "Telus", &["telus.net"]),
    provider("videotron", "Vidéotron", &["videotron.ca"]),
    // Latin America
    provider("uol", "UOL", &["uol.com.br"]),
    provider("bol", "BOL", &["bol.com.br"]),
    provider("terra", "Terra", &["terra.com", "terra.com.br", "terra.com.mx", "terra.es"]),
    provider("ig-br", "iG", &["ig.com.br"]),
    provider("globo", "Globo", &["globo.com", "globomail.com"]),
    provider("prodigy-mx", "Telmex", &["prodigy.net.mx"]),
    provider("fibertel", "Fibertel", &["fibertel.com.ar"]),
    // German-speaking countries
    provider(
        "gmx",
        "GMX",
        &[
            "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.eu", "gmx.fr", "gmx.li", "gmx.net",
            "gmx.org",
        ],
    ),
    provider("web-de", "WEB.DE", &["web.de"]),
    provider("t-online", "T-Online", &["magenta.de", "t-online.de"]),
    provider("freenet", "freenet", &["freenet.de"]),
    provider(
        "vodafone-de",
        "Vodafone Germany",
        &["arcor.de", "kabelmail.de", "vodafone.de", "vodafonemail.de"],
    ),
    provider("posteo", "Posteo", &["posteo.de", "posteo.net"]),
    provider("mailbox-org", "mailbox.org", &["mailbox.org"]),
    provider("bluewin", "Bluewin (Swisscom)", &["bluewin.ch"]),
    provider("aon-at", "A1", &["a1.net", "aon.at"]),
    // France and Benelux
    provider("orange", "Orange", &["orange.fr", "wanadoo.fr"]),
    provider(
        "free-fr",
        "Free",
        &["aliceadsl.fr", "free.fr", "freesbee.fr", "libertysurf.fr", "online.fr"],
    ),
    provider("laposte", "La Poste", &["laposte.net"]),
    provider(
        "sfr",
        "SFR",
        &["9online.fr", "cegetel.net", "club-internet.fr", "neuf.fr", "numericable.fr", "sfr.fr"],
    ),
    provider("bbox", "Bouygues Telecom", &["bbox.fr"]),
    provider(
        "ziggo",
        "Ziggo",
        &["casema.nl", "chello.nl", "hccnet.nl", "home.nl", "upcmail.nl", "ziggo.nl"],
    ),
    provider(
        "kpn",
        "KPN",
        &["hetnet.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "telfort.nl", "xs4all.nl"],
    ),
    provider("telenet", "Telenet", &["telenet.be"]),
    provider("proximus", "Proximus", &["proximus.be", "skynet.be"]),
    // Italy, Spain, Portugal
    provider("libero", "Libero", &["blu.it", "giallo.it", "inwind.it", "iol.it", "libero.it"]),
    provider("virgilio", "Virgilio", &["virgilio.it"]),
    provider("tim-it", "TIM", &["alice.it", "tim.it", "tin.it"]),
    provider("tiscali", "Tiscali", &["tiscali.it"]),
    provider("aruba-it", "Aruba", &["aruba.it", "technet.it"]),
    provider("telefonica", "Movistar", &["movistar.es", "telefonica.net"]),
    provider("sapo", "SAPO", &["sapo.pt"]),
    // British Isles and the North
    provider("bt", "BT", &["btinternet.com", "btopenworld.com", "talk21.com"]),
    provider("sky", "Sky", &["sky.com"]),
    provider(
        "virgin-media",
        "Virgin Media",
        &["blueyonder.co.uk", "ntlworld.com", "virgin.net", "virginmedia.com"],
    ),
    provider("talktalk", "TalkTalk", &["talktalk.net", "tiscali.co.uk"]),
    provider("eircom", "eir", &["eircom.net"]),
    provider("telia", "Telia", &["telia.com"]),
    provider("online-no", "Telenor", &["online.no"]),
    // Central and Eastern Europe
    provider("seznam", "Seznam", &["email.cz", "post.cz", "seznam.cz", "spoluzaci.cz"]),
    provider("centrum-cz", "Centrum", &["atlas.cz", "centrum.cz", "volny.cz"]),
    provider("azet", "Azet", &["azet.sk", "centrum.sk", "zoznam.sk"]),
    provider("wp-pl", "WP", &["o2.pl", "tlen.pl", "wp.pl"]),
    provider(
        "onet",
        "Onet",
        &["autograf.pl", "buziaczek.pl", "op.pl", "onet.eu", "onet.pl", "poczta.onet.pl", "vp.pl"],
    ),
    provider("interia", "Interia", &["interia.eu", "interia.pl", "poczta.fm"]),
    provider("freemail-hu", "Freemail", &["freemail.hu"]),
    provider("citromail", "Citromail", &["citromail.hu"]),
    provider("abv", "ABV", &["abv.bg", "gyuvetch.bg"]),
    provider("mail-bg", "Mail.BG", &["mail.bg"]),
    provider("ukr-net", "Ukr.net", &["ukr.net"]),
    provider("i-ua", "I.UA", &["i.ua"]),
    provider(
        "yandex",
        "Yandex",
        &[
            "narod.ru",
            "ya.ru",
            "yandex.by",
            "yandex.com",
            "yandex.com.tr",
            "yandex.kz",
            "yandex.ru",
            "yandex.ua",
        ],
    ),
    provider(
        "mail-ru",
        "Mail.ru",
        &["bk.ru", "inbox.ru", "internet.ru", "list.ru", "mail.ru", "vk.com"],
    ),
    provider(
        "rambler",
        "Rambler",
        &["autorambler.ru", "lenta.ru", "myrambler.ru", "rambler.ru", "ro.ru"],
    ),
    // Middle East and Africa
    provider("walla", "Walla", &["walla.co.il", "walla.com"]),
    provider("maktoob", "Maktoob (Yahoo)", &["maktoob.com"]),
    provider("emirates", "Etisalat", &["eim.ae", "emirates.net.ae"]),
    provider("mweb", "MWEB", &["mweb.co.za"]),
    // Asia and the Pacific
    provider("qq", "QQ Mail", &["foxmail.com", "qq.com", "vip.qq.com"]),
    provider(
        "netease",
        "163 / NetEase",
        &["126.com", "163.com", "188.com", "vip.126.com", "vip.163.com", "yeah.net"],
    ),
    provider(
        "sina",
        "Sina",
        &["2008.sina.com", "sina.cn", "sina.com", "sina.com.cn", "vip.sina.com"],
    ),
    provider("sohu", "Sohu", &["sogou.com", "sohu.com", "vip.sohu.com"]),
    provider("aliyun", "Alibaba Mail", &["aliyun.com"]),
    provider("139", "139 (China Mobile)", &["139.com"]),
    provider("189", "189 (China Telecom)", &["189.cn"]),
    provider("21cn", "21CN", &["21cn.com"]),
    provider("tom-com", "TOM", &["tom.com"]),
    provider("hinet", "HiNet", &["hinet.net"]),
    provider("netvigator", "Netvigator (HKT)", &["netvigator.com"]),
    provider(
        "yahoo-japan",
        "Yahoo! JAPAN",
        &["yahoo.co.jp", "yahoo.ne.jp", "ybb.ne.jp", "ymail.ne.jp"],
    ),
    provider("docomo", "docomo", &["docomo.ne.jp"]),
    provider("au-kddi", "au (KDDI)", &["au.com", "ezweb.ne.jp"]),
    provider("softbank", "SoftBank", &["i.softbank.jp", "softbank.ne.jp"]),
    provider("nifty", "@nifty", &["nifty.com", "nifty.ne.jp"]),
    provider("biglobe", "BIGLOBE", &["biglobe.ne.jp"]),
    provider("ocn", "OCN", &["ocn.ne.jp"]),
    provider("so-net", "So-net", &["so-net.ne.jp"]),
    provider("naver", "Naver", &["naver.com"]),
    provider("daum", "Daum / Kakao", &["daum.net", "hanmail.net", "kakao.com"]),
    provider("nate", "Nate", &["empal.com", "lycos.co.kr", "nate.com"]),
    provider("rediff", "Rediffmail", &["rediff.com", "rediffmail.com"]),
    provider("vnn", "VNPT", &["vnn.vn"]),
    provider(
        "telstra",
        "Telstra",
        &["bigpond.com", "bigpond.com.au", "bigpond.net.au", "telstra.com"],
    ),
    provider("optus", "Optus", &["optusnet.com.au"]),
    provider("iinet", "iiNet", &["iinet.net.au", "westnet.com.au"]),
    provider("xtra", "Xtra", &["xtra.co.nz"]),
];

const OUTLOOK: &[&str] = &[
    "hotmail.be",
    "hotmail.ca",
    "hotmail.ch",
    "hotmail.cl",
    "hotmail.co.id",
    "hotmail.co.jp",
    "hotmail.co.kr",
    "hotmail.co.nz",
    "hotmail.co.th",
    "hotmail.co.uk",
    "hotmail.co.za",
    "hotmail.com",
    "hotmail.com.ar",
    "hotmail.com.au",
    "hotmail.com.br",
    "hotmail.com.hk",
    "hotmail.com.tr",
    "hotmail.com.tw",
    "hotmail.com.vn",
    "hotmail.cz",
    "hotmail.de",
    "hotmail.dk",
    "hotmail.es",
    "hotmail.fi",
    "hotmail.fr",
    "hotmail.gr",
    "hotmail.hu",
    "hotmail.it",
    "hotmail.nl",
    "hotmail.no",
    "hotmail.ph",
    "hotmail.rs",
    "hotmail.se",
    "hotmail.sg",
    "live.at",
    "live.be",
    "live.ca",
    "live.cl",
    "live.cn",
    "live.co.uk",
    "live.co.za",
    "live.com",
    "live.com.ar",
    "live.com.au",
    "live.com.mx",
    "live.com.my",
    "live.com.pt",
    "live.com.sg",
    "live.de",
    "live.dk",
    "live.fi",
    "live.fr",
    "live.hk",
    "live.ie",
    "live.in",
    "live.it",
    "live.jp",
    "live.nl",
    "live.no",
    "live.ru",
    "live.se",
    "msn.com",
    "outlook.at",
    "outlook.be",
    "outlook.cl",
    "outlook.co.id",
    "outlook.co.th",
    "outlook.com",
    "outlook.com.ar",
    "outlook.com.au",
    "outlook.com.br",
    "outlook.com.gr",
    "outlook.com.tr",
    "outlook.com.vn",
    "outlook.cz",
    "outlook.de",
    "outlook.dk",
    "outlook.es",
    "outlook.fr",
    "outlook.hu",
    "outlook.ie",
    "outlook.in",
    "outlook.it",
    "outlook.jp",
    "outlook.kr",
    "outlook.lv",
    "outlook.my",
    "outlook.ph",
    "outlook.pt",
    "outlook.sa",
    "outlook.sg",
    "outlook.sk",
    "passport.com",
    "windowslive.com",
];

const YAHOO: &[&str] = &[
    "myyahoo.com",
    "rocketmail.com",
    "rogers.com",
    "yahoo.at",
    "yahoo.be",
    "yahoo.bg",
    "yahoo.ca",
    "yahoo.cl",
    "yahoo.co.id",
    "yahoo.co.il",
    "yahoo.co.in",
    "yahoo.co.kr",
    "yahoo.co.nz",
    "yahoo.co.th",
    "yahoo.co.uk",
    "yahoo.co.za",
    "yahoo.com",
    "yahoo.com.ar",
    "yahoo.com.au",
    "yahoo.com.br",
    "yahoo.com.cn",
    "yahoo.com.co",
    "yahoo.com.hk",
    "yahoo.com.mx",
    "yahoo.com.my",
    "yahoo.com.pe",
    "yahoo.com.ph",
    "yahoo.com.sg",
    "yahoo.com.tr",
    "yahoo.com.tw",
    "yahoo.com.ua",
    "yahoo.com.ve",
    "yahoo.com.vn",
    "yahoo.cz",
    "yahoo.de",
    "yahoo.dk",
    "yahoo.es",
    "yahoo.fi",
    "yahoo.fr",
    "yahoo.gr",
    "yahoo.hu",
    "yahoo.ie",
    "yahoo.in",
    "yahoo.it",
    "yahoo.nl",
    "yahoo.no",
    "yahoo.pl",
    "yahoo.pt",
    "yahoo.ro",
    "yahoo.se",
    "ymail.com",
];

/// Every domain with its provider's place in [`TABLE`]: one look per row of an audience.
static BY_DOMAIN: LazyLock<HashTable<(&'static str, u16)>> = LazyLock::new(|| {
    let mut domains = HashTable::new();
    for (provider, place) in TABLE.iter().zip(0_u16..) {
        for domain in provider.domains {
            let hash = |domain: &str| spread(domain.as_bytes());
            domains.insert_unique(hash(domain), (*domain, place), |(domain, _)| hash(domain));
        }
    }
    domains
});

/// Id of the mailbox provider that runs a domain, or `other`. Upper and lower case are the same.
pub fn of_domain(domain: &str) -> &'static str {
    if domain.bytes().any(|b| b.is_ascii_uppercase()) {
        return of_lowercase_domain(&domain.to_ascii_lowercase());
    }
    of_lowercase_domain(domain)
}

fn of_lowercase_domain(domain: &str) -> &'static str {
    at(place(domain))
}

/// A domain's provider as a small number, for counting: the way back is [`at`].
pub(crate) fn place(lowercase_domain: &str) -> u16 {
    BY_DOMAIN
        .find(spread(lowercase_domain.as_bytes()), |(domain, _)| *domain == lowercase_domain)
        .map_or(u16::MAX, |(_, place)| *place)
}

/// Id of a provider by its number.
pub(crate) fn at(place: u16) -> &'static str {
    TABLE.get(usize::from(place)).map_or(OTHER, |provider| provider.id)
}

/// Name for people of an id: `163 / NetEase`. An id that is not in the table is its own name.
pub fn name(id: &str) -> &str {
    if id == OTHER {
        return "Other";
    }
    TABLE.iter().find(|provider| provider.id == id).map_or(id, |provider| provider.name)
}

/// Every id in the table, in its order, without `other`.
pub fn ids() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|provider| provider.id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_domain_and_id_stands_once_and_in_lower_case() {
        let mut domains = BTreeSet::new();
        let mut ids = BTreeSet::from([OTHER]);
        for provider in TABLE {
            assert!(ids.insert(provider.id), "{} twice", provider.id);
            for domain in provider.domains {
                assert!(domains.insert(domain), "{domain} twice");
                assert_eq!(*domain, domain.to_ascii_lowercase());
                assert_eq!(of_domain(domain), provider.id);
            }
        }
    }

    #[test]
    fn domains_are_found_in_any_case_and_strangers_are_other() {
        assert_eq!(of_domain("GMail.com"), "gmail");
        assert_eq!(of_domain("yahoo.co.jp"), "yahoo-japan");
        assert_eq!(of_domain("notgmail.com"), OTHER);
        assert_eq!(of_domain(""), OTHER);
        assert_eq!(name("netease"), "163 / NetEase");
        assert_eq!(name(OTHER), "Other");
        assert_eq!(name("no-such"), "no-such");
    }
}
