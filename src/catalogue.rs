//! The catalogue of packs: for each its pages, its hash, and from which content it was made, so that a page may tell
//! whether a pack is still true. It lies beside the packs; `pack` writes it, a build reads it. It holds no clock.
//!
//! Not a maker of packs, and there without the feature `pdf`, too: a site may be built beside packs of another program.

use crate::artifact::Artifact;
use crate::edition::Edition;
use crate::io::{Fault, Output};
use crate::model::Audience;
use crate::site::EntityKind;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The folder of packs below that of the site.
pub const FOLDER: &str = "packs";

/// Where the catalogue lies, beside the packs.
pub const FILE: &str = "packs.json";

/// From what packs are made, and for whom.
#[derive(Debug)]
pub struct Imprint {
    edition: String,
    as_of: String,
    audience: &'static str,
    content: String,
}

impl Imprint {
    /// The imprint of what is made from an edition.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        Self {
            edition: edition.name().to_owned(),
            as_of: edition.as_of(),
            audience: edition.audience_words(),
            content: edition.content().to_owned(),
        }
    }

    /// The hash of what the audience may see.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.content
    }
}

/// A pack in the catalogue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    file: String,
    title: String,
    edition: String,
    as_of: String,
    audience: String,
    content: String,
    /// How many pages it has.
    pub pages: usize,
    bytes: usize,
    sha256: String,
}

impl Entry {
    /// The entry of a finished pack.
    #[must_use]
    pub fn of(artifact: &Artifact, title: &str, (pages, from): (usize, &Imprint)) -> Self {
        let digest = Sha256::digest(&*artifact.bytes);
        Self {
            file: artifact.path.clone(),
            title: title.to_owned(),
            edition: from.edition.clone(),
            as_of: from.as_of.clone(),
            audience: from.audience.to_owned(),
            content: from.content.clone(),
            pages,
            bytes: artifact.bytes.len(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    /// Whether the pack says what the edition says.
    #[must_use]
    pub fn is_of(&self, edition: &Edition<'_>) -> bool {
        self.content == edition.content() && self.audience == edition.audience_words()
    }
}

/// The packs of a folder, sorted by file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Catalogue {
    #[serde(default)]
    packs: Vec<Entry>,
}

impl Catalogue {
    /// The catalogue of a folder without packs.
    pub const NONE: &'static Self = &Self { packs: Vec::new() };

    /// The catalogue of a folder, without packs that are no longer there or have another size; empty where there is none
    /// or where it is not ours.
    ///
    /// # Errors
    /// When the folder cannot be read; the fault names the file.
    pub fn read(output: &dyn Output) -> Result<Self, Fault> {
        let bytes = output.read(FILE)?.unwrap_or_default();
        let Self { packs } = serde_json::from_slice(&bytes).unwrap_or_default();
        let there = |entry: Entry| {
            let is_plain = !entry.file.contains(['/', '\\', ':']) && entry.file.ends_with(".pdf");
            let bytes = if is_plain { output.read(&entry.file)? } else { None };
            Ok(bytes.is_some_and(|bytes| bytes.len() == entry.bytes).then_some(entry))
        };
        let packs: Vec<Option<Entry>> =
            packs.into_par_iter().map(there).collect::<Result<_, Fault>>()?;
        Ok(Self { packs: packs.into_iter().flatten().collect() })
    }

    /// The catalogue with new entries in place of old ones for the same files.
    #[must_use]
    pub fn joined(mut self, new: Vec<Entry>) -> Self {
        self.packs.retain(|entry| new.iter().all(|one| one.file != entry.file));
        self.packs.extend(new);
        self.packs.sort_by(|a, b| a.file.cmp(&b.file));
        self
    }

    /// The catalogue as a file.
    #[must_use]
    pub fn print(&self) -> Artifact {
        let text = serde_json::to_string_pretty(self).map(|text| text + "\n");
        Artifact::new(FILE, text.unwrap_or_default())
    }

    /// The pack of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.packs.iter().find(|entry| entry.file.strip_suffix(".pdf") == Some(name))
    }

    /// The addresses of the packs below the folder of the site.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        self.packs.iter().map(|entry| format!("{FOLDER}/{}", entry.file)).collect()
    }

    /// A pack that must not lie beside a site for an audience: one for others beside a public site.
    #[must_use]
    pub fn forbidden(&self, audience: &str) -> Option<&str> {
        let public = Audience::Public.edition_words();
        let is_closed = |entry: &&Entry| audience == public && entry.audience != public;
        self.packs.iter().find(is_closed).map(|entry| entry.file.as_str())
    }
}

/// The name of the pack of a chain, a leader, a department or a city: that of its file without the ending.
#[must_use]
pub fn name(kind: EntityKind, id: &str) -> String {
    match kind {
        EntityKind::Leader => format!("leader-{id}"),
        EntityKind::Department => format!("department-{id}"),
        EntityKind::Region => format!("city-{id}"),
        _ => id.to_owned(),
    }
}

/// The name of the pack over all chains.
pub const PROVINCE: &str = "province";
