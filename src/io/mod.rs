//! The world outside: the only room that touches files.
//!
//! A [`World`] lists and reads the files of a site, an [`Output`] takes what is published. Paths are relative
//! to a root and use `/` on every system. What is written when is the matter of `emit`.

mod fault;
mod output;

pub use fault::{Cause, Fault};
pub use output::{DiskOutput, Lock, LockError, MemoryOutput, Output, Stamp};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What lies below a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Paths of the files, sorted.
    pub files: Vec<String>,
    /// What was not followed: links, and names that are not UTF-8.
    pub skipped: Vec<String>,
}

/// Files of a site, wherever they are.
pub trait World: Sync {
    /// All files below a folder (`""` for the root).
    ///
    /// # Errors
    /// When a folder cannot be read; the message names it.
    fn list(&self, folder: &str) -> Result<Listing, Fault>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file cannot be read; the message names it.
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

/// How deep folders may be nested; content has three levels.
const MAX_DEPTH: usize = 12;
/// No text file of a site is larger; beyond it a file was put there by mistake.
const MAX_BYTES: u64 = 16 << 20;
/// Snapshots of editions hold every record of a site in one file.
const MAX_SNAPSHOT_BYTES: u64 = 1 << 30;

impl Disk {
    /// The site whose root is `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn relative(&self, path: &Path) -> Option<String> {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(&self.root).ok()?.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }
}

impl World for Disk {
    fn list(&self, folder: &str) -> Result<Listing, Fault> {
        let start = self.root.join(folder);
        let mut listing = Listing::default();
        if !start.is_dir() {
            return Ok(listing);
        }
        // Links are not followed: nothing outside the root is ever read.
        for entry in walkdir::WalkDir::new(&start).max_depth(MAX_DEPTH).sort_by_file_name() {
            let entry = entry.map_err(|error| walked(&start, error))?;
            let kind = entry.file_type();
            match self.relative(entry.path()) {
                Some(path) if kind.is_file() => listing.files.push(path),
                Some(_) if kind.is_dir() => {}
                Some(path) => listing.skipped.push(path),
                None => listing.skipped.push(entry.path().to_string_lossy().into_owned()),
            }
        }
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let full = self.root.join(path);
        let bytes = std::fs::metadata(&full).map_or(0, |data| data.len());
        let is_snapshot = full.extension().is_some_and(|ending| ending == "json");
        if bytes > if is_snapshot { MAX_SNAPSHOT_BYTES } else { MAX_BYTES } {
            let path = full.display().to_string();
            return Err(Fault { path, cause: Cause::TooLarge(bytes) });
        }
        std::fs::read(&full).map_err(|error| Fault::of(&full, &error))
    }
}

/// What went wrong while a folder was walked through.
fn walked(start: &Path, error: walkdir::Error) -> Fault {
    let path = error.path().unwrap_or(start).to_owned();
    let cause = Cause::Other(error.to_string());
    let told = error.into_io_error().map(|error| Fault::of(&path, &error));
    told.unwrap_or(Fault { path: path.display().to_string(), cause })
}

/// Files held in memory, for tests.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Takes a file away.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }
}

impl World for Memory {
    fn list(&self, folder: &str) -> Result<Listing, Fault> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let files = self.files.keys().filter(|path| path.starts_with(&prefix)).cloned().collect();
        Ok(Listing { files, skipped: Vec::new() })
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let gone = || Fault { path: path.to_owned(), cause: Cause::Gone };
        self.files.get(path).cloned().ok_or_else(gone)
    }
}
