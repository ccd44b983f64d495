//! The audience as it is given on the command line.

use crate::model::{Audience, Word};

/// Reads `public`, `internal`, `leadership` or the Chinese words.
pub(super) fn parse_audience(text: &str) -> Result<Audience, String> {
    let words = Audience::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    Audience::parse(text).ok_or_else(|| format!("use one of: {words}"))
}
