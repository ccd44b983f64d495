//! What the last publish of this program left in a folder, so that the next one need not read it all again.
//!
//! A file that somebody else has written since has another stamp, and is read as if nothing were known of it.

use super::journal;
use crate::artifact::{Artifact, Bytes};
use crate::io::{Fault, Output, Stamp};
use std::collections::HashMap;

/// What stands in a folder; nothing is known at first.
#[derive(Debug, Default)]
pub struct Standing {
    files: HashMap<String, (Bytes, Stamp)>,
}

/// What was found at the place of an artifact.
#[derive(Debug)]
pub(super) struct Found {
    /// Whether it is the artifact.
    pub(super) same: bool,
    stamp: Option<Stamp>,
}

impl Standing {
    /// Whether the last publish ended here and no other was begun since, so that nothing is to be mended.
    pub(super) fn is_whole(&self, output: &dyn Output) -> Result<bool, Fault> {
        Ok(!self.files.is_empty() && !journal::is_written(output)?)
    }

    /// Looks for an artifact in its place.
    pub(super) fn look(&self, output: &dyn Output, artifact: &Artifact) -> Result<Found, Fault> {
        // The stamp is taken before the file is read: what is written in between has another one.
        let stamp = output.stamp(&artifact.path);
        let known = self.files.get(&artifact.path).filter(|(_, known)| Some(*known) == stamp);
        let same = match known {
            Some((bytes, _)) => *bytes == artifact.bytes,
            None => output.read(&artifact.path)?.as_deref() == Some(&*artifact.bytes),
        };
        Ok(Found { same, stamp })
    }

    /// What stands in a folder where nothing had to be written.
    pub(super) fn of(artifacts: &[Artifact], found: &[Found]) -> Self {
        Self::with(artifacts, found, |_| None)
    }

    /// What will stand in a folder when everything that is staged is in its place.
    pub(super) fn staged(output: &dyn Output, artifacts: &[Artifact], found: &[Found]) -> Self {
        Self::with(artifacts, found, |path| output.staged_stamp(path))
    }

    fn with(
        artifacts: &[Artifact],
        found: &[Found],
        staged: impl Fn(&str) -> Option<Stamp>,
    ) -> Self {
        let known = artifacts.iter().zip(found).filter_map(|(one, found)| {
            let stamp = if found.same { found.stamp } else { staged(&one.path) };
            Some((one.path.clone(), (one.bytes.clone(), stamp?)))
        });
        Self { files: known.collect() }
    }
}
