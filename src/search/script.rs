//! The printer of the index: a script that hands one value over to `find.js`.
//!
//! A classic script, since that is what loads from a folder. Knows no page.

use super::shard::Shard;
use serde::Serialize;

/// What the first file says beside its own passages.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    /// Syllables with the characters that are read so.
    pub(super) readings: String,
    /// What the kinds of results are called, in the order in which they are shown.
    pub(super) kinds: Vec<&'static str>,
    /// The other files, beside this one.
    pub(super) files: Vec<String>,
}

#[derive(Serialize)]
struct Value<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<&'s Head>,
    #[serde(flatten)]
    shard: &'s Shard,
}

/// Prints a shard.
pub(super) fn print(head: Option<&Head>, shard: &Shard) -> String {
    // Strings, numbers and lists always serialize.
    let json = serde_json::to_string(&Value { head, shard }).unwrap_or_default();
    format!("wutuSearch.push({});\n", escaped(&json))
}

/// JSON as a script may hold it, wherever it stands: no end of a script element, no comment of HTML, and no line end
/// that older scripts do not allow in strings.
fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_ends_the_script() {
        let hostile = "</script><!--\u{2028}\u{2029}\"\\\n]]>";
        let script = escaped(&serde_json::to_string(hostile).unwrap());
        assert!(!script.contains(['<', '\u{2028}', '\u{2029}', '\n']));
        assert_eq!(serde_json::from_str::<String>(&script).unwrap(), hostile);
    }
}
