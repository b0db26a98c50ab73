//! How JavaScript sees values: as text, as a condition, by their members.

use std::borrow::Cow;

use serde_json::Value;

/// A value of the row, or one that was computed.
pub(super) type Val<'a> = Cow<'a, Value>;

pub(super) const NOTHING: Val<'static> = Cow::Owned(Value::Null);

/// As `'' + value` has it, with nothing for `null`.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) if whole.unsigned_abs() < 1 << 53 => whole.to_string(),
            (_, Some(float)) => ryu_js::Buffer::new().format(float).to_owned(),
            _ => number.to_string(),
        },
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(_) => "[object Object]".to_owned(),
    }
}

/// As the helpers `if`, `unless` and `with` judge: nothing, `false`, `""` and empty lists. 0 is not.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// As `!value` has it.
pub(super) fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::Array(_) => false,
        other => is_empty(other),
    }
}

/// The member of a value: of objects by name, of lists and texts by place, and their `length`.
pub(super) fn member<'a>(of: &Val<'a>, name: &str) -> Val<'a> {
    let index = || {
        let is_plain = name == "0" || !name.starts_with('0');
        name.parse::<usize>().ok().filter(|_| is_plain && !name.starts_with('+'))
    };
    match of {
        Cow::Borrowed(Value::Object(members)) => members.get(name).map_or(NOTHING, Cow::Borrowed),
        Cow::Borrowed(Value::Array(items)) if name == "length" => Cow::Owned(items.len().into()),
        Cow::Borrowed(Value::Array(items)) => {
            index().and_then(|at| items.get(at)).map_or(NOTHING, Cow::Borrowed)
        }
        other => match other.as_ref() {
            // JavaScript counts UTF-16.
            Value::String(text) if name == "length" => {
                Cow::Owned(text.encode_utf16().count().into())
            }
            Value::String(text) => {
                let unit = index().and_then(|at| text.encode_utf16().nth(at));
                unit.map_or(NOTHING, |unit| Cow::Owned(String::from_utf16_lossy(&[unit]).into()))
            }
            // Nothing computed has members.
            _ => NOTHING,
        },
    }
}

/// Whether a block is given what its surroundings are about already: then `../` does not count it.
/// handlebars.js asks by `!=`, to which `0`, `""` and `[]` are the same.
pub(super) fn is_same(one: &Val<'_>, other: &Val<'_>) -> bool {
    // The only objects that are computed stand for nothing.
    let is_made = |of: &Val<'_>| matches!(of, Cow::Owned(Value::Object(_)));
    let is_compound = |of: &Val<'_>| matches!(of.as_ref(), Value::Array(_) | Value::Object(_));
    if is_compound(one) && is_compound(other) {
        let same = std::ptr::eq(one.as_ref(), other.as_ref());
        return same || (is_made(one) && is_made(other));
    }
    match (one.as_ref(), other.as_ref()) {
        (Value::Null, other) | (other, Value::Null) => other.is_null(),
        (Value::String(one), Value::String(other)) => one == other,
        // What is compound is compared as text, and texts as numbers where the other is one.
        (Value::String(text), Value::Array(_) | Value::Object(_)) => *text == self::text(other),
        (Value::Array(_) | Value::Object(_), Value::String(text)) => *text == self::text(one),
        (one, other) => number(one).is_some_and(|one| Some(one) == number(other)),
    }
}

/// A value as JavaScript takes it for a number.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => Some(0.0),
        Value::Bool(flag) => Some(f64::from(*flag)),
        Value::Number(number) => number.as_f64(),
        other => match text(other).trim() {
            "" => Some(0.0),
            text => text.parse().ok(),
        },
    }
}

/// Writes text as handlebars.js escapes it.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            '`' => out.push_str("&#x60;"),
            '=' => out.push_str("&#x3D;"),
            c => out.push(c),
        }
    }
}
