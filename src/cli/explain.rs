//! `wutu explain CODE`: the manual page of a code.

use crate::check::{self, Group};
use crate::diag::Language;
use std::io::Write;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code in brackets of a message, e.g. dangling-reference; without one all codes are listed with what they find
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let text = match &arguments.code {
        None => list(language),
        Some(code) => match check::explain(code, language) {
            Some(page) => page,
            None => return unknown(code, language),
        },
    };
    match writeln!(out, "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// Every code with its level and what it finds, for people: by group, one to a line.
fn list(language: Language) -> String {
    let entries = check::entries();
    let width = entries.iter().map(|entry| entry.code.len()).max().unwrap_or_default();
    let mut groups = Vec::new();
    for group in Group::ALL {
        let mut lines = vec![group.heading(language).to_owned()];
        for entry in entries.iter().filter(|entry| entry.group == group) {
            let level = entry.severity.word(language);
            let finds = entry.finds.in_language(language);
            lines.push(format!("  {:width$}  {level:<7}  {finds}", entry.code));
        }
        groups.push(lines.join("\n"));
    }
    groups.join("\n\n")
}

fn unknown(code: &str, language: Language) -> ExitCode {
    let text = match language {
        Language::Chinese => format!("没有“{code}”这个代码；不带参数运行 wutu explain 可列出全部"),
        Language::English => format!("there is no code `{code}`; `wutu explain` lists them all"),
    };
    let _ = writeln!(std::io::stderr().lock(), "{text}");
    ExitCode::from(2)
}
