//! What commands that hand over files have in common: how they end, and what they say of problems.

use crate::diag::{self, Diagnostic, Language, Severity, human};
use crate::source::Sources;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Says a text and ends with a code, or with that of input and output where the text cannot be said.
pub(super) fn ended(text: &str, code: u8) -> ExitCode {
    let said = std::io::stderr().lock().write_all(text.as_bytes());
    ExitCode::from(if said.is_ok() { code } else { 2 })
}

/// The errors and what has one of some codes; where there are errors, that nothing was written.
pub(super) fn told(
    (problems, sources): (&[Diagnostic], &Sources),
    codes: &[&str],
    language: Language,
) -> String {
    let is_told = |one: &&Diagnostic| one.severity == Severity::Error || codes.contains(&one.code);
    let problems: Vec<Diagnostic> = problems.iter().filter(is_told).cloned().collect();
    let style = match std::io::stderr().is_terminal() {
        true => human::Style::Coloured,
        false => human::Style::Plain,
    };
    let nothing = match language {
        _ if !diag::has_errors(&problems) => "",
        Language::Chinese => "有错误，没有写入任何文件\n",
        Language::English => "there are errors; nothing was written\n",
    };
    human::print(&problems, sources, language, style) + nothing
}
