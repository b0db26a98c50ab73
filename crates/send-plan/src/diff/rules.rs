//! What the send may do, and who answers for it: campaign, waves and gates, waivers, versions.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Environment, Purpose, Waiver};
use crate::plan::{CampaignFacts, GateFacts, Versions, WaveFacts};
use crate::wording::{Arg, Say, Text, joined, number, people, span, text};

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
                text!(
                    "engine-diff-runs-production-instead-sandbox-customers",
                    "It runs in production instead of the sandbox: customers get mail."
                ),
            ),
            Environment::Sandbox => (
                Danger::Content,
                text!(
                    "engine-diff-runs-sandbox-instead-production-nobody",
                    "It runs in the sandbox instead of production: nobody gets mail."
                ),
            ),
        }
    });
    changes.differ("campaign.id", (id, &new.id), || {
        let text = text!("engine-diff-another-campaign-instead-whoever-has", "It is another campaign, {name} instead of {name_2}: whoever has had the one may get the other.", name = name(&new.id), name_2 = name(id));
        (Danger::Safeguard, text)
    });
    changes.differ("campaign.blastRadius", (blast_radius, &new.blast_radius), || {
        let of = |most: Option<u64>| {
            most.map_or_else(
                || text!("engine-diff-as-many-as-can-carry", "as many as it can carry").say(),
                people,
            )
        };
        let is_wider = new.blast_radius.is_none_or(|new| blast_radius.is_some_and(|old| new > old));
        let text = text!(
            "engine-diff-one-call-may-reach-instead",
            "One call may reach {of} instead of {of_2}.",
            of = of(new.blast_radius),
            of_2 = of(*blast_radius)
        );
        (either(is_wider, Danger::Safeguard, Danger::Detail), text)
    });
    changes.differ("campaign.purpose", (purpose, &new.purpose), || match new.purpose {
        Purpose::Service => (
            Danger::Safeguard,
            text!(
                "engine-diff-service-message-instead-marketing-unsubscribe",
                "It is a service message instead of marketing: the unsubscribe rules do not hold."
            )
            .to_owned(),
        ),
        Purpose::Marketing => (
            Danger::Content,
            text!(
                "engine-diff-marketing-instead-service-message-unsubscribe",
                "It is marketing instead of a service message: the unsubscribe rules hold."
            ),
        ),
    });
    changes.differ("campaign.salt", (salt, &new.salt), || {
        (
            Danger::Safeguard,
            text!(
                "engine-diff-salt-changed-canary-another-sample",
                "The salt changed: the canary is another sample."
            ),
        )
    });
    changes.differ("campaign.sequence", (sequence, &new.sequence), || {
        let text = text!(
            "engine-diff-plan-campaign-instead",
            "It is plan {sequence} of the campaign instead of {sequence_2}.",
            sequence = number(new.sequence),
            sequence_2 = number(*sequence)
        );
        (either(new.sequence < *sequence, Danger::Safeguard, Danger::Detail), text)
    });
    changes.differ("campaign.name", (old_name, &new.name), || {
        let text = text!(
            "engine-diff-campaign-called-instead",
            "The campaign is called {name} instead of {old_name}.",
            name = quoted(&new.name),
            old_name = quoted(old_name)
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
                    text!(
                        "engine-diff-waiver-gone",
                        "A waiver is gone: {said}.",
                        said = said(waiver)
                    ),
                );
            }
            Pair::Come(waiver) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                text!(
                    "engine-diff-waiver-was-added",
                    "A waiver was added: {said}.",
                    said = said(waiver)
                ),
            ),
            Pair::Kept(old, new) => changes.differ(MEMBER, (old, new), || {
                let text = text!(
                    "engine-diff-waiver-changed-before",
                    "A waiver changed: {said}; before: {said_2}.",
                    said = said(new),
                    said_2 = said(old)
                );
                (Danger::Safeguard, text)
            }),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!("engine-diff-waivers-stand-another-order", "The waivers stand in another order."),
        );
    }
}

/// `Ann answers for html/insecure-link (“…” in en/body.html): “reason”`.
fn said(waiver: &Waiver) -> Text {
    let Waiver { code, place, finding, person, reason } = waiver;
    let where_ = place.as_ref().map(|place| {
        let numbers = place.line.into_iter().chain(place.column).map(|n| number(n).to_string());
        let names = place.file.iter().chain(&place.member).map(|text| name(text));
        let place = names.chain(numbers).collect::<Vec<_>>().join(":");
        text!("engine-diff-in-place", "in {place}", place = place)
    });
    let finding = finding.as_ref().map(|finding| quoted(finding));
    let more = match (finding, where_) {
        (Some(finding), Some(place)) => text!(
            "engine-diff-finding-in-place",
            " ({finding} {place})",
            finding = finding,
            place = place
        ),
        (Some(finding), None) => text!("engine-diff-finding", " ({finding})", finding = finding),
        (None, Some(place)) => text!("engine-diff-place", " ({place})", place = place),
        (None, None) => Text::default(),
    };
    let person = if person.is_empty() {
        text!("engine-diff-nobody", "nobody").say()
    } else {
        name(person).say()
    };
    text!(
        "engine-diff-answers-for",
        "{person} answers for {name}{more}: {reason}",
        person = person,
        name = name(code),
        more = more,
        reason = quoted(reason)
    )
}

pub(super) fn waves(changes: &mut Changes, old: &[WaveFacts], new: &[WaveFacts]) {
    const MEMBER: &str = "waves";
    let Pairs { pairs, is_reordered } = pairs(old, new, &[&|wave| wave.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(wave) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                text!(
                    "engine-diff-wave-gone-were-mailed-before",
                    "The wave {name} is gone: {recipients} were mailed before the others.",
                    name = quoted(&wave.name),
                    recipients = people(wave.recipients)
                ),
            ),
            Pair::Come(wave) => changes.tell(
                Danger::Content,
                MEMBER,
                text!(
                    "engine-diff-wave-new",
                    "The wave {name} is new: {recipients}{map_or_else}.",
                    name = quoted(&wave.name),
                    recipients = people(wave.recipients),
                    map_or_else = wave
                        .gate
                        .map_or_else(String::new, |gate| format!(", then {}", awaited(gate)))
                ),
            ),
            Pair::Kept(old, new) => wave(changes, old, new),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Safeguard,
            MEMBER,
            text!("engine-diff-waves-go-another-order", "The waves go in another order."),
        );
    }
}

fn wave(changes: &mut Changes, old: &WaveFacts, new: &WaveFacts) {
    const MEMBER: &str = "waves";
    // Its start is told in `when`.
    let WaveFacts { name: wave, recipients, start_ms: _, gate } = old;
    let wave = quoted(wave);
    changes.differ(MEMBER, (recipients, &new.recipients), || {
        let text = text!(
            "engine-diff-wave-reaches-instead",
            "The wave {wave} reaches {recipients} instead of {recipients_2}.",
            wave = wave,
            recipients = people(new.recipients),
            recipients_2 = number(*recipients)
        );
        (Danger::Content, text)
    });
    match (gate, &new.gate) {
        (Some(_), None) => changes.tell(
            Danger::Safeguard,
            MEMBER,
            text!(
                "engine-diff-nothing-has-hold-after-wave",
                "Nothing has to hold after the wave {wave} any more: the next follows at once.",
                wave = wave
            ),
        ),
        (None, Some(gate)) => changes.tell(
            Danger::Timing,
            MEMBER,
            text!(
                "engine-diff-after-wave-next-one-waits",
                "After the wave {wave} the next one waits: {awaited}.",
                wave = wave,
                awaited = awaited(*gate)
            ),
        ),
        (Some(old), Some(new)) => changes.differ(MEMBER, (old, new), || {
            let is_weaker = new.dwell_ms < old.dwell_ms
                || old.approval && !new.approval
                || old.header_check && !new.header_check;
            let text = text!(
                "engine-diff-what-awaited-after-wave-changed",
                "What is awaited after the wave {wave} changed: {awaited} instead of {awaited_2}.",
                wave = wave,
                awaited = awaited(*new),
                awaited_2 = awaited(*old)
            );
            (either(is_weaker, Danger::Safeguard, Danger::Timing), text)
        }),
        (None, None) => {}
    }
}

/// `30 min, a person's approval (expected within 15 min)`.
fn awaited(gate: GateFacts) -> Arg {
    let GateFacts { dwell_ms, approval, header_check, expected_wait_ms } = gate;
    let parts = [
        (dwell_ms > 0).then(|| span(dwell_ms)),
        approval
            .then(|| text!("engine-diff-person-s-approval", "a person\u{2019}s approval").say()),
        header_check.then(|| text!("engine-diff-look-at-headers", "a look at the headers").say()),
        (expected_wait_ms > 0).then(|| {
            text!(
                "engine-diff-expected-take",
                "expected to take {expected_wait_ms}",
                expected_wait_ms = span(expected_wait_ms)
            )
            .say()
        }),
    ];
    let parts: Vec<Arg> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        text!("engine-diff-nothing", "nothing").say()
    } else {
        joined(parts, ", ")
    }
}

pub(super) fn versions(changes: &mut Changes, old: &Versions, new: &Versions) {
    let Versions { engine, catalogue, mailbox_providers, time_zones } = old;
    for (member, what, old, new) in [
        ("versions.engine", text!("engine-diff-engine", "engine"), engine, &new.engine),
        (
            "versions.catalogue",
            text!("engine-diff-catalogue-providers", "catalogue of providers"),
            catalogue,
            &new.catalogue,
        ),
        (
            "versions.mailboxProviders",
            text!("engine-diff-table-mailbox-providers", "table of mailbox providers"),
            mailbox_providers,
            &new.mailbox_providers,
        ),
        (
            "versions.timeZones",
            text!("engine-diff-time-zone-database", "time-zone database"),
            time_zones,
            &new.time_zones,
        ),
    ] {
        changes.differ(member, (old, new), || {
            (
                Danger::Detail,
                text!(
                    "engine-diff-was-made-with-instead",
                    "It was made with the {what} {name} instead of {name_2}.",
                    what = what,
                    name = name(new),
                    name_2 = name(old)
                ),
            )
        });
    }
}
