//! The manifest: every published file with its size and hash. It holds no clock, so that the same input
//! gives the same bytes.

use crate::artifact::Artifact;
use crate::io::{Fault, Output};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where the manifest lies.
pub(super) const PATH: &str = "manifest.json";

/// What was published for whom.
#[derive(Debug, Clone, Copy)]
pub struct Imprint<'a> {
    /// Name of the edition: `2023-Q4`.
    pub edition: &'a str,
    /// The day of which it speaks: `2023-12-31`.
    pub as_of: &'a str,
    /// For whom: `公开版`, `内部版`, `领导版`.
    pub audience: &'a str,
}

/// The list of published files, sorted by path.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    #[serde(default)]
    edition: String,
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    pub(super) audience: String,
    #[serde(default)]
    files: Vec<File>,
}

#[derive(Debug, Serialize, Deserialize)]
struct File {
    path: String,
    #[serde(default)]
    bytes: u64,
    #[serde(default)]
    sha256: String,
}

impl Manifest {
    /// The manifest of artifacts.
    pub(super) fn of(artifacts: &[Artifact], imprint: &Imprint<'_>) -> Self {
        let mut files: Vec<File> = artifacts.par_iter().map(entry).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            edition: imprint.edition.to_owned(),
            as_of: imprint.as_of.to_owned(),
            audience: imprint.audience.to_owned(),
            files,
        }
    }

    /// The manifest of the last publish; an empty one where there is none or where it is not ours, since then
    /// nothing may be removed.
    pub(super) fn read(output: &dyn Output) -> Result<Self, Fault> {
        let bytes = output.read(PATH)?.unwrap_or_default();
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// Paths that this one lists and the newer one does not.
    pub(super) fn without<'s>(&'s self, newer: &Self) -> Vec<&'s str> {
        let kept: BTreeSet<&str> = newer.files.iter().map(|file| file.path.as_str()).collect();
        let paths = self.files.iter().map(|file| file.path.as_str());
        paths.filter(|path| !kept.contains(path) && is_inside(path)).collect()
    }

    /// Edition, as-of date and audience, those that are stated.
    pub(super) fn imprint(&self) -> Vec<String> {
        let all = [&self.edition, &self.as_of, &self.audience];
        all.into_iter().filter(|one| !one.is_empty()).cloned().collect()
    }

    /// Paths and hashes of the files inside the folder.
    pub(super) fn hashes(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter().filter(|file| is_inside(&file.path));
        files.map(|file| (file.path.as_str(), file.sha256.as_str()))
    }

    /// The manifest as JSON.
    pub(super) fn print(&self) -> String {
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }
}

/// Whether a path stays inside the folder. A manifest may have been edited by hand.
pub(super) fn is_inside(path: &str) -> bool {
    let parts = path.split(['/', '\\']);
    !path.contains(':') && parts.into_iter().all(|part| !matches!(part, "" | "." | ".."))
}

fn entry(artifact: &Artifact) -> File {
    let (path, sha256) = (artifact.path.clone(), artifact.bytes.sha256());
    File { path, bytes: artifact.bytes.len() as u64, sha256 }
}
