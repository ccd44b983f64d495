//! A record of a snapshot, and how it is written: what is empty is left out, fields keep their order.

use crate::read::Printed;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A record as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its kind in English: `product`.
    pub kind: String,
    /// What tells it from others of its kind, from edition to edition: its id, after that of its chain where ids are
    /// local to one. Where it has no id, the ids that it joins: `chips/wafer→data-center`.
    pub key: String,
    /// Its printed number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Chain in whose folder it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<String>,
    /// Ids of the records around it, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// Its fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "fields")]
    pub fields: Vec<(String, Printed)>,
}

impl Record {
    /// A field.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Printed> {
        self.fields.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    /// The ids of which its key is made, without that of the chain to which they are local.
    pub fn joined(&self) -> impl Iterator<Item = &str> {
        let chain = self.chain.as_deref().unwrap_or_default();
        let own = self.key.strip_prefix(chain).and_then(|rest| rest.strip_prefix('/'));
        own.unwrap_or(&self.key).split('→')
    }

    /// A field of one value.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.field(key)? {
            Printed::One(text) => Some(text),
            Printed::Many(_) => None,
        }
    }
}

/// Fields as an object in their own order.
mod fields {
    use super::{Deserializer, MapAccess, Printed, SerializeMap, Serializer, Visitor, fmt};

    type Fields = Vec<(String, Printed)>;

    pub(super) fn serialize<S: Serializer>(
        fields: &[(String, Printed)],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(fields.len()))?;
        for (key, value) in fields {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Fields, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Fields::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(fields)
            }
        }
        from.deserialize_map(InOrder)
    }
}
