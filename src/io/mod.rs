//! The world outside: the only room that touches files.
//!
//! A [`World`] lists and reads the files of a site, an [`Output`] takes what is published. Paths are relative
//! to a root and use `/` on every system. What is written when is the matter of `emit`.

mod output;

pub use output::{DiskOutput, MemoryOutput, Output};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files of a site, wherever they are.
pub trait World: Sync {
    /// Paths of all files below a folder (`""` for the root), sorted.
    ///
    /// # Errors
    /// When a folder cannot be read; the message names it.
    fn list(&self, folder: &str) -> Result<Vec<String>, String>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file cannot be read; the message names it.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

/// How deep folders may be nested; content has three levels.
const MAX_DEPTH: usize = 12;

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
    fn list(&self, folder: &str) -> Result<Vec<String>, String> {
        let start = self.root.join(folder);
        if !start.is_dir() {
            return Ok(Vec::new());
        }
        let mut paths = Vec::new();
        // Links are not followed: nothing outside the root is ever read.
        for entry in walkdir::WalkDir::new(&start).max_depth(MAX_DEPTH).sort_by_file_name() {
            let entry = entry.map_err(|error| error.to_string())?;
            if entry.file_type().is_file() {
                paths.extend(self.relative(entry.path()));
            }
        }
        Ok(paths)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let full = self.root.join(path);
        std::fs::read(&full).map_err(|error| format!("{}: {error}", full.display()))
    }
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
}

impl World for Memory {
    fn list(&self, folder: &str) -> Result<Vec<String>, String> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Ok(self.files.keys().filter(|path| path.starts_with(&prefix)).cloned().collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.files.get(path).cloned().ok_or_else(|| format!("{path}: not found"))
    }
}
