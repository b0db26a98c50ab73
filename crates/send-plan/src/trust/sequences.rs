//! Last sequences by campaign id. A map that names a campaign twice would hide one of two numbers.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};

pub(super) fn each_once<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, u64>, D::Error> {
    deserializer.deserialize_map(EachOnce)
}

struct EachOnce;

impl<'de> Visitor<'de> for EachOnce {
    type Value = BTreeMap<String, u64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("campaign ids with their last sequences")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut sequences = BTreeMap::new();
        while let Some((campaign, sequence)) = members.next_entry::<String, u64>()? {
            if sequences.insert(campaign.clone(), sequence).is_some() {
                return Err(A::Error::custom(format_args!("campaign {campaign:?} stands twice")));
            }
        }
        Ok(sequences)
    }
}
