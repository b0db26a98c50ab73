//! Campaigns drawn at random, of classes that are hard in different ways.

use send_plan::api::Question;
use send_plan::audience::{AudienceSummary, FileFacts, Group};
use send_plan::campaign::{
    Account, Campaign, Day, Gate, Limit, MailboxCap, PastToday, SendingHours, Unit, Wave, WaveSize,
};
use send_plan::template::TemplateFile;

use crate::dice::Dice;

/// Campaigns that are hard in the same way.
pub struct Class {
    pub name: &'static str,
    /// What is hard, in a few words.
    pub about: &'static str,
    draw: fn(&mut Dice, &mut Campaign) -> Vec<Group>,
}

pub const CLASSES: [Class; 6] = [
    Class {
        name: "hours",
        about: "sending hours in 2 to 14 zones, 1 to 3 accounts with limits per second",
        draw: with_hours,
    },
    Class {
        name: "quota-hours",
        about: "a quota per 24 h that takes one to five days, with sending hours",
        draw: with_quotas_and_hours,
    },
    Class {
        name: "caps",
        about: "ceilings on 1 to 4 mailbox providers over 2 to 4 accounts",
        draw: with_caps,
    },
    Class {
        name: "chunks",
        about: "calls of 2 to 500 that do not divide the limits",
        draw: with_chunks,
    },
    Class {
        name: "cohorts",
        about: "up to 72 small cohorts whose calls share a template",
        draw: with_cohorts,
    },
    Class {
        name: "everything",
        about: "hours, quotas, ceilings and a canary wave together",
        draw: with_everything,
    },
];

/// So few recipients that every schedule can be tried.
pub const TINY: Class = Class {
    name: "tiny",
    about: "2 to 9 recipients, 1 or 2 accounts, windows from a second to a day",
    draw: tiny,
};

impl Class {
    pub fn find(name: &str) -> Option<&'static Self> {
        CLASSES.iter().find(|class| class.name == name)
    }

    pub fn question(&self, seed: u64) -> Question {
        let mut dice = Dice::new(seed + 1);
        let mut campaign = campaign(self.name);
        campaign.schedule.start = Some(format!(
            "2026-{:02}-{:02}T{:02}:{:02}:00Z",
            dice.from(1, 12),
            dice.from(1, 28),
            dice.from(0, 23),
            dice.from(0, 59)
        ));
        let groups = (self.draw)(&mut dice, &mut campaign);
        question(campaign, groups)
    }
}

/// A campaign that lacks only accounts and limits.
pub fn campaign(name: &str) -> Campaign {
    let mut campaign = Campaign {
        id: Some("bench".into()),
        salt: Some("0".repeat(64)),
        name: name.into(),
        ..Campaign::default()
    };
    campaign.from.address = "news@example.com".into();
    campaign.templates.fallback_locale = Some("en".into());
    campaign
}

pub fn question(campaign: Campaign, groups: Vec<Group>) -> Question {
    let recipients = groups.iter().map(|group| group.recipients).sum();
    let audience = AudienceSummary {
        files: vec![FileFacts { name: "a.csv".into(), rows: recipients, ..FileFacts::default() }],
        rows: recipients,
        recipients,
        groups,
        ..AudienceSummary::default()
    };
    Question { campaign, audience: Some(audience), templates: templates(), now_ms: 0 }
}

pub const ZONES: [&str; 28] = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Africa/Lagos",
    "America/Chicago",
    "Asia/Dubai",
    // Of these only the speed is measured: each is at a distance of its own from UTC.
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Denver",
    "America/Halifax",
    "America/St_Johns",
    "America/Noronha",
    "Atlantic/Azores",
    "Europe/Athens",
    "Asia/Tehran",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Yangon",
    "Asia/Bangkok",
];
/// Zones that campaigns drawn at random choose from.
const DRAWN_ZONES: usize = 14;
pub const RECEIVERS: [&str; 6] = ["gmail", "outlook", "yahoo", "icloud", "other", "qq"];
pub const LOCALES: [&str; 12] =
    ["en", "pt-BR", "ar", "de", "fr", "es", "ja", "zh", "ko", "ru", "it", "tr"];

pub fn limit(unit: Unit, limit: u64, per: &str) -> Limit {
    Limit { unit, limit, per: per.into(), ..Limit::default() }
}

pub fn cap(mailbox_provider: &str, limit: u64, per: &str) -> MailboxCap {
    MailboxCap {
        mailbox_provider: mailbox_provider.into(),
        unit: Unit::Messages,
        limit,
        per: per.into(),
        ..MailboxCap::default()
    }
}

pub fn group(mailbox_provider: &str, locale: &str, time_zone: &str, recipients: u64) -> Group {
    Group {
        mailbox_provider: mailbox_provider.into(),
        locale: locale.into(),
        time_zone: time_zone.into(),
        seed: false,
        recipients,
    }
}

fn templates() -> Vec<TemplateFile> {
    let parts = [("subject.txt", "Hello"), ("message.html", "<p>Hi</p>"), ("message.txt", "Hi")];
    let of_locale = |locale: &&str| {
        parts.map(|(name, text)| TemplateFile {
            path: format!("{locale}/{name}"),
            text: text.into(),
        })
    };
    LOCALES.iter().flat_map(of_locale).collect()
}

fn account(dice: &mut Dice, id: usize, chunk: u64) -> Account {
    let provider =
        if chunk == 1 { "smtp" } else { dice.one_of(&["sendgrid", "sandbox", "postmark"]) };
    Account {
        id: format!("account-{id}"),
        provider: provider.into(),
        in_flight: Some(dice.from(1, 12)),
        latency_ms: dice.from(60, 900),
        max_recipients_per_call: (chunk > 1).then_some(chunk),
        guard_ms: dice.one_of(&[0, 250]),
        ..Account::default()
    }
}

fn hours(dice: &mut Dice) -> SendingHours {
    let days = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    let from = dice.from(6, 11);
    SendingHours {
        from: format!("{from:02}:00"),
        to: format!("{:02}:{}", dice.from(14, 21), dice.one_of(&["00", "30"])),
        days: if dice.one_in(3) { days.to_vec() } else { Vec::new() },
        fallback_time_zone: Some("UTC".into()),
        past_today: PastToday::Wait,
    }
}

fn with_hours(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    in_zones(dice, campaign, false)
}

fn with_quotas_and_hours(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    in_zones(dice, campaign, true)
}

fn in_zones(dice: &mut Dice, campaign: &mut Campaign, has_quotas: bool) -> Vec<Group> {
    campaign.schedule.sending_hours = Some(hours(dice));
    let zones = dice.from(2, DRAWN_ZONES as u64) as usize;
    let total = dice.scale(20_000, 4_000_000);
    let each = |zone: &&str| group("gmail", "en", zone, dice.from(1, 2 * total / zones as u64));
    let groups = ZONES[..zones].iter().map(each).collect();
    let accounts = dice.from(1, 3);
    for id in 0..accounts as usize {
        let chunk = dice.one_of(&[1, 1, 10, 100]);
        let mut account = account(dice, id, chunk);
        account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
        if has_quotas {
            let quota = (total / accounts / dice.from(1, 5)).max(100) / chunk * chunk + chunk;
            account.limits.push(limit(Unit::Messages, quota, "24h"));
        }
        campaign.accounts.push(account);
    }
    groups
}

fn with_caps(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    let total = dice.scale(10_000, 2_000_000);
    let each = |receiver: &&str| group(receiver, "en", "UTC", dice.from(1, total / 3));
    let groups = RECEIVERS.iter().map(each).collect();
    for id in 0..dice.from(2, 4) as usize {
        let chunk = dice.one_of(&[1, 1, 10]);
        let mut account = account(dice, id, chunk);
        account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
        campaign.accounts.push(account);
    }
    for receiver in &RECEIVERS[..dice.from(1, 4) as usize] {
        let (per, seconds) = dice.one_of(&[("1h", 3_600), ("1m", 60), ("1s", 1)]);
        campaign.mailbox_caps.push(cap(receiver, dice.from(3, 60) * seconds, per));
    }
    groups
}

fn with_chunks(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    let total = dice.scale(2_000, 3_000_000);
    let each = |locale: &str| group("gmail", locale, "UTC", dice.from(1, total));
    let groups = ["en", "de"].map(each).to_vec();
    for id in 0..dice.from(1, 3) as usize {
        let chunk = dice.from(2, 500);
        let mut account = account(dice, id, chunk);
        account.limits.push(limit(Unit::Messages, dice.from(chunk, chunk * 7), "1m"));
        if dice.one_in(2) {
            let quota = dice.from(chunk * 20, chunk * 900);
            account.limits.push(limit(Unit::Messages, quota, "1h"));
        }
        if dice.one_in(2) {
            account.limits.push(limit(Unit::Calls, dice.from(1, 9), "1s"));
        }
        campaign.accounts.push(account);
    }
    groups
}

fn with_cohorts(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    let each = dice.scale(1_000, 40_000);
    let mut groups = Vec::new();
    for receiver in RECEIVERS {
        for locale in &LOCALES[..dice.from(2, 12) as usize] {
            groups.push(group(receiver, locale, "UTC", dice.from(1, each)));
        }
    }
    for id in 0..dice.from(1, 4) as usize {
        let chunk = dice.from(2, 200);
        let mut account = account(dice, id, chunk);
        account.provider = "sendgrid".into();
        account.limits.push(limit(Unit::Calls, dice.from(1, 20), "1s"));
        campaign.accounts.push(account);
    }
    groups
}

fn with_everything(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    campaign.schedule.sending_hours = Some(hours(dice));
    let total = dice.scale(20_000, 2_000_000);
    let mut groups = Vec::new();
    for receiver in RECEIVERS {
        for zone in &ZONES[..dice.from(2, 8) as usize] {
            groups.push(group(receiver, "en", zone, dice.from(1, total / 12)));
        }
    }
    for id in 0..dice.from(1, 3) as usize {
        let chunk = dice.one_of(&[1, 10, 70]);
        let mut account = account(dice, id, chunk);
        account.limits.push(limit(Unit::Calls, dice.from(2, 60), "1s"));
        if dice.one_in(2) {
            let quota = (total / dice.from(1, 4)).max(1_000);
            account.limits.push(limit(Unit::Messages, quota, "24h"));
        }
        campaign.accounts.push(account);
    }
    for receiver in &RECEIVERS[..dice.from(0, 3) as usize] {
        campaign.mailbox_caps.push(cap(receiver, dice.scale(2_000, 100_000), "1h"));
    }
    let everybody: u64 = groups.iter().map(|group| group.recipients).sum();
    campaign.schedule.waves = canary(200.min(everybody / 2).max(1), "30m");
    groups
}

/// A first wave of so many, and the rest so much later.
pub fn canary(recipients: u64, dwell: &str) -> Vec<Wave> {
    let gate = Gate { dwell: Some(dwell.into()), ..Gate::default() };
    vec![
        Wave { name: "canary".into(), size: WaveSize::Recipients(recipients), gate: Some(gate) },
        Wave { name: "everyone".into(), size: WaveSize::Rest, gate: None },
    ]
}

fn tiny(dice: &mut Dice, campaign: &mut Campaign) -> Vec<Group> {
    let has_hours = dice.one_in(2);
    if has_hours {
        campaign.schedule.sending_hours = Some(hours(dice));
    }
    let mut groups = Vec::new();
    let (receivers, locales) = (dice.from(1, 2) as usize, dice.from(1, 2) as usize);
    let zones = if has_hours { dice.from(1, 2) as usize } else { 1 };
    for receiver in &RECEIVERS[..receivers] {
        for locale in &LOCALES[..locales] {
            for zone in [ZONES[0], ZONES[dice.from(1, 13) as usize]].iter().take(zones) {
                groups.push(group(receiver, locale, zone, dice.from(1, 3)));
            }
        }
    }
    groups.truncate(4);
    for id in 0..dice.from(1, 2) as usize {
        let chunk = dice.from(1, 3);
        let mut account = account(dice, id, chunk);
        account.in_flight = Some(dice.from(1, 3));
        for per in ["1s", "10s", "1h", "24h"] {
            if dice.one_in(2) {
                let unit = dice.one_of(&[Unit::Calls, Unit::Messages]);
                let least = if unit == Unit::Messages { chunk } else { 1 };
                account.limits.push(limit(unit, dice.from(least, least + 3), per));
            }
        }
        campaign.accounts.push(account);
    }
    for receiver in &RECEIVERS[..receivers] {
        if dice.one_in(2) {
            let per = dice.one_of(&["1s", "1m", "6h"]);
            campaign.mailbox_caps.push(cap(receiver, dice.from(3, 4), per));
        }
    }
    if dice.one_in(4) {
        campaign.schedule.waves = canary(1, dice.one_of(&["1s", "10m", "7h"]));
    }
    groups
}
