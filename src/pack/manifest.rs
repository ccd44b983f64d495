//! The manifest of packs: for each its pages, its hash, and from which content it was made, so that a page may tell
//! whether a pack is still true. It holds no clock.

use crate::artifact::Artifact;
use crate::edition::Edition;
use crate::source::Sources;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the manifest lies, beside the packs.
pub const MANIFEST: &str = "packs.json";

/// From what packs are made, and for whom.
pub(super) struct Imprint {
    edition: String,
    as_of: String,
    audience: &'static str,
    /// The hash of the content files.
    pub(super) content: String,
}

impl Imprint {
    /// The imprint of an edition that was read from content files.
    pub(super) fn of(edition: &Edition<'_>, sources: &Sources) -> Self {
        let mut hash = Sha256::new();
        for file in &sources.files {
            // Lengths keep a path and a text from being taken for others that read the same one after another.
            hash.update(format!("{} {}\n{}", file.path, file.text.len(), file.text));
        }
        Self {
            edition: edition.name().to_owned(),
            as_of: edition.as_of(),
            audience: edition.audience_words(),
            content: hex(&hash.finalize()),
        }
    }
}

/// A pack in the manifest.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    file: String,
    title: String,
    edition: String,
    as_of: String,
    audience: String,
    content: String,
    /// How many pages it has.
    pub(super) pages: usize,
    bytes: usize,
    sha256: String,
}

impl Entry {
    /// The entry of a finished pack.
    pub(super) fn of(artifact: &Artifact, title: &str, (pages, from): (usize, &Imprint)) -> Self {
        Self {
            file: artifact.path.clone(),
            title: title.to_owned(),
            edition: from.edition.clone(),
            as_of: from.as_of.clone(),
            audience: from.audience.to_owned(),
            content: from.content.clone(),
            pages,
            bytes: artifact.bytes.len(),
            sha256: hex(&Sha256::digest(&artifact.bytes)),
        }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    #[serde(default)]
    packs: Vec<Entry>,
}

/// The manifest with new entries in place of old ones for the same files. One that is not ours is replaced.
pub(super) fn joined(before: &[u8], new: Vec<Entry>) -> String {
    let old: Manifest = serde_json::from_slice(before).unwrap_or_default();
    let is_kept = |entry: &Entry| new.iter().all(|one| one.file != entry.file);
    let mut packs: Vec<Entry> = old.packs.into_iter().filter(is_kept).collect();
    packs.extend(new);
    packs.sort_by(|a, b| a.file.cmp(&b.file));
    serde_json::to_string_pretty(&Manifest { packs }).map(|text| text + "\n").unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
