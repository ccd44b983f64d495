//! The journal of a publish: what is to change, written when everything is staged and removed when all is done.
//!
//! While it is there a publish is under way; without it what is staged was never decided on.

use super::EmitError;
use super::manifest::{PATH, is_inside};
use crate::artifact::Artifact;
use crate::io::{Fault, Output};
use serde::{Deserialize, Serialize};

/// Where the journal lies.
const JOURNAL: &str = ".wutu-journal.json";

/// What a publish is to change.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    /// Files that are staged.
    changed: Vec<String>,
    /// Files that are to go.
    removed: Vec<String>,
}

/// What was found of an earlier publish that did not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// Nothing; the last publish ended.
    Nothing,
    /// It was decided on, and was finished now.
    Finished,
    /// It was not decided on; what was staged is cleared away.
    RolledBack,
}

impl Journal {
    pub(super) fn of(changed: &[&Artifact], removed: &[&str]) -> Self {
        Self {
            changed: changed.iter().map(|one| one.path.clone()).collect(),
            removed: removed.iter().map(|path| (*path).to_owned()).collect(),
        }
    }

    /// Decides on the publish.
    pub(super) fn write(&self, output: &dyn Output) -> Result<(), Fault> {
        let text = serde_json::to_vec(self).unwrap_or_default();
        output.replace(JOURNAL, &text)
    }

    /// Puts everything in its place, the manifest last. May be called again after a stop at any point.
    pub(super) fn finish(&self, output: &dyn Output) -> Result<(), Fault> {
        // A journal may have been edited by hand; it reaches nothing outside the folder.
        for path in self.changed.iter().filter(|path| is_inside(path)) {
            output.promote(path)?;
        }
        for path in self.removed.iter().filter(|path| is_inside(path)) {
            output.remove(path)?;
        }
        output.promote(PATH)?;
        output.remove(JOURNAL)
    }
}

/// Whether a publish into the folder is decided on; so it is where nobody can tell.
pub(super) fn is_decided(output: &dyn Output) -> bool {
    output.read(JOURNAL).map_or(true, |journal| journal.is_some())
}

/// Whether there is a journal.
pub(super) fn is_written(output: &dyn Output) -> Result<bool, Fault> {
    Ok(output.read(JOURNAL)?.is_some())
}

/// Whether a publish into the folder did not end.
pub(super) fn is_interrupted(output: &dyn Output) -> Result<bool, Fault> {
    Ok(is_written(output)? || !output.staged()?.is_empty())
}

/// Finishes or rolls back a publish that did not end.
///
/// # Errors
/// When the folder cannot be read or written: [`EmitError::Unfinished`] where the publish was decided on, else the old
/// site is whole.
pub fn recover(output: &dyn Output) -> Result<Recovery, EmitError> {
    let journal = output.read(JOURNAL)?;
    let decided: Option<Journal> = journal.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if let Some(journal) = decided {
        journal.finish(output).map_err(EmitError::Unfinished)?;
        return Ok(Recovery::Finished);
    }
    let staged = output.staged()?;
    for path in &staged {
        output.unstage(path)?;
    }
    output.remove(JOURNAL)?;
    Ok(if staged.is_empty() { Recovery::Nothing } else { Recovery::RolledBack })
}
