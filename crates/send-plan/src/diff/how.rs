//! How it is sent: calls, accounts, limits, ceilings, routes.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Unit, WorkingHours, span_ms};
use crate::mailbox_provider;
use crate::plan::{
    AccountFacts, Cap, CapFacts, LimitFacts, LimitOrigin, Plan, RouteFacts, UsedFacts, WarmUpFacts,
};
use crate::provider::{self, Figure};
use crate::wording::{
    Arg, Say, Text, counted, hours, instant, list, number, people, per, span, text, units,
};

/// What a call reaches.
pub(super) fn calls(changes: &mut Changes, old: &Plan, new: &Plan) {
    let largest = |plan: &Plan| plan.runs.iter().map(|run| run.size).max().unwrap_or(0);
    let most = |plan: &Plan| largest(plan).max(plan.estimate.largest_call);
    let (before, now) = (most(old), most(new));
    changes.differ("estimate.largestCall", (&before, &now), || {
        let text = text!(
            "engine-diff-one-call-now-reaches-instead",
            "One call now reaches {now} instead of {before}.",
            now = people(now),
            before = number(before)
        );
        (either(now > before, Danger::Exposure, Danger::Detail), text)
    });
    if before == now {
        let (old, new) = (old.estimate.largest_call, new.estimate.largest_call);
        changes.differ("estimate.largestCall", (&old, &new), || {
            let text = text!(
                "engine-diff-plan-says-that-one-call",
                "The plan says that one call reaches {new} instead of {old}.",
                new = people(new),
                old = number(old)
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
                let text = text!("engine-diff-account-no-longer-sends", "The account {name} no longer sends.", name = name(&account.id));
                changes.tell(Danger::Timing, MEMBER, text);
            }
            Pair::Come(account) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                text!("engine-diff-account-sends-as-well-up", "The account {name} sends as well: {provider_name}, {name_2}, up to {recipients_per_call} in a call.", name = name(&account.id), provider_name = provider_name(&account.provider), name_2 = name(&account.call_shape), recipients_per_call = people(account.recipients_per_call)),
            ),
            Pair::Kept(old, new) => account(changes, old, new),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-accounts-stand-another-order",
                "The accounts stand in another order."
            ),
        );
    }
}

fn account(changes: &mut Changes, old: &AccountFacts, new: &AccountFacts) {
    const MEMBER: &str = "accounts";
    let AccountFacts {
        id,
        provider,
        domain,
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
        let text = text!(
            "engine-diff-account-call-shape-changed-from",
            "Account {id}: the call shape changed from {call_shape} to {call_shape_2}.",
            id = id,
            call_shape = quoted(call_shape),
            call_shape_2 = quoted(&new.call_shape)
        );
        (Danger::Exposure, text)
    });
    changes.differ(MEMBER, (recipients_per_call, &new.recipients_per_call), || {
        let text = text!("engine-diff-account-may-put-into-one", "Account {id} may put {recipients_per_call} into one call instead of {recipients_per_call_2}.", id = id, recipients_per_call = people(new.recipients_per_call), recipients_per_call_2 = number(*recipients_per_call));
        let is_more = new.recipients_per_call > *recipients_per_call;
        (either(is_more, Danger::Exposure, Danger::Detail), text)
    });
    changes.differ(MEMBER, (provider, &new.provider), || {
        let text = text!(
            "engine-diff-account-sends-through-instead",
            "Account {id} sends through {provider_name} instead of {provider_name_2}.",
            id = id,
            provider_name = provider_name(&new.provider),
            provider_name_2 = provider_name(provider)
        );
        (Danger::Safeguard, text)
    });
    changes.differ(MEMBER, (domain, &new.domain), || {
        let said = |domain: &Option<String>| {
            domain.as_ref().map_or_else(
                || text!("engine-diff-no-known-domain", "no known domain").say(),
                Say::say,
            )
        };
        let text = text!(
            "engine-diff-account-signs-for-instead",
            "Account {id} signs for {said} instead of {said_2}.",
            id = id,
            said = said(&new.domain),
            said_2 = said(domain)
        );
        (Danger::Detail, text)
    });
    limits(changes, new, old_limits, &new.limits);
    changes.differ(MEMBER, (in_flight, &new.in_flight), || {
        let at_a_time = |calls: Option<u64>| {
            calls.map_or_else(
                || text!("engine-diff-any-number-calls", "any number of calls").say(),
                |n| units(Unit::Calls, n),
            )
        };
        let text = text!(
            "engine-diff-account-makes-at-time-instead",
            "Account {id} makes {at_a_time} at a time instead of {at_a_time_2}.",
            id = id,
            at_a_time = at_a_time(new.in_flight),
            at_a_time_2 = at_a_time(*in_flight)
        );
        (either(new.in_flight.is_none(), Danger::Safeguard, Danger::Timing), text)
    });
    for (what, old, new) in [
        (text!("engine-diff-call", "A call"), latency_ms, new.latency_ms),
        (
            text!("engine-diff-each-recipient-call", "Each recipient of a call"),
            latency_per_recipient_ms,
            new.latency_per_recipient_ms,
        ),
    ] {
        changes.differ(MEMBER, (old, &new), || {
            let text = text!(
                "engine-diff-taken-last-instead",
                "{what} of {id} is taken to last {exact} instead of {exact_2}.",
                what = what,
                id = id,
                exact = exact(new),
                exact_2 = exact(*old)
            );
            (Danger::Timing, text)
        });
    }
    for (what, old, new) in [
        (text!("engine-diff-call-2", "a call"), *max_bytes_per_call, new.max_bytes_per_call),
        (
            text!("engine-diff-message", "a message"),
            *max_bytes_per_message,
            new.max_bytes_per_message,
        ),
    ] {
        changes.differ(MEMBER, (&old, &new), || {
            let most = |bytes: Option<u64>| {
                bytes.map_or_else(
                    || text!("engine-diff-any-number-bytes", "any number of bytes").say(),
                    |n| units(Unit::Bytes, n),
                )
            };
            let is_more = new.is_none_or(|new| old.is_some_and(|old| new > old));
            let text = text!(
                "engine-diff-account-takes-instead",
                "Account {id} takes {most} in {what} instead of {most_2}.",
                id = id,
                most = most(new),
                what = what,
                most_2 = most(old)
            );
            (either(is_more, Danger::Safeguard, Danger::Detail), text)
        });
    }
    changes.differ(MEMBER, (old_hours, &new.working_hours), || {
        let text = text!(
            "engine-diff-account-used-instead",
            "Account {id} is used {working_hours} instead of {working_hours_2}.",
            id = id,
            working_hours = working_hours(new.working_hours.as_ref()),
            working_hours_2 = working_hours(old_hours.as_ref())
        );
        (either(new.working_hours.is_none(), Danger::Safeguard, Danger::Timing), text)
    });
    changes.differ(MEMBER, (old_warm_up, &new.warm_up), || warm_up(&id, old_warm_up, &new.warm_up));
    changes.differ(MEMBER, (most_recipients, &new.most_recipients), || {
        let most = |n: Option<u64>| {
            n.map_or_else(
                || text!("engine-diff-any-number-people", "any number of people"),
                |n| text!("engine-diff-at-most", "at most {n}", n = people(n)),
            )
        };
        let text = text!(
            "engine-diff-account-takes-instead-2",
            "Account {id} takes {most} instead of {most_2}.",
            id = id,
            most = most(new.most_recipients),
            most_2 = most(*most_recipients)
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
                text!(
                    "engine-diff-account-limit-gone",
                    "Account {id}: the limit of {rate} is gone.",
                    id = id,
                    rate = rate(limit)
                ),
            ),
            Pair::Come(limit) => changes.tell(
                Danger::Timing,
                MEMBER,
                text!(
                    "engine-diff-account-has-new-limit",
                    "Account {id} has a new limit: {rate}.",
                    id = id,
                    rate = rate(limit)
                ),
            ),
            Pair::Kept(old, new) => limit(changes, account, old, new),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-limits-stand-another-order",
                "The limits of {id} stand in another order.",
                id = id
            ),
        );
    }
}

fn limit(changes: &mut Changes, account: &AccountFacts, old: &LimitFacts, new: &LimitFacts) {
    const MEMBER: &str = "accounts";
    // Unit and window are alike.
    let LimitFacts { unit, limit, per_ms, guard_ms, reserve, used, used_at, origin } = old;
    let id = name(&account.id);
    changes.differ(MEMBER, (limit, &new.limit), || {
        let documented = documented(account, *unit, *per_ms);
        let known = documented.map_or_else(Text::default, |n| {
            text!("engine-diff-documented-limit", "; the documented limit is {n}", n = number(n))
        });
        let verb = if *unit == Unit::Calls {
            text!("engine-diff-make", "make")
        } else {
            text!("engine-diff-send", "send")
        };
        let text = text!(
            "engine-diff-account-may-instead",
            "Account {id} may {verb} {rate} instead of {limit}{known}.",
            id = id,
            verb = verb,
            rate = rate(new),
            limit = number(*limit),
            known = known
        );
        let is_above =
            new.limit > *limit && documented.is_none_or(|documented| new.limit > documented);
        (either(is_above, Danger::Safeguard, Danger::Timing), text)
    });
    let of = rate(new);
    changes.differ(MEMBER, (origin, &new.origin), || match new.origin {
        LimitOrigin::Account => (
            Danger::Safeguard,
            text!("engine-diff-account-limit-was-entered-by", "Account {id}: the limit of {of} was entered by hand instead of documented by the provider.", id = id, of = of),
        ),
        LimitOrigin::Catalogue => {
            (Danger::Detail, text!("engine-diff-account-limit-documented-one-instead", "Account {id}: the limit of {of} is the documented one instead of one entered by hand.", id = id, of = of))
        }
    });
    changes.differ(MEMBER, (guard_ms, &new.guard_ms), || {
        guard(
            &text!("engine-diff-account", "Account {id}, {of}", id = id, of = of),
            *guard_ms,
            new.guard_ms,
        )
    });
    changes.differ(MEMBER, (reserve, &new.reserve), || {
        let text = text!(
            "engine-diff-account-keeps-per-free-for",
            "Account {id} keeps {units} per {per_ms} free for other mail instead of {reserve}.",
            id = id,
            units = units(*unit, new.reserve),
            per_ms = per(*per_ms),
            reserve = number(*reserve)
        );
        (either(new.reserve < *reserve, Danger::Safeguard, Danger::Timing), text)
    });
    changes.differ(MEMBER, (used, &new.used), || {
        spent(
            &text!("engine-diff-account", "Account {id}, {of}", id = id, of = of),
            *unit,
            *used,
            new.used,
        )
    });
    changes.differ(MEMBER, (used_at, &new.used_at), || {
        let said = |used: &[UsedFacts]| {
            let parts = used.iter().map(|UsedFacts { at_ms, units }| {
                text!(
                    "engine-diff-on",
                    "{units} on {at_ms}",
                    units = number(*units),
                    at_ms = instant(*at_ms)
                )
            });
            if used.is_empty() {
                text!("engine-diff-not-known", "not known").say()
            } else {
                list(parts)
            }
        };
        let text = text!(
            "engine-diff-account-when-units-were-spent",
            "Account {id}, {of}: when units were spent: {said} instead of {said_2}.",
            id = id,
            of = of,
            said = said(&new.used_at),
            said_2 = said(used_at)
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

fn rate(limit: &LimitFacts) -> Text {
    text!(
        "engine-diff-per",
        "{units} per {per_ms}",
        units = units(limit.unit, limit.limit),
        per_ms = per(limit.per_ms)
    )
}

fn guard(whose: &Text, old: u64, new: u64) -> (Danger, Text) {
    let text = text!(
        "engine-diff-margin-for-jitter-instead",
        "{whose}: the margin for jitter is {exact} instead of {exact_2}.",
        whose = whose,
        exact = exact(new),
        exact_2 = exact(old)
    );
    (either(new < old, Danger::Safeguard, Danger::Timing), text)
}

fn spent(whose: &Text, unit: Unit, old: u64, new: u64) -> (Danger, Text) {
    let text = text!(
        "engine-diff-count-as-spent-instead",
        "{whose}: {units} count as spent instead of {old}.",
        whose = whose,
        units = units(unit, new),
        old = number(old)
    );
    (either(new < old, Danger::Safeguard, Danger::Timing), text)
}

/// Milliseconds where a rougher word would hide a difference.
fn exact(ms: u64) -> Arg {
    if ms < 60_000 { span(ms) } else { text!("engine-diff-ms", "{ms} ms", ms = number(ms)).say() }
}

fn working_hours(working: Option<&WorkingHours>) -> Text {
    let Some(WorkingHours { from, to, days, time_zone }) = working else {
        return text!("engine-diff-at-any-hour", "at any hour");
    };
    let zone = time_zone.as_ref().map_or_else(|| "UTC".to_owned(), |zone| name(zone));
    let hours = hours(&name(from), &name(to), days);
    text!("engine-diff-hours-in-zone", "{hours} ({zone})", hours = hours, zone = zone)
}

fn warm_up(id: &str, old: &Option<WarmUpFacts>, new: &Option<WarmUpFacts>) -> (Danger, Text) {
    let said = |ramp: &WarmUpFacts| {
        let WarmUpFacts { caps, per_ms, guard_ms } = ramp;
        let days = caps.iter().map(|cap| number(*cap));
        text!(
            "engine-diff-messages-per-on-days-margin",
            "{days} messages per {per_ms} on its days, {exact} of margin",
            days = list(days),
            per_ms = per(*per_ms),
            exact = exact(*guard_ms)
        )
    };
    match (old, new) {
        (Some(old), None) => (
            Danger::Safeguard,
            text!(
                "engine-diff-warm-up-gone-before",
                "The warm-up of {id} is gone; before: {said}.",
                id = id,
                said = said(old)
            ),
        ),
        (None, Some(new)) => (
            Danger::Timing,
            text!(
                "engine-diff-account-warming-up",
                "Account {id} is warming up: {said}.",
                id = id,
                said = said(new)
            ),
        ),
        (Some(old), Some(new)) => (
            Danger::Safeguard,
            text!(
                "engine-diff-warm-up-changed-instead",
                "The warm-up of {id} changed: {said} instead of {said_2}.",
                id = id,
                said = said(new),
                said_2 = said(old)
            ),
        ),
        (None, None) => (Danger::Detail, Text::default()),
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
            Some(provider) => name(mailbox_provider::name(provider)).say(),
            None => text!(
                "engine-diff-everybody-so-that-stop-takes",
                "everybody, so that a stop takes hold"
            )
            .say(),
        };
        let through = account
            .as_ref()
            .map(|account| text!("engine-diff-through", " through {name}", name = name(account)));
        text!(
            "engine-diff-ceiling-for",
            "The ceiling for {whom}{through}",
            whom = whom,
            through = through.unwrap_or_default()
        )
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
                    text!(
                        "engine-diff-gone-4",
                        "{whose} is gone: {cap}.",
                        whose = whose(gone),
                        cap = cap(gone.2)
                    ),
                );
            }
            Pair::Come(come) => {
                changes.tell(
                    Danger::Timing,
                    MEMBER,
                    text!(
                        "engine-diff-new-3",
                        "{whose} is new: {cap}.",
                        whose = whose(come),
                        cap = cap(come.2)
                    ),
                );
            }
            Pair::Kept(old, new) => ceiling(changes, &whose(new), old.2, new.2),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-ceilings-stand-another-order",
                "The ceilings stand in another order."
            ),
        );
    }
}

fn ceiling(changes: &mut Changes, whose: &Text, old: Cap, new: Cap) {
    const MEMBER: &str = "mailboxCaps";
    let most = |cap: Cap| match cap {
        Cap::Rate { limit, .. } => limit,
        Cap::Connections(connections) => connections,
    };
    changes.differ(MEMBER, (&most(old), &most(new)), || {
        let text = text!(
            "engine-diff-instead-9",
            "{whose} is {cap} instead of {most}.",
            whose = whose,
            cap = cap(new),
            most = number(most(old))
        );
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

fn cap(cap: Cap) -> Text {
    match cap {
        Cap::Rate { unit, limit, per_ms, .. } => {
            text!(
                "engine-diff-per",
                "{units} per {per_ms}",
                units = units(unit, limit),
                per_ms = per(per_ms)
            )
        }
        Cap::Connections(n) => text!(
            "engine-diff-at-time",
            "{n} at a time",
            n = counted(n, ("connection", "connections"))
        ),
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
        let provider = provider.as_ref().map(|id| {
            text!("engine-diff-at", "at {name}", name = name(mailbox_provider::name(id)))
        });
        let locale = locale.as_ref().map(|locale| {
            text!("engine-diff-with-locale", "with the locale {name}", name = name(locale))
        });
        let whom = match (provider, locale) {
            (Some(provider), Some(locale)) => text!(
                "engine-diff-people-at-with",
                "people {at} {with}",
                at = provider,
                with = locale
            ),
            (Some(who), None) | (None, Some(who)) => {
                text!("engine-diff-people-who", "people {who}", who = who)
            }
            (None, None) => text!("engine-diff-people", "people"),
        };
        text!(
            "engine-diff-through-2",
            "{whom} through {accounts}",
            whom = whom,
            accounts = list(accounts.iter().map(|account| name(account)))
        )
    };
    let (old, new) = (resolved(old), resolved(new));
    let Pairs { pairs, is_reordered } = pairs(&old, &new, &[&|route| format!("{route:?}")]);
    for pair in pairs {
        match pair {
            Pair::Gone(route) => changes.tell(
                Danger::Timing,
                MEMBER,
                text!(
                    "engine-diff-route-gone-alone",
                    "A route is gone: {said} alone.",
                    said = said(route)
                ),
            ),
            Pair::Come(route) => changes.tell(
                Danger::Timing,
                MEMBER,
                text!(
                    "engine-diff-route-new-alone",
                    "A route is new: {said} alone.",
                    said = said(route)
                ),
            ),
            Pair::Kept(..) => {}
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Timing,
            MEMBER,
            text!(
                "engine-diff-routes-stand-another-order-several",
                "The routes stand in another order: of several that fit, the first holds."
            ),
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
