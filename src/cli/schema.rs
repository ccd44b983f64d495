//! `wutu schema`: JSON Schema of the content files, for editors.

use crate::audience::Gate;
use crate::diag::{Language, Words};
use crate::io::{Disk, DiskOutput, Output};
use crate::read;
use crate::schema::{self, Known};
use crate::site::{self, Numbers};
use crate::source;
use crate::wording::Wording;
use serde_json::{Map, Value};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder to write into, one file to a kind of content file [default: all as one object, printed]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Also offers the ids that this site declares
    #[arg(long, value_name = "SITE")]
    with_ids: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> ExitCode {
    let known = match arguments.with_ids.as_deref().map(|site| known(site, language)).transpose() {
        Ok(known) => known,
        Err(code) => return code,
    };
    let schemas = schema::schemas(known.as_ref());
    let done = match &arguments.out {
        None => print(schemas),
        Some(folder) => write(folder, &schemas, language),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr().lock(), "{}", error.in_language(language));
            ExitCode::from(2)
        }
    }
}

/// The ids of a site; its errors elsewhere are the matter of `wutu check`.
fn known(site: &Path, language: Language) -> Result<Known, ExitCode> {
    let (sources, problems) = source::load(&Disk::new(site), "content");
    if sources.files.is_empty() {
        let _ = super::check::print_human(&problems, &sources, language);
        return Err(ExitCode::from(2));
    }
    let model = read::read(&sources, &Gate::open()).model;
    let words = Wording::built_in();
    Ok(Known::of(&site::resolve(&model, Numbers::assign(&model), &words)))
}

fn print(schemas: Vec<(&'static str, Value)>) -> Result<(), Words> {
    let all: Map<String, Value> =
        schemas.into_iter().map(|(name, one)| (name.to_owned(), one)).collect();
    let text = schema::text(&Value::Object(all));
    std::io::stdout().lock().write_all(text.as_bytes()).map_err(|error| both(&error))
}

/// What the system says when a stream cannot be written.
fn both(error: &std::io::Error) -> Words {
    Words::new(error.to_string(), error.to_string())
}

fn write(
    folder: &Path,
    schemas: &[(&'static str, Value)],
    language: Language,
) -> Result<(), Words> {
    let output = DiskOutput::new(folder);
    for (name, one) in schemas {
        output
            .replace(&format!("{name}.json"), schema::text(one).as_bytes())
            .map_err(|fault| Words::unusable(&fault))?;
    }
    let (count, folder) = (schemas.len(), folder.display());
    let text = match language {
        Language::Chinese => format!("已写 {count} 份 JSON Schema 到 {folder}"),
        Language::English => format!("{count} schemas written into {folder}"),
    };
    writeln!(std::io::stderr().lock(), "{text}").map_err(|error| both(&error))
}
