//! The functions that a template may call.
//!
//! `if`, `unless`, `each`, `with`, `lookup` and `log` are those of handlebars.js; SES, SendGrid and
//! Mailgun have them. `equals`, `notEquals`, `greaterThan`, `lessThan`, `and`, `or` and `insert` are
//! SendGrid's, `equal` is Mailgun's. `number`, `date` and `plural` are Piecewise's own.

use std::borrow::Cow;

use serde_json::Value;

use super::super::cldr;
use super::super::scan::{Problem, problem};
use super::Call;
use super::evaluate::{Renderer, Scope, unknown_helper};
use super::value::{self, NOTHING, Val};
use crate::wording::{counted, text};

/// Whether a name means this helper even where it is given nothing, as in handlebars.js.
pub(super) fn is_block(name: &str) -> bool {
    matches!(name, "if" | "unless" | "each" | "with" | "lookup" | "log")
}

/// What a helper answers where it is shown, or given to another.
pub(super) fn value<'a>(
    renderer: &mut Renderer<'_>,
    name: &str,
    given: &[Val<'a>],
    call: &Call,
    scope: &Scope<'_, 'a>,
) -> Result<Val<'a>, Problem> {
    match (name, given) {
        ("lookup", [of, _]) if value::is_falsy(of) => Ok(of.clone()),
        ("lookup", [of, name]) => Ok(value::member(of, &value::text(name))),
        ("log", _) => Ok(NOTHING),
        ("insert", [first, rest @ ..]) => Ok(insert(first, rest)),
        ("number", [number]) => {
            let text = cldr::number(renderer.by.locale, &value::text(number));
            Ok(Cow::Owned(text.into()))
        }
        ("date", [date]) => {
            let style = named(renderer, "style", call, scope)?.unwrap_or_default();
            let Some(style) = cldr::Style::named(&style) else {
                return Err(problem(
                    call.spot,
                    text!(
                        "engine-template-there-no-date-style",
                        "There is no date style \u{201c}{style}\u{201d}.",
                        style = style
                    ),
                    text!(
                        "engine-template-write-style-long-medium-or",
                        "Write style=\"long\", \"medium\" or \"short\"."
                    ),
                ));
            };
            let (locale, zone) = (renderer.by.locale, renderer.by.time_zone);
            Ok(Cow::Owned(cldr::date(locale, &value::text(date), zone, style).into()))
        }
        ("plural", [number]) => {
            let category = cldr::plural(renderer.by.locale, &value::text(number));
            let form = match named(renderer, category, call, scope)? {
                Some(form) => Some(form),
                None => named(renderer, "other", call, scope)?,
            };
            let Some(form) = form else {
                return Err(problem(
                    call.spot,
                    text!(
                        "engine-template-this-plural-has-no-form",
                        "This plural has no form for every number."
                    ),
                    text!("engine-template-add-other", "Add other=\"…\"."),
                ));
            };
            let number = cldr::number(renderer.by.locale, &value::text(number));
            Ok(Cow::Owned(form.replace('#', &number).into()))
        }
        ("equals" | "equal" | "notEquals" | "greaterThan" | "lessThan" | "and" | "or", _) => {
            condition(renderer, name, given, call, scope).map(|holds| Cow::Owned(holds.into()))
        }
        ("if" | "unless" | "each" | "with", _) => Err(problem(
            call.spot,
            text!(
                "engine-template-block-cannot-be-shown",
                "\u{201c}{name}\u{201d} is a block: it cannot be shown.",
                name = name
            ),
            text!("engine-template-write", "Write {{{{#{name} …}}}}…{{{{/{name}}}}}.", name = name),
        )),
        ("lookup" | "insert" | "number" | "date" | "plural", _) => Err(wrong_number(name, call)),
        _ => Err(unknown_helper(call)),
    }
}

/// Whether the first branch of a block helper is the one.
pub(super) fn condition<'a>(
    renderer: &mut Renderer<'_>,
    name: &str,
    given: &[Val<'a>],
    call: &Call,
    scope: &Scope<'_, 'a>,
) -> Result<bool, Problem> {
    let text = |value: &Val<'_>| value::text(value);
    match (name, given) {
        ("if" | "unless", [of]) => {
            let zero = call.named.iter().find(|(name, _)| name == "includeZero");
            let includes_zero = match zero {
                Some((_, value)) => !value::is_falsy(&*renderer.expression(value, scope)?),
                None => false,
            };
            let is_zero = !includes_zero && value::is_falsy(of);
            Ok((is_zero || value::is_empty(of)) == (name == "unless"))
        }
        ("equals" | "equal", [one, other]) => Ok(text(one) == text(other)),
        ("notEquals", [one, other]) => Ok(text(one) != text(other)),
        ("greaterThan", [one, other]) => Ok(order(one, other) == Some(std::cmp::Ordering::Greater)),
        ("lessThan", [one, other]) => Ok(order(one, other) == Some(std::cmp::Ordering::Less)),
        ("and", [_, ..]) => Ok(given.iter().all(|of| !value::is_falsy(of))),
        ("or", [_, ..]) => Ok(given.iter().any(|of| !value::is_falsy(of))),
        ("if" | "unless" | "each" | "with", _)
        | ("equals" | "equal" | "notEquals" | "greaterThan" | "lessThan" | "and" | "or", _) => {
            Err(wrong_number(name, call))
        }
        _ => Err(unknown_helper(call)),
    }
}

/// SendGrid's: the value, or what stands behind `default=`.
fn insert<'a>(first: &Val<'a>, rest: &[Val<'a>]) -> Val<'a> {
    if !value::is_falsy(first) {
        return first.clone();
    }
    let default = rest.iter().find_map(|given| match given.as_ref() {
        Value::String(text) => text.strip_prefix("default=").map(str::to_owned),
        _ => None,
    });
    default.map_or(NOTHING, |text| Cow::Owned(text.into()))
}

/// Numbers by size; what is no number has no order.
fn order(one: &Val<'_>, other: &Val<'_>) -> Option<std::cmp::Ordering> {
    let number = |of: &Val<'_>| value::text(of).trim().parse::<f64>().ok();
    number(one)?.partial_cmp(&number(other)?)
}

fn named<'a>(
    renderer: &mut Renderer<'_>,
    name: &str,
    call: &Call,
    scope: &Scope<'_, 'a>,
) -> Result<Option<String>, Problem> {
    let known = call.named.iter().find(|(known, _)| known == name);
    known.map(|(_, value)| Ok(value::text(&*renderer.expression(value, scope)?))).transpose()
}

fn wrong_number(name: &str, call: &Call) -> Problem {
    problem(
        call.spot,
        text!(
            "engine-template-given-here",
            "\u{201c}{name}\u{201d} is given {given} here.",
            name = name,
            given = counted(call.given.len() as u64, ("value", "values"))
        ),
        text!(
            "engine-template-see-docs-templates-md-for",
            "See docs/TEMPLATES.md for what it takes."
        ),
    )
}
