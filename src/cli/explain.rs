//! `wutu explain CODE`: the manual page of a code.

use crate::check;
use crate::diag::Language;
use std::io::Write;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code in brackets of a message, e.g. dangling-reference; without one all codes are listed
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let text = match &arguments.code {
        None => check::codes().join("\n"),
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

fn unknown(code: &str, language: Language) -> ExitCode {
    let text = match language {
        Language::Chinese => format!("没有“{code}”这个代码；不带参数运行 wutu explain 可列出全部"),
        Language::English => format!("there is no code `{code}`; `wutu explain` lists them all"),
    };
    let _ = writeln!(std::io::stderr().lock(), "{text}");
    ExitCode::from(2)
}
