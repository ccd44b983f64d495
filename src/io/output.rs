//! Where the output goes: a folder on disk, or memory for tests.
//!
//! Single files only. What is written, kept and removed, and in which order, is the matter of `emit`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A folder that files are published into. Paths are relative to it and use `/`.
pub trait Output: Sync {
    /// The bytes of a file; none where there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read; the message names it.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String>;

    /// Puts a file in its place at once: readers see the old bytes or the new, never half of them.
    ///
    /// # Errors
    /// When it cannot be written; the message names it.
    fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), String>;

    /// Removes a file, and the folders that are empty then. A file that is not there is no error.
    ///
    /// # Errors
    /// When it cannot be removed; the message names it.
    fn remove(&self, path: &str) -> Result<(), String>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct DiskOutput {
    root: PathBuf,
}

/// What a file is called while it is being written. It begins with a dot and ends in a way that nobody's
/// own file does.
const BESIDE: &str = ".wutu-new";

impl DiskOutput {
    /// The folder `root`; it is made when the first file is written.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn full(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }
}

fn named<T>(path: &Path, result: std::io::Result<T>) -> Result<T, String> {
    result.map_err(|error| format!("{}: {error}", path.display()))
}

impl Output for DiskOutput {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let full = self.full(path);
        match std::fs::read(&full) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            other => named(&full, other).map(Some),
        }
    }

    fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let full = self.full(path);
        let name = full.file_name().unwrap_or_default().to_string_lossy();
        let beside = full.with_file_name(format!(".{name}{BESIDE}"));
        if let Some(folder) = full.parent() {
            named(folder, std::fs::create_dir_all(folder))?;
        }
        named(&beside, std::fs::write(&beside, bytes))?;
        let renamed = named(&full, std::fs::rename(&beside, &full));
        if renamed.is_err() {
            // The old file is still whole; only the new one beside it is cleared away.
            let _ = std::fs::remove_file(&beside);
        }
        renamed
    }

    fn remove(&self, path: &str) -> Result<(), String> {
        let full = self.full(path);
        match std::fs::remove_file(&full) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            other => named(&full, other)?,
        }
        // Only folders that are empty can be removed this way, so that nobody's file is lost.
        let folders = full.ancestors().skip(1).take_while(|folder| *folder != self.root);
        for folder in folders {
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Files held in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryOutput {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemoryOutput {
    /// The paths that are there, sorted.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        self.lock().keys().cloned().collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Output for MemoryOutput {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.lock().get(path).cloned())
    }

    fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.lock().insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), String> {
        self.lock().remove(path);
        Ok(())
    }
}
