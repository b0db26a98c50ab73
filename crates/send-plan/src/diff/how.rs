//! How it is sent: calls, accounts, limits, ceilings, routes.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Unit, WorkingHours, span_ms};
use crate::mailbox_provider;
use crate::plan::{
    AccountFacts, Cap, CapFacts, LimitFacts, LimitOrigin, Plan, RouteFacts, UsedFacts, WarmUpFacts,
};
use crate::provider::{self, Figure};
use crate::wording::{counted, hours, instant, list, number, people, per, span, units};

/// What a call reaches.
pub(super) fn calls(changes: &mut Changes, old: &Plan, new: &Plan) {
    let largest = |plan: &Plan| plan.runs.iter().map(|run| run.size).max().unwrap_or(0);
    let most = |plan: &Plan| largest(plan).max(plan.estimate.largest_call);
    let (before, now) = (most(old), most(new));
    changes.differ("estimate.largestCall", (&before, &now), || {
        let text = format!("One call now reaches {} instead of {}.", people(now), number(before));
        (either(now > before, Danger::Exposure, Danger::Detail), text)
    });
    if before == now {
        let (old, new) = (old.estimate.largest_call, new.estimate.largest_call);
        changes.differ("estimate.largestCall", (&old, &new), || {
            let text = format!(
                "The plan says that one call reaches {} instead of {}.",
                people(new),
                number(old)
            );
            (Danger::Exposure, text)
        });
    }
}

pub(super) fn accounts(changes: &mut Changes, old: &[AccountFacts], new: &[AccountFacts]) {
    const MEMBER: &str = "accounts";
    let Pairs { pairs, is_reordered } = pairs(old, new, &[&|account| account.id.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(account) => {
                let text = format!("The account {} no longer sends.", name(&account.id));
                changes.tell(Danger::Timing, MEMBER, text);
            }
            Pair::Come(account) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!(
                    "The account {} sends as well: {}, {}, up to {} in a call.",
                    name(&account.id),
                    provider_name(&account.provider),
                    name(&account.call_shape),
                    people(account.recipients_per_call)
                ),
            ),
            Pair::Kept(old, new) => account(changes, old, new),
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "The accounts stand in another order.");
    }
}

fn account(changes: &mut Changes, old: &AccountFacts, new: &AccountFacts) {
    const MEMBER: &str = "accounts";
    let AccountFacts {
        id,
        provider,
        call_shape,
        recipients_per_call,
        limits: old_limits,
        in_flight,
        latency_ms,
        latency_per_recipient_ms,
        max_bytes_per_call,
        max_bytes_per_message,
        working_hours: old_hours,
        warm_up: old_warm_up,
        most_recipients,
    } = old;
    let id = name(id);
    changes.differ(MEMBER, (call_shape, &new.call_shape), || {
        let text = format!(
            "Account {id}: the call shape changed from {} to {}.",
            quoted(call_shape),
            quoted(&new.call_shape)
        );
        (Danger::Exposure, text)
    });
    changes.differ(MEMBER, (recipients_per_call, &new.recipients_per_call), || {
        let text = format!(
            "Account {id} may put {} into one call instead of {}.",
            people(new.recipients_per_call),
            number(*recipients_per_call)
        );
        let is_more = new.recipients_per_call > *recipients_per_call;
        (either(is_more, Danger::Exposure, Danger::Detail), text)
    });
    changes.differ(MEMBER, (provider, &new.provider), || {
        let text = format!(
            "Account {id} sends through {} instead of {}.",
            provider_name(&new.provider),
            provider_name(provider)
        );
        (Danger::Safeguard, text)
    });
    limits(changes, new, old_limits, &new.limits);
    changes.differ(MEMBER, (in_flight, &new.in_flight), || {
        let at_a_time = |calls: Option<u64>| {
            calls.map_or_else(|| "any number of calls".into(), |n| units(Unit::Calls, n))
        };
        let text = format!(
            "Account {id} makes {} at a time instead of {}.",
            at_a_time(new.in_flight),
            at_a_time(*in_flight)
        );
        (either(new.in_flight.is_none(), Danger::Safeguard, Danger::Timing), text)
    });
    for (what, old, new) in [
        ("A call", latency_ms, new.latency_ms),
        ("Each recipient of a call", latency_per_recipient_ms, new.latency_per_recipient_ms),
    ] {
        changes.differ(MEMBER, (old, &new), || {
            let text = format!(
                "{what} of {id} is taken to last {} instead of {}.",
                exact(new),
                exact(*old)
            );
            (Danger::Timing, text)
        });
    }
    for (what, old, new) in [
        ("a call", *max_bytes_per_call, new.max_bytes_per_call),
        ("a message", *max_bytes_per_message, new.max_bytes_per_message),
    ] {
        changes.differ(MEMBER, (&old, &new), || {
            let most = |bytes: Option<u64>| {
                bytes.map_or_else(|| "any number of bytes".into(), |n| units(Unit::Bytes, n))
            };
            let is_more = new.is_none_or(|new| old.is_some_and(|old| new > old));
            let text =
                format!("Account {id} takes {} in {what} instead of {}.", most(new), most(old));
            (either(is_more, Danger::Safeguard, Danger::Detail), text)
        });
    }
    changes.differ(MEMBER, (old_hours, &new.working_hours), || {
        let text = format!(
            "Account {id} is used {} instead of {}.",
            working_hours(new.working_hours.as_ref()),
            working_hours(old_hours.as_ref())
        );
        (either(new.working_hours.is_none(), Danger::Safeguard, Danger::Timing), text)
    });
    changes.differ(MEMBER, (old_warm_up, &new.warm_up), || warm_up(&id, old_warm_up, &new.warm_up));
    changes.differ(MEMBER, (most_recipients, &new.most_recipients), || {
        let most = |n: Option<u64>| {
            n.map_or_else(|| "any number of people".into(), |n| format!("at most {}", people(n)))
        };
        let text = format!(
            "Account {id} takes {} instead of {}.",
            most(new.most_recipients),
            most(*most_recipients)
        );
        (Danger::Timing, text)
    });
}

fn limits(changes: &mut Changes, account: &AccountFacts, old: &[LimitFacts], new: &[LimitFacts]) {
    const MEMBER: &str = "accounts";
    let id = name(&account.id);
    let window = |limit: &LimitFacts| format!("{:?} {}", limit.unit, limit.per_ms);
    let Pairs { pairs, is_reordered } = pairs(old, new, &[&window]);
    for pair in pairs {
        match pair {
            Pair::Gone(limit) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!("Account {id}: the limit of {} is gone.", rate(limit)),
            ),
            Pair::Come(limit) => changes.tell(
                Danger::Timing,
                MEMBER,
                format!("Account {id} has a new limit: {}.", rate(limit)),
            ),
            Pair::Kept(old, new) => limit(changes, account, old, new),
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, format!("The limits of {id} stand in another order."));
    }
}

fn limit(changes: &mut Changes, account: &AccountFacts, old: &LimitFacts, new: &LimitFacts) {
    const MEMBER: &str = "accounts";
    // Unit and window are alike.
    let LimitFacts { unit, limit, per_ms, guard_ms, reserve, used, used_at, origin } = old;
    let id = name(&account.id);
    changes.differ(MEMBER, (limit, &new.limit), || {
        let documented = documented(account, *unit, *per_ms);
        let known = documented
            .map_or_else(String::new, |n| format!("; the documented limit is {}", number(n)));
        let verb = if *unit == Unit::Calls { "make" } else { "send" };
        let text =
            format!("Account {id} may {verb} {} instead of {}{known}.", rate(new), number(*limit));
        let is_above =
            new.limit > *limit && documented.is_none_or(|documented| new.limit > documented);
        (either(is_above, Danger::Safeguard, Danger::Timing), text)
    });
    let of = rate(new);
    changes.differ(MEMBER, (origin, &new.origin), || match new.origin {
        LimitOrigin::Account => (
            Danger::Safeguard,
            format!("Account {id}: the limit of {of} was entered by hand instead of documented by the provider."),
        ),
        LimitOrigin::Catalogue => {
            (Danger::Detail, format!("Account {id}: the limit of {of} is the documented one instead of one entered by hand."))
        }
    });
    changes.differ(MEMBER, (guard_ms, &new.guard_ms), || {
        guard(&format!("Account {id}, {of}"), *guard_ms, new.guard_ms)
    });
    changes.differ(MEMBER, (reserve, &new.reserve), || {
        let text = format!(
            "Account {id} keeps {} per {} free for other mail instead of {}.",
            units(*unit, new.reserve),
            per(*per_ms),
            number(*reserve)
        );
        (either(new.reserve < *reserve, Danger::Safeguard, Danger::Timing), text)
    });
    changes.differ(MEMBER, (used, &new.used), || {
        spent(&format!("Account {id}, {of}"), *unit, *used, new.used)
    });
    changes.differ(MEMBER, (used_at, &new.used_at), || {
        let said = |used: &[UsedFacts]| {
            let parts = used.iter().map(|UsedFacts { at_ms, units }| {
                format!("{} on {}", number(*units), instant(*at_ms))
            });
            if used.is_empty() { "not known".to_owned() } else { list(parts.collect()) }
        };
        let text = format!(
            "Account {id}, {of}: when units were spent: {} instead of {}.",
            said(&new.used_at),
            said(used_at)
        );
        (Danger::Timing, text)
    });
}

/// The documented figure of a limit.
fn documented(account: &AccountFacts, unit: Unit, per_ms: u64) -> Option<u64> {
    let limits = provider::find(&account.provider)?.limits.iter();
    limits.filter(|limit| (limit.unit, span_ms(limit.per)) == (unit, Some(per_ms))).find_map(
        |limit| match limit.figure {
            Figure::Published(figure) => Some(figure),
            Figure::NotPublished(_) => None,
        },
    )
}

fn rate(limit: &LimitFacts) -> String {
    format!("{} per {}", units(limit.unit, limit.limit), per(limit.per_ms))
}

fn guard(whose: &str, old: u64, new: u64) -> (Danger, String) {
    let text =
        format!("{whose}: the margin for jitter is {} instead of {}.", exact(new), exact(old));
    (either(new < old, Danger::Safeguard, Danger::Timing), text)
}

fn spent(whose: &str, unit: Unit, old: u64, new: u64) -> (Danger, String) {
    let text = format!("{whose}: {} count as spent instead of {}.", units(unit, new), number(old));
    (either(new < old, Danger::Safeguard, Danger::Timing), text)
}

/// Milliseconds where a rougher word would hide a difference.
fn exact(ms: u64) -> String {
    if ms < 60_000 { span(ms) } else { format!("{} ms", number(ms)) }
}

fn working_hours(working: Option<&WorkingHours>) -> String {
    let Some(WorkingHours { from, to, days, time_zone }) = working else {
        return "at any hour".to_owned();
    };
    let zone = time_zone.as_ref().map_or_else(|| "UTC".to_owned(), |zone| name(zone));
    format!("{} ({zone})", hours(&name(from), &name(to), days))
}

fn warm_up(id: &str, old: &Option<WarmUpFacts>, new: &Option<WarmUpFacts>) -> (Danger, String) {
    let said = |ramp: &WarmUpFacts| {
        let WarmUpFacts { caps, per_ms, guard_ms } = ramp;
        let days = caps.iter().map(|cap| number(*cap)).collect();
        format!(
            "{} messages per {} on its days, {} of margin",
            list(days),
            per(*per_ms),
            exact(*guard_ms)
        )
    };
    match (old, new) {
        (Some(old), None) => {
            (Danger::Safeguard, format!("The warm-up of {id} is gone; before: {}.", said(old)))
        }
        (None, Some(new)) => {
            (Danger::Timing, format!("Account {id} is warming up: {}.", said(new)))
        }
        (Some(old), Some(new)) => (
            Danger::Safeguard,
            format!("The warm-up of {id} changed: {} instead of {}.", said(new), said(old)),
        ),
        (None, None) => (Danger::Detail, String::new()),
    }
}

pub(super) fn mailbox_caps(changes: &mut Changes, old: &Plan, new: &Plan) {
    const MEMBER: &str = "mailboxCaps";
    /// A ceiling with its account's name.
    type Ceiling = (Option<String>, Option<String>, Cap);
    let resolved = |plan: &Plan| -> Vec<Ceiling> {
        let resolve = |facts: &CapFacts| {
            let CapFacts { mailbox_provider, account, cap } = facts;
            (mailbox_provider.clone(), account.map(|account| account_name(plan, account)), *cap)
        };
        plan.mailbox_caps.iter().map(resolve).collect()
    };
    let whose = |(provider, account, _): &Ceiling| {
        let whom = match provider {
            Some(provider) => name(mailbox_provider::name(provider)),
            None => "everybody, so that a stop takes hold".to_owned(),
        };
        let through = account.as_ref().map(|account| format!(" through {}", name(account)));
        format!("The ceiling for {whom}{}", through.unwrap_or_default())
    };
    let kind = |ceiling: &Ceiling| {
        let (provider, account, cap) = ceiling;
        let window = match cap {
            Cap::Rate { unit, per_ms, .. } => Some((unit, per_ms)),
            Cap::Connections(_) => None,
        };
        format!("{provider:?} {account:?} {window:?}")
    };
    let (old, new) = (resolved(old), resolved(new));
    let Pairs { pairs, is_reordered } = pairs(&old, &new, &[&kind]);
    for pair in pairs {
        match pair {
            Pair::Gone(gone) => {
                changes.tell(
                    Danger::Safeguard,
                    MEMBER,
                    format!("{} is gone: {}.", whose(gone), cap(gone.2)),
                );
            }
            Pair::Come(come) => {
                changes.tell(
                    Danger::Timing,
                    MEMBER,
                    format!("{} is new: {}.", whose(come), cap(come.2)),
                );
            }
            Pair::Kept(old, new) => ceiling(changes, &whose(new), old.2, new.2),
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "The ceilings stand in another order.");
    }
}

fn ceiling(changes: &mut Changes, whose: &str, old: Cap, new: Cap) {
    const MEMBER: &str = "mailboxCaps";
    let most = |cap: Cap| match cap {
        Cap::Rate { limit, .. } => limit,
        Cap::Connections(connections) => connections,
    };
    changes.differ(MEMBER, (&most(old), &most(new)), || {
        let text = format!("{whose} is {} instead of {}.", cap(new), number(most(old)));
        (either(most(new) > most(old), Danger::Safeguard, Danger::Timing), text)
    });
    // Unit and window are alike.
    if let Cap::Rate { unit, limit: _, per_ms: _, guard_ms, used } = old
        && let Cap::Rate { guard_ms: new_guard_ms, used: new_used, .. } = new
    {
        changes.differ(MEMBER, (&guard_ms, &new_guard_ms), || guard(whose, guard_ms, new_guard_ms));
        changes.differ(MEMBER, (&used, &new_used), || spent(whose, unit, used, new_used));
    }
}

fn cap(cap: Cap) -> String {
    match cap {
        Cap::Rate { unit, limit, per_ms, .. } => {
            format!("{} per {}", units(unit, limit), per(per_ms))
        }
        Cap::Connections(n) => format!("{} at a time", counted(n, ("connection", "connections"))),
    }
}

pub(super) fn routes(changes: &mut Changes, old: &Plan, new: &Plan) {
    const MEMBER: &str = "routes";
    /// A route with its accounts' names.
    type Route = (Option<String>, Option<String>, Vec<String>);
    let resolved = |plan: &Plan| -> Vec<Route> {
        let resolve = |route: &RouteFacts| {
            let RouteFacts { locale, mailbox_provider, accounts } = route;
            let accounts = accounts.iter().map(|account| account_name(plan, *account));
            (locale.clone(), mailbox_provider.clone(), accounts.collect())
        };
        plan.routes.iter().map(resolve).collect()
    };
    let said = |(locale, provider, accounts): &Route| {
        let provider =
            provider.as_ref().map(|id| format!("at {}", name(mailbox_provider::name(id))));
        let locale = locale.as_ref().map(|locale| format!("with the locale {}", name(locale)));
        let whom: Vec<String> = provider.into_iter().chain(locale).collect();
        let whom = if whom.is_empty() {
            "people".to_owned()
        } else {
            format!("people {}", whom.join(" "))
        };
        format!("{whom} through {}", list(accounts.iter().map(|account| name(account)).collect()))
    };
    let (old, new) = (resolved(old), resolved(new));
    let Pairs { pairs, is_reordered } = pairs(&old, &new, &[&|route| format!("{route:?}")]);
    for pair in pairs {
        match pair {
            Pair::Gone(route) => changes.tell(
                Danger::Timing,
                MEMBER,
                format!("A route is gone: {} alone.", said(route)),
            ),
            Pair::Come(route) => changes.tell(
                Danger::Timing,
                MEMBER,
                format!("A route is new: {} alone.", said(route)),
            ),
            Pair::Kept(..) => {}
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Timing,
            MEMBER,
            "The routes stand in another order: of several that fit, the first holds.",
        );
    }
}

fn account_name(plan: &Plan, index: u64) -> String {
    let account = usize::try_from(index).ok().and_then(|index| plan.accounts.get(index));
    account.map_or_else(|| format!("account {index}"), |account| account.id.clone())
}

fn provider_name(id: &str) -> String {
    provider::find(id).map_or_else(|| name(id), |provider| provider.name.to_owned())
}
