//! Diagnostics for programs: a plain JSON list, and SARIF 2.1.0 (OASIS) for code-review tools.

use super::{Diagnostic, Language};
use crate::source::Sources;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Row<'d> {
    code: &'d str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    message: Sentence<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Sentence<'d>>,
}

#[derive(Serialize)]
struct Sentence<'d> {
    zh: &'d str,
    en: &'d str,
}

/// A JSON list with both languages; lines and columns from 1, columns in characters.
#[must_use]
pub fn print(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let rows: Vec<Row<'_>> = diagnostics.iter().map(|one| row(one, sources)).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn row<'d>(one: &'d Diagnostic, sources: &'d Sources) -> Row<'d> {
    let place = one.place(sources);
    Row {
        code: one.code,
        severity: severity(one),
        path: place.map(|(path, _)| path),
        line: place.map(|(_, place)| place.line),
        column: place.map(|(_, place)| place.column),
        message: Sentence { zh: &one.message.zh, en: &one.message.en },
        help: one.help.as_ref().map(|help| Sentence { zh: &help.zh, en: &help.en }),
    }
}

fn severity(one: &Diagnostic) -> &'static str {
    one.severity.word(Language::English)
}

/// A SARIF log of one run.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut codes: Vec<&str> = diagnostics.iter().map(|one| one.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = diagnostics.iter().map(|one| result(one, sources, &codes)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "wutu",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn result(one: &Diagnostic, sources: &Sources, codes: &[&str]) -> Value {
    let text = match &one.help {
        Some(help) => format!("{}。{}", one.message.zh, help.zh),
        None => one.message.zh.clone(),
    };
    let mut result = json!({
        "ruleId": one.code,
        "ruleIndex": codes.iter().position(|code| *code == one.code),
        "level": severity(one),
        "message": { "text": text },
    });
    if let Some((path, place)) = one.place(sources) {
        result["locations"] = json!([{ "physicalLocation": {
            "artifactLocation": { "uri": uri(path) },
            "region": { "startLine": place.line, "startColumn": place.column },
        } }]);
    }
    result
}

/// A path as a relative URI: what is not plain ASCII is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
