//! Changes to a JSON document that leave it JSON: figures at their ends, odd strings, members
//! removed, put elsewhere, repeated. Bytes changed at random would rarely get past the parser.

use serde_json::{Value, json};

/// Strings with a meaning in some member, or none in any.
const STRINGS: [&str; 40] = [
    "",
    " ",
    "\0",
    "🦀",
    "ms",
    "0ms",
    "1ms",
    "1s",
    "7s",
    "1m",
    "1h",
    "24h",
    "7d",
    "366d",
    "18446744073709551615d",
    "00:00",
    "00:01",
    "12:00",
    "23:59",
    "24:00",
    "UTC",
    "Asia/Kolkata",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "2026-11-23T06:00:00Z",
    "2026-11-24",
    "2027-03-28T00:59:60Z",
    "9999-12-30T22:00:00Z",
    "1970-01-01T00:00:00Z",
    "-009999-01-02T00:00:00Z",
    "gmail",
    "yahoo",
    "other",
    "smtp",
    "ses",
    "sandbox",
    "even",
    "bytes",
    "calls",
];

/// Figures at the ends of what is read, and small ones.
const NUMBERS: [i64; 20] = [
    -1,
    0,
    1,
    2,
    3,
    7,
    50,
    99,
    100,
    101,
    1_000,
    60_000,
    86_400_000,
    1 << 31,
    1 << 32,
    366 * 86_400_000,
    (1 << 53) - 1,
    1 << 53,
    i64::MAX,
    i64::MIN,
];

/// Numbers drawn from a seed (SplitMix64).
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u32) -> Self {
        Self(seed.into())
    }

    /// A number below `end`; 0 where `end` is 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// One change somewhere in the document; members that it lacks come from `donor`.
pub fn change(document: &mut Value, donor: &Value, draw: &mut Draw) {
    let place = draw.below(size(document));
    let copy = draw.one_in(12).then(|| {
        let from = if draw.one_in(2) { donor } else { &*document };
        node(from, draw.below(size(from))).clone()
    });
    let Some(value) = node_mut(document, &mut { place }) else { return };
    match copy {
        Some(copy) => *value = copy,
        None => change_value(value, donor, draw),
    }
}

fn change_value(value: &mut Value, donor: &Value, draw: &mut Draw) {
    match value {
        Value::Null => *value = json!(*draw.of(&NUMBERS)),
        Value::Bool(flag) => *flag = !*flag,
        Value::Number(number) => {
            let old = number.as_i64().unwrap_or(1);
            *value = match draw.below(8) {
                0 => json!(old.saturating_add(1)),
                1 => json!(old.saturating_sub(1)),
                2 => json!(old.saturating_mul(1 + draw.below(1_000) as i64)),
                3 => json!(old / (2 + draw.below(1_000) as i64)),
                4 => json!(draw.below(100)),
                5 if draw.one_in(8) => json!(old as f64 + 0.5),
                _ => json!(*draw.of(&NUMBERS)),
            };
        }
        Value::String(text) => match draw.below(4) {
            0 => text.push_str(draw.of::<&str>(&STRINGS)),
            1 => change_digit(text, draw),
            2 => *text = format!("{}{}", draw.below(3_000), draw.of(&["ms", "s", "m", "h", "d"])),
            _ => *text = (*draw.of(&STRINGS)).to_owned(),
        },
        Value::Array(items) => change_items(items, donor, draw),
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if !names.is_empty() && draw.one_in(3) {
                members.remove(draw.of(&names));
            } else if let Some((name, value)) = fitting_member(&names, donor, draw) {
                members.insert(name, value);
            }
        }
    }
}

fn change_items(items: &mut Vec<Value>, donor: &Value, draw: &mut Draw) {
    if items.is_empty() {
        items.push(node(donor, draw.below(size(donor))).clone());
        return;
    }
    let place = draw.below(items.len());
    match draw.below(4) {
        0 => drop(items.remove(place)),
        1 => {
            let other = draw.below(items.len());
            items.swap(place, other);
        }
        2 => items.push(items[place].clone()),
        _ => {
            let times = *draw.of(&[1, 2, 10, 100]);
            for _ in 0..times {
                let mut item = items[place].clone();
                // Names are told apart; else every copy would be refused for its name.
                for name in ["id", "name"] {
                    if let Some(Value::String(name)) = item.get_mut(name) {
                        name.push_str(&items.len().to_string());
                    }
                }
                items.push(item);
            }
        }
    }
}

/// One digit of a time, a window or a salt.
fn change_digit(text: &mut String, draw: &mut Draw) {
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    if !digits.is_empty() {
        let at = *draw.of(&digits);
        text.replace_range(at..=at, &draw.below(10).to_string());
    }
}

/// A member that stands in the donor beside one of these names, or anywhere.
fn fitting_member(names: &[String], donor: &Value, draw: &mut Draw) -> Option<(String, Value)> {
    let mut objects: Vec<&serde_json::Map<String, Value>> = Vec::new();
    let mut left = vec![donor];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(items) => left.extend(items),
            Value::Object(members) => {
                if names.iter().any(|name| members.contains_key(name)) || names.is_empty() {
                    objects.push(members);
                }
                left.extend(members.values());
            }
            _ => {}
        }
    }
    let members = objects.get(draw.below(objects.len()))?;
    let (name, value) = members.iter().nth(draw.below(members.len()))?;
    Some((name.clone(), value.clone()))
}

/// Values in a document, itself included.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

fn node(value: &Value, place: usize) -> &Value {
    let mut left = vec![value];
    let mut before = 0;
    while let Some(value) = left.pop() {
        if before == place {
            return value;
        }
        before += 1;
        match value {
            Value::Array(items) => left.extend(items),
            Value::Object(members) => left.extend(members.values()),
            _ => {}
        }
    }
    value
}

fn node_mut<'a>(value: &'a mut Value, place: &mut usize) -> Option<&'a mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| node_mut(item, place)),
        Value::Object(members) => members.values_mut().find_map(|item| node_mut(item, place)),
        _ => None,
    }
}
