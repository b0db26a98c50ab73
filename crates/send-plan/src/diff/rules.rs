//! What the send may do, and who answers for it: campaign, waves and gates, waivers, versions.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Environment, Purpose, Waiver};
use crate::plan::{CampaignFacts, GateFacts, Versions, WaveFacts};
use crate::wording::{number, people, span};

pub(super) fn campaign(changes: &mut Changes, old: &CampaignFacts, new: &CampaignFacts) {
    let CampaignFacts {
        id,
        name: old_name,
        salt,
        sequence,
        environment,
        purpose,
        blast_radius,
        // At which time: told in `when`.
        planned_at_ms: _,
        start_ms: _,
        deadline_ms: _,
        not_before_ms: _,
        expires_ms: _,
        pace: _,
    } = old;
    changes.differ("campaign.environment", (environment, &new.environment), || {
        match new.environment {
            Environment::Production => (
                Danger::Safeguard,
                "It runs in production instead of the sandbox: customers get mail.".to_owned(),
            ),
            Environment::Sandbox => (
                Danger::Content,
                "It runs in the sandbox instead of production: nobody gets mail.".to_owned(),
            ),
        }
    });
    changes.differ("campaign.id", (id, &new.id), || {
        let text = format!(
            "It is another campaign, {} instead of {}: whoever has had the one may get the other.",
            name(&new.id),
            name(id)
        );
        (Danger::Safeguard, text)
    });
    changes.differ("campaign.blastRadius", (blast_radius, &new.blast_radius), || {
        let of = |most: Option<u64>| most.map_or_else(|| "as many as it can carry".into(), people);
        let is_wider = new.blast_radius.is_none_or(|new| blast_radius.is_some_and(|old| new > old));
        let text = format!(
            "One call may reach {} instead of {}.",
            of(new.blast_radius),
            of(*blast_radius)
        );
        (either(is_wider, Danger::Safeguard, Danger::Detail), text)
    });
    changes.differ("campaign.purpose", (purpose, &new.purpose), || match new.purpose {
        Purpose::Service => (
            Danger::Safeguard,
            "It is a service message instead of marketing: the unsubscribe rules do not hold."
                .to_owned(),
        ),
        Purpose::Marketing => (
            Danger::Content,
            "It is marketing instead of a service message: the unsubscribe rules hold.".to_owned(),
        ),
    });
    changes.differ("campaign.salt", (salt, &new.salt), || {
        (Danger::Safeguard, "The salt changed: the canary is another sample.".to_owned())
    });
    changes.differ("campaign.sequence", (sequence, &new.sequence), || {
        let text = format!(
            "It is plan {} of the campaign instead of {}.",
            number(new.sequence),
            number(*sequence)
        );
        (either(new.sequence < *sequence, Danger::Safeguard, Danger::Detail), text)
    });
    changes.differ("campaign.name", (old_name, &new.name), || {
        let text = format!(
            "The campaign is called {} instead of {}.",
            quoted(&new.name),
            quoted(old_name)
        );
        (Danger::Detail, text)
    });
}

pub(super) fn waivers(changes: &mut Changes, old: &[Waiver], new: &[Waiver]) {
    const MEMBER: &str = "waivers";
    let place = |waiver: &Waiver| serde_json::to_string(&waiver.place).unwrap_or_default();
    let Pairs { pairs, is_reordered } = pairs(
        old,
        new,
        &[
            &|waiver| serde_json::to_string(waiver).unwrap_or_default(),
            &|waiver| format!("{} {}", waiver.code, place(waiver)),
            &|waiver| waiver.code.clone(),
        ],
    );
    for pair in pairs {
        match pair {
            Pair::Gone(waiver) => {
                changes.tell(
                    Danger::Detail,
                    MEMBER,
                    format!("A waiver is gone: {}.", said(waiver)),
                );
            }
            Pair::Come(waiver) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!("A waiver was added: {}.", said(waiver)),
            ),
            Pair::Kept(old, new) => changes.differ(MEMBER, (old, new), || {
                let text = format!("A waiver changed: {}; before: {}.", said(new), said(old));
                (Danger::Safeguard, text)
            }),
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "The waivers stand in another order.");
    }
}

/// `Ann answers for html/insecure-link (“…” in en/body.html): “reason”`.
fn said(waiver: &Waiver) -> String {
    let Waiver { code, place, finding, person, reason } = waiver;
    let where_ = place.as_ref().map(|place| {
        let numbers = place.line.into_iter().chain(place.column).map(number);
        let names = place.file.iter().chain(&place.member).map(|text| name(text));
        format!("in {}", names.chain(numbers).collect::<Vec<_>>().join(":"))
    });
    let finding = finding.as_ref().map(|finding| quoted(finding));
    let more: Vec<String> = finding.into_iter().chain(where_).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(" ")) };
    let person = if person.is_empty() { "nobody".to_owned() } else { name(person) };
    format!("{person} answers for {}{more}: {}", name(code), quoted(reason))
}

pub(super) fn waves(changes: &mut Changes, old: &[WaveFacts], new: &[WaveFacts]) {
    const MEMBER: &str = "waves";
    let Pairs { pairs, is_reordered } = pairs(old, new, &[&|wave| wave.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(wave) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!(
                    "The wave {} is gone: {} were mailed before the others.",
                    quoted(&wave.name),
                    people(wave.recipients)
                ),
            ),
            Pair::Come(wave) => changes.tell(
                Danger::Content,
                MEMBER,
                format!(
                    "The wave {} is new: {}{}.",
                    quoted(&wave.name),
                    people(wave.recipients),
                    wave.gate.map_or_else(String::new, |gate| format!(", then {}", awaited(gate)))
                ),
            ),
            Pair::Kept(old, new) => wave(changes, old, new),
        }
    }
    if is_reordered {
        changes.tell(Danger::Safeguard, MEMBER, "The waves go in another order.");
    }
}

fn wave(changes: &mut Changes, old: &WaveFacts, new: &WaveFacts) {
    const MEMBER: &str = "waves";
    // Its start is told in `when`.
    let WaveFacts { name: wave, recipients, start_ms: _, gate } = old;
    let wave = quoted(wave);
    changes.differ(MEMBER, (recipients, &new.recipients), || {
        let text = format!(
            "The wave {wave} reaches {} instead of {}.",
            people(new.recipients),
            number(*recipients)
        );
        (Danger::Content, text)
    });
    match (gate, &new.gate) {
        (Some(_), None) => changes.tell(
            Danger::Safeguard,
            MEMBER,
            format!(
                "Nothing has to hold after the wave {wave} any more: the next follows at once."
            ),
        ),
        (None, Some(gate)) => changes.tell(
            Danger::Timing,
            MEMBER,
            format!("After the wave {wave} the next one waits: {}.", awaited(*gate)),
        ),
        (Some(old), Some(new)) => changes.differ(MEMBER, (old, new), || {
            let is_weaker = new.dwell_ms < old.dwell_ms
                || old.approval && !new.approval
                || old.header_check && !new.header_check;
            let text = format!(
                "What is awaited after the wave {wave} changed: {} instead of {}.",
                awaited(*new),
                awaited(*old)
            );
            (either(is_weaker, Danger::Safeguard, Danger::Timing), text)
        }),
        (None, None) => {}
    }
}

/// `30 min, a person's approval (expected within 15 min)`.
fn awaited(gate: GateFacts) -> String {
    let GateFacts { dwell_ms, approval, header_check, expected_wait_ms } = gate;
    let parts = [
        (dwell_ms > 0).then(|| span(dwell_ms)),
        approval.then(|| "a person\u{2019}s approval".to_owned()),
        header_check.then(|| "a look at the headers".to_owned()),
        (expected_wait_ms > 0).then(|| format!("expected to take {}", span(expected_wait_ms))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

pub(super) fn versions(changes: &mut Changes, old: &Versions, new: &Versions) {
    let Versions { engine, catalogue, mailbox_providers, time_zones } = old;
    for (member, what, old, new) in [
        ("versions.engine", "engine", engine, &new.engine),
        ("versions.catalogue", "catalogue of providers", catalogue, &new.catalogue),
        (
            "versions.mailboxProviders",
            "table of mailbox providers",
            mailbox_providers,
            &new.mailbox_providers,
        ),
        ("versions.timeZones", "time-zone database", time_zones, &new.time_zones),
    ] {
        changes.differ(member, (old, new), || {
            (
                Danger::Detail,
                format!("It was made with the {what} {} instead of {}.", name(new), name(old)),
            )
        });
    }
}
