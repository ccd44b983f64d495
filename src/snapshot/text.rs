//! Snapshots as JSON: a head, then one record to a line, so that two can be read side by side in any editor. The hash over
//! the records tells a snapshot that was edited or cut from one as it was written.

use super::{Damage, Record, Snapshot};
use crate::artifact::sha256;
use crate::model::{Audience, Word};
use crate::source;
use serde::{Deserialize, Serialize};

/// Version of the form; a snapshot of a later one is refused.
pub const SCHEMA: u32 = 1;

/// What stands before the records.
#[derive(Serialize)]
struct Head<'s> {
    schema: u32,
    edition: &'s str,
    as_of: &'s str,
    audience: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
    sha256: String,
}

/// A whole snapshot as it is read.
#[derive(Deserialize)]
struct Whole {
    edition: String,
    as_of: String,
    audience: String,
    note: Option<String>,
    sha256: String,
    records: Vec<Record>,
}

/// The version alone, since a later one may look otherwise.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

impl Snapshot {
    /// The snapshot as JSON.
    #[must_use]
    pub fn print(&self) -> String {
        let lines = lines(&self.records);
        let head = Head {
            schema: SCHEMA,
            edition: &self.edition,
            as_of: &self.as_of,
            audience: self.audience.word(),
            note: self.note.as_deref(),
            sha256: sha256(lines.as_bytes()),
        };
        let head = serde_json::to_string_pretty(&head).unwrap_or_default();
        let head = head.trim_end_matches("\n}");
        format!("{head},\n  \"records\": [\n{lines}\n  ]\n}}\n")
    }
}

/// The records, one to a line.
fn lines(records: &[Record]) -> String {
    let lines = records.iter().map(|one| serde_json::to_string(one).unwrap_or_default());
    lines.collect::<Vec<_>>().join(",\n")
}

/// Reads a snapshot, in whatever encoding an editor saved it.
///
/// # Errors
/// When it is none, is of a later version, or is not as it was written.
pub fn read(bytes: &[u8]) -> Result<Snapshot, Damage> {
    let nowhere = Damage::Unreadable { line: 1, column: 1 };
    parse(&source::decode(bytes).ok_or(nowhere)?)
}

fn parse(text: &str) -> Result<Snapshot, Damage> {
    let version: Version = serde_json::from_str(text).map_err(|error| Damage::of(&error))?;
    if version.schema != SCHEMA {
        return Err(Damage::Version(version.schema));
    }
    let whole: Whole = serde_json::from_str(text).map_err(|error| Damage::of(&error))?;
    let Whole { edition, as_of, audience, note, sha256: hash, records } = whole;
    let audience = Audience::parse(&audience).ok_or(Damage::Audience(audience))?;
    if sha256(lines(&records).as_bytes()) != hash {
        return Err(Damage::Edited);
    }
    Ok(Snapshot { edition, as_of, audience, note, records })
}

#[cfg(test)]
mod tests {
    use super::{Audience, Damage, Record, Snapshot, parse};
    use crate::read::Printed;

    fn snapshot() -> Snapshot {
        let record = Record {
            kind: "product".to_owned(),
            key: "a/wafer".to_owned(),
            number: "A-T-001".to_owned(),
            name: "硅片".to_owned(),
            chain: Some("a".to_owned()),
            place: vec!["upstream".to_owned()],
            fields: vec![
                ("status".to_owned(), Printed::One("缺失".to_owned())),
                ("firms".to_owned(), Printed::Many(vec!["x".to_owned()])),
            ],
        };
        Snapshot {
            edition: "2023-Q3".to_owned(),
            as_of: "2023-09-30".to_owned(),
            audience: Audience::Public,
            note: None,
            records: vec![record.clone(), Record { key: "a/b".to_owned(), ..record }],
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let snapshot = snapshot();
        assert_eq!(parse(&snapshot.print()).unwrap(), snapshot);
        let empty = Snapshot { records: Vec::new(), ..snapshot };
        assert_eq!(parse(&empty.print()).unwrap(), empty);
    }

    #[test]
    fn what_is_not_as_it_was_written_is_refused() {
        let text = snapshot().print();
        assert_eq!(parse(&text.replace("缺失", "优势")), Err(Damage::Edited));
        assert_eq!(parse(&text.replace("\"schema\": 1", "\"schema\": 9")), Err(Damage::Version(9)));
        assert!(matches!(parse(&text[..text.len() / 2]), Err(Damage::Unreadable { .. })));
        assert!(matches!(parse(&text.replace("public", "all")), Err(Damage::Audience(_))));
    }
}
