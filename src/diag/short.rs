//! Diagnostics one to a line, for `grep` and for editors: `path:line:column: error[code]: message`.

use super::{Diagnostic, Language};
use crate::source::Sources;
use std::fmt::Write as _;

/// The diagnostics, one to a line, in the order given.
#[must_use]
pub fn print(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for one in diagnostics {
        let severity = one.severity.word(Language::English);
        if let Some((file, place)) = one.place(sources) {
            let _ = write!(out, "{file}:{}:{}: ", place.line, place.column);
        }
        let _ = write!(out, "{severity}[{}]: {}", one.code, one.message.in_language(language));
        if let Some(help) = &one.help {
            let _ = write!(out, " — {}", help.in_language(language));
        }
        out.push('\n');
    }
    out
}
