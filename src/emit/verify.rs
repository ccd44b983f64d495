//! Holds a published folder against its manifest.

use super::journal::is_interrupted;
use super::manifest::Manifest;
use crate::artifact::sha256;
use crate::io::{Fault, Output};
use rayon::prelude::*;

/// What a published folder holds, against its manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Edition, as-of date and audience, as the manifest has them; empty where there is no manifest.
    pub imprint: Vec<String>,
    /// How many files are as they were published.
    pub intact: usize,
    /// Files that are gone.
    pub missing: Vec<String>,
    /// Files whose bytes are others.
    pub changed: Vec<String>,
    /// Whether a publish did not end.
    pub interrupted: bool,
}

impl Report {
    /// Whether everything is as it was published.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        !self.interrupted && self.missing.is_empty() && self.changed.is_empty()
    }
}

enum State {
    Intact,
    Missing,
    Changed,
}

/// Compares every file that the manifest lists; what it does not list is not wutu's and not looked at.
///
/// # Errors
/// When a file cannot be read; the fault names it.
pub fn verify(output: &dyn Output) -> Result<Report, Fault> {
    let manifest = Manifest::read(output)?;
    let mut report = Report {
        imprint: manifest.imprint(),
        interrupted: is_interrupted(output)?,
        ..Report::default()
    };
    let files: Vec<(&str, &str)> = manifest.hashes().collect();
    let states: Vec<State> = files
        .par_iter()
        .map(|(path, hash)| Ok::<_, Fault>(state(output.read(path)?, hash)))
        .collect::<Result<_, _>>()?;
    for ((path, _), state) in files.into_iter().zip(states) {
        match state {
            State::Intact => report.intact += 1,
            State::Missing => report.missing.push(path.to_owned()),
            State::Changed => report.changed.push(path.to_owned()),
        }
    }
    Ok(report)
}

fn state(bytes: Option<Vec<u8>>, hash: &str) -> State {
    match bytes {
        None => State::Missing,
        Some(bytes) if sha256(&bytes) == hash => State::Intact,
        Some(_) => State::Changed,
    }
}
